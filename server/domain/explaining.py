"""Explaining back: somebody says in their own words why another function stands where it stands; that function says
with one tap whether this is its constraint. What was understood stays with the step."""

from server.domain.compartment import Compartment
from server.domain.messages import Asking, Command, Event, Refused, Written, refuse_strangers, to_everyone
from server.domain.pooling import OTHERS
from server.domain.workshop import Workshop


class ConstraintConfirmed(Event, frozen=True):
    """These functions have said of what was explained back on a step: yes, that is our constraint."""

    touches = "understood"

    step: str
    functions: list[str]

    def apply_to(self, part: Compartment) -> None:
        part.understood[self.step] = list(self.functions)


class ConfirmConstraint(Command, frozen=True):
    """Says for one's function: yes, what you explained back is our constraint; or takes that back."""

    step: str
    on: bool = True

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        function = workshop.function_of(asking.by)
        if not function:
            raise Refused("watching", "You are watching. Only people of the function itself can say this.")
        rounds = workshop.everyone.rounds.get(self.step)
        if not workshop.exists("step", self.step) or not rounds or not rounds[-1].counts:
            raise Refused("gone", "There is nothing to explain back on this step yet.")
        if workshop.agenda.status != "running":
            raise Refused("not_running", "This is said while the workshop runs.")
        before = workshop.everyone.understood.get(self.step, [])
        heard = as_shown(workshop, self.step, function)
        after = sorted({*before, heard} if self.on else {*before} - {heard})
        return [] if after == before else [to_everyone(ConstraintConfirmed(step=self.step, functions=after))]


def as_shown(workshop: Workshop, step: str, function: str) -> str:
    """The function as the room sees it on this step: one that is pooled does not stand out by speaking."""
    return OTHERS if function in workshop.everyone.rounds[step][-1].pooled else function
