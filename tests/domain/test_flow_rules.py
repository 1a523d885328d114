"""What has to be said of the flow itself: rates, numbers that are no guesses, and the worst breaks."""

import msgspec
import pytest

from server.domain.completeness import findings, holding
from server.domain.finding import Finding
from server.domain.flow_rules import caveats
from tests.playing import Play

UNRATED = "have not been rated by the function that receives them."


def in_agenda(agenda: str) -> Play:
    play = Play().running("sources")
    play.workshop.everyone.about = msgspec.structs.replace(play.workshop.everyone.about, agenda=agenda)
    return play


def of(play: Play, rule: str) -> list[Finding]:
    return [one for one in findings(play.view) if one.rule == rule]


@pytest.mark.parametrize("agenda", ["180_minutes", "day"])
def test_a_handoff_between_functions_wants_the_rate_of_who_receives_it(agenda: str) -> None:
    play = in_agenda(agenda)
    first, second = of(play, "C06")
    assert first.text == "1 · Capture facts → 2 · Check data: Operations has not said how many of 10 are usable"
    assert (first.record, first.field, first.gate, second.record) == ("h1", "usable", "warns", "h2")
    play.put("olga", "h1", usable=0)
    assert [one.record for one in of(play, "C06")] == ["h2"]


def test_no_rate_is_wanted_inside_a_function_nor_of_what_feeds_the_next_cycle() -> None:
    play = in_agenda("day")
    play.put("fay", "s2", owner="sales")
    play.put("fay", "h2", next_cycle=True)
    assert of(play, "C06") == []


def test_ninety_minutes_ask_for_no_rates_and_no_better_numbers() -> None:
    play = in_agenda("90_minutes")
    play.put("fay", "s1", minutes_per_case=5, estimate_quality="guess")
    assert of(play, "C06") + of(play, "C36") == []


def test_where_most_numbers_are_guesses_the_first_of_them_is_to_be_looked_at() -> None:
    play = in_agenda("day")
    play.put("fay", "s1", estimate_quality="guess")
    play.put("fay", "s2", minutes_per_case=5, volume_per_month=40, estimate_quality="guess")
    play.put("fay", "s3", minutes_per_case=5, estimate_quality="measured")
    (found,) = of(play, "C36")
    assert found.text == "2 of 3 numbers are guesses. How well known are those of 2 · Check data?"
    assert (found.record, found.field, found.gate) == ("s2", "estimate_quality", "warns")
    play.put("fay", "s2", estimate_quality="estimated")
    assert of(play, "C36") == []


def test_half_of_the_numbers_may_be_guesses() -> None:
    play = in_agenda("day")
    play.put("fay", "s1", minutes_per_case=5, estimate_quality="guess")
    play.put("fay", "s2", minutes_per_case=5)
    assert of(play, "C36") == []


def test_guessed_handoffs_are_named_too() -> None:
    play = in_agenda("day")
    play.put("fay", "h2", wait_hours=5, estimate_quality="guess")
    assert [one.record for one in of(play, "C36")] == ["h2"]


def test_the_plan_says_how_far_to_trust_its_figures_whatever_the_agenda() -> None:
    play = in_agenda("90_minutes")
    assert caveats(play.view) == [f"2 of 2 handoffs between functions {UNRATED}"]
    play.put("olga", "h1", usable=7)
    play.put("finn", "h2", usable=7)
    play.put("fay", "s1", minutes_per_case=5, lead_hours=5, volume_per_month=5, estimate_quality="guess")
    assert caveats(play.view) == ["3 of the 5 numbers behind the figures are guesses."]


def pinned(agenda: str, *severities: str) -> Play:
    play = in_agenda(agenda)
    for number, severity in enumerate(severities):
        play.add("al", "issue", f"p{number}", place="s1", text="Late", severity=severity)
    return play


def test_by_final_the_worst_three_breaks_are_understood_and_have_two_owners() -> None:
    play = pinned("90_minutes", "3", "2", "4", "3", "3")
    assert list(dict.fromkeys(one.record for one in of(play, "C25F"))) == ["p2", "p0", "p3"]
    fields = ["owner", "co_owner", "dimension", "frequency", "root_cause"]
    assert [one.field for one in of(play, "C25F") if one.record == "p2"] == fields
    assert {one.gate for one in of(play, "C25F")} == {"final"}
    assert {one.gate for one in of(play, "C25")} == {"warns"}


def test_where_the_close_wants_the_owners_final_does_not_want_them_twice() -> None:
    play = pinned("day", "4")
    wanted = [one.field for one in holding(play.view, "final") if one.record == "p0"]
    assert wanted == ["owner", "co_owner", "dimension", "frequency", "root_cause"]
    play.put("fay", "p0", owner="al", co_owner="ida", dimension="timeliness", frequency=30, root_cause="process")
    assert [one for one in holding(play.view, "final") if one.record == "p0"] == []
