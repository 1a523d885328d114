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


Rule = Callable[[View], Iterator[Finding]]


def is_empty(record: Record, name: str) -> bool:
    return record.get(name) in EMPTY


def lacking(view: View, record: Record, names: tuple[str, ...], rule: str) -> Iterator[Finding]:
    """A finding for each of these fields that is empty, called as the record is and the field is."""
    for name in names:
        if is_empty(record, name):
            label = KINDS[record.kind].fields[name].label
            yield Finding(rule, f"{Wording(view).title(record)}: {label}", record.id, name)
