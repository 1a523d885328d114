"""The kinds of records as a screen needs them: names, labels, fields, and who may edit what when.

Everything here is taken from the one description of each kind; nothing is described again.
"""

from dataclasses import fields
from typing import Any

from server.domain.agreeing import GRADES
from server.domain.finding import LENGTHS
from server.domain.heat_map import HEATS
from server.domain.making import POOLS
from server.domain.permissions import LOCKED, LOCKS, TABLE
from server.domain.phases import PHASES
from server.domain.prework import TOPICS
from server.domain.record import Field, Kind
from server.domain.records import KINDS, changes, following, hours, modes, pilot, rights, wider_changes
from server.domain.records.change import Change
from server.domain.records.changes import CHANGES
from server.domain.records.reasons import COULD, FOR_A_PERSON, FOR_AI, MOST_REASONS, SHOULD
from server.domain.records.scale import HELP, LABELS, OFF_SCALE, SCALES, SURE, level_labels
from server.domain.zones import WORDS

LATE = (changes, following, hours, modes, pilot, rights, wider_changes)
OUTCOMES = [name for name, kind in KINDS.items() if kind.__module__ in {family.__name__ for family in LATE}]
"""The kinds that a room makes from its talk on, or at a check."""
ANSWERED_LATER = frozenset(name for name, field in Change.fields.items() if field.lasts_with == "yes_from")
"""What becomes of a request for a yes: it is said of no line before the workshop is closed."""
CHOSEN_FIRST = ("pools",)
"""What is chosen about marks before the room is there."""
NOT_SHOWN = ("name", "needed_by", "lasts_with")
"""What a field says of itself that no screen asks: its name is its key, the rest are checks of the server."""


def described() -> dict[str, Any]:
    """All of it, ready to become JSON."""
    return {
        "kinds": {name: _kind(kind) for name, kind in KINDS.items()},
        "scales": {str(levels): [_level(levels, name) for name in names] for levels, names in SCALES.items()},
        "off_scale": [{"name": name, "label": LABELS[name], "help": HELP[name]} for name in OFF_SCALE],
        "sure": {str(number): label for number, label in SURE.items()},
        "marks": _beside_marks(),
        "grades": GRADES,
        "changes": {kind.about: _change(kind) for kind in CHANGES},
        "phases": {name: phase._asdict() for name, phase in PHASES.items()},
        "topics": {name: [topic.kind for topic in topics] for name, topics in TOPICS.items()},
        "permissions": _permissions(),
        "locks": {name: {"words": LOCKED[name], "kinds": sorted(kinds)} for name, kinds in LOCKS.items()},
    }


def _change(kind: type[Change]) -> dict[str, Any]:
    """A kind of line: what it is called, whether every step answers for it, and which agendas have no time for it."""
    told = {"kind": kind.wire, "label": kind.label, "of_every_step": kind.of_every_step}
    return told | ({"not_in": list(LENGTHS)} if kind.day_only else {})


def described_first() -> dict[str, Any]:
    """What every page begins with: all of it but what nobody is asked of the outcome before the talk, and the words of
    what stands beside marks."""
    found = described()
    found["marks"] = {name: one for name, one in found["marks"].items() if name in CHOSEN_FIRST}
    for name in OUTCOMES:
        fields = found["kinds"][name]["fields"]
        found["kinds"][name]["fields"] = {field: one for field, one in fields.items() if not _waits(field, one)}
    return found


def described_later() -> dict[str, Any]:
    """What `described_first` leaves out: `kinds`, all fields of the kinds of which it has some alone, and `marks`."""
    found = described()
    return {"kinds": {name: found["kinds"][name]["fields"] for name in OUTCOMES}, "marks": found["marks"]}


def _waits(name: str, field: dict[str, Any]) -> bool:
    return name in ANSWERED_LATER or (field["asked"] == "after" and "by_procedure" not in field)


def _permissions() -> list[dict[str, Any]]:
    """The table, each rule with all phases and kinds that it is the same for: pages load it first of all."""
    phases: dict[tuple[Any, ...], list[str]] = {}
    for rule in TABLE:
        phases.setdefault((rule.acts, rule.who.__name__, rule.fields, rule.kind), []).append(rule.phase)
    kinds: dict[tuple[Any, ...], list[str]] = {}
    for (acts, who, only, kind), found in phases.items():
        kinds.setdefault((tuple(found), acts, who, only), []).append(kind)
    return [
        {"phases": found, "kinds": same, "acts": acts, "who": who, "fields": only}
        for (found, acts, who, only), same in kinds.items()
    ]


def _beside_marks() -> dict[str, Any]:
    """What is asked and shown beside a level."""
    return {
        "for_a_person": FOR_A_PERSON,
        "for_ai": FOR_AI,
        "most_reasons": MOST_REASONS,
        "could": COULD,
        "should": SHOULD,
        "zones": WORDS,
        "heats": list(HEATS),
        "pools": list(POOLS),
    }


def _kind(kind: type[Kind]) -> dict[str, Any]:
    return {
        "singular": kind.singular,
        "plural": kind.plural,
        "needs": list(kind.needs),
        "belongs_to": list(kind.belongs_to),
        "fields": {name: _field(one) for name, one in kind.fields.items()},
    }


def _field(one: Field) -> dict[str, Any]:
    told = {part.name: getattr(one, part.name) for part in fields(one) if part.name not in NOT_SHOWN}
    return {"type": type(one).__name__.lower()} | {name: value for name, value in told.items() if value}


def _level(levels: int, name: str) -> dict[str, str]:
    return {"name": name, "label": level_labels(levels)[name], "help": HELP[name]}
