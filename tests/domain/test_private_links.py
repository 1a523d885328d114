"""Private links: who makes them, what their holder may do by them, and what comes of it in the plan."""

import pytest

from server.domain.agreeing import DeclineLine, HandOverLine, TakeLine
from server.domain.closing import ReopenWorkshop
from server.domain.following_up import AnswerRequest, ReportLine
from server.domain.people import RemovePerson
from server.domain.plan.change_lines import change_groups
from server.domain.plan.own_lines import notes_by_line
from server.domain.private_links import MOST, EndLink, MakeLink, UseLink, links_of, standing_of
from server.domain.wording import Wording
from tests.exports.small_workshop import agreed, everyone
from tests.playing import Play, refused

ROLE, BONUS = "c1", "c3"
WHOM = "CFO"


def linked(**whom: str) -> Play:
    """A closed workshop in which Fay, who facilitates, made a link."""
    play = agreed()
    play.ask("fay", MakeLink("link-1", **whom))
    return play


def owner_of(play: Play, line: str) -> str:
    record = play.workshop.record(line)
    assert record
    return record.text("owner")


def groups(play: Play) -> dict[str, list[str]]:
    return {one.title: [line.id for line in one.lines] for one in change_groups(Wording(everyone(play)))}


def test_an_owner_reports_by_their_link_and_the_note_keeps_day_name_and_words() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    play.ask("fay", MakeLink("link-1", person=owner))
    play.ask("link-1", UseLink(ReportLine("n-1", ROLE, "in_progress", "Two of three rules are written")))
    [note] = notes_by_line(Wording(everyone(play)))[ROLE]
    assert (note.who, note.status, note.text) == (
        Wording(everyone(play)).person(owner),
        "In progress",
        "Two of three rules are written",
    )
    record = play.workshop.record(ROLE)
    assert record and record.get("status") == "in_progress"


def test_only_lines_of_ones_own_are_answered_by_a_link_even_of_a_facilitator() -> None:
    play = agreed()
    play.edit("fay", {"act": "set", "id": ROLE, "values": {"owner": "fay"}, "was": {"owner": owner_of(play, ROLE)}})
    play.ask("fay", MakeLink("link-1", person="fay"))
    other = next(
        one.id for one in play.workshop.everyone.records.values() if "change" in one.kind and one.get("owner") != "fay"
    )
    for act in (TakeLine(other), DeclineLine(other), HandOverLine(other, "al"), ReportLine("n-1", other, "done")):
        with refused("not_yours"):
            play.ask("link-1", UseLink(act))


def test_a_link_makes_no_answer_for_somebody_elses_yes() -> None:
    play = agreed()
    play.ask("fay", MakeLink("link-1", person=owner_of(play, ROLE)))
    with refused("not_yours"):
        play.ask("link-1", UseLink(AnswerRequest(BONUS, "yes")))


def test_another_link_for_the_same_person_leaves_the_one_that_was_sent_before() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    play.ask("fay", MakeLink("link-1", person=owner))
    play.ask("fay", MakeLink("link-2", person=owner))
    play.ask("link-1", UseLink(ReportLine("n-1", ROLE, "in_progress")))
    play.ask("link-2", UseLink(ReportLine("n-2", ROLE, "done")))


def test_somebody_has_so_many_links_and_more_once_those_are_ended() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    for number in range(MOST):
        play.ask("fay", MakeLink(f"link-{number}", person=owner))
    with refused("too_many"):
        play.ask("fay", MakeLink("link-more", person=owner))
    play.ask("fay", MakeLink("link-cfo", yes_from=WHOM))
    play.ask("fay", EndLink(person=owner))
    assert list(play.workshop.facilitators.links) == ["link-cfo"]
    play.ask("fay", MakeLink("link-more", person=owner))


def test_one_link_is_ended_by_its_id_and_nobody_elses() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    for number in range(3):
        play.ask("fay", MakeLink(f"link-{number}", person=owner))
    play.ask("fay", EndLink(person=owner, id="link-1"))
    play.ask("fay", EndLink(yes_from=WHOM, id="link-2"))
    assert list(links_of(play.workshop, person=owner)) == ["link-0", "link-2"]


def test_a_link_that_was_ended_does_nothing() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    play.ask("fay", MakeLink("link-1", person=owner))
    play.ask("fay", EndLink(person=owner))
    assert links_of(play.workshop, person=owner) == {} and standing_of(play.workshop, "link-1") == "ended"
    with refused("ended"):
        play.ask("link-1", UseLink(ReportLine("n-1", ROLE, "done")))


def test_a_link_rests_while_the_room_works_and_ends_with_its_person() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    play.ask("fay", MakeLink("link-1", person=owner))
    play.ask("fay", ReopenWorkshop())
    with refused("ended"):
        play.ask("link-1", UseLink(ReportLine("n-1", ROLE, "done")))
    assert standing_of(play.workshop, "link-1") == "resting"
    play.workshop.agenda.status = "closed"
    assert standing_of(play.workshop, "link-1") == "open"
    play.ask("fay", RemovePerson(owner))
    with refused("ended"):
        play.ask("link-1", UseLink(ReportLine("n-1", ROLE, "done")))
    assert standing_of(play.workshop, "link-1") == "ended"


def test_participants_make_no_links_and_nobody_makes_one_before_closing() -> None:
    play = agreed()
    owner = owner_of(play, ROLE)
    with refused("not_yours"):
        play.ask("ida", MakeLink("link-1", person=owner))
    play.ask("fay", ReopenWorkshop())
    with refused("not_closed"):
        play.ask("fay", MakeLink("link-1", person=owner))


def test_a_link_for_whom_nothing_waits_is_not_made() -> None:
    play = agreed()
    for whom in ({"yes_from": "The moon"}, {"person": "nobody"}, {}):
        with refused("gone"):
            play.ask("fay", MakeLink("link-1", **whom))


def test_a_yes_by_link_moves_the_line_to_what_is_decided() -> None:
    play = linked(yes_from=WHOM)
    assert groups(play)[f"Needs a yes from {WHOM}"] == [BONUS]
    play.ask("link-1", UseLink(AnswerRequest(BONUS, "yes", "From January on")))
    assert BONUS in groups(play)["Decided"] and f"Needs a yes from {WHOM}" not in groups(play)
    [line] = [one for group in change_groups(Wording(everyone(play))) for one in group.lines if one.id == BONUS]
    assert line.yes.startswith("Yes, on 1970-01-01: From January on")


def test_a_no_needs_a_sentence_and_stands_by_itself() -> None:
    play = linked(yes_from=WHOM)
    with refused("missing"):
        play.ask("link-1", UseLink(AnswerRequest(BONUS, "no", "  ")))
    play.ask("link-1", UseLink(AnswerRequest(BONUS, "no", "Not this year")))
    assert groups(play)[f"No from {WHOM}"] == [BONUS]


def test_who_is_asked_instead_answers_anew() -> None:
    play = linked(yes_from=WHOM)
    play.ask("link-1", UseLink(AnswerRequest(BONUS, "yes")))
    play.put("fay", BONUS, yes_from="Works council")
    assert groups(play)["Needs a yes from Works council"] == [BONUS]
    with refused("not_yours"):
        play.ask("link-1", UseLink(AnswerRequest(BONUS, "no", "No")))


def test_a_final_plan_takes_reports_and_a_late_yes_of_an_owner_but_no_hand_over() -> None:
    play = agreed()
    lines = [one for one in play.workshop.everyone.records.values() if "change" in one.kind and one.get("owner")]
    late = next(one for one in lines if one.get("answer") != "taken")
    play.ask("fay", MakeLink("link-1", person=late.text("owner")))
    play.workshop.agenda.status = "final"
    with refused("final"):
        play.ask("link-1", UseLink(DeclineLine(late.id)))
    play.ask("link-1", UseLink(TakeLine(late.id, first_step="Ask around")))
    with refused("final"):
        play.ask("link-1", UseLink(TakeLine(late.id, first_step="Something else")))
    play.ask("link-1", UseLink(ReportLine("n-1", late.id, "in_progress")))


@pytest.mark.parametrize(
    ("status", "text", "code"), [("", "", "missing"), ("dropped", " ", "missing"), ("odd", "", "wrong_value")]
)
def test_a_report_says_how_far_it_is_and_why_it_is_dropped(status: str, text: str, code: str) -> None:
    play = agreed()
    with refused(code):
        play.ask("fay", ReportLine("n-1", ROLE, status, text))


def test_a_line_is_not_reported_on_by_who_has_no_part_in_it_nor_while_the_room_works() -> None:
    play = agreed()
    assert owner_of(play, ROLE) != "ida"
    with refused("not_yours"):
        play.ask("ida", ReportLine("n-1", ROLE, "done"))
    play.ask("fay", ReopenWorkshop())
    with refused("not_now"):
        play.ask("fay", ReportLine("n-1", ROLE, "done"))
