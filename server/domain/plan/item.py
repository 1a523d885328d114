"""What every item of the plan carries, so that it can be traced: its record and the steps it comes from."""

from collections.abc import Iterable

import msgspec

from server.domain.wording import StepName


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something the plan says. `id` is its record, `steps` where in the flow it comes from."""

    id: str
    steps: list[StepName] = []

    @property
    def numbers(self) -> str:
        """`7, 9`."""
        return ", ".join(str(step.number) for step in self.steps)


def numbered(steps: Iterable[StepName]) -> str:
    """`step 7`, `steps 7, 9`, each once and in order; empty where there is none."""
    numbers = sorted({step.number for step in steps})
    return f"step{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}" if numbers else ""


def in_order_of_the_flow(item: Item) -> int:
    """A sorting key: the item's first step; items without one come first."""
    return item.steps[0].number if item.steps else 0
