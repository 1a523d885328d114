"""Sheets: every kind of record as a typed table, out of the descriptions of its fields; and all changes in one.

References are resolved to words, levels and choices to their labels. Ids stay, so that a row can be traced.
"""

from server.domain.blocks import Cell, Column, ColumnType, Sheet
from server.domain.plan.change_lines import changes, line
from server.domain.plan.front_page import DESPITE, standing
from server.domain.record import Choice, Day, Field, Flag, Kind, Number, Record, Ref, Refs
from server.domain.records import KINDS
from server.domain.records.change import Change
from server.domain.wording import Wording
from server.domain.workshop import View

TYPES: tuple[tuple[type[Field], ColumnType], ...] = (
    (Number, "number"),
    (Choice, "choice"),
    (Flag, "flag"),
    (Day, "day"),
    (Ref, "reference"),
    (Refs, "reference"),
)
ID = Column("id", "Id")
ADDED_BY = Column("added_by", "Added by")

BEFORE_FIELDS = (ID, Column("kind", "Kind"), Column("title", "Change"), Column("step_ids", "Step ids"))
AFTER_FIELDS = (
    Column("owner_function", "Owner's function"),
    Column("co_owner_function", "Co-owner's function"),
    Column("exceptions", "Cannot support it", unit="people", type="number"),
    Column("exceptions_from", "Cannot support it, by function"),
    Column("support", "Support"),
    Column("despite", DESPITE),
    ADDED_BY,
)


def sheets(view: View) -> list[Sheet]:
    """All changes in one sheet, then a sheet for every kind of which the view holds a record."""
    return [changes_sheet(view), *(sheet(view, kind) for kind in KINDS.values() if view.all(kind.wire))]


def stands(view: View) -> tuple[tuple[str, str], ...]:
    """How far the plan is, (label, text) by (label, text): it stands before all sheets."""
    found = standing(view)
    return (("Standing", found.words), *([(DESPITE, found.despite)] if found.despite else []))


def sheet(view: View, kind: type[Kind]) -> Sheet:
    """All records of one kind."""
    words = Wording(view)
    columns = (ID, *(_column(field) for field in kind.fields.values()), ADDED_BY)
    return Sheet(kind.wire, kind.plural, columns, tuple(_row(words, one) for one in view.ordered(kind.wire)))


def changes_sheet(view: View) -> Sheet:
    """The lines of the plan, whatever their kind, under the fields that all of them have."""
    words = Wording(view)
    columns = (*BEFORE_FIELDS, *(_column(field) for field in Change.fields.values()), *AFTER_FIELDS)
    return Sheet("changes", "Changes", columns, tuple(_change_row(words, one) for one in changes(view)))


def _change_row(words: Wording, record: Record) -> tuple[Cell, ...]:
    said = line(words, record)
    return (
        record.id,
        said.kind_label,
        said.title,
        "; ".join(record.list("steps")),
        *(_cell(words, record, field) for field in Change.fields.values()),
        *(words.function(words.view.function_of(record.text(name))) for name in ("owner", "co_owner")),
        said.exceptions,
        "; ".join(said.exceptions_from),
        "; ".join(said.support),
        standing(words.view).despite,
        added_by(words, record),
    )


def _row(words: Wording, record: Record) -> tuple[Cell, ...]:
    fields = KINDS[record.kind].fields.values()
    return (record.id, *(_cell(words, record, field) for field in fields), added_by(words, record))


def _column(field: Field) -> Column:
    kind: ColumnType = next((name for one, name in TYPES if isinstance(field, one)), "text")
    return Column(field.name, field.label, field.unit, kind)


def _cell(words: Wording, record: Record, field: Field) -> Cell:
    """A number as it is, anything else in words."""
    if isinstance(field, Number):
        return record.number(field.name)
    return words.field(record, field.name)


def added_by(words: Wording, record: Record) -> str:
    """The function of who added it; the person only where the workshop says named."""
    if not record.by:
        return "Template"
    if words.view.everyone.about.named:
        return words.person(record.by)
    found = words.view.everyone.people.get(record.by)
    return words.function(found.function if found else record.function) or "Facilitator"
