"""A large room to measure in: a flow of 60 steps, forty people connected, and pages that are slowed down."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from playwright.sync_api import CDPSession, Page

from tests.browser.cast import Cast, cast
from tests.browser.room_life import SEATED
from tests.browser.stage import Facilitator, Json, Stage

FUNCTIONS = ("Sales", "IT", "HR", "Finance", "Operations")
STEPS = 60
PEOPLE = 40
BURST = 2.0
"""Edits a second of each person while everybody types at once."""


def large(account: Facilitator, many: int = STEPS) -> Stage:
    """A workshop whose flow has so many steps, each linked to the one before."""
    stage = Stage(account)
    have = len(stage.records("step"))
    owners = [one["id"] for one in stage.records("function")]
    steps: list[Json] = [
        add(
            "step", f"s{number}", {"name": f"Check number {number}", "owner": owners[number % 5], "order": 100 + number}
        )
        for number in range(have, many)
    ]
    links: list[Json] = [
        add("handoff", f"h{number}", {"from_step": f"s{number - 1}", "to_step": f"s{number}"})
        for number in range(have + 1, many)
    ]
    stage.edit(*steps, *links)
    return stage


def add(kind: str, id: str, values: Json) -> Json:
    return {"act": "add", "kind": kind, "id": id, "values": values}


def at(page: Page) -> Page:
    """The page once it has its seat."""
    page.wait_for_function(SEATED)
    return page


@contextmanager
def crowd(stage: Stage, many: int) -> Iterator[Cast]:
    """So many people, connected, over all functions."""
    people = {f"Person {number}": FUNCTIONS[number % len(FUNCTIONS)] for number in range(many)}
    with cast(stage, people) as guests:
        yield guests


@contextmanager
def typing(guests: Cast) -> Iterator[None]:
    """Everybody types on a pin of their own, twice a second each, until this ends."""
    for number, guest in enumerate(guests.values()):
        guest.adds("issue", f"pin{number}", text="0")
    over = threading.Event()
    thread = threading.Thread(target=_type, args=(guests, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _type(guests: Cast, over: threading.Event) -> None:
    """Nobody waits for answers: each line keeps what comes in."""
    beat = 1 / (BURST * len(guests))
    for count in range(1_000_000):
        for number, guest in enumerate(guests.values()):
            act = {"act": "set", "id": f"pin{number}", "values": {"text": str(count + 1)}, "was": {"text": str(count)}}
            command = {"type": "command", "ref": f"t{number}-{count}", "do": "edit", "acts": [act]}
            guest.line.send(msgspec.json.encode(command).decode())
            if over.wait(beat):
                return


def slowed(page: Page, times: float) -> CDPSession:
    """The page on a processor so many times slower."""
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return line
