"""The doors: a lock, a passcode, a limit, and letting people in one by one. Nobody who is in is ever put out."""

import msgspec
import pytest

from server.domain.catalog import read_event
from server.domain.compartment import Compartment, Doors, WallFace
from server.domain.doors import MOST_PEOPLE
from server.domain.listing import TakePlace
from server.domain.messages import Refused
from server.domain.people import AskDevice, Join
from tests.playing import CAST, Play, refused


def names(play: Play) -> list[str]:
    return [one.name for one in play.workshop.everyone.people.values() if not one.removed]


def test_only_a_facilitator_sets_the_doors() -> None:
    with refused("facilitators_only"):
        Play().opened().says("al", "set_doors", locked=True)


def test_a_lock_keeps_out_who_is_new_and_nobody_who_is_in() -> None:
    play = Play().opened()
    before = names(play)
    play.fay("set_doors", locked=True)
    with pytest.raises(Refused, match=r"The workshop is locked\. Ask Fay\."):
        play.ask("zoe", Join("Zoe", "it"))
    assert names(play) == before
    play.says("al", "practise", level="person")
    play.ask("al", AskDevice(device="phone"))
    play.fay("set_doors", locked=False)
    play.ask("zoe", Join("Zoe", "it"))


def test_a_passcode_is_asked_however_it_is_written() -> None:
    play = Play().opened()
    play.fay("set_doors", passcode="Blue heron")
    for typed, code in (("", "missing"), ("grey heron", "wrong_passcode")):
        with pytest.raises(Refused) as caught:
            play.ask("zoe", Join("Zoe", "it", passcode=typed))
        assert (caught.value.code, caught.value.details) == (code, {"field": "passcode"})
    play.ask("zoe", Join("Zoe", "it", passcode=" BLUEheron "))
    play.fay("set_doors", passcode="")
    play.ask("yan", Join("Yan", "it"))


def test_the_passcode_is_with_the_facilitators_alone() -> None:
    play = Play().opened()
    play.fay("set_doors", passcode="Blue heron")
    told = {name: msgspec.json.encode(part) for name, part in play.workshop.compartments.items()}
    assert [name for name, part in told.items() if b"heron" in part.lower()] == ["facilitators"]
    assert play.workshop.everyone.doors.passcode


def test_what_is_left_out_stays_as_it_is() -> None:
    play = Play().opened()
    play.fay("set_doors", approval=True, cap=30)
    play.fay("set_doors", passcode="heron")
    play.fay("set_doors", locked=True)
    doors = play.workshop.everyone.doors
    assert (doors.approval, doors.cap, doors.passcode, doors.locked) == (True, 30, True, True)
    assert play.fay("set_doors", locked=True) == []


def test_a_limit_below_those_who_are_in_puts_nobody_out() -> None:
    play = Play().opened()
    play.fay("set_doors", cap=2)
    assert len(names(play)) == len(CAST) + 1
    with refused("full"):
        play.ask("zoe", Join("Zoe", "it"))
    for cap in (-1, MOST_PEOPLE + 1):
        with refused("wrong_value"):
            play.fay("set_doors", cap=cap)


def test_the_facilitator_may_add_somebody_beyond_their_own_limit() -> None:
    play = Play().opened()
    play.fay("set_doors", cap=2)
    play.fay("add_person", id="pia", name="Pia", function="hr")
    assert "Pia" in names(play)


def test_who_waits_is_seen_by_facilitators_alone_and_reads_nothing() -> None:
    play = Play().opened()
    play.fay("set_doors", approval=True)
    play.ask("zoe", Join("Zoe", "it"))
    assert "Zoe" not in names(play)
    assert play.workshop.everyone.knocks == {}
    assert play.workshop.facilitators.knocks["zoe"].person.name == "Zoe"
    assert play.workshop.reads("zoe") == ()
    play.fay("answer_knocks", people=["zoe"], approve=True)
    assert play.workshop.reads("zoe") == ("everyone", "person:zoe")


def test_who_is_told_not_now_stays_outside() -> None:
    play = Play().opened()
    play.fay("set_doors", approval=True)
    play.ask("zoe", Join("Zoe", "it"))
    play.fay("answer_knocks", people=["zoe"], approve=False)
    assert "Zoe" not in names(play)
    with refused("gone"):
        play.fay("answer_knocks", people=["zoe", "nobody"], approve=True)


def test_several_of_one_name_are_let_in_at_once_under_names_of_their_own() -> None:
    play = Play().opened()
    play.fay("set_doors", approval=True)
    for person in ("al2", "al3"):
        play.ask(person, Join("Al", "it"))
    play.fay("answer_knocks", people=["al2", "al3", "al2"], approve=True)
    assert names(play)[-2:] == ["Al 2", "Al 3"]


def test_a_function_that_went_while_somebody_waited_leaves_them_watching() -> None:
    play = Play().opened()
    play.fay("set_doors", approval=True)
    play.ask("zoe", Join("Zoe", "it"))
    play.edit("fay", {"act": "remove", "id": "it"})
    play.fay("answer_knocks", people=["zoe"], approve=True)
    zoe = play.workshop.everyone.people["zoe"]
    assert (zoe.role, zoe.function) == ("watcher", "")


def test_doors_hold_for_who_is_on_the_list_too() -> None:
    play = Play()
    play.fay("open_lobby")
    play.fay("list_people", people=[{"id": "zoe", "name": "Zoe", "function": "it"}])
    play.fay("set_doors", locked=True, passcode="heron", approval=True)
    with refused("door_locked"):
        play.ask("zoe", TakePlace())
    play.fay("set_doors", locked=False)
    with refused("missing"):
        play.ask("zoe", TakePlace())
    play.ask("zoe", TakePlace(passcode="heron"))
    assert play.workshop.everyone.people["zoe"].role == "expected"
    play.fay("answer_knocks", people=["zoe"], approve=True)
    zoe = play.workshop.everyone.people["zoe"]
    assert (zoe.name, zoe.role) == ("Zoe", "participant")


def test_a_workshop_from_before_the_doors_stands_open() -> None:
    old = msgspec.json.decode(b'{"number": 3}', type=Compartment)
    assert not old.doors.locked and not old.passcode and old.knocks == {} and old.before == {}


def test_doors_of_an_older_log_are_read_though_the_wall_has_a_face_of_its_own_now() -> None:
    old = b'{"type": "doors_set", "doors": {"locked": true, "code_in": "b-map"}}'
    part = Compartment()
    read_event(old).apply_to(part)
    assert part.doors == Doors(locked=True) and part.wall == WallFace()
