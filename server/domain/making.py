"""Making a workshop: what was chosen, who facilitates, and the records of its template."""

from server.domain.editing import RecordAdded
from server.domain.messages import Asking, Command, Event, Refused, Written, to_everyone
from server.domain.people import PersonJoined
from server.domain.record import Record, Value
from server.domain.records import KINDS
from server.domain.workshop import About, Compartment, Person, Workshop


class WorkshopMade(Event, frozen=True):
    """The first event of every log."""

    touches = "about"

    about: About

    def apply_to(self, part: Compartment) -> None:
        part.about = self.about


class MakeWorkshop(Command, frozen=True):
    """Makes the workshop out of checked template records. Only the server asks for it, once."""

    about: About
    name: str
    """The facilitator's name; their person id is who asks."""
    records: list[tuple[str, str, dict[str, Value]]]
    """(kind, id, values), every reference pointing backwards."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        if workshop.everyone.about.made_at:
            raise Refused("made_already", "This workshop is there already.")
        facilitator = Person(id=asking.by, name=self.name, role="facilitator")
        return [
            to_everyone(WorkshopMade(about=self.about)),
            to_everyone(PersonJoined(person=facilitator)),
            *(self._record(kind, id, values, asking) for kind, id, values in self.records),
        ]

    def _record(self, kind: str, id: str, values: dict[str, Value], asking: Asking) -> Written:
        return Written(KINDS[kind].home, RecordAdded(Record(id=id, kind=kind, values=values, at=asking.at)))
