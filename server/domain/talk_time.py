"""Talk time: how many steps the minutes that are left for talk are enough for."""

from server.domain.compartment import About
from server.domain.pace import MINUTE, minutes_of
from server.domain.workshop import View

MINUTES_A_STEP = 7
"""To hear the few, mark again and decide (METHOD §6: three steps in 21 minutes, six in 42)."""
MINUTES_WITH_ZONES = 8
"""A minute more where the room also hears if AI could do it, and if it should (eight steps in 65)."""


def steps_that_fit(view: View) -> int:
    """How many steps there is time for in the blocks of talk, less what was spent in them; one at least, as long as
    there is such a block, and 0 where there is none."""
    agenda, about = view.everyone.agenda, view.everyone.about
    blocks = [one for one in view.all("block") if one.text("phase") == "talk" and not one.get("skipped")]
    left = sum(max(0.0, minutes_of(one) - agenda.spent.get(one.id, 0) / MINUTE) for one in blocks)
    return max(1, int(left // minutes_a_step(about))) if blocks else 0


def minutes_a_step(about: About) -> int:
    """How long the talk about one step takes."""
    return MINUTES_WITH_ZONES if about.could_should else MINUTES_A_STEP
