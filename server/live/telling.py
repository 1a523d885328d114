"""Telling: what each seat is sent after a turn, each thing made into bytes once."""

from collections.abc import Iterable
from math import inf

from server.domain.derived import DERIVED, Derived, Present
from server.domain.messages import Refused
from server.domain.workshop import View, Workshop
from server.live.protocol import (
    Accepted,
    Catchup,
    DerivedValue,
    Events,
    Message,
    Raw,
    Refusal,
    encode,
)
from server.live.seat import Seat
from server.live.turn import Asked, Turn
from server.storage.event_log import Kept

TAIL = 2000
"""Events kept per compartment for those who come back; whoever missed more gets a snapshot."""


class Tails:
    """The latest events of each compartment, as bytes."""

    def __init__(self) -> None:
        self._tails: dict[str, list[Raw]] = {}
        self._first: dict[str, int] = {}

    def add(self, kept: Kept) -> None:
        tail = self._tails.setdefault(kept.compartment, [])
        tail.append(Raw(kept.payload.encode()))
        self._first.setdefault(kept.compartment, kept.number)
        if len(tail) > 2 * TAIL:
            del tail[:TAIL]
            self._first[kept.compartment] += TAIL

    def since(self, compartment: str, number: int) -> list[Raw] | None:
        """The events behind a number; None when they are no longer all here."""
        skipped = number + 1 - self._first.get(compartment, 1)
        tail = self._tails.get(compartment, [])
        return tail[skipped:] if 0 <= skipped <= len(tail) else None


class Snapshots:
    """Compartments as bytes, each made once however many people join at the same moment."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._made: dict[str, tuple[int, Raw]] = {}

    def of(self, compartment: str) -> Raw:
        part = self._workshop.seen(compartment)
        number, made = self._made.get(compartment, (-1, Raw()))
        if number != part.number:
            made = Raw(encode(part))
            self._made[compartment] = (part.number, made)
        return made


class Values:
    """The derived values as last told, and which of them what happened has made stale."""

    def __init__(self) -> None:
        self._told: dict[str, bytes] = {}
        self._told_at: dict[str, float] = {}
        self._stale = {one.name for one in DERIVED}

    def spoil(self, changed: set[str]) -> None:
        """Notes what has changed since."""
        self._stale |= {one.name for one in DERIVED if one.reads & changed}

    def due(self) -> float | None:
        """When the next stale value may be computed, in seconds of the clock; None when nothing is stale."""
        return min((self._due(one) for one in DERIVED if one.name in self._stale), default=None)

    def refresh(
        self, workshop: Workshop, present: Present, at: float, due_or_not: bool = False
    ) -> dict[str, list[bytes]]:
        """Computes what is stale and due at this time; channel → frames of the values that really are different."""
        due = [one for one in DERIVED if one.name in self._stale and (due_or_not or self._due(one) <= at)]
        if not due:
            return {}
        frames: dict[str, list[bytes]] = {}
        view = View(workshop)
        for one in due:
            self._stale.discard(one.name)
            self._told_at[one.name] = at
            value = encode(one.formula(view, workshop, present))
            if value != self._told.get(one.name):
                self._told[one.name] = value
                frames.setdefault(channel(one), []).append(self.frame(one.name))
        return frames

    def all(self, hears: Iterable[str]) -> dict[str, Raw]:
        """Every current value that somebody on these channels is sent."""
        return {one.name: Raw(self._told[one.name]) for one in DERIVED if channel(one) in hears}

    def frame(self, name: str) -> bytes:
        """A value as it was last told."""
        return encode(DerivedValue(name=name, value=Raw(self._told[name])))

    def _due(self, one: Derived) -> float:
        return self._told_at.get(one.name, -inf) + one.seconds


def channel(one: Derived) -> str:
    """By what name a seat hears of a derived value: its audience's, or its own if it has to be asked for."""
    return one.name if one.on_request else one.audience


def channels(reads: tuple[str, ...], shows: Iterable[str]) -> tuple[str, ...]:
    """All that a seat hears: the compartments it reads, and those derived values its page asks for and it may have."""
    wanted = set(shows)
    asked = (one.name for one in DERIVED if one.on_request and one.name in wanted and one.audience in reads)
    return (*reads, *asked)


def event_frames(kept: list[Kept]) -> dict[str, bytes]:
    """Compartment → one frame of all its events in this turn."""
    grouped: dict[str, list[Kept]] = {}
    for one in kept:
        grouped.setdefault(one.compartment, []).append(one)
    return {
        name: encode(Events(name, some[0].number, [Raw(one.payload.encode()) for one in some]))
        for name, some in grouped.items()
    }


def answer_frame(asked: Asked) -> bytes:
    """The answer to a command."""
    return refusal_frame(asked.ref, asked.refusal) if asked.refusal else encode(Accepted(ref=asked.ref))


def refusal_frame(ref: str, refused: Refused) -> bytes:
    """A rule's no, or that of the edge."""
    return encode(Refusal(ref=ref, code=refused.code, text=refused.text, details=refused.details))


def tell(seats: Iterable[Seat], turn: Turn, extra: dict[str, list[bytes]]) -> None:
    """Sends every seat what it may read of a turn, in one message: events, its answers, then `extra` by channel."""
    events = event_frames(turn.kept)
    answers: dict[Seat, list[bytes]] = {}
    for asked in turn.answered:
        if asked.seat:
            answers.setdefault(asked.seat, []).append(answer_frame(asked))
    told = events.keys() | {name for name, frames in extra.items() if frames}
    same: dict[tuple[str, ...], Message] = {}
    for seat in seats:
        heard = seat.hears if told.issuperset(seat.hears) else tuple(filter(told.__contains__, seat.hears))
        own = answers.get(seat)
        if own:
            seat.send(Message(_frames(heard, events, own, extra)))
        elif heard:
            message = same.get(heard)
            if message is None:
                message = same[heard] = Message(_frames(heard, events, [], extra))
            seat.send(message)


def _frames(
    heard: tuple[str, ...], events: dict[str, bytes], answers: list[bytes], extra: dict[str, list[bytes]]
) -> list[bytes]:
    happened = [events[name] for name in heard if name in events]
    return [*happened, *answers, *(frame for name in heard for frame in extra.get(name, ()))]


def catch_up(reads: Iterable[str], cursors: dict[str, int], tails: Tails, snapshots: Snapshots) -> dict[str, Catchup]:
    """What each compartment lacks for somebody who has these numbers already; snapshots for who has none."""
    return {name: _catch_up_one(name, cursors.get(name), tails, snapshots) for name in reads}


def _catch_up_one(name: str, cursor: int | None, tails: Tails, snapshots: Snapshots) -> Catchup:
    missed = tails.since(name, cursor) if cursor is not None else None
    if missed is None or cursor is None:
        return Catchup(snapshot=snapshots.of(name))
    return Catchup(events=missed, start=cursor + 1)
