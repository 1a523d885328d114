"""A finding: one thing that is missing, and the gate it holds shut. What the rules of completeness yield."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from server.domain.record import EMPTY, Record
from server.domain.records import KINDS
from server.domain.wording import Wording
from server.domain.workshop import View

Blocks = Literal["start", "close", "final", "pilot", "warns"]


class Finding(msgspec.Struct, omit_defaults=True):
    """One thing that is missing: the rule, in words, where to mend it, and the gate it holds shut."""

    rule: str
    text: str
    record: str = ""
    field: str = ""
    gate: Blocks = "warns"


Gates = tuple[Blocks | None, Blocks | None, Blocks | None]
"""Where a rule blocks in 90 minutes, in three hours, in a day; None where it is not asked."""

LENGTHS = {"90_minutes": 0, "180_minutes": 1}

AT_A_CHECK: dict[Blocks, Blocks] = {"close": "warns"}
"""A check goes on with lines that were agreed before: what a first workshop needs to be closed, it is only told of."""

Rule = Callable[[View], Iterator[Finding]]


def gate_of(view: View, gates: Gates) -> Blocks | None:
    """Where a rule blocks with the agenda of a workshop."""
    gate = gates[LENGTHS.get(view.everyone.about.agenda, 2)]
    return AT_A_CHECK.get(gate, gate) if gate and view.everyone.about.follows else gate


def is_empty(record: Record, name: str) -> bool:
    return record.get(name) in EMPTY


def undropped(view: View, *kinds: str) -> list[Record]:
    """The records of these kinds that stand: nothing is asked any more of a line that was dropped."""
    return [one for one in view.all(*kinds) if one.get("status") != "dropped"]


def lacking(view: View, record: Record, names: tuple[str, ...], rule: str) -> Iterator[Finding]:
    """A finding for each of these fields that is empty, called as the record is and the field is."""
    for name in names:
        if is_empty(record, name):
            label = KINDS[record.kind].fields[name].label
            yield Finding(rule, f"{Wording(view).title(record)}: {label}", record.id, name)
