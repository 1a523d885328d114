"""Thinking ahead of failure: everybody writes alone why this could fail, and all of it is shown at one moment.

What somebody writes is in their own compartment. When the facilitator shares all of it, it stands among the risks as
well, in the order of the alphabet, and nothing says whose it was.
"""

from server.domain.compartment import Compartment, personal
from server.domain.editing import added
from server.domain.leading import refuse_unless_leading
from server.domain.messages import Asking, Command, Event, Refused, Written, to_person
from server.domain.people import spoken_for
from server.domain.permissions import refuse_while_locked
from server.domain.records.pilot import Risk
from server.domain.workshop import Workshop

MOST = 5
"""So many reasons one person writes."""
SHARED = "cause-"
"""How the ids of shared reasons begin; they are numbered, so that they say nothing of who wrote."""
PHASES = ("redesign", "commit")


class CausesWritten(Event, frozen=True):
    """Why this could fail, as this person has written it by now."""

    touches = "causes"

    texts: list[str]

    def apply_to(self, part: Compartment) -> None:
        part.causes = list(self.texts)


class WriteCauses(Command, frozen=True):
    """Says alone why this could fail: all reasons anew, five at most."""

    texts: list[str]
    person: str = ""
    """Whom a scribe writes for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        if not workshop.function_of(person):
            raise Refused("watching", "You are watching. People in a function write why this could fail.")
        if workshop.phase() not in PHASES:
            raise Refused("not_now", "Why this could fail is written while the room redesigns or commits.")
        refuse_while_locked(workshop, asking, Risk.wire)
        texts = list(dict.fromkeys(text.strip() for text in self.texts if text.strip()))
        if len(texts) > MOST or any(len(text) > Risk.text.longest for text in texts):
            raise Refused("wrong_value", f"Write up to {MOST} reasons of {Risk.text.longest} characters each.")
        return [] if texts == workshop.seen(personal(person)).causes else [to_person(person, CausesWritten(texts))]


class ShareCauses(Command, frozen=True):
    """Shows everybody why this could fail, as all have written it. Asked again, it shows what came later."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        shared = [one for id, one in workshop.everyone.records.items() if id.startswith(SHARED)]
        here = (one for one in workshop.everyone.people if workshop.person(one))
        written = {text for one in here for text in workshop.seen(personal(one)).causes}
        texts = sorted(written - {one.text("text") for one in shared}, key=lambda text: (text.casefold(), text))
        if not texts:
            raise Refused("nothing_written", "Nobody has written another reason yet.")
        return [
            added(Risk.wire, f"{SHARED}{number}", {"text": text, "kind": "risk"}, asking)
            for number, text in enumerate(texts, len(shared) + 1)
        ]
