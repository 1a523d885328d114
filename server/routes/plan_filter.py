"""Which changes of the plan are shown: those of a function, an owner, a kind, a status; and what there is to pick."""

from typing import NamedTuple

from server.domain.plan.change_lines import Line
from server.domain.plan.portfolio import LATE, OVER, STATES
from server.domain.record import Record
from server.domain.records.changes import LABELS
from server.domain.wording import Wording
from server.domain.workshop import View


class Filter(NamedTuple):
    """What was picked; what is empty lets everything through."""

    function: str = ""
    owner: str = ""
    kind: str = ""
    status: str = ""
    today: str = ""
    """The day that it is, as ISO writes it: lines due before it are overdue."""

    @property
    def is_on(self) -> bool:
        return any((self.function, self.owner, self.kind, self.status))

    def lets(self, view: View, line: Line) -> bool:
        """Whether a line is shown. A function is concerned by a line that one of its people owns, alone or with
        another; or, of a metric, that holds it."""
        record = view.record(line.id) or Record(id=line.id, kind="", values={})
        owners = [record.text("owner"), record.text("co_owner")]
        functions = [*map(view.function_of, owners), *record.list("functions")]
        return (
            (not self.function or self.function in functions)
            and (not self.owner or self.owner in owners)
            and self.kind in ("", line.kind)
            and (not self.status or self.status in states_of(record, self.today))
        )


class Choices(NamedTuple):
    """What there is to pick from: (value, label) of each."""

    function: list[tuple[str, str]]
    owner: list[tuple[str, str]]
    kind: list[tuple[str, str]]
    status: list[tuple[str, str]]


def states_of(record: Record, today: str) -> tuple[str, ...]:
    """The status of a line, and whether it is overdue."""
    status = record.text("status") or "proposed"
    return (status, LATE) if is_late(record, today) else (status,)


def is_late(record: Record, today: str) -> bool:
    """Whether the day of a line is over and the line is not."""
    return "" < record.text("due") < today and record.get("status") not in OVER


def choices(view: View, lines: list[Line]) -> Choices:
    """Only what some line has."""
    words, kinds = Wording(view), {one.kind for one in lines}
    records = [found for one in lines if (found := view.record(one.id))]
    owners = dict.fromkeys(one.text(name) for one in records for name in ("owner", "co_owner") if one.text(name))
    there = {*map(view.function_of, owners), *(one for record in records for one in record.list("functions"))}
    return Choices(
        function=[(one.id, one.text("name")) for one in view.ordered("function") if one.id in there],
        owner=sorted(((one, words.person(one)) for one in owners), key=lambda pair: pair[1].casefold()),
        kind=[(name, label) for name, label in LABELS.items() if name in kinds],
        status=list(STATES.items()),
    )
