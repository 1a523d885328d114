"""Concerns without a name: whoever writes one is told first who will read it and when.

Until the workshop closes a concern is held beside the log, under an id made by chance; nothing anywhere says that
somebody wrote one. The closing shows all of them together, in the order of those ids, as concerns that nobody added.
"""

import msgspec

from server.domain.compartment import Compartment
from server.domain.editing import RecordAdded
from server.domain.held import Held, Worry
from server.domain.messages import Asking, Command, Refused, Written, refuse_strangers, to_everyone
from server.domain.permissions import refuse_while_locked
from server.domain.record import Record, Value
from server.domain.records.pilot import Concern
from server.domain.workshop import Workshop

PHASES = ("commit", "agree")
MOST = 200
"""So many wait in one workshop at most."""


class WriteConcern(Command, frozen=True):
    """Writes a concern without one's name. It cannot be changed or taken back, as nobody knows whose it is."""

    text: str
    category: str = ""
    step: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        if not workshop.function_of(asking.by):
            raise Refused("watching", "You are watching. People in a function write what worries them.")
        if workshop.phase() not in PHASES:
            raise Refused("not_now", "Concerns without a name are written while the room commits or agrees.")
        refuse_while_locked(workshop, asking, Concern.wire)
        self._refuse_wrong(workshop)
        if len(workshop.held.worries) >= MOST:
            raise Refused("too_many", "No more concerns can wait here. Add this one under your name, or say it.")
        return []

    def hold(self, workshop: Workshop, fresh: str) -> Held:
        said = self._worry()
        known = said in workshop.held.worries.values() or said in _published(workshop.everyone)
        return workshop.held if known else workshop.held.with_worry(fresh, said)

    def remembered(self) -> Command:
        return msgspec.structs.replace(self, text="", category="", step="")

    def _worry(self) -> Worry:
        return Worry(" ".join(self.text.split()), self.category, self.step)

    def _refuse_wrong(self, workshop: Workshop) -> None:
        longest = Concern.text.longest
        if not 1 <= len(self._worry().text) <= longest:
            raise Refused("wrong_value", f"Say it in a sentence of up to {longest} characters.", {"field": "text"})
        if self.category and self.category not in Concern.category.options:
            raise Refused("wrong_value", "Pick one of the answers shown.", {"field": "category"})
        if self.step and not workshop.exists("step", self.step):
            raise Refused("gone", "This step is no longer there.", {"field": "step"})


def shown_worries(workshop: Workshop, at: int) -> list[Written]:
    """All concerns that wait, as everybody may read them from now on: with no person, no function and one time."""
    return [to_everyone(RecordAdded(record=_record(id, one, at))) for id, one in workshop.held.worries.items()]


def _record(id: str, worry: Worry, at: int) -> Record:
    said = {"text": worry.text, "category": worry.category, "step": worry.step}
    values: dict[str, Value] = {name: value for name, value in said.items() if value}
    return Record(id=id, kind=Concern.wire, values=values, at=at)


def _published(everyone: Compartment) -> list[Worry]:
    """What was shown before, so that a concern sent once more by a page that heard no answer is not there twice."""
    found = (one for one in everyone.records.values() if one.kind == Concern.wire and not one.by)
    return [Worry(one.text("text"), one.text("category"), one.text("step")) for one in found]
