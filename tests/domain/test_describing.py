"""Two descriptions of a step: whose step it is says which holds; what gives way stays in its history."""

import pytest

from tests.playing import Play, refused

TEXT = "We look for what is missing, by hand, in three lists that nobody compares"


def described(**values: str) -> Play:
    """Sales sees a step of Operations otherwise."""
    play = Play().running("map")
    play.add("al", "description", "d1", step="s2", function="sales", text=TEXT, **values)
    return play


def chosen(play: Play, outcome: str, by: str = "olga", **halves: str) -> Play:
    play.says(by, "choose_description", description="d1", outcome=outcome, **halves)
    return play


def test_the_step_takes_the_name_of_the_description_that_holds_and_its_own_is_kept() -> None:
    play = chosen(described(name="Find gaps"), "this")
    assert play.value("s2", "name") == "Find gaps"
    assert (play.value("d1", "outcome"), play.value("d1", "step_was")) == ("this", "Check data")


def test_a_description_without_a_name_gives_the_beginning_of_its_words() -> None:
    name = chosen(described(), "this").value("s2", "name")
    assert name == "We look for what is missing, by hand, in three lists that n…"


def test_where_the_other_holds_the_step_keeps_its_name_or_gets_it_back() -> None:
    play = chosen(described(name="Find gaps"), "other")
    assert (play.value("s2", "name"), play.value("d1", "step_was")) == ("Check data", None)
    play = chosen(chosen(described(name="Find gaps"), "this"), "other")
    assert (play.value("s2", "name"), play.value("d1", "step_was")) == ("Check data", None)


def test_a_name_that_somebody_gave_the_step_since_stays() -> None:
    play = chosen(described(name="Find gaps"), "this")
    play.put("olga", "s2", name="Find and mend gaps")
    assert chosen(play, "other").value("s2", "name") == "Find and mend gaps"


def test_where_both_hold_the_step_is_divided_and_each_half_keeps_its_history() -> None:
    play = described(name="Find gaps")
    play.add("hal", "issue", "pin", text="Entered twice", place="s2")
    chosen(play, "both", first="s2a", second="s2b")
    assert [play.value(one, "name") for one in ("s2a", "s2b")] == ["Check data", "Find gaps"]
    assert [play.value(one, "divided_from") for one in ("s2a", "s2b")] == ["s2", "s2"]
    assert (play.value("pin", "place"), play.value("d1", "step")) == ("s2a", "s2b")
    flow = {(one.get("from_step"), one.get("to_step")) for one in play.view.all("handoff")}
    assert flow == {("s1", "s2a"), ("s2a", "s2b"), ("s2b", "s3")}
    assert play.workshop.everyone.open_steps == []


def test_where_both_hold_after_all_the_first_half_has_the_name_that_gave_way() -> None:
    play = chosen(described(name="Find gaps"), "this")
    chosen(play, "both", first="s2a", second="s2b")
    assert [play.value(one, "name") for one in ("s2a", "s2b")] == ["Check data", "Find gaps"]


def test_what_was_divided_is_not_chosen_between_again() -> None:
    play = chosen(described(name="Find gaps"), "both", first="s2a", second="s2b")
    with refused("divided"):
        chosen(play, "other", by="fay")


@pytest.mark.parametrize("person", ["al", "ida"])
def test_only_whose_step_it_is_and_the_facilitator_choose(person: str) -> None:
    with refused("not_yours"):
        chosen(described(), "this", by=person)
    assert chosen(described(), "this", by="fay").value("d1", "outcome") == "this"


def test_nobody_chooses_by_an_edit_nor_without_ids_for_the_halves_nor_when_the_plan_is_final() -> None:
    play = described()
    with refused("not_by_edit"):
        play.put("olga", "d1", outcome="this")
    with refused("id_taken"):
        chosen(play, "both")
    with refused("wrong_value"):
        chosen(play, "neither")
    with refused("gone"):
        play.fay("choose_description", description="s2", outcome="this")
    play.workshop.agenda.status = "final"
    with refused("final"):
        chosen(play, "this", by="fay")
