"""The document for leadership: what changes, what is asked of them, and what is still open, on three pages at most.

It holds no marks, no quotes and no grade of a function (ROOM §3). Its lists are kept short and its texts are cut; what
is left out is counted, with where it stands.
"""

from collections.abc import Iterable, Iterator, Sequence

from server.domain.blocks import Block, Cell, Document, Facts, Heading, Imprint, Listing, Paragraph
from server.domain.plan.front_page import DESPITE
from server.domain.plan.item import Item, numbered
from server.domain.plan.plan import Plan, plan
from server.domain.records.changes import CHANGES
from server.domain.report.plan_blocks import NOTHING, table
from server.domain.wording import moment
from server.domain.workshop import View

LONGEST = 160
"""Characters of a text; more of it is cut, with an ellipsis."""
A_DECISION = 280
IN_A_CELL = 130
FEW = 2
LINES = 5
"""Lines of a list, and rows of a table."""


def for_leadership(view: View, imprint: Imprint) -> Document:
    """The plan of a view, as leadership reads it."""
    return Document(imprint.workshop, "For leadership", list(_blocks(plan(view), imprint)), imprint, is_brief=True)


def _blocks(found: Plan, imprint: Imprint) -> Iterator[Block]:
    front = found.front
    yield Heading(1, cut(front.title or "Plan"))
    yield Paragraph(front.standing.words)
    yield Facts(tuple((label, cut(text)) for label, text in _head(found) if text))
    yield from _listed("The decisions that change most", [one.sentence for one in front.biggest], A_DECISION)
    yield from _listed("What we ask for", [one.words for one in front.asks])
    weeks = [one.sentence for one in found.weeks if one.sentence]
    yield from _listed("Who gains and who loses work", [*front.balance.sentences, *weeks])
    yield from _listed("Dissent", [f"{one.function}: {one.text or 'no words yet'}" for one in front.dissent])
    yield from _listed("Who was missing", front.missing.sentences)
    yield from _changes(found)
    yield from _control(found)
    yield from _listed("What the final plan still needs", [one.text for one in found.missing])
    yield from _listed("Signatures", [f"{one.who}: {'signed' if one.signed else '…'}" for one in front.signatures])
    yield from _end(imprint)


def cut(text: str, most: int = LONGEST) -> str:
    """The text on one line, and no longer than this."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _head(found: Plan) -> Iterator[tuple[str, str]]:
    front = found.front
    yield "Decision flow", front.flow
    yield "Date", moment(front.date) if front.date else ""
    yield "In the room", f"{front.people} people from {len(front.functions)} functions"
    yield DESPITE, front.standing.despite
    yield "Decision question", front.decision_question
    yield "This room may decide", front.room_may_decide
    yield "Sponsor", front.sponsor
    yield "Flow owner", front.flow_owner
    yield "Steps", f"{front.steps}; decided: {', '.join(f'{one.steps} {one.label}' for one in front.modes) or 'none'}"
    yield "Grades for the package", ", ".join(_grades(found))
    yield "Hours", "" if found.estimates.is_empty else found.estimates.headline
    yield "We tell staff", front.tell
    yield "Recognition", front.recognition


def _grades(found: Plan) -> Iterator[str]:
    """The grades of the whole room; which function gave which stays out of this version."""
    grades = found.front.grades
    if grades:
        counts = (sum(row.counts[at] for row in grades.rows) for at in range(len(grades.labels)))
        yield from (f"{many} {label}" for many, label in zip(counts, grades.labels, strict=True) if many)


def _changes(found: Plan) -> Iterator[Block]:
    yield Heading(2, "Changes")
    for kind in CHANGES:
        lines = [(group.title, one) for group in found.groups for one in group.lines if one.kind == kind.about]
        standing = [(one, f"{title}, {one.heard}" if one.heard else title) for title, one in lines if not one.dropped]
        rows = [[one.title, one.numbers, one.owner, one.due, stands] for one, stands in standing]
        if rows or kind.of_every_step:
            yield Heading(3, kind.section)
            yield from _table("Change|Steps|Owner|Due|Where it stands", rows)


def _control(found: Plan) -> Iterator[Block]:
    front, control = found.front, found.control
    check = ", chaired by ".join(part for part in (front.check_on, front.check_chair) if part)
    overseen = [f"Oversight of {_numbers(control.oversight)}"] if control.oversight else []
    rights = [f"Decision rights are said for {_numbers(control.rights)}"] if control.rights else []
    yield from _listed("Governance", [f"Day-30 check: {check or 'no day yet'}", *overseen, *rights])
    pilots = [f"{one.title}: {one.words}" if one.said else one.title for one in found.trials.pilots]
    yield from _listed("Pilots", [*pilots, *_before_it_starts(control.missing)])
    tools = [f"{one.name}: {_numbers([one]) or 'no step said yet'}" for one in control.workers]
    yield from _listed("Tools", tools)


def _before_it_starts(missing: list[str]) -> list[str]:
    """How much has to be said before a pilot starts; what it is belongs to those who say it."""
    if len(missing) <= FEW:
        return [f"Before it starts: {one}" for one in missing]
    return [f"Before it starts, {len(missing)} points are open. The version for the team lists them."]


def _numbers(items: Iterable[Item]) -> str:
    return numbered(step for one in items for step in one.steps)


def _table(columns: str, rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    short = [[cut(cell, IN_A_CELL) if isinstance(cell, str) else cell for cell in row] for row in rows[:LINES]]
    yield table(columns, short) if short else Paragraph(NOTHING)
    yield from _more(len(rows))


def _listed(title: str, items: Sequence[str], most: int = LONGEST) -> Iterator[Block]:
    yield Heading(2, title)
    yield Listing(tuple(cut(one, most) for one in items[:LINES])) if items else Paragraph(NOTHING)
    yield from _more(len(items))


def _more(many: int) -> Iterator[Block]:
    if many > LINES:
        yield Paragraph(f"And {many - LINES} more: see the version for the team.")


def _end(imprint: Imprint) -> Iterator[Block]:
    yield Heading(2, "About this document")
    yield Paragraph(
        "Left out, to keep it short: actions, parked things, pins, steps, handoffs, figures, the map, the agenda. "
        "Left out, because they belong to the room: marks, reasons, and which function gave which grade. "
        "All of it stands in the version for the team."
    )
    about = (
        ("Workshop", cut(imprint.workshop)),
        ("Taken", moment(imprint.at)),
        ("For", imprint.audience),
        ("The plan lives at", imprint.link),
    )
    yield Facts(tuple(pair for pair in about if pair[1]))
