"""The formulas whose mutants are tried, and what survives for a reason: a change that changes no result."""

from tests.mutants.trying import Subject

SUBJECTS = (
    Subject(
        "server.domain.divergence",
        ("tests/domain/test_divergence.py", "tests/domain/test_hearing.py", "tests/domain/test_callouts.py"),
    ),
    Subject("server.domain.hearing", ("tests/domain/test_hearing.py",)),
    Subject("server.domain.pooling", ("tests/domain/test_pooling.py",)),
    Subject("server.domain.zones", ("tests/domain/test_zones.py",)),
    Subject("server.domain.taint", ("tests/domain/test_taint.py",)),
    Subject("server.domain.value", ("tests/domain/test_value.py",)),
)

NOBODY = "Without voices there is no end of the scale, wherever its middle is."

ALONE = "Without a pair of functions there are no numbers, whatever stands here."
SHIFTED = (
    "Where voices stand is only held against each other: from where it is counted, and which way, changes no order."
)

DIVERGENCE = "server.domain.divergence"
TAINT = "server.domain.taint"
VALUE = "server.domain.value"
UNREAD = "An estimate that is not there has no kind that anybody reads."
TODAY = "today=Work(cases, minutes, 0, 0).hours_today if cases is not None and minutes is not None else None,"
STANDS = "stands = sum((1 - share for share in view.reached), Fraction(0))"

EQUIVALENT: dict[tuple[str, str, str, str], str] = {
    (DIVERGENCE, "widest = max(gaps.values(), default=Fraction(0))", "0", "1"): ALONE,
    (DIVERGENCE, "return Fraction(sum(values), len(values)) if values else Fraction(0)", "0", "1"): ALONE,
    (DIVERGENCE, STANDS, "1 - share", "1 + share"): SHIFTED,
    (DIVERGENCE, STANDS, "1", "2"): SHIFTED,
    (DIVERGENCE, STANDS, "0", "1"): SHIFTED,
    (
        "server.domain.hearing",
        "twice_the_middle = min(stands, default=0) + max(stands, default=0)",
        "0",
        "1",
    ): NOBODY,
    (
        "server.domain.zones",
        "nearer_up = mean - lower > Fraction(1, 2) or (mean - lower == Fraction(1, 2) and mean < MIDDLE)",
        "mean < MIDDLE",
        "mean <= MIDDLE",
    ): "A mean that lies half way between two answers is never the middle itself.",
    (
        TAINT,
        "return [one for one in self.users[source] if self.numbers[one] > self.numbers[step]]",
        "self.numbers[one] > self.numbers[step]",
        "self.numbers[one] >= self.numbers[step]",
    ): "Two steps have no number in common, and what leads back to where it arose is taken out.",
    (
        TAINT,
        'yield handoff.id, cause, _reached(origin, "all" if all_that_follow else "next", ways)',
        "'next'",
        "'next?'",
    ): "Whatever is not all goes to the next.",
    (VALUE, 'case = case or Record(id="", kind="value_case", values={})', "'value_case'", "'value_case?'"): UNREAD,
    (VALUE, TODAY, "0", "1"): "What is done the new way has no part in the hours of today.",
    (TAINT, 'match place.kind if place else "":', "''", "'?'"): "No place is of a kind that is called so.",
}
"""(module, line, before, after) → why nothing can be told from it."""
