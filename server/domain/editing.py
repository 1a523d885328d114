"""The one command for every record: acts that are done together or not at all.

A paste, a step with its handoff, a division, an undo: each is one edit. `set` says what it was based on; a field
that somebody changed meanwhile is refused with both texts, and nothing is overwritten in silence.
"""

import msgspec

from server.domain.compartment import Compartment
from server.domain.groups import written_by
from server.domain.messages import Asking, Command, Event, Refused, Written, to_everyone
from server.domain.permissions import Wish, refuse_unless_allowed
from server.domain.record import ID, Kind, Record, Value, Wrong
from server.domain.records import KINDS
from server.domain.workshop import Workshop

MOST_STEPS = 120
MOST_RECORDS = 5000


class Act(msgspec.Struct, tag_field="act", tag=str.lower, frozen=True, forbid_unknown_fields=True):
    """One thing done to one record."""


class Add(Act, frozen=True):
    kind: str
    id: str
    values: dict[str, Value]


class Set(Act, frozen=True):
    id: str
    values: dict[str, Value]
    was: dict[str, Value]


class Remove(Act, frozen=True):
    id: str


class Restore(Act, frozen=True):
    id: str


class RecordAdded(Event, frozen=True):
    """A record came to be, in the compartment this is written to."""

    record: Record

    def apply_to(self, part: Compartment) -> None:
        part.records[self.record.id] = msgspec.structs.replace(self.record, values=dict(self.record.values))


class RecordSet(Event, frozen=True):
    """Fields of a record have new values."""

    id: str
    values: dict[str, Value]
    by: str

    def apply_to(self, part: Compartment) -> None:
        part.records[self.id].values.update(self.values)
        part.records[self.id].changed_by = self.by


class RecordRemoved(Event, frozen=True):
    """A record became a ghost; with it what belongs to it."""

    id: str
    by: str
    at: int
    along_with: str = ""

    def apply_to(self, part: Compartment) -> None:
        ghost = part.records[self.id]
        ghost.removed_at, ghost.removed_by, ghost.removed_with = self.at, self.by, self.along_with


class RecordRestored(Event, frozen=True):
    """A ghost came back."""

    id: str

    def apply_to(self, part: Compartment) -> None:
        back = part.records[self.id]
        back.removed_at, back.removed_by, back.removed_with = 0, "", ""


class RecordMovedAway(Event, frozen=True):
    """A record left this compartment for another; no trace stays."""

    id: str

    def apply_to(self, part: Compartment) -> None:
        part.records.pop(self.id)


class Edit(Command, frozen=True):
    """Does all of its acts, or none."""

    acts: list[Add | Set | Remove | Restore]

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        if not 1 <= len(self.acts) <= 500:
            raise Refused("too_many_acts", "An edit holds from 1 to 500 acts. Do it in parts.")
        draft = Draft(workshop, asking)
        for act in self.acts:
            draft.do(act)
        draft.refuse_too_many()
        return draft.written


class Drafted(Workshop):
    """The workshop with the records as a draft has them, for rules that look at another record of the same edit."""

    def __init__(self, workshop: Workshop, changed: dict[str, Record]) -> None:
        self.compartments = workshop.compartments
        self._changed = changed

    def record(self, record: str) -> Record | None:
        drafted = self._changed.get(record)
        if drafted:
            return None if drafted.removed_at else drafted
        return super().record(record)


class Draft:
    """The records as they would be after the acts so far; the workshop itself stays as it is."""

    def __init__(self, workshop: Workshop, asking: Asking) -> None:
        self.workshop, self.asking = workshop, asking
        self.changed: dict[str, Record] = {}
        self.written: list[Written] = []

    def do(self, act: Add | Set | Remove | Restore) -> None:
        match act:
            case Add():
                self._add(act)
            case Set():
                self._set(act)
            case Remove():
                self._remove(act.id)
            case Restore():
                self._restore(act.id)

    def any_record(self, id: str) -> Record | None:
        """A record by id, ghosts too, as the acts so far leave it."""
        home = self.workshop.home_of(id)
        return self.changed.get(id) or (self.workshop.part(home).records[id] if home else None)

    def living(self, id: str) -> Record:
        found = self.any_record(id)
        if not found or found.removed_at or not self._may_see(found):
            raise Refused("gone", "This is no longer there. Your text is safe: copy it, or restore the record.")
        return found

    def exists(self, kind: str, id: str) -> bool:
        if kind == "person":
            return self.workshop.person(id) is not None
        found = self.any_record(id)
        return bool(found and found.kind == kind and not found.removed_at)

    def refuse_too_many(self) -> None:
        """The limits on size, counted only where the edit adds to them."""
        new = [event.record.kind for _, event in self.written if isinstance(event, RecordAdded)]
        back = [self.changed[event.id].kind for _, event in self.written if isinstance(event, RecordRestored)]
        records = self.workshop.everyone.records
        if len(records) + len(new) > MOST_RECORDS:
            raise Refused("too_many_records", "This workshop is full. Remove what is no longer needed.")
        if "step" in (*new, *back):
            steps = sum(one.kind == "step" and not one.removed_at for one in (records | self.changed).values())
            if steps > MOST_STEPS:
                raise Refused("too_many_steps", f"A flow holds up to {MOST_STEPS} steps. Make two workshops of it.")

    def _may_see(self, record: Record) -> bool:
        return KINDS[record.kind].home == "everyone" or self.workshop.is_facilitator(self.asking.by)

    def _add(self, act: Add) -> None:
        kind = KINDS.get(act.kind)
        if not kind:
            raise Refused("malformed", f"There is no kind of record called {act.kind!r}.")
        if not ID.fullmatch(act.id) or self.any_record(act.id):
            raise Refused("id_taken", "This was added already, or its id cannot be used.")
        values = self._checked(kind, act.values)
        missing = next((name for name in kind.needs if name not in values), None)
        if missing:
            raise Refused("missing", f"{kind.fields[missing].label}: please fill this in.", {"field": missing})
        record = Record(id=act.id, kind=kind.wire, values=values, by=self.asking.by, at=self.asking.at)
        self._allow("add", record, set(values))
        values |= self._for_a_group(kind, values)
        self._keep(record, RecordAdded(record=record), kind.home)

    def _set(self, act: Set) -> None:
        before = self.living(act.id)
        kind = KINDS[before.kind]
        values = self._checked(kind, act.values, keep_empty=True)
        self._allow("set", before, set(values))
        self._refuse_overwriting(before, act, values)
        cleared = next((name for name in kind.needs if name in values and values[name] is None), None)
        if cleared:
            raise Refused("missing", f"{kind.fields[cleared].label} cannot be empty.", {"field": cleared})
        new = {name: value for name, value in values.items() if before.get(name) != value}
        if new:
            new |= dict.fromkeys(ended(before, set(new)))
            after = msgspec.structs.replace(before, values=before.values | new)
            self._keep(after, RecordSet(id=act.id, values=new, by=self.asking.by))

    def _for_a_group(self, kind: type[Kind], values: dict[str, Value]) -> dict[str, Value]:
        """The group whose work a new record is, for the kinds that keep it."""
        if "group" not in kind.fields:
            return {}
        steps = values.get("steps") or [str(values.get("step", ""))]
        group = written_by(self.workshop, self.asking.by, steps if isinstance(steps, list) else [])
        return {"group": group} if group else {}

    def _remove(self, id: str, along_with: str = "") -> None:
        record = self.living(id)
        if not along_with:
            self._allow("remove", record, set())
        ghost = msgspec.structs.replace(record, removed_at=self.asking.at, removed_with=along_with)
        event = RecordRemoved(id=id, by=self.asking.by, at=self.asking.at, along_with=along_with)
        self._keep(ghost, event)
        for child in self._belonging_to(id):
            self._remove(child, along_with or id)

    def _restore(self, id: str) -> None:
        ghost = self.any_record(id)
        if not ghost or not ghost.removed_at or not self._may_see(ghost):
            raise Refused("not_removed", "This is not removed, so there is nothing to restore.")
        self._allow("remove", ghost, set())
        for one in [id, *self._removed_with(id)]:
            back = self.any_record(one)
            if back:
                self._keep(msgspec.structs.replace(back, removed_at=0), RecordRestored(id=one))

    def _allow(self, act: str, record: Record, fields: set[str]) -> None:
        so_far = Drafted(self.workshop, self.changed)
        refuse_unless_allowed(so_far, self.asking, Wish(act, record, frozenset(fields)))

    def _checked(self, kind: type[Kind], values: dict[str, Value], keep_empty: bool = False) -> dict[str, Value]:
        checked: dict[str, Value] = {}
        for name, value in values.items():
            if name not in kind.fields:
                raise Refused("malformed", f"A {kind.singular.lower()} has no field {name!r}.")
            try:
                checked[name] = kind.fields[name].check(value, self.exists)
            except Wrong as wrong:
                raise Refused("wrong_value", wrong.text, {"field": name}) from None
        return checked if keep_empty else {name: one for name, one in checked.items() if one is not None}

    def _refuse_overwriting(self, record: Record, act: Set, values: dict[str, Value]) -> None:
        both = {
            name: {"yours": value, "theirs": record.get(name)}
            for name, value in values.items()
            if record.get(name) not in (value, act.was.get(name)) and (record.get(name) or act.was.get(name))
        }
        if both:
            by = self.workshop.everyone.people.get(record.changed_by or record.by)
            text = f"{by.name if by else 'Somebody'} changed this while you were typing. Nothing is lost."
            raise Refused("conflict", text, {"id": record.id, "fields": both, "by": by.name if by else ""})

    def _keep(self, record: Record, event: Event, home: str = "") -> None:
        where = home or self.workshop.home_of(record.id) or KINDS[record.kind].home
        self.changed[record.id] = record
        self.written.append(Written(where, event))

    def _belonging_to(self, id: str) -> list[str]:
        everything = self.workshop.everyone.records | self.workshop.facilitators.records | self.changed
        return [
            one.id
            for one in everything.values()
            if not one.removed_at and any(one.get(name) == id for name in KINDS[one.kind].belongs_to)
        ]

    def _removed_with(self, id: str) -> list[str]:
        everything = self.workshop.everyone.records | self.workshop.facilitators.records | self.changed
        return [one.id for one in everything.values() if one.removed_at and one.removed_with == id]


def ended(record: Record, fields: set[str]) -> list[str]:
    """The fields whose value ends when these fields get another."""
    described = KINDS[record.kind].fields
    return [name for name, one in described.items() if one.lasts_with in fields and record.get(name) is not None]


def added(kind: str, id: str, values: dict[str, Value], asking: Asking) -> Written:
    """A record that a procedure adds to everyone's compartment."""
    return to_everyone(RecordAdded(record=Record(id=id, kind=kind, values=values, by=asking.by, at=asking.at)))


def changed(id: str, values: dict[str, Value], asking: Asking) -> Written:
    """Fields that a procedure sets on a record in everyone's compartment."""
    return to_everyone(RecordSet(id=id, values=values, by=asking.by))
