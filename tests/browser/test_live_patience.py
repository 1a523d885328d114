"""The line in time: when it counts as dead, when a page may not judge, and what the page shows meanwhile."""

import time
from collections.abc import Iterator

import pytest

from tests.browser.fake_line import Line, caught_up, events, step, welcome
from tests.browser.live_page import LivePage, Rig, live_page

HOUR = 3_600_000
READY = "void live.send({ do: 'ready', on: true })"


@pytest.fixture
def live(rig: Rig) -> Iterator[LivePage]:
    """A page with the patience that people get, and a clock that a test can move on."""
    with live_page(rig, ping=10_000, answer=2500, quiet=2000, verdict=2500, back=[500, 8000]) as page:
        page.page.clock.install()
        yield page


def pong(live: LivePage, line: Line, now: int = 0) -> None:
    """Answers a ping, and waits until the page has heard it: its clock may be moved on then."""
    line.hears("ping")
    now = now or time.time_ns() // 1_000_000
    line.says({"type": "pong", "now": now}, {"type": "presence", "here": [f"at {now}"]})
    live.until(f"live.here[0] === 'at {now}'")


def test_these_are_the_times_that_people_get(live: LivePage) -> None:
    live.seated()
    told = live.says("import('/live/connection.js').then(({ PATIENCE }) => PATIENCE)")
    most = {"ping": 10_000, "answer": 2500, "quiet": 2000, "verdict": 2500}
    assert told == most | {"websocket": [3000, 1000], "trial": [60_000, 960_000], "back": [500, 8000]}


def test_a_line_that_no_longer_answers_a_command_is_offline_within_five_seconds(live: LivePage) -> None:
    line = live.seated()
    live.does(READY)
    line.hears("command")
    live.page.clock.run_for(1900)
    assert live.says("live.status") == "online"
    live.page.clock.run_for(3000)
    assert live.says("live.status") == "offline"
    again = live.lines.next()
    again.seats(caught_up())
    assert again.hears()["do"] == "ready"
    assert live.says("[live.status, live.returning]") == ["back", 1]


def test_a_slow_answer_is_no_dead_line_as_long_as_pings_are_answered(live: LivePage) -> None:
    line = live.seated()
    live.does(READY)
    line.hears("command")
    for wait in (2100, 8000, 10_000):
        live.page.clock.run_for(wait)
        pong(live, line)
    assert live.says("[live.status, live.unsent]") == ["online", 1]


def test_an_idle_line_is_asked_every_ten_seconds(live: LivePage) -> None:
    line = live.seated()
    for _ in range(3):
        live.page.clock.run_for(10_000)
        pong(live, line)
    assert live.says("live.status") == "online"


def test_a_page_that_was_asleep_asks_before_it_judges(live: LivePage) -> None:
    line = live.seated()
    live.page.clock.run_for(10_000)
    line.hears("ping")
    live.page.clock.fast_forward(8 * HOUR)
    pong(live, line)
    line.says(events(2, step("s1")))
    live.until("live.record('s1')")
    assert live.says("live.status") == "online"


@pytest.mark.parametrize("name", ["offline", "online", "focus", "pageshow"])
def test_when_the_network_or_the_page_changes_its_mind_the_line_is_asked_at_once(live: LivePage, name: str) -> None:
    line = live.seated()
    live.does(f"window.dispatchEvent(new Event('{name}'))")
    line.hears("ping")
    live.page.clock.run_for(2600)
    assert live.says("live.status") == "offline"


def test_a_page_that_cannot_get_in_says_so_and_goes_on_trying(live: LivePage) -> None:
    line = live.open()
    line.hears("hello")
    live.page.clock.run_for(5100)
    assert live.says("live.status") == "offline"
    live.lines.next().seats()
    live.until("live.status === 'back'")


def test_a_short_break_is_not_shown(live: LivePage) -> None:
    live.seated().closes()
    live.lines.next().seats(caught_up(events=[step("s1")]))
    live.until("live.record('s1')")
    assert live.says("live.status") == "online"


def test_back_online_is_shown_until_everything_is_sent(live: LivePage) -> None:
    line = live.seated()
    live.does(READY)
    line.hears("command")
    live.page.clock.run_for(4600)
    again = live.lines.next()
    again.seats(caught_up())
    ref = again.hears("command")["ref"]
    live.until("live.status === 'back'")
    live.page.clock.run_for(4000)
    assert live.says("live.status") == "back"
    again.says({"type": "accepted", "ref": ref})
    live.until("live.unsent === 0")
    live.page.clock.run_for(1000)
    assert live.says("live.status") == "online"


def test_the_page_goes_by_the_servers_clock(live: LivePage) -> None:
    ahead = time.time_ns() // 1_000_000 + HOUR
    line = live.open()
    line.seats(welcome(now=ahead))
    live.until("live.status === 'online'")
    assert 0 <= live.says("live.now()") - ahead < 30_000
    live.page.clock.run_for(10_000)
    pong(live, line, ahead + 2 * HOUR)
    live.until(f"live.now() >= {ahead + 2 * HOUR}")


def test_what_was_removed_is_a_ghost_for_ten_minutes(live: LivePage) -> None:
    line = live.seated()
    # Else the page's time went on while this asks and answers.
    live.page.clock.pause_at(live.says("Date.now()") / 1000 + 1)
    at = live.says("live.now()")
    line.says(events(2, step("s1"), {"type": "record_removed", "id": "s1", "by": "al", "at": at}))
    live.until("live.ghosts.length === 1")
    for passed in range(0, 640_000, 10_000):
        live.page.clock.run_for(10_000)
        pong(live, line, at + passed)
    live.until("live.ghosts.length === 0")


def test_tries_come_later_each_time_and_never_at_the_same_moment(live: LivePage) -> None:
    live.seated()
    waits = live.says(
        "import('/live/timers.js').then(({ backOff }) => [0, 1, 2, 3, 9].map((tries) =>"
        " Array.from({ length: 200 }, () => backOff(tries, [500, 8000]))))"
    )
    for found, most in zip(waits, (1000, 2000, 4000, 8000, 8000), strict=True):
        assert 500 <= min(found) < max(found) <= most
        assert len(set(found)) > 100
