"""The words of the room: positions, who is heard first, and what is talked about first."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.callouts import StepDivergence, aligned, rank, sentence
from server.domain.divergence import Divergence, FunctionMarks, measure

THREE = ("person", "shared", "automatic")
FIVE = ("person", "ai_helps", "shared", "ai_acts", "automatic")
FUNCTIONS = {"sales": "Sales", "it": "IT", "hr": "HR", "finance": "Finance", "operations": "Operations"}
LEVELS = {"person": "Person", "shared": "Person + AI", "automatic": "Automatic"}
LEVELS_OF_FIVE = {
    "person": "Person",
    "ai_helps": "Person, AI helps",
    "shared": "Half and half",
    "ai_acts": "AI, person approves",
    "automatic": "Automatic",
}
SHORT = {"p": "person", "s": "shared", "a": "automatic"}


def measured(**marks: str) -> Divergence:
    """By function a letter for each person: p, s, a."""
    counts = {name: Counter(SHORT[letter] for letter in letters) for name, letters in marks.items()}
    return measure([FunctionMarks(name, levels) for name, levels in counts.items()], THREE)


def said(**marks: str) -> str:
    return sentence(measured(**marks), FUNCTIONS, LEVELS)


def test_far_apart_says_positions_and_whom_to_hear() -> None:
    assert said(sales="s", it="a", hr="s", finance="p", operations="aa") == (
        "Finance: Person. IT and Operations: Automatic. Hear Finance first."
    )
    assert said(finance="p", it="a") == "Finance: Person. IT: Automatic. Hear Finance first."


def test_positions_come_from_person_down_whatever_the_lanes() -> None:
    assert said(it="a", finance="p") == "Finance: Person. IT: Automatic. Hear IT first."


def test_a_median_between_two_levels_is_said_as_between() -> None:
    assert said(finance="ps", it="aa", hr="a") == (
        "Finance: between Person and Person + AI. IT and HR: Automatic. Hear Finance first."
    )


def test_one_function_of_two_minds_is_named() -> None:
    assert said(sales="ppaa", it="s", hr="s") == "Sales is of two minds."


def test_several_functions_of_two_minds_are_named_together() -> None:
    assert said(sales="ppaa", it="aapp", hr="s") == "Sales and IT are of two minds."


def test_a_wide_pair_is_heard_even_where_a_function_is_of_two_minds() -> None:
    assert said(sales="ppaa", it="ppaa", operations="p", finance="a") == (
        "Sales and IT are of two minds. Operations: Person. Finance: Automatic. Hear Operations first."
    )


def test_a_room_torn_inside_small_functions_hears_no_function_named() -> None:
    assert said(sales="pa", it="pa", hr="pa") == "Far apart, within functions as much as between them."


def test_functions_far_apart_with_one_median_are_not_set_against_each_other() -> None:
    assert said(sales="ppa", hr="ppp") == "Far apart, within functions as much as between them."


def test_one_position_of_all_is_said_as_aligned() -> None:
    assert said(sales="pp", hr="p", it="p") == "All functions aligned: Person."


def test_alignment_around_a_level_does_not_claim_all_functions() -> None:
    around = [FunctionMarks(name, {"shared": 1}) for name in ("sales", "it", "hr")]
    divergence = measure([*around, FunctionMarks("finance", {"ai_acts": 1})], FIVE)
    assert sentence(divergence, FUNCTIONS, LEVELS_OF_FIVE) == "Aligned around Half and half."


def test_an_alignment_of_guesses_is_said_as_such() -> None:
    guesses = [FunctionMarks(name, {"person": 2}, {1: 1}) for name in ("sales", "it")]
    assert sentence(measure(guesses, THREE), FUNCTIONS, LEVELS) == "Aligned, but few are sure."


def test_close_functions_are_said_as_a_span() -> None:
    assert said(sales="p", hr="p", it="s", finance="p", operations="p") == ("Close, from Person to Person + AI.")
    assert said(sales="ppppa", hr="ppp") == "Close, around Person."


def test_too_few_marks_are_said_quietly() -> None:
    assert said(sales="ppaa") == "Too few marks to compare."
    assert said() == "Too few marks to compare."


LETTERS = st.text("psa", min_size=1, max_size=6)


@given(st.dictionaries(st.sampled_from(sorted(FUNCTIONS)), LETTERS))
@settings(deadline=None)
def test_no_sentence_has_a_decimal_or_an_open_end(marks: dict[str, str]) -> None:
    words = said(**marks)
    assert re.fullmatch(r"[A-Z][A-Za-z +,:.]+\.", words)
    assert not re.search(r"\d", words)


@given(st.dictionaries(st.sampled_from(sorted(FUNCTIONS)), st.text("psa", min_size=1, max_size=3)))
@settings(deadline=None)
def test_no_function_under_four_people_is_said_to_be_of_two_minds(marks: dict[str, str]) -> None:
    assert "two minds" not in said(**marks)


FAR = measured(sales="p", it="a", hr="a")
NEAR = measured(sales="p", it="s", hr="p", finance="p", operations="p")
SAME = measured(sales="p", it="p")
TORN = measured(sales="ppaa", it="s", hr="s")
NONE = measured(sales="p")


def test_the_overview_ranks_by_word_before_anything_else() -> None:
    steps = [
        StepDivergence("none", NONE, 5),
        StepDivergence("same", SAME, 5),
        StepDivergence("near", NEAR, 5),
        StepDivergence("far", FAR, 1),
    ]
    assert rank(steps) == ["far", "near", "same", "none"]


def test_far_apart_and_of_two_minds_are_ranked_together_by_stakes() -> None:
    assert rank([StepDivergence("far", FAR, 2), StepDivergence("torn", TORN, 4)]) == ["torn", "far"]
    assert rank([StepDivergence("torn", TORN, 2), StepDivergence("far", FAR, 2)]) == ["far", "torn"]


def test_equal_weights_keep_the_order_of_steps() -> None:
    four_of_five = measured(sales="p", it="p", hr="p", finance="p", operations="s")
    steps = [StepDivergence(name, four_of_five, 3, order) for name, order in (("b", 2), ("c", 3), ("a", 1))]
    assert rank(steps) == ["a", "b", "c"]


def each(*levels: str) -> Divergence:
    return measure([FunctionMarks(f"f{n}", {level: 1}) for n, level in enumerate(levels)], FIVE)


def test_equal_products_of_different_factors_keep_the_order_of_steps() -> None:
    spread, lone = each(*FIVE), each("person", *["ai_acts"] * 4)
    assert (spread.total, lone.total) == (0.8, 0.48)
    assert rank([StepDivergence("b", spread, 3, 2), StepDivergence("a", lone, 5, 1)]) == ["a", "b"]
    assert rank([StepDivergence("b", lone, 5, 2), StepDivergence("a", spread, 3, 1)]) == ["a", "b"]


def test_only_plain_alignment_can_be_accepted_in_one_act() -> None:
    assert aligned(SAME)
    assert not any(aligned(divergence) for divergence in (FAR, NEAR, TORN, NONE))


def test_a_guessed_alignment_is_not_accepted_in_one_act() -> None:
    guesses = [FunctionMarks(name, {"person": 1}, {1: 1}) for name in ("sales", "it")]
    assert not aligned(measure(guesses, THREE))


def test_an_alignment_that_somebody_would_rather_stop_is_not_accepted_in_one_act() -> None:
    marks = [FunctionMarks("sales", {"person": 2}, stop=1), FunctionMarks("it", {"person": 1})]
    divergence = measure(marks, THREE)
    assert divergence.word == "aligned"
    assert not aligned(divergence)
