"""A workshop in words for a reader: people with their function, steps with their number, values as they are said."""

from datetime import UTC, datetime
from functools import cached_property

import msgspec

from server.domain.pooling import OTHERS, OTHERS_NAME
from server.domain.record import EMPTY, Choice, Field, Record, Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.records.scale import LABELS, level_labels
from server.domain.workshop import View


class StepName(msgspec.Struct, frozen=True):
    """A step as a line of the plan points at it. Numbers follow the order of the flow, from 1."""

    id: str
    number: int
    name: str

    @property
    def words(self) -> str:
        return f"{self.number} · {self.name}"


class Wording:
    """The words of one view. Things that were removed keep their name where something still points at them."""

    def __init__(self, view: View) -> None:
        self.view = view
        scale = level_labels(view.everyone.about.levels)
        self.scale = tuple(scale)
        """The levels of this workshop, from Person down."""
        self.labels = LABELS | scale

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Step → its number in the flow, from 1."""
        return {step.id: number for number, step in enumerate(self.view.ordered("step"), 1)}

    def mode(self, level: str) -> str:
        """Who does a step: the label of a level on this workshop's scale."""
        return self.labels.get(level, "")

    def steps(self, ids: list[str]) -> list[StepName]:
        """The steps of a list that are there, in the order of the flow."""
        there = sorted({one for one in ids if one in self.numbers}, key=lambda one: self.numbers[one])
        return [StepName(one, self.numbers[one], self._text(one, "name")) for one in there]

    def step(self, id: str) -> str:
        """`7 · Submit forecast category`."""
        return next((one.words for one in self.steps([id])), "") or self.record(id)

    def function(self, id: str) -> str:
        """A function by its name; those that stand together because they are small, as Others."""
        return OTHERS_NAME if id == OTHERS else self.record(id)

    def person(self, id: str) -> str:
        """`Mia (SAL)`; somebody who was removed keeps the name under which lines of the plan know them."""
        found = self.view.everyone.people.get(id)
        if not found:
            return ""
        code = self._text(found.function, "code") or self._text(found.function, "name")
        words = f"{found.name} ({code})" if code else found.name
        return f"{words}, no longer here" if found.removed else words

    def record(self, id: str) -> str:
        """What a record is called, by id; empty when the view does not hold it."""
        found = self._any(id)
        if not found:
            return ""
        return f"{self.title(found)} (removed)" if found.removed_at else self.title(found)

    def title(self, record: Record) -> str:
        """What a record is called: the fields its kind cannot do without."""
        kind = KINDS[record.kind]
        said = [self.value(kind.fields[name], record.get(name)) for name in kind.needs]
        return (" → " if record.kind == "handoff" else " · ").join(said)

    def field(self, record: Record, name: str) -> str:
        """One field of a record in words."""
        return self.value(KINDS[record.kind].fields[name], record.get(name))

    def value(self, field: Field, value: Value) -> str:
        """A value in words; what it points at by name, levels as this workshop's scale calls them."""
        if isinstance(field, Choice) and "shared" in field.options:
            return self.mode(str(value or ""))
        if value in EMPTY or not isinstance(field, Ref | Refs):
            return field.says(value)
        return "; ".join(self.reference(one) for one in (value if isinstance(value, list) else [str(value)]))

    def reference(self, id: str) -> str:
        """A step, a person or any record that something points at."""
        if id in self.numbers:
            return self.step(id)
        return self.person(id) or self.record(id)

    def _any(self, id: str) -> Record | None:
        return next((part.records[id] for part in self.view.parts if id in part.records), None)

    def _text(self, id: str, name: str) -> str:
        found = self._any(id)
        return found.text(name) if found else ""


def day(at: int) -> str:
    """A moment's day, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def moment(at: int) -> str:
    """A moment to the minute, in UTC."""
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M} UTC"
