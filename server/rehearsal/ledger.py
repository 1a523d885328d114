"""The ledger: what the server has acknowledged, to be found again at the end.

Every accepted command promises that certain places of the state hold certain values from then on. The last promise
about a place counts. What the server itself works out (an overview, a mixed group) is not promised by anybody.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from server.rehearsal.folding import Json, canonical
from server.rehearsal.seen import EVERYONE, Seen

Path = tuple[str, ...]
Effect = tuple[Path, Any]


class Place(NamedTuple):
    """A place in one compartment."""

    compartment: str
    path: Path

    def __str__(self) -> str:
        return f"{self.compartment}: {' / '.join(self.path)}"


class Promise(NamedTuple):
    """What a place holds once a command is accepted."""

    place: Place
    value: Any


class _Something:
    """Anything at all, as long as it is not empty."""

    def __repr__(self) -> str:
        return "something"


SOMETHING = _Something()


class Ledger:
    """All that was acknowledged, by place."""

    def __init__(self) -> None:
        self._kept: dict[Place, tuple[int, Any]] = {}
        self.accepted = 0
        """Commands acknowledged."""

    def keep(self, promises: list[Promise], number: int) -> None:
        """Notes an acknowledgement that came when `everyone` had this number."""
        self.accepted += 1
        for place, value in promises:
            if number >= self._kept.get(place, (0, None))[0]:
                self._kept[place] = (number, value)

    def __len__(self) -> int:
        return len(self._kept)

    def broken(self, compartments: Mapping[str, Json]) -> list[str]:
        """The promises that these compartments do not keep, in words. Those about other compartments are not judged."""
        return [
            f"{place} is {found!r}, but {value!r} was acknowledged"
            for place, (_, value) in self._kept.items()
            if place.compartment in compartments
            and not _kept(found := at(compartments[place.compartment], place.path), value)
        ]


def at(tree: Any, path: Path) -> Any:
    """What stands at a place; nothing where the way ends early."""
    for name in path:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def promised(seen: Seen, command: Json) -> list[Promise]:
    """What a command would promise, asked by who sees this."""
    own = f"person:{seen.me}"
    everyones, owns = EVERYONES.get(command["do"]), OWNS.get(command["do"])
    return [
        *(Promise(Place(EVERYONE, path), value) for path, value in (everyones(seen, command) if everyones else ())),
        *(Promise(Place(own, path), value) for path, value in (owns(seen, command) if owns else ())),
    ]


def _kept(found: Any, value: Any) -> bool:
    return bool(found) if value is SOMETHING else canonical(found) == canonical(value)


def _field(record: str, name: str) -> Path:
    return ("records", record, "values", name)


def _removed(record: str) -> Path:
    return ("records", record, "removed_at")


def _edit(seen: Seen, command: Json) -> Iterator[Effect]:
    for act in command["acts"]:
        if act["act"] in ("add", "set"):
            yield from ((_field(act["id"], name), value) for name, value in act["values"].items())
        if act["act"] != "set":
            yield _removed(act["id"]), SOMETHING if act["act"] == "remove" else 0


def _mark(seen: Seen, command: Json) -> Iterator[Effect]:
    step = command["step"]
    place = ("marks", step, str(len(seen.rounds.get(step, [])) + 1))
    yield from (((*place, name), command.get(name)) for name in ("level", "sure", "why"))


def _take(seen: Seen, command: Json) -> Iterator[Effect]:
    line = command["change"]
    answers = {"take_line": "taken", "decline_line": "declined", "hand_over_line": "handed_over"}
    yield _field(line, "answer"), answers[command["do"]]
    told = {name: command[name] for name in ("first_step", "first_step_by") if command.get(name)}
    owners = {"take_line": seen.value(line, "owner") or seen.me, "hand_over_line": command.get("to")}
    told["owner"] = owners.get(command["do"])
    yield from ((_field(line, name), value) for name, value in told.items())


def _decide(seen: Seen, command: Json) -> Iterator[Effect]:
    outcomes = {"open_decision": "open", "decide_step": "decided", "park_step": "parked", "reopen_step": "open"}
    told = {"outcome": outcomes[command["do"]]}
    told |= {name: command[name] for name in ("mode", "accountable") if command.get(name)}
    yield from ((_field(f"decision-{command['step']}", name), value) for name, value in told.items())


def _accept(seen: Seen, command: Json) -> Iterator[Effect]:
    yield from ((_field(f"decision-{step}", "outcome"), "aligned") for step in command["steps"])


HALF = {
    **{"step": "first", "place": "first", "caused_at": "first", "to_step": "first"},
    **{"from_step": "second", "generated_at": "second"},
}
"""Field that points at a step → the half it points at once the step is divided."""
STAYS = ("decision", "dissent")
"""Kinds that stay with the step that was divided."""


def _divide(seen: Seen, command: Json) -> Iterator[Effect]:
    yield _removed(command["step"]), SOMETHING
    yield _field(command["first"], "name"), command["first_name"]
    yield _field(command["second"], "name"), command["second_name"]
    for record in seen.everyone["records"].values():
        if record["kind"] not in STAYS and not record.get("removed_at"):
            points = [name for name in HALF if record["values"].get(name) == command["step"]]
            yield from ((_field(record["id"], name), command[HALF[name]]) for name in points)


def _spoke(seen: Seen, command: Json) -> Iterator[Effect]:
    function = seen.people[command["person"]].get("function", "")
    if command.get("spoke") and function:
        yield ("spoken", function), seen.everyone.get("spoken", {}).get(function, 0) + 1


def _person(seen: Seen, command: Json) -> Iterator[Effect]:
    yield ("people", command["id"], "function"), command["function"]


def _view(seen: Seen, command: Json) -> Iterator[Effect]:
    others = [step for step in seen.own.get("view_changed", []) if step != command["step"]]
    yield ("view_changed",), [*others, *([command["step"]] if command["on"] else [])]


def _agenda(name: str, value: str = "", given: str = "") -> Callable[[Seen, Json], Iterator[Effect]]:
    """A promise about the agenda: a fixed value, or what the command gives."""

    def effects(seen: Seen, command: Json) -> Iterator[Effect]:
        yield ("agenda", name), command[given] if given else value

    return effects


def _ready(seen: Seen, command: Json) -> Iterator[Effect]:
    yield ("agenda", "ready", seen.me), seen.agenda.get("block", "") if command["on"] else ""


def _grade(seen: Seen, command: Json) -> Iterator[Effect]:
    yield ("grade", "grade"), command["grade"]
    yield ("grade", "would_move"), command.get("would_move", "")


def _practise(seen: Seen, command: Json) -> Iterator[Effect]:
    yield ("practice",), command["level"]


EVERYONES: dict[str, Callable[[Seen, Json], Iterator[Effect]]] = {
    "edit": _edit,
    **dict.fromkeys(("take_line", "decline_line", "hand_over_line"), _take),
    **dict.fromkeys(("open_decision", "decide_step", "park_step", "reopen_step"), _decide),
    "accept_aligned": _accept,
    "divide_step": _divide,
    "lower_hand": _spoke,
    "add_person": _person,
    "ready": _ready,
    "open_lobby": _agenda("status", "lobby"),
    "go": _agenda("block", given="block"),
    "look_at": _agenda("step", given="step"),
    "close_workshop": _agenda("status", "closed"),
    "make_final": _agenda("status", "final"),
}
OWNS: dict[str, Callable[[Seen, Json], Iterator[Effect]]] = {
    "mark_step": _mark,
    "unmark_step": _mark,
    "change_view": _view,
    "grade_package": _grade,
    "practise": _practise,
}
