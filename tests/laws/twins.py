"""Twins of a play: the same, but for what one person says in private.

Instead of a secret something else is said (another level, grade, reason), or it is said of another step, or taken
back. Until when nobody else may notice is found in the play itself: up to the reveal that shows the secret; to the
end where none does, because it was replaced or taken back before, or belongs to somebody who was removed.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from server.domain.progress import is_done
from tests.laws.privately import (
    REVEALS,
    TURNS,
    Choices,
    Key,
    elsewhere,
    is_private,
    key_of,
    shown_unsigned,
    taken_back,
)
from tests.laws.replaying import Replay
from tests.scenarios.plays import PLAYS

Json = dict[str, Any]


class Twin(NamedTuple):
    """One person's secrets as they might have been."""

    name: str
    owner: str
    instead: dict[int, Json]
    """Place in the play → what is said there."""
    until: int
    """The first place at which others may notice."""
    shown: bool
    """Whether they must notice there."""
    gathered: bool = False
    """Whether what is said in private one after the other is decided in one turn."""
    moved: bool = False
    """Whether something is said of another step, or taken back."""

    def said(self, original: list[Json]) -> list[Json]:
        return [self.instead.get(place, one) for place, one in enumerate(original)]


class Watched:
    """A play that was performed while somebody wrote down which reveal shows which secret."""

    def __init__(self, name: str) -> None:
        self.said = PLAYS[name]().said
        self.shown: dict[int, int] = {}
        """Place of a secret → place of the reveal that shows it."""
        self.reveals: dict[str, list[int]] = defaultdict(list)
        """Kind of secret → places at which such are shown."""
        self.strays: set[str] = set()
        """What else was said in private, of which nothing is known here."""
        self._standing: dict[Key, int] = {}
        self.replay = Replay(self.said)
        for place, one in enumerate(self.said[1:], start=1):
            self._perform(place, one)

    @property
    def secrets(self) -> list[tuple[int, Json]]:
        """Everything said in private, with its place."""
        return [(place, one) for place, one in enumerate(self.said) if is_private(one)]

    @property
    def steps(self) -> list[str]:
        """Every step there ever was."""
        return [one.id for one in self.replay.workshop.everyone.records.values() if one.kind == "step"]

    def next_reveal(self, kind: str, place: int) -> int:
        """Where secrets of this kind are shown next; the end, where they are not."""
        return next((one for one in self.reveals[kind] if one > place), len(self.said))

    def _perform(self, place: int, one: Json) -> None:
        happens = "refused" not in one
        if happens and one["do"] in REVEALS:
            self._reveal(place, REVEALS[one["do"]])
        before = self._private_numbers()
        self.replay.say(one)
        if not is_private(one):
            self.strays |= {one["do"]} if self._private_numbers() != before else set()
        elif happens:
            self._standing[key_of(one)] = place
        if happens and one["do"] == "unmark_step":
            self._standing.pop(key_of(one))
        self._notice_unsigned(place)

    def _reveal(self, place: int, kind: str) -> None:
        workshop = self.replay.workshop
        self.reveals[kind].append(place)
        here = {one.id for one in workshop.contributors()} if kind == "grade" else set(workshop.everyone.people)
        for key in [one for one in self._standing if one.kind == kind]:
            there = not key.step or workshop.exists("step", key.step)
            if key.owner in here and workshop.person(key.owner) and there:
                self.shown[self._standing.pop(key)] = place

    def _notice_unsigned(self, place: int) -> None:
        """What was answered and written without a name is shown in passing, by leaving a block or closing."""
        shown = shown_unsigned(self.replay.workshop.everyone)
        for key in [one for one in self._standing if one.kind in shown]:
            self.shown[self._standing.pop(key)] = place

    def _private_numbers(self) -> dict[str, int]:
        parts = self.replay.workshop.compartments
        return {name: part.number for name, part in parts.items() if name.startswith("person:")}


@cache
def watched(name: str) -> Watched:
    return Watched(name)


def twins(play: Watched) -> Iterator[Twin]:
    """Every twin of a play."""
    yield from answered_otherwise(play)
    yield from (twin for twin in moved(play) if public_part(play.said, twin) == public_part(twin.said(play.said), twin))


def answered_otherwise(play: Watched) -> Iterator[Twin]:
    """All that one person says of one kind until one reveal, answered otherwise."""
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, one in play.secrets:
        key = key_of(one)
        groups[key.owner, key.kind, play.shown.get(place, 0)].append(place)
    choices = Choices(play.said)
    for (owner, kind, shown), places in groups.items():
        for turn in range(TURNS):
            others = {place: choices.other(play.said[place], turn) for place in places}
            instead = {place: other for place, other in others.items() if other != play.said[place]}
            twin = Twin(f"{owner}: another {kind}", owner, instead, shown or len(play.said), bool(shown), turn == 1)
            yield from [twin] if instead else []


def moved(play: Watched) -> Iterator[Twin]:
    """All that one person says of steps until the next reveal, said of other steps, or taken back."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in play.secrets:
        if "step" in one:
            key = key_of(one)
            groups[key.owner, play.next_reveal(key.kind, place)].append(place)
    for (owner, until), places in groups.items():
        back = {place: taken_back(play.said[place]) for place in places}
        yield Twin(f"{owner}: taken back", owner, back, until, False, moved=True)
        for others in zip(*(elsewhere(play.said[place], play.steps) for place in places), strict=True):
            there = dict(zip(places, others, strict=True))
            yield Twin(f"{owner}: elsewhere", owner, there, until, False, moved=True)


def public_part(said: list[Json], twin: Twin) -> list[tuple[str, bool, bool]]:
    """What the room may know: whether somebody's commands are refused, whether they are done, and whether their view of
    the step talked about has changed. Of twins that differ in this the law says nothing."""
    replay, found = Replay(said), []
    for one in said[1 : twin.until]:
        replay.say(one)
        person, own = replay.workshop.person(twin.owner), replay.workshop.seen(f"person:{twin.owner}")
        done = person is not None and is_done(replay.workshop, person)
        found.append((replay.refused[-1], done, replay.workshop.agenda.step in own.view_changed))
    return found
