"""Pulses: a question or some, each answered from 1 to 5 in one tap. Nobody can ever tell whose answer is whose.

An answer is not in the log. It adds one to a tally that is held beside the log; the person's own compartment keeps
that they answered, not how. What came out is shown once the pulse has closed, if five or more answered. A pulse asks
the people who were there when it opened, and opens once: so no two results differ by one person's answer.
"""

import msgspec

from server.domain.compartment import Compartment, Person, Pulse, personal
from server.domain.held import Held
from server.domain.leading import refuse_unless_leading
from server.domain.messages import Asking, Command, Event, Refused, Written, refuse_strangers, to_everyone, to_person
from server.domain.record import Record
from server.domain.records.pulse_questions import ANSWERS, FEWEST, OCCASIONS
from server.domain.workshop import Workshop

IN_ONE_BLOCK = ("start", "check")
"""The occasions that are over when the room leaves the block they began in; the other lasts until it closes."""


class PulseOpened(Event, frozen=True):
    """These people are asked now."""

    touches = "pulses"

    occasion: str
    questions: list[str]
    asked: list[str]
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.pulses[self.occasion] = Pulse(questions=list(self.questions), asked=list(self.asked), at=self.at)


class PulseAnswered(Event, frozen=True):
    """This person has answered a question. How, stands nowhere."""

    touches = "pulses_answered"

    occasion: str
    question: str

    def apply_to(self, part: Compartment) -> None:
        part.pulses_answered.setdefault(self.occasion, []).append(self.question)


class PulseClosed(Event, frozen=True):
    """The pulse is over for good, and this came out: nothing of a question that too few answered."""

    touches = "pulses"

    occasion: str
    at: int
    counts: dict[str, dict[str, int]] = {}

    def apply_to(self, part: Compartment) -> None:
        pulse = part.pulses[self.occasion]
        pulse.closed_at, pulse.counts = self.at, {question: dict(tally) for question, tally in self.counts.items()}


class AnswerPulse(Command, frozen=True):
    """Answers one question of an open pulse, once. Only that somebody answered is kept, and the sum of all answers."""

    occasion: str
    question: str
    answer: int
    """From 1, not at all, to 5, fully."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        pulse = workshop.everyone.pulses.get(self.occasion)
        if not pulse or pulse.closed_at:
            raise Refused("pulse_closed", "This question is closed.")
        if asking.by not in pulse.asked:
            raise Refused("not_asked", "This asks those who were here when it began.")
        if self.question not in pulse.questions or self.answer not in ANSWERS:
            raise Refused("wrong_value", "Pick one of the answers shown.")
        if self.question in workshop.seen(personal(asking.by)).pulses_answered.get(self.occasion, ()):
            raise Refused("answered", "You have answered this. Nobody can change it, as nobody knows which is yours.")
        return [to_person(asking.by, PulseAnswered(occasion=self.occasion, question=self.question))]

    def hold(self, workshop: Workshop, fresh: str) -> Held:
        return workshop.held.counted(self.occasion, self.question, self.answer)

    def remembered(self) -> Command:
        return msgspec.structs.replace(self, answer=0)


class ClosePulse(Command, frozen=True):
    """Ends the pulse that is open, and shows everybody what came out."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        closed = closed_pulses(workshop, asking.at)
        if not closed:
            raise Refused("pulse_closed", "No question is open at the moment.")
        return closed


def pulses_on_entering(workshop: Workshop, block: Record, asking: Asking) -> list[Written]:
    """What becomes of pulses when the room enters a block: the one before is over, another may open."""
    over = [one for one in IN_ONE_BLOCK if workshop.agenda.block != block.id]
    return [*closed_pulses(workshop, asking.at, over), *_opened(workshop, block, asking)]


def closed_pulses(workshop: Workshop, at: int, occasions: list[str] | None = None) -> list[Written]:
    """The end of all pulses that are open, or of those of these occasions."""
    still_open = [name for name, one in workshop.everyone.pulses.items() if not one.closed_at]
    over = [name for name in still_open if occasions is None or name in occasions]
    return [to_everyone(PulseClosed(occasion=name, at=at, counts=shown(workshop.held, name))) for name in over]


def shown(held: Held, occasion: str) -> dict[str, dict[str, int]]:
    """Question → answer → how many, of the questions that enough people answered."""
    tallies = held.tallies.get(occasion, {})
    return {question: dict(tally) for question, tally in tallies.items() if sum(tally.values()) >= FEWEST}


def asked_now(workshop: Workshop) -> list[Person]:
    """Who can answer unseen: people in a function with a device of their own. A scribe would know what they enter."""
    return [one for one in workshop.contributors() if not one.entered_by]


class Answered(msgspec.Struct, frozen=True):
    """How many of the people whom a pulse asks have answered all of it."""

    answered: int = 0
    of: int = 0


def pulse_progress(workshop: Workshop, present: frozenset[str]) -> Answered:
    """Of the pulse that is open; zeros while none is. It counts who answered, and knows nothing of how."""
    for name, pulse in workshop.everyone.pulses.items():
        if not pulse.closed_at:
            said = [workshop.seen(personal(one)).pulses_answered.get(name, ()) for one in pulse.asked]
            return Answered(sum(len(one) == len(pulse.questions) for one in said), len(pulse.asked))
    return Answered()


def _opened(workshop: Workshop, block: Record, asking: Asking) -> list[Written]:
    occasion, people = _occasion(workshop, block), asked_now(workshop)
    if not occasion or occasion in workshop.everyone.pulses or len(people) < FEWEST:
        return []
    questions, asked = list(OCCASIONS[occasion]), [one.id for one in people]
    return [to_everyone(PulseOpened(occasion=occasion, questions=questions, asked=asked, at=asking.at))]


def _occasion(workshop: Workshop, block: Record) -> str:
    """What a block is the moment for, if for anything."""
    about, phase = workshop.everyone.about, block.text("phase")
    if not about.pulses:
        return ""
    if about.follows:
        return "check" if phase == "check" else ""
    if workshop.agenda.status == "lobby":
        return "start"
    return "close" if phase == "agree" else ""
