"""What is tried first, how ready the functions are, what worries people, and why it could fail."""

import msgspec

from server.domain.blocks import labelled
from server.domain.plan.item import Item
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.pilot import Concern, Criterion, Pilot, Readiness, Risk
from server.domain.wording import Wording


class Told(Item, frozen=True, kw_only=True):
    """One thing, whose it is, and what was said of it: (label, text) by (label, text)."""

    title: str
    owner: str = ""
    said: list[tuple[str, str]] = []

    @property
    def words(self) -> str:
        return "; ".join(labelled(label, text) for label, text in self.said)


class Trial(Told, frozen=True, kw_only=True):
    """A pilot with its signs of success."""

    signs: list[Told] = []


class Trials(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, each in the order in which it was added; risks that are likely and grave come first."""

    pilots: list[Trial]
    readiness: list[Told]
    concerns: list[Told]
    risks: list[Told]

    @property
    def is_empty(self) -> bool:
        return not (self.pilots or self.readiness or self.concerns or self.risks)


def trials(words: Wording) -> Trials:
    """The trials of a view."""
    view = words.view
    risks = sorted(view.all(Risk.wire), key=lambda one: (one.text("likely"), one.text("grave")), reverse=True)
    return Trials(
        pilots=[_pilot(words, one) for one in view.all(Pilot.wire)],
        readiness=[_told(words, one, "function", "function") for one in view.all(Readiness.wire)],
        concerns=[_told(words, one, "text", "owner") for one in view.all(Concern.wire)],
        risks=[_told(words, one, "text", "owner") for one in risks],
    )


def _pilot(words: Wording, record: Record) -> Trial:
    told = _told(words, record, "what", "lead")
    signs = [one for one in words.view.all(Criterion.wire) if one.text("pilot") == record.id]
    return Trial(
        id=told.id,
        steps=told.steps,
        title=told.title,
        owner=told.owner,
        said=told.said,
        signs=[_told(words, one, "text", "pilot") for one in signs],
    )


def _told(words: Wording, record: Record, title: str, owner: str) -> Told:
    fields = KINDS[record.kind].fields
    pairs = (
        (one.label, words.field(record, name)) for name, one in fields.items() if name not in (title, owner, "steps")
    )
    return Told(
        id=record.id,
        steps=words.steps(record.list("steps") or [record.text("step")]),
        title=words.field(record, title),
        owner="" if owner in (title, "pilot") else words.field(record, owner),
        said=[pair for pair in pairs if pair[1]],
    )
