"""The lines behind a private link, as their page says them; and what was reported of each line of a plan."""

import msgspec

from server.domain.permissions import flow_owner
from server.domain.plan.change_lines import entered, group_of, title
from server.domain.plan.item import Item, in_order_of_the_flow
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.changes import LABELS
from server.domain.records.modes import decision_id
from server.domain.wording import Wording
from server.domain.workshop import Workshop


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody reported of a line, on a day."""

    on: str
    who: str
    status: str
    text: str = ""


class OwnLine(Item, frozen=True, kw_only=True):
    """One line, for who owns it or must say yes to it. Nothing of marks, grades or anybody's private things is here."""

    kind: str
    """role, capability, … or `action`."""
    kind_label: str
    title: str
    why: list[str] = []
    """Why the steps it comes from are to be done as decided, in the words of who is accountable."""
    owner: str = ""
    co_owner: str = ""
    mine: bool = False
    """Whether the reader is the owner, not the co-owner."""
    due: str = ""
    measure: str = ""
    first_step: str = ""
    first_step_by: str = ""
    answer: str = ""
    """taken, declined, handed_over; empty before an answer."""
    status: str = ""
    statuses: dict[str, str] = {}
    yes_given: str = ""
    yes_words: str = ""
    yes_on: str = ""
    yes_entered: str = ""
    """Who said it how and who entered it, where it was entered by hand."""
    asked_by: str = ""
    is_change: bool = True
    notes: list[Note] = []

    @property
    def asks(self) -> bool:
        """Whether the reader has to say first if they take it."""
        return self.mine and self.is_change and self.answer != "taken" and self.status != "dropped"


def own_lines(words: Wording, records: list[Record], person: str) -> list[OwnLine]:
    """These lines: first those that ask for an answer, then one's own, dropped ones last; each in the flow's order."""
    notes = notes_by_line(words)
    found = [own_line(words, one, person, notes.get(one.id, [])) for one in records]
    return sorted(found, key=_urgency)


def _urgency(one: OwnLine) -> tuple[bool, bool, bool, int]:
    return one.status == "dropped", not one.asks, not one.mine, in_order_of_the_flow(one)


def own_line(words: Wording, record: Record, person: str, notes: list[Note]) -> OwnLine:
    about = getattr(KINDS[record.kind], "about", "")
    steps = record.list("steps") or ([record.text("step")] if record.text("step") else [])
    return OwnLine(
        id=record.id,
        steps=words.steps(steps),
        kind=about or "action",
        kind_label=LABELS.get(about, KINDS[record.kind].singular),
        title=title(words, record),
        why=why_of(words, steps),
        owner=words.field(record, "owner"),
        co_owner=words.field(record, "co_owner") if about else "",
        mine=record.text("owner") == person,
        due=record.text("due"),
        measure=record.text("measure"),
        first_step=record.text("first_step"),
        first_step_by=record.text("first_step_by"),
        answer=record.text("answer"),
        status=record.text("status"),
        statuses=getattr(KINDS[record.kind].fields["status"], "options", {}),
        yes_given=record.text("yes_given"),
        yes_words=record.text("yes_words"),
        yes_on=record.text("yes_on"),
        yes_entered=entered(words, record) if about else "",
        asked_by=words.field(record, "yes_asked_by") if about else "",
        is_change=bool(about),
        notes=notes,
    )


def why_of(words: Wording, steps: list[str]) -> list[str]:
    """What was decided of these steps, and why."""
    decisions = [(step, words.view.record(decision_id(step))) for step in steps]
    return [
        f"{words.step(step)}: {words.field(one, 'mode')}. {one.text('why')}"
        for step, one in decisions
        if one and one.get("mode") and one.text("why")
    ]


def notes_by_line(words: Wording) -> dict[str, list[Note]]:
    """Line → what was reported of it, the latest first."""
    found: dict[str, list[Note]] = {}
    for one in reversed(words.view.all("status_note")):
        note = Note(
            on=one.text("said_on"),
            who=words.field(one, "person"),
            status=words.field(one, "status"),
            text=one.text("text"),
        )
        found.setdefault(one.text("line"), []).append(note)
    return found


def waits_for_yes(record: Record) -> bool:
    """Whether a line still waits for somebody's yes."""
    return group_of(record)[0] == "needs_yes"


def may_follow(workshop: Workshop, person: str) -> bool:
    """Who sees to it that the plan happens: facilitators, and whoever runs it."""
    purpose = workshop.record("purpose")
    return workshop.is_facilitator(person) or bool(purpose and flow_owner(workshop, person, purpose))
