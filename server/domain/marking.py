"""Marking: everybody says privately who should do each step; a reveal shows all marks at once, by function.

An unrevealed mark is in its owner's compartment alone. The reveal is one turn: first the counts per step and
function, then the reasons step by step. Functions are those of the moment of marking. What comes out of the marks, and
what is never in it, stands in `outcome`.

Where a step is marked again, a mark of a round before stands until its author says something else, so that two rounds
are of the same people; the round says how many of its marks stood.
"""

from collections.abc import Iterator

import msgspec

from server.domain.compartment import Compartment, Mark, Round, Voice, personal
from server.domain.editing import RecordAdded, RecordMovedAway
from server.domain.leading import refuse_unless_leading
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_strangers,
    refuse_unless_facilitator,
    to_everyone,
    to_facilitators,
    to_person,
)
from server.domain.outcome import Given, outcome
from server.domain.people import spoken_for
from server.domain.records import KINDS
from server.domain.records.reasons import COULD, MOST_REASONS, REASONS, SHOULD
from server.domain.records.scale import OFF_SCALE, SURE
from server.domain.workshop import Workshop

LONGEST_WHY = 280


class Practised(Event, frozen=True):
    """Somebody tried the scale in the lobby. It counts for nothing."""

    touches = "practice"

    level: str

    def apply_to(self, part: Compartment) -> None:
        part.practice = self.level


class Marked(Event, frozen=True):
    """This person's mark on a step in a round is now this."""

    touches = "marks"

    step: str
    round: str
    mark: Mark

    def apply_to(self, part: Compartment) -> None:
        part.marks.setdefault(self.step, {})[self.round] = self.mark


class Unmarked(Event, frozen=True):
    """This person took their mark back."""

    touches = "marks"

    step: str
    round: str

    def apply_to(self, part: Compartment) -> None:
        part.marks[self.step].pop(self.round)


class MarkingReopened(Event, frozen=True):
    """These steps may be marked again."""

    touches = "rounds"

    steps: list[str]

    def apply_to(self, part: Compartment) -> None:
        part.open_steps = list(self.steps)


class Revealed(Event, frozen=True):
    """What came out, per step. The steps it names are closed to marking."""

    touches = "rounds"

    rounds: dict[str, Round]

    def apply_to(self, part: Compartment) -> None:
        for step, found in self.rounds.items():
            part.rounds.setdefault(step, []).append(msgspec.structs.replace(found, voices=[]))
        part.open_steps = [step for step in part.open_steps if step not in self.rounds]


class ReasonsRevealed(Event, frozen=True):
    """The reasons people gave on one step, each under its function."""

    touches = "voices"

    step: str
    voices: list[Voice]

    def apply_to(self, part: Compartment) -> None:
        part.rounds[self.step][-1].voices = list(self.voices)


class Practise(Command, frozen=True):
    """Tries the scale in the lobby."""

    level: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        return [to_person(asking.by, Practised(level=checked_level(workshop, self.level)))]


class MarkStep(Command, frozen=True):
    """Marks a step. Only the level is asked for; the rest is optional."""

    step: str
    level: str
    sure: int = 0
    why: str = ""
    read_aloud: bool = False
    person: str = ""
    """Whom a scribe marks for; empty for oneself."""
    reasons: list[str] = []
    """Up to three of the reasons to tick, where the workshop asks for them."""
    could: int = 0
    """Could software or AI do it, from 1 to 5; 0 not said. Asked of the functions that know."""
    should: int = 0
    """Should it, from 1 to 5; 0 not said. Asked of the function whose step it is."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = who_marks(workshop, asking, self.person)
        refuse_closed(workshop, self.step)
        refuse_wrong_reason(self)
        refuse_not_asked(workshop, self, workshop.function_of(person))
        mark = Mark(
            level=checked_level(workshop, self.level),
            function=workshop.function_of(person),
            sure=self.sure,
            why=self.why.strip(),
            read_aloud=self.read_aloud,
            reasons=sorted(set(self.reasons), key=list(REASONS).index),
            could=self.could,
            should=self.should,
        )
        turn = current_round(workshop, self.step)
        before = workshop.seen(personal(person)).marks.get(self.step, {}).get(turn)
        return [] if before == mark else [to_person(person, Marked(step=self.step, round=turn, mark=mark))]


class UnmarkStep(Command, frozen=True):
    """Takes one's mark back."""

    step: str
    person: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = who_marks(workshop, asking, self.person)
        refuse_closed(workshop, self.step)
        turn = current_round(workshop, self.step)
        if turn not in workshop.seen(personal(person)).marks.get(self.step, {}):
            return []
        return [to_person(person, Unmarked(step=self.step, round=turn))]


class MarkAgain(Command, frozen=True):
    """Opens revealed steps to be marked again, these alone; an empty list closes them unrevealed."""

    steps: list[str]

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if any(not workshop.exists("step", step) for step in self.steps):
            raise Refused("gone", "This step is no longer there.")
        if workshop.agenda.status != "running":
            raise Refused("not_running", "Steps are marked again while the workshop runs.")
        if workshop.everyone.open_steps == self.steps:
            return []
        return [to_everyone(MarkingReopened(steps=self.steps))]


class Reveal(Command, frozen=True):
    """Shows all marks on the open steps to everyone, at one moment. It cannot be taken back."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        steps = steps_to_reveal(workshop)
        if not any(any(marks_on(workshop, step)) for step in steps):
            raise Refused("nothing_marked", nothing_marked(workshop, steps))
        found = {step: round_of(workshop, step, asking.at) for step in steps}
        told = (to_everyone(ReasonsRevealed(step, one.voices)) for step, one in found.items() if one.voices)
        counts = {step: msgspec.structs.replace(one, voices=[]) for step, one in found.items()}
        return [to_everyone(Revealed(rounds=counts)), *told, *unlocked(workshop)]


def who_marks(workshop: Workshop, asking: Asking, person: str) -> str:
    """Whose mark this is. A scribe marks only for people without a device whom they entered."""
    person = spoken_for(workshop, asking, person)
    found = workshop.person(person)
    if not found or not found.function or not found.is_here:
        raise Refused("watching", "You are watching. To mark, ask the facilitator to put you in a function.")
    return person


def refuse_closed(workshop: Workshop, step: str) -> None:
    if not workshop.exists("step", step):
        raise Refused("gone", "This step is no longer there.")
    if step not in open_steps(workshop):
        raise Refused("marking_closed", "This step is not open to be marked now.")


def refuse_wrong_reason(said: MarkStep) -> None:
    if said.sure not in (0, *SURE):
        raise Refused("wrong_value", f"How sure is one of: {', '.join(SURE.values())}.")
    if len(said.why) > LONGEST_WHY:
        raise Refused("wrong_value", f"Why takes up to {LONGEST_WHY} characters; this has {len(said.why)}.")
    if len(set(said.reasons)) > MOST_REASONS or not set(said.reasons) <= set(REASONS):
        raise Refused("wrong_value", f"Tick up to {MOST_REASONS} of the reasons shown.")


def refuse_not_asked(workshop: Workshop, said: MarkStep, function: str) -> None:
    """Goes by what everybody knows: what the workshop asks for, who knows what AI can do, and whose step it is."""
    about = workshop.everyone.about
    if said.reasons and not about.reasons:
        raise Refused("not_asked", "This workshop does not ask for reasons to tick.")
    if said.could not in (0, *COULD) or said.should not in (0, *SHOULD):
        raise Refused("wrong_value", "Pick one of the answers shown.")
    if said.could and not (about.could_should and knows_ai(workshop, function)):
        raise Refused("not_asked", "Whether it could is asked of the function that knows what AI can do.")
    if said.should and not (about.could_should and owns(workshop, function, said.step)):
        raise Refused("not_asked", "Whether it should is asked of the function whose step it is.")


def knows_ai(workshop: Workshop, function: str) -> bool:
    """Whether a function is the one that says before the day what AI can do; as a rule IT."""
    found = workshop.record(function)
    return bool(found and found.text("prepares") == "sources")


def owns(workshop: Workshop, function: str, step: str) -> bool:
    found = workshop.record(step)
    return bool(found and found.text("owner") == function)


def open_steps(workshop: Workshop) -> list[str]:
    """The steps that may be marked: in the marking phase all not yet revealed, and any opened again."""
    everyone = workshop.everyone
    fresh = workshop.phase() == "mark"
    return [
        one.id
        for one in everyone.records.values()
        if one.kind == "step"
        and not one.removed_at
        and (one.id in everyone.open_steps or (fresh and one.id not in everyone.rounds))
    ]


def steps_to_reveal(workshop: Workshop) -> list[str]:
    """The open steps, and those whose marks wait although the room has gone on without revealing them."""
    open_now = set(open_steps(workshop))
    return [
        one.id
        for one in workshop.everyone.records.values()
        if one.kind == "step" and not one.removed_at and (one.id in open_now or any(marks_on(workshop, one.id)))
    ]


def current_round(workshop: Workshop, step: str) -> str:
    """The number of the round a step is in, from 1, as a key."""
    return str(len(workshop.everyone.rounds.get(step, [])) + 1)


def checked_level(workshop: Workshop, level: str) -> str:
    if level not in (*workshop.levels(), *OFF_SCALE):
        raise Refused("wrong_value", "Pick one of the answers shown.")
    return level


def marks_on(workshop: Workshop, step: str) -> Iterator[Given]:
    """The marks that everybody who counts made in this step's current round."""
    return (one for one in views_on(workshop, step) if not one.stands)


def views_on(workshop: Workshop, step: str) -> Iterator[Given]:
    """The latest mark on a step of everybody who counts. One of a round before stands, where there is none in this."""
    turn = current_round(workshop, step)
    for one in workshop.everyone.people.values():
        marks = workshop.seen(personal(one.id)).marks.get(step, {})
        if marks and not one.removed:
            latest = max(marks, key=int)
            yield Given(one.id, marks[latest], stands=latest != turn)


def round_of(workshop: Workshop, step: str, at: int) -> Round:
    """The outcome of a step's current round."""
    everyone = workshop.everyone
    return outcome(list(views_on(workshop, step)), everyone.about, at, everyone.rounds.get(step, ()))


def nothing_marked(workshop: Workshop, steps: list[str]) -> str:
    if any(step in workshop.everyone.rounds for step in steps):
        return "Nobody has marked again yet. Stop marking to keep the marks as they are."
    return "Nobody has marked a step yet, so there is nothing to reveal."


def unlocked(workshop: Workshop) -> list[Written]:
    """What waited for the first reveal moves from the facilitators to everyone."""
    waiting = [one for one in workshop.facilitators.records.values() if KINDS[one.kind].moves_at_reveal]
    moved: list[Written] = []
    for record in waiting:
        moved += [to_facilitators(RecordMovedAway(id=record.id)), to_everyone(RecordAdded(record=record))]
    return moved
