"""Re-planning: a day that ran over is made to fit again, and blocks ahead change places; nothing done is touched."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from server.domain.agenda import running_agenda
from server.domain.editing import changed
from server.domain.messages import Asking, Command, Refused, Written, refuse_unless_facilitator
from server.domain.pace import MINUTE, blocks_ahead, minutes_late, minutes_of, pace, taken
from server.domain.phases import PHASES
from server.domain.record import Record, Value
from server.domain.workshop import View, Workshop

How = Literal["buffer", "shrink", "extend"]
HOWS: tuple[How, ...] = ("buffer", "shrink", "extend")

KEEPS = 5
"""The least that is left of a block from which minutes are taken."""

LONGEST = 480
"""Minutes of a block, at the most."""

PAUSES = ("break", "buffer")
"""Phases in which nobody works: a break is never made shorter, a buffer is there for it."""

NEEDS = {"overview": "mark", "talk": "mark", "redesign": "talk", "commit": "redesign", "agree": "commit"}
"""Phase → the one that has to come before it, where the agenda has both."""


class NewMinutes(msgspec.Struct, frozen=True):
    """A block's minutes before and after. 0 afterwards: it is skipped."""

    block: str
    before: int
    after: int


class Way(msgspec.Struct, frozen=True):
    """One way to make up for lost minutes: how many it makes up, what changes, and when the day then ends."""

    how: How
    minutes: int
    ends: int
    changes: list[NewMinutes]


class Replan(Command, frozen=True):
    """Makes up for lost minutes: out of the buffers ahead, out of all blocks ahead evenly, or by ending later."""

    how: How
    minutes: int

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        running_agenda(workshop, asking)
        if not 1 <= self.minutes <= minutes_late(workshop, asking.at):
            raise Refused("on_time", "The day is not that late any more. Look at the agenda again.")
        found = replanned(workshop, asking.at, self.how, self.minutes)
        return [one for change in found if (one := _written(workshop, change, asking))]


class MoveBlock(Command, frozen=True):
    """Puts a block that has not begun in front of another one ahead, or at the end."""

    block: str
    before: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        blocks = View(workshop).ordered("block")
        ahead = blocks_ahead(workshop.agenda, blocks)
        moved = next((one for one in ahead if one.id == self.block), None)
        rest = [one for one in ahead if one is not moved]
        if not moved or (self.before and self.before not in [one.id for one in rest]):
            raise Refused("begun", "Only blocks that are still ahead change places.")
        place = next((place for place, one in enumerate(rest) if one.id == self.before), len(rest))
        behind = blocks[: len(blocks) - len(ahead)]
        _refuse_unsafe(blocks, [*behind, *rest[:place], moved, *rest[place:]])
        order = _between([*behind, *rest[:place]][-1:], rest[place:])
        return [] if moved.get("order") == order else [changed(moved.id, {"order": order}, asking)]


def ways(workshop: Workshop, at: int) -> list[Way]:
    """The ways there are to make up for what is late now, each with what it would change. None on time."""
    late = minutes_late(workshop, at)
    return [way for how in HOWS if late > 0 and (way := _way(workshop, at, how, late))]


def replanned(workshop: Workshop, at: int, how: How, minutes: int) -> list[NewMinutes]:
    """What a way changes, in the order of the agenda. Raises Refused where the blocks ahead have too little to give."""
    blocks = View(workshop).ordered("block")
    less = _given(how, blocks_ahead(workshop.agenda, blocks), minutes)
    more = _lost(workshop, blocks, at, minutes)
    changes = [NewMinutes(one.id, minutes_of(one), _after(one, more, less)) for one in blocks]
    return [one for one in changes if one.after != one.before]


def _way(workshop: Workshop, at: int, how: How, late: int) -> Way | None:
    room = late if how == "extend" else _to_give(how, blocks_ahead(workshop.agenda, View(workshop).ordered("block")))
    minutes = min(room, late)
    if not minutes:
        return None
    planned = pace(View(workshop)).planned_end
    ends = planned + (late if how == "extend" else late - minutes) * MINUTE
    return Way(how, minutes, ends, replanned(workshop, at, how, minutes))


def _after(block: Record, more: Mapping[str, int], less: Mapping[str, int]) -> int:
    return min(LONGEST, minutes_of(block) + more.get(block.id, 0) - less.get(block.id, 0))


def _lost(workshop: Workshop, blocks: Sequence[Record], at: int, minutes: int) -> dict[str, int]:
    """Where the minutes went, the latest block first: the plan then says what these blocks really took."""
    agenda, found = workshop.agenda, dict[str, int]()
    for one in reversed([one for one in blocks if one.id in agenda.spent or one.id == agenda.block]):
        over = round(taken(agenda, one, at) / MINUTE) - minutes_of(one)
        found[one.id] = min(max(0, over), minutes - sum(found.values()))
    # Half minutes that no block shows by itself stand at the one the room is in.
    found[agenda.block] = found.get(agenda.block, 0) + minutes - sum(found.values())
    return found


def _given(how: How, ahead: Sequence[Record], minutes: int) -> dict[str, int]:
    """How many minutes each block ahead gives."""
    if how == "extend":
        return {}
    most = _to_give(how, ahead)
    if minutes > most:
        raise Refused("too_short", f"The blocks ahead have {most} minutes to give. Take that many, or end later.")
    return _in_turn(ahead, minutes) if how == "buffer" else _evenly(ahead, minutes)


def _to_give(how: How, ahead: Sequence[Record]) -> int:
    return sum(minutes_of(one) for one in _buffers(ahead)) if how == "buffer" else sum(map(_spare, ahead))


def _buffers(blocks: Sequence[Record]) -> list[Record]:
    return [one for one in blocks if one.text("phase") == "buffer"]


def _spare(block: Record) -> int:
    return 0 if block.text("phase") in PAUSES else max(0, minutes_of(block) - KEEPS)


def _in_turn(ahead: Sequence[Record], minutes: int) -> dict[str, int]:
    given: dict[str, int] = {}
    for one in _buffers(ahead):
        given[one.id] = min(minutes_of(one), minutes - sum(given.values()))
    return given


def _evenly(ahead: Sequence[Record], minutes: int) -> dict[str, int]:
    """In proportion to what each can spare; whole minutes, what is left over from those that lost most of a minute."""
    spare = {one.id: _spare(one) for one in ahead}
    whole = {id: many * minutes // sum(spare.values()) for id, many in spare.items()}
    parts = sorted(spare, key=lambda id: -(spare[id] * minutes % sum(spare.values())))
    return {id: many + (id in parts[: minutes - sum(whole.values())]) for id, many in whole.items()}


def _written(workshop: Workshop, change: NewMinutes, asking: Asking) -> Written | None:
    block = workshop.record(change.block)
    if not block:
        return None
    if not change.after:
        return changed(block.id, {"skipped": True}, asking)
    first: dict[str, Value] = {} if block.number("planned") else {"planned": change.before}
    return changed(block.id, {"minutes": change.after} | first, asking)


def _refuse_unsafe(before: Sequence[Record], after: Sequence[Record]) -> None:
    """What could rely on an earlier phase still can."""
    lost = [one for one in after if _served(one, before) and not _served(one, after)]
    if lost:
        phase = lost[0].text("phase")
        text = f"{_label(phase)} needs {_label(NEEDS[phase])} before it. Put it after that one, or skip it."
        raise Refused("unsafe_order", text)


def _served(block: Record, order: Sequence[Record]) -> bool:
    needed = NEEDS.get(block.text("phase"))
    earlier = order[: [one.id for one in order].index(block.id)]
    return any(one.text("phase") == needed for one in earlier)


def _label(phase: str) -> str:
    return PHASES[phase].label


def _between(before: Sequence[Record], after: Sequence[Record]) -> float:
    """An order between two neighbours."""
    low = before[-1].number("order") or 0 if before else None
    high = after[0].number("order") or 0 if after else None
    if low is None:
        return (high or 0) - 1
    return low + 1 if high is None else (low + high) / 2
