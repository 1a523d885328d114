"""Attention: who wants to speak and was heard, whose view changed, and how a facilitator holds the room together."""

from typing import Literal

from server.domain.compartment import Compartment, Hand, Message, personal
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_strangers,
    refuse_unless_facilitator,
    to_everyone,
    to_person,
)
from server.domain.people import spoken_for
from server.domain.workshop import Workshop

LONGEST_MESSAGE = 140
LONGEST_EYES_UP = 60


class HandRaised(Event, frozen=True):
    """Somebody wants to speak."""

    touches = "hands"

    person: str
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.hands.append(Hand(person=self.person, at=self.at))


class HandLowered(Event, frozen=True):
    """Somebody no longer waits to speak. `heard` names their function when they spoke."""

    touches = "hands"

    person: str
    heard: str = ""
    times: int = 0

    def apply_to(self, part: Compartment) -> None:
        part.hands = [one for one in part.hands if one.person != self.person]
        part.spoken |= {self.heard: self.times} if self.heard else {}


class ViewChanged(Event, frozen=True):
    """These are the steps on which this person says their view changed."""

    touches = "view_changed"

    steps: list[str]

    def apply_to(self, part: Compartment) -> None:
        part.view_changed = list(self.steps)


class FollowAsked(Event, frozen=True):
    """Everybody's page follows this person to the step they look at; without a person nobody leads any more."""

    touches = "attention"

    person: str
    step: str

    def apply_to(self, part: Compartment) -> None:
        part.attention.leader, part.attention.step = self.person, self.step


class Locked(Event, frozen=True):
    """Participants may not change this for now; nothing when it is empty."""

    touches = "attention"

    what: Literal["", "map", "all"]
    by: str

    def apply_to(self, part: Compartment) -> None:
        part.attention.lock, part.attention.locked_by = self.what, self.by


class EyesUpAsked(Event, frozen=True):
    """Every participant's page shows these words until the block ends; without words people go on."""

    touches = "attention"

    words: str
    by: str
    block: str

    def apply_to(self, part: Compartment) -> None:
        attention = part.attention
        attention.eyes_up, attention.eyes_up_by, attention.eyes_up_in = self.words, self.by, self.block


class MessageSent(Event, frozen=True):
    """The line to a group, or to everybody, is now this; none when it was taken back."""

    touches = "attention"

    group: str
    message: Message | None

    def apply_to(self, part: Compartment) -> None:
        part.attention.messages.pop(self.group, None)
        part.attention.messages |= {self.group: self.message} if self.message else {}


class RaiseHand(Command, frozen=True):
    """Asks to speak."""

    person: str = ""
    """Whom a scribe asks for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        if any(hand.person == person for hand in workshop.everyone.hands):
            return []
        return [to_everyone(HandRaised(person=person, at=asking.at))]


class LowerHand(Command, frozen=True):
    """Takes one's hand down, or that of somebody one enters for; the facilitator may take down anybody's, and say that
    they spoke."""

    person: str
    spoke: bool = False

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        own = [asking.by, *workshop.entered_by(asking.by)]
        if self.person not in own or self.spoke:
            refuse_unless_facilitator(workshop, asking)
        if not any(hand.person == self.person for hand in workshop.everyone.hands):
            return []
        heard = workshop.function_of(self.person) if self.spoke else ""
        times = workshop.everyone.spoken.get(heard, 0) + 1 if heard else 0
        return [to_everyone(HandLowered(person=self.person, heard=heard, times=times))]


class ChangeView(Command, frozen=True):
    """Says privately that one's view of a step changed. The room only ever learns how many."""

    step: str
    on: bool
    person: str = ""
    """Whom a scribe says it for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        if not workshop.exists("step", self.step):
            raise Refused("gone", "This step is no longer there.")
        before = workshop.seen(personal(person)).view_changed
        after = [step for step in before if step != self.step] + [self.step] * self.on
        return [] if after == before else [to_person(person, ViewChanged(steps=after))]


class Follow(Command, frozen=True):
    """Leads everybody's page to a step, or with an empty one only from now on; `on` false ends it."""

    on: bool
    step: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        if self.step and not workshop.exists("step", self.step):
            raise Refused("gone", "This step is no longer there.")
        person, step = (asking.by, self.step) if self.on else ("", "")
        now = workshop.everyone.attention
        same = (now.leader, now.step) == (person, step)
        return [] if same else [to_everyone(FollowAsked(person=person, step=step))]


class Lock(Command, frozen=True):
    """Stops participants from changing the map, or all that is shared; empty opens it again."""

    what: Literal["", "map", "all"]

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        if workshop.everyone.attention.lock == self.what:
            return []
        return [to_everyone(Locked(what=self.what, by=asking.by if self.what else ""))]


class Freeze(Command, frozen=True):
    """Shows words on every participant's page, so that all look up; empty ones let people go on."""

    words: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        words = one_line(self.words, LONGEST_EYES_UP)
        block = workshop.agenda.block if words else ""
        now = workshop.everyone.attention
        if (now.eyes_up, now.eyes_up_in) == (words, block):
            return []
        return [to_everyone(EyesUpAsked(words=words, by=asking.by if words else "", block=block))]


class SendMessage(Command, frozen=True):
    """Shows one line to everybody, or to one group; the next replaces it, an empty one takes it back."""

    text: str
    group: str = ""
    wall: bool = False

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if self.group and not workshop.exists("group", self.group):
            raise Refused("gone", "This group is no longer there.")
        text = one_line(self.text, LONGEST_MESSAGE)
        if not text:
            known = self.group in workshop.everyone.attention.messages
            return [to_everyone(MessageSent(group=self.group, message=None))] if known else []
        message = Message(text=text, by=asking.by, at=asking.at, wall=self.wall and not self.group)
        return [to_everyone(MessageSent(group=self.group, message=message))]


def refuse_unless_leading(workshop: Workshop, asking: Asking) -> None:
    refuse_unless_facilitator(workshop, asking)
    if workshop.agenda.status != "running":
        raise Refused("not_running", "The workshop is not running.")


def one_line(text: str, longest: int) -> str:
    """The words in one line. Refuses what is too long for it."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise Refused("wrong_value", f"This takes up to {longest} characters.")
    return line
