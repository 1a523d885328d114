"""Scenes after the room: whose yes is asked for by a private link, an answer by phone, and the check that follows."""

from playwright.sync_api import Page

from tests.pictures.phases import three_pages
from tests.pictures.rehearsed import Visitors, seated
from tests.pictures.scenes import Scene, Visit, of_the_console, of_the_wall


def plan(visit: Visit) -> Page:
    page = visit.people.facilitator.new_page()
    page.goto(f"{visit.address}/plan")
    return page


def link_of(visit: Visit, whose: str) -> str:
    """A private link of the first under a heading of the plan, as it is shown once."""
    page = plan(visit)
    page.locator("#links section", has_text=whose).get_by_role("button").first.click()
    return page.get_by_label("Send them this link").input_value()


def own_yes(visit: Visit) -> Page:
    """What whoever must say yes reads and answers, on a device that was never here."""
    page = visit.people.stranger().new_page()
    page.goto(link_of(visit, "Whose yes we need"))
    return page


def link_ended(visit: Visit) -> Page:
    page = visit.people.stranger().new_page()
    page.goto(link_of(visit, "Whose yes we need"))
    ending = plan(visit)
    row = ending.locator("#links section", has_text="Whose yes we need").locator("li").first
    row.locator("summary").click()
    row.locator("details button").click()
    page.reload()
    return page


def links(visit: Visit) -> Page:
    return plan(visit)


def enter_answer(visit: Visit) -> Page:
    page = plan(visit)
    page.get_by_role("link", name="Enter their answer").first.click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("By phone").check()
    return page


def check(visit: Visit) -> Visit:
    """The check of this plan, made the first time: its lines are asked for."""
    page = plan(visit)
    made = page.locator(".plan-neighbours a")
    if made.count():
        page.goto(f"{made.first.get_attribute('href')}/console")
    else:
        page.get_by_role("button", name="Make the check").click()
        page.wait_for_url("**/console")
    console = seated(page, page.url)
    found = Visit(visit.people, visit.room, console)
    if not made.count():
        found.enters("check")
    return found


def joined(people: Visitors, room: str) -> Page:
    """The first who is expected, in the room."""
    page = people.stranger().new_page()
    page.goto(room)
    page.get_by_label("Are you on the list?").select_option(index=1)
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_url("**/w/*")
    return seated(page, page.url)


def check_room(visit: Visit) -> Page:
    """Somebody's own open lines."""
    return joined(visit.people, check(visit).console.url.removesuffix("/console"))


def check_learned(visit: Visit) -> Page:
    """What was expected of the metric that is learned from."""
    page = check_room(visit)
    page.get_by_role("button", name="Write down what we learned").click()
    metric = "() => Alpine.store('live').all('metric_change').find(({ values }) => values.target !== undefined)?.id"
    page.get_by_label("About line").select_option(page.evaluate(metric))
    return page


def check_console(visit: Visit) -> Page:
    return of_the_console(check(visit))


def check_wall(visit: Visit) -> Page:
    return of_the_wall(check(visit))


PARTICIPANT, CONSOLE, WALL = three_pages("check", "How far the lines are, at a check", check_room)
SCENES = (
    Scene("links", "Who answers without an account.", links, at="#links"),
    Scene("own-yes", "What whoever must say yes reads and answers.", own_yes),
    Scene("link-ended", "A private link that was ended.", link_ended),
    Scene("enter-answer", "A yes that came by phone.", enter_answer),
    PARTICIPANT,
    Scene("check-learned", "What was expected, beside what is asked.", check_learned, at="[aria-label='Learning log']"),
    CONSOLE._replace(open=check_console),
    WALL._replace(open=check_wall),
)
