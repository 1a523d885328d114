"""Divergence: how far apart functions are about one step, and the word in which the room hears it.

Every function counts equally, however many people it sent. The total D is the expected distance of two
randomly drawn function views, divided by its limit (K-1)/2: Rao's quadratic entropy with ordinal distance,
which is Berry and Mielke's index of ordinal variation up to its small-sample correction. Rao's
decomposition gives the part within functions W and the part between them B = D - W. All of it follows from
cumulative shares C: the mean distance of two draws is 2 Σ C(1-C) (Gini's mean difference), and two
functions are Σ |C_f - C_g| levels apart (the work of moving one onto the other).

Computed in exact fractions, so that no band is decided by rounding; floats appear in the result only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, combinations
from typing import Literal

from server.domain.hearing import Voice, whom_to_hear

Word = Literal["aligned", "unsure", "close", "far_apart", "of_two_minds", "too_few"]

CLOSE_FROM = Fraction(1, 4)
FAR_FROM = Fraction(1, 2)
WIDE_FROM = Fraction(3, 4)
"""A pair this share of the scale apart is heard however many functions agree around it."""
FEWEST_FOR_TWO_MINDS = 4
GUESSING = 1
UNSAID = Fraction(2)
"""Who does not say how sure they are neither claims to be sure nor admits to guessing."""


@dataclass(frozen=True, slots=True)
class FunctionMarks:
    """What the people of one function marked for one step.

    `levels` counts people by wire name of the level; `sure` counts the confidences (1, 3, 5) of those
    marks, as far as they were given. "Not mine to call" and "stop doing this" stand outside the scale and
    never count as a middle.
    """

    function: str
    levels: Mapping[str, int] = field(default_factory=dict)
    sure: Mapping[int, int] = field(default_factory=dict)
    not_mine: int = 0
    stop: int = 0
    several: bool = False
    """Whether small functions stand together in it: what differs there says nothing of any one of them."""


@dataclass(frozen=True, slots=True)
class Position:
    """A median: the same level twice, or the two levels between which it lies, nearer Person above."""

    upper: str
    lower: str


@dataclass(frozen=True, slots=True)
class Gap:
    """How far two functions are apart, in levels and as a share of the whole scale."""

    one: str
    other: str
    levels: float
    share: float


@dataclass(frozen=True, slots=True)
class Divergence:
    """The divergence of one step. Its numbers exist from two functions on; before, the word is `too_few`."""

    word: Word
    total: float | None
    within: float | None
    between: float | None
    pooled: dict[str, float]
    """Share of each level from Person down, every function counted once."""
    room: Position | None
    positions: dict[str, Position]
    """By function, in lane order."""
    away: dict[str, float]
    """By function how far it is from the pooled room, as a share of the whole scale."""
    gaps: tuple[Gap, ...]
    furthest: tuple[tuple[str, str], ...]
    of_two_minds: tuple[str, ...]
    hear: tuple[str, ...]
    """Whom to hear first and second; empty when all stand in the same place."""
    people: int
    not_mine: int
    stop: int
    stop_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """One function's marks as cumulative shares from Person down, without the last, which is always 1."""

    function: str
    people: int
    reached: tuple[Fraction, ...]
    sure: Fraction
    several: bool


def measure(functions: Sequence[FunctionMarks], scale: Sequence[str]) -> Divergence:
    """The divergence of one step. Functions in lane order, the scale's wire names from Person down."""
    views = [_view(marks, scale) for marks in functions if sum(marks.levels.values())]
    pooled = _pool(views)
    limit = Fraction(len(scale) - 1, 2)
    total = _spread(pooled) / limit
    within = _mean([_spread(view.reached) for view in views]) / limit
    compared = len(views) > 1
    inside = compared and total >= FAR_FROM and 2 * within >= total
    minds = _of_two_minds(views, limit) if inside else ()
    gaps = {(f.function, g.function): _apart(f.reached, g.reached) for f, g in combinations(views, 2)}
    widest = max(gaps.values(), default=Fraction(0))
    word: Word = _word(total, widest / (2 * limit), minds) if compared else "too_few"
    return Divergence(
        word="unsure" if word == "aligned" and _mostly_guessing(functions) else word,
        total=float(total) if compared else None,
        within=float(within) if compared else None,
        between=float(total - within) if compared else None,
        pooled=_shares(pooled, scale) if views else {},
        room=_position(pooled, scale) if views else None,
        positions={view.function: _position(view.reached, scale) for view in views},
        away={view.function: float(_apart(view.reached, pooled) / (2 * limit)) for view in views},
        gaps=tuple(Gap(f, g, float(gap), float(gap / (2 * limit))) for (f, g), gap in gaps.items()),
        furthest=tuple(pair for pair, gap in gaps.items() if gap == widest > 0),
        of_two_minds=minds,
        hear=whom_to_hear([_voice(view, pooled) for view in views]),
        people=sum(view.people for view in views),
        not_mine=sum(marks.not_mine for marks in functions),
        stop=sum(marks.stop for marks in functions),
        stop_from=tuple(marks.function for marks in functions if marks.stop),
    )


def _view(marks: FunctionMarks, scale: Sequence[str]) -> _View:
    if unknown := set(marks.levels) - set(scale):
        raise ValueError(f"Not levels of this scale: {', '.join(sorted(unknown))}")
    people = sum(marks.levels.values())
    counts = accumulate(marks.levels.get(level, 0) for level in scale[:-1])
    reached = tuple(Fraction(count, people) for count in counts)
    return _View(marks.function, people, reached, _sureness(marks), marks.several)


def _pool(views: Sequence[_View]) -> tuple[Fraction, ...]:
    return tuple(_mean(level) for level in zip(*(view.reached for view in views), strict=True))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return Fraction(sum(values), len(values)) if values else Fraction(0)


def _spread(reached: Sequence[Fraction]) -> Fraction:
    """Mean distance of two random draws, in levels."""
    return 2 * sum((share * (1 - share) for share in reached), Fraction(0))


def _apart(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    return sum((abs(f - g) for f, g in zip(one, other, strict=True)), Fraction(0))


def _of_two_minds(views: Sequence[_View], limit: Fraction) -> tuple[str, ...]:
    """The functions whose own people are far apart. Under four people nobody is ever said to be, nor are Others."""
    return tuple(
        view.function
        for view in views
        if view.people >= FEWEST_FOR_TWO_MINDS and not view.several and _spread(view.reached) / limit >= FAR_FROM
    )


def _word(total: Fraction, widest: Fraction, minds: Sequence[str]) -> Word:
    if minds:
        return "of_two_minds"
    if total >= FAR_FROM or widest >= WIDE_FROM:
        return "far_apart"
    return "close" if total >= CLOSE_FROM else "aligned"


def _mostly_guessing(functions: Sequence[FunctionMarks]) -> bool:
    """Half or more of all who marked a level said that they were guessing; silence is no guess."""
    guessing = sum(marks.sure.get(GUESSING, 0) for marks in functions)
    return 2 * guessing >= sum(sum(marks.levels.values()) for marks in functions)


def _position(reached: Sequence[Fraction], scale: Sequence[str]) -> Position:
    half = Fraction(1, 2)
    upper = next((level for level, share in zip(scale, reached, strict=False) if share >= half), scale[-1])
    lower = next((level for level, share in zip(scale, reached, strict=False) if share > half), scale[-1])
    return Position(upper, lower)


def _shares(reached: Sequence[Fraction], scale: Sequence[str]) -> dict[str, float]:
    edges = (Fraction(0), *reached, Fraction(1))
    return {level: float(edges[i + 1] - edges[i]) for i, level in enumerate(scale)}


def _voice(view: _View, pooled: Sequence[Fraction]) -> Voice:
    stands = sum((1 - share for share in view.reached), Fraction(0))
    return Voice(view.function, view.people, stands, _apart(view.reached, pooled), view.sure)


def _sureness(marks: FunctionMarks) -> Fraction:
    said = sum(marks.sure.values())
    return Fraction(sum(level * people for level, people in marks.sure.items()), said) if said else UNSAID
