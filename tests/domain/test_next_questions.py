"""What a decision asks next."""

import pytest

from server.domain.next_questions import BY_MODE, MOST, next_questions
from server.domain.records.modes import MODES
from tests.domain.test_before_a_pilot import decided
from tests.exports.small_workshop import everyone
from tests.playing import Play


def asked(play: Play) -> list[str]:
    return [one.text for one in next_questions(everyone(play)).get("s3", [])]


def test_every_mode_that_can_be_decided_asks_something() -> None:
    assert set(BY_MODE) == set(MODES)


def test_an_automatic_step_asks_for_exceptions_lost_work_and_the_measure_that_pulls_the_other_way() -> None:
    assert asked(decided("automatic"))[:3] == [
        "Who owns the exceptions, and who can stop it?",
        "Who loses this work, and what do they do instead?",
        "Which measure pulls the other way?",
    ]


def test_what_no_line_has_answered_is_asked_first() -> None:
    play = decided("automatic")
    play.go("redesign")
    play.add("fay", "role_change", "c1", role="Clerk", steps=["s3"])
    assert asked(play)[0] == "Which measure pulls the other way?"


def test_dissent_and_a_worst_break_of_the_step_come_before_what_its_mode_asks() -> None:
    play = decided("shared")
    play.add("al", "dissent", "d1", step="s3", function="sales", text="Only with an override")
    play.go("sources")
    play.edit(
        "ida", {"act": "add", "kind": "issue", "id": "i1", "values": {"place": "s3", "text": "Late", "severity": "4"}}
    )
    assert asked(play)[:2] == ["“Late” weakens this step. Who mends that first?", "What would let Sales agree?"]
    assert len(asked(play)) == MOST


@pytest.mark.parametrize("focus", ["later", "as_is"])
def test_a_step_that_is_not_under_redesign_asks_nothing(focus: str) -> None:
    play = decided("automatic")
    play.put("fay", "s3", focus=focus)
    assert not asked(play)
