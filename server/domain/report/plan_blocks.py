"""The plan as blocks: page one, the changes kind by kind, decisions, what is left to do."""

from collections.abc import Iterator, Sequence

from server.domain.blocks import Block, Cell, Column, Facts, Heading, Listing, Paragraph, Table, labelled, shown_columns
from server.domain.plan.backing import GradeTable
from server.domain.plan.change_lines import Line
from server.domain.plan.front_page import DESPITE, FrontPage
from server.domain.plan.plan import Plan
from server.domain.plan.step_decisions import DissentLine
from server.domain.records.changes import CHANGES
from server.domain.wording import StepName, moment

NOTHING = "Nothing."
CHANGE = (
    "Change|Steps|Owner|Co-owner|Due|Where it stands|How we will see it|First step|First step by|Whose yes|Their answer"
    "|Owner's answer|Cannot support it|Objection|Status|What else was said"
)


def plan_blocks(plan: Plan) -> Iterator[Block]:
    """Page one, and the one table of changes."""
    yield from _front(plan.front, plan.caveats)
    yield from _changes(plan)


def rest_blocks(plan: Plan) -> Iterator[Block]:
    """What else the plan says: no change, actions, decisions, what is left to do."""
    if plan.weeks:
        yield from titled("The week of a role", _weeks(plan))
    yield from titled("No change needed", _no_change(plan))
    if plan.objections:
        yield from titled("Objections from other groups", _objections(plan))
    yield from titled("Actions", _actions(plan))
    yield from titled("Decisions", _decisions(plan))
    yield from titled("Parked", _parked(plan))
    if plan.missing:
        yield Heading(2, "What the final plan still needs")
        yield Listing(tuple(one.text for one in plan.missing))


def titled(title: str, table: Table, level: int = 2) -> Iterator[Block]:
    """A section that is one table; an empty one says so."""
    yield Heading(level, title)
    yield table if table.rows else Paragraph(NOTHING)


def table(columns: str, rows: Sequence[Sequence[Cell]]) -> Table:
    """A table out of labels with a bar between; columns that no row fills are left out."""
    heads = tuple(Column(label.lower().replace(" ", "_"), label) for label in columns.split("|"))
    return shown_columns(heads, tuple(tuple(row) for row in rows))


def _front(page: FrontPage, caveats: list[str]) -> Iterator[Block]:
    yield Heading(1, page.title or "Plan")
    yield from map(Paragraph, (page.standing.words, *caveats))
    yield Facts(tuple(pair for pair in _head(page) if pair[1]))
    yield from _listed("The decisions that change most", [one.sentence for one in page.biggest])
    yield from _listed("What we ask for", [one.words for one in page.asks])
    yield from _listed("Who gains and who loses work", page.balance.sentences)
    yield from _listed("Dissent", [_dissent(one) for one in page.dissent])
    yield from _listed("Who was missing", page.missing.sentences)
    yield from _grades(page.grades)
    yield from _listed("Signatures", [f"{one.who}: {'signed' if one.signed else '…'}" for one in page.signatures])


def _head(page: FrontPage) -> Iterator[tuple[str, str]]:
    yield "Decision flow", page.flow
    yield "Date", moment(page.date) if page.date else ""
    yield "In the room", f"{page.people} people from {len(page.functions)} functions: {', '.join(page.functions)}"
    yield "Watching", ", ".join(page.watchers)
    yield DESPITE, page.standing.despite
    yield "Decision question", page.decision_question
    yield "This room may decide", page.room_may_decide
    yield "What functions want most", "; ".join(page.aims)
    yield "Sponsor", page.sponsor
    yield "Flow owner", page.flow_owner
    yield "Steps", f"{page.steps}; decided: {', '.join(f'{one.steps} {one.label}' for one in page.modes) or 'none'}"
    yield "Day-30 check", ", chaired by ".join(part for part in (page.check_on, page.check_chair) if part)
    yield "We tell staff", page.tell
    yield "Told by", ", ".join(part for part in (page.tell_by, page.tell_on) if part)
    yield "Recognition", page.recognition


def _listed(title: str, items: Sequence[str]) -> Iterator[Block]:
    yield Heading(2, title)
    yield Listing(tuple(items)) if items else Paragraph(NOTHING)


def _dissent(one: DissentLine) -> str:
    where = f" on {_where(one.steps)}" if one.steps else ""
    confirmed = "confirmed" if one.confirmed else "not confirmed yet"
    return f"{one.function}{where}: {one.text or 'no words yet'} ({confirmed})"


def _grades(grades: GradeTable | None) -> Iterator[Block]:
    yield Heading(2, "Grades for the package")
    if not grades:
        yield Paragraph("The package has not been graded.")
        return
    columns = (Column("function", "Function"), *(Column(label, label, type="number") for label in grades.labels))
    yield Table(columns, tuple((row.function, *row.counts) for row in grades.rows))
    if grades.pass_rule:
        yield Paragraph(f"When the plan passes: {grades.pass_rule}")
    if grades.reservations:
        yield Paragraph("What would move us:")
        yield Listing(tuple(f"{one.function}, {one.grade}: {one.text}" for one in grades.reservations))


def _changes(plan: Plan) -> Iterator[Block]:
    """Kind by kind; each line says whether its yes was given."""
    yield Heading(2, "Changes")
    for kind in CHANGES:
        rows = [_change(group.title, one) for group in plan.groups for one in group.lines if one.kind == kind.about]
        if rows or kind.of_every_step:
            yield from titled(kind.section, table(CHANGE, rows), 3)


def _change(stands: str, one: Line) -> list[Cell]:
    return [
        *(one.title, one.numbers, one.owner, one.co_owner, one.due, stands, one.measure),
        *(one.first_step, one.first_step_by, one.whose_yes, one.yes, one.answer, ", ".join(one.exceptions_from)),
        *(one.objection, one.status, "; ".join(labelled(label, text) for label, text in one.more)),
    ]


def _weeks(plan: Plan) -> Table:
    return table(
        "Role|Kind of work|Hours a week today|Hours a week afterwards",
        [[week.role, one.work, one.today, one.later] for week in plan.weeks for one in week.rows],
    )


def _no_change(plan: Plan) -> Table:
    return table(
        "Step|Kind of change|Why none|In a few words|Who finds out|By when",
        [[_where(one.steps), one.about, one.answer, one.text, one.owner, one.due] for one in plan.no_change],
    )


def _objections(plan: Plan) -> Table:
    return table(
        "Step|Objection|From the group on|From function|What the group makes of it",
        [[_where(one.steps), one.text, one.group, one.function, one.answer] for one in plan.objections],
    )


def _actions(plan: Plan) -> Table:
    return table(
        "Action|Steps|Owner|Co-owner|Due|Comes from|Status|Details",
        [
            [
                *(one.title, one.numbers, one.owner, one.co_owner, one.due, one.comes_from, one.status),
                "; ".join(one.details),
            ]
            for one in plan.actions
        ],
    )


def _decisions(plan: Plan) -> Table:
    return table(
        "Step|Function|Today|Decided|Outcome|Decided by|Accountable|Why|Only if, or unless|Control|Dissent|Review on"
        "|Parked with",
        [
            [
                *(one.step, one.function, one.today, one.mode_label, one.outcome_label, one.decided_by),
                *(one.accountable, one.why, one.unless, one.control),
                "; ".join(f"{held.function}: {held.text}" for held in one.dissent),
                *(one.review_on, one.parked_with),
            ]
            for one in plan.decisions
        ],
    )


def _parked(plan: Plan) -> Table:
    return table(
        "What|Raised by|Steps|Owner|Come back to it on",
        [[one.text, one.function, one.numbers, one.owner, one.revisit_on] for one in plan.parked],
    )


def _where(steps: Sequence[StepName]) -> str:
    return "; ".join(one.words for one in steps)
