"""The line by polling, from the page's side: said once, heard once, in order, whatever gets lost on the way."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Route

from server.live.protocol import CLOSE_CODES
from tests.browser.fake_line import Json, Lines, caught_up, events, fake_lines, step, welcome
from tests.browser.live_page import LivePage, Rig
from tests.browser.network import LINES

HOP = "() => new Promise(requestAnimationFrame)"


class Polls(LivePage):
    """A tab whose WebSockets fail, as the address knows none. A test plays what answers its requests."""

    def __init__(self, context: BrowserContext, **patience: Any) -> None:
        lines = Lines()
        lines.address = "/live"
        super().__init__(context, lines, **patience)
        self.asked: list[Route] = []
        self.page.route(LINES, self._take)

    def next(self, **wanted: Any) -> tuple[Json, Route]:
        """The next request with these values: what it says, and what it waits for."""
        while True:
            for route in self.asked:
                body: Json = route.request.post_data_json or {}
                if all(body.get(name) == value for name, value in wanted.items()):
                    self.asked.remove(route)
                    return body, route
            self.page.evaluate(HOP)

    def polled(self, *frames: Json) -> Route:
        """Loads the page and seats it; gives its first waiting request."""
        self.page.goto("/")
        _, hello = self.next(type="hello")
        answer(hello, 1, [*(frames or (welcome(),))])
        self.until("live.status === 'online'")
        return self.next(wait=20)[1]

    def _take(self, route: Route) -> None:
        self.asked.append(route)


def answer(route: Route, start: int, *messages: list[Json], closed: int = 0) -> None:
    told = {"type": "polled", "line": "l1", "from": start, "messages": messages}
    route.fulfill(json=told | ({"closed": closed} if closed else {}))


@pytest.fixture
def live(rig: Rig) -> Iterator[Polls]:
    context = rig.browser.new_context(base_url=rig.address)
    yield Polls(context)
    context.close()


def test_where_no_websocket_gets_through_the_hello_goes_by_http(live: Polls) -> None:
    live.page.goto("/")
    body, hello = live.next()
    assert (body["type"], body["epoch"]) == ("hello", "")
    answer(hello, 1, [welcome()])
    live.until("live.status === 'online' && live.person.name === 'Al'")
    assert live.next()[0] == {"type": "poll", "line": "l1", "after": 1, "wait": 20}


def test_what_is_heard_is_folded_and_asked_for_no_more(live: Polls) -> None:
    answer(live.polled(), 2, [events(2, step("s1"))], [events(3, step("s2"))])
    live.until("live.record('s2')")
    assert live.next()[0]["after"] == 3


def test_what_comes_twice_is_heard_once(live: Polls) -> None:
    told = [events(2, step("s1"))]
    answer(live.polled(), 2, told)
    answer(live.next(after=2)[1], 2, told, [events(3, step("s2"))])
    live.until("live.record('s2')")
    assert live.next()[0]["after"] == 3
    assert live.says("told.flat().filter((one) => one === 'step').length") == 2


def test_a_lost_answer_is_asked_for_again_and_asked_for_with_less_patience(live: Polls) -> None:
    live.polled().abort()
    again = live.next(after=1, wait=10)[1]
    answer(again, 2, [events(2, step("s1"))])
    live.until("live.record('s1')")
    assert live.says("live.status") == "online"


def test_what_is_said_again_is_the_same_and_nothing_overtakes_it(live: Polls) -> None:
    live.polled()
    live.does("live.send({ do: 'ready', on: true })")
    said, lost = live.next(after=1)
    live.does("window.dispatchEvent(new Event('focus'))")
    lost.abort()
    again, route = live.next(after=1)
    assert again["say"] == said["say"] and again["say"][0]["do"] == "ready"
    answer(route, 2, [{"type": "accepted", "ref": said["say"][0]["ref"]}])
    assert live.next(after=2)[0].get("say", [{"type": "ping"}]) == [{"type": "ping"}]
    live.until("live.unsent === 0")


def test_a_line_on_which_too_much_gets_lost_is_given_up_for_another(live: Polls) -> None:
    live.polled().abort()
    for wait in (10, 5):
        live.next(wait=wait)[1].abort()
    assert live.next(leave=True)[0]["line"] == "l1"
    body, hello = live.next(type="hello")
    assert body["cursors"] == {"everyone": 1, "person:al": 0}
    answer(hello, 1, [caught_up(events=[step("s1")])])
    live.until("live.record('s1')")


def test_what_is_no_answer_of_ours_counts_as_lost(live: Polls) -> None:
    live.polled().fulfill(body="<h1>Please sign in to the guest network</h1>")
    live.next(wait=10)[1].fulfill(json={"error": "no"})
    answer(live.next(wait=5)[1], 2, [events(2, step("s1"))])
    live.until("live.record('s1')")


@pytest.mark.parametrize("reason", ["removed", "not_here", "waiting", "malformed"])
def test_a_page_that_may_not_be_here_stops_and_says_why(live: Polls, reason: Any) -> None:
    answer(live.polled(), 5, [{"type": "bye", "reason": reason}], closed=CLOSE_CODES[reason])
    live.until(f"live.status === 'ended' && live.reason === '{reason}'")


@pytest.mark.parametrize("reason", ["slow", "restart", "closing"])
def test_a_page_comes_back_when_it_was_only_sent_away_for_now(live: Polls, reason: Any) -> None:
    answer(live.polled(), 2, [{"type": "bye", "reason": reason}], closed=CLOSE_CODES[reason])
    answer(live.next(type="hello")[1], 1, [caught_up(events=[step("s1")])])
    live.until("live.record('s1') && live.status === 'online'")


def test_a_tab_remembers_that_it_had_to_poll_and_forgets_it_when_it_need_not(rig: Rig) -> None:
    with fake_lines() as lines:
        context = rig.browser.new_context(base_url=rig.address)
        live = LivePage(context, lines)
        live.page.add_init_script("sessionStorage.setItem('crossflow.polls', 'true')")
        live.seated()
        assert live.says("sessionStorage.getItem('crossflow.polls')") is None
        context.close()
