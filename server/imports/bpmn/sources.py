"""Data stores and data objects as sources, and the arrows between them and tasks as what a step reads and writes."""

from collections import defaultdict
from collections.abc import Mapping

from server.domain.record import Value
from server.domain.records.sources import Source
from server.domain.template_reading import Given
from server.imports.account import in_words
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import DATA, PROCESSES
from server.imports.texts import cut

MOST = 500
LONG = "“{}” is over {} characters. The source is called “{}”."
UNNAMED = "{} {} has no name. The source is called “{}”."
TOO_MANY = f"There are over {MOST} sources already"


class Sources:
    """The sources of a flow, by the number of the data element that each was."""

    def __init__(self, model: Model, telling: Telling, known: Mapping[int, str]) -> None:
        self._model, self._telling = model, telling
        self.ids: dict[int, str] = dict(known)
        """With those of an export of ours, which have their records already."""
        self.records: list[Given] = []
        self._references: dict[int, list[Element]] = defaultdict(list)
        for one in model.all("dataObjectReference", "dataStoreReference"):
            meant = self._meaning(one)
            if meant:
                self._references[meant.number].append(one)
        self._named: dict[tuple[str, bool], str] = {}
        """A name and whether it is a store → the source; the same data is often drawn several times."""

    def name(self, one: Element) -> str:
        """What a data element's source is called; empty where that is an older record's to say."""
        id = self.ids.get(one.number)
        return next((str(source.values["name"]) for source in self.records if source.id == id), "")

    def add(self) -> None:
        """Makes sources of what is drawn of data, and of what tasks point at."""
        for one in self._model.all(*DATA):
            meant = self._meaning(one)
            if one.drawn and meant and meant.number in self.ids:
                self.ids[one.number] = self.ids[meant.number]
            elif one.number not in self.ids and not one.drawn and self._is_shown(one):
                self._add(one)
        for one in self._model.all("dataObject", "dataStore"):
            self._join_definition(one)

    def _is_shown(self, one: Element) -> bool:
        """References, data of a process as a whole, and objects that nothing refers to but arrows."""
        if one.tag in ("dataInput", "dataOutput"):
            holder = one.parent
            around = holder.parent if holder and holder.tag == "ioSpecification" else None
            return around is not None and around.tag in PROCESSES
        return one.tag.endswith("Reference") or (one.tag == "dataObject" and not self._references.get(one.number))

    def _join_definition(self, one: Element) -> None:
        """What a reference refers to is the same source."""
        references = self._references.get(one.number, [])
        record = next((self.ids[other.number] for other in references if other.number in self.ids), "")
        if record:
            self.ids.setdefault(one.number, record)
            self._telling.join(one, "the source that it is drawn as")

    def _add(self, one: Element) -> None:
        meant = self._meaning(one)
        is_store = "Store" in one.tag
        full = one.name or (meant.name if meant else "")
        key = (full.casefold(), is_store)
        if full and key in self._named:
            self.ids[one.number] = self._named[key]
            self._telling.join(one, f"the source “{full}”, drawn more than once")
        elif len(self.records) >= MOST:
            self._telling.leave(one, TOO_MANY)
        else:
            self._named[key] = self._made(one, full, is_store)

    def _made(self, one: Element, full: str, is_store: bool) -> str:
        id = f"source-{len(self.records) + 1}"
        name = self._name(one, full)
        values: dict[str, Value] = {"name": name} if is_store else {"name": name, "role": "document"}
        self.ids[one.number] = id
        self.records.append(Given(Source.wire, id, values))
        self._telling.take(one, Source.wire, id, f"the source “{name}”")
        return id

    def _name(self, one: Element, full: str) -> str:
        if not full:
            name = f"Source {len(self.records) + 1}"
            self._telling.note(UNNAMED.format(in_words(one.tag), one.id or f"in line {one.line}", name))
            return name
        name = cut(full, Source.name.longest)
        if name != full:
            self._telling.note(LONG.format(full, Source.name.longest, name))
        return name

    def _meaning(self, one: Element) -> Element | None:
        return self._model.meant(one, one.tag.removesuffix("erence")) if one.tag.endswith("Reference") else None
