"""Bridging: what led to a step that is left out leads on to what came after it."""

from typing import NamedTuple

from server.domain.bridging import bridged


class Way(NamedTuple):
    source: str
    target: str


def over(before: Way, after: Way, kept: list[Way]) -> Way:
    return Way(before.source, after.target)


def without(gone: str, *ways: str) -> list[str]:
    return ["".join(one) for one in bridged([Way(*ends) for ends in ways], gone, over)]


def test_all_that_led_in_leads_on_to_all_that_led_out() -> None:
    assert without("c", "ac", "bc", "cd", "ce") == ["ad", "ae", "bd", "be"]


def test_steps_left_out_one_after_the_other_are_led_over_in_any_order() -> None:
    assert without("bc", "ab", "bc", "cd") == without("cb", "ab", "bc", "cd") == ["ad"]


def test_nothing_leads_from_a_step_to_itself() -> None:
    assert without("b", "ab", "ba", "bb", "bc") == ["ac"]


def test_where_none_is_wanted_none_is_made() -> None:
    assert bridged([Way("a", "b"), Way("b", "c"), Way("d", "e")], "b", lambda *_: None) == [Way("d", "e")]
