"""Whom to hear first about a step: somebody from the end of the scale that fewer functions hold.

The two ends are the functions nearer to the highest view than to the lowest, and the other way round; whoever
stands exactly between belongs to neither. Functions are counted before people, because every function counts
equally. For an end speaks the function furthest from the pooled room, then the most sure, then lane order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Voice:
    """One function as a speaker: where it stands on the scale and how far that is from the pooled room."""

    function: str
    people: int
    stands: Fraction
    """Mean distance from Person, in levels."""
    away: Fraction
    """Distance from the pooled room, in levels."""
    sure: Fraction


End = list[tuple[int, Voice]]
"""The functions at one end of the scale, each with its number in lane order."""


def whom_to_hear(voices: Sequence[Voice]) -> tuple[str, ...]:
    """(first, second), the second from the other end; nobody when all stand in the same place."""
    ends = [end for end in _ends(voices) if end]
    return tuple(_speaker(end)[1].function for end in sorted(ends, key=_turn))


def _ends(voices: Sequence[Voice]) -> tuple[End, End]:
    stands = [voice.stands for voice in voices]
    twice_the_middle = min(stands, default=0) + max(stands, default=0)
    numbered = list(enumerate(voices))
    return (
        [(lane, voice) for lane, voice in numbered if 2 * voice.stands < twice_the_middle],
        [(lane, voice) for lane, voice in numbered if 2 * voice.stands > twice_the_middle],
    )


def _turn(end: End) -> tuple[int, int, Fraction, Fraction, int]:
    lane, voice = _speaker(end)
    return len(end), sum(voice.people for _, voice in end), -voice.away, -voice.sure, lane


def _speaker(end: End) -> tuple[int, Voice]:
    return min(end, key=lambda numbered: (-numbered[1].away, -numbered[1].sure, numbered[0]))
