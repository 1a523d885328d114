"""Zones: what it means for a step whether AI could do it, and whether the people whose step it is would have it so.

The four zones are those of WORKBank (Shao et al. 2025): capability as IT rates it against what the owners wish, both
from 1 to 5, each split above the middle of its scale.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from server.domain.records.reasons import MIDDLE

Zone = Literal["", "green_light", "red_light", "opportunity", "low_priority"]

WORDS: dict[Zone, str] = {
    "green_light": "Green light: it could, and its owners want it",
    "red_light": "Red light: it could, but its owners do not want it",
    "opportunity": "Opportunity: its owners want it, but it cannot yet",
    "low_priority": "Low priority: it cannot yet, and nobody asks for it",
}
"""A zone as the room hears it."""

_BY_ANSWERS: dict[tuple[bool, bool], Zone] = {
    (True, True): "green_light",
    (True, False): "red_light",
    (False, True): "opportunity",
    (False, False): "low_priority",
}


def zone(could: Mapping[int, int], should: Mapping[int, int]) -> Zone:
    """The zone of one step, from how many people gave which answer; none while one of the questions has no answer.

    A mean above the middle is a yes. Whoever stands in the middle has not said yes.
    """
    if not sum(could.values()) or not sum(should.values()):
        return ""
    return _BY_ANSWERS[_mean(could) > MIDDLE, _mean(should) > MIDDLE]


def stands(answers: Mapping[int, int]) -> int:
    """The answer of 1 to 5 nearest to the mean, halves towards the middle; 0 while there is none."""
    if not sum(answers.values()):
        return 0
    mean = _mean(answers)
    lower = mean.numerator // mean.denominator
    nearer_up = mean - lower > Fraction(1, 2) or (mean - lower == Fraction(1, 2) and mean < MIDDLE)
    return lower + nearer_up


def _mean(answers: Mapping[int, int]) -> Fraction:
    people = sum(answers.values())
    return Fraction(sum(answer * many for answer, many in answers.items()), people)
