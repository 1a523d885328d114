"""The one table of changes: every line of the plan in words, grouped by whether its yes was given."""

from collections.abc import Callable
from typing import Literal

import msgspec

from server.domain.agreeing import GRADES
from server.domain.plan.item import Item, in_order_of_the_flow
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.change import Change
from server.domain.records.changes import CHANGES
from server.domain.wording import Wording
from server.domain.workshop import View

NOT_SAID = "not said yet"

Yes = Literal["decided", "needs_yes", "said_no", "not_known"]
OF_KIND = {kind.wire: kind for kind in CHANGES}
RANK: dict[Yes, int] = {"decided": 0, "needs_yes": 1, "said_no": 2, "not_known": 3}


class Line(Item, frozen=True, kw_only=True):
    """One change: what, who, by when, how it is seen, and who must say yes."""

    kind: str
    """What it changes: role, mandate, capability …"""
    kind_label: str
    title: str
    owner: str = ""
    co_owner: str = ""
    due: str = ""
    measure: str = ""
    first_step: str = ""
    first_step_by: str = ""
    whose_yes: str = ""
    yes_from: str = ""
    """Whose yes it needs, as their private link names them; empty where it is this room's."""
    yes: str = ""
    """What they answered: `Yes, on 2026-12-03: from January on`; empty before."""
    heard: str = ""
    """Of an answer that was entered by hand: `by phone from Ruth Vogel`."""
    answer: str = ""
    """What the owner said: taken, declined, handed over, or that no answer came yet."""
    exceptions: int = 0
    """How many people cannot support this line."""
    exceptions_from: list[str] = []
    """`Finance 1`."""
    support: list[str] = []
    """`Fully with it 6`, from the strongest down, where lines were graded one by one."""
    objection: str = ""
    more: list[tuple[str, str]] = []
    """What else was said of a change of its kind, (label, text) by (label, text)."""
    status: str = ""
    dropped: bool = False


class LineGroup(msgspec.Struct, frozen=True):
    """The lines that wait for the same yes. Several groups may need one, each somebody else's."""

    key: Yes
    title: str
    lines: list[Line]


class NoChangeLine(Item, frozen=True, kw_only=True):
    """Why a step needs no change of one kind."""

    about: str
    answer: str
    text: str = ""
    owner: str = ""
    due: str = ""


def change_groups(words: Wording) -> list[LineGroup]:
    """Decided first, then by whose yes is needed, then what is not known yet; empty groups are left out."""
    groups: dict[tuple[int, str], LineGroup] = {}
    for record in changes(words.view):
        key, title = group_of(record)
        group = groups.setdefault((RANK[key], title.casefold()), LineGroup(key, title, []))
        group.lines.append(line(words, record))
    return [groups[place] for place in sorted(groups)]


def changes(view: View) -> list[Record]:
    """All lines of the plan, kind by kind; dropped ones too, because nothing leaves the plan in silence."""
    return [record for kind in CHANGES for record in view.all(kind.wire)]


def live_changes(view: View) -> list[Record]:
    """The lines that stand."""
    return [record for record in changes(view) if record.get("status") != "dropped"]


def line(words: Wording, record: Record) -> Line:
    """One line in words."""
    kind = OF_KIND[record.kind]
    refused = _refused(words.view, record.id)
    return Line(
        id=record.id,
        steps=words.steps(record.list("steps")),
        kind=kind.about,
        kind_label=kind.label,
        title=title(words, record),
        owner=words.field(record, "owner"),
        co_owner=words.field(record, "co_owner"),
        due=record.text("due"),
        measure=record.text("measure"),
        first_step=record.text("first_step"),
        first_step_by=record.text("first_step_by"),
        whose_yes=_whose_yes(words, record),
        yes_from=record.text("yes_from").strip() if record.get("whose_yes") == "someone_else" else "",
        yes=_answered(words, record),
        heard=heard(words, record),
        answer=words.field(record, "answer") or "Not answered yet",
        exceptions=sum(refused.values()),
        exceptions_from=[f"{words.function(one)} {many}" for one, many in refused.items()],
        support=_support(words.view, record.id),
        objection=record.text("objection"),
        more=_more(words, record),
        status=words.field(record, "status") or "Proposed",
        dropped=record.get("status") == "dropped",
    )


def title(words: Wording, record: Record) -> str:
    """What a change says in one line, its gaps named."""
    say = TITLES.get(record.kind)
    return say(words, record) if say else words.title(record)


def _more(words: Wording, record: Record) -> list[tuple[str, str]]:
    own = (
        one for one in KINDS[record.kind].fields.values() if one.name not in {*Change.fields, *IN_TITLE[record.kind]}
    )
    return [(one.label, text) for one in own if (text := words.field(record, one.name))]


def no_change_lines(words: Wording) -> list[NoChangeLine]:
    """The answers that no change is needed, in the order of the flow."""
    found = [
        NoChangeLine(
            id=one.id,
            steps=words.steps([one.text("step")]),
            about=words.field(one, "about"),
            answer=words.field(one, "answer"),
            text=one.text("text"),
            owner=words.field(one, "owner"),
            due=one.text("due"),
        )
        for one in words.view.all("no_change")
    ]
    return sorted(found, key=in_order_of_the_flow)


def group_of(record: Record) -> tuple[Yes, str]:
    """Which group of the table a line stands in: the key, and the title."""
    # A joint metric is held by the two functions that chose it; its form does not ask whose yes it needs.
    unsaid = "this_room" if record.kind == "metric_change" else "not_known"
    match record.get("whose_yes") or unsaid:
        case "this_room":
            return "decided", "Decided"
        case "someone_else":
            whom = record.text("yes_from").strip() or "somebody not named yet"
            match record.get("yes_given"):
                case "yes":
                    return "decided", "Decided"
                case "no":
                    return "said_no", f"No from {whom}"
            return "needs_yes", f"Needs a yes from {whom}"
        case _:
            return "not_known", "Not known yet"


def _whose_yes(words: Wording, record: Record) -> str:
    if record.get("whose_yes") != "someone_else":
        return words.field(record, "whose_yes")
    asked_by = words.field(record, "yes_asked_by")
    whom = record.text("yes_from") or words.field(record, "whose_yes")
    return f"{whom}, asked by {asked_by}" if asked_by else whom


def _answered(words: Wording, record: Record) -> str:
    if record.get("whose_yes") != "someone_else" or not record.get("yes_given"):
        return ""
    said = f"{words.field(record, 'yes_given')}, on {record.text('yes_on')}{entered(words, record)}"
    return f"{said}: {record.text('yes_words')}" if record.text("yes_words") else said


def entered(words: Wording, record: Record) -> str:
    """`, said by Ruth Vogel by phone, entered by Ana`; empty of an answer that its giver typed."""
    if not record.get("yes_way"):
        return ""
    by = words.field(record, "yes_entered_by")
    said = f", said by {record.text('yes_by')} {_way(words, record)}"
    return f"{said}, entered by {by}" if by else said


def heard(words: Wording, record: Record) -> str:
    """`by phone from Ruth Vogel`; empty of an answer that its giver typed, and where there is none."""
    return f"{_way(words, record)} from {record.text('yes_by')}" if record.get("yes_way") else ""


def _way(words: Wording, record: Record) -> str:
    way = words.field(record, "yes_way")
    return way[:1].lower() + way[1:]


def _refused(view: View, line: str) -> dict[str, int]:
    grades = view.everyone.grades
    return grades.exceptions.get(line, {}) if grades else {}


def _support(view: View, line: str) -> list[str]:
    """How many of the room gave a line which grade; functions stay out of it."""
    grades = view.everyone.grades
    given = grades.lines.get(line, {}).values() if grades else ()
    counts = {label: sum(one.get(grade, 0) for one in given) for grade, label in GRADES.items()}
    return [f"{label} {many}" for label, many in counts.items() if many]


def _role(words: Wording, record: Record) -> str:
    return f"{record.text('role')}: {record.text('becomes') or NOT_SAID}"


def _capability(words: Wording, record: Record) -> str:
    who = record.text("who")
    return f"{record.text('capability')} ({who})" if who else record.text("capability")


def _incentive(words: Wording, record: Record) -> str:
    return f"Rewarded today: {record.text('rewarded_today')} → should be: {record.text('should_be') or NOT_SAID}"


def _metric(words: Wording, record: Record) -> str:
    held = " + ".join(words.function(one) for one in record.list("functions")) or NOT_SAID
    target = " ".join(words.field(record, name) for name in ("target", "unit") if record.get(name) is not None)
    to = f" to {target}" if record.get("target") is not None else ""
    by = f" by {record.text('target_on')}" if to and record.text("target_on") else ""
    direction = words.field(record, "direction") or f"direction {NOT_SAID}"
    return f"{record.text('metric')}: {direction}{to}{by}, held by {held}"


def _mandate(words: Wording, record: Record) -> str:
    return f"{words.field(record, 'function')}: takes on {record.text('takes_on') or NOT_SAID}"


def _development(words: Wording, record: Record) -> str:
    form = words.field(record, "form")
    return f"{form}: {record.text('what')}" if form else record.text("what")


def _contract(words: Wording, record: Record) -> str:
    return f"{words.field(record, 'handoff')}: {record.text('promise') or NOT_SAID}"


IN_TITLE: dict[str, tuple[str, ...]] = {
    "role_change": ("role", "becomes"),
    "mandate_change": ("function", "takes_on"),
    "capability_change": ("capability", "who"),
    "development": ("what", "form"),
    "incentive_change": ("rewarded_today", "should_be"),
    "metric_change": ("metric", "functions", "direction", "unit", "target", "target_on"),
    "handoff_contract": ("handoff", "promise"),
    "governance": ("what",),
}
"""Kind → the fields that its title says."""

TITLES: dict[str, Callable[[Wording, Record], str]] = {
    "role_change": _role,
    "capability_change": _capability,
    "incentive_change": _incentive,
    "metric_change": _metric,
    "mandate_change": _mandate,
    "development": _development,
    "handoff_contract": _contract,
}
