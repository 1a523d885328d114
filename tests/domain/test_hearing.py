"""Who is heard first: the few, and of them the one furthest from the room."""

from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.divergence import FunctionMarks, measure

SCALE = ("automatic", "ai_acts", "shared", "ai_helps", "person")
"""Levels 1 to 5."""

SURE = {"certain": 5, "fairly": 3, "guessing": 1}


def marks(function: str, levels: str, sure: str = "") -> FunctionMarks:
    """Levels as digits, one for each person: "554"."""
    counts = Counter(SCALE[int(level) - 1] for level in levels)
    return FunctionMarks(function, counts, {SURE[sure]: len(levels)} if sure else {})


LOW = [marks(function, "1") for function in ("hr", "finance", "operations")]


def heard(*functions: FunctionMarks) -> tuple[str, ...]:
    return measure(functions, SCALE[::-1]).hear


def room(**levels: str) -> tuple[str, ...]:
    return heard(*(marks(function, digits) for function, digits in levels.items()))


def test_the_end_with_fewer_functions_is_heard_first() -> None:
    assert room(sales="5", it="5", hr="1", finance="5", operations="5") == ("hr", "sales")


def test_functions_in_the_middle_belong_to_no_end() -> None:
    assert room(sales="5", it="5", hr="1", finance="3", operations="3") == ("hr", "sales")


def test_a_function_counts_once_however_many_people_it_sent() -> None:
    assert room(sales="5", it="5", hr="1111")[0] == "hr"


def test_with_as_many_functions_the_end_with_fewer_people_is_heard_first() -> None:
    assert room(sales="555", hr="11") == ("hr", "sales")


def test_at_an_end_the_function_furthest_from_the_room_speaks() -> None:
    assert room(sales="1", it="1", hr="4", finance="5", operations="1") == ("finance", "sales")


def test_of_two_ends_equally_few_the_one_further_from_the_room_is_heard_first() -> None:
    assert room(hr="1", finance="1", sales="5", it="4") == ("sales", "hr")


def test_the_furthest_speaks_even_when_another_is_more_sure() -> None:
    assert heard(marks("sales", "5", "guessing"), marks("it", "4", "certain"), *LOW)[0] == "sales"


def test_of_equally_far_functions_the_surest_speaks() -> None:
    assert heard(marks("sales", "5", "fairly"), marks("it", "5", "certain"), *LOW) == ("it", "hr")


def test_of_two_ends_equally_few_and_far_the_surer_one_is_heard_first() -> None:
    assert heard(marks("sales", "5", "guessing"), marks("it", "1", "certain")) == ("it", "sales")
    assert heard(marks("sales", "5", "certain"), marks("it", "1", "guessing")) == ("sales", "it")


def test_of_two_ends_alike_in_everything_the_first_lane_is_heard_first() -> None:
    assert heard(marks("sales", "1", "certain"), marks("it", "5", "certain")) == ("sales", "it")
    assert heard(marks("sales", "5", "certain"), marks("it", "1", "certain")) == ("sales", "it")


def test_silence_about_confidence_is_neither_sure_nor_guessing() -> None:
    assert heard(marks("sales", "5", "guessing"), marks("it", "5"), *LOW)[0] == "it"
    assert heard(marks("sales", "5"), marks("it", "5", "fairly"), *LOW)[0] == "it"


def test_of_equally_sure_functions_the_first_lane_speaks() -> None:
    assert heard(marks("sales", "5", "certain"), marks("it", "5", "certain"), *LOW) == ("sales", "hr")


def test_nobody_is_heard_first_when_all_stand_in_one_place() -> None:
    assert room(sales="55", it="5") == ()
    assert room(sales="51", it="3") == ()
    assert room() == ()


@given(st.dictionaries(st.sampled_from(["sales", "it", "hr", "finance"]), st.text("12345", min_size=1, max_size=4)))
@settings(deadline=None)
def test_the_two_to_be_heard_stand_on_different_sides(levels: dict[str, str]) -> None:
    means = {function: Fraction(sum(map(int, digits)), len(digits)) for function, digits in levels.items()}
    if len(set(means.values())) < 2:
        assert room(**levels) == ()
    else:
        first, second = room(**levels)
        middle = (min(means.values()) + max(means.values())) / 2
        assert (means[first] - middle) * (means[second] - middle) < 0
