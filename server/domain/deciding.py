"""Deciding: what the room makes of each step's marks. Accept, decide, divide, park, reopen.

A decision is a record with the id `decision-<step>`, so a step has one at most. Its words are typed by the person
accountable, by ordinary edits, while the wall shows them grow; its outcome is set here.
"""

from server.domain.consent import ended_by_reopening, refuse_unfinished, refuse_without_consent
from server.domain.editing import RecordRemoved, added, changed
from server.domain.marking import MarkingReopened
from server.domain.messages import (
    Asking,
    Command,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.overview import overview
from server.domain.permissions import refuse_while_locked
from server.domain.record import ID, Record, Value, Wrong
from server.domain.records.modes import MODES, Decision, decision_id
from server.domain.workshop import View, Workshop


class AcceptAligned(Command, frozen=True):
    """Decides steps on which all functions are aligned, in one act. The reason is written here."""

    steps: list[str]

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found = overview(View(workshop))
        apart = [step for step in self.steps if step not in found.aligned]
        if apart or not self.steps:
            raise Refused("not_aligned", "Only steps on which all functions are aligned can be accepted at once.")
        written: list[Written] = []
        for step in self.steps:
            one = found.steps[step]
            asked = sum(sum(counts.values()) for counts in workshop.everyone.rounds[step][-1].counts.values())
            why = f"All functions aligned, {one.people} of {asked}"
            written += put(workshop, step, {"mode": one.agreed, "why": why, "outcome": "aligned"}, asking)
        return written


class OpenDecision(Command, frozen=True):
    """Starts a decision: the mode proposed, and who is accountable and types its reason."""

    step: str
    mode: str
    accountable: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        refuse_unknown_step(workshop, self.step)
        if self.mode not in MODES:
            raise Refused("wrong_value", "Pick one of the answers shown.")
        if self.accountable and not workshop.person(self.accountable):
            raise Refused("gone", "Pick somebody who is in this workshop.")
        values: dict[str, Value] = {"mode": self.mode, "outcome": "open"}
        values |= {"accountable": self.accountable} if self.accountable else {}
        before = workshop.record(decision_id(self.step))
        again = ended_by_reopening(workshop, self.step) if before and before.get("outcome") != "open" else []
        return [*again, *put(workshop, self.step, values, asking)]


class DecideStep(Command, frozen=True):
    """Makes an open decision the room's. It needs its mode, its reason, and who is accountable."""

    step: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        record = workshop.record(decision_id(self.step))
        if record and not workshop.is_facilitator(asking.by) and record.text("accountable") != asking.by:
            raise Refused("not_yours", "Only the accountable person or the facilitator closes a decision.")
        refuse_while_locked(workshop, asking, Decision.wire)
        refuse_without_consent(workshop, refuse_unfinished(workshop, self.step))
        rule = View(workshop).purpose().get("decision_rule")
        decided: dict[str, Value] = {"outcome": "decided"}
        return put(workshop, self.step, decided | ({"decided_by": rule} if rule else {}), asking)


class ParkStep(Command, frozen=True):
    """Leaves a step undecided for now, with somebody who comes back to it."""

    step: str
    person: str = ""
    until: str = ""
    """The day on which they come back to it."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        refuse_unknown_step(workshop, self.step)
        if self.person and not workshop.person(self.person):
            raise Refused("gone", "Pick somebody who is in this workshop.")
        values: dict[str, Value] = {"outcome": "parked"}
        values |= {"parked_with": self.person} if self.person else {}
        values |= {"review_on": checked_day(self.until, workshop)} if self.until else {}
        return put(workshop, self.step, values, asking)


class ReopenStep(Command, frozen=True):
    """Opens a decision again; everything said stays."""

    step: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if not workshop.record(decision_id(self.step)):
            raise Refused("not_open", "Nothing was decided on this step yet.")
        again = ended_by_reopening(workshop, self.step)
        return [*again, *put(workshop, self.step, {"outcome": "open"}, asking)]


class DivideStep(Command, frozen=True):
    """Divides a step in two, because it hid two decisions. Its marks stay; the halves are marked anew."""

    step: str
    first: str
    second: str
    """Ids for the halves."""
    first_name: str
    second_name: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        step = refuse_unknown_step(workshop, self.step)
        again = MarkingReopened(steps=[*workshop.everyone.open_steps, self.first, self.second])
        return [*self.divided(workshop, step, asking), to_everyone(again)]

    def divided(self, workshop: Workshop, step: Record, asking: Asking) -> list[Written]:
        """The halves instead of the step. Raises Refused where they cannot be."""
        self._refuse_unusable(workshop)
        order = step.number("order") or 0
        shared = {name: value for name, value in step.values.items() if name not in ("name", "order", "focus")}
        halves = ((self.first, self.first_name, order), (self.second, self.second_name, order + 0.5))
        return [
            *(
                added("step", id, shared | {"name": name, "order": at, "divided_from": self.step}, asking)
                for id, name, at in halves
            ),
            *rewired(workshop, self, asking),
            to_everyone(RecordRemoved(id=self.step, by=asking.by, at=asking.at)),
        ]

    def _refuse_unusable(self, workshop: Workshop) -> None:
        names = (self.first_name, self.second_name)
        if any(not name.strip() or len(name) > 60 for name in names):
            raise Refused("missing", "Name both halves, in up to 60 characters each.", {"field": "name"})
        ids = (self.first, self.second)
        if any(not ID.fullmatch(id) or workshop.home_of(id) for id in ids) or self.first == self.second:
            raise Refused("id_taken", "This step was divided already.")


HALF = {
    **{"step": "first", "place": "first", "caused_at": "first", "to_step": "first"},
    **{"from_step": "second", "generated_at": "second"},
}
"""Field that can point at a step → the half it points at once the step is divided."""


def refuse_unknown_step(workshop: Workshop, step: str) -> Record:
    found = workshop.record(step)
    if not found or found.kind != "step":
        raise Refused("gone", "This step is no longer there.")
    return found


def checked_day(day: str, workshop: Workshop) -> Value:
    try:
        return Decision.review_on.check(day, workshop.exists)
    except Wrong as wrong:
        raise Refused("wrong_value", wrong.text, {"field": "until"}) from None


def put(workshop: Workshop, step: str, values: dict[str, Value], asking: Asking) -> list[Written]:
    """Adds the step's decision or changes it, by what is different."""
    record = workshop.record(decision_id(step))
    if not record:
        whole: dict[str, Value] = {"step": step, **values}
        return [added("decision", decision_id(step), whole, asking)]
    new = {name: value for name, value in values.items() if record.get(name) != value}
    return [changed(record.id, new, asking)] if new else []


def rewired(workshop: Workshop, divided: DivideStep, asking: Asking) -> list[Written]:
    """What reached the step now reaches its first half, what left it leaves the second, and one leads to the other.
    Pins and whatever else belonged to the step go with the first half; what was decided on it stays with it."""
    between: dict[str, Value] = {"from_step": divided.first, "to_step": divided.second}
    written = [added("handoff", f"to-{divided.second}", between, asking)]
    for record in workshop.everyone.records.values():
        new = {name: value for name, value in HALF.items() if record.get(name) == divided.step}
        if new and not record.removed_at and record.kind not in ("decision", "dissent"):
            values: dict[str, Value] = {name: getattr(divided, half) for name, half in new.items()}
            written.append(changed(record.id, values, asking))
    return written
