"""A yes or a no that reached the room by phone or on paper: entered by hand, by whoever could have sent a link for it.

It stands in the plan with who said it, by which way, on which day, and who entered it; and it can be corrected. What
somebody said by their own link is changed there alone.
"""

from datetime import date, timedelta
from typing import Literal

from server.domain.agreeing import checked, is_change
from server.domain.compartment import PrivateLink
from server.domain.editing import changed
from server.domain.following_up import NOT_BY_HAND, checked_words, day, needs_yes_from
from server.domain.messages import Asking, Command, Refused, Written, refuse_strangers
from server.domain.private_links import AFTER, may_make
from server.domain.record import Record, Value
from server.domain.workshop import Workshop

NOTHING: dict[str, Value] = {"yes_given": None, "yes_words": None, "yes_on": None} | NOT_BY_HAND


class EnterAnswer(Command, frozen=True):
    """Enters what whoever must say yes to a change said otherwise than by their link; or takes that back."""

    change: str
    answer: Literal["yes", "no", ""]
    """Empty takes back what was entered."""
    said_by: str = ""
    way: str = ""
    said_on: str = ""
    words: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = asked_line(workshop, asking, self.change)
        if not self.answer:
            return [changed(record.id, filled(record, NOTHING), asking)] if record.get("yes_given") else []
        said = self._said(workshop, asking, record)
        news = {name: value for name, value in said.items() if record.get(name) != value}
        return [changed(record.id, news, asking)] if news else []

    def _said(self, workshop: Workshop, asking: Asking, record: Record) -> dict[str, Value]:
        by = checked(record, "yes_by", " ".join(self.said_by.split()), workshop)
        way, on = checked(record, "yes_way", self.way, workshop), checked(record, "yes_on", self.said_on, workshop)
        words = checked_words(self.words) or None
        refuse_unsaid({"yes_by": by, "yes_way": way, "yes_on": on}, asking)
        if self.answer == "no" and not words:
            text = "Write down what would have to be different, so that the owners can change it."
            raise Refused("missing", text, {"field": "yes_words"})
        given: dict[str, Value] = {"yes_given": self.answer, "yes_words": words, "yes_on": on}
        return given | {"yes_by": by, "yes_way": way, "yes_entered_by": asking.by}


def asked_line(workshop: Workshop, asking: Asking, change: str) -> Record:
    """The line whose answer this person may enter now. Refuses any other."""
    refuse_strangers(workshop, asking)
    record = workshop.record(change)
    if not record or not is_change(record) or not needs_yes_from(record, record.text("yes_from")):
        raise Refused("gone", "This line asks for nobody's yes any more.")
    if not may_enter(workshop, asking.by, record):
        raise Refused("not_yours", "Only the facilitator, whoever runs the plan and who asks can enter this answer.")
    if workshop.agenda.status not in AFTER:
        raise Refused("not_closed", "Close the workshop first. Then enter what was said.")
    if record.get("yes_given") and not record.get("yes_way"):
        raise Refused("said_by_link", "They answered by their own link. They can change their answer there.")
    return record


def may_enter(workshop: Workshop, person: str, record: Record) -> bool:
    """Whoever may make a link for this yes could answer by it; so they may enter it, under their own name."""
    return may_make(workshop, person, PrivateLink(yes_from=record.text("yes_from")))


def refuse_unsaid(said: dict[str, Value], asking: Asking) -> None:
    """Refuses an answer without somebody who said it, a way and a day that has been."""
    asks = {"yes_by": "Say who said it.", "yes_way": "Pick how they said it.", "yes_on": "Pick the day they said it."}
    for name, text in asks.items():
        if not said[name]:
            raise Refused("missing", text, {"field": name})
    # East of UTC the day has begun already.
    tomorrow = date.fromisoformat(day(asking.at)) + timedelta(days=1)
    if date.fromisoformat(str(said["yes_on"])) > tomorrow:
        raise Refused("wrong_value", "Pick the day on which they said it, not a day to come.", {"field": "yes_on"})


def filled(record: Record, values: dict[str, Value]) -> dict[str, Value]:
    """Those of the values whose fields hold something."""
    return {name: value for name, value in values.items() if record.get(name) is not None}
