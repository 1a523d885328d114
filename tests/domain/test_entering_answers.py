"""A yes or a no that came by phone or on paper: entered by hand, shown as such, corrected, taken back."""

from datetime import date

import pytest

from server.domain.closing import ReopenWorkshop
from server.domain.entering_answers import NOTHING, EnterAnswer
from server.domain.following_up import AnswerRequest
from server.domain.plan.change_lines import change_groups
from server.domain.private_links import MakeLink, UseLink
from server.domain.wording import Wording
from tests.exports.small_workshop import agreed, everyone
from tests.playing import Play, refused

BONUS, ROLE = "c3", "c1"
WHOM = "CFO"
DAY = "1970-01-01"


def heard(answer: str = "yes", change: str = BONUS, **more: str) -> EnterAnswer:
    said = {"said_by": "Ruth Vogel", "way": "phone", "said_on": DAY} | more
    return EnterAnswer(change, answer, **said)  # type: ignore[arg-type]


def entered(*said: EnterAnswer) -> Play:
    play = agreed()
    for one in said:
        play.ask("fay", one)
    return play


def standing(play: Play) -> tuple[str, str]:
    """Under which title the line stands, and what the plan says of the answer."""
    groups = change_groups(Wording(everyone(play)))
    return next((group.title, line.yes) for group in groups for line in group.lines if line.id == BONUS)


def test_an_answer_by_phone_stands_with_who_said_it_how_and_who_entered_it() -> None:
    play = entered(heard(words="From January on"))
    who = Wording(everyone(play)).person("fay")
    said = f"Yes, on {DAY}, said by Ruth Vogel by phone, entered by {who}: From January on"
    assert standing(play) == ("Decided", said)


def test_an_answer_is_corrected_and_taken_back() -> None:
    play = entered(heard(), heard("no", way="paper", words="Not this year"))
    title, said = standing(play)
    assert title == f"No from {WHOM}" and "said by Ruth Vogel on paper" in said and said.endswith(": Not this year")
    play.ask("fay", EnterAnswer(BONUS, ""))
    assert standing(play) == (f"Needs a yes from {WHOM}", "")
    record = play.workshop.record(BONUS)
    assert record and not any(record.get(name) for name in NOTHING)


def test_the_same_entered_twice_is_said_once() -> None:
    play = entered(heard())
    assert play.ask("fay", heard()) == []
    play.ask("fay", EnterAnswer(BONUS, ""))
    assert play.ask("fay", EnterAnswer(BONUS, "")) == []


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"said_by": " "}, "missing"),
        ({"way": ""}, "missing"),
        ({"said_on": ""}, "missing"),
        ({"way": "pigeon"}, "wrong_value"),
        ({"said_on": "soon"}, "wrong_value"),
        ({"said_on": "1970-01-09"}, "wrong_value"),
        ({"said_by": "x" * 81}, "wrong_value"),
        ({"words": "x" * 281}, "wrong_value"),
        ({"answer": "no"}, "missing"),
    ],
)
def test_an_answer_says_who_how_and_when_and_a_no_says_why(missing: dict[str, str], code: str) -> None:
    with refused(code):
        entered(heard(**missing))


def test_the_day_may_have_begun_in_the_east_already() -> None:
    assert standing(entered(heard(said_on=date(1970, 1, 2).isoformat())))[0] == "Decided"


def test_what_somebody_said_by_their_own_link_is_changed_there_alone() -> None:
    play = agreed()
    play.ask("fay", MakeLink("link-1", yes_from=WHOM))
    play.ask("link-1", UseLink(AnswerRequest(BONUS, "yes")))
    for one in (heard("no", words="Never"), EnterAnswer(BONUS, "")):
        with refused("said_by_link"):
            play.ask("fay", one)


def test_an_answer_by_link_takes_the_place_of_one_by_hand_and_is_nobody_elses() -> None:
    play = entered(heard())
    play.ask("fay", MakeLink("link-1", yes_from=WHOM))
    play.ask("link-1", UseLink(AnswerRequest(BONUS, "no", "Not this year")))
    assert standing(play) == (f"No from {WHOM}", f"No, on {DAY}: Not this year")


def test_who_is_asked_instead_has_not_answered() -> None:
    play = entered(heard())
    play.put("fay", BONUS, yes_from="Works council")
    assert standing(play) == ("Needs a yes from Works council", "")


def test_who_said_they_would_ask_enters_the_answer_and_nobody_else_of_the_room() -> None:
    play = agreed()
    with refused("not_yours"):
        play.ask("ida", heard())
    play.put("fay", BONUS, yes_asked_by="ida")
    play.ask("ida", heard())
    record = play.workshop.record(BONUS)
    assert record and record.get("yes_entered_by") == "ida"


def test_no_answer_is_entered_where_none_is_asked_for_or_while_the_room_works() -> None:
    play = agreed()
    for change in (ROLE, "nothing"):
        with refused("gone"):
            play.ask("fay", heard(change=change))
    play.ask("fay", ReopenWorkshop())
    with refused("not_closed"):
        play.ask("fay", heard())
