"""The people on the console: who is here, who speaks next, who comes in, who goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.at_console import at_the_console
from tests.browser.cast import SIX, THREE, cast, steps_of
from tests.browser.stage import Stage, frames


def test_a_removed_person_hears_nothing_more(stage: Stage) -> None:
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        page.get_by_role("button", name="Change Tom").click()
        page.get_by_role("button", name="Remove", exact=True).click()
        page.get_by_role("button", name="Remove Tom? Click again").click()
        expect(page.get_by_role("button", name="Change Tom")).to_have_count(0)
        assert next(one for one in frames(people["Tom"].line) if one["type"] == "bye")["reason"] == "removed"


def test_a_person_is_renamed_and_moved(stage: Stage) -> None:
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        page.get_by_role("button", name="Change Sam").click()
        page.get_by_label("Function").select_option(label="HR")
        page.get_by_label("Name").fill("Samuel")
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.get_by_role("button", name="Change Samuel")).to_be_visible()
        moved = stage.everyone["people"][people["Sam"].id]
        assert (moved["name"], moved["function"]) == ("Samuel", "hr")


def test_the_function_that_was_heard_least_speaks_first(stage: Stage) -> None:
    stage.go("talk")
    page = at_the_console(stage)
    queue = page.get_by_role("heading", name="Wants to speak").locator("..").locator("li")
    with cast(stage, SIX) as people:
        people["Sam"].does("raise_hand")
        page.get_by_role("button", name="Spoke Sam").click()
        expect(queue).to_have_count(0)
        people["Ravi"].does("raise_hand")
        people["Kim"].does("raise_hand")
        expect(queue).to_have_count(2)
        expect(queue.first).to_contain_text("Kim")


def test_a_second_device_comes_in_only_when_it_is_let_in(stage: Stage) -> None:
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        phone = stage.account.browser.new_context(base_url=stage.address)
        stage.contexts.append(phone)
        door = phone.request.get(f"/w/{stage.workshop}", max_redirects=0).headers["location"]
        phone.request.post(door, form={"name": "Sam", "function": "sales", "same": people["Sam"].id})
        expect(page.locator(".request")).to_contain_text("Sam asks for a second device")
        page.get_by_role("button", name="Let in").click()
        expect(page.locator(".request")).to_have_count(0)
        line = phone.new_page()
        line.goto(f"/w/{stage.workshop}")
        expect(line.locator("body.room")).to_be_visible()


def test_the_health_strip_says_who_is_missing_and_who_is_quiet(stage: Stage) -> None:
    stage.go("map")
    page = at_the_console(stage)
    health = page.get_by_role("list", name="Health")
    with cast(stage, THREE) as people:
        expect(health).to_contain_text("People: nobody from HR, Operations")
        expect(health).to_contain_text("Data: all saved")
        for number in range(8):
            people["Sam"].adds("issue", f"sam{number}", text="Late", place=steps_of(stage)[0])
            people["Tom"].adds("issue", f"tom{number}", text="Twice", place=steps_of(stage)[0])
        expect(health).to_contain_text("Contributions: Finance quiet")
        people["Tom"].line.close()
        expect(health).to_contain_text("People: 1 away")
        expect(page.locator("#hands")).to_contain_text("Ask first: Finance")


@pytest.mark.parametrize(
    ("sign", "section", "says"),
    [
        ("People", "people", "Nobody from HR, Operations"),
        ("Pace", "agenda", "ends"),
        ("Progress", "done", "Not done yet: Sales 1, IT 1, Finance 1"),
        ("Contributions", "people", "Nobody from HR, Operations"),
        ("Data", "missing", "What is missing to close"),
    ],
)
def test_each_sign_of_health_leads_to_where_it_is_mended(stage: Stage, sign: str, section: str, says: str) -> None:
    stage.go("map")
    page = at_the_console(stage)
    with cast(stage, THREE):
        expect(page.locator("#bar")).to_contain_text("0 of 3 done")
        page.get_by_role("button", name=f"{sign}:").click()
        expect(page.locator(f"#{section}")).to_be_focused()
        expect(page.locator(f"#{section}")).to_contain_text(says, ignore_case=True)


def test_the_sign_of_the_pace_leads_to_what_can_be_done(stage: Stage) -> None:
    buffer = {"phase": "buffer", "minutes": 5, "order": 2.5}
    stage.edit({"act": "add", "kind": "block", "id": "spare", "values": buffer})
    stage.go("frame")
    page = at_the_console(stage)
    for _ in range(4):
        page.get_by_role("button", name="1 minute more").click()
    page.get_by_role("button", name="Pace: 4 min late").click()
    page.get_by_role("button", name="Take 4 min from the buffer").click()
    expect(page.locator(".pace")).to_be_hidden()
    assert stage.record("spare")["values"]["minutes"] == 1
    page.keyboard.press("Control+z")
    expect(page.locator(".pace")).to_contain_text("4 minutes behind")


def test_a_scribe_who_has_left_is_replaced_from_the_form_of_the_person(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        pia = {"do": "add_person", "id": "pia", "name": "Pia", "function": "hr", "scribe": people["Sam"].id}
        assert stage.command(pia)["type"] == "accepted"
        people["Sam"].does("mark_step", step=steps_of(stage)[0], level="person", person="pia")
        stage.command({"do": "remove_person", "person": people["Sam"].id})
        page.get_by_role("button", name="Change Pia (nobody enters, away)").click()
        entering = page.get_by_label("Who enters for them?")
        expect(entering.locator("option:checked")).to_have_text("Nobody: Sam has left")
        entering.select_option(label="Tom")
        expect(page.get_by_role("button", name="Change Pia (by Tom)")).to_be_visible()
        people["Tom"].does("mark_step", step=steps_of(stage)[0], level="shared", person="pia")


def test_nobody_waits_to_speak_so_no_list_says_so(stage: Stage) -> None:
    stage.go("talk")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        expect(page.get_by_role("button", name="Change Sam")).to_be_visible()
        expect(page.locator("#hands")).to_be_hidden()
        people["Sam"].does("raise_hand")
        expect(page.locator("#hands")).to_contain_text("Sam")
        page.get_by_role("button", name="Spoke Sam").click()
        expect(page.locator("#hands")).to_be_hidden()


def test_who_is_on_the_list_and_has_not_come_counts_among_those_who_are_asked(stage: Stage) -> None:
    listed = [{"id": "mia0001", "name": "Mia Torres", "function": "finance"}]
    assert stage.command({"do": "list_people", "people": listed})["type"] == "accepted"
    page = at_the_console(stage)
    with cast(stage, {"Sam": "Sales"}):
        expect(page.locator("#people")).to_contain_text("1 of 2 here")
        expect(page.get_by_role("list", name="Health")).to_contain_text("People:")
