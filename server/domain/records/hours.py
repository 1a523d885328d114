"""What a redesigned step releases in hours, as those say it who know the work. The formula stands in `value`."""

from server.domain.record import Choice, Kind, Number, Ref, Text
from server.domain.records.flow import KNOWN


def of_ten(label: str, question: str = "") -> Number:
    return Number(label, help=question, most=10, unit="of 10 cases", asked="after", whole=False)


def minutes_each(label: str, question: str = "") -> Number:
    return Number(label, help=question, unit="minutes", asked="after", whole=False)


def hours_a_month(label: str, question: str = "") -> Number:
    return Number(label, help=question, unit="hours", asked="after", whole=False)


class ValueCase(Kind):
    """The hours of one step: three questions, each answered low, expected and high. One per step; the first counts."""

    singular = "Estimate of hours"
    plural = "Estimates of hours"
    needs = ("step",)
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    cases = Number("Cases a month", unit="cases a month", asked="after", help="Unless said here, as the step says")
    minutes = minutes_each("Minutes a case today", "Unless said here, as the step says")
    covered_low = of_ten("Done the new way, low", "Of 10 cases, how many are really done the new way?")
    covered_base = of_ten("Done the new way, expected")
    covered_high = of_ten("Done the new way, high")
    left_low = minutes_each("Minutes left, low", "How many minutes does a person still need for such a case?")
    left_base = minutes_each("Minutes left, expected")
    left_high = minutes_each("Minutes left, high")
    upkeep_low = hours_a_month("Upkeep, low", "How many hours a month does it take to keep it going?")
    upkeep_base = hours_a_month("Upkeep, expected")
    upkeep_high = hours_a_month("Upkeep, high")
    rework_low = of_ten("To be mended, low", "Of 10 such cases, how many have to be mended?")
    rework_base = of_ten("To be mended, expected")
    rework_high = of_ten("To be mended, high")
    mending_low = minutes_each("Minutes to mend one, low", "How many minutes does it take to mend one?")
    mending_base = minutes_each("Minutes to mend one, expected")
    mending_high = minutes_each("Minutes to mend one, high")
    basis = Choice("These figures are", asked="after", options=KNOWN | {"vendor_claim": "A vendor's claim"})
    reuse = Text("What the hours are used for", longest=140, asked="after")
    reuse_owner = Ref("Who sees to that", kinds=("person",), asked="after")
