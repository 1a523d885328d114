"""What a reader asks of the browser is done: forced colours, calm screens, wide text, large zoom, any language."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import steps_of
from tests.browser.room_life import SEATED, ask
from tests.browser.stage import ROOT, Facilitator, Stage, when
from tests.browser.test_accessible import bring_to, mark_everything

PHASES = ("lobby", "map", "mark", "overview", "talk", "redesign", "commit", "agree")
FORM = ("d", "cx", "cy", "r", "x", "y", "width", "height", "points", "rx", "stroke-dasharray")
LONGEST_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"
ARABIC = "محمد عبد الرحمن بن خالد الأنصاري"

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-block-end: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 1.4.12 lets readers set."""

CUT_OFF = """() => {
  const found = [];
  for (const one of document.querySelectorAll('button, a, label, legend, h1, h2, h3, p, dt, dd, th, td, .tag, .code')) {
    if (!one.checkVisibility() || one.closest('.unseen, .map, [x-cloak]') || !one.textContent.trim()) continue;
    const { overflow, overflowY, textOverflow, whiteSpace } = getComputedStyle(one);
    const clips = overflow !== 'visible' && overflowY !== 'auto' && one.clientHeight > 1;
    const meant = textOverflow === 'ellipsis' && whiteSpace === 'nowrap';
    if (clips && !meant && one.scrollHeight > one.clientHeight + 2) found.push(one.outerHTML.slice(0, 90));
  }
  return found;
}"""
"""Texts of which a part is cut off. A line that ends in an ellipsis on purpose can be read elsewhere."""

COVERED = """() => {
  const found = [];
  const apart = '.map, .unseen, dialog:not([open]), .skip-links';
  const controls = [...document.querySelectorAll('button, a[href], input, select, textarea')]
    .filter((one) => one.checkVisibility() && !one.closest(apart) && !one.matches('.tile input, .segmented input'));
  const boxes = controls.map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 2 && box.height > 2);
  const fixed = (one) => one.closest('#bar, .panel-foot');
  for (const [at, [one, a]] of boxes.entries()) for (const [other, b] of boxes.slice(at + 1)) {
    if (one.contains(other) || other.contains(one) || Boolean(fixed(one)) !== Boolean(fixed(other))) continue;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 2) found.push(`${one.outerHTML.slice(0, 60)} × ${other.outerHTML.slice(0, 60)}`);
  }
  return found;
}"""
"""Controls that lie on each other."""

MOVING = """() => document.getAnimations().filter((one) => {
  const { duration } = one.effect.getComputedTiming();
  const moves = (frame) => ['transform', 'translate', 'scale', 'rotate'].some((name) => name in frame);
  return duration > 90 && one.effect.getKeyframes().some(moves);
}).length"""


@pytest.fixture(scope="module")
def room(account: Facilitator) -> Iterator[tuple[Stage, list[Page]]]:
    """A workshop with long and foreign names, a page of it, a phone and the console, led through its phases."""
    stage = Stage(account)
    first, second = steps_of(stage)[:2]
    stage.edit(rename(stage, first, LONGEST_WORD), rename(stage, second, ARABIC))
    sam = stage.join(LONGEST_WORD[:40], "Sales", viewport={"width": 1440, "height": 900})
    phone = stage.join(ARABIC, "IT", viewport={"width": 320, "height": 640})
    pages = [sam, phone, stage.facilitator]
    for page in pages:
        page.wait_for_function(SEATED)
    yield stage, pages
    stage.close()


def rename(stage: Stage, step: str, name: str) -> dict[str, object]:
    return {"act": "set", "id": step, "values": {"name": name}, "was": {"name": stage.record(step)["values"]["name"]}}


@pytest.mark.parametrize("phase", PHASES)
def test_long_words_foreign_names_and_wide_text_break_nothing(room: tuple[Stage, list[Page]], phase: str) -> None:
    stage, pages = room
    if phase == "overview":
        mark_everything(pages[:2])
        assert stage.command({"do": "reveal"})["type"] == "accepted"
    bring_to(stage, phase)
    for page in pages:
        when(page, f"Alpine.store('live').phase === '{phase}' && !Alpine.store('live').unsent")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url
        page.evaluate(SPACED)
        wrong = [*page.evaluate(CUT_OFF), *page.evaluate(COVERED)]
        page.evaluate("() => { document.adoptedStyleSheets = []; }")
        assert wrong == [], page.url


def test_shapes_and_edges_survive_forced_colours(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", forced_colors="active", viewport={"width": 1440, "height": 900})
    expect(page.locator(".step-card").first).to_be_visible()
    assert ask(page, "edit", acts=[said_today(stage)]) == "accepted"
    assert edges(page, ".step-card") and edges(page, ".app-bar .button")
    stage.go("mark")
    expect(page.locator(".mark-form .tile").first).to_be_visible()
    assert edges(page, ".mark-form .tile")
    assert shapes(page, ".mark-form .tiles use") == ["person", "shared", "automatic"]
    page.locator(".mark-form input").first.check(force=True)
    assert page.locator(".tile:has(:checked)").evaluate("(one) => parseFloat(getComputedStyle(one).outlineWidth)") >= 2


def said_today(stage: Stage) -> dict[str, object]:
    return {"act": "set", "id": "capture_facts", "values": {"today": "shared"}, "was": {"today": None}}


def edges(page: Page, selector: str) -> bool:
    """Whether everything there has a border that can be seen."""
    script = """(all) => all.filter((one) => one.checkVisibility()).every((one) => {
      const { borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(one);
      return parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && !/^rgba.*, 0\\)$/.test(borderTopColor);
    })"""
    return bool(page.locator(selector).evaluate_all(script))


def shapes(page: Page, selector: str) -> list[str]:
    """The names of the glyphs that are drawn."""
    script = "(all) => all.map((one) => one.getAttribute('href').split('#')[1])"
    found: list[str] = page.locator(selector).evaluate_all(script)
    return found


def test_every_level_has_a_shape_of_its_own() -> None:
    """So that nobody needs the colour: no two glyphs are drawn alike."""
    sheet = ElementTree.fromstring((ROOT / "web" / "icons.svg").read_text())
    names = ("person", "ai_helps", "shared", "ai_acts", "automatic", "unmarked", "stop")
    drawn = [outline(one) for name in names if (one := sheet.find(f".//*[@id='{name}']")) is not None]
    assert len(drawn) >= 5
    assert len(set(drawn)) == len(drawn)


def outline(glyph: ElementTree.Element) -> str:
    """What is drawn, without its colours."""
    return " ".join(f"{name}={one.get(name)}" for one in glyph.iter() for name in sorted(one.keys()) if name in FORM)


def test_nothing_moves_for_who_asked_for_calm(stage: Stage) -> None:
    stage.go("mark")
    pages = [stage.join("Sam", "Sales", reduced_motion="reduce"), stage.join("Tom", "IT", reduced_motion="reduce")]
    for page in pages:
        page.wait_for_function(SEATED)
    mark_everything(pages)
    stage.command({"do": "reveal"})
    for phase in ("overview", "talk"):
        bring_to(stage, phase)
        when(pages[0], f"Alpine.store('live').phase === '{phase}'")
        assert pages[0].evaluate(MOVING) == 0


LOW = ({"width": 683, "height": 384}, {"width": 342, "height": 192}, {"width": 320, "height": 256})


@pytest.mark.parametrize("size", LOW, ids=lambda size: f"{size['width']}x{size['height']}")
def test_in_a_low_window_no_bar_stays_over_the_task(stage: Stage, size: dict[str, int]) -> None:
    stage.go("mark")
    page = stage.join("Sam", "Sales", viewport=size)
    page.wait_for_function(SEATED)
    page.locator(".mark-form h2").scroll_into_view_if_needed()
    for sticky in (page.locator("#bar"), page.locator(".room-top")):
        assert sticky.evaluate("(one) => getComputedStyle(one).position") not in ("fixed", "sticky")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_on_a_phone_all_that_is_asked_leaves_the_task_on_the_screen(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": 320, "height": 640})
    expect(page.get_by_role("heading", name="Where we are")).to_be_visible()
    assert ask(page, "raise_hand") == "accepted"
    stage.command({"do": "follow", "on": True})
    stage.command({"do": "send_message", "text": "Five more minutes, then we look at what came together on the wall"})
    expect(page.locator(".attention .notice", has_text="Five more")).to_be_visible()
    expect(page.locator(".attention .notice", has_text="Wants to speak")).to_be_visible()
    foot = page.locator("#bar").bounding_box()
    work = page.locator(".room-main").bounding_box()
    assert foot and work
    assert work["y"] < foot["y"] - 100, "the task is below the fold"
    for words in ("Five more", "Following Ana"):
        button = page.locator(".attention .notice", has_text=words).locator(".button:visible").last.bounding_box()
        assert button and button["x"] + button["width"] <= 320, words
    page.get_by_role("button", name="Read in full").click()
    expect(page.get_by_role("button", name="One line each")).to_be_visible()
