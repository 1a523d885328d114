"""Text annotations as pins, where they stand beside a step, handoff or source."""

from collections.abc import Mapping

from server.domain.records.sources import Issue
from server.domain.template_reading import Given
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.telling import Telling
from server.imports.texts import cut

MOST = 500
EMPTY = "It is empty"
LOOSE = "It points at nothing"
NO_PLACE = "It stands beside something that no pin can be put on"
TOO_MANY = f"There are over {MOST} pins already"
LONG = "A note is over {} characters. Its pin says “{}”; the whole of it is in this account."


class Remarks:
    """The pins of a flow."""

    def __init__(self, model: Model, telling: Telling) -> None:
        self._model, self._telling = model, telling
        self.records: list[Given] = []
        self._beside: dict[int, list[tuple[Element, Element]]] = {}
        """An annotation by its number → the associations it has, each with its other end."""
        for association in model.all("association"):
            ends = [model.meant(association, name) for name in ("sourceRef", "targetRef")]
            for one, other in (ends, reversed(ends)):
                if one is not None and other is not None and one.tag == "textAnnotation":
                    self._beside.setdefault(one.number, []).append((association, other))

    def add(self, places: Mapping[int, str]) -> None:
        """Makes pins of the annotations that stand beside one of these places: element → record."""
        for one in self._model.all("textAnnotation"):
            text = one.kid("text")
            words = (text.words if text else "") or one.words or one.name
            beside = self._beside.get(one.number, [])
            pair = next((found for found in beside if found[1].number in places), None)
            if one.drawn or self._telling.knows(one):
                continue
            if words and pair and len(self.records) < MOST:
                self._add(one, words, pair[0], places[pair[1].number])
            else:
                self._telling.leave(one, _why_not(words, bool(beside), pair is not None))

    def _add(self, one: Element, words: str, association: Element, place: str) -> None:
        id = f"pin-{len(self.records) + 1}"
        text = cut(words, Issue.text.longest)
        if text != words:
            self._telling.note(LONG.format(Issue.text.longest, text))
        self.records.append(Given(Issue.wire, id, {"place": place, "text": text}))
        self._telling.take(one, Issue.wire, id, "a pin")
        self._telling.join(association, "the pin of its note")


def _why_not(words: str, is_beside: bool, has_place: bool) -> str:
    if not words:
        return EMPTY
    return TOO_MANY if has_place else NO_PLACE if is_beside else LOOSE
