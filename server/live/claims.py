"""Claims: who is editing which record, so that others see it and wait. They are said, never kept: a claim is a lease
that ends by itself, and nothing of it stands in the log.

There are none while people answer in private, and none on what not everybody reads.
"""

from server.domain.phases import PHASES
from server.domain.workshop import Workshop
from server.live.seat import Seat

LEASE = 20.0
"""Seconds after the last sign of somebody typing."""

PAUSE = 0.25
"""Seconds between two tellings at least."""

Editing = dict[str, list[str]]
"""Record → the people who edit it."""


class Claims:
    """One claim at most for each seat."""

    def __init__(self) -> None:
        self._held: dict[Seat, tuple[str, float]] = {}

    def take(self, seat: Seat, record: str, now: float) -> None:
        """A seat edits this record from now on, or none when it is empty."""
        self.drop(seat)
        if record:
            self._held[seat] = (record, now + LEASE)

    def drop(self, seat: Seat) -> None:
        self._held.pop(seat, None)

    def current(self, workshop: Workshop, now: float) -> Editing:
        """The claims that stand and may be shown."""
        for seat in [one for one, (_, until) in self._held.items() if until <= now]:
            self.drop(seat)
        if is_private(workshop):
            return {}
        found: dict[str, set[str]] = {}
        for seat, (record, _) in self._held.items():
            if may_be_shown(workshop, seat.person, record):
                found.setdefault(record, set()).add(seat.person)
        return {record: sorted(people) for record, people in sorted(found.items())}

    def next_end(self) -> float | None:
        """When the next lease ends, in seconds of the clock."""
        return min((until for _, until in self._held.values()), default=None)


def is_private(workshop: Workshop) -> bool:
    """Whether people answer in private now: then nobody is shown doing anything."""
    phase = PHASES.get(workshop.phase())
    return phase is None or phase.private or bool(workshop.everyone.open_steps)


def may_be_shown(workshop: Workshop, person: str, record: str) -> bool:
    """Whether this is a record that everybody reads, and a person who may write at all."""
    found = workshop.everyone.records.get(record)
    takes_part = workshop.function_of(person) or workshop.is_facilitator(person)
    return bool(found and not found.removed_at and takes_part)
