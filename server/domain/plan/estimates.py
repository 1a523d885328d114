"""The hours that the plan releases, in words: a range a month, how much of it is a guess, what they are used for."""

import msgspec

from server.domain.plan.item import Item, numbered
from server.domain.record import Record
from server.domain.records.hours import ValueCase
from server.domain.value import Hours, Range, StepHours, hours
from server.domain.wording import Wording

FINE = 20
"""Hours from which on a tenth of one says nothing."""


class Estimate(Item, frozen=True, kw_only=True):
    """The estimate of one step. `id` is its record, empty where nobody has made one."""

    step: str
    released: Range | None = None
    today: float | None = None
    words: str = ""
    """`8 to 69, expected 39`; empty until all of it is said."""
    pays_from: str = ""
    basis: str = ""
    is_guess: bool = False
    from_vendor: bool = False
    with_mending: bool = False
    reuse: str = ""
    reuse_owner: str = ""
    missing: list[str] = []
    """What is not said yet, as the form calls it."""


class Estimates(msgspec.Struct, frozen=True, kw_only=True):
    """All estimates and their sum. Hours, never people and never money."""

    headline: str
    notes: list[str]
    steps: list[Estimate]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has estimated anything."""
        return not self.known

    @property
    def known(self) -> list[Estimate]:
        """The steps of which somebody has estimated something."""
        return [one for one in self.steps if one.id]

    @property
    def unknown(self) -> str:
        """`Not estimated yet: steps 1, 3.`; empty when there is none."""
        steps = numbered(name for one in self.steps if not one.id for name in one.steps)
        return f"Not estimated yet: {steps}." if steps else ""


def estimates(words: Wording) -> Estimates:
    """The estimates of a view: of every step that changes, and of every other that somebody has estimated."""
    found = hours(words.view)
    steps = [_estimate(words, step, one) for step, one in found.steps.items()]
    return Estimates(headline=_headline(found), notes=list(_notes(words, found)), steps=steps)


def in_hours(value: float) -> str:
    """`39`, `1.4`, `−15.5`: with a decimal where it says something."""
    rounded = round(value, 1 if abs(value) < FINE else 0) + 0.0
    return f"{rounded:,.15g}".replace("-", "−")


def in_words(released: Range) -> str:
    return f"{in_hours(released.low)} to {in_hours(released.high)}, expected {in_hours(released.base)}"


def _headline(found: Hours) -> str:
    if not found.released:
        return "Nobody has estimated the hours yet."
    return f"Released in all: {in_words(found.released)} hours a month"


def _notes(words: Wording, found: Hours) -> list[str]:
    many = len(found.steps)
    notes = [f"Known for {found.known} of {many} steps that change." if many > 1 else ""]
    if found.known:
        notes.append(f"Resting on a guess or a vendor's claim: {found.guesses} of {found.known}.")
    if found.released and found.released.low < 0:
        notes.append("Below 0 the new way takes more hours than today's.")
    unused = [words.step(step) for step in found.without_reuse]
    if unused:
        notes.append(f"No use is named yet for the hours of: {'; '.join(unused)}.")
    notes.append("These are hours, not people.")
    return [note for note in notes if note]


def _estimate(words: Wording, step: str, found: StepHours) -> Estimate:
    record = words.view.record(found.record) or Record(id="", kind=ValueCase.wire, values={})
    return Estimate(
        id=record.id,
        steps=words.steps([step]),
        step=words.step(step),
        released=found.released,
        today=found.today,
        words=in_words(found.released) if found.released else "",
        pays_from=_pays_from(found),
        basis=words.field(record, "basis") or ("Not said, so a guess" if record.id else ""),
        is_guess=found.is_guess,
        from_vendor=found.from_vendor,
        with_mending=found.with_mending,
        reuse=record.text("reuse"),
        reuse_owner=words.field(record, "reuse_owner"),
        missing=[ValueCase.fields[name].label for name in found.missing],
    )


def _pays_from(found: StepHours) -> str:
    if not found.released:
        return ""
    if found.pays_from is None or found.pays_from > 10:
        return "It does not pay, however many cases are done so"
    return f"From {in_hours(found.pays_from)} of 10 cases on"
