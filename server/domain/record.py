"""What every record is: fields that describe themselves, and the checks a value must pass.

A kind of record is a class whose attributes are fields. From these descriptions come validation, forms, outline
columns, templates, reports, exports and the reference docs; nothing is described a second time. A field check
looks at one value only. Relations between fields, and fields still empty, are findings (`completeness`).
"""

import re
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, time
from typing import ClassVar, Literal

import msgspec

Value = str | int | float | bool | list[str] | None
Asked = Literal["before", "room", "after"]
Gate = Literal["start", "close", "final", "pilot"]
Home = Literal["everyone", "facilitators"]

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
"""What an id looks like. Ids are made by whoever adds, so that a repeated command is recognised. None begins with an
underscore: such names mean something to the objects that browsers keep records in."""

EMPTY: tuple[Value, ...] = (None, "", [])

IdExists = Callable[[str, str], bool]
"""(kind, id) → whether such a record (or person) is there to be pointed at."""


class Wrong(Exception):
    """A value that its field cannot hold. The text says what to do instead."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass
class Field:
    """One field of a kind: what it is called, when it is asked, and what it may hold."""

    label: str
    _: KW_ONLY
    help: str = ""
    asked: Asked = "room"
    needed_by: Gate | None = None
    unit: str = ""
    by_procedure: bool = False
    """Set by a procedure's command alone, never by an edit."""
    fixed_at_start: bool = False
    """Once the workshop has begun, what was said is not said anew."""
    lasts_with: str = ""
    """The field with whose value this one ends: whoever is asked next gives an answer of their own."""
    name: str = field(default="", init=False)
    typed: ClassVar[bool] = False
    """Whether answering means typing rather than tapping (ROOM: five seconds a tap, 35 a sentence)."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def check(self, value: Value, exists: IdExists) -> Value:
        """The value as it will be kept. Raises Wrong with words for the person who typed it."""
        return None if value in EMPTY else self.check_filled(value, exists)

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        raise NotImplementedError

    def says(self, value: Value) -> str:
        """The value in words for a reader; references stay ids."""
        if value in EMPTY:
            return ""
        return ", ".join(value) if isinstance(value, list) else str(value)


@dataclass
class Text(Field):
    """Words on one line, or several when `longest` is over 140."""

    longest: int = 280
    typed: ClassVar[bool] = True

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, str):
            raise Wrong(f"{self.label} takes words.")
        if len(value) > self.longest:
            raise Wrong(f"{self.label} takes up to {self.longest} characters; this has {len(value)}.")
        return value


@dataclass
class Texts(Field):
    """A list of short texts."""

    longest: int = 120
    most: int = 20
    typed: ClassVar[bool] = True

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise Wrong(f"{self.label} takes a list of texts.")
        if len(value) > self.most or any(len(text) > self.longest for text in value):
            raise Wrong(f"{self.label} takes up to {self.most} texts of {self.longest} characters each.")
        return value


@dataclass
class Number(Field):
    """A number from `least` to `most`, whole unless `whole` is off."""

    least: float = 0
    most: float = 1_000_000_000
    whole: bool = True

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Wrong(f"{self.label} takes a number.")
        if not self.least <= value <= self.most or (self.whole and value != int(value)):
            kind = "whole number" if self.whole else "number"
            raise Wrong(f"{self.label} takes a {kind} from {self.least:g} to {self.most:g}.")
        return int(value) if self.whole else value


@dataclass
class Choice(Field):
    """One of a closed list: stored by its stable name, shown by its label."""

    options: dict[str, str] = field(default_factory=dict)

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, str) or value not in self.options:
            raise Wrong(f"{self.label} is one of: {', '.join(self.options.values())}.")
        return value

    def says(self, value: Value) -> str:
        return self.options.get(str(value), "") if value not in EMPTY else ""


@dataclass
class Flag(Field):
    """Yes or no."""

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, bool):
            raise Wrong(f"{self.label} is yes or no.")
        return value

    def says(self, value: Value) -> str:
        return {True: "Yes", False: "No"}[bool(value)] if value is not None else ""


@dataclass
class Day(Field):
    """A calendar day, as YYYY-MM-DD."""

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        try:
            return date.fromisoformat(value if isinstance(value, str) else "").isoformat()
        except ValueError:
            raise Wrong(f"{self.label} takes a day such as 2027-03-31.") from None


@dataclass
class Time(Field):
    """A time of day, as HH:MM."""

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        try:
            return time.fromisoformat(value if isinstance(value, str) else "").strftime("%H:%M")
        except ValueError:
            raise Wrong(f"{self.label} takes a time such as 09:30.") from None


@dataclass
class Ref(Field):
    """Points at one record of the named kinds, or at a person."""

    kinds: tuple[str, ...] = ()

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, str) or not any(exists(kind, value) for kind in self.kinds):
            raise Wrong(f"{self.label}: what this points at is no longer there. Pick another.")
        return value


@dataclass
class Refs(Field):
    """Points at several records of the named kinds, or at people; each once."""

    kinds: tuple[str, ...] = ()
    most: int = 40

    def check_filled(self, value: Value, exists: IdExists) -> Value:
        if not isinstance(value, list) or len(value) > self.most:
            raise Wrong(f"{self.label} takes a list of up to {self.most}.")
        if not all(any(exists(kind, one) for kind in self.kinds) for one in value):
            raise Wrong(f"{self.label}: something this points at is no longer there. Pick again.")
        return list(dict.fromkeys(value))


def wire_name(class_name: str) -> str:
    """`RoleChange` → `role_change`: a name is typed once, in the class."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class Kind:
    """What all records of one kind share. A subclass is the whole description of its kind."""

    wire: ClassVar[str] = ""
    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    fields: ClassVar[dict[str, Field]] = {}
    needs: ClassVar[tuple[str, ...]] = ()
    """The fields without which nothing can be added: the title, or both ends of a handoff."""
    belongs_to: ClassVar[tuple[str, ...]] = ()
    """The fields whose record takes this one along when it is removed."""
    home: ClassVar[Home] = "everyone"
    moves_at_reveal: ClassVar[bool] = False
    """Whether it waits with the facilitators until the first reveal, so that it anchors nobody."""

    def __init_subclass__(cls) -> None:
        cls.wire = wire_name(cls.__name__)
        found = {name: one for base in reversed(cls.__mro__) for name, one in vars(base).items()}
        cls.fields = {name: one for name, one in found.items() if isinstance(one, Field)}


UNNAMED = "-"
"""Stands for somebody of the room whom a file does not name; the id of nobody."""


class Record(msgspec.Struct, omit_defaults=True):
    """One thing the workshop holds. Removed records stay as ghosts, to be restored."""

    id: str
    kind: str
    values: dict[str, Value]
    by: str = ""
    """The person who added it; empty when it came with the template, UNNAMED when a file says only the function."""
    at: int = 0
    changed_by: str = ""
    removed_at: int = 0
    removed_by: str = ""
    removed_with: str = ""
    """The record whose removal took this one along; restoring that one restores this."""
    function: str = ""
    """The function that added what nobody in particular is said to have added."""

    def get(self, name: str) -> Value:
        return self.values.get(name)

    def text(self, name: str) -> str:
        """A field as a string: empty when it holds nothing or no string."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def list(self, name: str) -> "list[str]":
        """A field as a list: empty when it holds nothing."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        return None if isinstance(value, bool) or not isinstance(value, int | float) else value
