"""Agreeing: owners take their lines, and everybody grades the package, privately until all grades are shown."""

from server.domain.compartment import Compartment, Grade, Grades, Person, Voice, personal
from server.domain.editing import changed
from server.domain.leading import refuse_unless_leading
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_strangers,
    to_everyone,
    to_person,
)
from server.domain.outcome import pooled_functions, tally
from server.domain.people import spoken_for
from server.domain.permissions import refuse_while_locked
from server.domain.pooling import OTHERS
from server.domain.record import Record, Value, Wrong
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.workshop import View, Workshop

GRADES = {
    "5": "Fully with it",
    "4": "With a small reservation",
    "3": "Can live with it",
    "2": "Not yet",
    "1": "Cannot support it",
}
CHANGE_KINDS = tuple(kind.wire for kind in CHANGES)


class Graded(Event, frozen=True):
    """This person's grade for the package is now this."""

    touches = "grade"

    grade: Grade

    def apply_to(self, part: Compartment) -> None:
        part.grade = self.grade


class GradesRevealed(Event, frozen=True):
    """All grades, by function."""

    touches = "grades"

    grades: Grades

    def apply_to(self, part: Compartment) -> None:
        part.grades = self.grades


class GradePackage(Command, frozen=True):
    """Says how strongly one supports the package, which lines one cannot, and what would move one."""

    grade: int
    exceptions: list[str] = []
    would_move: str = ""
    lines: dict[str, int] = {}
    """Line → grade, of lines that one sees otherwise than the package."""
    person: str = ""
    """Whom a scribe grades for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        if not workshop.function_of(person):
            raise Refused("watching", "You are watching. Only people in a function grade the package.")
        if workshop.phase() != "agree":
            raise Refused("not_now", "The package is graded when the room agrees and closes.")
        if str(self.grade) not in GRADES:
            raise Refused("wrong_value", f"Pick one of: {', '.join(GRADES.values())}.")
        if len(self.would_move) > 280:
            raise Refused("wrong_value", "What would move you takes up to 280 characters.")
        refuse_other_grades(workshop, self.lines)
        grade = Grade(
            grade=self.grade,
            exceptions=sorted({one for one in self.exceptions if is_change(workshop.record(one))}),
            would_move=self.would_move.strip(),
            lines={one: given for one, given in sorted(self.lines.items()) if is_change(workshop.record(one))},
        )
        before = workshop.seen(personal(person)).grade
        return [] if before == grade else [to_person(person, Graded(grade=grade))]


class RevealGrades(Command, frozen=True):
    """Shows all grades to everyone, by function. Later grades count when it is done again."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        grades = collected(workshop)
        if not grades:
            raise Refused("nothing_marked", "Nobody has graded the package yet.")
        return [to_everyone(GradesRevealed(grades=counted(grades, workshop, asking.at)))]


class TakeLine(Command, frozen=True):
    """The owner takes a line: "I take it. First step … by …"."""

    change: str
    first_step: str = ""
    first_step_by: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = own_line(workshop, asking, self.change, late=True)
        values: dict[str, Value] = {"answer": "taken"}
        for name, value in (("first_step", self.first_step), ("first_step_by", self.first_step_by)):
            if value:
                values[name] = checked(record, name, value, workshop)
        if not record.get("owner"):
            values["owner"] = asking.by
        return [changed(record.id, values, asking)]


class DeclineLine(Command, frozen=True):
    """The owner does not take a line; from now on it is nobody's, and anybody may take it."""

    change: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = own_line(workshop, asking, self.change)
        if not record.text("owner"):
            raise Refused("not_yours", "Nobody owns this line, so nobody needs to decline it.")
        return [changed(record.id, {"owner": None, "answer": "declined"}, asking)]


class HandOverLine(Command, frozen=True):
    """The owner hands a line to somebody else, who is then asked."""

    change: str
    to: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = own_line(workshop, asking, self.change)
        if not workshop.person(self.to) or self.to == asking.by:
            raise Refused("gone", "Pick somebody else who is in this workshop.")
        return [changed(record.id, {"owner": self.to, "answer": "handed_over"}, asking)]


def is_change(record: Record | None) -> bool:
    return bool(record and record.kind in CHANGE_KINDS)


def refuse_other_grades(workshop: Workshop, lines: dict[str, int]) -> None:
    if lines and not workshop.everyone.about.grade_lines:
        raise Refused("wrong_value", "Here the plan is graded as a whole. Tap the lines that you cannot support.")
    if any(str(given) not in GRADES for given in lines.values()):
        raise Refused("wrong_value", f"Pick one of: {', '.join(GRADES.values())}.")


def refused_in(grade: Grade) -> list[str]:
    """The lines that somebody cannot support, whichever way they said it."""
    return sorted({*grade.exceptions, *(one for one, given in grade.lines.items() if given == 1)})


def own_line(workshop: Workshop, asking: Asking, change: str, late: bool = False) -> Record:
    """A line that is one's own to answer for, or nobody's yet. Whoever has not answered for a line when the plan is
    final may still take it; `late` says that it is this they do."""
    refuse_strangers(workshop, asking)
    record = workshop.record(change)
    if not record or not is_change(record):
        raise Refused("gone", "This line is no longer in the plan.")
    unanswered = record.text("owner") and record.get("answer") != "taken"
    if workshop.agenda.status == "final" and not (late and unanswered):
        raise Refused("final", "The plan is final. Ask the facilitator to reopen it.")
    if record.text("owner") not in ("", asking.by) and not workshop.is_facilitator(asking.by):
        raise Refused("not_yours", "Only the owner of this line can answer for it.")
    refuse_while_locked(workshop, asking, record.kind)
    return record


def checked(record: Record, name: str, value: str, workshop: Workshop) -> Value:
    try:
        return KINDS[record.kind].fields[name].check(value, workshop.exists)
    except Wrong as wrong:
        raise Refused("wrong_value", wrong.text, {"field": name}) from None


def collected(workshop: Workshop) -> list[tuple[Person, Grade]]:
    """The grades of everybody who counts."""
    people = ((one, workshop.seen(personal(one.id)).grade) for one in workshop.contributors())
    return [(person, grade) for person, grade in people if grade]


def counted(grades: list[tuple[Person, Grade]], workshop: Workshop, at: int) -> Grades:
    """Grades as everybody may see them: sorted by value, under functions, small ones together where marks are."""
    about, before = workshop.everyone.about, workshop.everyone.grades
    pooled = pooled_functions(
        (person.function for person, _ in grades), about.pool_under, before.pooled if before else ()
    )
    if pooled is None:
        return Grades(at=at, counts={}, pooled=sorted({person.function for person, _ in grades}))
    shown = [(OTHERS if person.function in pooled else person.function, person.id, grade) for person, grade in grades]
    moves = [
        Voice(function, str(grade.grade), grade.would_move, person=person if about.named else "")
        for function, person, grade in shown
        if grade.would_move
    ]
    return Grades(
        at=at,
        counts=tally((function, str(grade.grade)) for function, _, grade in shown),
        exceptions=tally((line, function) for function, _, grade in shown for line in refused_in(grade)),
        would_move=sorted(moves, key=lambda one: (one.function, one.level, one.why)),
        pooled=list(pooled),
        lines=line_by_line([(function, grade) for function, _, grade in shown], workshop) if about.grade_lines else {},
    )


def line_by_line(grades: list[tuple[str, Grade]], workshop: Workshop) -> dict[str, dict[str, dict[str, int]]]:
    """How every line of the plan is graded: as the package by whoever does not see it otherwise."""
    lines = [one.id for one in View(workshop).all(*CHANGE_KINDS) if one.get("status") != "dropped"]
    return {
        line: tally((function, str(grade.lines.get(line, grade.grade))) for function, grade in grades) for line in lines
    }
