"""What divergence sees of a round: counts by function, in the order of the lanes, Others behind them."""

from functools import lru_cache

from server.domain.divergence import Divergence, FunctionMarks, measure
from server.domain.pooling import OTHERS, OTHERS_NAME, Counts
from server.domain.records.scale import OFF_SCALE, SCALES
from server.domain.workshop import View

Fixed = tuple[tuple[str, int], ...]
"""Counts that can be a key."""


def function_names(view: View) -> dict[str, str]:
    """Function → its name, in the order of the lanes; Others last."""
    return {one.id: one.text("name") for one in view.ordered("function")} | {OTHERS: OTHERS_NAME}


def measured(view: View, counts: Counts, sure: Counts) -> Divergence:
    """The divergence of counts by function and level, with the confidences by function that were given."""
    functions = tuple(
        (name, tuple(counts.get(name, {}).items()), tuple(sure.get(name, {}).items())) for name in function_names(view)
    )
    return _measured(functions, view.everyone.about.levels)


@lru_cache(maxsize=4096)
def _measured(functions: tuple[tuple[str, Fixed, Fixed], ...], levels: int) -> Divergence:
    """A revealed round never changes, so its divergence is computed once."""
    return measure([_function_marks(name, dict(counts), sure) for name, counts, sure in functions], SCALES[levels])


def _function_marks(function: str, counts: dict[str, int], sure: Fixed) -> FunctionMarks:
    return FunctionMarks(
        function=function,
        levels={level: many for level, many in counts.items() if level not in OFF_SCALE},
        sure={int(name): many for name, many in sure},
        not_mine=counts.get("not_mine", 0),
        stop=counts.get("stop", 0),
        several=function == OTHERS,
    )
