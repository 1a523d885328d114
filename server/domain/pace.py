"""Pace: when the day should end, and how much time the blocks ahead still take. The one place where it is counted.

A moment is never an input of the formula: a screen adds the time that passes (the current block's) by itself.
"""

import msgspec

from server.domain.compartment import Agenda
from server.domain.record import Record
from server.domain.workshop import View, Workshop

MINUTE = 60_000
USUAL_MINUTES = 5
"""What a block takes for which nobody said how long."""
NIGHT = 6 * 60 * MINUTE
"""After so long a silence behind the end of a block, whoever goes on begins another day."""


class Pace(msgspec.Struct, omit_defaults=True):
    """Milliseconds. The day ends when the current block does, and `ahead` later; it should end at `planned_end`."""

    planned_end: int = 0
    """0 before the start."""
    ahead: int = 0
    rests_from: int = 0
    """From when on nobody is late any more: the room has gone home, and begins anew when it comes back."""


def pace(view: View) -> Pace:
    """The pace of a workshop. What a block took before it was reopened is not planned a second time."""
    agenda, blocks = view.everyone.agenda, view.ordered("block")
    ahead = sum(still_to_come(agenda, one) for one in blocks_ahead(agenda, blocks))
    if agenda.status != "running":
        return Pace(ahead=ahead)
    planned = sum(minutes_of(one) for one in blocks) * MINUTE
    planned_end = agenda.entered_at + planned - sum(agenda.spent.values()) + agenda.shift
    return Pace(planned_end=planned_end, ahead=ahead, rests_from=rests_from(agenda))


def minutes_of(block: Record) -> int:
    """The minutes a block is planned to take; none when it is skipped."""
    return 0 if block.get("skipped") else minutes_if_entered(block)


def minutes_if_entered(block: Record) -> int:
    """The minutes a block has once the room is in it, even if it is skipped now."""
    return int(block.number("minutes") or USUAL_MINUTES)


def still_to_come(agenda: Agenda, block: Record) -> int:
    """Milliseconds that a block ahead still takes."""
    return max(0, minutes_of(block) * MINUTE - agenda.spent.get(block.id, 0))


def blocks_ahead(agenda: Agenda, blocks: list[Record]) -> list[Record]:
    """The blocks after the current one; all of them before the start."""
    place = next((place for place, one in enumerate(blocks) if one.id == agenda.block), -1)
    return blocks[place + 1 :]


def block_ends(agenda: Agenda, at: int) -> int:
    """When the current block's time is over: never before now."""
    return at + agenda.paused_with if agenda.paused_with else max(at, agenda.ends_at)


def taken(agenda: Agenda, block: Record, at: int) -> int:
    """Milliseconds that a block has taken; the current one, will have taken when its time is over."""
    here = block_ends(agenda, at) - agenda.entered_at if block.id == agenda.block else 0
    return agenda.spent.get(block.id, 0) + here


def rests_from(agenda: Agenda) -> int:
    return max(agenda.entered_at, agenda.ends_at) + NIGHT


def has_rested(agenda: Agenda, at: int) -> bool:
    """Whether the room comes back after a night."""
    return agenda.status == "running" and at > rests_from(agenda)


def worked(agenda: Agenda, minutes: int, at: int) -> int:
    """Milliseconds of work in the current block since it was entered. A night is none."""
    if not has_rested(agenda, at):
        return max(0, at - agenda.entered_at)
    return max(0, minutes * MINUTE - agenda.paused_with if agenda.paused_with else agenda.ends_at - agenda.entered_at)


def shift_for(agenda: Agenda, blocks: list[Record], block: Record, left: int) -> int:
    """The shift with which a day that goes on in this block, with so much left of it, is neither late nor early."""
    place = [one.id for one in blocks].index(block.id)
    ahead = sum(still_to_come(agenda, one) for one in blocks[place + 1 :])
    # A block that was skipped is in the plan again once it is entered.
    again = minutes_if_entered(block) if block.get("skipped") else 0
    planned = (again + sum(minutes_of(one) for one in blocks)) * MINUTE
    return left + ahead - planned + sum(agenda.spent.values())


def minutes_late(workshop: Workshop, at: int) -> int:
    """Whole minutes by which the day ends later than planned; below 0 when earlier."""
    agenda, found = workshop.agenda, pace(View(workshop))
    if agenda.status != "running" or has_rested(agenda, at):
        return 0
    return round((block_ends(agenda, at) + found.ahead - found.planned_end) / MINUTE)
