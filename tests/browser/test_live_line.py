"""The line: it comes back by itself, loses nothing, takes nothing twice, and knows when it is dead and when to stop."""

import pytest

from server.live.protocol import CLOSE_CODES, PROTOCOL, Reason
from tests.browser.fake_line import caught_up, events, step, welcome
from tests.browser.live_page import LivePage

COMES_BACK: tuple[Reason, ...] = ("slow", "restart", "closing")
STAYS_AWAY: tuple[Reason, ...] = ("removed", "not_here", "waiting", "malformed")


def test_a_page_says_hello_and_is_online_once_it_is_welcome(live: LivePage) -> None:
    line = live.open()
    assert line.hears() == {"type": "hello", "epoch": "", "cursors": {}, "shows": []}
    assert live.says("live.status") == "connecting"
    line.says(welcome())
    live.until("live.status === 'online'")
    assert live.says("[live.me, live.person.name, live.myFunction]") == ["al", "Al", "sales"]


def test_coming_back_a_page_asks_only_for_what_it_missed(live: LivePage) -> None:
    line = live.seated()
    line.says(events(2, step("s1")))
    live.until("live.record('s1')")
    line.closes()
    again = live.lines.next()
    assert again.seats(caught_up(number=2, events=[step("s2")])) == {
        "type": "hello",
        "epoch": "first",
        "cursors": {"everyone": 2, "person:al": 0},
        "shows": [],
    }
    live.until("live.steps.length === 2")


def test_what_was_folded_already_is_not_folded_again(live: LivePage) -> None:
    line = live.seated()
    line.says(events(2, step("s1"), step("s2")))
    line.says(events(2, step("s1"), step("s2"), step("s3")))
    line.says(events(3, step("s2")))
    line.says(events(5, step("s4")))
    live.until("live.record('s4')")
    assert live.says("live.parts.everyone.number") == 5


def test_after_a_gap_nothing_of_the_message_counts_and_the_page_asks_again(live: LivePage) -> None:
    line = live.seated()
    line.says(events(3, step("s2")), {"type": "presence", "here": ["al", "bo"]})
    line.ends()
    assert live.lines.next().seats(caught_up(events=[step("s1"), step("s2")]))["cursors"]["everyone"] == 1
    live.until("live.steps.length === 2")
    assert live.says("live.here") == ["al"]


def test_a_welcome_that_does_not_follow_on_is_a_gap_too(live: LivePage) -> None:
    live.seated().closes()
    live.lines.next().seats(caught_up(number=2, events=[step("s3")]))
    assert live.lines.next().seats()["cursors"]["everyone"] == 1


def test_another_epoch_starts_from_its_snapshot(live: LivePage) -> None:
    line = live.seated()
    line.says(events(2, step("s1")))
    live.until("live.record('s1')")
    line.closes()
    live.lines.next().seats(welcome(epoch="second", everyone={"number": 1}))
    live.until("live.epoch === 'second'")
    assert live.says("live.steps") == []


def test_what_cannot_be_folded_is_asked_for_as_a_whole(live: LivePage) -> None:
    line = live.seated()
    line.says(events(2, {"type": "record_set", "id": "nowhere", "values": {}, "by": "al"}))
    line.ends()
    assert live.lines.next().seats() == {"type": "hello", "epoch": "", "cursors": {}, "shows": []}
    live.until("live.parts.everyone.number === 1")


def test_a_new_welcome_on_the_same_line_replaces_what_may_be_read(live: LivePage) -> None:
    line = live.seated(
        welcome(compartments={"everyone": {"snapshot": {}}, "facilitators": {"snapshot": {"number": 9}}})
    )
    line.says(welcome())
    live.until("live.parts.facilitators.number === 0 && live.parts.everyone.number === 1")


@pytest.mark.parametrize("reason", COMES_BACK)
def test_a_page_comes_back_when_it_was_only_sent_away_for_now(live: LivePage, reason: Reason) -> None:
    line = live.seated()
    line.says({"type": "bye", "reason": reason})
    line.closes(CLOSE_CODES[reason])
    live.lines.next().seats(caught_up())
    live.until("live.status === 'online'")


@pytest.mark.parametrize("reason", STAYS_AWAY)
def test_a_page_that_may_not_be_here_stops_and_says_why(live: LivePage, reason: Reason) -> None:
    line = live.seated()
    line.says({"type": "bye", "reason": reason})
    line.closes(CLOSE_CODES[reason])
    live.until("live.status === 'ended'")
    assert live.says("live.reason") == reason
    assert live.says("live.send({ do: 'ready', on: true }).catch(({ code }) => code)") == reason


def test_a_page_that_waited_for_approval_can_try_again(live: LivePage) -> None:
    live.open().closes(CLOSE_CODES["waiting"])
    live.until("live.reason === 'waiting'")
    live.does("live.connect()")
    live.lines.next().seats()
    live.until("live.status === 'online' && live.reason === ''")


def test_every_close_code_is_known_to_the_page() -> None:
    assert {*COMES_BACK, *STAYS_AWAY} == set(CLOSE_CODES)


def test_the_page_speaks_the_servers_protocol_and_knows_its_stops(live: LivePage) -> None:
    live.seated()
    told = live.says("import('/live/connection.js').then(({ PROTOCOL, STOPS }) => [PROTOCOL, STOPS])")
    assert told == [PROTOCOL, {str(CLOSE_CODES[reason]): reason for reason in STAYS_AWAY}]


@pytest.mark.parametrize("newer", ["protocol", "event"])
def test_an_old_page_loads_again_once_and_then_says_so(live: LivePage, newer: str) -> None:
    frames = [welcome(protocol=PROTOCOL + 1)] if newer == "protocol" else [welcome(), events(2, {"type": "unheard_of"})]
    line = live.open()
    line.seats(*frames)
    again = live.lines.next()
    again.seats(*frames)
    live.until("live.status === 'ended'")
    assert live.says("live.reason") == "old_page"
    assert live.says("performance.getEntriesByType('navigation')[0].type") == "reload"


def test_a_page_of_somebody_else_loads_again(live: LivePage) -> None:
    line = live.seated()
    line.says(welcome(me="bo"))
    live.lines.next().seats(welcome(me="bo"))
    live.until("live.me === 'bo'")
    assert live.says("performance.getEntriesByType('navigation')[0].type") == "reload"
