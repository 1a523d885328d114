"""Reads records out of a tree of plain values, and says exactly where it cannot.

The kinds are taken in the order given, so that every reference points backwards and the records can be added
one after the other.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from server.domain.editing import MOST_RECORDS, MOST_STEPS
from server.domain.record import EMPTY, ID, Choice, Field, Flag, Kind, Ref, Refs, Text, Value, Wrong
from server.domain.records.flow import Step
from server.domain.records.purpose import Block, Function, Prompt, Purpose, Script

AGENDA_KINDS: tuple[type[Kind], ...] = (Block, Script)
AGENDA_IDS = tuple(f"{kind.wire}-" for kind in AGENDA_KINDS)
"""How ids in an agenda begin, and no others: a workshop holds a template and an agenda side by side."""

MOST: dict[type[Kind], int] = {Step: MOST_STEPS}

ROOM_ANSWERS = frozenset(
    {
        *("usable", "focus", "answer", "signed", "signed_by_sponsor"),
        *("is_new", "minutes_planned", "lead_hours_planned", "usable_planned", "wait_hours_planned"),
    }
)
"""Fields that only the people in the workshop can fill."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Malformed(Exception):
    """Something a template or agenda cannot say. `path` says where, such as `steps[3].owner`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path, self.reason = path, reason


class Given(NamedTuple):
    """One record as a workshop starts with it."""

    kind: str
    id: str
    values: dict[str, Value]


class LensQuestion(NamedTuple):
    """A question that a function asks itself in a phase, whatever the flow."""

    function: str
    phase: str
    question: str


def list_name(kind: type[Kind]) -> str:
    """Under what name a file lists a kind: `steps`, `source_uses`; `evidence`, a word that has no plural."""
    return kind.wire if kind.singular == kind.plural else f"{kind.wire}s"


def fields_of(kind: type[Kind]) -> dict[str, Field]:
    """What a file may say of a kind: neither its people, who are not there yet, nor the room's answers."""
    return {
        name: field
        for name, field in kind.fields.items()
        if name not in ROOM_ANSWERS and not (isinstance(field, Ref | Refs) and field.kinds == ("person",))
    }


class Reading:
    """One pass through a tree, kind by kind."""

    def __init__(self, content: object, head: type[Kind], kinds: tuple[type[Kind], ...]) -> None:
        self.tree = _mapping("", content)
        self.kinds = kinds
        self.records: list[Given] = []
        self.kind_of: dict[str, str] = {}
        lists = [list_name(kind) for kind in kinds]
        _refuse_others((*head.fields, *lists), self.tree, "")
        top = {name: value for name, value in self.tree.items() if name not in lists}
        self.head = self._values(head, top, "")
        _refuse_bad_id(self.head["key"], "key")
        self._take_all()

    def text(self, name: str) -> str:
        """A field of the head, empty when it is not said."""
        return str(self.head.get(name, ""))

    def number(self, name: str) -> int:
        """A whole number of the head, written as one or picked from numbers."""
        return int(self.text(name))

    def _take_all(self) -> None:
        for kind in self.kinds:
            if kind is Purpose:
                self._take_purpose()
                continue
            name = list_name(kind)
            for place, entry in enumerate(_list(name, self.tree.get(name))):
                self._take(kind, _mapping(f"{name}[{place}]", entry), f"{name}[{place}]", place + 1)

    def take_lens(self, lens: Iterable[LensQuestion]) -> None:
        """The questions of the functions that are there, as prompts."""
        for place, one in enumerate(lens, 1):
            if self.kind_of.get(one.function) == Function.wire:
                self._take(Prompt, {**one._asdict(), "id": f"lens-{place}"}, "lens_questions", place)

    def _take_purpose(self) -> None:
        """The one purpose; a workshop is called like its template until somebody renames it."""
        path = list_name(Purpose)
        said = self.tree.get(path)
        entry = {} if said is None else _mapping(path, said)
        _refuse_others(fields_of(Purpose), entry, path)
        title = entry.get("title") or self.head["title"]
        self._take(Purpose, {**entry, "title": title, "id": Purpose.wire}, path, 1)

    def _take(self, kind: type[Kind], entry: dict[str, object], path: str, place: int) -> None:
        if place > MOST.get(kind, MOST_RECORDS):
            raise Malformed(path, f"is one too many: there may be {MOST.get(kind, MOST_RECORDS)}")
        id = self._fresh_id(kind, entry.get("id", f"{kind.wire}-{place}"), _join(path, "id"))
        values = self._values(kind, {name: entry[name] for name in entry if name != "id"}, path)
        if "order" in kind.fields:
            values.setdefault("order", place)
        self.records.append(Given(kind.wire, id, values))
        self.kind_of[id] = kind.wire

    def _fresh_id(self, kind: type[Kind], id: object, path: str) -> str:
        _refuse_bad_id(id, path)
        if str(id) in self.kind_of:
            raise Malformed(path, f"{id} is there twice; every id of a file is its own")
        if str(id).startswith(AGENDA_IDS) != (kind in AGENDA_KINDS):
            raise Malformed(path, f"the ids of an agenda begin with {' or '.join(AGENDA_IDS)}, and no others do")
        return str(id)

    def _values(self, kind: type[Kind], entry: dict[str, object], path: str) -> dict[str, Value]:
        fields = fields_of(kind)
        _refuse_others(fields, entry, path)
        values = {name: _checked(fields[name], raw, _join(path, name), self.kind_of) for name, raw in entry.items()}
        missing = next((name for name in kind.needs if values.get(name) in EMPTY), None)
        if missing:
            raise Malformed(_join(path, missing), "is missing")
        return {name: value for name, value in values.items() if value not in EMPTY}


def read_lens(content: object) -> Iterator[LensQuestion]:
    """The lens questions of all functions, in the order of the file."""
    tree = _mapping("", content)
    _refuse_others(("lens_questions",), tree, "")
    for function, by_phase in _mapping("lens_questions", tree.get("lens_questions")).items():
        above = f"lens_questions.{function}"
        for phase, questions in _mapping(above, by_phase).items():
            _checked(Prompt.fields["phase"], phase, f"{above}.{phase}", {})
            for place, raw in enumerate(_list(f"{above}.{phase}", questions)):
                question = _checked(Prompt.fields["question"], raw, f"{above}.{phase}[{place}]", {})
                if question is None:
                    raise Malformed(f"{above}.{phase}[{place}]", "is missing")
                yield LensQuestion(function, phase, str(question))


def _refuse_bad_id(id: object, path: str) -> None:
    if not isinstance(id, str) or not ID.fullmatch(id):
        raise Malformed(path, f"{_short(id)} is no id: 1 to 40 of A-Z a-z 0-9 _ - and in quotes if all digits")


def _checked(field: Field, raw: object, path: str, kind_of: dict[str, str]) -> Value:
    """The value as the field keeps it. A choice between numbers may be written as a number."""
    value = _plain(raw, path)
    if isinstance(field, Choice) and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(field, Ref | Refs):
        _refuse_pointing_nowhere(field.kinds, value, path, kind_of)
    try:
        return field.check(value, lambda kind, id: kind_of.get(id) == kind)
    except Wrong as wrong:
        raise Malformed(path, _advice(field, value, wrong)) from None


def _plain(raw: object, path: str) -> Value:
    """What a field can hold at all: a value, or a list of texts."""
    if isinstance(raw, list):
        return [_words(one, f"{path}[{place}]") for place, one in enumerate(raw)]
    if isinstance(raw, str):
        return _words(raw, path)
    if raw is None or isinstance(raw, int | float):
        return raw
    raise Malformed(path, "takes a value or a list of texts")


def _words(raw: object, path: str) -> str:
    if not isinstance(raw, str):
        raise Malformed(path, f"takes words; put them in quotes: {_short(raw)}")
    if UNPRINTABLE.search(raw):
        raise Malformed(path, "holds a character that cannot be shown")
    return raw


def _refuse_pointing_nowhere(kinds: tuple[str, ...], value: Value, path: str, kind_of: dict[str, str]) -> None:
    for id in value if isinstance(value, list) else [value]:
        if id not in EMPTY and not (isinstance(id, str) and kind_of.get(id) in kinds):
            raise Malformed(path, f"there is no {' or '.join(kinds)} with the id {_short(id)}")


def _advice(field: Field, value: Value, wrong: Wrong) -> str:
    """What to write instead, in the words of the file rather than of the screen."""
    if isinstance(field, Choice):
        return f"{_short(value)} is none of: {', '.join(field.options)}"
    if isinstance(field, Flag):
        return f"{_short(value)} is neither true nor false"
    if isinstance(field, Text) and not isinstance(value, str | list):
        return f"takes words; put them in quotes: {_short(value)}"
    return wrong.text


def _mapping(path: str, raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Malformed(path, "is no mapping: write “name: value” lines")
    return {str(name): value for name, value in raw.items()}


def _list(path: str, raw: object) -> list[object]:
    if raw is not None and not isinstance(raw, list):
        raise Malformed(path, "is no list: begin every entry with “- ”")
    return raw or []


def _refuse_others(known: Iterable[str], entry: Iterable[str], path: str) -> None:
    unknown = next((name for name in entry if name not in known), None)
    if unknown is not None:
        raise Malformed(_join(path, unknown), f"is not known here; known are {', '.join(known)}")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _short(value: object) -> str:
    """A value as it was written, cut where it would fill the line."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
