"""The flow as it is and as it is to be, and what is weak in it, as blocks."""

from collections.abc import Iterator

from server.domain.blocks import Block, Paragraph
from server.domain.plan.plan import Plan
from server.domain.report.plan_blocks import table, titled


def comparison_blocks(plan: Plan) -> Iterator[Block]:
    """What becomes of each step, the figures of both flows with their formulas, and the weak inputs."""
    cards = sorted(
        (card for part in plan.flow.parts for lane in part.lanes for cell in lane.columns for card in cell),
        key=lambda card: card.number,
    )
    steps = [[f"{one.number} · {one.name}", one.today_label, one.planned_label, one.change_label] for one in cards]
    yield from titled("As is and to be", table("Step|Today|Later|What becomes of it", steps), 3)
    lines = [[one.label, one.today, one.planned, one.formula] for one in plan.flow.lines]
    yield from titled("The flow in figures", table("Figure|Today|Later|How it is reckoned", lines), 3)
    if plan.flow.warning:
        yield Paragraph(plan.flow.warning)
    weak = [[one.why, one.comes_from, one.caused_by, ", ".join(one.suffering), one.numbers] for one in plan.weak]
    yield from titled("Weak inputs", table("What is weak|Comes from|Caused by|Weakens|Steps", weak), 3)
