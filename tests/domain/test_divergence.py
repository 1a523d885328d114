"""Divergence against the worked examples, an independent count of draws, and the meaning of its bands."""

from collections import Counter
from fractions import Fraction
from itertools import combinations_with_replacement, product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.divergence import Divergence, FunctionMarks, Position, measure

FIVE = ("person", "ai_helps", "shared", "ai_acts", "automatic")
THREE = ("person", "shared", "automatic")
ROOM = ("sales", "it", "hr", "finance", "operations")

Marks = dict[str, list[int]]
"""By function the levels its people marked, K at the end of Person."""


def level_name(level: int, scale: tuple[str, ...]) -> str:
    return scale[len(scale) - level]


def function_marks(function: str, levels: list[int], scale: tuple[str, ...]) -> FunctionMarks:
    return FunctionMarks(function, Counter(level_name(level, scale) for level in levels))


def measured(marks: Marks, scale: tuple[str, ...] = FIVE) -> Divergence:
    return measure([function_marks(name, levels, scale) for name, levels in marks.items()], scale)


def one_each(*levels: int) -> Marks:
    """One person of each function; more than five functions get numbers for names."""
    names = ROOM if len(levels) <= len(ROOM) else [f"f{n}" for n in range(len(levels))]
    return {name: [level] for name, level in zip(names, levels, strict=False)}


def gap(divergence: Divergence, one: str, other: str) -> float:
    return next(g.levels for g in divergence.gaps if {g.one, g.other} == {one, other})


def expected_distance(one: list[int], other: list[int]) -> Fraction:
    """Draw one mark of each at random, count how far they are apart."""
    distances = [abs(a - b) for a, b in product(one, other)]
    return Fraction(sum(distances), len(distances))


def brute_force(marks: Marks, levels: int) -> tuple[Fraction, Fraction]:
    """(D, W) by drawing: two functions at random, the same one perhaps twice, then a mark of each."""
    groups = list(marks.values())
    limit = Fraction(levels - 1, 2)
    total = sum((expected_distance(f, g) for f, g in product(groups, groups)), Fraction(0))
    within = sum((expected_distance(f, f) for f in groups), Fraction(0))
    return total / len(groups) ** 2 / limit, within / len(groups) / limit


def test_one_mark_per_function_as_in_worked_example_a() -> None:
    a = measured({"sales": [4], "it": [2], "hr": [5], "finance": [4], "operations": [2]})
    assert (a.total, a.within, a.between) == (0.64, 0.0, 0.64)
    assert sum(g.levels for g in a.gaps) == 16
    assert a.furthest == (("it", "hr"), ("hr", "operations"))
    assert a.word == "far_apart"
    assert a.hear == ("it", "hr")


def test_several_marks_per_function_as_in_worked_example_b() -> None:
    b = measured({"sales": [4, 5, 5], "it": [2], "hr": [4, 3], "finance": [2, 2], "operations": [2, 4]})
    assert (b.total, b.within, b.between) == pytest.approx((0.606, 0.194, 0.411), abs=0.0006)
    assert list(b.pooled) == list(FIVE)
    assert list(b.pooled.values()) == pytest.approx([0.1333, 0.2667, 0.1, 0.5, 0.0], abs=0.0001)
    assert b.between is not None and b.total is not None
    assert b.between / b.total == pytest.approx(0.68, abs=0.005)
    assert b.furthest == (("sales", "it"), ("sales", "finance"))
    assert gap(b, "sales", "it") == pytest.approx(2.67, abs=0.005)
    assert gap(b, "it", "finance") == 0


ENDS = {name: [3, 1] for name in ROOM}
TWICE_THE_ENDS = {name: [3, 3, 1, 1] for name in ROOM}
PATTERNS_OF_THREE: list[tuple[Marks, float, float, str]] = [
    (one_each(3, 3, 3, 3, 3), 0.00, 0.0, "aligned"),
    (one_each(3, 3, 2, 3, 3), 0.32, 0.5, "close"),
    (one_each(3, 2, 2, 3, 3), 0.48, 0.5, "close"),
    (one_each(3, 3, 1, 3, 3), 0.64, 1.0, "far_apart"),
    (one_each(3, 3, 2, 2, 1), 0.80, 1.0, "far_apart"),
    (one_each(3, 1, 1, 3, 3), 0.96, 1.0, "far_apart"),
    (ENDS, 1.00, 0.0, "far_apart"),
    (TWICE_THE_ENDS, 1.00, 0.0, "of_two_minds"),
]


@pytest.mark.parametrize(("marks", "total", "widest", "word"), PATTERNS_OF_THREE)
def test_patterns_on_three_levels_have_their_number_and_word(
    marks: Marks, total: float, widest: float, word: str
) -> None:
    divergence = measured(marks, THREE)
    assert brute_force(marks, 3)[0] == Fraction(round(total * 100), 100)
    assert divergence.total == total
    assert max(g.share for g in divergence.gaps) == widest
    assert divergence.word == word


ALL_FIVES = list(combinations_with_replacement(range(1, 6), 5))
REACH = {0: (0.0, 0.0), 1: (0.16, 0.24), 2: (0.32, 0.48), 3: (0.48, 0.72), 4: (0.64, 0.96)}


def test_the_bands_mean_how_many_levels_apart_five_functions_are() -> None:
    assert len(ALL_FIVES) == 126
    reached: dict[int, list[float]] = {apart: [] for apart in REACH}
    for levels in ALL_FIVES:
        total = measured(one_each(*levels)).total
        assert total is not None
        reached[max(levels) - min(levels)].append(total)
    assert {apart: (min(totals), max(totals)) for apart, totals in reached.items()} == REACH


def test_five_functions_are_aligned_exactly_when_within_one_level() -> None:
    for levels in ALL_FIVES:
        apart = max(levels) - min(levels)
        word = measured(one_each(*levels)).word
        assert (word == "aligned") == (apart <= 1)
        assert (word == "close") == (apart == 2)
        assert (word == "far_apart") == (apart >= 3)


def test_every_pattern_agrees_with_an_independent_count_of_draws() -> None:
    for levels in ALL_FIVES:
        marks = one_each(*levels)
        assert measured(marks).total == float(brute_force(marks, 5)[0])


def test_the_distance_of_single_marks_is_the_difference_of_their_levels() -> None:
    for one, other in product(range(1, 6), repeat=2):
        assert measured({"hr": [one], "it": [other]}).gaps[0].levels == abs(one - other)


def test_a_function_that_marked_the_same_mixture_is_no_distance_away() -> None:
    assert measured({"hr": [1, 5], "it": [1, 5]}).gaps[0].levels == 0


def test_a_lone_function_three_levels_off_is_far_apart_though_the_total_is_below_the_band() -> None:
    lone = measured(one_each(5, 2, 2, 2, 2))
    assert lone.total == 0.48
    assert lone.word == "far_apart"
    assert lone.hear == ("sales", "it")


def test_a_lone_function_at_the_other_end_is_heard_among_twenty() -> None:
    lone = measured(one_each(*[3] * 19, 1), THREE)
    assert lone.total is not None and lone.total < 0.25
    assert lone.word == "far_apart"
    assert lone.hear[0] == "f19"


def test_exactly_a_quarter_is_close_and_exactly_a_half_is_far_apart() -> None:
    quarter, half = measured(one_each(4, 3)), measured(one_each(3, 2), THREE)
    assert (quarter.total, quarter.word) == (0.25, "close")
    assert (half.total, half.word) == (0.5, "far_apart")


def test_exactly_three_quarters_of_the_scale_is_a_wide_pair() -> None:
    marks: Marks = {"sales": [3], "it": [3], "hr": [3], "finance": [1, 1, 1, 2, 2, 1, 2, 1, 2, 2]}
    assert gap(measured(marks, THREE), "sales", "finance") == 1.5
    assert measured(marks, THREE).word == "far_apart"


def test_where_all_agree_nobody_is_furthest_apart() -> None:
    assert measured(one_each(3, 3, 3)).furthest == ()


def test_thirds_do_not_push_a_number_over_its_band() -> None:
    thirds: Marks = {"hr": [3, 3, 2], "it": [3, 2, 2], "sales": [3, 2, 2], "finance": [3, 3, 2]}
    assert measured(thirds).total == 0.25
    assert measured(thirds, THREE).total == 0.5
    assert measured(thirds, THREE).word == "far_apart"


def test_a_function_of_four_at_both_ends_is_of_two_minds() -> None:
    divergence = measured({"sales": [3, 3, 1, 1], "hr": [2], "it": [2]}, THREE)
    assert (divergence.word, divergence.of_two_minds) == ("of_two_minds", ("sales",))


def test_several_functions_of_two_minds_are_named_in_lane_order() -> None:
    divergence = measured({"sales": [3, 3, 1, 1], "it": [2], "hr": [3, 3, 1, 1]}, THREE)
    assert (divergence.word, divergence.of_two_minds) == ("of_two_minds", ("sales", "hr"))


def test_a_torn_function_in_a_room_of_one_opinion_does_not_make_the_step_far_apart() -> None:
    torn: Marks = {"sales": [3, 3, 1, 1], "it": [2], "hr": [2], "finance": [2], "operations": [2]}
    assert (measured(torn, THREE).word, measured(torn, THREE).of_two_minds) == ("close", ())


def test_a_function_under_four_people_is_never_of_two_minds() -> None:
    divergence = measured({"sales": [3, 2, 1], "hr": [3, 1], "it": [2]}, THREE)
    assert divergence.within is not None and divergence.between is not None
    assert divergence.within >= divergence.between
    assert (divergence.word, divergence.of_two_minds) == ("far_apart", ())


def test_a_unanimous_function_is_not_of_two_minds_because_a_small_one_is() -> None:
    divergence = measured({"sales": [3, 3, 3, 3], "hr": [3, 1]}, THREE)
    assert (divergence.word, divergence.of_two_minds) == ("far_apart", ())


def test_functions_against_each_other_are_far_apart_not_of_two_minds() -> None:
    divergence = measured({"sales": [3, 3, 1, 1], "hr": [3], "it": [1], "finance": [1]}, THREE)
    assert divergence.word == "far_apart"


def test_as_much_within_functions_as_between_them_counts_as_two_minds_and_less_does_not() -> None:
    torn, high, low = [3, 3, 1, 1], [3], [1]
    less = measured({"sales": torn, "hr": high, "it": low}, THREE)
    assert less.within == pytest.approx(1 / 3)
    assert less.word == "far_apart"
    even = measured({"sales": torn, "finance": torn, "hr": high, "it": low}, THREE)
    assert (even.within, even.between, even.word) == (0.5, 0.5, "of_two_minds")


def unsure(guessing: int, people: int) -> Divergence:
    half = people // 2
    sales = FunctionMarks("sales", {"person": half}, {1: guessing})
    return measure([sales, FunctionMarks("hr", {"person": people - half}, {5: 1})], THREE)


def test_agreement_is_unsure_when_half_or_more_are_guessing() -> None:
    assert unsure(guessing=4, people=8).word == "unsure"
    assert unsure(guessing=3, people=8).word == "aligned"


def test_confidence_changes_no_number() -> None:
    sure, silent = unsure(0, 8), unsure(4, 8)
    assert (sure.total, sure.within, sure.pooled) == (silent.total, silent.within, silent.pooled)


def test_guessing_far_apart_is_still_far_apart() -> None:
    marks = [FunctionMarks("hr", {"person": 1}, {1: 1}), FunctionMarks("it", {"automatic": 1}, {1: 1})]
    assert measure(marks, THREE).word == "far_apart"


@pytest.mark.parametrize("marks", [{}, {"sales": []}, {"sales": [3, 1, 1, 3]}, {"sales": [3], "hr": []}])
def test_fewer_than_two_functions_with_marks_are_too_few_and_have_no_numbers(marks: Marks) -> None:
    divergence = measured(marks, THREE)
    assert divergence.word == "too_few"
    assert (divergence.total, divergence.within, divergence.between) == (None, None, None)
    assert (divergence.gaps, divergence.furthest, divergence.hear) == ((), (), ())
    assert divergence.of_two_minds == ()


def test_not_mine_and_stop_are_counted_beside_the_scale() -> None:
    marks = [
        FunctionMarks("sales", {"person": 1}, not_mine=1, stop=1),
        FunctionMarks("hr", {"person": 2}),
        FunctionMarks("it", not_mine=2),
    ]
    divergence = measure(marks, THREE)
    assert (divergence.total, divergence.people, divergence.not_mine) == (0.0, 3, 3)
    assert (divergence.stop, divergence.stop_from) == (1, ("sales",))
    assert list(divergence.positions) == ["sales", "hr"]


def test_a_position_is_the_median_level() -> None:
    positions = measured({"sales": [5, 5, 1], "hr": [2], "it": [5, 4, 3, 3, 1]}).positions
    assert positions["sales"] == Position("person", "person")
    assert positions["hr"] == Position("ai_acts", "ai_acts")
    assert positions["it"] == Position("shared", "shared")


def test_a_median_between_two_levels_names_both() -> None:
    positions = measured({"sales": [3, 2], "hr": [3, 1], "it": [1, 1]}, THREE).positions
    assert positions["sales"] == Position("person", "shared")
    assert positions["hr"] == Position("person", "automatic")
    assert positions["it"] == Position("automatic", "automatic")


def test_a_level_of_another_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="ai_helps"):
        measure([FunctionMarks("sales", {"ai_helps": 1})], THREE)


def test_a_result_can_be_sent_and_read_back() -> None:
    divergence = measured({"sales": [3, 3, 1, 1], "hr": [3, 1], "it": [2]}, THREE)
    assert msgspec.json.decode(msgspec.json.encode(divergence), type=Divergence) == divergence


marks_of_a_room = st.dictionaries(
    st.sampled_from(ROOM), st.lists(st.integers(1, 5), min_size=1, max_size=6), min_size=2
)


@given(marks_of_a_room)
@settings(deadline=None)
def test_total_and_within_are_what_drawing_marks_would_give(marks: Marks) -> None:
    total, within = brute_force(marks, 5)
    divergence = measured(marks)
    assert (divergence.total, divergence.within) == (float(total), float(within))


@given(marks_of_a_room)
@settings(deadline=None)
def test_within_and_between_make_the_total_and_none_is_negative(marks: Marks) -> None:
    divergence = measured(marks)
    assert divergence.within is not None and divergence.between is not None
    assert divergence.within >= 0 and divergence.between >= 0
    assert divergence.within + divergence.between == pytest.approx(divergence.total)


@given(marks_of_a_room, st.permutations(ROOM))
@settings(deadline=None)
def test_the_order_of_functions_changes_no_number_and_no_word(marks: Marks, order: list[str]) -> None:
    again, divergence = measured({name: marks[name] for name in order if name in marks}), measured(marks)
    assert (again.total, again.within, again.word) == (divergence.total, divergence.within, divergence.word)
    assert again.positions == divergence.positions


@given(marks_of_a_room)
@settings(deadline=None)
def test_turning_the_scale_round_changes_no_number_and_no_word(marks: Marks) -> None:
    turned = measured({name: [6 - level for level in levels] for name, levels in marks.items()})
    divergence = measured(marks)
    assert (turned.total, turned.within, turned.word) == (
        divergence.total,
        divergence.within,
        divergence.word,
    )
    assert turned.gaps == divergence.gaps


@given(marks_of_a_room)
@settings(deadline=None)
def test_an_aligned_room_has_one_level_as_its_position(marks: Marks) -> None:
    divergence = measured(marks)
    if divergence.word == "aligned":
        assert divergence.room is not None and divergence.room.upper == divergence.room.lower


@given(marks_of_a_room, st.sampled_from(ROOM), st.integers(2, 4))
@settings(deadline=None)
def test_a_function_that_sends_more_people_of_the_same_minds_weighs_no_more(
    marks: Marks, function: str, times: int
) -> None:
    more = {name: levels * times if name == function else levels for name, levels in marks.items()}
    crowd, divergence = measured(more), measured(marks)
    assert (crowd.total, crowd.within, crowd.between) == (divergence.total, divergence.within, divergence.between)
    assert (crowd.pooled, crowd.positions, crowd.gaps) == (divergence.pooled, divergence.positions, divergence.gaps)
    assert crowd.away == divergence.away


@given(marks_of_a_room)
@settings(deadline=None)
def test_every_number_stays_within_its_bounds(marks: Marks) -> None:
    divergence = measured(marks)
    assert divergence.total is not None and divergence.within is not None
    assert 0 <= divergence.within <= divergence.total <= 1
    assert all(0 <= share <= 1 for share in (*divergence.away.values(), *(one.share for one in divergence.gaps)))
    assert sum(divergence.pooled.values()) == pytest.approx(1)


def test_how_far_a_function_is_from_the_room_is_a_share_of_the_scale() -> None:
    away = measured(one_each(5, 1, 5, 5, 1)).away
    assert away == {"sales": 0.4, "it": 0.6, "hr": 0.4, "finance": 0.4, "operations": 0.6}


def test_functions_that_stand_together_are_never_of_two_minds_themselves() -> None:
    others = FunctionMarks("others", {"person": 2, "automatic": 2}, several=True)
    divergence = measure([others, FunctionMarks("it", {"shared": 1}), FunctionMarks("hr", {"shared": 1})], THREE)
    assert (divergence.word, divergence.of_two_minds) == ("far_apart", ())


def test_exactly_half_of_the_scale_within_functions_is_of_two_minds() -> None:
    even = [3, 3, 2, 2]
    divergence = measured({"sales": even, "hr": even}, THREE)
    assert (divergence.total, divergence.within) == (0.5, 0.5)
    assert (divergence.word, divergence.of_two_minds) == ("of_two_minds", ("sales", "hr"))


def test_on_five_levels_two_neighbours_are_not_of_two_minds() -> None:
    divergence = measured({"sales": [5, 5, 1, 1], "hr": [5, 5, 4, 4], "it": [5, 1]})
    assert divergence.of_two_minds == ("sales",)


def test_the_furthest_pair_is_named_also_where_it_is_close() -> None:
    assert measured({"sales": [3], "it": [3, 3, 2]}, THREE).furthest == (("sales", "it"),)


def test_a_pair_just_under_three_quarters_of_the_scale_apart_is_not_wide() -> None:
    agreed: Marks = {f"f{n}": [3] for n in range(8)}
    divergence = measured({**agreed, "finance": [1, 1, 1, 1, 2, 2, 2, 2, 2, 2]}, THREE)
    assert max(one.share for one in divergence.gaps) == 0.7
    assert divergence.word == "close"
