"""A file of another tool, picked at the page for a new workshop: its account is read, then its lanes are on the map."""

from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.mapping import card, on_the_map
from tests.browser.stage import Stage

SAMPLES = Path(__file__).parents[1] / "imports" / "bpmn" / "miwg"


def pick(page: Page, name: str, content: bytes) -> None:
    """Opens the box for files, and sends one."""
    page.goto("/new")
    page.get_by_text("From a file", exact=True).click()
    page.get_by_label("File", exact=True).set_input_files(FilePayload(name=name, mimeType="text/xml", buffer=content))
    page.get_by_role("button", name="Make it from the file").click()


def test_a_model_becomes_a_workshop_whose_map_shows_its_lanes(stage: Stage) -> None:
    page = stage.watched(stage.account.context.new_page())
    pick(page, "invoices.bpmn", (SAMPLES / "Reference-C.1.0.bpmn").read_bytes())
    expect(page.get_by_text("4 functions, 9 steps, 13 handoffs")).to_be_visible()
    expect(page.get_by_text("Message “invoice-received-C.1.0”")).to_be_visible()
    page.get_by_text("What everything else became").click()
    expect(page.get_by_text("Exclusive gateway “Invoice approved?”")).to_be_visible()
    page.get_by_role("link", name="Go to set-up").click()
    expect(page.get_by_role("heading", name="Set up", exact=True)).to_be_visible()
    room = on_the_map(begun(stage, page.url.split("/")[-2]), "Sam", "Approver")
    for lane in ("Team-Assistant", "Approver", "Team Assistant", "Accountant"):
        expect(room.locator(".map").get_by_text(lane, exact=True).first).to_be_visible()
    expect(card(room, "step-4")).to_contain_text("Approve Invoice")


def begun(stage: Stage, workshop: str) -> Stage:
    """The workshop that was made from a file, at its map."""
    made = Stage(stage.account, workshop=workshop)
    question = {"decision_question": "Which invoices do we pay?"}
    made.edit({"act": "set", "id": "purpose", "values": question, "was": {}})
    made.go("map")
    return made


def test_a_file_that_is_no_model_is_refused_with_what_to_do(stage: Stage) -> None:
    page = stage.watched(stage.account.context.new_page())
    pick(page, "orders.bpmn", b"<html></html>")
    expect(page.get_by_role("alert")).to_contain_text("This is no BPMN 2.0 file. Export your model as BPMN 2.0 XML")
    assert [one for one in stage.complaints if "422" not in one] == []
    stage.complaints.clear()
