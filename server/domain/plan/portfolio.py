"""The portfolio: every change of several workshops, the most urgent first; narrowed down, and as a sheet."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from server.domain.blocks import Column, Sheet
from server.domain.plan.change_lines import changes, line
from server.domain.plan.own_lines import Note, notes_by_line
from server.domain.record import Record
from server.domain.records.change import STATUSES
from server.domain.records.changes import LABELS
from server.domain.wording import Wording, day
from server.domain.workshop import View

LATE = "late"
STATES = {LATE: "Overdue", **STATUSES}
OVER = ("done", "dropped")


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One change and where it is from."""

    workshop: str
    workshop_title: str
    workshop_day: str
    """When it was closed, else when it was made."""
    id: str
    kind: str
    kind_label: str
    title: str
    capability: str
    """What people must be able to do, of a capability change alone."""
    function: str
    """The owner's function, by name."""
    owner: str
    co_owner: str
    due: str
    status: str
    status_label: str
    whose_yes: str
    note: Note | None = None

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    def is_late(self, today: str) -> bool:
        """Whether its day is over and it is not."""
        return not self.is_over and "" < self.due < today


class Narrowed(NamedTuple):
    """What was picked; what is empty lets everything through. `today` is the day that it is, as ISO writes it."""

    function: str = ""
    owner: str = ""
    kind: str = ""
    capability: str = ""
    status: str = ""
    workshop: str = ""
    today: str = ""

    @property
    def is_on(self) -> bool:
        return any(self[:-1])

    def lets(self, one: Holding) -> bool:
        status = one.is_late(self.today) if self.status == LATE else self.status in ("", one.status)
        same = (
            (self.function, one.function),
            (self.owner, one.owner),
            (self.kind, one.kind),
            (self.capability, one.capability),
            (self.workshop, one.workshop),
        )
        return status and all(wanted in ("", said) for wanted, said in same)


def holdings(view: View, workshop: str) -> list[Holding]:
    """The changes of one workshop."""
    words = Wording(view)
    notes = notes_by_line(words)
    return [_holding(words, one, workshop, notes.get(one.id, [])) for one in changes(view)]


def told_apart(found: list[Holding]) -> list[Holding]:
    """The same, where workshops of one title have their day behind it."""
    titles = {one.workshop: one.workshop_title for one in found}
    same = {one for one in titles.values() if [*titles.values()].count(one) > 1}
    return [
        msgspec.structs.replace(one, workshop_title=f"{one.workshop_title} ({one.workshop_day})")
        if one.workshop_title in same
        else one
        for one in found
    ]


def most_urgent_first(found: Iterable[Holding]) -> list[Holding]:
    """By day, so the longest overdue first; then those without a day. What is over stands last."""
    return sorted(found, key=lambda one: (one.is_over, not one.due, one.due, one.title.casefold()))


def choices(found: list[Holding]) -> dict[str, list[tuple[str, str]]]:
    """What there is to narrow down by: (value, label) of each."""
    return {
        "function": _named(one.function for one in found),
        "owner": _named(one.owner for one in found),
        "kind": [(name, label) for name, label in LABELS.items() if any(one.kind == name for one in found)],
        "capability": _named(one.capability for one in found),
        "status": list(STATES.items()),
        "workshop": list(dict.fromkeys((one.workshop, one.workshop_title) for one in found)),
    }


def as_sheet(found: Iterable[Holding], today: str) -> Sheet:
    """The same as a table for a spreadsheet."""
    labels = ("Change", "Kind", "Workshop", "Function", "Owner", "Co-owner", "Due", "Overdue", "Status", "Whose yes")
    columns = tuple(Column(one.lower(), one) for one in (*labels, "Last reported", "Reported on"))
    return Sheet("portfolio", "Changes of all workshops", columns, tuple(_row(one, today) for one in found))


def _row(one: Holding, today: str) -> tuple[str, ...]:
    late, note = "Yes" if one.is_late(today) else "", one.note
    return (
        *(one.title, one.kind_label, one.workshop_title, one.function, one.owner, one.co_owner, one.due, late),
        *(one.status_label, one.whose_yes, note.text or note.status if note else "", note.on if note else ""),
    )


def _holding(words: Wording, record: Record, workshop: str, notes: list[Note]) -> Holding:
    said, everyone = line(words, record), words.view.everyone
    return Holding(
        workshop=workshop,
        workshop_title=words.view.purpose().text("title"),
        workshop_day=day(everyone.agenda.closed_at or everyone.about.made_at),
        id=record.id,
        kind=said.kind,
        kind_label=said.kind_label,
        title=said.title,
        capability=record.text("capability"),
        function=words.function(words.view.function_of(record.text("owner"))),
        owner=_name(words, record.text("owner")),
        co_owner=_name(words, record.text("co_owner")),
        due=said.due,
        status=record.text("status") or "proposed",
        status_label=said.status,
        whose_yes=said.whose_yes,
        note=notes[0] if notes else None,
    )


def _name(words: Wording, person: str) -> str:
    """Somebody by name alone: the same person is in several workshops."""
    found = words.view.everyone.people.get(person)
    return found.name if found else ""


def _named(said: Iterable[str]) -> list[tuple[str, str]]:
    return [(one, one) for one in sorted(set(said), key=str.casefold) if one]
