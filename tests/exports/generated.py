"""Flows of every shape, made by chance from a seed: the same seed, the same flow."""

import random
from collections.abc import Iterator

from server.domain.record import Record, Value
from server.domain.records.flow import Step
from server.domain.records.modes import MODES, Decision
from server.domain.records.scale import SCALES
from server.domain.workshop import View, Workshop
from tests.exports.hostile import HOSTILE

CONTROL = "bell\x07 and null\x00"
SHORT = ["Check credit limit", "Call the number", "Decide", "Reconcile the margin bridge with what was booked"]
LONG = ["x" * 60, "重要な顧客の売上予測を確認して承認する", "تحقق من حد الائتمان للعميل"]
AWKWARD = ["<b>&amp; 'quoted' \"twice\"", "]]>", CONTROL]
CHANCES = {"back": 0.15, "next": 0.1, "condition": 0.25}


def generated(seed: int) -> View:
    """A view of a workshop with such a flow, with levels, decisions, sources and pins."""
    chance = random.Random(seed)
    workshop = Workshop()
    for place, (kind, id, values) in enumerate(_records(chance)):
        kept: dict[str, Value] = {name: value for name, value in values.items() if value not in (None, "")}
        workshop.everyone.records[id] = Record(id, kind, kept, at=place)
    return View(workshop)


def _records(chance: random.Random) -> Iterator[tuple[str, str, dict[str, Value]]]:
    yield "purpose", "purpose", {"title": "Generated", "end_event": _name(chance), "trigger_event": _name(chance)}
    functions = [f"f{one}" for one in range(chance.randint(0, 8))]
    for place, id in enumerate(functions):
        lane: dict[str, Value] = {"name": _name(chance)[:40], "order": place, "code": "ABC"}
        yield "function", id, lane | {"colour": chance.randint(1, 8)}
    # Ids as templates and browsers make them: with underscores, hyphens, and digits first.
    steps = [chance.choice(("s_{}", "0-{}", "Step_{}")).format(one) for one in range(chance.randint(0, 24))]
    for place, id in enumerate(steps):
        yield "step", id, _step(chance, functions, place)
    handoffs = list(_handoffs(chance, steps))
    yield from handoffs
    uses = list(_sources(chance, steps))
    yield from uses
    places = [*steps, *(id for _, id, _ in handoffs), *(id for kind, id, _ in uses if kind == "source"), ""]
    for place in range(chance.randint(0, 8)):
        pin: dict[str, Value] = {"text": _name(chance), "place": chance.choice(places)}
        yield "issue", f"i-{place}", pin | {"severity": chance.choice("1234")}
    for step in steps:
        if chance.random() < 0.5:
            yield "decision", f"decision-{step}", _decision(chance, step)


def _step(chance: random.Random, functions: list[str], place: int) -> dict[str, Value]:
    return {
        "name": _name(chance),
        "owner": chance.choice([*functions, ""]),
        "order": place,
        "today": chance.choice([*SCALES[5], ""]),
        "part": chance.choice(["", "", "First part", "Second part"]),
        "kind": chance.choice(_options(Step, "kind")),
        "ai_option": chance.choice(_options(Step, "ai_option")),
        "systems": ["CRM"] if chance.random() < 0.3 else None,
        "is_new": True if chance.random() < 0.1 else None,
    }


def _handoffs(chance: random.Random, steps: list[str]) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for place, (one, other) in enumerate(_pairs(chance, steps)):
        values: dict[str, Value] = {"from_step": one, "to_step": other}
        values["condition"] = _name(chance) if chance.random() < CHANCES["condition"] else None
        values["next_cycle"] = True if chance.random() < CHANCES["next"] else None
        yield "handoff", f"h{place}", values


def _pairs(chance: random.Random, steps: list[str]) -> Iterator[tuple[str, str]]:
    """Mostly from one step to the next or the one after; some back, some to itself, some twice."""
    for at, step in enumerate(steps):
        for later in steps[at + 1 : at + 1 + chance.randint(0, 3)]:
            yield step, later
            if chance.random() < 0.05:
                yield step, later
        if chance.random() < CHANCES["back"]:
            yield step, chance.choice(steps[: at + 1])


def _sources(chance: random.Random, steps: list[str]) -> Iterator[tuple[str, str, dict[str, Value]]]:
    sources = [f"src{one}" for one in range(chance.randint(0, 4))]
    for id in sources:
        yield "source", id, {"name": _name(chance)}
    for place in range(chance.randint(0, 12) if steps and sources else 0):
        used: dict[str, Value] = {"step": chance.choice(steps), "source": chance.choice(sources)}
        yield "source_use", f"u{place}", used | {"access": chance.choice(["create", "read", "update", None])}


def _decision(chance: random.Random, step: str) -> dict[str, Value]:
    return {
        "step": step,
        "mode": chance.choice(list(MODES)),
        "outcome": chance.choice(["decided", "aligned", "open", "parked"]),
        "control": chance.choice(_options(Decision, "control")),
        "why": _name(chance),
    }


def _options(kind: type, field: str) -> list[str]:
    return ["", *getattr(kind, field).options]


def _name(chance: random.Random) -> str:
    return chance.choice(chance.choice([SHORT, SHORT, LONG, AWKWARD, HOSTILE]))
