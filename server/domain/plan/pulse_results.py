"""What came out of the pulses: how many gave which answer, moment by moment; or why nothing is shown."""

import msgspec

from server.domain.records.pulse_questions import ANSWERS, FEWEST, OCCASION_WORDS, OCCASIONS, QUESTIONS
from server.domain.workshop import View

TOO_FEW = f"Fewer than {FEWEST} answered, so nothing is shown: each answer could be guessed."
NOT_ASKED = f"Fewer than {FEWEST} people were there to answer, so nobody was asked."


PULSE_WORDS = {
    "questions": QUESTIONS,
    "answers": {str(answer): label for answer, label in ANSWERS.items()},
    "occasions": OCCASION_WORDS,
    "fewest": FEWEST,
    "tooFew": TOO_FEW,
}
"""What a page needs to ask and to show a pulse."""


class Bar(msgspec.Struct, frozen=True):
    """One answer, and how many gave it."""

    answer: str
    many: int


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One question at one moment: the bars from the best answer down, or why there are none."""

    occasion: str
    words: str
    note: str = ""
    answered: int = 0
    bars: list[Bar] = []

    @property
    def in_short(self) -> str:
        """All of it in a line: "2 Fully, 3 Mostly, 1 Not at all"."""
        return self.note or ", ".join(f"{one.many} {one.answer}" for one in self.bars if one.many)


class PulseResult(msgspec.Struct, frozen=True):
    """One question at all moments at which it was asked."""

    question: str
    text: str
    moments: list[Moment]


def pulse_results(view: View) -> list[PulseResult]:
    """Every question that was asked, in its order; nothing of a pulse that is still open."""
    found = [
        (question, [one for name in OCCASIONS for one in _moments(view, name, question)]) for question in QUESTIONS
    ]
    return [PulseResult(question, QUESTIONS[question], moments) for question, moments in found if moments]


def _moments(view: View, occasion: str, question: str) -> list[Moment]:
    """The moment, if it is over and this was asked then."""
    pulse, words = view.everyone.pulses.get(occasion), OCCASION_WORDS[occasion]
    if question not in OCCASIONS[occasion]:
        return []
    if not pulse:
        return [Moment(occasion=occasion, words=words, note=NOT_ASKED)] if _was_left_out(view, occasion) else []
    if not pulse.closed_at:
        return []
    counts = pulse.counts.get(question)
    if counts is None:
        return [Moment(occasion=occasion, words=words, note=TOO_FEW)]
    bars = [Bar(label, counts.get(str(answer), 0)) for answer, label in sorted(ANSWERS.items(), reverse=True)]
    return [Moment(occasion=occasion, words=words, answered=sum(counts.values()), bars=bars)]


def _was_left_out(view: View, occasion: str) -> bool:
    """Whether the moment came, in a workshop with pulses, and nobody was asked."""
    everyone = view.everyone
    if not everyone.about.pulses or everyone.agenda.status not in ("closed", "final"):
        return False
    phases = {"check": "check", "close": "agree"}
    blocks = {one.id for one in view.all("block") if one.text("phase") == phases.get(occasion, one.text("phase"))}
    been = bool(blocks & {everyone.agenda.block, *everyone.agenda.spent})
    return been and (occasion == "check") == bool(everyone.about.follows)
