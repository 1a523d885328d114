"""Scenes before and around a workshop: home, signing in, making, joining, checking."""

from playwright.sync_api import Page

from tests.pictures.rehearsed import ROOT, Visitors
from tests.pictures.scenes import Scene, Visit

MODEL = ROOT / "tests" / "imports" / "bpmn" / "miwg" / "Reference-C.1.0.bpmn"


def shown(visit: Visit, path: str) -> Page:
    """A page of the facilitator's."""
    page = visit.people.facilitator.new_page()
    page.goto(path)
    return page


def shown_to_a_stranger(people: Visitors, path: str) -> Page:
    """A page as somebody sees it who is not signed in and has not joined."""
    page = people.stranger().new_page()
    page.goto(path)
    return page


def home(visit: Visit) -> Page:
    return shown(visit, "/")


def front_door(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, "/")


def sign_in(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, "/sign-in")


def wrong_passphrase(visit: Visit) -> Page:
    page = sign_in(visit)
    page.get_by_label("Name").fill("Robin Falk")
    page.get_by_label("Passphrase").fill("not this one at all")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    return page


def new_workshop(visit: Visit) -> Page:
    return shown(visit, "/new")


def unknown_code(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, "/join?code=XXXX-XXXX")


def joining(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, visit.people.server.join)


def joining_without_a_name(visit: Visit) -> Page:
    page = joining(visit)
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_load_state()
    return page


def dead_link(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, "/j/nobodyhere")


def device_check(visit: Visit) -> Page:
    page = shown_to_a_stranger(visit.people, "/check")
    page.wait_for_load_state("networkidle")
    return page


def recover(visit: Visit) -> Page:
    return shown_to_a_stranger(visit.people, "/recover")


def recovery_code(visit: Visit) -> Page:
    visit.console.get_by_role("button", name="Make a recovery code").click()
    visit.console.wait_for_load_state()
    return visit.console


def set_up(visit: Visit) -> Page:
    page = shown(visit, f"{visit.address}/set-up")
    page.wait_for_load_state("networkidle")
    return page


def set_up_open(visit: Visit) -> Page:
    page = set_up(visit)
    page.get_by_role("button", name="Change Finance").click()
    page.get_by_role("button", name="Change Check the map").click()
    page.get_by_role("button", name="Change Check the map").scroll_into_view_if_needed()
    return page


def pasted_people(visit: Visit) -> Page:
    page = set_up(visit)
    page.get_by_role("button", name="Paste a list of participants").click()
    page.get_by_label("One person a line").fill("Ana Ruiz, Sales\nBo Lind, Legal")
    return page


def duplicate(visit: Visit) -> Page:
    return shown(visit, f"{visit.address}/duplicate")


def save_as_template(visit: Visit) -> Page:
    return shown(visit, f"{visit.address}/template")


def from_a_file(visit: Visit) -> Page:
    """A model of another tool, and the account of what became of it."""
    page = new_workshop(visit)
    page.get_by_text("From a file", exact=True).click()
    page.get_by_label("File", exact=True).set_input_files(MODEL)
    page.get_by_role("button", name="Make it from the file").click()
    page.wait_for_load_state()
    return page


SCENES = (
    Scene("home", "The facilitator's workshops.", home),
    Scene("front-door", "The first page for everybody else.", front_door),
    Scene("sign-in", "Signing in.", sign_in),
    Scene("wrong-passphrase", "What is wrong, at its field.", wrong_passphrase),
    Scene("new-workshop", "A flow and an agenda.", new_workshop),
    Scene("join", "Name and function, no account.", joining),
    Scene("join-without-a-name", "Nothing typed is lost.", joining_without_a_name),
    Scene("unknown-code", "A code that nobody knows.", unknown_code),
    Scene("dead-link", "A link that leads nowhere.", dead_link),
    Scene("device-check", "Does this device work?", device_check),
    Scene("set-up", "Everything that can be chosen.", set_up),
    Scene("set-up-open", "A function and a block being changed.", set_up_open),
    Scene("set-up-people", "A list of people, looked at before it is saved.", pasted_people),
    Scene("duplicate", "The same once more, with or without what it says.", duplicate),
    Scene("save-as-template", "A template of one's own.", save_as_template),
    Scene("recover", "Back to the console on another laptop.", recover),
    Scene("recovery-code", "A code for paper.", recovery_code),
    Scene("from-file", "A model of another tool, and what became of everything in it.", from_a_file),
)
