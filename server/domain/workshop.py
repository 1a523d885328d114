"""The state of one workshop, and the questions that the rules ask of it. Who may read which compartment is a function
of the state (`reads`); formulas and exports see a view of it, the compartments that one audience reads.
"""

from operator import itemgetter

from server.domain.compartment import BEFORE, EVERYONE, FACILITATORS, Agenda, Compartment, Person, personal
from server.domain.held import Held
from server.domain.record import Record
from server.domain.records.scale import SCALES


class Workshop:
    """The whole of one workshop. Only events change it, but for what is held beside the log."""

    def __init__(self) -> None:
        self.compartments: dict[str, Compartment] = {}
        self.held = Held()

    def part(self, name: str) -> Compartment:
        """A compartment by name, empty before its first event."""
        found = self.compartments.get(name)
        if found is None:
            found = self.compartments[name] = Compartment()
        return found

    def seen(self, name: str) -> Compartment:
        """A compartment to look at: never comes into being by being looked at."""
        return self.compartments.get(name) or Compartment()

    @property
    def everyone(self) -> Compartment:
        return self.part(EVERYONE)

    @property
    def facilitators(self) -> Compartment:
        return self.part(FACILITATORS)

    @property
    def agenda(self) -> Agenda:
        return self.everyone.agenda

    def person(self, person: str) -> Person | None:
        """Somebody who takes part and was not removed."""
        found = self.everyone.people.get(person)
        return found if found and not found.removed else None

    @property
    def maker(self) -> str:
        """The person who made the workshop: the first in it, and a facilitator for good."""
        return next(iter(self.everyone.people), "")

    @property
    def lead(self) -> str:
        """The facilitator who takes the room on."""
        return self.everyone.lead

    def is_facilitator(self, person: str) -> bool:
        found = self.person(person)
        return bool(found and found.role == "facilitator")

    def function_of(self, person: str) -> str:
        found = self.person(person)
        return found.function if found else ""

    def contributors(self) -> list[Person]:
        """The people whose marks and grades count: in a function, in the room, not watching."""
        return [
            one
            for one in self.everyone.people.values()
            if one.function and not one.removed and one.role in ("participant", "facilitator")
        ]

    def record(self, record: str) -> Record | None:
        """A record that is there, in whichever shared compartment it lives."""
        for part in (self.everyone, self.facilitators):
            found = part.records.get(record)
            if found and not found.removed_at:
                return found
        return None

    def home_of(self, record: str) -> str:
        """The compartment a record lives in, removed or not; empty when there never was one."""
        return next((name for name in (EVERYONE, FACILITATORS) if record in self.part(name).records), "")

    def exists(self, kind: str, id: str) -> bool:
        """Whether there is such a record, or person, to point at."""
        if kind == "person":
            return self.person(id) is not None
        found = self.record(id)
        return bool(found and found.kind == kind)

    def phase(self) -> str:
        """The phase the workshop is in: the current block's, else its status."""
        block = self.everyone.records.get(self.agenda.block)
        return block.text("phase") if self.agenda.status == "running" and block else self.agenda.status

    def lock(self) -> str:
        """What participants may not change at the moment: the map, all, or nothing."""
        return self.everyone.attention.lock if self.agenda.status == "running" else ""

    def levels(self) -> tuple[str, ...]:
        return SCALES[self.everyone.about.levels]

    def reads(self, person: str) -> tuple[str, ...]:
        """The compartments a person may read. Nobody else's own compartment is ever among them, but those of people
        without a device: their scribe entered what is there."""
        found = self.person(person)
        if not found or (found.role == "preparer" and self.agenda.status not in BEFORE):
            return ()
        shared = (EVERYONE, FACILITATORS) if self.is_facilitator(person) else (EVERYONE,)
        return (*shared, personal(person), *map(personal, self.entered_by(person)))

    def entered_by(self, scribe: str) -> list[str]:
        """The people without a device for whom somebody enters."""
        return [one.id for one in self.everyone.people.values() if scribe and one.entered_by == scribe and one.is_here]


class View:
    """The compartments one audience reads. Formulas and exports see a workshop only through this."""

    def __init__(self, workshop: Workshop, names: tuple[str, ...] = (EVERYONE,)) -> None:
        self.everyone = workshop.everyone
        self.parts = [workshop.seen(name) for name in names]
        self.names = names
        self._kinds: dict[str, list[tuple[int, Record]]] = {}
        living = (one for part in self.parts for one in part.records.values() if not one.removed_at)
        for place, record in enumerate(living):
            self._kinds.setdefault(record.kind, []).append((place, record))

    def all(self, *kinds: str) -> list[Record]:
        """The records of these kinds that are there, in the order they were added."""
        found = [one for kind in kinds for one in self._kinds.get(kind, ())]
        if len(kinds) > 1:
            found.sort(key=itemgetter(0))
        return [record for _, record in found]

    def record(self, id: str) -> Record | None:
        for part in self.parts:
            found = part.records.get(id)
            if found and not found.removed_at:
                return found
        return None

    def ordered(self, kind: str) -> list[Record]:
        """Records of one kind by their `order` field; those without come last, as added."""
        return sorted(self.all(kind), key=lambda one: (one.number("order") is None, one.number("order") or 0))

    def person(self, id: str) -> Person | None:
        found = self.everyone.people.get(id)
        return found if found and not found.removed else None

    def function_of(self, person: str) -> str:
        found = self.person(person)
        return found.function if found else ""

    def purpose(self) -> Record:
        """The workshop's frame; empty before it is made."""
        return next(iter(self.all("purpose")), Record(id="purpose", kind="purpose", values={}))
