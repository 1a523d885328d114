"""Scenes at the doors: waiting to be let in, a passcode, a lock; and the private link before the day."""

from playwright.sync_api import Page

from tests.pictures.outside import joining
from tests.pictures.scenes import Scene, Visit


def before_the_day(visit: Visit) -> Page:
    """What one person of a function fills in by its private link."""
    asked = visit.console.locator(".disclosure", has_text="Before the day")
    asked.locator("summary").click()
    asked.get_by_role("button", name="IT").click()
    link = asked.locator("input").nth(1)
    visit.console.wait_for_function("(link) => link.value", arg=link.element_handle())
    page = visit.people.stranger().new_page()
    page.goto(link.input_value())
    page.wait_for_load_state("networkidle")
    return page


def doors_of_the_console(visit: Visit) -> Page:
    visit.console.locator("#people summary", has_text="Doors").click()
    visit.console.locator("#people summary", has_text="Doors").scroll_into_view_if_needed()
    return visit.console


def waiting(visit: Visit) -> Page:
    visit.asks("set_doors", approval=True)
    page = joining(visit)
    page.get_by_label("Your name").fill("Ada Stern")
    page.locator(".tile", has_text="Finance").click()
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_load_state("networkidle")
    return page


def somebody_waits(visit: Visit) -> Page:
    visit.console.locator("#people .request").first.scroll_into_view_if_needed()
    return visit.console


def passcode(visit: Visit) -> Page:
    visit.asks("set_doors", approval=False, passcode="blue heron")
    return joining(visit)


def locked(visit: Visit) -> Page:
    visit.asks("set_doors", passcode="", locked=True)
    return joining(visit)


SCENES = (
    Scene("before", "Before the day: what a function fills in by its private link.", before_the_day),
    Scene("doors", "How people come in, switched at any time.", doors_of_the_console),
    Scene("waiting", "Waiting to be let in.", waiting),
    Scene("somebody-waits", "Somebody waits, at the console.", somebody_waits),
    Scene("passcode", "A workshop with a passcode.", passcode),
    Scene("locked", "A workshop that is locked.", locked),
)
