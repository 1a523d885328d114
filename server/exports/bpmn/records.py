"""The workshop's records in the file. Each travels as JSON in an element of our own namespace, inside what shows it, or
inside the collaboration: what BPMN has no word for comes back when the file is imported, and other tools pass it on.
"""

from collections.abc import Iterable
from typing import Any

from server.domain.blocks.flow import Side
from server.exports.bpmn.markup import BPMN, OURS, Element, as_json, below, element, named

WITH_A_STEP = ("decision", "dissent", "boundary")
"""Kinds that a step's task shows, besides the step."""
HEAD = ("format", "version", "about", "gone")
ATTRIBUTES = ("kind", "id", "at", "function", "by")

Tree = dict[str, Any]


class Records:
    """The records of an archive, each of them to be carried once."""

    def __init__(self, archive: Tree) -> None:
        self._archive = archive
        self._waiting: dict[str, tuple[int, Tree]] = {
            one["id"]: (place, one) for place, one in enumerate(archive["records"])
        }
        self._beside: dict[str, list[str]] = {}
        for one in archive["records"]:
            if one["kind"] in WITH_A_STEP:
                self._beside.setdefault(one["values"].get("step", ""), []).append(one["id"])

    def give(self, to: Element, ids: Iterable[str]) -> None:
        """Has an element carry these records and what belongs to them; one that carries none says so: it is drawn."""
        found = [
            self._waiting.pop(one) for id in ids for one in (id, *self._beside.get(id, ())) if one in self._waiting
        ]
        if not found:
            to.set(named(OURS, "drawn"), "true")
            return
        extension = below(to, BPMN, "extensionElements")
        for place, one in found:
            _record(extension, place, one)

    def rest(self, side: Side) -> Element:
        """Extension elements with the head of the archive, and all records that nothing has carried."""
        extension = element("extensionElements", {})
        head = below(extension, OURS, "workshop", side=side)
        head.text = as_json({name: self._archive[name] for name in HEAD})
        for place, one in self._waiting.values():
            _record(extension, place, one)
        return extension


def _record(parent: Element, place: int, one: Tree) -> None:
    """`place` is where the record stands in the archive, whose order says which of two came first."""
    about = {name: str(one[name]) for name in ATTRIBUTES if name in one}
    below(parent, OURS, "record", place=str(place), **about).text = as_json(one["values"])
