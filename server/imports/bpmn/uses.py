"""Which step reads or writes which source: by the arrows between tasks and data."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from server.domain.records.sources import SourceUse
from server.domain.template_reading import Given
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import LINKS

MOST = 1_000


class _Use(NamedTuple):
    step: int
    data: Element
    writes: bool
    arrow: Element


class Uses:
    """The uses of sources by steps."""

    def __init__(self, model: Model, telling: Telling, sources: Mapping[int, str]) -> None:
        self._model, self._telling, self._sources = model, telling, sources
        self.records: list[Given] = []

    def add(self, steps: Mapping[int, str], order: Mapping[int, int], known: set[tuple[str, str]]) -> None:
        """Makes uses of the arrows between these steps and the sources; not of pairs that there are already."""
        uses = sorted(self._found(steps), key=lambda one: order.get(one.step, 0))
        written: set[str] = set()
        done: dict[tuple[str, str], Given] = {}
        for use in uses:
            pair = (steps[use.step], self._sources[use.data.number])
            if pair in known:
                self._telling.join(use.arrow, "the use of a source that is there already")
            elif pair in done:
                self._widen(done[pair], use)
            elif len(self.records) < MOST:
                done[pair] = self._add(pair, use, "create" if use.writes and pair[1] not in written else "")
            written |= {pair[1]} if use.writes else set()

    def _add(self, pair: tuple[str, str], use: _Use, access: str) -> Given:
        id = f"use-{len(self.records) + 1}"
        access = access if access and "Store" not in use.data.tag else "update" if use.writes else "read"
        one = Given(SourceUse.wire, id, {"step": pair[0], "source": pair[1], "access": access})
        self.records.append(one)
        self._telling.take(use.arrow, SourceUse.wire, id, "the use of a source by a step")
        return one

    def _widen(self, use: Given, again: _Use) -> None:
        """Reading and writing the same is keeping it up to date."""
        reads = use.values["access"] == "read"
        if reads == again.writes:
            use.values["access"] = "update"
        self._telling.join(again.arrow, "the use of the same source by the same step")

    def _found(self, steps: Mapping[int, str]) -> Iterator[_Use]:
        for arrow in self._model.all(*LINKS):
            if self._telling.knows(arrow) or arrow.drawn:
                continue
            ends = self._ends(arrow)
            data = next((one for one in ends if one is not None and one.number in self._sources), None)
            step = next((one for one in ends if one is not None and one.number in steps), None)
            if data is not None and step is not None:
                yield _Use(step.number, data, self._writes(arrow, data), arrow)

    def _ends(self, arrow: Element) -> tuple[Element | None, Element | None]:
        """What an arrow connects. One inside a task connects the task, whatever it calls its own ends."""
        source, target = self._model.meant(arrow, "sourceRef"), self._model.meant(arrow, "targetRef")
        if arrow.tag == "dataInputAssociation":
            return source, arrow.parent
        if arrow.tag == "dataOutputAssociation":
            return arrow.parent, target
        return source, target

    def _writes(self, arrow: Element, data: Element) -> bool:
        if arrow.tag == "association":
            return self._model.meant(arrow, "targetRef") is data and arrow.get("associationDirection") != "None"
        return arrow.tag == "dataOutputAssociation"
