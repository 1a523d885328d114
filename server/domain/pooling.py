"""Pooling: functions of few people stand together as "Others", so that nobody's answer follows from what is shown.

A single small function must not stand alone in the pool: whoever knows the whole could subtract what is shown beside
it. So the next smallest comes along (complementary suppression) until the pool is of two functions and of as many
people as a function needs to be shown by itself. What even all together do not reach is not shown at all. Formulas see
the pool as one function; nothing that is shown is computed from what it hides.
"""

from collections import Counter
from collections.abc import Collection, Mapping

Counts = Mapping[str, Mapping[str, int]]
"""Function → answer → how many gave it."""

OTHERS = "others"
"""The functions that are pooled, as the one function as which they are counted."""
OTHERS_NAME = "Others"

FEWEST_FUNCTIONS = 2
SMALL = 2
"""A function of fewer answers is one person. A picture of the whole shows none such by itself."""


def pool(answers: Mapping[str, int], least: int, kept: Collection[str] = ()) -> tuple[str, ...]:
    """The functions that stand together, in the order of `answers`: those with fewer than `least` answers, those in
    `kept`, and as many of the next smallest as it takes; empty where nobody needs it.

    `answers` counts people by function; who has none is not shown anyway. `kept` were pooled in an earlier round: were
    they shown now, the earlier pool could be taken apart.
    """
    there = [name for name, people in answers.items() if people > 0]
    pooled = [name for name in there if answers[name] < least or name in kept]
    rest = sorted((name for name in there if name not in pooled), key=lambda name: answers[name])
    while pooled and rest and not hides(answers, pooled, least):
        pooled.append(rest.pop(0))
    return tuple(name for name in there if name in pooled)


def hides(answers: Mapping[str, int], pooled: Collection[str], least: int) -> bool:
    """Whether these functions together hide each of them."""
    return len(pooled) >= FEWEST_FUNCTIONS and sum(answers[name] for name in pooled) >= least


def together(counts: Counts, least: int, kept: Collection[str] = ()) -> tuple[Counts, tuple[str, ...]]:
    """Counts by function and answer with the small functions as Others, last; and who is in it. Where even all of them
    together stay too few, they are in the pool and nothing of them is in the counts. `kept` as in `pool`."""
    answers = {name: sum(given.values()) for name, given in counts.items()}
    pooled = pool(answers, least, kept)
    shown: dict[str, Mapping[str, int]] = {name: given for name, given in counts.items() if name not in pooled}
    if pooled and hides(answers, pooled, least):
        shown[OTHERS] = dict(sum((Counter(counts[name]) for name in pooled), Counter()))
    return shown, pooled
