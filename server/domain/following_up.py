"""Following up: how far the lines of a closed plan are, said by their owners; and the yes or no that was asked for."""

from datetime import UTC, datetime
from typing import Literal

from server.domain.agreeing import checked, is_change
from server.domain.editing import added, changed
from server.domain.messages import Asking, Command, Refused, Written, refuse_strangers
from server.domain.permissions import flow_owner, owner
from server.domain.record import ID, Record, Value
from server.domain.records.following import LINE_KINDS
from server.domain.workshop import Workshop

WHEN = ("check", "closed", "final")
"""The phases in which lines are followed up: in the room that checks them, and from closing on."""
LONGEST_WORDS = 280
NOT_BY_HAND: dict[str, Value] = {"yes_by": None, "yes_way": None, "yes_entered_by": None}
"""Of an answer that its giver typed."""


class ReportLine(Command, frozen=True):
    """Says how far a line is, with a sentence: for its owners, whoever runs the plan, and facilitators. The plan being
    final does not end this; that is when it begins."""

    id: str
    """For the note that stays of it."""
    line: str
    status: str
    text: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = reported_line(workshop, asking, self.line)
        status = checked(record, "status", self.status, workshop)
        text = checked_words(self.text)
        if not status:
            raise Refused("missing", "Pick how far it is.", {"field": "status"})
        if status == "dropped" and not text:
            raise Refused("missing", "Say why it is dropped, so that the others know.", {"field": "text"})
        if not ID.fullmatch(self.id) or workshop.home_of(self.id):
            raise Refused("id_taken", "This was said already.")
        note: dict[str, Value] = {"line": record.id, "status": status, "person": asking.by, "said_on": day(asking.at)}
        written = [added("status_note", self.id, note | ({"text": text} if text else {}), asking)]
        return [*written, *([changed(record.id, {"status": status}, asking)] if record.get("status") != status else [])]


class AnswerRequest(Command, frozen=True):
    """Says yes or no to a change, in a sentence. Only by the private link of whoever the plan asks for it."""

    change: str
    answer: Literal["yes", "no"]
    words: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record, link = workshop.record(self.change), workshop.facilitators.links.get(asking.by)
        if not record or not is_change(record):
            raise Refused("gone", "This line is no longer in the plan.")
        if not link or not needs_yes_from(record, link.yes_from):
            raise Refused("not_yours", "This line does not ask for your yes any more.")
        if workshop.agenda.status not in WHEN:
            raise Refused("not_now", "The room works on this plan again. Wait until it is closed.")
        words = checked_words(self.words)
        if self.answer == "no" and not words:
            raise Refused("missing", "Say what would have to be different, so that they can change it.")
        said: dict[str, Value] = {"yes_given": self.answer, "yes_words": words or None, "yes_on": day(asking.at)}
        return [changed(record.id, said | (NOT_BY_HAND if record.get("yes_way") else {}), asking)]


def reported_line(workshop: Workshop, asking: Asking, line: str) -> Record:
    """A line that somebody may report on now."""
    refuse_strangers(workshop, asking)
    record = workshop.record(line)
    if not record or record.kind not in LINE_KINDS:
        raise Refused("gone", "This line is no longer in the plan.")
    if workshop.phase() not in WHEN:
        raise Refused("not_now", "How far a line is, is said once the workshop is closed.")
    allowed = (owner, flow_owner)
    if not workshop.is_facilitator(asking.by) and not any(who(workshop, asking.by, record) for who in allowed):
        raise Refused("not_yours", "Only the owners of this line can say how far it is.")
    return record


def needs_yes_from(record: Record, whom: str) -> bool:
    """Whether a line waits for the yes of this person, or has it: of names, case and spaces at the ends don't count."""
    asked = record.text("yes_from").strip().casefold()
    return bool(asked) and record.get("whose_yes") == "someone_else" and asked == whom.strip().casefold()


def checked_words(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST_WORDS:
        raise Refused("wrong_value", f"Make it up to {LONGEST_WORDS} characters; this has {len(text)}.")
    return text


def day(at: int) -> str:
    """The day of a moment, in UTC, as records hold days."""
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()
