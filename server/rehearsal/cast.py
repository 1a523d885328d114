"""The cast: who takes part, in which function, and where they lean before anybody has talked."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from server.rehearsal.folding import Json

FIRST_NAMES = (
    *("Ana", "Ben", "Carla", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Luis"),
    *("Maya", "Nils", "Olga", "Pavel", "Rosa", "Samir", "Tess", "Viktor"),
)
LAST_NAMES = ("Abel", "Brandt", "Costa", "Dahl", "Egger", "Farkas", "Gruber", "Horak", "Iversen", "Jansen")

SEATING = ("SAL", "IT", "FIN", "OPS", "HR")
"""The order in which functions get people; nine people are Sales 2, IT 2, Finance 2, Operations 2, HR 1."""

LEANS = {"SAL": 0.0, "FIN": 0.1, "HR": 0.5, "OPS": 0.8, "IT": 1.0}
"""Where a function stands on a step that is contested: 0 is Person, 1 is Automatic."""

ROLES = {
    "SAL": "Sales rep",
    "IT": "Data analyst",
    "FIN": "Controller",
    "OPS": "Planner in sales operations",
    "HR": "HR partner",
}


class Character(NamedTuple):
    """Somebody to be played."""

    key: str
    """Short and stable; ids of what they add begin with it."""
    name: str
    function: str
    code: str
    """The function's code, such as FIN."""

    @property
    def lean(self) -> float:
        return LEANS.get(self.code, sum(self.code.encode()) % 3 / 2)

    @property
    def role(self) -> str:
        return ROLES.get(self.code, "Team member")


def cast(functions: Sequence[Json], many: int, seed: int) -> list[Character]:
    """So many people, spread over the functions, under names that the seed picks."""
    seats = sorted(functions, key=lambda one: _seat(_code(one)))
    taken = (seats[number % len(seats)] for number in range(many))
    return [
        Character(f"p{number}", name, function["id"], _code(function))
        for number, (name, function) in enumerate(zip(_names(seed), taken, strict=False), 1)
    ]


def _names(seed: int) -> list[str]:
    """Two hundred names, none of them twice; neighbours share neither the first nor the last one."""
    chance = Random(f"{seed} names")  # noqa: S311  nothing is hidden by it
    first, last = (chance.sample(names, len(names)) for names in (FIRST_NAMES, LAST_NAMES))
    turns = [(round, place) for round in range(len(last)) for place in range(len(first))]
    return [f"{first[place]} {last[(place + round) % len(last)]}" for round, place in turns]


def _code(function: Json) -> str:
    return str(function["values"].get("code") or function["id"]).upper()


def _seat(code: str) -> int:
    return SEATING.index(code) if code in SEATING else len(SEATING)
