"""How fast it feels: from a key to the screen, from one person's screen to another's, and all screens at a reveal."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from tests.browser.mapping import card, on_the_map
from tests.browser.room_life import mark, steps_of
from tests.browser.stage import Facilitator, Stage
from tests.goals.goal import Goal, at_most, percentile
from tests.goals.room import PEOPLE, at, crowd, large, slowed, typing

SAMPLES = 60
"""Keys of each of the three kinds: walking the map, typing a title, marking."""
APART = 15
"""Milliseconds: faster than anybody types, slower than a script that does not wait."""
EDITS = 20
SCREENS = 4
"""Pages that a reveal is watched on; everybody else is connected without one."""

LISTEN = """() => {
  window.echoes = [];
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    // After the frame in which the key is drawn: its own callbacks first, then a task behind the paint.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.echoes.push(performance.now() - pressed);
      port2.postMessage(0);
    });
  }, true);
  window.interactions = new Map();
  const note = (entry) => {
    if (!entry.interactionId) return;
    const known = window.interactions.get(entry.interactionId) ?? 0;
    window.interactions.set(entry.interactionId, Math.max(known, entry.duration));
  };
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'event', durationThreshold: 16 });
}"""

DRAWN = """(text) => new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector('.map')?.textContent.includes(text)) return void requestAnimationFrame(look);
    resolve(performance.timeOrigin + performance.now());
  };
  look();
})"""

RENAME = """async ([id, name]) => {
  const live = Alpine.store('live');
  const was = { name: live.record(id).values.name };
  const started = performance.timeOrigin + performance.now();
  await live.edit([{ act: 'set', id, values: { name }, was }]);
  return started;
}"""

REVEALED = """() => { window.shown = new Promise((resolve) => {
  const look = () => {
    if (!Object.keys(Alpine.store('live').parts.everyone.rounds).length) return void requestAnimationFrame(look);
    requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
  };
  look();
}); }"""


def measured(account: Facilitator) -> Iterator[Goal]:
    yield from echo(account)
    yield from others(account)
    yield reveal(account)


def echo(account: Facilitator) -> Iterator[Goal]:
    """Keys on a map of 60 steps and in the form for marking, at full speed and four times slower."""
    for times, limit in ((1, 50), (4, 100)):
        slower = f", processor {times} × slower" if times > 1 else ""
        for pause, pace in ((APART, f"{APART} ms between keys"), (0, "no pause between keys")):
            stage = large(account)
            heard, interactions = keys(stage, times, pause)
            stage.close()
            what = f"Key to paint at 60 steps, {pace}{slower}, p95"
            yield at_most("G7", what, (limit, "ms"), percentile(heard, 0.95))
            if times == 1 and not pause:
                yield at_most("G8", "Interaction to next paint, p75", (100, "ms"), percentile(interactions, 0.75))


def keys(stage: Stage, times: float, pause: float) -> tuple[list[float], list[float]]:
    """Milliseconds of each key, by our own clock and by the browser's; `pause`: milliseconds from one to the next."""
    stage.go("map")
    page = at(on_the_map(stage))
    page.evaluate(LISTEN)
    slowed(page, times)
    card(page, steps_of(stage)[0]).focus()
    press(page, ["]"] * SAMPLES, pause)
    page.evaluate("() => Alpine.store('ui').select('capture_facts')")
    card(page, "capture_facts").focus()
    page.keyboard.press("Enter")
    press(page, [*"Capture what was said and when "] * (SAMPLES // 30), pause)
    page.keyboard.press("Escape")
    stage.go("mark")
    page.locator(".mark-form input").first.focus()
    press(page, ["1", "2", "]"] * (SAMPLES // 3), pause)
    echoes: list[float] = page.evaluate("window.echoes")
    # What took less than a frame is not reported: it counts as one.
    reported: list[float] = page.evaluate("[...window.interactions.values()]")
    quick = [16.0] * max(0, len(echoes) - len(reported))
    return echoes, reported + quick


def press(page: Page, keys: list[str], pause: float) -> None:
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(pause)


def others(account: Facilitator) -> list[Goal]:
    """One page edits, another shows it; forty people are connected, first quiet, then all typing."""
    stage = large(account)
    stage.go("map")
    with crowd(stage, PEOPLE - 2) as guests:
        sam, mia = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
        for page in (sam, mia):
            page.set_viewport_size({"width": 1280, "height": 800})
        quiet = arrivals(sam, mia)
        with typing(guests):
            busy = arrivals(sam, mia)
    stage.close()
    edit = "Somebody else's edit on the screen with 40 people connected, p95"
    return [
        at_most("G9", edit, (250, "ms"), percentile(quiet, 0.95)),
        at_most("G9", f"{edit}, all typing twice a second", (250, "ms"), percentile(busy, 0.95)),
    ]


def arrivals(writer: Page, reader: Page) -> list[float]:
    """Milliseconds from an edit to another page showing it."""
    found: list[float] = []
    for number in range(EDITS):
        name = f"Look at deal {number} {id(found)}"
        reader.evaluate(f"(text) => {{ window.drawn = ({DRAWN})(text); }}", name)
        started: float = writer.evaluate(RENAME, ["capture_facts", name])
        arrived: float = reader.evaluate("() => window.drawn")
        found.append(arrived - started)
    return found


def reveal(account: Facilitator) -> Goal:
    """The same reveal on several pages at once, among forty people."""
    stage = Stage(account)
    stage.go("mark")
    with crowd(stage, PEOPLE - SCREENS) as guests:
        guests.mark(steps_of(stage)[:4], steps_of(stage)[4:])
        pages = [at(stage.join(f"Screen {number}", "Sales")) for number in range(SCREENS)]
        mark(pages[0], steps_of(stage)[0], "person")
        for page in pages:
            page.evaluate(REVEALED)
        stage.command({"do": "reveal"})
        shown: list[Any] = [page.evaluate("() => window.shown") for page in pages]
    stage.close()
    what = f"A reveal: first to last of {SCREENS} screens, among 40 people"
    return at_most("G10", what, (300, "ms"), max(shown) - min(shown))
