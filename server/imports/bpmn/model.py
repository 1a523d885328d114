"""The semantic model of a file: its elements, and what they point at."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from server.imports.bpmn.drawing import Drawing
from server.imports.bpmn.element import Element
from server.imports.bpmn.reading import Document
from server.imports.bpmn.vocabulary import NODES, PROCESSES
from server.imports.unreadable import Unreadable

MOST_NODES = 1_000
MOST_ARROWS = 3_000
MOST_LANES = 300
MOST_ALIKE = 20
"""So many elements with one id are looked at; no tool writes more than a few."""

TOO_LARGE = "This model has {} {}, far more than a workshop can work on. Export one of its processes alone."


class Model:
    """The elements of a file by tag and id. Ids may be missing, there twice, or point nowhere."""

    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.elements = [self.root, *(one for one in self.root.within() if one.tag != "extensionElements")]
        """Every element that is neither drawing nor extension, in the order of the file."""
        self.drawing = Drawing(self.root)
        self._tagged: dict[str, list[Element]] = defaultdict(list)
        self._by_id: dict[str, list[Element]] = defaultdict(list)
        for one in self.elements:
            self._tagged[one.tag].append(one)
            if one.id and len(self._by_id[one.id]) < MOST_ALIKE:
                self._by_id[one.id].append(one)
        self.nodes = self.all(*NODES)
        _refuse_more(len(self.nodes), MOST_NODES, "tasks, events and gateways")
        _refuse_more(len(self.all("lane", "participant")), MOST_LANES, "pools and lanes")
        _refuse_more(len(self.all("sequenceFlow", "messageFlow", "association")), MOST_ARROWS, "arrows")

    def all(self, *tags: str) -> list[Element]:
        """The elements with one of these tags, in the order of the file."""
        found = [one for tag in tags for one in self._tagged.get(tag, ())]
        return found if len(tags) == 1 else sorted(found, key=lambda one: one.number)

    def found(self, reference: str, near: Element, tags: Collection[str] = ()) -> Element | None:
        """What a reference means: of several with the id the one in the same process. Prefixes are let pass."""
        reference = reference.strip()
        for id in (reference, reference.rpartition(":")[2]):
            candidates = [one for one in self._by_id.get(id, ()) if not tags or one.tag in tags]
            if candidates:
                return _nearest(candidates, near)
        return None

    def meant(self, one: Element, attribute: str, tags: Collection[str] = ()) -> Element | None:
        """What an attribute of an element points at, or its child of the same name."""
        said = one.get(attribute) or next((child.words for child in one.kids(attribute)), "")
        return self.found(said, one, tags) if said else None


def process_of(one: Element) -> Element | None:
    """The process that an element is in."""
    return next((around for around in one.above() if around.tag in PROCESSES), None)


def _nearest(candidates: Iterable[Element], near: Element) -> Element:
    first, *others = candidates
    home = process_of(near)
    if not others or home is None:
        return first
    return next((one for one in (first, *others) if process_of(one) is home), first)


def _refuse_more(many: int, most: int, what: str) -> None:
    if many > most:
        raise Unreadable(TOO_LARGE.format(f"{many:,}", what))
