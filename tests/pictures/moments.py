"""Scenes in the middle of a phase: something open, something being said, something gone wrong."""

from playwright.sync_api import Page

from tests.pictures.afterwards import SCENES as AFTERWARDS
from tests.pictures.afterwards import plan
from tests.pictures.camera import PAPER, SCREEN
from tests.pictures.committing import COMMITTING, REDESIGNING
from tests.pictures.phases import three_pages
from tests.pictures.scenes import Scene, Visit, of_the_room


def step_open(visit: Visit) -> Page:
    step = visit.steps()[5]
    visit.room.evaluate("(id) => window.dispatchEvent(new CustomEvent('show-step', { detail: id }))", step)
    return visit.room


def outline(visit: Visit) -> Page:
    visit.room.get_by_role("button", name="Outline").click()
    return visit.room


def offline(visit: Visit) -> Page:
    visit.room.context.set_offline(True)
    visit.room.evaluate("() => window.dispatchEvent(new Event('offline'))")
    visit.room.wait_for_function("() => Alpine.store('live').status === 'offline'")
    return visit.room


def message(visit: Visit) -> Page:
    visit.asks("send_message", text="Two more minutes, then we look at it together.")
    visit.asks("follow", on=True)
    return visit.room


def eyes_up(visit: Visit) -> Page:
    visit.asks("freeze", words="Look up, please.")
    return visit.room


def attention_at_the_console(visit: Visit) -> Page:
    visit.console.locator("#attention-title").scroll_into_view_if_needed()
    return visit.console


def somebody_opened(visit: Visit) -> Page:
    visit.console.locator("#people .name").first.click()
    visit.console.locator("#people .record-form").scroll_into_view_if_needed()
    return visit.console


def docked(visit: Visit) -> Page:
    """The wall beside the page of somebody who is not in the room."""
    visit.room.get_by_role("button", name="Show wall").click()
    visit.room.wait_for_load_state("networkidle")
    return visit.room


def commands(visit: Visit) -> Page:
    visit.console.keyboard.press("Escape")
    visit.console.keyboard.press("Control+k")
    return visit.console


def closing(visit: Visit) -> Page:
    visit.console.get_by_role("button", name="More", exact=True).click()
    visit.console.locator("#more").get_by_role("button", name="Close the workshop").click()
    return visit.console


def marking(visit: Visit) -> Page:
    """A participant in the middle of the round; the others wait."""
    visit.enters("mark")
    for step, level in zip(visit.steps()[:3], ("automatic", "shared", "person"), strict=True):
        visit.room.evaluate("(c) => Alpine.store('live').send(c)", {"do": "mark_step", "step": step, "level": level})
    return visit.room


def heat_map(visit: Visit) -> Page:
    """All steps at a glance, under the choice of what is talked about."""
    glance = visit.console.locator("details", has_text="All steps at a glance").last
    glance.locator("summary").click()
    glance.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    return visit.console


def far_apart(visit: Visit) -> Page:
    """The step on which the functions are furthest apart, with its table by function."""
    visit.enters("talk")
    visit.asks("look_at", step=visit.furthest())
    return visit.room


def deciding(visit: Visit) -> Page:
    """Somebody types the decision."""
    step = visit.console.evaluate("() => Alpine.store('live').agenda.step")
    person = visit.room.evaluate("() => Alpine.store('live').me")
    visit.asks("open_decision", step=step, mode="shared", accountable=person)
    return visit.room


def link_made(visit: Visit) -> Page:
    """The private link of the first owner, as it is shown once."""
    page = plan(visit)
    page.locator("#links").get_by_role("button").first.click()
    page.wait_for_load_state()
    return page


def own_lines(visit: Visit) -> Page:
    """What an owner sees by their link, on a device that was never here."""
    link = link_made(visit).get_by_label("Send them this link").input_value()
    page = visit.people.stranger().new_page()
    page.goto(link)
    return page


def series(visit: Visit) -> Page:
    page = visit.people.facilitator.new_page()
    page.goto(f"{visit.address}/series")
    return page


def portfolio(visit: Visit) -> Page:
    page = visit.people.facilitator.new_page()
    page.goto("/portfolio")
    return page


def closed(visit: Visit) -> Page:
    closing(visit)
    visit.room.wait_for_function("() => Alpine.store('live').phase === 'closed'")
    visit.console.keyboard.press("Escape")
    return visit.room


def say_more(visit: Visit) -> Page:
    """What the room had no time for, with the first thing of its first kind open."""
    more = visit.room.get_by_role("region", name="Say more where you know it")
    more.locator("summary").first.click()
    more.get_by_role("button", name="Open").first.click()
    more.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    return visit.room


def as_is_and_to_be(visit: Visit) -> Page:
    return plan(visit)


def export_menu(visit: Visit) -> Page:
    page = plan(visit)
    page.get_by_role("button", name="Export").click()
    return page


def owners(visit: Visit) -> Page:
    page = plan(visit)
    page.locator("#owners summary").first.click()
    return page


def into(visit: Visit) -> Page:
    page = visit.people.facilitator.new_page()
    page.goto(f"{visit.address}/plan/into/jira")
    return page


def hours(visit: Visit) -> Page:
    return plan(visit)


MOMENTS = {
    "map": (
        Scene("map-step", "A step is looked at and filled in.", step_open),
        Scene("map-outline", "The same flow as a table.", outline),
        Scene("message", "The facilitator says something to everybody.", message),
        Scene("console-attention", "Holding the room together.", attention_at_the_console),
        Scene("console-person", "Somebody's name, function and part.", somebody_opened),
        Scene("eyes-up", "Everybody looks up.", eyes_up),
    ),
    "sources": (
        *three_pages("marking", "Marking in private", marking),
        Scene("offline", "The line is lost; work goes on.", offline),
    ),
    "overview": (
        Scene("heat-map", "All steps at a glance: how far each function is from the others.", heat_map, SCREEN[:2]),
        *three_pages("far-apart", "A step on which functions are far apart", far_apart),
        Scene("docked-wall", "The wall beside the page, for who is not in the room.", docked),
        *three_pages("deciding", "The accountable person types the decision", deciding),
    ),
    "talk": (
        Scene("closing", "What is still missing before it closes.", closing),
        Scene("go-to", "To a step, a block or a person in a few keys.", commands),
    ),
    "redesign": REDESIGNING,
    "commit": COMMITTING,
    "agree": (
        *three_pages("closed", "Closed", closed),
        Scene("say-more", "What the room had no time for, from whoever knows it.", say_more),
    ),
    "final": (
        Scene("final", "The plan is final.", of_the_room),
        Scene("plan", "The plan.", plan, (*SCREEN, PAPER)),
        Scene("export-menu", "What the plan is taken along as.", export_menu),
        Scene("private-link", "A link for an owner without an account.", link_made),
        Scene("own-lines", "What an owner sees by it, and answers.", own_lines),
        *AFTERWARDS,
        Scene("series", "What moved, and what got done.", series),
        Scene("portfolio", "All changes of all workshops.", portfolio),
        Scene("as-is-to-be", "The flow as it is and as it is to be, with figures.", as_is_and_to_be, at="#flow"),
        Scene("owners", "A message for each owner, and their calendar.", owners, at="#owners"),
        Scene("into", "The changes for another tool, before they are taken.", into),
        Scene("hours", "The hours that the redesigned steps release, as a range.", hours, at="#hours"),
    ),
}
"""Phase → what is looked at in it after its own scenes."""
