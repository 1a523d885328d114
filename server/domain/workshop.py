"""The state of one workshop: compartments, and the questions the rules ask of it.

A compartment is what one audience shares: `everyone`, `facilitators`, or one person (`person:<id>`). Who may read
which is a function of the state (`reads`). All compartments have the same shape; parts an audience never uses
stay empty and off the wire. An event changes only the compartment it was written to, so compartments fold
independently of each other.
"""

from operator import itemgetter
from typing import Literal

import msgspec

from server.domain.record import Record
from server.domain.records.scale import SCALES

Role = Literal["participant", "watcher", "facilitator", "absent"]
Status = Literal["draft", "lobby", "running", "closed", "final"]

EVERYONE = "everyone"
FACILITATORS = "facilitators"


def personal(person: str) -> str:
    """The name of one person's own compartment."""
    return f"person:{person}"


class Person(msgspec.Struct, omit_defaults=True):
    """Somebody who takes part. `absent` people own lines of the plan without a seat in the room."""

    id: str
    name: str
    function: str = ""
    role: Role = "participant"
    removed: bool = False
    entered_by: str = ""
    """The scribe who enters for a person without a device."""


class Agenda(msgspec.Struct, omit_defaults=True):
    """Where the workshop is in its day. Times are milliseconds since 1970, UTC."""

    status: Status = "draft"
    block: str = ""
    step: str = ""
    """The step the room talks about."""
    entered_at: int = 0
    ends_at: int = 0
    paused_with: int = 0
    """Milliseconds left on a timer that stands still; 0 while it runs."""
    spent: dict[str, int] = {}
    ready: dict[str, str] = {}
    """Person → the block they said they were done with."""
    closed_at: int = 0
    despite: str = ""
    """Why it was closed although something was missing."""


class Mark(msgspec.Struct, omit_defaults=True):
    """One person's private view of who should do a step."""

    level: str
    function: str = ""
    """The function it counts for: the one its author was in when marking."""
    sure: int = 0
    """1 guessing, 3 fairly sure, 5 certain; 0 not said."""
    why: str = ""
    read_aloud: bool = False


class Voice(msgspec.Struct, omit_defaults=True):
    """A revealed reason, under its function; under its person only where the workshop says named."""

    function: str
    level: str
    why: str
    sure: int = 0
    read_aloud: bool = False
    person: str = ""


class Round(msgspec.Struct, omit_defaults=True):
    """What came out when one step's marks were revealed."""

    at: int
    counts: dict[str, dict[str, int]]
    """Function → level → how many; functions as they were when marked."""
    sure: dict[str, dict[str, int]] = {}
    """Function → confidence → how many."""
    voices: list[Voice] = []


class Hand(msgspec.Struct, omit_defaults=True):
    """Somebody who wants to speak."""

    person: str
    at: int


class Grade(msgspec.Struct, omit_defaults=True):
    """How strongly one person supports the package: 1 can't support … 5 fully with it."""

    grade: int
    exceptions: list[str] = []
    """Lines of the plan this person cannot support."""
    would_move: str = ""


class Grades(msgspec.Struct, omit_defaults=True):
    """The room's answer on the package, once revealed."""

    at: int
    counts: dict[str, dict[str, int]]
    """Function → grade → how many."""
    exceptions: dict[str, dict[str, int]] = {}
    """Line → function → how many cannot support it."""
    would_move: list[Voice] = []


class DeviceRequest(msgspec.Struct, omit_defaults=True):
    """A second device that says it belongs to somebody who is here already."""

    person: str
    at: int
    answer: Literal["", "approved", "refused"] = ""


class About(msgspec.Struct, omit_defaults=True):
    """What was chosen when the workshop was made."""

    template: str = ""
    agenda: str = ""
    levels: int = 3
    named: bool = False
    made_at: int = 0


class Compartment(msgspec.Struct, omit_defaults=True):
    """What one audience shares. `number` is the number of the last event written to it."""

    number: int = 0
    about: About = msgspec.field(default_factory=About)
    people: dict[str, Person] = {}
    agenda: Agenda = msgspec.field(default_factory=Agenda)
    records: dict[str, Record] = {}
    marks: dict[str, dict[str, Mark]] = {}
    """Step → round → mark; in a person's own compartment alone."""
    open_steps: list[str] = []
    """Steps that may be marked now."""
    rounds: dict[str, list[Round]] = {}
    hands: list[Hand] = []
    spoken: dict[str, int] = {}
    """Function → how often it was heard."""
    view_changed: list[str] = []
    """Steps on which this person's view changed; in a person's own compartment alone."""
    grade: Grade | None = None
    grades: Grades | None = None
    practice: str = ""
    devices: dict[str, DeviceRequest] = {}


class Workshop:
    """The whole of one workshop. Only events change it."""

    def __init__(self) -> None:
        self.compartments: dict[str, Compartment] = {}

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

    def levels(self) -> tuple[str, ...]:
        return SCALES[self.everyone.about.levels]

    def reads(self, person: str) -> tuple[str, ...]:
        """The compartments a person may read. Nobody else's own compartment is ever among them."""
        if not self.person(person):
            return ()
        shared = (EVERYONE, FACILITATORS) if self.is_facilitator(person) else (EVERYONE,)
        return (*shared, personal(person))


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
