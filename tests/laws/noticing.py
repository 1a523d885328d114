"""What others notice of somebody's secrets: two performances, compared byte for byte."""

from itertools import groupby
from typing import Any

from tests.laws.privately import is_private, key_of
from tests.laws.replaying import Moment, Replay
from tests.laws.twins import Twin, Watched

Json = dict[str, Any]
Manner = tuple[str, int, bool, bool]
AROUND = 60
"""Characters before and behind a difference that are shown."""


class Comparison:
    """A play, held against one twin after the other."""

    def __init__(self, play: Watched) -> None:
        self._said = play.said
        self._told: dict[Manner, list[Moment]] = {}

    def noticed(self, twin: Twin) -> list[str]:
        """What anybody but the owner notices before they may."""
        manner = (twin.owner, twin.until, twin.gathered, twin.moved)
        if manner not in self._told:
            self._told[manner] = told(self._said, twin)
        return differences(self._told[manner], told(twin.said(self._said), twin))

    def hears_otherwise(self, twin: Twin, viewer: str, place: int) -> bool:
        """Whether somebody is told something else at one place."""
        return told_at(self._said, place, viewer) != told_at(twin.said(self._said), place, viewer)


def told(said: list[Json], twin: Twin) -> list[Moment]:
    """What everybody but the owner is told and can find out before they may notice."""
    replay = Replay(said)
    for some in turns(said[1 : twin.until], twin.gathered):
        replay.say(*some)
        if is_private(some[0]):
            replay.pry(key_of(some[0]).owner)
    # Whoever divides a step, or opens one again, is rightly told how many are done then: those who marked that step.
    replay.end(twin.owner, attacked=not twin.moved)
    return replay.told_to_others(twin.owner)


def turns(said: list[Json], gathered: bool) -> list[list[Json]]:
    """What is said, turn by turn."""
    if not gathered:
        return [[one] for one in said]
    groups = [(private, list(some)) for private, some in groupby(said, is_private)]
    return [turn for private, some in groups for turn in ([some] if private else [[one] for one in some])]


def told_at(said: list[Json], place: int, viewer: str) -> list[str]:
    """What somebody is told at one place of a play."""
    replay = Replay(said)
    for one in said[1 : place + 1]:
        replay.say(one)
    return replay.moments[place].get(viewer, [])


def differences(one: list[Moment], other: list[Moment]) -> list[str]:
    """Who notices at which place, and the first of what they see."""
    return [
        f"at {place}, {name}: {first_difference(' '.join(before.get(name, [])), ' '.join(after.get(name, [])))}"
        for place, (before, after) in enumerate(zip(one, other, strict=True))
        for name in sorted(before | after)
        if before.get(name) != after.get(name)
    ]


def first_difference(one: str, other: str) -> str:
    shorter = min(len(one), len(other))
    at = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return " | ".join(text[max(0, at - AROUND) : at + AROUND] for text in (one, other))
