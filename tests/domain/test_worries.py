"""Concerns without a name: held until the workshop closes, then shown together as nobody's."""

from server.domain.editing import RecordAdded
from server.domain.worries import WriteConcern
from server.live.protocol import encode
from tests.playing import Play, refused

LOSING = {"text": "Will my job go?", "category": "job_security"}
PACE = {"text": "Too much at once"}


def closed(*written: tuple[str, dict[str, str]]) -> Play:
    play = Play().running("commit")
    for person, said in written:
        assert play.says(person, "write_concern", **said) == []
    play.fay("close_workshop", despite="Out of time")
    return play


def test_concerns_are_shown_together_when_the_workshop_closes() -> None:
    found = closed(("al", LOSING), ("hal", PACE)).view.all("concern")
    assert sorted(one.text("text") for one in found) == ["Too much at once", "Will my job go?"]
    assert {one.text("category") for one in found} == {"job_security", ""}


def test_they_are_nobodys_and_of_no_function_and_of_one_moment() -> None:
    found = closed(("al", LOSING), ("hal", PACE)).view.all("concern")
    assert {(one.by, one.function, one.changed_by) for one in found} == {("", "", "")}
    assert len({one.at for one in found}) == 1


def test_their_order_does_not_go_by_when_they_were_written() -> None:
    written = [(person, {"text": f"{number}"}) for number, person in enumerate(["al", "hal", "ida", "finn", "olga"])]
    found = closed(*written).view.all("concern")
    assert [one.id for one in found] == sorted(one.id for one in found)
    assert [one.text("text") for one in found] != [f"{number}" for number in range(5)]


def test_nothing_is_written_anywhere_that_somebody_wrote_one() -> None:
    play = Play().running("commit")
    before = encode(play.workshop.compartments)
    play.says("al", "write_concern", **LOSING)
    assert encode(play.workshop.compartments) == before


def test_one_that_is_sent_twice_is_there_once() -> None:
    play = closed(("al", LOSING), ("al", LOSING))
    play.fay("reopen_workshop")
    play.go("commit")
    play.says("al", "write_concern", **LOSING)
    play.fay("close_workshop", despite="Out of time")
    assert len(play.view.all("concern")) == 1


def test_nothing_waits_any_more_once_it_is_shown() -> None:
    assert not closed(("al", LOSING)).workshop.held.worries


def test_an_ordinary_concern_comes_of_it_that_gets_a_name_and_an_answer() -> None:
    play = closed(("al", LOSING))
    (found,) = play.view.all("concern")
    play.put("fay", found.id, owner="hal", due="2026-12-01", response="Nobody loses their job over this")
    assert play.value(found.id, "owner") == "hal"


def test_it_may_be_about_a_step() -> None:
    (found,) = closed(("al", LOSING | {"step": "s1"})).view.all("concern")
    assert found.text("step") == "s1"


def test_what_is_no_concern_is_refused() -> None:
    play = Play().running("commit")
    for wrong in ({"text": " "}, {"text": "x" * 201}, {"text": "x", "category": "pay"}):
        with refused("wrong_value"):
            play.says("al", "write_concern", **wrong)
    with refused("gone"):
        play.says("al", "write_concern", text="x", step="s9")
    with refused("watching"):
        play.says("fay", "write_concern", text="x")


def test_it_is_written_while_the_room_plans() -> None:
    with refused("not_now"):
        Play().running("mark").says("al", "write_concern", **LOSING)


def test_many_at_once_have_an_end() -> None:
    play = Play().running("commit")
    for number in range(200):
        play.says("al", "write_concern", text=f"{number}")
    with refused("too_many"):
        play.says("al", "write_concern", text="one more")


def test_a_lock_of_all_pages_holds_for_them_too() -> None:
    play = Play().running("commit")
    play.fay("lock", what="all")
    with refused("locked"):
        play.says("al", "write_concern", **LOSING)


def test_what_is_remembered_of_one_is_the_same_whatever_it_says() -> None:
    assert encode(WriteConcern("a", "fairness", "s1").remembered()) == encode(WriteConcern("").remembered())


def test_the_closing_event_comes_before_what_it_shows() -> None:
    play = Play().running("commit")
    play.says("al", "write_concern", **LOSING)
    events = play.fay("close_workshop", despite="Out of time")
    assert isinstance(events[-1], RecordAdded)
