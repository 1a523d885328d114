"""The pulses, as blocks: each question with how many gave which answer, moment by moment."""

from collections.abc import Iterator

from server.domain.blocks import Block, Heading, Paragraph
from server.domain.plan.pulse_results import PulseResult
from server.domain.records.pulse_questions import ANSWERS
from server.domain.report.plan_blocks import table


def pulse_blocks(found: list[PulseResult]) -> Iterator[Block]:
    """Nothing where nobody was asked."""
    if not found:
        return
    yield Heading(2, "Pulse")
    yield Paragraph("Answered in one tap. Only sums are kept: nobody can tell whose answer is whose.")
    for one in found:
        yield Heading(3, one.text)
        shown = [moment for moment in one.moments if not moment.note]
        if shown:
            labels = [ANSWERS[answer] for answer in sorted(ANSWERS, reverse=True)]
            rows = [[moment.words, str(moment.answered), *(str(bar.many) for bar in moment.bars)] for moment in shown]
            yield table("|".join(["When", "Answers", *labels]), rows)
        yield from (Paragraph(f"{moment.words}: {moment.note}") for moment in one.moments if moment.note)
