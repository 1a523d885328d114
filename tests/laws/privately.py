"""What people can say in private, and what else they could have said."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from server.domain.agreeing import CHANGE_KINDS
from server.domain.compartment import Compartment
from server.domain.records.scale import OFF_SCALE, SCALES

Json = dict[str, Any]
Choice = TypeVar("Choice")

KINDS = {
    "mark_step": "mark",
    "unmark_step": "mark",
    "grade_package": "grade",
    "write_causes": "cause",
    "practise": "practice",
    "change_view": "view",
    "answer_pulse": "pulse",
    "write_concern": "concern",
}
"""What is said in private → the kind of secret that it is."""
REVEALS = {"reveal": "mark", "reveal_grades": "grade", "share_causes": "cause"}
"""What is said to show secrets → their kind."""

UNTOLD = ("answer_pulse", "write_concern")
"""What is said in private of which not even whoever says it is told anything afterwards."""

TURNS = 3
LONG = ("Ω – 「rule」 <b>=1+1</b> 🙂 " * 14)[:279] + "."
BESIDES: tuple[Json, ...] = ({}, {"sure": 5, "why": LONG, "read_aloud": True}, {"sure": 1, "why": "No"})
CAUSES: tuple[list[str], ...] = (["Another reason"], [LONG[:200], "Zzz"], ["1", "2", "3", "4", "5"])
WORRIES: tuple[Json, ...] = ({"text": "Another worry", "category": "fairness"}, {"text": LONG[:200]}, {"text": "1"})
TICKED: tuple[Json, ...] = ({}, {"reasons": ["physical", "scale", "stressful"]}, {"reasons": ["repetitive"]})
"""Where the workshop has reasons to tick."""


class Key(NamedTuple):
    """What replaces what: whose secret, of which kind, on which step."""

    owner: str
    kind: str
    step: str


def is_private(said: Json) -> bool:
    return said["do"] in KINDS


def key_of(said: Json) -> Key:
    if said["do"] in UNTOLD:
        return Key(said["by"], unsigned(said), "")
    return Key(said.get("person") or said["by"], KINDS[said["do"]], said.get("step", ""))


def unsigned(said: Json) -> str:
    """The kind of what is answered or written without a name: nothing replaces it but the same once more."""
    if said["do"] == "answer_pulse":
        return f"pulse on {said['question']} at {said['occasion']}"
    return f"concern “{said['text']}”"


def shown_unsigned(everyone: Compartment) -> set[str]:
    """Of what was answered and written without a name, the kinds that everybody can read by now."""
    pulses = {f"pulse on {question} at {name}" for name, one in everyone.pulses.items() for question in one.counts}
    concerns = (one for one in everyone.records.values() if one.kind == "concern" and not one.by)
    return pulses | {f"concern “{one.text('text')}”" for one in concerns}


class Choices:
    """What there is to choose from in a play."""

    def __init__(self, said: list[Json]) -> None:
        first = said[0]
        about = first["past"]["about"] if "past" in first else first["about"]
        self.levels = (*SCALES[about.get("levels", 3)], *OFF_SCALE)
        self.ticks = bool(about.get("reasons"))
        acts = [act for one in said if one["do"] == "edit" for act in one["acts"] if act["act"] == "add"]
        self.grades_lines = bool(about.get("grade_lines"))
        self.lines = [act["id"] for act in acts if act["kind"] in CHANGE_KINDS]

    def other(self, said: Json, turn: int) -> Json:
        """Another answer to the same question; the same where there is no other."""
        kept = {name: said[name] for name in ("by", "do", "step", "person", "refused", "later") if name in said}
        match said["do"]:
            case "mark_step":
                told = {name: another(said[name], range(1, 6), turn) for name in ("could", "should") if name in said}
                ticked = TICKED[turn] if self.ticks else {}
                return kept | {"level": another(said["level"], self.levels, turn)} | BESIDES[turn] | ticked | told
            case "practise":
                return kept | {"level": another(said["level"], self.levels, turn)}
            case "grade_package":
                besides: Json = {"exceptions": self.lines[:turn], "would_move": LONG} if turn else {}
                if self.grades_lines and turn:
                    besides |= {"lines": dict.fromkeys(self.lines, turn)}
                return kept | {"grade": another(said["grade"], range(1, 6), turn)} | besides
            case "answer_pulse":
                asked = {name: said[name] for name in ("occasion", "question")}
                return kept | asked | {"answer": another(said["answer"], range(1, 6), turn)}
            case "write_concern":
                return kept | WORRIES[turn]
            case "write_causes":
                return kept | {"texts": CAUSES[turn]}
            case _:
                return said


def another(said: Choice, choices: Sequence[Choice], turn: int) -> Choice:
    """The first of the others, then the last, then the one before."""
    return [one for one in choices if one != said][-turn]


def elsewhere(said: Json, steps: list[str]) -> Iterator[Json]:
    """The same, said of every other step."""
    at = steps.index(said["step"])
    for step in (*steps[at + 1 :], *steps[:at]):
        yield said | {"step": step}


def taken_back(said: Json) -> Json:
    """The opposite of saying it."""
    kept = {name: said[name] for name in ("by", "step", "person", "refused", "later") if name in said}
    match said["do"]:
        case "mark_step":
            return kept | {"do": "unmark_step"}
        case "unmark_step":
            return kept | {"do": "mark_step", "level": "person"}
        case _:
            return said | {"on": not said["on"]}
