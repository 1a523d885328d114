"""The report: all that a workshop says on paper. The plan first, then what stands behind it, then what is left out."""

from collections.abc import Iterator

from server.domain.blocks import Block, Document, Facts, Heading, Imprint, Map, Paragraph, shown_columns
from server.domain.plan.plan import plan
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.report.comparison_blocks import comparison_blocks
from server.domain.report.control_blocks import control_blocks, evidence_blocks, hours_blocks
from server.domain.report.flow_blocks import agenda_blocks, flow_blocks, pin_blocks
from server.domain.report.marks_blocks import marks_blocks
from server.domain.report.plan_blocks import plan_blocks, rest_blocks
from server.domain.report.pulse_blocks import pulse_blocks
from server.domain.report.sheets import sheet
from server.domain.report.trial_blocks import worry_blocks
from server.domain.wording import Wording, moment
from server.domain.workshop import View

SAID = {kind.wire for kind in CHANGES} | {
    *("purpose", "function", "block", "step", "handoff", "issue"),
    *("decision", "dissent", "no_change", "objection", "ask", "action", "parked_item"),
    *("boundary", "decision_right", "digital_worker", "value_case", "role_week"),
}
"""The kinds that the report tells in sections of their own. A kind named nowhere here is shown as a table."""

LEFT_OUT = {"script", "prompt", "evidence", "example", "group", "metric_option"}
"""What helped the room and is no outcome."""


def report(view: View, imprint: Imprint) -> list[Block]:
    """The whole report of a view."""
    return list(_report(view, imprint))


def for_the_team(view: View, imprint: Imprint) -> Document:
    """All of it, as a document."""
    return Document(imprint.workshop, "For the team", report(view, imprint), imprint)


def _report(view: View, imprint: Imprint) -> Iterator[Block]:
    words, found = Wording(view), plan(view)
    yield from plan_blocks(found)
    yield from control_blocks(found.control, found.trials)
    yield from rest_blocks(found)
    yield from worry_blocks(found.trials)
    yield from pulse_blocks(found.pulses)
    yield from evidence_blocks(found.decisions)
    yield from hours_blocks(found.estimates)
    yield from marks_blocks(words)
    yield from flow_blocks(words)
    yield from comparison_blocks(found)
    yield Map("The map")
    yield from pin_blocks(words, found.pins)
    yield from _other_kinds(view)
    yield from agenda_blocks(words, imprint.at)
    yield from _frame(words)
    yield from _end(view, imprint, found.front.standing.words)


def _other_kinds(view: View) -> Iterator[Block]:
    for kind in KINDS.values():
        if kind.wire not in SAID | LEFT_OUT and view.all(kind.wire):
            found = sheet(view, kind)
            yield Heading(2, kind.plural)
            # Without the id, which says nothing on paper; the sheets have it.
            yield shown_columns(found.columns[1:], tuple(row[1:] for row in found.rows))


def _frame(words: Wording) -> Iterator[Block]:
    """Everything the purpose says, also what page one has no place for."""
    purpose = words.view.purpose()
    said = ((field.label, words.field(purpose, field.name)) for field in KINDS["purpose"].fields.values())
    yield Heading(2, "Frame")
    yield Facts(tuple(pair for pair in said if pair[1]))


def _end(view: View, imprint: Imprint, standing: str) -> Iterator[Block]:
    counts = ((KINDS[kind].plural.lower(), len(view.all(kind))) for kind in sorted(LEFT_OUT))
    left_out = ", ".join(f"{plural} ({many})" for plural, many in counts if many)
    yield Heading(2, "About this report")
    if left_out:
        yield Paragraph(f"Left out here and kept in the JSON file: {left_out}.")
    about = (
        ("Standing", standing),
        ("Workshop", imprint.workshop),
        ("Taken", moment(imprint.at)),
        ("For", imprint.audience),
        ("The plan lives at", imprint.link),
    )
    yield Facts(tuple(pair for pair in about if pair[1]))
