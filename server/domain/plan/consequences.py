"""What the plan costs: what the room asks for, and whose work grows or shrinks."""

import msgspec

from server.domain.plan.change_lines import live_changes
from server.domain.plan.item import Item, numbered
from server.domain.record import Record
from server.domain.wording import Wording


class AskLine(Item, frozen=True, kw_only=True):
    """Something the room asks for: hours, an approval or a budget."""

    kind: str
    words: str
    function: str = ""
    amount: float | None = None
    weeks: float | None = None
    what: str = ""
    from_whom: str = ""
    by: str = ""


class RoleWork(Item, frozen=True, kw_only=True):
    """A role whose work grows or shrinks. Roles, never people."""

    role: str
    becomes: str


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """Who gains and who loses work, by role; and the roles of which nobody said it."""

    loses: list[RoleWork]
    gains: list[RoleWork]
    same: list[RoleWork]
    not_said: list[RoleWork]

    @property
    def sentences(self) -> list[str]:
        """Both sides in words; an empty side says so."""
        sides = (self.loses, self.gains, self.same, self.not_said)
        roles = [role for side in sides for role in {one.role for one in side}]
        twice = {role for role in roles if roles.count(role) > 1}
        loses, gains, same, not_said = (_roles(side, twice) for side in sides)
        return [
            f"Less work: {loses or 'no role'}",
            f"More work: {gains or 'no role'}",
            *([f"About the same: {same}"] if same else []),
            *([f"Not said yet: {not_said}"] if not_said else []),
        ]


class WeekRow(Item, frozen=True, kw_only=True):
    """One kind of work in a role's week: hours today and afterwards, None where nobody has said them."""

    work: str
    today: float | None = None
    later: float | None = None


class Week(Item, frozen=True, kw_only=True):
    """The week of a role before and after. `id` is its role change; `rows` stand as they were added."""

    role: str
    rows: list[WeekRow]

    @property
    def sentence(self) -> str:
        """`Sales manager: 12 hours a week today, 7 afterwards`, of what was said on both sides; else empty."""
        both = [one for one in self.rows if one.today is not None and one.later is not None]
        before, after = (sum(getattr(one, name) for one in both) for name in ("today", "later"))
        return f"{self.role}: {before:g} hours a week today, {after:g} afterwards" if both else ""


def ask_lines(words: Wording) -> list[AskLine]:
    """Everything the room asks for."""
    return [_ask(words, one) for one in words.view.all("ask")]


def balance(words: Wording) -> Balance:
    """The roles of all role changes that stand."""
    found: dict[str, list[RoleWork]] = {"less": [], "more": [], "same": [], "": []}
    for one in live_changes(words.view):
        if one.kind == "role_change":
            steps = words.steps(one.list("steps"))
            work = RoleWork(id=one.id, steps=steps, role=one.text("role"), becomes=one.text("becomes"))
            found[one.text("hours_delta")].append(work)
    return Balance(loses=found["less"], gains=found["more"], same=found["same"], not_said=found[""])


def weeks(words: Wording) -> list[Week]:
    """The week of every role of which somebody has said what is in it."""
    rows: dict[str, list[WeekRow]] = {}
    for one in words.view.all("role_week"):
        row = WeekRow(id=one.id, work=one.text("work"), today=one.number("today"), later=one.number("later"))
        rows.setdefault(one.text("role"), []).append(row)
    return [
        Week(id=one.id, steps=words.steps(one.list("steps")), role=one.text("role"), rows=rows[one.id])
        for one in live_changes(words.view)
        if one.id in rows
    ]


def _roles(found: list[RoleWork], twice: set[str]) -> str:
    """The roles, each once; one that stands on two sides with the steps at which it stands on this one."""
    steps = {one.role: [step for each in found if each.role == one.role for step in each.steps] for one in found}
    at = {role: numbered(steps[role]) if role in twice else "" for role in steps}
    return "; ".join(f"{role} ({at[role]})" if at[role] else role for role in steps)


def _ask(words: Wording, one: Record) -> AskLine:
    return AskLine(
        id=one.id,
        kind=one.text("kind"),
        words=_ask_in_words(words, one),
        function=words.field(one, "function"),
        amount=one.number("amount"),
        weeks=one.number("weeks"),
        what=one.text("what"),
        from_whom=one.text("from_whom"),
        by=one.text("by"),
    )


def _ask_in_words(words: Wording, one: Record) -> str:
    """`Finance: 4 hours a week for 8 weeks, for the pilot, approved by the CFO, by 2026-12-01`."""
    amount, weeks = words.field(one, "amount"), words.field(one, "weeks")
    parts = [
        words.field(one, "kind") if one.text("kind") != "hours" or not amount else "",
        f"{amount} hours a week" if amount and one.text("kind") == "hours" else amount,
        f"for {weeks} weeks" if weeks else "",
        one.text("what"),
        f"approved by {one.text('from_whom')}" if one.text("from_whom") else "",
        f"by {one.text('by')}" if one.text("by") else "",
    ]
    said = ", ".join(part for part in parts if part)
    function = words.field(one, "function")
    return f"{function}: {said}" if function else said
