"""Who keeps control where AI takes part: boundary cards, decision rights, digital workers, what a pilot still needs."""

import msgspec

from server.domain.completeness import CHANGE_KINDS, holding
from server.domain.finding import Finding
from server.domain.plan.item import Item, in_order_of_the_flow, numbered
from server.domain.record import Record
from server.domain.records.modes import CHECKS, Boundary, Decision
from server.domain.records.rights import DecisionRight, DigitalWorker
from server.domain.wording import Wording


class Card(Item, frozen=True, kw_only=True):
    """A boundary card: what it says, (label, text) by (label, text), and who owns it."""

    said: list[tuple[str, str]]
    owner: str = ""


class Right(Item, frozen=True, kw_only=True):
    """Who does what with the decision of a step, today and in future."""

    when: str
    right: str
    who: str


class Worker(Item, frozen=True, kw_only=True):
    """A digital worker: what it is called, and what was said of it."""

    name: str
    said: list[tuple[str, str]]


class Oversight(Item, frozen=True, kw_only=True):
    """Who oversees AI in a step, and what they cannot do yet."""

    overseer: str
    not_yet: list[str] = []
    not_said: list[str] = []


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    oversight: list[Oversight]
    cards: list[Card]
    rights: list[Right]
    workers: list[Worker]
    missing: list[str]
    """What has to be said before a pilot starts, step by step."""

    @property
    def is_empty(self) -> bool:
        return not (self.oversight or self.cards or self.rights or self.workers or self.missing)


def control(words: Wording) -> Control:
    """The control of a view's steps, in the order of the flow."""
    view = words.view
    return Control(
        oversight=[_oversight(words, one) for one in view.all(Decision.wire) if is_overseen(one)],
        cards=sorted((_card(words, one) for one in view.all(Boundary.wire)), key=in_order_of_the_flow),
        rights=sorted((_right(words, one) for one in view.all(DecisionRight.wire)), key=in_order_of_the_flow),
        workers=[_worker(words, one) for one in view.all(DigitalWorker.wire)],
        missing=_together(words, holding(view, "pilot")),
    )


def is_overseen(decision: Record) -> bool:
    return any(decision.text(name) for name in ("overseer", *CHECKS))


def _together(words: Wording, found: list[Finding]) -> list[str]:
    """`7 · Submit: it can, it cannot`: what is missing of the same thing in one line. Two lines of the plan that are
    called the same are told apart by their steps."""
    things: dict[tuple[str, str], list[str]] = {}
    for one in found:
        thing, _, lacks = one.text.rpartition(": ")
        record = words.view.record(one.record)
        line = one.record if record and record.kind in CHANGE_KINDS else ""
        things.setdefault((thing, line), []).append(lacks[:1].lower() + lacks[1:])
    names = [thing for thing, _ in things]
    return [
        f"{thing}{_at(words, line) if names.count(thing) > 1 else ''}: {', '.join(lacks)}"
        for (thing, line), lacks in things.items()
    ]


def _at(words: Wording, line: str) -> str:
    record = words.view.record(line)
    where = numbered(words.steps(record.list("steps"))) if record else ""
    return f" ({where})" if where else ""


def _oversight(words: Wording, decision: Record) -> Oversight:
    return Oversight(
        id=decision.id,
        steps=words.steps([decision.text("step")]),
        overseer=decision.text("overseer"),
        not_yet=[Decision.fields[name].label for name in CHECKS if decision.get(name) == "no"],
        not_said=[Decision.fields[name].label for name in CHECKS if not decision.text(name)],
    )


def _card(words: Wording, card: Record) -> Card:
    said = _said(words, card, ("step", "owner"))
    return Card(id=card.id, steps=words.steps([card.text("step")]), said=said, owner=words.field(card, "owner"))


def _right(words: Wording, one: Record) -> Right:
    return Right(
        id=one.id,
        steps=words.steps([one.text("step")]),
        when=words.field(one, "when"),
        right=words.field(one, "right"),
        who=" · ".join(part for part in (words.field(one, "function"), one.text("role")) if part),
    )


def _worker(words: Wording, one: Record) -> Worker:
    said = _said(words, one, ("name", "steps"))
    return Worker(id=one.id, steps=words.steps(one.list("steps")), name=one.text("name"), said=said)


def _said(words: Wording, record: Record, besides: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a record says, field by field, without those that are said elsewhere."""
    fields = (Boundary if record.kind == Boundary.wire else DigitalWorker).fields
    pairs = ((field.label, words.field(record, name)) for name, field in fields.items() if name not in besides)
    return [pair for pair in pairs if pair[1]]
