"""A workshop once more: out of its archive, with what it says or as it was before anybody worked in it."""

from typing import Literal, NamedTuple

import msgspec

from server.domain.archive.archive import Tree
from server.domain.archive.as_agenda import agenda_of
from server.domain.archive.as_template import flow_of, is_lens
from server.domain.archive.restoring import in_order, restore
from server.domain.compartment import About
from server.domain.record import Value
from server.domain.records.purpose import Function, Purpose
from server.domain.template_reading import Given

Way = Literal["everything", "flow", "set_up"]

TITLE = "Copy of "
LONGEST_TITLE = 80

ITS_DAY = "held_on"
"""A copy takes place on another day."""


class Copy(NamedTuple):
    """What a copy of a workshop is made of, every reference pointing backwards."""

    about: About
    records: list[tuple[str, str, dict[str, Value]]]


def duplicate(tree: Tree, before: About, way: Way, title: str) -> Copy:
    """The copy of a workshop, out of what its facilitator may read. People, marks and grades are never in it."""
    about = msgspec.structs.replace(restore(tree).about, keep_days=before.keep_days, follows="")
    records = [_called(one, title) for one in (_everything(tree) if way == "everything" else _afresh(tree, way))]
    return Copy(about, [(one.kind, one.id, one.values) for one in records])


def copy_title(title: str) -> str:
    """What a copy is called until somebody calls it otherwise."""
    return (TITLE + title)[:LONGEST_TITLE]


def _everything(tree: Tree) -> list[Given]:
    return list(restore(tree).records)


def _afresh(tree: Tree, way: Way) -> list[Given]:
    """Functions, agenda, rules and purpose; the steps and what belongs to them where the flow is wanted."""
    purpose = [_said_before(one) for one in restore(tree).records if one.kind == Purpose.wire]
    flow = [one for one in flow_of(tree) if one.kind != Purpose.wire]
    kept = [one for one in flow if way == "flow" or is_lens(one) or one.kind == Function.wire]
    return in_order([*purpose, *kept, *agenda_of(tree)])


def _said_before(purpose: Given) -> Given:
    """The purpose as it was said before the day."""
    values = {name: value for name, value in purpose.values.items() if Purpose.fields[name].asked == "before"}
    return purpose._replace(values=values)


def _called(one: Given, title: str) -> Given:
    if one.kind != Purpose.wire:
        return one
    values = {name: value for name, value in one.values.items() if name != ITS_DAY}
    return one._replace(values=values | {"title": title})
