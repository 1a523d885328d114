"""What stands behind the plan, as blocks: the flow and its handoffs, pins, the agenda."""

from collections.abc import Iterator

from server.domain.blocks import Block, Cell, Column, Facts, Heading, Paragraph, Table
from server.domain.flow_metrics import crosses, flow_metrics
from server.domain.plan.open_points import Pin
from server.domain.record import Record
from server.domain.report.plan_blocks import table, titled
from server.domain.wording import Wording

MINUTE = 60_000


def flow_blocks(words: Wording) -> Iterator[Block]:
    """The steps, their handoffs with what is usable of ten, and the flow in figures."""
    yield Heading(2, "The flow")
    yield Facts(tuple(_figures(words)))
    yield from titled("Steps", _steps(words), 3)
    yield from titled("Handoffs", _handoffs(words), 3)


def pin_blocks(words: Wording, pins: list[Pin]) -> Iterator[Block]:
    """The pins of this workshop; those of the template that nobody touched are counted."""
    rows: list[list[Cell]] = [
        [
            *(one.place, one.text, one.severity_label, one.kind_label, one.caused_at, one.owner, one.co_owner),
            *(one.dimension, one.frequency, one.root_cause, one.answer),
        ]
        for one in pins
    ]
    yield from titled(
        "Pins",
        table(
            "Where|What|How bad|Kind|Caused where|Owner|Co-owner|What breaks|Of 100 cases|What lies behind it|Answer",
            rows,
        ),
    )
    others = len(words.view.all("issue")) - len(pins)
    if others:
        yield Paragraph(f"Pins of the template that nobody touched, left out here: {others}.")


def agenda_blocks(words: Wording, now: int) -> Iterator[Block]:
    """The agenda as planned and as it was."""
    columns = (
        Column("block", "Block"),
        Column("phase", "Phase"),
        Column("planned", "Planned", "minutes", "number"),
        Column("actual", "Actual", "minutes", "number"),
    )
    rows = tuple(
        (
            one.text("title") or words.title(one),
            words.field(one, "phase"),
            one.number("minutes"),
            _took(words, one, now),
        )
        for one in words.view.ordered("block")
    )
    yield from titled("Agenda", Table(columns, rows))


def _figures(words: Wording) -> Iterator[tuple[str, str]]:
    figures = flow_metrics(words.view)
    yield "Steps", str(figures.steps)
    yield "Handoffs", f"{figures.handoffs}, of these {figures.crossings} from one function to another"
    if figures.usable is not None:
        rated = f"over the {figures.rated} of {figures.handoffs} handoffs that receivers rated"
        yield "Usable as it is", f"{figures.usable:.0%}, {rated}"
        yield "Weakest handoff", words.record(figures.worst)


def _steps(words: Wording) -> Table:
    return table(
        "Step|Function|Part|Done how today|Focus|Stakes|Cases a month|Minutes a case|Lead time (hours)|How well known"
        "|Minutes a case later|Lead time later (hours)|Who does it|Question|Possible answers|What could do it"
        "|Divided from|New",
        [
            [
                *(words.step(one.id), words.field(one, "owner"), one.text("part"), words.field(one, "today")),
                *(words.field(one, "focus"), one.number("stakes"), one.number("volume_per_month")),
                *(one.number("minutes_per_case"), one.number("lead_hours"), words.field(one, "estimate_quality")),
                *(one.number("minutes_planned"), one.number("lead_hours_planned"), one.text("performer")),
                *(one.text("question"), words.field(one, "answers"), words.field(one, "ai_option")),
                *(words.field(one, "divided_from"), "Yes" if one.get("is_new") else ""),
            ]
            for one in words.view.ordered("step")
        ],
    )


def _handoffs(words: Wording) -> Table:
    owners = {step.id: step.text("owner") for step in words.view.all("step")}
    return table(
        "From|To|Between functions|Usable of 10|Waits (hours)|How well known|Usable of 10 later|Waits later (hours)"
        "|What is handed over|Only if|Accepted when|Signed off by|Feeds the next cycle",
        [
            [
                *(words.field(one, "from_step"), words.field(one, "to_step"), "Yes" if crosses(one, owners) else ""),
                *(one.number("usable"), one.number("wait_hours"), words.field(one, "estimate_quality")),
                *(one.number("usable_planned"), one.number("wait_hours_planned")),
                *(one.text("artefact"), one.text("condition"), one.text("acceptance"), one.text("sign_off")),
                "Yes" if one.get("next_cycle") else "",
            ]
            for one in sorted(words.view.all("handoff"), key=lambda one: words.numbers.get(one.text("from_step"), 0))
        ],
    )


def _took(words: Wording, block: Record, now: int) -> Cell:
    """Minutes a block has taken in all; nothing when it was never entered."""
    agenda = words.view.everyone.agenda
    spent = agenda.spent.get(block.id, 0)
    if agenda.block == block.id:
        spent += max(0, (agenda.closed_at if agenda.status in ("closed", "final") else now) - agenda.entered_at)
    return round(spent / MINUTE) if spent else None
