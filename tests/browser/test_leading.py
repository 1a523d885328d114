"""Two facilitators in real browsers: one leads, the other helps from their own seat, and the lead is handed over."""

from playwright.sync_api import expect

from tests.browser.room_life import SEATED, seconds_pass
from tests.browser.stage import Stage
from tests.browser.walls import open_wall


def test_a_co_facilitator_helps_from_their_own_seat_and_is_handed_the_lead(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("map")
    lead = stage.facilitator
    lead.get_by_role("button", name="Change Sam").click()
    lead.get_by_role("button", name="Make co-facilitator").click()
    expect(lead.get_by_role("button", name="Hand over the lead")).to_be_visible()
    expect(lead.get_by_role("button", name="Change Sam (facilitates)")).to_be_visible()
    told = sam.locator(".notice", has_text="You are a facilitator now: you help to lead the room.")
    expect(told.get_by_role("button", name="Open the console")).to_be_visible()
    told.get_by_role("button", name="OK").click()
    expect(told).to_have_count(0)

    helper = stage.watched(sam.context.new_page())
    helper.goto(f"/w/{stage.workshop}/console")
    expect(helper.get_by_text("leads", exact=False).first).to_be_visible()
    expect(helper.locator("button.next")).to_have_count(0)
    helper.get_by_role("button", name="Take over").click()
    expect(helper.get_by_text("is here and leads").first).to_be_visible()

    lead.get_by_role("button", name="Hand over the lead").click()
    expect(helper.locator("button.next")).to_be_visible()
    for page in (sam, helper):
        expect(page.locator(".notice", has_text="You lead the room now.")).to_be_visible()
    expect(helper.get_by_role("button", name="Change Sam (leads)")).to_be_visible()
    expect(lead.locator("button.next")).to_have_count(0)
    lead.get_by_role("button", name="Take over").click()
    expect(lead.locator("button.next")).to_be_visible()
    assert stage.complaints == []


def test_a_recovery_code_opens_the_console_in_another_browser(stage: Stage) -> None:
    stage.facilitator.get_by_role("button", name="Make a recovery code").click()
    code = stage.facilitator.locator(".join-code").inner_text()
    elsewhere = stage.account.browser.new_context(base_url=stage.address).new_page()
    elsewhere.goto("/recover")
    elsewhere.get_by_label("Recovery code").fill(code)
    elsewhere.get_by_role("button", name="Open the console").click()
    expect(elsewhere.locator("button.next")).to_be_visible()
    elsewhere.context.close()


def test_everybody_is_told_that_the_host_is_offline_and_the_workshop_is_safe(stage: Stage) -> None:
    sam, kim, ravi = stage.join("Sam", "Sales"), stage.join("Kim", "HR"), stage.join("Ravi")
    stage.go("map")
    wall = open_wall(stage)
    people = {one["name"]: id for id, one in stage.everyone["people"].items()}
    stage.command({"do": "name_co_facilitator", "person": people["Kim"]})
    stage.facilitator.close()
    calm = "Ana (facilitator) is offline. The workshop is safe."
    for page in (sam, kim, ravi):
        expect(page.locator(".notice", has_text=calm)).to_be_visible()
    expect(wall.locator("body")).not_to_contain_text("offline")
    expect(sam.get_by_role("button", name="Take over")).to_have_count(0)

    back = stage.watched(stage.account.context.new_page())
    back.goto(f"/w/{stage.workshop}/console")
    for page in (sam, kim, ravi):
        expect(page.locator(".notice", has_text=calm)).to_have_count(0)
    back.close()
    kim.get_by_role("button", name="Take over").click()
    expect(kim.locator(".notice", has_text=calm)).to_have_count(0)
    expect(sam.locator(".notice", has_text=calm)).to_have_count(0)
    assert stage.everyone["lead"] == people["Kim"]


def test_somebody_who_leads_from_another_page_is_not_missed(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("map")
    stage.room_as_facilitator.wait_for_function(SEATED)
    sam.wait_for_function(SEATED)
    sam.clock.install()
    sam.reload()
    sam.wait_for_function(SEATED)
    seconds_pass(sam, 20)
    expect(sam.get_by_text("is offline. The workshop is safe.")).to_have_count(0)
