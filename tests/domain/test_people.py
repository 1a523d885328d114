"""People: joining, names, functions, second devices."""

import pytest

from server.domain.compartment import Grade
from server.domain.doors import MOST_PEOPLE
from server.domain.messages import Refused
from server.domain.people import AskDevice, Join
from tests.playing import CAST, Play, refused


def test_an_equal_name_gets_a_number() -> None:
    play = Play().opened()
    play.ask("al2", Join("AL", "it"))
    play.ask("al3", Join(" al ", "it"))
    assert [play.workshop.everyone.people[id].name for id in ("al2", "al3")] == ["AL 2", "al 3"]


def test_a_name_and_a_function_are_needed() -> None:
    play = Play().opened()
    for command, field in ((Join("  ", "it"), "name"), (Join("Zoe", "legal"), "function")):
        with pytest.raises(Refused) as caught:
            play.ask("zoe", command)
        assert caught.value.details == {"field": field}


def test_nobody_joins_before_the_lobby_is_open() -> None:
    with refused("not_open"):
        Play().ask("al", Join("Al", "it"))


def test_a_watcher_belongs_to_no_function_and_does_not_count() -> None:
    play = Play().opened()
    play.ask("will", Join("Will", "it", watching=True))
    assert "will" not in {one.id for one in play.workshop.contributors()}


def test_people_rename_themselves_and_nobody_else() -> None:
    play = Play().opened()
    play.says("al", "rename_person", person="al", name="Alice")
    assert play.workshop.everyone.people["al"].name == "Alice"
    with refused("facilitators_only"):
        play.says("al", "rename_person", person="ada", name="X")


def test_the_removed_read_nothing_any_more() -> None:
    play = Play().opened()
    play.fay("remove_person", person="al")
    assert play.workshop.reads("al") == ()


def test_a_facilitator_is_not_removed() -> None:
    with refused("facilitator_stays"):
        Play().opened().fay("remove_person", person="fay")


def test_a_second_device_waits_for_the_facilitator() -> None:
    play = Play().opened()
    play.ask("al", AskDevice(device="d1"))
    assert not play.workshop.everyone.devices
    with refused("facilitators_only"):
        play.says("al", "answer_device", device="d1", approve=True)
    play.fay("answer_device", device="d1", approve=True)
    assert play.workshop.facilitators.devices["d1"].answer == "approved"
    with refused("gone"):
        play.fay("answer_device", device="d1", approve=False)


def test_anybody_in_the_room_names_an_absent_owner() -> None:
    play = Play().opened()
    play.says("al", "add_person", id="ceo", name="Carla", function="finance", absent=True)
    assert "ceo" not in {one.id for one in play.workshop.contributors()}
    with refused("facilitators_only"):
        play.says("al", "add_person", id="x", name="Xi", function="finance")


def test_a_workshop_is_full_of_people_in_the_room() -> None:
    play = Play().opened()
    play.says("al", "add_person", id="ceo", name="Carla", function="finance", absent=True)
    play.fay("remove_person", person="hal")
    for number in range(MOST_PEOPLE - len(CAST) + 1):
        play.ask(f"p{number}", Join("Al", "it", watching=number % 2 == 0))
    with pytest.raises(Refused, match="200 people in the room, which is the most"):
        play.ask("one-more", Join("Zoe", "it"))
    with refused("full"):
        play.fay("add_person", id="one-more", name="Zoe", function="it")
    play.says("al", "add_person", id="cfo", name="Zoe", function="finance", absent=True)


def test_each_reads_what_everyone_reads_and_their_own_and_facilitators_theirs() -> None:
    play = Play().opened()
    assert play.workshop.reads("al") == ("everyone", "person:al")
    assert play.workshop.reads("fay") == ("everyone", "facilitators", "person:fay")


def test_a_scribe_reads_what_they_enter_for_somebody_and_nobody_else_does() -> None:
    play = Play().running("mark")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.mark("hal", "s1", "person", person="pia")
    assert play.workshop.seen("person:pia").marks["s1"]["1"].function == "hr"
    assert play.workshop.reads("hal") == ("everyone", "person:hal", "person:pia")
    assert [one for one in (*CAST, "fay") if "person:pia" in play.workshop.reads(one)] == ["hal"]
    with refused("not_yours"):
        play.mark("fay", "s1", "automatic", person="pia")


def test_a_scribe_says_done_and_grades_for_somebody() -> None:
    play = Play().running("agree")
    play.fay("add_person", id="pia", name="Pia", function="hr")
    play.fay("ready", on=True, person="pia")
    play.fay("grade_package", grade=4, person="pia")
    assert play.workshop.agenda.ready == {"pia": "b-agree"}
    assert play.workshop.seen("person:pia").grade == Grade(grade=4)
    for do, fields in (("ready", {"on": True}), ("grade_package", {"grade": 1})):
        with refused("not_yours"):
            play.says("al", do, person="pia", **fields)


def test_somebody_who_gets_a_device_answers_for_themselves_from_then_on() -> None:
    play = Play().running("mark")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.ask("pia", AskDevice(device="phone"))
    play.fay("answer_device", device="phone", approve=True)
    assert play.workshop.reads("hal") == ("everyone", "person:hal")
    with refused("not_yours"):
        play.mark("hal", "s1", "person", person="pia")
    play.mark("pia", "s1", "shared")


def test_a_scribe_is_somebody_with_a_device_in_the_room() -> None:
    play = Play().opened()
    play.fay("add_person", id="pia", name="Pia", function="hr")
    play.ask("wim", Join("Wim", watching=True))
    for scribe in ("pia", "wim", "nobody"):
        with refused("gone"):
            play.fay("add_person", id="bo", name="Bo", function="hr", scribe=scribe)


def test_who_adds_an_absent_owner_reads_nothing_of_them() -> None:
    play = Play().opened()
    play.says("al", "add_person", id="ceo", name="Carla", function="finance", absent=True)
    assert play.workshop.reads("al") == ("everyone", "person:al")


def test_a_scribe_who_leaves_is_replaced_and_reads_nothing_more() -> None:
    play = Play().running("mark")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.mark("hal", "s1", "person", person="pia")
    play.fay("remove_person", person="hal")
    play.fay("change_scribe", person="pia", scribe="al")
    play.mark("al", "s1", "shared", person="pia")
    assert [one for one in (*CAST, "fay") if "person:pia" in play.workshop.reads(one)] == ["al"]
    play.fay("change_scribe", person="pia")
    assert play.workshop.entered_by("fay") == ["pia"]
    assert play.fay("change_scribe", person="pia") == []


def test_only_a_facilitator_says_who_enters_and_only_for_who_has_no_device() -> None:
    play = Play().running("mark")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.fay("add_person", id="bo", name="Bo", function="hr", absent=True)
    with refused("facilitators_only"):
        play.says("hal", "change_scribe", person="pia", scribe="al")
    for person in ("al", "bo"):
        with refused("own_device"):
            play.fay("change_scribe", person=person, scribe="hal")
    with refused("gone"):
        play.fay("change_scribe", person="pia", scribe="pia")
