"""axe finds nothing on any page in any state, light and dark; nothing scrolls sideways at 320 px, no bar away."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.stage import Facilitator, Stage, when

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PHASES = ("lobby", "frame", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree", "closed")
THEMES = ("light", "dark")


AT_REST = """async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets = [sheet];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  return true;
}"""
"""Colours on their way are no colours to judge: nothing fades while axe looks, however long that takes."""


def violations(page: Page) -> list[str]:
    """What axe finds on a page that has come to rest, as lines that say where."""
    page.bring_to_front()
    page.evaluate(AT_REST)
    nodes = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in nodes for node in one["nodes"]]


LONGER = """() => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  for (const one of folded) one.open = true;
  const longer = document.documentElement.scrollHeight - innerHeight;
  for (const one of folded) one.open = false;
  return longer;
}"""
"""Pixels by which a page on a desk is longer than the window, with all that can be unfolded."""


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window; the map scrolls in itself."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


def is_accessible(page: Page) -> None:
    """Checks that axe finds nothing in either theme, and that nothing is wider than a phone."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert violations(page) == [], theme
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
    page.set_viewport_size({"width": 1440, "height": 900})


def bring_to(stage: Stage, phase: str) -> None:
    """The workshop in a phase, with marks revealed, steps decided and lines in the plan where they belong."""
    if phase == "closed":
        stage.command({"do": "close_workshop", "despite": "Out of time"})
    elif phase != "lobby":
        stage.go(phase)
    if phase == "talk":
        stage.command({"do": "look_at", "step": stage.records("step")[6]["id"]})
    if phase == "redesign":
        fill(stage)


def fill(stage: Stage) -> None:
    """A decided step under redesign with a line of each kind."""
    step, people = stage.records("step")[6]["id"], list(stage.everyone["people"])
    stage.command({"do": "open_decision", "step": step, "mode": "shared", "accountable": people[1]})
    stage.edit({"act": "set", "id": f"decision-{step}", "values": {"why": "Rules are clear"}, "was": {"why": None}})
    stage.command({"do": "decide_step", "step": step})
    lines = {"role_change": {"role": "Sales manager"}, "incentive_change": {"rewarded_today": "Beating the call"}}
    adds = [
        {"act": "add", "kind": kind, "id": f"line-{kind}", "values": values | {"steps": [step], "owner": people[1]}}
        for kind, values in lines.items()
    ]
    stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {"focus": None}}, *adds)


@pytest.fixture(scope="module")
def room(account: Facilitator) -> Iterator[tuple[Stage, list[Page]]]:
    """A workshop with a participant's page, a phone, the console and the wall, walked through its phases."""
    stage = Stage(account)
    sam = stage.join("Sam", "Sales", viewport={"width": 1440, "height": 900})
    phone = stage.join("Ida", "IT", viewport={"width": 320, "height": 640})
    yield stage, [sam, phone, stage.facilitator, wall_of(stage)]
    stage.close()


def wall_of(stage: Stage) -> Page:
    """The wall's page, found as the facilitator finds it."""
    href = stage.facilitator.locator('a[href^="/wall/"]').first.get_attribute("href")
    page = stage.account.context.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(str(href))
    return page


@pytest.mark.parametrize("phase", PHASES)
def test_every_page_is_accessible_in_every_phase(room: tuple[Stage, list[Page]], phase: str) -> None:
    stage, pages = room
    if phase == "overview":
        mark_everything(pages[:2])
        assert stage.command({"do": "reveal"})["type"] == "accepted"
    bring_to(stage, phase)
    if phase == "talk":
        pages[0].evaluate("() => Alpine.store('live').send({ do: 'raise_hand' })")
        expect(pages[0].get_by_role("button", name="You speak next", pressed=True)).to_be_visible()
    found = []
    for page in pages:
        when(page, f"Alpine.store('live').phase === '{phase}'")
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            found += [f"{theme}, {page.url}: {one}" for one in violations(page)]
    assert found == []
    assert overflow(pages[1]) <= 0, f"{phase} at 320 px"
    for page in (pages[0], pages[2]):
        assert page.evaluate(LONGER) <= 0, f"{phase}: the page itself scrolls, with its bars: {page.url}"


def mark_everything(pages: list[Page]) -> None:
    """Everybody on these pages marks every step, each at the other end of the scale."""
    for level, page in zip(("person", "automatic"), pages, strict=True):
        page.evaluate(
            """async (level) => {
              const live = Alpine.store('live');
              for (const step of live.ordered('step')) await live.send({ do: 'mark_step', step: step.id, level });
            }""",
            level,
        )


PUBLIC = ("/", "/sign-in", "/join", "/join?code=XXXX-XXXX", "/nowhere", "/new")


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_outside_a_workshop_are_accessible(account: Facilitator, path: str) -> None:
    page = account.context.new_page()
    page.goto(path)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert violations(page) == [], f"{path}, {theme}"
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
    page.close()


def test_plan_join_page_and_what_copies_a_workshop_are_accessible(stage: Stage) -> None:
    page = stage.account.context.new_page()
    copies = (f"/w/{stage.workshop}/duplicate", f"/w/{stage.workshop}/template", "/new?told=added")
    for path in (f"/w/{stage.workshop}/plan", join_path(stage), *copies):
        page.goto(path)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            assert violations(page) == [], f"{path}, {theme}"


def test_the_set_up_is_accessible_with_everything_open(stage: Stage) -> None:
    page = stage.account.context.new_page()
    page.goto(f"/w/{stage.workshop}/set-up")
    page.get_by_role("button", name="Change Finance").click()
    page.get_by_role("button", name="Change Check the map").click()
    page.get_by_role("button", name="Take out of the workshop").click()
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        assert violations(page) == [], theme
    page.get_by_role("button", name="Paste a list of participants").click()
    page.get_by_label("One person a line").fill("Ana Ruiz, Sales\nBo, Legal")
    assert violations(page) == []


def join_path(stage: Stage) -> str:
    fresh = stage.account.browser.new_context(base_url=stage.address)
    answer = fresh.request.get(f"/w/{stage.workshop}", max_redirects=0)
    fresh.close()
    return answer.headers["location"]
