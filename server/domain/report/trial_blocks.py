"""Pilots, readiness, concerns and risks, as blocks."""

from collections.abc import Iterator, Sequence

from server.domain.blocks import Block, Heading, Listing, Paragraph, Table
from server.domain.plan.control import Control
from server.domain.plan.trials import Told, Trials
from server.domain.report.plan_blocks import NOTHING, table, titled


def pilot_blocks(found: Trials, control: Control) -> Iterator[Block]:
    """What is tried first, and what still has to be said before it starts."""
    yield Heading(2, "Pilots")
    if found.pilots:
        rows = [
            [one.title, one.numbers, one.owner, one.words, "; ".join(map(_sign, one.signs))] for one in found.pilots
        ]
        yield table("Pilot|Steps|Lead|What was said of it|Signs of success", rows)
    if found.readiness:
        yield from titled("Readiness", _table("Function", found.readiness), 3)
    yield Heading(3, "Before a pilot starts")
    yield Listing(tuple(control.missing)) if control.missing else Paragraph(NOTHING)


def worry_blocks(found: Trials) -> Iterator[Block]:
    """What worries people and why it could fail; nothing where nobody has said any."""
    if found.concerns:
        yield from titled("Concerns", _table("Concern", found.concerns))
    if found.risks:
        yield from titled("Why this could fail", _table("Risk or assumption", found.risks))


def _table(what: str, rows: Sequence[Told]) -> Table:
    return table(
        f"{what}|Steps|Who answers|What was said", [[one.title, one.numbers, one.owner, one.words] for one in rows]
    )


def _sign(one: Told) -> str:
    kind = ", ".join(text for _, text in one.said)
    return f"{one.title} ({kind})" if kind else one.title
