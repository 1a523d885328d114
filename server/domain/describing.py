"""Describing: which of two descriptions of a step holds. The one that gives way stays in the step's history.

A function that sees a step otherwise adds its description by an ordinary edit. Whose step it is chooses; the table of
permissions says when.
"""

from server.domain.deciding import DivideStep, refuse_unknown_step
from server.domain.editing import changed
from server.domain.messages import Asking, Command, Refused, Written
from server.domain.permissions import Wish, allowed, refuse_while_locked, why_not
from server.domain.record import Record
from server.domain.records.flow import Description, Step
from server.domain.workshop import Workshop

LONGEST = Step.name.longest
"""Characters of a step's name."""


class ChooseDescription(Command, frozen=True):
    """Says which of two descriptions of a step holds: the step takes this one's name, or keeps its own; or both hold,
    and it is divided, one half called after each."""

    description: str
    outcome: str
    first: str = ""
    second: str = ""
    """Ids for the halves, where both hold."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        found = refuse_unknown_description(workshop, self.description)
        refuse_unless_whose_it_is(workshop, asking, found)
        if self.outcome not in Description.outcome.options:
            raise Refused("wrong_value", "Pick one of the answers shown.")
        if found.get("outcome") == "both":
            raise Refused("divided", "The step was divided, so that both hold. Rename or remove a half instead.")
        step = refuse_unknown_step(workshop, found.text("step"))
        if self.outcome == "both":
            return self._divided(workshop, found, step, asking)
        return renamed(found, step, self.outcome, asking)

    def _divided(self, workshop: Workshop, found: Record, step: Record, asking: Asking) -> list[Written]:
        """Everything that was known of the step goes with its first half, the other description with the second."""
        before = found.text("step_was") or step.text("name")
        halves = DivideStep(step.id, self.first, self.second, before, called(found))
        held = changed(found.id, {"outcome": "both", "step": self.second}, asking)
        return [*halves.divided(workshop, step, asking), held]


def refuse_unknown_description(workshop: Workshop, id: str) -> Record:
    found = workshop.record(id)
    if not found or found.kind != Description.wire:
        raise Refused("gone", "This description is no longer there.")
    return found


def refuse_unless_whose_it_is(workshop: Workshop, asking: Asking, found: Record) -> None:
    """Refuses who may not choose now."""
    if workshop.agenda.status == "final":
        raise Refused("final", "The plan is final. Ask the facilitator to reopen it.")
    wish = Wish("set", found, frozenset({"outcome"}))
    if not workshop.is_facilitator(asking.by) and not allowed(workshop, asking.by, wish):
        raise Refused("not_yours", why_not(workshop, Description.wire, "set"))
    refuse_while_locked(workshop, asking, Description.wire)


def renamed(found: Record, step: Record, outcome: str, asking: Asking) -> list[Written]:
    """The step has the name of the description that holds; the name that gave way is kept with the description."""
    held, was = changed(found.id, {"outcome": outcome}, asking), found.text("step_was")
    if outcome == "this" and not was:
        kept = changed(found.id, {"outcome": outcome, "step_was": step.text("name")}, asking)
        return [kept, changed(step.id, {"name": called(found)}, asking)]
    if outcome == "other" and was:
        back = [changed(step.id, {"name": was}, asking)] if step.text("name") == called(found) else []
        return [changed(found.id, {"outcome": outcome, "step_was": None}, asking), *back]
    return [held]


def called(found: Record) -> str:
    """What a step is called by a description: by its name, else by the beginning of its words."""
    words = found.text("name") or " ".join(found.text("text").split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
