"""What the page of the plan shows besides the plan: people as chips, days in words, and what is the reader's own."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple
from urllib.parse import urlencode

from server.domain.agreeing import GRADES
from server.domain.permissions import flow_owner
from server.domain.plan.backing import Reservation
from server.domain.plan.change_lines import Line
from server.domain.plan.learned import Gate, Learned, gates, learned
from server.domain.plan.open_points import Action
from server.domain.plan.own_lines import Note, notes_by_line
from server.domain.plan.plan import Plan, plan
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop
from server.routes.plan_filter import Choices, Filter, choices, is_late
from server.routes.plan_following import Reach, Way, answers_to_enter, owners_to_reach, ways_from_steps, yeses_to_reach

Order = Literal["approval", "owner", "date"]

ORDERS: dict[Order, str] = {"approval": "By approval", "owner": "By owner", "date": "By date"}
"""How the one table of changes can be grouped, as its switch says it."""

AGAINST = (GRADES["2"], GRADES["1"])
"""The grades of who is not with the plan: what would move them stands with the dissent."""


class Chip(NamedTuple):
    """Somebody, or a function, as the page shows them: a name with the chip of the function."""

    name: str
    code: str = ""
    slot: int = 8
    gone: bool = False


class Group(NamedTuple):
    """Lines of the table of changes that stand together."""

    title: str
    lines: list[Line]


class Lacking(NamedTuple):
    """A thing that the final plan still needs something of."""

    id: str
    """Its record; empty where there is none yet."""
    title: str
    labels: list[str]
    """Which of its fields; none where the title says it all."""
    is_line: bool = False


class PlanPage(NamedTuple):
    """A plan as one reader sees it."""

    plan: Plan
    order: Order
    groups: list[Group]
    people: dict[str, Chip]
    """By the words with which the plan names them."""
    functions: dict[str, Chip]
    """By name."""
    today: dict[str, str]
    """Step → the level at which it is done today."""
    missing: list[Lacking]
    """What the final plan still needs."""
    needs: dict[str, list[str]]
    """The reader's own lines: the id of each, and what it still needs, in words."""
    completes: bool
    """Whether the reader runs the plan, and so completes all of it."""
    keep_days: int
    """Days after the last change until all of it is erased; 0 keeps it."""
    filter: Filter
    choices: Choices
    notes: dict[str, list[Note]]
    """Line → what was reported of it, the latest first."""
    late: set[str]
    """The lines whose day is over."""
    ways: dict[str, list[Way]]
    """Step → what comes from it."""
    learned: list[Learned]
    gates: list[Gate]
    owners: list[Reach]
    yeses_to_ask: list[Reach]
    answers: dict[str, str]
    """The lines to which the reader may enter an answer by hand → what the way there is called."""

    @property
    def many(self) -> int:
        """How many changes there are."""
        return sum(len(group.lines) for group in self.plan.groups)

    @property
    def shown(self) -> int:
        """How many of them the filter lets through."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def elsewhere(self) -> str:
        """Where a change is found that the filter may hold back: on the page that shows all."""
        return "?" if self.filter.is_on else ""

    def ordered_by(self, order: Order) -> str:
        """The address of the same changes in another order."""
        picked = {name: value for name, value in self.filter._asdict().items() if value and name != "today"}
        return f"?{urlencode({'by': order} | picked)}#changes"

    @property
    def year(self) -> int:
        """The year of the plan; days of it are written without."""
        return datetime.fromtimestamp(self.plan.front.date / 1000).year

    @property
    def yeses(self) -> list[tuple[str, int]]:
        """Who outside the room must say yes, and to how many changes."""
        waiting = [group for group in self.plan.groups if group.key == "needs_yes"]
        return [(capital(group.title.removeprefix("Needs a yes from ")), len(group.lines)) for group in waiting]

    @property
    def runs_it(self) -> str:
        """The flow owner, in the words of the plan, where they take part; else empty."""
        wanted = self.plan.front.flow_owner.strip().casefold()
        return next((words for words, one in self.people.items() if one.name.casefold() == wanted), "")

    @property
    def actions(self) -> list[Action]:
        """Those that people wrote, by day. What follows from something else stands with it: each thing is said once."""
        written = [one for one in self.plan.actions if one.origin == "action"]
        return sorted(written, key=lambda one: (not one.due, one.due))

    @property
    def against(self) -> list[Reservation]:
        """What would move those who are not with the plan."""
        return [one for one in self._reservations if one.grade in AGAINST]

    @property
    def reservations(self) -> list[Reservation]:
        """What the others would like."""
        return [one for one in self._reservations if one.grade not in AGAINST]

    @property
    def _reservations(self) -> list[Reservation]:
        grades = self.plan.front.grades
        return grades.reservations if grades else []


def plan_page(workshop: Workshop, person: str, order: Order, picked: Filter) -> PlanPage:
    """The plan as somebody reads it."""
    view = View(workshop, workshop.reads(person))
    words, found = Wording(view), plan(view)
    lines = [line for group in found.groups for line in group.lines]
    return PlanPage(
        plan=found,
        order=order,
        groups=ordered(found, order, lambda line: picked.lets(view, line)),
        people={words.person(one): chip_of(words, one) for one in view.everyone.people},
        functions={one.text("name"): Chip(one.text("name"), *look_of(one)) for one in view.all("function")},
        today={one.id: one.text("today") for one in view.all("step")},
        missing=missing_of(view, found),
        needs=needs_of(view, found, person),
        completes=workshop.is_facilitator(person) or flow_owner(workshop, person, view.purpose()),
        keep_days=view.everyone.about.keep_days,
        filter=picked,
        choices=choices(view, lines),
        notes=notes_by_line(words),
        late={line.id for line in lines if (record := view.record(line.id)) and is_late(record, picked.today)},
        ways=ways_from_steps(found),
        learned=learned(words),
        gates=gates(words),
        owners=owners_to_reach(workshop, person),
        yeses_to_ask=yeses_to_reach(workshop, person),
        answers=answers_to_enter(workshop, person),
    )


def chip_of(words: Wording, id: str) -> Chip:
    """Somebody who takes part, or did."""
    person = words.view.everyone.people[id]
    function = words.view.record(person.function)
    return Chip(person.name, *(look_of(function) if function else ("", 8)), gone=person.removed)


def look_of(function: Record) -> tuple[str, int]:
    """The letters and the colour of a function's chip."""
    return function.text("code") or function.text("name"), int(function.number("colour") or 8)


def missing_of(view: View, found: Plan) -> list[Lacking]:
    """What is missing, each thing once with all that it lacks; a change with the steps it comes from."""
    lines = {line.id for group in found.groups for line in group.lines}
    steps = {line.id: f" (step {line.numbers})" for group in found.groups for line in group.lines if line.numbers}
    things: dict[tuple[str, str], Lacking] = {}
    for one in found.missing:
        said = label(view, one.id, one.field) if one.field else ""
        named = bool(said) and one.text.endswith(f": {said}")
        title = one.text.removesuffix(f": {said}") if named else one.text
        thing = Lacking(one.id, title + steps.get(one.id, ""), [], one.id in lines)
        things.setdefault((one.id, title), thing).labels.extend([said] if named else [])
    return list(things.values())


def needs_of(view: View, found: Plan, person: str) -> dict[str, list[str]]:
    """Somebody's own lines, each with what the final plan still misses of it."""
    lines = [line.id for group in found.groups for line in group.lines if not line.dropped]
    own = [id for id in lines if person in owners_of(view, id)]
    return {id: [label(view, id, one.field) for one in found.missing if one.id == id and one.field] for id in own}


def owners_of(view: View, id: str) -> tuple[str, str]:
    record = view.record(id)
    return (record.text("owner"), record.text("co_owner")) if record else ("", "")


def label(view: View, id: str, field: str) -> str:
    record = view.record(id)
    return KINDS[record.kind].fields[field].label if record else ""


def listed(labels: list[str]) -> str:
    """`Due, how we will see it`."""
    first, *others = labels or [""]
    return ", ".join([first, *(one[:1].lower() + one[1:] for one in others)])


def number(value: float) -> str:
    """`1,250,000`."""
    return f"{value:,.15g}"


def count(value: float, one: str, more: str) -> str:
    """`1 week`, `8 weeks`."""
    return f"{number(value)} {one if value == 1 else more}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ordered(found: Plan, order: Order, lets: Callable[[Line], bool]) -> list[Group]:
    """The changes that a filter lets through, in the order the reader picked."""
    lines = [line for group in found.groups for line in group.lines if lets(line)]
    if order == "owner":
        return grouped(lines, lambda line: line.owner.casefold(), lambda line: line.owner or "No owner yet")
    if order == "date":
        return grouped(lines, lambda line: line.due, lambda line: month(line.due) if line.due else "No day yet")
    kept = [Group(group.title, [line for line in group.lines if lets(line)]) for group in found.groups]
    return [group for group in kept if group.lines]


def grouped(lines: Iterable[Line], key: Callable[[Line], str], title: Callable[[Line], str]) -> list[Group]:
    """Lines sorted by a key, those without it last, under the titles they have in common."""
    groups: dict[str, Group] = {}
    for line in sorted(lines, key=lambda one: (not key(one), key(one))):
        groups.setdefault(title(line), Group(title(line), [])).lines.append(line)
    return list(groups.values())


def month(day: str) -> str:
    return f"{date.fromisoformat(day):%B %Y}"


def in_words(day: str, year: int = 0) -> str:
    """`24 November 2026`; where the year goes without saying, `24 Nov`, or `24 Nov 2027` when it is another one."""
    found = date.fromisoformat(day)
    if not year:
        return f"{found.day} {found:%B %Y}"
    return f"{found.day} {found:%b}" + (f" {found.year}" if found.year != year else "")


def day_of(moment: int) -> str:
    """The day of a moment on the server's calendar, as ISO writes it."""
    return datetime.fromtimestamp(moment / 1000).date().isoformat()


def instant(moment: int) -> str:
    """A moment as ISO writes it, for the reader's browser to say in their own time."""
    return f"{datetime.fromtimestamp(moment / 1000, UTC):%Y-%m-%dT%H:%MZ}"
