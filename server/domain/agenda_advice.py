"""Advice on an agenda: what in its order or its minutes will cost the room, in words. It refuses nothing."""

import math
from collections.abc import Callable, Iterator, Sequence

import msgspec

from server.domain.pace import minutes_of
from server.domain.phases import PHASES
from server.domain.record import Record
from server.domain.replanning import NEEDS
from server.domain.workshop import View

LONGEST_STRETCH = 120
"""Minutes that people work without a break."""
SECONDS_A_MARK = 17
"""Fourteen thin marks take about four minutes."""
MINUTES_A_TALK = 7
"""What it takes to hear both sides of one step, and to decide it."""


class Advice(msgspec.Struct, frozen=True):
    """What is to be thought over, and the block that it is about; without one, the whole agenda."""

    text: str
    block: str = ""


Rule = Callable[[Sequence[Record], int], Iterator[Advice]]


def agenda_advice(view: View) -> list[Advice]:
    """All there is to say on a view's agenda, of blocks that are not skipped."""
    blocks = [one for one in view.ordered("block") if not one.get("skipped")]
    return [advice for rule in RULES for advice in rule(blocks, len(view.all("step")))]


def in_order(blocks: Sequence[Record], steps: int) -> Iterator[Advice]:
    """What builds on another phase comes after it."""
    phases = [one.text("phase") for one in blocks]
    for place, one in enumerate(blocks):
        needed = NEEDS.get(phases[place], "")
        if needed in phases and needed not in phases[:place]:
            yield Advice(f"{label(one)} builds on {PHASES[needed].label}, which comes later.", one.id)


def revealed(blocks: Sequence[Record], steps: int) -> Iterator[Advice]:
    """What is marked is shown, before anybody goes to a break."""
    phases = [one.text("phase") for one in blocks]
    for place, one in enumerate(blocks):
        after = phases[place + 1 :]
        if phases[place] != "mark":
            continue
        if not {"overview", "talk"} & set(after):
            yield Advice("Nothing after this shows the marks. Add an overview.", one.id)
        elif after[0] == "break":
            yield Advice("Show the marks before the break, so that nobody waits for them.", blocks[place + 1].id)


def closed(blocks: Sequence[Record], steps: int) -> Iterator[Advice]:
    """The room agrees on what it has made; one that checks a plan agreed on it before."""
    if blocks and not any(one.text("phase") in ("agree", "check") for one in blocks):
        yield Advice("There is no block to agree and close: nobody says how strongly they support the plan.")


def rested(blocks: Sequence[Record], steps: int) -> Iterator[Advice]:
    """Nobody works for longer than two hours at a stretch."""
    stretch = 0
    for one in blocks:
        before, stretch = stretch, 0 if one.text("phase") == "break" else stretch + minutes_of(one)
        if before <= LONGEST_STRETCH < stretch:
            yield Advice(f"{stretch} minutes without a break. Put one before this, or earlier.", one.id)


def long_enough(blocks: Sequence[Record], steps: int) -> Iterator[Advice]:
    """There is time for what is asked."""
    marking = math.ceil(steps * SECONDS_A_MARK / 60)
    for one in blocks:
        if one.text("phase") == "mark" and minutes_of(one) < marking:
            yield Advice(f"{steps} steps take about {marking} minutes to mark.", one.id)
        if one.text("phase") == "talk" and minutes_of(one) < MINUTES_A_TALK:
            yield Advice(f"One step takes about {MINUTES_A_TALK} minutes to talk about and decide.", one.id)


RULES: tuple[Rule, ...] = (in_order, revealed, closed, rested, long_enough)


def label(block: Record) -> str:
    return PHASES[block.text("phase")].label
