"""Consent: where the room decides so, a decision stands when nobody objects that it would do harm.

The facilitator asks about the words as they stand; every function that is here answers once, and may change its answer.
An objection names the harm. Other words, or somebody who came later, need another question.
"""

import hashlib

from server.domain.compartment import Compartment, Consent
from server.domain.editing import RecordRestored, added, changed
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.people import spoken_for
from server.domain.permissions import refuse_while_locked
from server.domain.record import Record, Value
from server.domain.records.changes import Objection
from server.domain.records.modes import Decision, decision_id
from server.domain.workshop import View, Workshop

LONGEST = 200
CONCERNS = ("mode", "why", "unless", "control")
"""The fields of a decision that the room consents to."""
NEEDED = {
    "mode": "Pick who should do this step.",
    "why": "Type why, in one sentence. It stands in the plan.",
    "accountable": "Pick who is accountable for this decision.",
}
"""What a decision has to say before it can stand, and what to do where it does not."""


class ConsentAsked(Event, frozen=True):
    """The room is asked whether anybody objects to this decision; without a step it is no longer asked. Earlier answers
    are over."""

    touches = "consent"

    step: str = ""
    at: int = 0
    said: dict[str, str] = {}
    functions: list[str] = []

    def apply_to(self, part: Compartment) -> None:
        part.consent = Consent(self.step, self.at, dict(self.said), list(self.functions))


class ConsentAnswered(Event, frozen=True):
    """A function does not object; or it does, and says what harm it sees."""

    touches = "consent"

    function: str
    objection: str = ""

    def apply_to(self, part: Compartment) -> None:
        part.consent.answers[self.function] = self.objection


class AskConsent(Command, frozen=True):
    """Asks every function that is here: any objection that would do harm?"""

    step: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        record = refuse_unfinished(workshop, self.step)
        if not by_consent(workshop):
            raise Refused("other_rule", "This room decides in another way. The frame says how.")
        functions = functions_here(workshop, asking)
        if not functions:
            raise Refused("nobody_here", "Nobody of any function is here to be asked.")
        asked = ConsentAsked(step=self.step, at=asking.at, said=words_of(record), functions=functions)
        return [to_everyone(asked)]


class AnswerConsent(Command, frozen=True):
    """One's function does not object; or it objects, in one sentence that names the harm."""

    step: str
    objects: bool = False
    objection: str = ""
    person: str = ""
    """Whom a scribe answers for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        refuse_while_locked(workshop, asking, Decision.wire)
        function, asked = workshop.function_of(person), workshop.everyone.consent
        if not is_asked(workshop, self.step) or function not in asked.functions:
            raise Refused("not_asked", "Your function is not asked about this step now.")
        objection = " ".join(self.objection.split()) if self.objects else ""
        if self.objects and not objection:
            raise Refused("missing", "Say in one sentence what harm it would do.", {"field": "objection"})
        if len(objection) > LONGEST:
            raise Refused("wrong_value", f"An objection takes up to {LONGEST} characters.", {"field": "objection"})
        if asked.answers.get(function) == objection:
            return []
        answered = to_everyone(ConsentAnswered(function=function, objection=objection))
        harm: dict[str, Value] = {"step": self.step, "text": objection, "function": function}
        return [answered, *(kept(workshop, harm, asking) if objection else [])]


def kept(workshop: Workshop, harm: dict[str, Value], asking: Asking) -> list[Written]:
    """The harm that a function saw stays in the plan, also when other words resolved it; its latest words count."""
    # Both ids together could be longer than an id may be.
    both = hashlib.sha256(f"{harm['step']} {harm['function']}".encode()).hexdigest()
    id = f"harm-{both[:16]}"
    if not workshop.home_of(id):
        return [added(Objection.wire, id, harm, asking)]
    back = [] if workshop.record(id) else [to_everyone(RecordRestored(id=id))]
    return [*back, changed(id, {"text": harm["text"]}, asking)]


def refuse_unfinished(workshop: Workshop, step: str) -> Record:
    """The open decision on a step that says all it has to. Refuses, and says what to do, where there is none."""
    record = workshop.record(decision_id(step))
    if not record:
        raise Refused("not_open", "Open the decision first: pick what the room proposes.")
    for name, ask in NEEDED.items():
        if not record.text(name):
            raise Refused("missing", ask, {"field": name})
    return record


def refuse_without_consent(workshop: Workshop, record: Record) -> None:
    """Where the room decides by consent: refuses what it was not asked, has not answered, or objects to."""
    if not by_consent(workshop):
        return
    asked = workshop.everyone.consent
    if not is_asked(workshop, record.text("step")):
        raise Refused("ask_first", "Ask the room first: any objection that would do harm?")
    if asked.said != words_of(record):
        raise Refused("ask_again", "The words have changed since the room was asked. Ask again.")
    objecting = [one for one in asked.functions if asked.answers.get(one)]
    if objecting:
        raise Refused("objection", f"{names(workshop, objecting)} objects. Change the words, or park the step.")
    waiting = [one for one in asked.functions if one not in asked.answers]
    if waiting:
        raise Refused("not_answered", f"Not answered yet: {names(workshop, waiting)}.")


def ended_by_reopening(workshop: Workshop, step: str) -> list[Written]:
    """A decision that is open once more is asked about once more."""
    return [to_everyone(ConsentAsked())] if workshop.everyone.consent.step == step else []


def by_consent(workshop: Workshop) -> bool:
    return View(workshop).purpose().get("decision_rule") == "consent"


def is_asked(workshop: Workshop, step: str) -> bool:
    """Whether the room was asked about this step last, and its decision is still open."""
    record = workshop.record(decision_id(step))
    return workshop.everyone.consent.step == step != "" and bool(record and record.get("outcome") == "open")


def words_of(record: Record) -> dict[str, str]:
    """What the room consents to, as the decision says it now."""
    return {name: record.text(name) for name in CONCERNS if record.text(name)}


def functions_here(workshop: Workshop, asking: Asking) -> list[str]:
    """The functions with somebody in the room, in lane order: with a device that is connected, or entered for."""
    here = {
        one.function
        for one in workshop.contributors()
        if one.id in asking.present or (one.entered_by and one.entered_by in asking.present)
    }
    return [one.id for one in View(workshop).ordered("function") if one.id in here]


def names(workshop: Workshop, functions: list[str]) -> str:
    found = (workshop.record(one) for one in functions)
    return " and ".join(one.text("name") for one in found if one)
