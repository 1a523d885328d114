"""The account of a file: what each thing in it became, so that nothing is dropped in silence."""

from collections import Counter
from typing import Literal

import msgspec

from server.domain.records import KINDS

Fate = Literal["taken", "joined", "left"]


class Line(msgspec.Struct, frozen=True):
    """One thing of the file, and what became of it."""

    element: str
    """What it is in the file: a tag, such as userTask, or a row."""
    id: str
    name: str
    """Its whole name or text, also where the map could only take the beginning."""
    line: int
    """Where it begins in the file, from 1."""
    fate: Fate
    """Taken: it has a record. Joined: a record or field of something else says it. Left: it is not taken."""
    words: str
    """As what it was taken, into what it was joined, or why it was left."""
    kind: str = ""
    """The kind of the record that it was taken as."""
    record: str = ""


class Account(msgspec.Struct):
    """Everything that was found in one file."""

    format: str
    """What kind of file it is, in words."""
    title: str = ""
    taken: dict[str, int] = {}
    """How many records of each kind came out of it, by the kind's wire name."""
    lines: list[Line] = []
    """Every thing of the file exactly once, in its order."""
    notes: list[str] = []
    """What was changed on the way, such as a name that was too long."""
    extensions: dict[str, int] = {}
    """Elements that only the tool understands which wrote the file, by the name of their vocabulary. None is taken."""
    drawing: int = 0
    """Elements that say where things are drawn. They are read for the order of steps, no more."""

    def of(self, fate: Fate) -> list[Line]:
        return [one for one in self.lines if one.fate == fate]

    @property
    def sizes(self) -> list[str]:
        """What was taken, in words: 14 steps, 5 functions."""
        return [_counted(many, KINDS[kind].singular, KINDS[kind].plural) for kind, many in self.taken.items()]

    def grouped(self, fate: Fate) -> dict[str, list[str]]:
        """Why, or into what → the things it is said of, alike things without a name counted together."""
        groups: dict[str, Counter[str]] = {}
        for one in self.of(fate):
            groups.setdefault(one.words, Counter())[_named(one)] += 1
        return {
            words: [f"{name} ({many} times)" if many > 1 else name for name, many in names.items()]
            for words, names in groups.items()
        }


def in_words(tag: str) -> str:
    """A tag as words: userTask → User task."""
    words = "".join(f" {one.lower()}" if one.isupper() else one for one in tag).strip()
    return words[:1].upper() + words[1:]


def _named(line: Line) -> str:
    return f"{in_words(line.element)} “{line.name}”" if line.name else in_words(line.element)


def _counted(many: int, singular: str, plural: str) -> str:
    return f"{many} {(singular if many == 1 else plural).lower()}"
