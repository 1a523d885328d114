"""Who stands behind the plan: who was there and who was missing, how the package was graded, who signs."""

import msgspec

from server.domain.agreeing import GRADES
from server.domain.plan.change_lines import live_changes
from server.domain.wording import Wording
from server.domain.workshop import View

SIGN = 2
"""How many functions sign beside the sponsor."""


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """Who was missing: functions without anybody, and absent owners who have not answered."""

    functions: list[str]
    owners: list[str]

    @property
    def sentences(self) -> list[str]:
        """Who was missing, in words; also that nobody was."""
        return [
            f"Nobody from: {', '.join(self.functions)}" if self.functions else "Every function was here",
            *([f"Absent owners who have not answered: {', '.join(self.owners)}"] if self.owners else []),
        ]


class GradeRow(msgspec.Struct, frozen=True, kw_only=True):
    """How one function graded the package, from fully with it to cannot support it."""

    function: str
    counts: list[int]


class Reservation(msgspec.Struct, frozen=True, kw_only=True):
    """What would move somebody, under their function."""

    function: str
    grade: str
    text: str


class GradeTable(msgspec.Struct, frozen=True, kw_only=True):
    """The room's grades for the package, and the rule they are held against."""

    labels: list[str]
    rows: list[GradeRow]
    reservations: list[Reservation]
    pass_rule: str = ""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs the plan, and whether they did."""

    id: str
    who: str
    signed: bool = False


def people_by_function(view: View) -> dict[str, int]:
    """Function → how many of its people took part in the room."""
    here = [
        one.function
        for one in view.everyone.people.values()
        if one.function and not one.removed and one.role in ("participant", "facilitator")
    ]
    return {function: here.count(function) for function in here}


def absence(words: Wording) -> Absence:
    """The functions nobody came from, and the absent people who own a line that they have not taken."""
    view, here = words.view, people_by_function(words.view)
    asked = {one.text("owner") for one in live_changes(view) if one.get("answer") != "taken"}
    absent = [one.id for one in view.everyone.people.values() if one.role in ("absent", "expected") and not one.removed]
    return Absence(
        functions=[one.text("name") for one in view.ordered("function") if one.id not in here],
        owners=[words.person(one) for one in absent if one in asked],
    )


def grade_table(words: Wording) -> GradeTable | None:
    """The grades by function, in lane order; nothing before they are shown."""
    grades = words.view.everyone.grades
    if not grades:
        return None
    lanes = [one.id for one in words.view.ordered("function") if one.id in grades.counts]
    functions = lanes + [one for one in grades.counts if one not in lanes]
    return GradeTable(
        labels=list(GRADES.values()),
        rows=[
            GradeRow(function=words.function(one), counts=[grades.counts[one].get(grade, 0) for grade in GRADES])
            for one in functions
        ],
        reservations=[
            Reservation(function=words.function(one.function), grade=GRADES.get(one.level, ""), text=one.why)
            for one in grades.would_move
        ],
        pass_rule=words.view.purpose().text("pass_rule"),
    )


def signatures(words: Wording) -> list[Signature]:
    """The sponsor, then the functions that signed, with a line for each that still should."""
    purpose = words.view.purpose()
    sponsor = Signature(
        id=purpose.id, who=purpose.text("sponsor") or "Sponsor", signed=bool(purpose.get("signed_by_sponsor"))
    )
    functions = [one for one in words.view.ordered("function") if one.get("signed")]
    signed = [Signature(id=one.id, who=one.text("name"), signed=True) for one in functions]
    return [sponsor, *signed, *(Signature(id="", who="A function") for _ in range(SIGN - len(functions)))]
