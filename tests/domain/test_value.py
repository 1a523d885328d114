"""Hours that a step releases: the worked examples, what always holds, and what the estimates of a room come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.record import Record, Value
from server.domain.value import Hours, Range, StepHours, Work, hours, is_changed, releases, spread, step_hours, total
from tests.playing import Play

REVIEW = {"cases": 400, "minutes": 15}
LOW = Work(**REVIEW, covered=0.4, left=7, rework=0.20, mending=10, upkeep=8)
BASE = Work(**REVIEW, covered=0.7, left=4, rework=0.10, mending=10, upkeep=8)
HIGH = Work(**REVIEW, covered=0.9, left=2, rework=0.05, mending=10, upkeep=6)
STRESS = Work(**REVIEW, covered=0.5, left=12, rework=0.35, mending=15, upkeep=8)

ANSWERS: dict[str, Value] = {
    **{"covered_low": 4, "covered_base": 7, "covered_high": 9},
    **{"left_low": 7, "left_base": 4, "left_high": 2},
    **{"upkeep_low": 8, "upkeep_base": 8, "upkeep_high": 6},
}
MENDED: dict[str, Value] = {
    **{"rework_low": 2, "rework_base": 1, "rework_high": 0.5},
    **{"mending_low": 10, "mending_base": 10, "mending_high": 10},
}

minutes = st.floats(0, 500)
shares = st.floats(0, 1)
works = st.builds(Work, st.floats(0, 10_000), minutes, shares, minutes, shares, minutes, st.floats(0, 500))


def case(**values: Value) -> Record:
    return Record(id="v1", kind="value_case", values={"step": "s1", **values})


def step(**values: Value) -> Record:
    return Record(id="s1", kind="step", values={"name": "Review", **values})


@pytest.mark.parametrize(
    ("work", "after", "released"),
    [(LOW, 84.0, 8.0), (BASE, 53.333, 38.667), (HIGH, 25.0, 69.0), (STRESS, 107.5, -15.5)],
    ids=["low", "base", "high", "stress"],
)
def test_the_opportunity_review_of_the_method(work: Work, after: float, released: float) -> None:
    assert work.hours_today == 100.0
    assert work.hours_after == pytest.approx(after, abs=0.001)
    assert work.released == pytest.approx(released, abs=0.001)


def test_the_review_pays_from_twelve_of_a_hundred_cases_on() -> None:
    assert BASE.pays_from == pytest.approx(0.12)


def test_it_never_pays_where_the_new_way_takes_as_long() -> None:
    assert BASE._replace(left=14).pays_from is None
    assert BASE._replace(left=15, rework=0).pays_from is None
    assert BASE._replace(cases=0).pays_from is None


def test_it_pays_from_the_first_case_on_where_nothing_has_to_be_kept_going() -> None:
    assert BASE._replace(upkeep=0).pays_from == 0


def test_what_takes_more_upkeep_than_it_saves_pays_at_no_share_there_is() -> None:
    assert BASE._replace(upkeep=80).pays_from == pytest.approx(1.2)


@given(works)
def test_what_is_released_can_be_followed_from_today_to_afterwards(work: Work) -> None:
    assert work.released == pytest.approx(work.hours_today - work.hours_after - work.upkeep)


@given(works)
def test_where_nothing_is_done_the_new_way_only_the_upkeep_is_lost(work: Work) -> None:
    assert work._replace(covered=0).released == pytest.approx(-work.upkeep)


@given(works)
def test_no_more_is_released_than_the_step_takes_today(work: Work) -> None:
    assert work.released <= work.hours_today + 1e-6


@given(works, st.floats(0, 500))
def test_more_upkeep_never_releases_more(work: Work, more: float) -> None:
    assert work._replace(upkeep=work.upkeep + more).released <= work.released


@given(works)
def test_at_the_share_from_which_it_pays_nothing_is_released(work: Work) -> None:
    share = work.pays_from
    if share is not None and share <= 1 and work.minutes - work.new_minutes > 0.01:
        assert work._replace(covered=share).released == pytest.approx(0, abs=1e-3 + work.hours_today * 1e-6)


@given(st.lists(st.floats(-1000, 1000), min_size=3, max_size=3))
def test_a_range_begins_with_the_fewest_and_ends_with_the_most(found: list[float]) -> None:
    one = spread(found)
    assert one.low <= one.base <= one.high
    assert one.base == found[1]


def test_whoever_mixed_up_low_and_high_gets_the_same_range() -> None:
    assert spread([69.0, 38.7, 8.0]) == spread([8.0, 38.7, 69.0]) == Range(8.0, 38.7, 69.0)


def test_ranges_add_up_end_by_end() -> None:
    assert total([Range(8, 38, 69), Range(-15, -2, 1)]) == Range(-7, 36, 70)


def test_the_sum_of_nothing_is_not_nought() -> None:
    assert total([]) is None


def test_an_estimate_takes_cases_and_minutes_from_its_step() -> None:
    found = step_hours(step(volume_per_month=400, minutes_per_case=15), case(**ANSWERS, **MENDED))
    assert (found.cases, found.minutes, found.today) == (400, 15, 100.0)
    assert found.released is not None
    rounded = [round(one, 1) for one in (found.released.low, found.released.base, found.released.high)]
    assert rounded == [8.0, 38.7, 69.0]
    assert found.pays_from == pytest.approx(1.2)
    assert found.with_mending and found.missing == [] and found.record == "v1"


def test_an_estimate_may_say_other_cases_and_minutes_than_its_step() -> None:
    found = step_hours(step(volume_per_month=1, minutes_per_case=1), case(cases=400, minutes=15, **ANSWERS))
    assert found.today == 100.0


def test_nought_cases_are_an_answer_and_not_left_to_the_step() -> None:
    found = step_hours(step(volume_per_month=400, minutes_per_case=15), case(cases=0, **ANSWERS))
    assert found.today == 0 and found.released == Range(-8, -8, -6)


def test_without_figures_on_mending_none_is_counted() -> None:
    found = step_hours(step(volume_per_month=400, minutes_per_case=15), case(**ANSWERS))
    assert not found.with_mending and found.released is not None
    assert found.released.base == pytest.approx(400 * 0.7 * 11 / 60 - 8)


def test_mending_is_counted_only_when_all_of_it_is_said() -> None:
    half = {name: value for name, value in MENDED.items() if name != "mending_low"}
    assert not step_hours(step(), case(**half)).with_mending


@pytest.mark.parametrize("name", ANSWERS)
def test_nothing_is_computed_until_every_question_is_answered_three_times(name: str) -> None:
    said = {one: value for one, value in ANSWERS.items() if one != name}
    found = step_hours(step(volume_per_month=400, minutes_per_case=15), case(**said))
    assert (found.released, found.pays_from, found.missing) == (None, None, [name])
    assert found.today == 100.0


def test_what_is_not_known_of_the_step_is_named() -> None:
    found = step_hours(step(volume_per_month=400), case(**ANSWERS))
    assert (found.missing, found.today, found.released) == (["minutes"], None, None)
    assert step_hours(step(minutes_per_case=15), case(**ANSWERS)).missing == ["cases"]


def test_a_step_without_an_estimate_misses_all_of_it() -> None:
    found = step_hours(step(volume_per_month=400, minutes_per_case=15), None)
    assert found.record == "" and found.missing == list(ANSWERS)


@pytest.mark.parametrize(
    ("basis", "guess", "vendor"),
    [
        (None, True, False),
        ("guess", True, False),
        ("vendor_claim", True, True),
        ("estimated", False, False),
        ("measured", False, False),
    ],
)
def test_what_nobody_here_measured_or_estimated_is_a_guess(basis: str | None, guess: bool, vendor: bool) -> None:
    found = step_hours(step(), case(basis=basis))
    assert (found.is_guess, found.from_vendor) == (guess, vendor)


def test_a_use_of_the_hours_takes_words() -> None:
    assert step_hours(step(), case(reuse="Visits to customers")).reuse_named
    assert not step_hours(step(), case(reuse="  ")).reuse_named
    assert not step_hours(step(), case()).reuse_named


def decided(mode: str = "automatic", today: str = "person") -> Play:
    """Step s3 is decided; its numbers are there."""
    play = Play().running("talk")
    play.put("fay", "s3", today=today, volume_per_month=400, minutes_per_case=15)
    play.fay("open_decision", step="s3", mode=mode, accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    play.fay("decide_step", step="s3")
    return play


def estimated(play: Play, at: str, **more: Value) -> Hours:
    play.add("fay", "value_case", f"value-{at}", step=at, **ANSWERS, **more)
    return hours(play.view)


def test_every_step_that_will_be_done_otherwise_waits_for_its_estimate() -> None:
    found = hours(decided().view)
    assert list(found.steps) == ["s3"]
    assert (found.released, found.known, found.guesses, found.without_reuse) == (None, 0, 0, [])


def test_a_step_that_stays_as_it_is_needs_no_estimate() -> None:
    assert hours(decided(mode="person").view).steps == {}


def test_a_step_of_which_today_was_never_said_counts_as_done_by_a_person() -> None:
    play = decided(mode="shared")
    play.put("fay", "s3", today=None)
    assert list(hours(play.view).steps) == ["s3"]
    play.fay("reopen_step", step="s3")
    assert hours(play.view).steps == {}


def test_what_the_room_accepted_as_aligned_counts_like_what_it_decided() -> None:
    play = Play().running("mark").marked(al="automatic", ida="automatic", finn="automatic")
    play.fay("reveal")
    play.fay("accept_aligned", steps=["s3"])
    assert list(hours(play.view).steps) == ["s3"]


def test_the_sum_says_how_much_of_it_is_known_and_how_much_a_guess() -> None:
    play = decided()
    estimated(play, "s3", basis="estimated", reuse="Visits to customers")
    play.put("fay", "s1", volume_per_month=60, minutes_per_case=10)
    found = estimated(play, "s1")
    assert list(found.steps) == ["s1", "s3"]
    assert (found.known, found.guesses) == (2, 1)
    one, other = (found.steps[step].released for step in ("s1", "s3"))
    assert one and other and found.released == total([one, other])


def test_an_estimate_that_is_not_complete_is_left_out_of_the_sum() -> None:
    play = decided()
    estimated(play, "s3", basis="measured")
    found = estimated(play, "s1")
    assert (found.known, found.guesses) == (1, 0)
    assert found.released == found.steps["s3"].released


def test_hours_without_a_use_are_named_unless_none_are_released() -> None:
    play = decided()
    assert estimated(play, "s3").without_reuse == ["s3"]
    play.put("fay", "value-s3", reuse="Visits to customers")
    assert hours(play.view).without_reuse == []
    play.put("fay", "value-s3", reuse=None, upkeep_base=500)
    assert hours(play.view).without_reuse == []


def test_of_two_estimates_of_a_step_the_first_counts() -> None:
    play = decided()
    estimated(play, "s3", basis="measured")
    play.add("fay", "value_case", "again", step="s3")
    assert hours(play.view).steps["s3"].record == "value-s3"


def test_of_what_nobody_has_asked_about_nothing_is_mended_and_nothing_kept_going() -> None:
    plain = Work(cases=60, minutes=10, covered=1, left=4)
    assert (plain.new_minutes, plain.released) == (4, 6)
    assert plain._replace(rework=0.5).new_minutes == plain._replace(mending=30).new_minutes == 4


def test_it_pays_however_little_a_month_is_saved() -> None:
    assert Work(cases=1, minutes=1, covered=0, left=0.5, upkeep=0.01).pays_from == pytest.approx(1.2)


def test_an_estimate_that_says_nothing_claims_nothing() -> None:
    nothing, none = StepHours(), Hours()
    assert (nothing.record, none.known, none.guesses) == ("", 0, 0)
    assert not (nothing.with_mending or nothing.is_guess or nothing.from_vendor or nothing.reuse_named)


def test_of_no_cases_or_no_minutes_only_the_upkeep_and_what_is_left_to_do_are_lost() -> None:
    no_cases = step_hours(step(), case(**ANSWERS, cases=0, minutes=15)).released
    no_minutes = step_hours(step(), case(**ANSWERS, cases=60, minutes=0)).released
    assert no_cases == Range(-8, -8, -6)
    assert no_minutes and no_minutes.base == pytest.approx(-0.7 * 4 - 8)


def test_hours_are_released_from_the_first_minute_on_and_not_before() -> None:
    assert releases(StepHours(released=Range(-1, 0.5, 1)))
    assert not releases(StepHours(released=Range(-1, 0, 1)))


def first_step(today: str | None, mode: str) -> Play:
    """Step s1 is done so today, and decided so."""
    play = Play().running("talk")
    play.put("fay", "s1", today=today)
    play.fay("open_decision", step="s1", mode=mode, accountable="finn")
    play.put("finn", "decision-s1", why="Rules are clear")
    play.fay("decide_step", step="s1")
    return play


@pytest.mark.parametrize(
    ("today", "mode", "is_other"),
    [("automatic", "automatic", False), (None, "person", False), (None, "automatic", True), ("shared", "person", True)],
)
def test_what_is_decided_as_it_is_done_today_is_asked_no_estimate(today: str | None, mode: str, is_other: bool) -> None:
    play = first_step(today, mode)
    first, second, _ = play.view.ordered("step")
    assert is_changed(play.view, first) is is_other
    assert is_changed(play.view, second) is False
    assert list(hours(play.view).steps) == (["s1"] if is_other else [])
