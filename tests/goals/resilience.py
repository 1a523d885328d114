"""What a lost line, a closed tab and a sleeping laptop cost."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
from playwright.sync_api import Browser, Page, expect

from tests.browser.mapping import Cable, card, on_the_map, saved
from tests.browser.room_life import SEATED, steps_of
from tests.browser.stage import CHROMIUM, Facilitator, Stage, chromium
from tests.goals.goal import NONE, Goal, at_most
from tests.goals.room import at

OUTAGE = 60_000
"""Milliseconds."""
ASLEEP = 30
"""Seconds."""
SENTENCE = "Capture what the customer really said about the date and the budget"
WHY = "The rep hears what nobody writes down, and that decides more than the figures do"


def measured(account: Facilitator) -> Iterator[Goal]:
    for measure in (told, lost, resumed):
        yield measure(account)


def told(account: Facilitator) -> Goal:
    """The network is gone: how long until the page says so."""
    stage = Stage(account)
    stage.go("map")
    page = on_the_map(stage)
    started = time.monotonic()
    page.context.set_offline(True)
    page.locator(".notice[data-state=offline]").wait_for(timeout=30_000)
    taken = time.monotonic() - started
    page.context.set_offline(False)
    stage.close()
    return at_most("G13", "Offline is said after", (5, "s"), round(taken, 1))


def lost(account: Facilitator) -> Goal:
    """A line cut for a minute, the tab loaded again in between: characters that were typed and did not arrive."""
    stage = Stage(account)
    stage.go("mark")
    page = at(stage.join("Sam", "Sales"))
    cable = Cable(page)
    page.wait_for_function(SEATED)
    cable.cut()
    page.locator(".mark-form input").first.focus()
    page.keyboard.press("2")
    page.locator("#mark-why").type(WHY)
    page.wait_for_timeout(OUTAGE / 2)
    page.reload()
    page.wait_for_timeout(OUTAGE / 2)
    cable.mend()
    page.wait_for_function(SEATED)
    saved(page)
    page.wait_for_function("() => Object.values(Alpine.store('live').myMarks)[0]?.why")
    kept = next(iter(page.evaluate("() => Alpine.store('live').myMarks").values()))["why"]
    stage.close()
    return at_most("G13", "60 s without a line and a reload: characters lost", NONE, len(WHY) - matching(kept, WHY))


def matching(kept: str, typed: str) -> int:
    """How many of the characters typed are where they belong."""
    return sum(one == other for one, other in zip(kept, typed, strict=False))


def resumed(account: Facilitator) -> Goal:
    """A laptop sleeps while others work: from waking until their work is on the screen, without a reload."""
    stage = Stage(account)
    stage.go("map")
    mia = stage.join("Mia", "Finance")
    with laptop(account) as (browser, processes):
        seat = browser.new_context(base_url=stage.address, storage_state=mia.context.storage_state())
        mia.close()
        page = opened(seat.new_page(), stage)
        page.evaluate("() => { window.sameDocument = true; }")
        step = steps_of(stage)[2]
        was = {"name": stage.record(step)["values"]["name"]}
        asleep(processes, stage, was | {"id": step})
        started = time.monotonic()
        for one in processes:
            with suppress(psutil.NoSuchProcess):
                one.resume()
        expect(card(page, step)).to_contain_text(SENTENCE[:50], timeout=60_000)
        taken = time.monotonic() - started
        assert page.evaluate("window.sameDocument")
    stage.close()
    return at_most("G14", "Awake again: back in the room after", (3, "s"), round(taken, 2))


@contextmanager
def laptop(account: Facilitator) -> Iterator[tuple[Browser, list[psutil.Process]]]:
    """A browser of its own, with all its processes."""
    before = set(psutil.Process().children(recursive=True))
    kind = account.browser.browser_type
    browser = kind.launch(executable_path=chromium(), args=CHROMIUM)
    try:
        page = browser.new_page()
        yield browser, [one for one in psutil.Process().children(recursive=True) if one not in before]
        page.close()
    finally:
        browser.close()


def opened(page: Page, stage: Stage) -> Page:
    page.goto(f"/w/{stage.workshop}")
    expect(page.locator(".step-card").first).to_be_visible(timeout=30_000)
    return page


def asleep(processes: list[psutil.Process], stage: Stage, step: dict[str, str]) -> None:
    """Everything of the laptop stands still; meanwhile somebody edits."""
    for one in processes:
        with suppress(psutil.NoSuchProcess):
            one.suspend()
    time.sleep(ASLEEP)
    act = {"act": "set", "id": step["id"], "values": {"name": SENTENCE[:50]}, "was": {"name": step["name"]}}
    stage.edit(act)
