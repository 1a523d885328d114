"""Scenes of redesigning and committing: lines typed several at once, lines that look alike, pilots, what could fail."""

from playwright.sync_api import Locator, Page

from tests.pictures.scenes import Scene, Visit

LINES = """/r Sales manager -> judges the exceptions that AI flags #7 #8 !30d
/i Beating the call -> staying inside the corridor #7
/c Read a range instead of a number @Nobody
A board for exceptions"""
ALIKE = ("judges flagged exceptions", "judges the flagged exceptions")
WHY_IT_FAILED = "Nobody used the ranges\nThe bonus still paid for beating the call"


def quick_entry(visit: Visit) -> Page:
    """Lines as somebody types them, and what each will become, before any is saved."""
    page = writing(visit)
    page.get_by_role("button", name="Type or paste several lines").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(LINES)
    dialog.get_by_role("button", name="Add 2 lines").wait_for()
    return page


def writing(visit: Visit) -> Page:
    """A participant's page, who types for a group from now on."""
    me = visit.room.evaluate("() => Alpine.store('live').me")
    group = visit.room.evaluate("() => Alpine.store('live').all('group').map(({ id, values }) => ({ id, values }))[0]")
    was = {name: group["values"].get(name) for name in ("people", "typist")}
    values = {"people": [*(was["people"] or []), me], "typist": me}
    visit.asks("edit", acts=[{"act": "set", "id": group["id"], "values": values, "was": was}])
    return visit.room


def alike(visit: Visit) -> Page:
    """Two lines that two groups wrote almost alike, before somebody makes one of them."""
    me = visit.room.evaluate("() => Alpine.store('live').me")
    for number, becomes in enumerate(ALIKE):
        values = {"role": "Sales manager", "becomes": becomes, "steps": [visit.steps()[6]], "owner": me}
        visit.asks("edit", acts=[{"act": "add", "kind": "role_change", "id": f"alike-{number}", "values": values}])
    visit.room.get_by_role("region", name="Do these say the same?").wait_for()
    return visit.room


def pilots(visit: Visit) -> Page:
    values = {"what": "Two regions forecast with ranges for eight weeks", "stop_if": "The range misses twice in a row"}
    visit.asks("edit", acts=[{"act": "add", "kind": "pilot", "id": "ranges", "values": values}])
    return unfolded(visit, "What we try first")


def premortem(visit: Visit) -> Page:
    """What one person has written alone, which nobody else sees."""
    page = unfolded(visit, "It is a year from now and this has failed. Why?")
    page.get_by_label("Write alone, one reason a line").fill(WHY_IT_FAILED)
    premortem_of(page).get_by_text("Saved").wait_for()
    return page


def premortem_shown(visit: Visit) -> Page:
    """The same once the facilitator has shown all of it."""
    visit.asks("share_causes")
    premortem_of(visit.room).get_by_text("Shown to everybody").wait_for()
    return visit.room


def premortem_of(page: Page) -> Locator:
    return page.locator("form", has=page.get_by_label("Write alone, one reason a line"))


def unfolded(visit: Visit, title: str) -> Page:
    """The room with one of the folded lists open."""
    visit.room.locator("summary", has_text=title).click()
    return visit.room


def before_showing(visit: Visit) -> Page:
    """The console, with the button that shows all reasons."""
    visit.console.get_by_role("button", name="Show all reasons").wait_for()
    return visit.console


ALONE = "details:has(#premortem-text)"
REDESIGNING = (Scene("quick-entry", "Several lines at once, looked at before they are added.", quick_entry),)
COMMITTING = (
    Scene("alike", "Two groups wrote almost the same.", alike, at="[aria-labelledby='alike-title']"),
    Scene("pilots", "What the room tries first.", pilots, at="#tried-title"),
    Scene("premortem", "Why it could fail, written alone.", premortem, at=ALONE),
    Scene("premortem-console", "One button shows all reasons.", before_showing, at="[aria-labelledby='causes-title']"),
    Scene("premortem-shown", "Why it could fail, shown without names.", premortem_shown, at=ALONE),
)
