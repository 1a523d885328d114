"""The browser's folds come to the same as the server's: on every vector, whole and in parts, and on every snapshot."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, sync_playwright

from server.domain.catalog import EVENTS, read_event
from server.domain.compartment import Compartment
from server.live.protocol import encode
from tests.browser.stage import open_browser
from tests.browser.web_folder import web_folder
from tests.scenarios.plays import PLAYS
from tests.scenarios.scene import whole
from tests.scenarios.vectors import path_of

Json = dict[str, Any]

IN_THE_BROWSER = """
async () => {
  const { FOLDS, fold, whole, UnknownEvent } = await import('/live/folds.js');
  const folded = (snapshot, events) => {
    const part = whole(snapshot);
    for (const event of events) fold(part, event);
    return part;
  };
  window.folds = {
    names: () => Object.keys(FOLDS),
    folded: (text) => JSON.stringify(JSON.parse(text).map(([snapshot, events]) => folded(snapshot, events))),
    refuses: (event) => {
      try { fold(whole(), event); } catch (error) { return error instanceof UnknownEvent; }
      return false;
    },
  };
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page that has loaded the folds."""
    with web_folder() as address, sync_playwright() as playwright:
        browser = open_browser(playwright)
        opened = browser.new_page()
        opened.goto(address)
        opened.evaluate(IN_THE_BROWSER)
        yield opened
        browser.close()


def folded(page: Page, *asked: tuple[Json, list[Json]]) -> list[Json]:
    """The compartments that the browser makes of snapshots and the events after them."""
    told = page.evaluate("(text) => window.folds.folded(text)", json.dumps(asked))
    return list(json.loads(told))


def vector(name: str) -> Json:
    return dict(json.loads(path_of(name).read_text()))


def after_each(events: list[Json]) -> Iterator[Compartment]:
    """The server's compartment before the first event, and after each."""
    part = Compartment()
    yield part
    for event in events:
        read_event(encode(event)).apply_to(part)
        part.number += 1
        yield part


def test_the_browser_has_a_fold_for_every_event(page: Page) -> None:
    assert sorted(page.evaluate("window.folds.names()")) == sorted(EVENTS)


def test_an_empty_compartment_is_the_same_on_both_sides(page: Page) -> None:
    assert folded(page, ({}, [])) == [whole(Compartment())]


@pytest.mark.parametrize("name", PLAYS)
def test_every_viewer_ends_with_the_servers_state(page: Page, name: str) -> None:
    told = vector(name)
    for viewer, numbers in told["viewers"].items():
        parts = folded(page, *(({}, told["events"][part][:number]) for part, number in numbers.items()))
        expected = [told["states"][part][str(number)] for part, number in numbers.items()]
        assert parts == expected, viewer


@pytest.mark.parametrize("name", PLAYS)
def test_a_snapshot_and_the_events_after_it_come_to_the_whole(page: Page, name: str) -> None:
    for compartment, events in vector(name)["events"].items():
        snapshots: list[Json] = [msgspec.json.decode(encode(part)) for part in after_each(events)]
        parts = folded(page, *((snapshot, events[number:]) for number, snapshot in enumerate(snapshots)))
        assert all(part == parts[0] for part in parts), compartment


@pytest.mark.parametrize("name", PLAYS)
def test_after_every_event_a_fold_and_a_snapshot_are_the_servers_state(page: Page, name: str) -> None:
    for compartment, events in vector(name)["events"].items():
        states = [(msgspec.json.decode(encode(part)), whole(part)) for part in after_each(events)]
        expected = [state for _, state in states]
        assert folded(page, *((snapshot, []) for snapshot, _ in states)) == expected, compartment
        assert folded(page, *(({}, events[:number]) for number in range(len(states)))) == expected, compartment


def test_an_event_of_a_newer_server_is_not_passed_over(page: Page) -> None:
    assert page.evaluate("window.folds.refuses({ type: 'never_heard_of' })")
    assert page.evaluate("window.folds.refuses({ type: 'constructor' })")
