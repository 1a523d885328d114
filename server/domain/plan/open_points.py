"""What is still open: actions and where each comes from, parked things, pins, and what the final plan misses."""

from collections.abc import Iterator
from typing import Literal

from server.domain.completeness import holding
from server.domain.flow_rules import worst_breaks
from server.domain.plan.change_lines import line, live_changes, title
from server.domain.plan.item import Item, in_order_of_the_flow
from server.domain.record import Record
from server.domain.wording import Wording

Origin = Literal[
    "action", "first_step", "not_known", "data_problem", "parked", "parked_step", "exception", "reservation"
]


class Action(Item, frozen=True, kw_only=True):
    """A task with a name and a day. Most are derived; `origin` and `comes_from` say from what."""

    origin: Origin
    comes_from: str
    title: str
    owner: str = ""
    co_owner: str = ""
    due: str = ""
    status: str = "Open"
    details: list[str] = []


class Pin(Item, frozen=True, kw_only=True):
    """What breaks, or is asked, at a place of the flow."""

    place: str
    text: str
    severity: str = ""
    severity_label: str = ""
    kind_label: str = ""
    caused_at: str = ""
    dimension: str = ""
    frequency: float | None = None
    """Of 100 cases."""
    root_cause: str = ""
    owner: str = ""
    co_owner: str = ""
    answer: str = ""


class Parked(Item, frozen=True, kw_only=True):
    """Something left for later: an item of the parking lot, or a step the room did not decide."""

    text: str
    function: str = ""
    owner: str = ""
    revisit_on: str = ""
    is_step: bool = False


class Missing(Item, frozen=True, kw_only=True):
    """What the plan needs before it is final. `id` is the record to mend, empty where there is none yet."""

    rule: str
    text: str
    field: str = ""


class Objection(Item, frozen=True, kw_only=True):
    """What another group saw that would not work, and what came of it."""

    text: str
    group: str = ""
    """The group that objects, by the step it worked on."""
    function: str = ""
    """The function that objected when the room was asked for its consent."""
    answer: str = ""


def objections(words: Wording) -> list[Objection]:
    """The objections of the cross round, in the order of the flow."""
    found = [
        Objection(
            id=one.id,
            steps=words.steps([one.text("step")]),
            text=one.text("text"),
            group=_group(words, one.text("group")),
            function=words.field(one, "function"),
            answer=one.text("answer"),
        )
        for one in words.view.all("objection")
    ]
    return sorted(found, key=in_order_of_the_flow)


def _group(words: Wording, id: str) -> str:
    found = words.view.record(id)
    return words.step(found.text("step")) if found else ""


def actions(words: Wording) -> list[Action]:
    """Actions people wrote, then those that follow from lines, open answers, data problems, parked items and grades."""
    derived = (_first_steps, _not_known, _data_problems, _parked, _exceptions, _reservations)
    return [*_written(words), *(action for follow in derived for action in follow(words))]


def pins(words: Wording) -> list[Pin]:
    """Every pin that somebody here put or changed, the worst first. Untouched ones of the template are no findings."""
    found = [_pin(words, one) for one in words.view.all("issue") if one.by or one.changed_by]
    return sorted(found, key=lambda one: (-int(one.severity or 0), in_order_of_the_flow(one)))


def parked(words: Wording) -> list[Parked]:
    """The parking lot, then the steps that were parked."""
    items = [
        Parked(
            id=one.id,
            steps=words.steps([one.text("step")]),
            text=one.text("text"),
            function=words.field(one, "function"),
            owner=words.field(one, "owner"),
            revisit_on=one.text("revisit_on"),
        )
        for one in words.view.all("parked_item")
    ]
    return items + [
        Parked(
            id=one.id,
            steps=words.steps([one.text("step")]),
            text=words.step(one.text("step")),
            owner=words.field(one, "parked_with"),
            revisit_on=one.text("review_on"),
            is_step=True,
        )
        for one in words.view.all("decision")
        if one.get("outcome") == "parked"
    ]


def missing(words: Wording) -> list[Missing]:
    """What holds the final gate shut."""
    return [
        Missing(
            id=one.record,
            steps=words.steps([one.record]),
            rule=one.rule,
            text=one.text,
            field=one.field,
        )
        for one in holding(words.view, "final")
    ]


def _written(words: Wording) -> Iterator[Action]:
    for one in words.view.all("action"):
        yield Action(
            id=one.id,
            steps=words.steps([one.text("step")]),
            origin="action",
            comes_from="Added as an action",
            title=one.text("title"),
            owner=words.field(one, "owner"),
            due=one.text("due"),
            status=words.field(one, "status") or "Open",
            details=one.list("detail"),
        )


def _first_steps(words: Wording) -> Iterator[Action]:
    for one in live_changes(words.view):
        if one.text("first_step"):
            yield Action(
                id=one.id,
                steps=words.steps(one.list("steps")),
                origin="first_step",
                comes_from=f"First step of: {title(words, one)}",
                title=one.text("first_step"),
                owner=words.field(one, "owner"),
                due=one.text("first_step_by"),
                status="Done" if one.get("status") == "done" else "Open",
            )


def _not_known(words: Wording) -> Iterator[Action]:
    for one in words.view.all("no_change"):
        if one.get("answer") == "not_known":
            about = words.field(one, "about").lower()
            yield Action(
                id=one.id,
                steps=words.steps([one.text("step")]),
                origin="not_known",
                comes_from=f"“Don't know yet” on {words.step(one.text('step'))}",
                title=one.text("text") or f"Find out which {about} change it needs",
                owner=words.field(one, "owner"),
                due=one.text("due"),
            )


def _data_problems(words: Wording) -> Iterator[Action]:
    for one in worst_breaks(words.view):
        pin = _pin(words, one)
        yield Action(
            id=one.id,
            steps=pin.steps,
            origin="data_problem",
            comes_from=f"Pin on {pin.place}" if pin.place else "Pin",
            title=f"Mend: {pin.text}",
            owner=pin.owner,
            co_owner=pin.co_owner,
            status="Open" if not pin.answer else "Answered",
        )


def _parked(words: Wording) -> Iterator[Action]:
    for one in parked(words):
        yield Action(
            id=one.id,
            steps=one.steps,
            origin="parked_step" if one.is_step else "parked",
            comes_from="Step that was parked" if one.is_step else "Parking lot",
            title=f"Come back to: {one.text}",
            owner=one.owner,
            due=one.revisit_on,
        )


def _exceptions(words: Wording) -> Iterator[Action]:
    """A line that somebody cannot support is settled by its owner with the functions that said so."""
    for one in live_changes(words.view):
        if refused := line(words, one).exceptions_from:
            yield Action(
                id=one.id,
                steps=words.steps(one.list("steps")),
                origin="exception",
                comes_from=f"Cannot support it: {', '.join(refused)}",
                title=f"Settle what stands against: {title(words, one)}",
                owner=words.field(one, "owner"),
                co_owner=words.field(one, "co_owner"),
                due=words.view.purpose().text("check_on"),
            )


def _reservations(words: Wording) -> Iterator[Action]:
    """What would move people is answered by who runs the plan, until the room looks again."""
    purpose, grades = words.view.purpose(), words.view.everyone.grades
    for one in grades.would_move if grades else ():
        yield Action(
            id=purpose.id,
            steps=[],
            origin="reservation",
            comes_from=f"What would move {words.function(one.function)}",
            title=f"Answer: {one.why}",
            owner=words.field(purpose, "flow_owner"),
            due=purpose.text("check_on"),
        )


def _pin(words: Wording, one: Record) -> Pin:
    return Pin(
        id=one.id,
        steps=words.steps(_steps_at(words, one.text("place"))),
        place=words.reference(one.text("place")),
        text=one.text("text"),
        severity=one.text("severity"),
        severity_label=words.field(one, "severity"),
        kind_label=words.field(one, "kind"),
        caused_at=words.field(one, "caused_at"),
        dimension=words.field(one, "dimension"),
        frequency=one.number("frequency"),
        root_cause=words.field(one, "root_cause"),
        owner=words.field(one, "owner"),
        co_owner=words.field(one, "co_owner"),
        answer=one.text("answer"),
    )


def _steps_at(words: Wording, place: str) -> list[str]:
    """The steps a pin belongs to: its own, both ends of its handoff, or those that use its source."""
    record = words.view.record(place)
    match record.kind if record else "":
        case "step":
            return [place]
        case "handoff" if record:
            return [record.text("from_step"), record.text("to_step")]
        case _:
            return [use.text("step") for use in words.view.all("source_use") if use.get("source") == place]
