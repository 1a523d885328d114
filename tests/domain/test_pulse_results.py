"""What the plan, the report and a series say of pulses: sums moment by moment, or why there are none."""

from server.domain.blocks import Imprint, Paragraph, Table
from server.domain.plan.pulse_results import NOT_ASKED, TOO_FEW, pulse_results
from server.domain.plan.series import held, series
from server.domain.report.report import report
from server.domain.workshop import View
from tests.playing import CAST, Play

IMPRINT = Imprint("w1", 2_000_000)


def answered(play: Play, occasion: str, *answers: int) -> None:
    for person, answer in zip(CAST, answers, strict=False):
        play.says(person, "answer_pulse", occasion=occasion, question="safe", answer=answer)


def closed(start: tuple[int, ...] = (4, 4, 5, 2, 4), close: tuple[int, ...] = (5, 5, 5, 4, 4, 4)) -> Play:
    play = Play(pulses=True).running("frame")
    answered(play, "start", *start)
    play.go("agree")
    answered(play, "close", *close)
    play.fay("close_workshop", despite="Out of time")
    return play


def test_the_start_and_the_close_stand_side_by_side_with_how_many_answered() -> None:
    (found,) = pulse_results(closed().view)
    assert [(one.words, one.answered) for one in found.moments] == [("At the start", 5), ("At the close", 6)]
    assert found.moments[0].in_short == "1 Fully, 3 Mostly, 1 A little"


def test_where_too_few_answered_the_plan_says_why_nothing_is_shown() -> None:
    (found,) = pulse_results(closed(close=(1, 1, 1, 1)).view)
    assert (found.moments[1].note, found.moments[1].bars) == (TOO_FEW, [])


def test_nothing_is_said_of_a_pulse_that_is_open() -> None:
    play = Play(pulses=True).running("frame")
    answered(play, "start", 5, 5, 5, 5, 5)
    assert pulse_results(play.view) == []


def test_where_fewer_than_five_were_there_it_says_that_nobody_was_asked() -> None:
    play = Play(pulses=True).opened()
    for person in ("ida", "olga"):
        play.fay("remove_person", person=person)
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.go("frame")
    play.fay("close_workshop", despite="Out of time")
    (found,) = pulse_results(play.view)
    assert [(one.occasion, one.note) for one in found.moments] == [("start", NOT_ASKED)]


def test_a_workshop_without_pulses_says_nothing_of_them() -> None:
    play = Play().running("frame")
    play.fay("close_workshop", despite="Out of time")
    assert pulse_results(play.view) == []


def test_the_report_has_a_table_of_the_sums_and_the_reason_where_there_are_none() -> None:
    blocks = report(closed(close=(1, 1)).view, IMPRINT)
    tables = [one for one in blocks if isinstance(one, Table) and one.columns[0].label == "When"]
    assert tables[0].rows == (("At the start", "5", "1", "3", "0", "1", "0"),)
    assert Paragraph(f"At the close: {TOO_FEW}") in blocks


def test_a_series_sets_the_close_beside_the_check() -> None:
    check = Play(pulses=True, follows="w0").opened()
    check.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    check.add("fay", "block", "b-check", phase="check", minutes=10, order=20)
    check.go("check")
    answered(check, "check", 5, 5, 5, 5, 5, 5)
    check.fay("close_pulse")
    found = series([held(View(closed().workshop), "w0"), held(check.view, "w1")]).felt
    safe, skills = found[0], found[1]
    assert [one.in_short if one else None for one in safe.moments] == ["3 Fully, 3 Mostly", "6 Fully"]
    assert [one.note if one else None for one in skills.moments] == [None, TOO_FEW]
