"""Who is pooled, and that nothing that is shown can be taken apart again."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.pooling import OTHERS, OTHERS_NAME, SMALL, hides, pool, together

ROOM = {"sales": 4, "it": 3, "hr": 1, "finance": 2, "operations": 3}


def test_nobody_is_pooled_where_every_function_is_large_enough() -> None:
    assert pool(ROOM, 1) == ()
    assert pool({"sales": 3, "it": 3}, 3) == ()


def test_the_pool_has_a_name_on_the_wire_and_one_on_the_screen() -> None:
    assert (OTHERS, OTHERS_NAME) == ("others", "Others")


def test_of_everything_that_is_taken_along_a_function_of_one_person_alone_is_small() -> None:
    assert pool({"sales": 2, "hr": 1, "it": 2}, SMALL) == ("sales", "hr")
    assert pool({"sales": 2, "it": 2}, SMALL) == ()


def test_small_functions_stand_together() -> None:
    assert pool(ROOM, 3) == ("hr", "finance")


def test_a_function_of_exactly_the_least_is_not_small() -> None:
    assert pool({"sales": 3, "hr": 2, "finance": 2}, 3) == ("hr", "finance")


def test_a_single_small_function_takes_the_next_smallest_along() -> None:
    assert pool({"sales": 5, "it": 3, "hr": 1, "operations": 4}, 3) == ("it", "hr")


def test_of_equally_small_ones_the_first_comes_along() -> None:
    assert pool({"sales": 3, "it": 3, "hr": 1}, 3) == ("sales", "hr")


def test_the_pool_grows_until_it_has_as_many_people_as_a_function_needs() -> None:
    assert pool({"sales": 6, "it": 5, "hr": 1, "finance": 1}, 3) == ("it", "hr", "finance")
    assert pool({"sales": 6, "it": 5, "hr": 1, "finance": 2}, 3) == ("hr", "finance")


def test_who_has_said_nothing_is_not_in_the_pool() -> None:
    assert pool({"sales": 4, "hr": 1, "finance": 0, "it": 3}, 3) == ("hr", "it")


def test_a_room_of_small_functions_is_one_pool() -> None:
    assert pool({"sales": 2, "it": 2, "hr": 1}, 4) == ("sales", "it", "hr")


def test_too_few_people_stay_too_few_however_they_are_pooled() -> None:
    assert pool({"hr": 1, "it": 1}, 3) == ("hr", "it")
    assert not hides({"hr": 1, "it": 1}, ("hr", "it"), 3)
    assert pool({"hr": 2}, 3) == ("hr",)
    assert not hides({"hr": 5}, ("hr",), 3)


def test_two_functions_of_just_enough_people_hide_each_other() -> None:
    assert hides({"hr": 1, "it": 2}, ("hr", "it"), 3)


def test_who_was_pooled_in_an_earlier_round_stays_pooled() -> None:
    assert pool({"sales": 4, "hr": 1, "finance": 4, "it": 3}, 3, ("hr", "finance")) == ("hr", "finance")
    assert pool({"sales": 4, "hr": 3, "finance": 4, "it": 3}, 3, ("hr", "finance")) == ("hr", "finance")
    assert pool({"sales": 4, "hr": 0, "finance": 4, "it": 3}, 3, ("hr", "finance")) == ("finance", "it")


def test_counts_of_the_pool_are_added_up_as_others() -> None:
    counts = {"sales": {"person": 4}, "hr": {"person": 1}, "finance": {"person": 1, "automatic": 1}}
    shown, pooled = together(counts, 3)
    assert pooled == ("hr", "finance")
    assert shown == {"sales": {"person": 4}, OTHERS: {"person": 2, "automatic": 1}}
    assert list(shown) == ["sales", OTHERS]


def test_where_all_together_are_too_few_nothing_is_shown() -> None:
    assert together({"hr": {"person": 1}}, 2) == ({}, ("hr",))


def test_counts_stay_as_they_are_where_nobody_is_small() -> None:
    counts = {"sales": {"person": 2}, "hr": {"shared": 2}}
    assert together(counts, 2) == (counts, ())


people = st.dictionaries(st.sampled_from(sorted(ROOM)), st.integers(0, 6))
least = st.integers(1, 5)


@given(people, least)
@settings(deadline=None)
def test_whoever_is_shown_is_large_enough_and_whoever_is_hidden_is_not_alone(room: dict[str, int], least: int) -> None:
    pooled = pool(room, least)
    shown = [name for name, many in room.items() if many and name not in pooled]
    assert all(room[name] >= least for name in shown)
    if shown and pooled:
        assert len(pooled) >= 2
        assert sum(room[name] for name in pooled) >= least


@given(people, least)
@settings(deadline=None)
def test_nobody_is_in_the_pool_without_need(room: dict[str, int], least: int) -> None:
    pooled = pool(room, least)
    small = {name for name, many in room.items() if 0 < many < least}
    assert small <= set(pooled)
    assert bool(pooled) == bool(small)
    larger = sorted(room[name] for name in pooled if name not in small)
    assert larger == sorted(many for many in room.values() if many >= least)[: len(larger)]
    if larger:
        before = [name for name in pooled if name in small or room[name] < larger[-1]]
        assert not hides(room, before, least)


marks = st.dictionaries(
    st.sampled_from(sorted(ROOM)),
    st.dictionaries(st.sampled_from(["person", "shared", "automatic"]), st.integers(1, 3), min_size=1),
    min_size=1,
)


def answered(counts: Mapping[str, Mapping[str, int]]) -> int:
    return sum(sum(given.values()) for given in counts.values())


@given(marks, least)
@settings(deadline=None)
def test_pooling_loses_nobody_where_it_shows_them(counts: dict[str, dict[str, int]], least: int) -> None:
    shown, pooled = together(counts, least)
    hidden = {name: counts[name] for name in pooled}
    if pooled and OTHERS not in shown:
        assert answered(shown) + answered(hidden) == answered(counts)
        assert shown == {}
    else:
        assert answered(shown) == answered(counts)


@given(marks, least, st.data())
@settings(deadline=None)
def test_what_two_pooled_functions_swap_nobody_can_see(
    counts: dict[str, dict[str, int]], least: int, data: st.DataObject
) -> None:
    """The complement: whoever holds all that is shown cannot tell which of the pooled said what."""
    _, pooled = together(counts, least)
    if len(pooled) < 2:
        return
    one, other = data.draw(st.permutations(pooled))[:2]
    mine, theirs = next(iter(counts[one])), next(iter(counts[other]))
    swapped = {name: dict(given) for name, given in counts.items()}
    for name, loses, gains in ((one, mine, theirs), (other, theirs, mine)):
        swapped[name][loses] -= 1
        swapped[name][gains] = swapped[name].get(gains, 0) + 1
    tidy = {name: {level: many for level, many in given.items() if many} for name, given in swapped.items()}
    assert together(tidy, least) == together(counts, least)
