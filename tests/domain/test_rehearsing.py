"""A rehearsal: a copy without people and what they made, and a prompter who speaks there alone."""

from server.domain.compartment import EVERYONE, FACILITATORS
from server.domain.making import MakeWorkshop
from server.domain.rehearsing import MakeRemark, copied
from server.domain.workshop import View, Workshop
from tests.playing import Play, refused


def worked() -> Play:
    """A workshop in which people have worked: answers, pins, marks, lines, groups."""
    play = Play().running("map")
    play.put("al", "s1", today="person")
    play.add("ada", "issue", "i1", place="s1", text="Two systems")
    play.go("redesign")
    play.put("fay", "s3", focus="now")
    play.put("fay", "b-sources", skipped=True)
    play.fay("suggest_groups")
    play.add("finn", "role_change", "c1", role="Manager", steps=["s3"], owner="finn")
    play.put("fay", "purpose", check_chair="olga")
    return play


def rehearsal(play: Play) -> Play:
    """The copy, as a workshop of its own."""
    about, records = copied(View(play.workshop, (EVERYONE, FACILITATORS)), 2)
    copy = Play()
    copy.workshop = Workshop()
    copy.ask("fay", MakeWorkshop(about, "Fay", records))
    return copy


def test_a_rehearsal_takes_the_set_up_and_nothing_that_people_made() -> None:
    copy = rehearsal(worked())
    kinds = {one.kind for one in copy.workshop.everyone.records.values()}
    assert kinds == {"purpose", "function", "step", "handoff", "block"}
    assert copy.value("s1", "name") == "Capture facts" and copy.value("s1", "today") is None
    assert copy.value("s3", "focus") is None and copy.value("b-sources", "skipped") is None
    assert copy.value("purpose", "check_chair") is None
    assert [one.name for one in copy.workshop.everyone.people.values()] == ["Fay"]
    assert copy.workshop.facilitators.records.keys() == {"e1"}


def test_a_rehearsal_says_that_it_is_one_and_is_kept_for_a_day() -> None:
    about = rehearsal(worked()).workshop.everyone.about
    assert about.rehearsal and about.keep_days == 1
    assert rehearsal(worked()).value("purpose", "title") == "Rehearsal: Forecast"
    assert not worked().workshop.everyone.about.rehearsal


def test_the_workshop_itself_stays_as_it_was() -> None:
    play = worked()
    before = play.workshop.everyone.number
    rehearsal(play)
    assert play.workshop.everyone.number == before
    assert play.value("c1", "role") == "Manager"


def test_the_prompter_speaks_to_the_facilitator_alone() -> None:
    copy = rehearsal(worked())
    written = copy.ask("fay", MakeRemark("  Ines joins late.\nNothing to do. "))
    assert [one.compartment for one in written] == [FACILITATORS]
    assert copy.workshop.facilitators.remark.text == "Ines joins late. Nothing to do."


def test_in_a_real_workshop_there_is_no_prompter() -> None:
    with refused("no_rehearsal"):
        worked().ask("fay", MakeRemark("Hello"))
    with refused("facilitators_only"):
        worked().ask("al", MakeRemark("Hello"))
