"""The figures of a flow: worked examples, and what is said where an input is missing."""

import pytest

from server.domain.as_is_to_be import Flow, Way, Work, as_is, to_be
from server.domain.flow_figures import Figures, figures
from server.domain.plan.figure_words import FigureLine, figure_lines, in_time, share
from server.domain.plan.flow_comparison import flow_comparison
from server.domain.wording import Wording
from tests.playing import Play


def work(id: str, minutes: float | None = 30, lead: float | None = 10, mode: str = "person") -> Work:
    return Work(id, "sales", mode, minutes, lead, None, "")


def timed(planned: bool = False) -> Play:
    """Three steps of 30, 60 and 30 minutes that take 10, 20 and 5 hours, with a wait of 4 hours between two of them."""
    play = Play().running("sources")
    for step, minutes, lead in (("s1", 30, 10), ("s2", 60, 20), ("s3", 30, 5)):
        play.put("fay", step, minutes_per_case=minutes, lead_hours=lead, today="person")
    play.put("fay", "h1", usable=6, wait_hours=4)
    play.put("fay", "h2", usable=5, wait_hours=0)
    return play


def today(play: Play) -> Figures:
    return figures(as_is(play.view))


def lines(play: Play) -> dict[str, FigureLine]:
    return {one.key: one for one in flow_comparison(Wording(play.view)).lines}


def test_a_worked_example() -> None:
    found = today(timed())
    assert found.minutes == 120
    assert (found.lead.hours, found.lead.way) == (39, ("s1", "s2", "s3"))
    assert found.activity == pytest.approx(2 / 39)
    assert found.usable == 0.3
    assert found.crossings == 2
    assert found.modes == {"person": 1}


def test_the_same_example_in_words() -> None:
    said = {key: one.today for key, one in lines(timed()).items()}
    assert said == {
        "steps": "3",
        "work": "2 h",
        "lead": "39 h, along steps 1, 2, 3",
        "activity": "5 %",
        "usable": "30 %, over 2 of 2 handoffs",
        "crossings": "2 of 2 handoffs",
        "modes": "Person 100 %, each step counted once",
        "guesses": "0 of 10 numbers (0 %); of 10 nobody has said how well they are known",
    }


def test_a_missing_number_is_said_and_never_made_up() -> None:
    play = timed()
    play.put("fay", "s2", minutes_per_case=None)
    found = today(play)
    assert (found.minutes, found.activity, found.without_minutes) == (None, None, 1)
    assert lines(play)["work"].today == "Not known: 1 of 3 steps has no minutes"
    assert lines(play)["activity"].today == "Not known: steps on the longest way have no minutes"
    play.put("fay", "s1", lead_hours=None)
    play.put("fay", "s2", lead_hours=None)
    assert lines(play)["lead"].today == "Not known: 2 of 3 steps have no lead time"
    assert lines(play)["activity"].today == "Not known without the lead time"


def test_waits_that_nobody_said_make_the_lead_time_the_least_possible() -> None:
    play = timed()
    play.put("fay", "h2", wait_hours=None)
    assert lines(play)["lead"].today == "At least 39 h, along steps 1, 2, 3; the waits of 1 handoff are not known"


def test_more_work_than_lead_time_cannot_be_and_says_so() -> None:
    play = timed()
    play.put("fay", "s2", lead_hours=0.5)
    assert today(play).lead.hours is None
    assert lines(play)["lead"].today == "Not known: 1 step would take more work than lead time"


def test_the_longest_way_is_that_of_most_hours_not_of_most_steps() -> None:
    steps = [work("a", lead=1), work("b", lead=2), work("c", lead=2), work("d", lead=9), work("e", lead=1)]
    ways = [Way("a", "b", True), Way("b", "c", True), Way("c", "e", True), Way("a", "d", True), Way("d", "e", True)]
    lead = figures(Flow(steps, ways)).lead
    assert (lead.hours, lead.way, lead.without_wait) == (11, ("a", "d", "e"), 2)


def test_a_wait_can_make_a_way_the_longest() -> None:
    steps = [work("a", lead=1), work("b", lead=2), work("c", lead=3)]
    lead = figures(Flow(steps, [Way("a", "b", True, wait=5), Way("a", "c", True, wait=1)])).lead
    assert (lead.hours, lead.way) == (8, ("a", "b"))


def test_work_that_is_brought_back_is_no_part_of_the_longest_way() -> None:
    steps = [work("a", lead=1), work("b", lead=2)]
    assert figures(Flow(steps, [Way("a", "b", True), Way("b", "a", False)])).lead.hours == 3


def test_a_flow_without_steps_has_no_figures() -> None:
    found = figures(Flow([], []))
    assert (found.minutes, found.lead.hours, found.activity, found.usable) == (None, None, None, None)
    said = [one.today for one in figure_lines(Wording(Play().view), found, found)]
    assert said == ["0", "No steps", "No steps", "Not known without the lead time", "No handoffs", "0 of 0 handoffs",
                    "Not said", "No numbers yet"]  # fmt: skip


def test_no_lead_time_at_all_leaves_nothing_to_divide_by() -> None:
    play = timed()
    for step in ("s1", "s2", "s3"):
        play.put("fay", step, lead_hours=0, minutes_per_case=0)
    play.put("fay", "h1", wait_hours=0)
    assert lines(play)["activity"].today == "No time passes"


def test_unrated_handoffs_are_counted_out_loud() -> None:
    play = timed()
    play.put("fay", "h2", usable=None)
    assert lines(play)["usable"].today == "60 %, over 1 of 2 handoffs"
    play.put("fay", "h1", usable=None)
    assert lines(play)["usable"].today == "Not known: 2 of 2 handoffs have no rate"


def test_shares_of_modes_are_weighted_by_cases_only_where_every_step_has_them() -> None:
    play = timed()
    play.put("fay", "s1", volume_per_month=300)
    play.put("fay", "s2", volume_per_month=50, today="automatic")
    assert today(play).modes == {"automatic": pytest.approx(1 / 3), "person": pytest.approx(2 / 3)}
    play.put("fay", "s3", volume_per_month=50)
    assert today(play).modes == {"automatic": 0.125, "person": 0.875}
    assert lines(play)["modes"].today == "Person 88 %, Automatic 12 %, by cases a month"


def test_steps_of_which_nobody_said_who_does_them_are_named() -> None:
    play = timed()
    play.put("fay", "s3", today=None)
    assert lines(play)["modes"].today == "Person 100 %, each step counted once; not said for 1 of 3"


def test_guesses_are_a_share_of_all_numbers_given() -> None:
    play = timed()
    play.put("fay", "s1", estimate_quality="guess")
    play.put("fay", "s2", estimate_quality="measured")
    play.put("fay", "h1", estimate_quality="guess")
    assert tuple(today(play).guesses) == (10, 4, 4)
    assert lines(play)["guesses"].today == "4 of 10 numbers (40 %); of 4 nobody has said how well they are known"


def test_a_plan_on_guesses_says_so() -> None:
    play = timed()
    for one in ("s1", "s2", "h1"):
        play.put("fay", one, estimate_quality="guess")
    assert flow_comparison(Wording(play.view)).warning == "More than half of these numbers are guesses."
    play.put("fay", "s1", estimate_quality="measured")
    assert flow_comparison(Wording(play.view)).warning == ""


def decided(play: Play, **modes: str) -> Play:
    play.go("talk")
    for step, mode in modes.items():
        play.fay("open_decision", step=step, mode=mode, accountable="finn")
        play.put("finn", f"decision-{step}", why="We said so")
        play.fay("decide_step", step=step)
    return play


def test_after_the_redesign_a_changed_step_has_the_numbers_planned_for_it_or_none() -> None:
    play = decided(timed(), s2="automatic")
    assert lines(play)["work"].planned == "Not known: 1 of 3 steps has no minutes"
    play.put("fay", "s2", minutes_planned=5, lead_hours_planned=1)
    found = figures(to_be(play.view))
    assert (found.minutes, found.lead.hours) == (65, 20)
    assert lines(play)["work"].today == "2 h"


def test_after_the_redesign_a_stopped_step_is_gone_and_its_neighbours_are_joined() -> None:
    play = decided(timed(), s2="stop")
    found = figures(to_be(play.view))
    assert (found.steps, found.minutes, found.handoffs, found.rated, found.crossings) == (2, 60, 1, 0, 1)
    assert (found.lead.hours, found.lead.way) == (15, ("s1", "s3"))
    assert lines(play)["lead"].planned == "At least 15 h, along steps 1, 3; the waits of 1 handoff are not known"


def test_after_the_redesign_handoffs_stay_as_they_are_unless_something_else_is_planned() -> None:
    play = timed()
    assert figures(to_be(play.view)).usable == 0.3
    play.put("fay", "h1", usable_planned=10, wait_hours_planned=0)
    found = figures(to_be(play.view))
    assert (found.usable, found.lead.hours) == (0.5, 35)
    assert today(play).usable == 0.3


def test_times_and_shares_read_as_people_say_them() -> None:
    assert [in_time(one) for one in (0, 0.4, 45, 60, 105, 2160)] == [
        "0 min",
        "0 min",
        "45 min",
        "1 h",
        "1 h 45 min",
        "36 h",
    ]
    assert [share(one) for one in (0, 0.001, 0.305, 1)] == ["0 %", "under 1 %", "30 %", "100 %"]
