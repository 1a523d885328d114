"""Gathers what becomes of each element of a model, and has a word for every one of them."""

from server.imports.account import Account, Fate, Line
from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.unmapped import fate_of

FORMAT = "BPMN 2.0"
REFERENCES = ("incoming", "outgoing", "Ref", "Refs")
LONGEST_TEXT = 4_000
"""Of one element's text in the account. A script or a page as a description can be longer."""


class Telling:
    """The account while it is made. What is said of an element first, holds."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._lines: dict[int, Line] = {}
        self.notes: list[str] = []

    def take(self, one: Element, kind: str, record: str, words: str) -> None:
        """There is a record for this element."""
        self._say(one, "taken", words, (kind, record))

    def join(self, one: Element, words: str) -> None:
        """Something else says what this element says."""
        self._say(one, "joined", words)

    def leave(self, one: Element, why: str) -> None:
        """This element is not taken."""
        self._say(one, "left", why)

    def note(self, text: str) -> None:
        """Something was changed on the way."""
        self.notes.append(text)

    def knows(self, one: Element) -> bool:
        return one.number in self._lines

    def account(self, title: str, extensions: dict[str, int]) -> Account:
        """The account of the whole model: what nobody spoke of is told as what it is in itself."""
        for one in self._model.elements:
            if not self.knows(one):
                fate, words = fate_of(one)
                self._say(one, fate, words)
        lines = [self._lines[number] for number in sorted(self._lines)]
        drawing = sum(1 for _ in self._model.root.within("drawing"))
        return Account(FORMAT, title, {}, lines, self.notes, extensions, drawing)

    def _say(self, one: Element, fate: Fate, words: str, record: tuple[str, str] = ("", "")) -> None:
        line = Line(one.tag, one.id, _named(one), one.line, fate, words, *record)
        self._lines.setdefault(one.number, line)


def _named(one: Element) -> str:
    """What an element is called, or what it says; not the id that it only points at."""
    if one.tag.endswith(REFERENCES):
        return ""
    text = one.kid("text")
    return (one.name or one.words or (text.words if text else "") or one.get("value"))[:LONGEST_TEXT]
