"""A workshop brought back from its archive as it was: with its people, revealed rounds, grades and the course of its
day. Nothing is taken on trust. What was in no archive is not there: private marks and grades, and what was removed.
"""

from collections.abc import Container, Iterable, Iterator
from operator import attrgetter
from typing import TypedDict, TypeVar

import msgspec

from server.domain.agenda import DayBroughtBack
from server.domain.agreeing import GRADES, GradesRevealed
from server.domain.archive.archive import Tree
from server.domain.archive.checking import flag, items, mapping, refuse_others, text
from server.domain.archive.restoring import about_in, gone_in, opened, records_in
from server.domain.compartment import EVERYONE, About, Agenda, Grades, Person, Pulse, Round
from server.domain.editing import RecordAdded
from server.domain.explaining import ConstraintConfirmed
from server.domain.leading import LeadPassed
from server.domain.making import WorkshopMade, refuse_when_made
from server.domain.marking import ReasonsRevealed, Revealed
from server.domain.messages import Asking, Command, Written, to_everyone
from server.domain.people import PersonJoined
from server.domain.pooling import OTHERS
from server.domain.pulses import PulseClosed, PulseOpened
from server.domain.record import ID, UNNAMED, Record
from server.domain.records import KINDS
from server.domain.records.pulse_questions import ANSWERS, FEWEST, OCCASIONS, QUESTIONS
from server.domain.records.scale import OFF_SCALE, SCALES
from server.domain.template_reading import Malformed
from server.domain.workshop import Workshop

AGENDA_KEYS = ("status", "block", "step", "entered_at", "closed_at", "despite", "spent")
PERSON_KEYS = ("id", "name", "function", "role", "removed", "entered_by", "work", "speaks_for")

Read = TypeVar("Read")


class Past(msgspec.Struct, frozen=True):
    """A workshop as its archive says that it was."""

    about: About
    agenda: Agenda
    people: list[Person]
    records: list[Record]
    rounds: dict[str, list[Round]]
    grades: Grades | None
    understood: dict[str, list[str]]
    pulses: dict[str, Pulse] = {}


class BringBack(Command, frozen=True):
    """Makes the workshop that an archive holds. Only the server asks for it, once, for an account: who is that person
    in the archive facilitates as before, anybody else beside those who did."""

    past: Past
    name: str
    """What the account is called."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_when_made(workshop)
        return [to_everyone(WorkshopMade(about=self.past.about)), *self._people(asking.by), *self._rest()]

    def _people(self, account: str) -> Iterator[Written]:
        people = {one.id: one for one in self.past.people}
        host = people.get(account, Person(id=account, name=self.name))
        people[account] = msgspec.structs.replace(host, role="facilitator", removed=False)
        yield from (to_everyone(PersonJoined(person=one)) for one in people.values())
        yield to_everyone(LeadPassed(person=account))

    def _rest(self) -> Iterator[Written]:
        past = self.past
        # A file holds them kind by kind; across kinds they stand as they came.
        yield from (Written(self._home(one), RecordAdded(one)) for one in sorted(past.records, key=attrgetter("at")))
        for step, rounds in past.rounds.items():
            for one in rounds:
                yield to_everyone(Revealed(rounds={step: one}))
                if one.voices:
                    yield to_everyone(ReasonsRevealed(step=step, voices=one.voices))
        if past.grades:
            yield to_everyone(GradesRevealed(grades=past.grades))
        yield from (to_everyone(ConstraintConfirmed(step, heard)) for step, heard in past.understood.items())
        for name, pulse in past.pulses.items():
            yield to_everyone(PulseOpened(occasion=name, questions=pulse.questions, asked=pulse.asked, at=pulse.at))
            yield to_everyone(PulseClosed(occasion=name, at=pulse.closed_at, counts=pulse.counts))
        yield to_everyone(DayBroughtBack(agenda=past.agenda))

    def _home(self, record: Record) -> str:
        kind = KINDS[record.kind]
        return EVERYONE if kind.moves_at_reveal and self.past.rounds else kind.home


def read_past(content: object) -> Past:
    """The workshop in an archive, with its people and what came out. Raises Malformed."""
    tree = opened(content)
    people = _people(tree)
    records = _records(tree, frozenset(one.id for one in people))
    known = {one.id for one in records} | gone_in(tree)
    _refuse_strangers_in(people, known)
    about = _about(tree)
    return Past(
        about=about,
        agenda=_agenda(tree),
        people=people,
        records=records,
        rounds=_rounds(tree, known, about.levels),
        grades=_grades(tree, known),
        understood=_understood(tree, known),
        pulses=_pulses(tree, {one.id for one in people}),
    )


def _about(tree: Tree) -> About:
    raw = mapping("about", tree.get("about"))
    if flag("about.rehearsal", raw.get("rehearsal", False)):
        raise Malformed("about.rehearsal", "is true: nothing in a rehearsal is real")
    kept = {name: raw[name] for name in ("made_at", "keep_days") if name in raw}
    return msgspec.structs.replace(about_in(tree), **_read("about", kept, dict[str, int]))


def _agenda(tree: Tree) -> Agenda:
    raw = mapping("agenda", tree.get("agenda"))
    refuse_others(AGENDA_KEYS, raw, "agenda")
    return _read("agenda", raw, Agenda)


def _people(tree: Tree) -> list[Person]:
    found: dict[str, Person] = {}
    for place, raw in enumerate(items("people", tree.get("people"))):
        path = f"people[{place}]"
        refuse_others(PERSON_KEYS, mapping(path, raw), path)
        one = _read(path, raw, Person)
        if not ID.fullmatch(one.id) or one.id in found:
            raise Malformed(f"{path}.id", "is there twice, or is not made of A-Z a-z 0-9 _ -")
        found[one.id] = one
    return list(found.values())


def _refuse_strangers_in(people: list[Person], known: set[str]) -> None:
    for place, one in enumerate(people):
        if one.function and one.function not in known:
            raise Malformed(f"people[{place}].function", "is in no record of this file")


def _records(tree: Tree, people: frozenset[str]) -> list[Record]:
    """The records with when they were made, and by whom or in which function as far as the file says it."""
    entries = zip(records_in(tree, people), items("records", tree.get("records")), strict=True)
    return [
        Record(one.id, one.kind, one.values, **_origin(f"records[{place}]", mapping("", said)))
        for place, (one, said) in enumerate(entries)
    ]


class _Origin(TypedDict):
    by: str
    at: int
    function: str


def _origin(path: str, said: Tree) -> _Origin:
    by = text(f"{path}.by", said.get("by", UNNAMED if "function" in said else ""))
    function = text(f"{path}.function", said.get("function", "")) if by == UNNAMED else ""
    return _Origin(by=by, at=_read(f"{path}.at", said.get("at", 0), int), function=function)


def _rounds(tree: Tree, known: set[str], levels: int) -> dict[str, list[Round]]:
    found = _read("rounds", tree.get("rounds") or {}, dict[str, list[Round]])
    markable = (*SCALES[levels], *OFF_SCALE)
    for step, rounds in found.items():
        for one in rounds:
            _refuse_unknown(f"rounds.{step}", [step, *one.pooled, *one.counts, *one.sure, *one.reasons], known)
            _refuse_unknown(f"rounds.{step}", (level for counts in one.counts.values() for level in counts), markable)
            _refuse_unknown(f"rounds.{step}", (voice.function for voice in one.voices), known)
    return found


def _grades(tree: Tree, known: set[str]) -> Grades | None:
    if tree.get("grades") is None:
        return None
    found = _read("grades", tree["grades"], Grades)
    tables = [found.counts, *found.lines.values()]
    functions = (function for counts in tables for function in counts)
    _refuse_unknown("grades", [*functions, *found.pooled, *found.exceptions, *found.lines], known)
    _refuse_unknown("grades", (grade for counts in tables for given in counts.values() for grade in given), GRADES)
    _refuse_unknown("grades", (voice.function for voice in found.would_move), known)
    return found


def _understood(tree: Tree, known: set[str]) -> dict[str, list[str]]:
    found = _read("understood", tree.get("understood") or {}, dict[str, list[str]])
    _refuse_unknown("understood", [*found, *(one for heard in found.values() for one in heard)], known)
    return found


def _pulses(tree: Tree, people: set[str]) -> dict[str, Pulse]:
    """What came out of the pulses that had closed; a file from before there were any does not say it."""
    found = _read("pulses", tree.get("pulses") or {}, dict[str, Pulse])
    _refuse_unknown("pulses", found, OCCASIONS)
    for name, one in found.items():
        path = f"pulses.{name}"
        _refuse_unknown(path, [*one.questions, *one.counts], QUESTIONS)
        _refuse_unknown(path, (answer for tally in one.counts.values() for answer in tally), {*map(str, ANSWERS)})
        _refuse_unknown(path, one.asked, people)
        if not one.closed_at or any(sum(tally.values()) < FEWEST for tally in one.counts.values()):
            raise Malformed(path, "has not closed, or shows the answers of too few")
    return found


def _refuse_unknown(path: str, named: Iterable[str], known: Container[str]) -> None:
    stranger = next((one for one in named if one not in known and one != OTHERS), None)
    if stranger is not None:
        raise Malformed(path, f"names “{stranger}”, which is not in this file")


def _read(path: str, raw: object, shape: type[Read]) -> Read:
    """A plain value as what it is said to be, every text in it one that can be shown. Raises Malformed."""
    for one in _texts(raw):
        text(path, one)
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise Malformed(path, str(error)) from None


def _texts(raw: object) -> Iterator[str]:
    """Every text in a tree of plain values, names included."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        yield from (one for pair in raw.items() for part in pair for one in _texts(part))
    elif isinstance(raw, list):
        yield from (one for part in raw for one in _texts(part))
