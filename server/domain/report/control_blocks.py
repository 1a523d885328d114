"""Control and hours, as blocks: what has to be clear before a pilot starts, and what the plan releases."""

from collections.abc import Iterator

from server.domain.blocks import Block, Column, Heading, Listing, Paragraph, Table, labelled, shown_columns
from server.domain.plan.control import Control
from server.domain.plan.estimates import Estimates
from server.domain.plan.item import Item
from server.domain.plan.step_decisions import StepDecision
from server.domain.plan.trials import Trials
from server.domain.report.plan_blocks import table, titled
from server.domain.report.trial_blocks import pilot_blocks

HOURS = "hours a month"


def evidence_blocks(decisions: list[StepDecision]) -> Iterator[Block]:
    """On what evidence AI takes part; nothing where nobody has said."""
    rows = [
        [one.step, one.mode_label, one.stronger_alone, one.evidence]
        for one in decisions
        if one.stronger_alone or one.evidence
    ]
    if rows:
        yield from titled("Evidence", table("Step|Decided|Better alone today|Evidence", rows))


def control_blocks(control: Control, trials: Trials) -> Iterator[Block]:
    """Governance, pilots and tools: who keeps control where AI takes part, and what has to be clear before it does."""
    yield Heading(2, "Governance")
    rows = [[_where(one), one.overseer, *map("; ".join, (one.not_yet, one.not_said))] for one in control.oversight]
    yield from titled("Oversight", table("Step|Who oversees it|Not yet|Not said yet", rows), 3)
    rows = [[_where(one), one.when, one.right, one.who] for one in control.rights]
    yield from titled("Decision rights", table("Step|When|Right|Who", rows), 3)
    yield from pilot_blocks(trials, control)
    yield Heading(2, "Tools")
    rows = [[one.name, _where(one), _pairs(one.said)] for one in control.workers]
    yield from titled("Digital workers", table("Digital worker|Steps|What was said of it", rows), 3)
    rows = [[_where(one), _pairs(one.said), one.owner] for one in control.cards]
    yield from titled("Boundary cards", table("Step|What it says|Owner", rows), 3)


def hours_blocks(found: Estimates) -> Iterator[Block]:
    """The hours released, as a range; nothing where nobody has estimated any."""
    if found.is_empty:
        return
    yield Heading(2, "Hours released")
    yield Paragraph(found.headline)
    yield Listing((*found.notes, *filter(None, [found.unknown])))
    yield _estimates(found)


def _estimates(found: Estimates) -> Table:
    columns = (
        Column("step", "Step"),
        Column("today", "Today", HOURS, "number"),
        *(Column(name, label, HOURS, "number") for name, label in RANGE),
        Column("pays_from", "Pays"),
        Column("basis", "These figures are"),
        Column("reuse", "What the hours are used for"),
        Column("reuse_owner", "Who sees to that"),
        Column("missing", "Not known yet"),
    )
    rows = tuple(
        (
            one.step,
            _rounded(one.today),
            *(_rounded(getattr(one.released, name, None)) for name, _ in RANGE),
            *(one.pays_from, one.basis, one.reuse, one.reuse_owner, "; ".join(one.missing)),
        )
        for one in found.known
    )
    return shown_columns(columns, rows)


RANGE = (("low", "Low"), ("base", "Expected"), ("high", "High"))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _where(item: Item) -> str:
    return "; ".join(one.words for one in item.steps)


def _pairs(said: list[tuple[str, str]]) -> str:
    return "; ".join(labelled(label, text) for label, text in said)
