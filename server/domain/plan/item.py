"""What every item of the plan carries, so that it can be traced: its record and the steps it comes from."""

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


def in_order_of_the_flow(item: Item) -> int:
    """A sorting key: the item's first step; items without one come first."""
    return item.steps[0].number if item.steps else 0
