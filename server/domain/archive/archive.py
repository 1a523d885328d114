"""A workshop as a tree of plain values: out for whoever may read it, and in again as a new workshop or a template.

Out goes what a view holds: records that are there, people, revealed rounds, shown grades, the agenda. Of marks only
revealed rounds; of who added what the function, the person only where the workshop says named. What records point at
although it is no longer there is listed under `gone`, so that reading the tree again can tell it from a mistake.
"""

import msgspec

from server.domain.blocks import Imprint
from server.domain.compartment import Person
from server.domain.flow_metrics import flow_metrics
from server.domain.overview import overview
from server.domain.record import EMPTY, Record, Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.workshop import View

FORMAT = "crossflow"
VERSION = 1

Tree = dict[str, object]


def archive(view: View, imprint: Imprint) -> Tree:
    """Everything that the view's reader may see, as JSON can hold it."""
    everyone = view.everyone
    return {
        "format": FORMAT,
        "version": VERSION,
        "imprint": msgspec.to_builtins(imprint),
        "about": msgspec.structs.asdict(everyone.about),
        "agenda": _agenda(view),
        "people": _people(view),
        "records": [_record(view, one) for one in living(view)],
        "gone": gone(view),
        "rounds": msgspec.to_builtins(everyone.rounds),
        "grades": msgspec.to_builtins(everyone.grades),
        "understood": msgspec.to_builtins(everyone.understood),
        "pulses": msgspec.to_builtins({name: one for name, one in everyone.pulses.items() if one.closed_at}),
        "derived": {
            "overview": msgspec.to_builtins(overview(view)),
            "flow_metrics": msgspec.to_builtins(flow_metrics(view)),
        },
    }


def living(view: View) -> list[Record]:
    """Every record of the view that is there, kind by kind."""
    return [one for kind in KINDS for one in view.all(kind)]


def gone(view: View) -> list[str]:
    """What records point at that is no longer there, or not for this reader."""
    there = {one.id for one in living(view)}
    return sorted({id for one in living(view) for id in _points_at(one) if id not in there})


def filled(record: Record) -> dict[str, Value]:
    """The fields of a record that hold something."""
    return {name: value for name, value in record.values.items() if value not in EMPTY}


def ids_in(value: Value) -> list[str]:
    """The ids that a reference holds, be it one or several."""
    return value if isinstance(value, list) else [value] if isinstance(value, str) and value else []


def _points_at(record: Record, people: bool = False) -> list[str]:
    """The ids a record points at: of records, or of people."""
    fields = KINDS[record.kind].fields
    return [
        id
        for name, value in filled(record).items()
        if isinstance(field := fields[name], Ref | Refs) and (field.kinds == ("person",)) == people
        for id in ids_in(value)
    ]


def _record(view: View, record: Record) -> Tree:
    by = view.everyone.people.get(record.by)
    tree: Tree = {"id": record.id, "kind": record.kind, "values": filled(record), "at": record.at}
    if record.by:
        tree["function"] = by.function if by else record.function
    if by and view.everyone.about.named:
        tree["by"] = by.id
    return tree


def _people(view: View) -> list[Tree]:
    """Who takes part; and whoever was removed but is still named in a record."""
    named = {id for one in living(view) for id in _points_at(one, people=True)}
    if view.everyone.about.named:
        named |= {one.by for one in living(view)}
    return [_person(one) for one in view.everyone.people.values() if not one.removed or one.id in named]


def _person(one: Person) -> Tree:
    said = {"entered_by": one.entered_by, "work": one.work, "speaks_for": one.speaks_for}
    tree = {"id": one.id, "name": one.name, "function": one.function, "role": one.role, "removed": one.removed}
    return tree | {name: value for name, value in said.items() if value}


def _agenda(view: View) -> Tree:
    """Where the workshop is in its day; not who said to be done with which block."""
    agenda = view.everyone.agenda
    return {
        "status": agenda.status,
        "block": agenda.block,
        "step": agenda.step,
        "entered_at": agenda.entered_at,
        "closed_at": agenda.closed_at,
        "despite": agenda.despite,
        "spent": dict(agenda.spent),
    }
