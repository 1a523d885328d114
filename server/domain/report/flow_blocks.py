"""What stands behind the plan, as blocks: revealed marks by function, the flow and its handoffs, pins, the agenda."""

from collections.abc import Iterator

from server.domain.blocks import Block, Cell, Column, Facts, Heading, Listing, Paragraph, Table, shown_columns
from server.domain.compartment import Round
from server.domain.flow_metrics import crosses, flow_metrics
from server.domain.overview import Overview, overview
from server.domain.plan.open_points import Pin
from server.domain.record import Record
from server.domain.records.scale import OFF_SCALE
from server.domain.report.plan_blocks import table, titled
from server.domain.wording import Wording

MINUTE = 60_000


def marks_blocks(words: Wording) -> Iterator[Block]:
    """Every revealed round, by function; how sure people were stays out. Reasons only where they may be read out."""
    rounds, found = words.view.everyone.rounds, overview(words.view)
    yield Heading(2, "Marks by function")
    if not rounds:
        yield Paragraph("Nothing has been revealed.")
    for step in sorted(rounds, key=lambda one: words.numbers.get(one, len(rounds) + len(words.numbers))):
        yield Heading(3, words.step(step) or step)
        yield from _step_marks(words, step, found)


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
            one.answer,
        ]
        for one in pins
    ]
    yield from titled("Pins", table("Where|What|How bad|Kind|Caused where|Owner|Co-owner|Answer", rows))
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


def _step_marks(words: Wording, step: str, found: Overview) -> Iterator[Block]:
    if step in found.steps:
        yield Paragraph(found.steps[step].sentence)
    rounds = words.view.everyone.rounds[step]
    levels = [*words.scale, *OFF_SCALE]
    columns = (
        Column("round", "Round", type="number"),
        Column("function", "Function"),
        *(Column(level, words.mode(level), type="number") for level in levels),
    )
    rows = tuple(row for number, one in enumerate(rounds, 1) for row in _round(words, number, one, levels))
    yield shown_columns(columns, rows) if rows else Paragraph("Nobody marked this step.")
    yield from _reasons(words, rounds)


def _round(words: Wording, number: int, found: Round, levels: list[str]) -> Iterator[tuple[Cell, ...]]:
    lanes = [one.id for one in words.view.ordered("function") if one.id in found.counts]
    for function in lanes + [one for one in found.counts if one not in lanes]:
        counts = found.counts[function]
        yield (number, words.function(function), *(counts.get(level) for level in levels))


def _reasons(words: Wording, rounds: list[Round]) -> Iterator[Block]:
    voices = [voice for one in rounds for voice in one.voices]
    aloud = [f"{words.function(one.function)}, {words.mode(one.level)}: {one.why}" for one in voices if one.read_aloud]
    if aloud:
        yield Listing(tuple(aloud))
    if len(voices) > len(aloud):
        yield Paragraph(f"Reasons shown in the room, but not for reading out: {len(voices) - len(aloud)}.")


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
        "Step|Function|Part|Done how today|Focus|Stakes|Cases a month|Minutes a case|Who does it",
        [
            [
                *(words.step(one.id), words.field(one, "owner"), one.text("part"), words.field(one, "today")),
                *(words.field(one, "focus"), one.number("stakes"), one.number("volume_per_month")),
                *(one.number("minutes_per_case"), one.text("performer")),
            ]
            for one in words.view.ordered("step")
        ],
    )


def _handoffs(words: Wording) -> Table:
    owners = {step.id: step.text("owner") for step in words.view.all("step")}
    return table(
        "From|To|Between functions|Usable of 10|What is handed over|Only if|Feeds the next cycle",
        [
            [
                *(words.field(one, "from_step"), words.field(one, "to_step"), "Yes" if crosses(one, owners) else ""),
                *(one.number("usable"), one.text("artefact"), one.text("condition")),
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
