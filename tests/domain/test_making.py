"""What is chosen for a workshop, chosen anew; and functions that are taken out."""

import pytest

from server.domain.catalog import EVENTS
from server.domain.completeness import findings
from server.domain.derived import DERIVED
from server.domain.making import KEPT_DAYS
from server.domain.messages import Event
from server.domain.workshop import View
from tests.playing import Play, refused


def test_the_scale_and_the_names_can_be_chosen_until_the_room_marks() -> None:
    play = Play().opened()
    play.fay("change_rules", levels=5, named=True)
    about = play.workshop.everyone.about
    assert (about.levels, about.named, about.template) == (5, True, "test")
    assert play.workshop.levels()[1] == "ai_helps"


def test_once_the_room_has_been_to_the_marks_scale_and_names_stay() -> None:
    play = Play().running("mark")
    play.go("map")
    for rule in ({"levels": 5}, {"named": True}):
        with refused("marking_began"):
            play.fay("change_rules", **rule)
    assert play.fay("change_rules", levels=3, named=False) == []


def test_nobody_learns_from_a_refused_rule_whether_somebody_has_marked() -> None:
    silent, marked = Play().running("map"), Play().running("map")
    for play in (silent, marked):
        play.go("mark")
    marked.mark("al", "s1", "person")
    said = []
    for play in (silent, marked):
        with pytest.raises(Exception, match="begun to mark") as caught:
            play.fay("change_rules", levels=5)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_how_long_a_workshop_is_kept_can_be_chosen_at_any_time() -> None:
    play = Play().running("agree")
    for days in KEPT_DAYS:
        play.fay("change_rules", keep_days=days)
        assert play.workshop.everyone.about.keep_days == days
    with refused("wrong_value"):
        play.fay("change_rules", keep_days=1)


def test_only_a_facilitator_chooses_and_only_what_there_is() -> None:
    play = Play().opened()
    with refused("facilitators_only"):
        play.says("al", "change_rules", levels=5)
    with refused("facilitators_only"):
        play.says("al", "remove_function", function="finance")
    with refused("wrong_value"):
        play.fay("change_rules", levels=4)


def test_a_function_goes_with_steps_and_people_to_another() -> None:
    play = Play().opened()
    play.fay("remove_function", function="finance", to="sales")
    assert play.value("s3", "owner") == "sales"
    assert play.workshop.function_of("finn") == "sales"
    assert play.workshop.record("finance") is None


def test_without_another_its_people_watch_and_its_steps_are_a_finding_until_it_is_restored() -> None:
    play = Play().opened()
    play.fay("remove_function", function="finance")
    finn = play.workshop.person("finn")
    assert finn and (finn.role, finn.function) == ("watcher", "")
    lost = [one for one in findings(play.view) if one.rule == "C04"]
    assert [(one.record, one.field) for one in lost] == [("s3", "owner")]
    play.edit("fay", {"act": "restore", "id": "finance"})
    assert [one for one in findings(play.view) if one.rule == "C04"] == []


def test_a_function_taken_out_after_the_reveal_breaks_no_formula() -> None:
    play = Play().running("mark").marked(al="person", ada="person", finn="automatic", ida="automatic")
    play.fay("reveal")
    play.fay("remove_function", function="finance")
    view = View(play.workshop)
    for derived in DERIVED:
        derived.formula(view, play.workshop, play.present)
    play.edit("fay", {"act": "restore", "id": "finance"})
    assert play.workshop.everyone.rounds["s3"][-1].counts["finance"] == {"automatic": 1}


def test_a_function_is_not_handed_to_itself_or_to_nothing() -> None:
    play = Play().opened()
    for to in ("finance", "legal"):
        with refused("gone"):
            play.fay("remove_function", function="finance", to=to)
    with refused("gone"):
        play.fay("remove_function", function="legal")


def test_what_was_chosen_is_an_event_of_its_own() -> None:
    assert issubclass(EVENTS["rules_changed"], Event)
