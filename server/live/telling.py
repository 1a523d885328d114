"""Telling: what each seat is sent after a turn, each thing made into bytes once."""

from collections.abc import Iterable

from server.domain.derived import DERIVED, Present
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
        self._stale = {one.name for one in DERIVED}

    def spoil(self, changed: set[str]) -> None:
        """Notes what has changed since."""
        self._stale |= {one.name for one in DERIVED if one.reads & changed}

    @property
    def stale(self) -> bool:
        return bool(self._stale)

    def refresh(self, workshop: Workshop, present: Present) -> dict[str, list[bytes]]:
        """Computes what is stale; audience → frames of the values that really are different now."""
        frames: dict[str, list[bytes]] = {}
        view = View(workshop)
        for one in DERIVED:
            if one.name in self._stale:
                value = encode(one.formula(view, workshop, present))
                if value != self._told.get(one.name):
                    self._told[one.name] = value
                    frame = encode(DerivedValue(name=one.name, value=Raw(value)))
                    frames.setdefault(one.audience, []).append(frame)
        self._stale.clear()
        return frames

    def all(self, reads: Iterable[str]) -> dict[str, Raw]:
        """Every current value that somebody with these compartments is sent."""
        return {one.name: Raw(self._told[one.name]) for one in DERIVED if one.audience in reads}


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
    """Sends every seat what it may read of a turn, in one message: events, its answers, then `extra` by audience."""
    events = event_frames(turn.kept)
    answers: dict[Seat, list[bytes]] = {}
    for asked in turn.answered:
        if asked.seat:
            answers.setdefault(asked.seat, []).append(answer_frame(asked))
    told = events.keys() | {name for name, frames in extra.items() if frames}
    same: dict[tuple[str, ...], Message] = {}
    for seat in seats:
        heard = seat.reads if told.issuperset(seat.reads) else tuple(filter(told.__contains__, seat.reads))
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
