"""The ways on through a flow: the handoffs of this cycle, without those that bring work back."""

from collections.abc import Iterable, Sequence

from server.domain.layout.columns import rework_links
from server.domain.layout.grid import Link
from server.domain.record import Record


def onward(steps: Sequence[Record], handoffs: Iterable[Record]) -> list[Record]:
    """The handoffs between these steps, given in the order of the flow, that lead on. They close no circle."""
    numbers = {step.id: number for number, step in enumerate(steps)}
    there = [
        one
        for one in handoffs
        if one.text("from_step") in numbers and one.text("to_step") in numbers and not one.get("next_cycle")
    ]
    back = rework_links(numbers, (Link(one.id, one.text("from_step"), one.text("to_step")) for one in there))
    return [one for one in there if one.id not in back]
