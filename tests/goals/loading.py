"""How soon a page can be used, and how much it asks for, on a slow network and a slow processor."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.room_life import SEATED
from tests.browser.stage import Facilitator, Stage
from tests.browser.test_weight import elsewhere, first_time, loaded, weight
from tests.goals.goal import NONE, Goal, at_most
from tests.goals.room import large, slowed

SLOW = {"offline": False, "latency": 50, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
"""10 Mbit/s and 50 ms."""
TIMES = 4

READY = """addEventListener('DOMContentLoaded', () => {
  const look = () => {
    const seated = ['online', 'back'].includes(window.Alpine?.store('live')?.status);
    const drawn = document.querySelector('.mark-form input') && document.querySelector('.step-card');
    if (!seated || !drawn) return void requestAnimationFrame(look);
    requestAnimationFrame(() => { window.ready = performance.now(); });
  };
  look();
});"""


def measured(account: Facilitator) -> Iterator[Goal]:
    yield from interactive(account)
    yield from light(account)


def interactive(account: Facilitator) -> list[Goal]:
    """A latecomer's page while 60 steps are marked: the first time, and with everything kept."""
    stage = large(account)
    stage.go("mark")
    sam = stage.join("Sam", "Sales")
    page = first_time(stage, sam.context)
    sam.close()
    page.add_init_script(READY)
    line = slowed(page, TIMES)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    cold = ready(page, f"/w/{stage.workshop}")
    warm = min(ready(page, f"/w/{stage.workshop}") for _ in range(3))
    stage.close()
    where = "60 steps, 10 Mbit/s, 50 ms, processor 4 × slower"
    return [
        at_most("G11", f"Ready to use for the first time; {where}", (1.5, "s"), round(cold, 2)),
        at_most("G11", f"Ready to use again; {where}", (0.7, "s"), round(warm, 2)),
    ]


def ready(page: Page, path: str) -> float:
    """Seconds from asking for a page until it can be worked with."""
    page.goto(path)
    page.wait_for_function("() => window.ready")
    return float(page.evaluate("window.ready / 1000"))


def light(account: Facilitator) -> list[Goal]:
    """What a participant's browser is sent until the room is there."""
    stage = Stage(account)
    sam = stage.join("Sam", "Sales")
    asked = loaded(first_time(stage, sam.context), f"/w/{stage.workshop}", SEATED)
    found, strange = weight(asked), elsewhere(stage, asked)
    fonts = [one.url for one in asked if one.resource_type == "font"]
    stage.close()
    return [
        at_most("G12", "The room's first load, packed", (100, "kB"), found.sent / 1000),
        at_most("G12", "The room's first load", (22, "requests"), found.requests),
        at_most("G12", "The room's first load: fonts, and requests to anybody else", NONE, len(fonts) + len(strange)),
    ]
