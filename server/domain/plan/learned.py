"""What a check leaves besides its lines: the learning log, and what becomes of what was tried."""

import msgspec

from server.domain.record import Record
from server.domain.wording import Wording


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the learning log."""

    about: str
    expected: str
    happened: str
    change: str


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided of what was tried."""

    decision: str
    decided_by: str
    reason: str
    next_scope: str


def learned(words: Wording) -> list[Learned]:
    """The learning log, as it was written."""
    return [_learned(words, one) for one in words.view.all("learning")]


def gates(words: Wording) -> list[Gate]:
    """What was decided of what was tried."""
    return [_gate(words, one) for one in words.view.all("scale_gate")]


def _learned(words: Wording, one: Record) -> Learned:
    about = words.view.record(one.text("line"))
    return Learned(
        about=words.title(about) if about else "",
        expected=one.text("expected") or (about.text("measure") if about else ""),
        happened=one.text("happened"),
        change=one.text("change"),
    )


def _gate(words: Wording, one: Record) -> Gate:
    return Gate(
        decision=words.field(one, "decision"),
        decided_by=words.field(one, "decided_by"),
        reason=one.text("reason"),
        next_scope=one.text("next_scope"),
    )
