"""Minds: what each person thinks of each step, before and after the talk.

Steps differ by design, so that a rehearsal shows everything a room can show: some are contested and end far apart,
one is nearly agreed, one is agreed by people who guess, one should not be done at all, the others are aligned.
"""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from server.rehearsal.cast import Character
from server.rehearsal.folding import Json
from server.rehearsal.phrases import of_kind

ROOM = {"decide": 0.0, "approve": 0.0, "analyse": 0.5, "communicate": 0.5}
"""Where the whole room stands on a step that nobody contests, by kind of work; the rest is Automatic."""

QUIET = ("aligned", "close", "aligned", "unsure", "aligned", "unwanted")
"""What becomes of the steps that are not contested, one after the other."""

FEWEST_QUIET = 3
GUESSING, FAIRLY, CERTAIN = 1, 3, 5


class Opinion(NamedTuple):
    """A mark in somebody's head."""

    level: str
    sure: int = 0
    why: str = ""
    read_aloud: bool = False

    @property
    def mark(self) -> Json:
        """The fields of the command that marks a step."""
        told = self._asdict()
        return {name: value for name, value in told.items() if value}


class Minds:
    """What the cast thinks. `talk` steps and one more are contested, where the flow has that many."""

    def __init__(self, levels: Sequence[str], cast: Sequence[Character], seed: int) -> None:
        self.levels = levels
        self.cast = cast
        self.functions = list(dict.fromkeys(one.function for one in cast))
        self.seed = seed
        self.nature: dict[str, str] = {}

    def consider(self, steps: Sequence[Json], talk: int) -> None:
        """Looks at the steps for the first time: the weightiest will be contested."""
        weighty = sorted(steps, key=self._weight)
        contested = weighty[: max(1, min(talk + 1, len(steps) - FEWEST_QUIET))]
        self.nature = {one["id"]: "contested" for one in contested}
        quiet = [one["id"] for one in steps if one["id"] not in self.nature]
        self.nature |= {step: QUIET[number % len(QUIET)] for number, step in enumerate(quiet)}

    def first(self, who: Character, step: Json) -> Opinion:
        """What somebody marks before the talk."""
        chance = Random(f"{self.seed} {who.key} {step['id']}")  # noqa: S311  nothing is hidden by it
        nature = self.nature.get(step["id"], "aligned")
        level = self._level(who, step, nature)
        if nature == "unsure":
            return Opinion(level, GUESSING)
        if nature == "unwanted" and who.key == "p1":
            return Opinion("stop", CERTAIN, "Nobody reads the result. Let us stop it.", read_aloud=True)
        if who.code == "HR" and nature == "aligned" and chance.random() < 0.3:
            return Opinion("not_mine")
        sure = chance.choice((FAIRLY, FAIRLY, CERTAIN, 0))
        if nature != "contested" or chance.random() < 0.4:
            return Opinion(level, sure)
        return Opinion(level, sure, self._why(step, level), read_aloud=chance.random() < 0.5)

    def second(self, who: Character, step: Json, stay: Sequence[str]) -> Opinion:
        """What somebody marks after the talk: one level nearer to where it leads, unless their function stays."""
        before = self.first(who, step)
        if who.function in stay or before.level not in self.levels:
            return before
        here, goal = self.levels.index(before.level), self._goal(step, stay)
        there = here + (goal > here) - (goal < here)
        return Opinion(self.levels[there], FAIRLY, "I did not know about the exceptions." if there != here else "")

    def _goal(self, step: Json, stay: Sequence[str]) -> int:
        """The middle of the scale; or, where one function alone stays, sometimes that function convinces the others."""
        chance = Random(f"{self.seed} talk {step['id']}")  # noqa: S311  nothing is hidden by it
        if len(stay) == 1 and chance.random() < 0.5:
            convincing = next(one for one in self.cast if one.function == stay[0])
            return self.levels.index(self._level(convincing, step, self.nature.get(step["id"], "")))
        return (len(self.levels) - 1) // 2

    def level_at(self, share: float) -> str:
        """The level nearest to a place between Person, 0, and Automatic, 1."""
        return self.levels[round(share * (len(self.levels) - 1))]

    def _level(self, who: Character, step: Json, nature: str) -> str:
        if nature == "contested":
            return self.level_at(self._stance(who, step))
        room = round(ROOM.get(step["values"].get("kind", ""), 1.0) * (len(self.levels) - 1))
        differs = nature == "close" and who.function == self.functions[-1]
        return self.levels[room + ((1 if room == 0 else -1) if differs else 0)]

    def _stance(self, who: Character, step: Json) -> float:
        """Where somebody stands on a contested step: the ends are firm, the functions between them are not."""
        if who.lean in (0, 1):
            return who.lean
        chance = Random(f"{self.seed} {who.function} {step['id']}")  # noqa: S311  nothing is hidden by it
        return min(1.0, max(0.0, who.lean + chance.choice((-0.4, 0, 0, 0.4))))

    def _why(self, step: Json, level: str) -> str:
        phrases = of_kind(step)
        at = self.levels.index(level) / (len(self.levels) - 1)
        return phrases.person if at < 0.3 else phrases.automatic if at > 0.7 else phrases.shared

    def _weight(self, step: Json) -> tuple[bool, float, float]:
        chance = Random(f"{self.seed} {step['id']}")  # noqa: S311  nothing is hidden by it
        values = step["values"]
        return not values.get("is_decision"), -(values.get("stakes") or 0), chance.random()
