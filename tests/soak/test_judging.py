"""The soak's judge sees what it is there to see."""

from collections.abc import Awaitable
from random import Random

from server.rehearsal.folding import Json
from server.rehearsal.seen import Seen
from tests.live.running import Carrier
from tests.soak.finding import Reading, slope
from tests.soak.judging import Row, differences, gaps, overwritten, unkept
from tests.soak.page import Answer, Page

SET = '{"type": "record_set", "id": "a", "by": "al", "values": {"text": "%s"}}'


def typed(seq: int, text: str) -> Row:
    return Row(seq, "everyone", seq, text.split()[-1], SET % text)


def page(ref: str, code: str) -> Page:
    def nowhere() -> Awaitable[Carrier]:
        raise OSError

    made = Page(nowhere, Random(0))
    made.asked[ref] = {"do": "edit"}
    made.answers[ref] = Answer(code, {})
    return made


def test_a_text_that_lost_a_word_is_seen() -> None:
    assert list(overwritten([typed(1, "w1.1"), typed(2, "w1.1 w2.1"), typed(3, "Anew: w3.1")])) == []
    assert len(list(overwritten([typed(1, "w1.1"), typed(2, "w2.1")]))) == 1


def test_what_was_acknowledged_and_is_not_there_is_seen() -> None:
    assert list(unkept(page("w1.1", "accepted"), {"w1.1": "… w1.1"})) == []
    for kept in ({}, {"w1.1": "another word"}):
        assert list(unkept(page("w1.1", "accepted"), kept)) == ["w1.1 was acknowledged and is not in the log"]
    assert list(unkept(page("w1.1", "conflict"), {"w1.1": "w1.1"})) == ["w1.1 was refused and is in the log"]


def test_a_gap_and_a_second_effect_are_seen() -> None:
    assert len(list(gaps([typed(1, "w1.1"), typed(3, "w1.2")]))) == 1
    assert list(gaps([typed(1, "w1.1"), typed(2, "w1.1")])) == ["w1.1 has 2 effects"]


def test_a_page_that_holds_something_else_is_seen() -> None:
    seen, fresh = Seen(), Seen()
    log: dict[str, Json] = {"everyone": {"number": 2}}
    seen.compartments, fresh.compartments = {"everyone": {"number": 1}}, {"everyone": {"number": 2}}
    assert list(differences("Al", seen, fresh, log)) == ["Al: in everyone the page does not hold what the log holds"]


def test_memory_is_judged_by_the_last_process_after_its_warm_up() -> None:
    first = [Reading(minute, 50 + 9 * minute, 1) for minute in range(5)]
    last = [Reading(minute, 80 + (0.5 * minute if minute > 7 else 30 - minute), 2) for minute in range(5, 20)]
    assert round(slope([*first, *last], 3), 6) == 0.5
