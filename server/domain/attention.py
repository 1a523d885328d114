"""Attention: who wants to speak, who was heard, and whose view changed."""

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
from server.domain.workshop import Compartment, Hand, Workshop


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


class RaiseHand(Command, frozen=True):
    """Asks to speak."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        if any(hand.person == asking.by for hand in workshop.everyone.hands):
            return []
        return [to_everyone(HandRaised(person=asking.by, at=asking.at))]


class LowerHand(Command, frozen=True):
    """Takes one's hand down; the facilitator may take down anybody's, and say that they spoke."""

    person: str
    spoke: bool = False

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        if self.person != asking.by or self.spoke:
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

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        if not workshop.exists("step", self.step):
            raise Refused("gone", "This step is no longer there.")
        before = workshop.seen(f"person:{asking.by}").view_changed
        after = [step for step in before if step != self.step] + [self.step] * self.on
        return [] if after == before else [to_person(asking.by, ViewChanged(steps=after))]
