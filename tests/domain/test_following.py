"""A check made from a plan: what comes along, what stays behind, and what a series of workshops says."""

from server.domain.archive.archive import archive
from server.domain.archive.following import FollowUp, Wanted, follow_up
from server.domain.blocks import Imprint
from server.domain.compartment import EVERYONE, FACILITATORS, About
from server.domain.completeness import findings, holding
from server.domain.following_up import ReportLine
from server.domain.making import MakeWorkshop
from server.domain.messages import Asking, apply
from server.domain.plan.series import held, series
from server.domain.workshop import View, Workshop
from server.storage.template_files import load_agenda
from tests.exports.small_workshop import agreed
from tests.laws.template_guide import FOLDER
from tests.playing import Play

AGENDA = load_agenda(FOLDER, "check")
WANTED = Wanted("first", "Day-30 check: Small", "2027-02-01")


def check_of(play: Play) -> FollowUp:
    tree = archive(View(play.workshop, (EVERYONE, FACILITATORS)), Imprint("Small", 1))
    return follow_up(tree, play.workshop.everyone.about, AGENDA, WANTED)


def made(check: FollowUp, by: str = "fay") -> Workshop:
    workshop = Workshop()
    about = About(**{name: getattr(check.about, name) for name in check.about.__struct_fields__} | {"made_at": 5})
    command = MakeWorkshop(about, "Fay", check.records, check.people)
    apply(workshop, command.decide(workshop, Asking(by, 6)))
    return workshop


def reported() -> Play:
    play = agreed()
    play.ask("fay", ReportLine("note-1", "c1", "in_progress", "Two of three rules"))
    play.ask("fay", ReportLine("note-2", "c2", "done", "All can read it"))
    return play


def test_open_lines_come_along_with_owner_day_status_and_what_was_reported() -> None:
    workshop = made(check_of(reported()))
    line, note = workshop.record("c1"), workshop.record("note-1")
    assert line and note
    assert {name: line.get(name) for name in ("owner", "co_owner", "due", "status", "answer")} == {
        "owner": "finn",
        "co_owner": "al",
        "due": "2027-03-01",
        "status": "in_progress",
        "answer": "taken",
    }
    assert note.text("text") == "Two of three rules"


def test_what_is_done_and_what_was_reported_of_it_stays_behind() -> None:
    workshop = made(check_of(reported()))
    assert workshop.record("c2") is None and workshop.record("note-2") is None


def test_owners_are_expected_and_whoever_made_the_check_leads_it() -> None:
    workshop = made(check_of(reported()))
    finn, fay = workshop.person("finn"), workshop.person("fay")
    assert finn and fay
    assert (finn.role, fay.role, workshop.lead) == ("expected", "facilitator", "fay")


def test_the_flow_comes_along_without_marks_decisions_and_grades() -> None:
    play = reported()
    workshop = made(check_of(play))
    steps = [one.id for one in View(workshop).ordered("step")]
    assert steps == [one.id for one in View(play.workshop).ordered("step")]
    assert not workshop.everyone.rounds and workshop.everyone.grades is None
    assert not View(workshop).all("decision", "dissent", "no_change", "group")
    assert workshop.everyone.about.follows == "first"


def test_its_own_title_day_and_agenda() -> None:
    view = View(made(check_of(reported())))
    assert (view.purpose().text("title"), view.purpose().text("held_on")) == (WANTED.title, WANTED.held_on)
    assert [one.text("phase") for one in view.ordered("block")] == ["check", "mark", "overview", "talk", "commit"]


def test_a_check_names_each_line_that_was_not_heard_and_is_held_by_nothing_that_was_agreed_before() -> None:
    workshop = made(check_of(reported()))
    view = View(workshop, (EVERYONE, FACILITATORS))
    unheard = [one.record for one in findings(view) if one.rule == "C43"]
    assert "c1" in unheard
    assert holding(view, "close") == []


def test_a_series_says_who_moved_and_what_got_done() -> None:
    first, second = agreed(), agreed()
    second.ask("fay", ReportLine("note-1", "c1", "done", "The card is in use"))
    again = second.workshop.everyone.rounds["s1"][-1]
    again.counts.clear()
    again.counts.update({"sales": {"person": 2}, "finance": {"person": 2}})
    found = series([held(View(one.workshop), name) for one, name in ((first, "one"), (second, "two"))])
    line = next(one for one in found.lines if one.statuses == ["Proposed", "Done"])
    assert line.note and line.note.text == "The card is in use"
    assert found.done == 1
    [step] = [one for one in found.steps if one.id == "s1"]
    assert len(step.apart) == 2


def test_a_series_tells_steps_that_were_marked_again_from_the_others() -> None:
    first, second = agreed(), agreed()
    del second.workshop.everyone.rounds["s1"]
    found = series([held(View(one.workshop), name) for one, name in ((first, "one"), (second, "two"))])
    assert {one.id for one in found.once} == {"s1"}
    assert {one.id for one in found.again} == {one.id for one in found.steps} - {"s1"}


def test_a_line_that_is_not_in_the_check_keeps_its_place_in_the_series() -> None:
    play = reported()
    check = made(check_of(play))
    found = series([held(View(play.workshop), "one"), held(View(check), "two")])
    done = next(one for one in found.lines if one.statuses == ["Done", ""])
    assert done.over
