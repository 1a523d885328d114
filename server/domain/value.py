"""Honest value: the hours that redesigned steps release in a month, as a range, which may lie below nought.

METHOD §3.5. Of V cases a month that take t0 minutes today, the share c is really done the new way; such a case still
takes a person t_r minutes, the share q of them has to be mended, which takes t_f minutes; keeping it all going takes o
hours a month. Nothing is rounded up to nought, nothing becomes money, and hours never become people.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from server.domain.record import Record
from server.domain.records.modes import DECIDED, decision_id
from server.domain.workshop import View

HOUR = 60
"""Minutes."""
SCENARIOS = ("low", "base", "high")
QUESTIONS = ("covered", "left", "upkeep")
"""What has to be answered before anything is computed."""
MENDING = ("rework", "mending")
"""What may be answered besides; without both, mending is not counted."""
GUESSES = ("", "guess", "vendor_claim")
"""Figures that nobody here has measured or estimated."""


class Work(NamedTuple):
    """One scenario of a step. Shares run from 0 to 1."""

    cases: float
    """V, a month."""
    minutes: float
    """t0, a case today."""
    covered: float
    """c."""
    left: float
    """t_r, in minutes a case."""
    rework: float = 0
    """q."""
    mending: float = 0
    """t_f, in minutes a case."""
    upkeep: float = 0
    """o, in hours a month."""

    @property
    def new_minutes(self) -> float:
        """What a case done the new way takes people on average, mending included."""
        return self.left + self.rework * self.mending

    @property
    def hours_today(self) -> float:
        """V · t0 / 60."""
        return self.cases * self.minutes / HOUR

    @property
    def hours_after(self) -> float:
        """V · [(1 - c) · t0 + c · (t_r + q · t_f)] / 60, without the upkeep."""
        return self.cases * ((1 - self.covered) * self.minutes + self.covered * self.new_minutes) / HOUR

    @property
    def released(self) -> float:
        """Hours a month; below nought where the new way costs more than it saves."""
        return self.hours_today - self.hours_after - self.upkeep

    @property
    def pays_from(self) -> float | None:
        """The share of cases from which on hours are released: o · 60 / (V · (t0 - t_r - q · t_f)). May lie above 1;
        None where no share would do."""
        saved = self.cases * (self.minutes - self.new_minutes)
        return self.upkeep * HOUR / saved if saved > 0 else None


class Range(msgspec.Struct, frozen=True):
    """Hours a month: the fewest of the scenarios, what is expected, and the most."""

    low: float
    base: float
    high: float


class StepHours(msgspec.Struct, frozen=True, omit_defaults=True):
    """The estimate of one step, in hours a month; `released` is None until all that it takes is said."""

    record: str = ""
    """The estimate's record; empty where there is none yet."""
    cases: float | None = None
    minutes: float | None = None
    today: float | None = None
    released: Range | None = None
    pays_from: float | None = None
    """Of 10 cases; None where it never pays."""
    with_mending: bool = False
    is_guess: bool = False
    from_vendor: bool = False
    reuse_named: bool = False
    missing: list[str] = []
    """The fields that are not answered yet."""


class Hours(msgspec.Struct, frozen=True, omit_defaults=True):
    """All estimates, and their sum over the steps that are known."""

    steps: dict[str, StepHours] = {}
    released: Range | None = None
    known: int = 0
    guesses: int = 0
    """How many of the known ones rest on a guess or a vendor's claim."""
    without_reuse: list[str] = []
    """Steps that are expected to release hours of which nobody has said what they are used for."""


def hours(view: View) -> Hours:
    """The estimates of all steps that will be done otherwise, and of any other that somebody has estimated."""
    said: dict[str, Record] = {}
    for one in view.all("value_case"):
        said.setdefault(one.text("step"), one)
    wanted = [step for step in view.ordered("step") if step.id in said or is_changed(view, step)]
    found = {step.id: step_hours(step, said.get(step.id)) for step in wanted}
    known = {step: one for step, one in found.items() if one.released}
    return Hours(
        steps=found,
        released=total(one.released for one in known.values() if one.released),
        known=len(known),
        guesses=sum(one.is_guess for one in known.values()),
        without_reuse=[step for step, one in known.items() if releases(one) and not one.reuse_named],
    )


def is_changed(view: View, step: Record) -> bool:
    """Whether it was decided that the step is done otherwise than today."""
    decision = view.record(decision_id(step.id))
    if not decision or decision.get("outcome") not in DECIDED:
        return False
    return decision.text("mode") != (step.text("today") or "person")


def step_hours(step: Record, case: Record | None) -> StepHours:
    """One step's estimate; cases and minutes are the step's own where the estimate says none."""
    case = case or Record(id="", kind="value_case", values={})
    cases, minutes = (_either(case.number(name), step.number(own)) for name, own in PREFILLED)
    missing = [name for (name, _), value in zip(PREFILLED, (cases, minutes), strict=True) if value is None]
    missing += [name for name in _fields(QUESTIONS) if case.number(name) is None]
    works = [] if missing else [work(case, cases or 0, minutes or 0, one) for one in SCENARIOS]
    basis = case.text("basis")
    return StepHours(
        record=case.id,
        cases=cases,
        minutes=minutes,
        today=Work(cases, minutes, 0, 0).hours_today if cases is not None and minutes is not None else None,
        released=spread([one.released for one in works]) if works else None,
        pays_from=_of_ten(works[1].pays_from) if works else None,
        with_mending=has_mending(case),
        is_guess=basis in GUESSES,
        from_vendor=basis == "vendor_claim",
        reuse_named=bool(case.text("reuse").strip()),
        missing=missing,
    )


PREFILLED = (("cases", "volume_per_month"), ("minutes", "minutes_per_case"))
"""Field of an estimate → field of its step that speaks for it."""


def work(case: Record, cases: float, minutes: float, scenario: str) -> Work:
    """One scenario of an estimate whose three questions are answered."""
    covered, left, upkeep, rework, mending = (case.number(f"{name}_{scenario}") or 0 for name in (*QUESTIONS, *MENDING))
    return Work(cases, minutes, covered / 10, left, rework / 10, mending, upkeep)


def has_mending(case: Record) -> bool:
    return all(case.number(name) is not None for name in _fields(MENDING))


def spread(values: list[float]) -> Range:
    """The range of low, base and high; whoever called the most low meant the least all the same."""
    return Range(min(values), values[1], max(values))


def total(ranges: Iterable[Range]) -> Range | None:
    """The sum of ranges: all at their fewest, all as expected, all at their most. None of none."""
    found = list(ranges)
    if not found:
        return None
    return Range(sum(one.low for one in found), sum(one.base for one in found), sum(one.high for one in found))


def releases(one: StepHours) -> bool:
    return bool(one.released and one.released.base > 0)


def _fields(names: Iterable[str]) -> list[str]:
    return [f"{name}_{scenario}" for name in names for scenario in SCENARIOS]


def _either(said: float | None, otherwise: float | None) -> float | None:
    return otherwise if said is None else said


def _of_ten(share: float | None) -> float | None:
    return None if share is None else share * 10
