"""Two facilitators in real browsers: one leads, the other helps from their own seat, and the lead is handed over."""

from playwright.sync_api import expect

from tests.browser.stage import Stage


def test_a_co_facilitator_helps_from_their_own_seat_and_is_handed_the_lead(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("map")
    lead = stage.facilitator
    lead.get_by_role("button", name="Change Sam").click()
    lead.get_by_role("button", name="Make co-facilitator").click()
    expect(lead.get_by_role("button", name="Hand over the lead")).to_be_visible()

    helper = stage.watched(sam.context.new_page())
    helper.goto(f"/w/{stage.workshop}/console")
    expect(helper.get_by_text("leads", exact=False).first).to_be_visible()
    expect(helper.locator("button.next")).to_have_count(0)
    helper.get_by_role("button", name="Take over").click()
    expect(helper.get_by_text("is here and leads").first).to_be_visible()

    lead.get_by_role("button", name="Hand over the lead").click()
    expect(helper.locator("button.next")).to_be_visible()
    expect(lead.locator("button.next")).to_have_count(0)
    lead.get_by_role("button", name="Take over").click()
    expect(lead.locator("button.next")).to_be_visible()
    assert stage.complaints == []


def test_a_recovery_code_opens_the_console_in_another_browser(stage: Stage) -> None:
    stage.facilitator.get_by_role("button", name="Recovery code").click()
    code = stage.facilitator.locator(".join-code").inner_text()
    elsewhere = stage.account.browser.new_context(base_url=stage.address).new_page()
    elsewhere.goto("/recover")
    elsewhere.get_by_label("Recovery code").fill(code)
    elsewhere.get_by_role("button", name="Open the console").click()
    expect(elsewhere.locator("button.next")).to_be_visible()
    elsewhere.context.close()
