"""What an export of ours carries along in the file: records as they were, taken literally."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from server.domain.archive.archive import FORMAT, VERSION, Tree, ids_in
from server.domain.record import Ref, Refs
from server.domain.records import KINDS
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.vocabulary import DATA, EVENTS, GATEWAYS, TASKS
from server.imports.texts import Clean, cleaned
from server.imports.unreadable import Unreadable

BROKEN = "What Crossflow had written into this file was changed at line {}, so it was not read. Export it again."
LAST = 10**9
WITH_DETAILS = TASKS | EVENTS | GATEWAYS | DATA | {"sequenceFlow", "textAnnotation"}


class Own:
    """The records in a file, by the element that shows them."""

    def __init__(self, model: Model, clean: Clean) -> None:
        self._clean = clean
        self.head: Tree | None = None
        """What the export says besides its records; none in the file of another tool."""
        self.shown: dict[int, list[tuple[str, str]]] = defaultdict(list)
        """Number of an element → kind and id of each record that it shows."""
        entries: list[tuple[int, Tree]] = []
        taken: set[str] = set()
        for one in model.root.within("ours"):
            if one.tag == "workshop":
                self.head = self._tree(one)
            elif one.tag == "record" and one.get("id") not in taken:
                # Who copies a task in another tool copies its record too; the copy is a new task.
                taken.add(one.get("id"))
                entries.append((_number(one.get("place"), LAST), self._entry(one)))
        self.entries = [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
        if self.head is None:
            self._forget(model)

    def _forget(self, model: Model) -> None:
        """Without the head the records are of no use, so the file is read as that of any other tool."""
        self.entries = []
        self.shown.clear()
        for one in model.elements:
            one.drawn = False

    @property
    def frame(self) -> Tree:
        """What the workshop's JSON export says besides its records; what a tool has deleted is gone."""
        head = self.head or {}
        before = head.get("gone")
        gone = {str(one) for one in before} if isinstance(before, list) else set()
        missing = {id for one in self.entries for id in _points_at(one)} - {str(one["id"]) for one in self.entries}
        return {"format": FORMAT, "version": VERSION, **head, "gone": sorted(gone | missing)}

    def ids_of(self, kind: str) -> dict[int, str]:
        """The records of a kind, by the number of the element that shows them."""
        return {number: id for number, all in self.shown.items() for one, id in all if one == kind}

    def pairs(self, kind: str, one: str, other: str) -> dict[tuple[str, str], str]:
        """The records of a kind by two of their fields."""
        entries = [(str(entry["id"]), entry["values"]) for entry in self.entries if entry["kind"] == kind]
        values = [(id, said) for id, said in entries if isinstance(said, dict)]
        return {(str(said.get(one)), str(said.get(other))): id for id, said in values}

    def orders(self) -> dict[str, float]:
        """The place of each step among the steps, by its id."""
        said = {str(one["id"]): one["values"] for one in self.entries if one["kind"] == "step"}
        orders = {id: values.get("order") for id, values in said.items() if isinstance(values, dict)}
        return {id: order for id, order in orders.items() if isinstance(order, int | float)}

    def told(self, model: Model) -> Iterator[tuple[Element, str, str, str]]:
        """Elements that show a record, with its kind and id, and what it is called."""
        values = {(str(one["kind"]), str(one["id"])): one["values"] for one in self.entries}
        for one in model.elements:
            for kind, id in self.shown.get(one.number, [])[:1]:
                said = values.get((kind, id))
                yield one, kind, id, str(said.get("name", "")) if isinstance(said, dict) else ""

    def shows(self, one: Element) -> bool:
        """Whether an export of ours drew this element: for a record, or to make the picture whole."""
        return one.drawn or one.number in self.shown

    def shows_part(self, one: Element) -> bool:
        """Whether it is a detail of something that an export of ours drew, such as the text of a note."""
        around = one.parent
        return around is not None and around.tag in WITH_DETAILS and self.shows(around)

    def _entry(self, one: Element) -> Tree:
        kind, id = one.get("kind"), one.get("id")
        showing = next((above for above in one.above() if above.tag != "extensionElements"), None)
        if showing:
            self.shown[showing.number].append((kind, id))
        entry: Tree = {"id": id, "kind": kind, "values": self._tree(one)}
        if one.get("at"):
            entry["at"] = _number(one.get("at"), 0)
        return entry | {name: one.get(name) for name in ("function", "by") if one.get(name)}

    def _tree(self, one: Element) -> Tree:
        try:
            tree = cleaned(msgspec.json.decode(one.text), self._clean)
        except (msgspec.DecodeError, RecursionError):
            tree = None
        if not isinstance(tree, dict):
            raise Unreadable(BROKEN.format(one.line))
        return tree


def _points_at(entry: Tree) -> Iterator[str]:
    """The records that one points at; people stay behind anyway."""
    kind, values = KINDS.get(str(entry["kind"])), entry["values"]
    for name, value in values.items() if kind and isinstance(values, dict) else ():
        field = kind.fields.get(name) if kind else None
        if isinstance(field, Ref | Refs) and field.kinds != ("person",):
            yield from (id for id in ids_in(value) if isinstance(id, str))


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else otherwise
