"""The change list: what reaches beyond one step, quick entry, what could go wrong, and lines that look alike."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage

STEP = "submit_category"


@pytest.fixture
def sam(stage: Stage) -> Page:
    """Sam of Sales and Lena of Operations redesign one step, without groups."""
    page = stage.join("Sam", "Sales")
    stage.join("Lena", "Operations")
    ids = people(stage)
    stage.command({"do": "open_decision", "step": STEP, "mode": "automatic", "accountable": ids["Sam"]})
    stage.edit({"act": "set", "id": f"decision-{STEP}", "values": {"why": "The rules are clear."}, "was": {}})
    stage.command({"do": "decide_step", "step": STEP})
    stage.edit({"act": "set", "id": STEP, "values": {"focus": "now"}, "was": {}})
    return page


def people(stage: Stage) -> dict[str, str]:
    return {one["name"]: id for id, one in stage.everyone["people"].items()}


def redesign(stage: Stage, page: Page) -> Page:
    stage.go("redesign")
    expect(page.get_by_role("heading", name="Submit the forecast category")).to_be_visible()
    return page


def line(page: Page, title: str) -> Locator:
    return page.get_by_role("article").filter(has_text=title)


def test_a_decision_asks_what_follows_from_it(stage: Stage, sam: Page) -> None:
    redesign(stage, sam)
    expect(sam.get_by_text("Who loses this work, and what do they do instead?")).to_be_visible()
    assert stage.complaints == []


def test_a_mandate_is_added_beyond_the_four_questions(stage: Stage, sam: Page) -> None:
    redesign(stage, sam)
    sam.get_by_text("More that changes").click()
    asked = sam.get_by_role("region", name="Mandate", exact=True)
    asked.get_by_role("button", name="Mandate change").click()
    asked.get_by_label("Whose mandate?").select_option(label="Finance")
    asked.get_by_label("What does it take on?").fill("decides the range")
    asked.get_by_role("button", name="Keep this line").click()
    expect(asked.get_by_role("heading", name="Finance: takes on decides the range")).to_be_visible()
    assert stage.records("mandate_change")[0]["values"]["steps"] == [STEP]
    assert stage.complaints == []


def test_typed_lines_show_what_they_become_and_what_is_wrong_before_any_is_saved(stage: Stage, sam: Page) -> None:
    redesign(stage, sam)
    sam.get_by_role("button", name="Type or paste several lines").click()
    dialog = sam.get_by_role("dialog")
    good = "/r Sales manager -> judges exceptions #7 #8 @Sam +Lena !2027-03-01"
    dialog.get_by_role("textbox").fill(f"{good}\n/c Read a range @Nobody\nNo kind\n/d Learn it #99\n/g A board")
    rows = dialog.get_by_role("listitem")
    expect(rows.nth(0)).to_contain_text("Sales manager: judges exceptions")
    expect(rows.nth(0)).to_contain_text("steps 7, 8 · Sam + Lena · 2027-03-01")
    expect(rows.nth(1)).to_contain_text("There is nobody called “Nobody”")
    expect(rows.nth(2)).to_contain_text("No kind")
    expect(rows.nth(2)).to_contain_text("Begin with its kind")
    expect(rows.nth(3)).to_contain_text("There is no step 99")
    # Ninety minutes have no time for it: neither asked nor taken.
    expect(rows.nth(4)).to_contain_text("Governance is added once the workshop is closed")
    expect(dialog.get_by_text("/g", exact=True)).to_be_hidden()
    assert stage.records("role_change") == []
    dialog.get_by_role("button", name="Add 1 line").click()
    expect(line(sam, "Sales manager: judges exceptions")).to_be_visible()
    (kept,) = stage.records("role_change")
    ids = people(stage)
    assert (kept["values"]["owner"], kept["values"]["co_owner"]) == (ids["Sam"], ids["Lena"])
    assert len(kept["values"]["steps"]) == 2
    assert stage.complaints == []


def test_a_block_of_a_sheet_becomes_lines(stage: Stage, sam: Page) -> None:
    redesign(stage, sam)
    sam.get_by_role("button", name="Type or paste several lines").click()
    dialog = sam.get_by_role("dialog")
    sheet = "Kind\tOwner\tChange\tBecomes\nincentive\tSam\tVolume\tMargin\nmetric\tLena\tForecast bias\tdown\n"
    dialog.get_by_role("textbox").fill(sheet)
    dialog.get_by_role("button", name="Add 2 lines").click()
    expect(sam.get_by_role("dialog")).to_be_hidden()
    expect(line(sam, "Forecast bias, down")).to_be_visible()
    (kept,) = stage.records("incentive_change")
    assert (kept["values"]["should_be"], kept["values"]["owner"]) == ("Margin", people(stage)["Sam"])


def test_what_a_spreadsheet_copies_keeps_quotes_lines_in_cells_empty_cells_and_days(stage: Stage, sam: Page) -> None:
    redesign(stage, sam)
    sam.get_by_role("button", name="Type or paste several lines").click()
    box = sam.get_by_role("dialog").get_by_role("textbox")
    row = 'role\t"The ""key"" seller"\t"From calling\nto judging"\t7\tSam\tLena\t24.12.2026\r\n'
    copied = f"\tSales manager\tjudges\t7\r\n{row}"
    box.fill(copied)
    expect(sam.get_by_role("dialog")).to_contain_text("Begin with its kind")
    box.fill(row)
    sam.get_by_role("dialog").get_by_role("button", name="Add 1 line").click()
    expect(sam.get_by_role("dialog")).to_be_hidden()
    (kept,) = stage.records("role_change")
    said = {"role": 'The "key" seller', "becomes": "From calling to judging", "due": "2026-12-24"}
    assert said.items() <= kept["values"].items()


def test_pilots_concerns_and_reasons_to_fail_are_kept_while_the_room_commits(stage: Stage, sam: Page) -> None:
    stage.go("commit")
    sam.get_by_text("What we try first").click()
    sam.get_by_role("button", name="Plan a pilot").click()
    sam.get_by_label("What do we try, where and with whom?").fill("Two regions, eight weeks")
    sam.get_by_role("button", name="Keep this pilot").click()
    expect(sam.get_by_text("What we try first (1)")).to_be_visible()
    sam.get_by_text("What worries us").click()
    sam.get_by_role("button", name="Add a concern").click()
    sam.get_by_label("What worries us?").fill("Will my job go?")
    sam.get_by_role("radio", name="Jobs").check()
    sam.get_by_role("button", name="Keep this concern").click()
    expect(sam.get_by_text("What worries us (1)")).to_be_visible()
    assert [one["values"]["category"] for one in stage.records("concern")] == ["job_security"]
    assert stage.complaints == []


def test_two_lines_that_look_alike_become_one_and_the_step_back_brings_both(stage: Stage, sam: Page) -> None:
    for id, becomes, step in (("one", "judges exceptions", STEP), ("two", "judges the exceptions", "translate")):
        values = {"role": "Sales manager", "becomes": becomes, "steps": [step]}
        stage.edit({"act": "add", "kind": "role_change", "id": id, "values": values})
    stage.go("commit")
    pairs = sam.get_by_role("region", name="Do these say the same?")
    pairs.get_by_role("button", name="Make one line of both").click()
    expect(pairs).to_be_hidden()
    (kept,) = [one["values"] for one in stage.records("role_change")]
    assert kept["becomes"] == "judges exceptions / judges the exceptions"
    assert kept["steps"] == [STEP, "translate"]
    sam.get_by_text("Undo", exact=True).click()
    expect(pairs).to_be_visible()
    assert [one["values"]["becomes"] for one in stage.records("role_change")] == [
        "judges exceptions",
        "judges the exceptions",
    ]


def test_why_it_could_fail_is_written_alone_and_shown_at_once_by_the_facilitator(stage: Stage, sam: Page) -> None:
    stage.go("commit")
    sam.get_by_text("It is a year from now and this has failed. Why?").click()
    sam.get_by_label("Write alone, one reason a line").fill("Nobody used it\nToo late")
    private = sam.locator("form", has=sam.get_by_label("Write alone, one reason a line"))
    expect(private.get_by_text("Saved")).to_be_visible()
    assert stage.records("risk") == []
    sam.reload()
    sam.get_by_text("It is a year from now and this has failed. Why?").click()
    expect(sam.get_by_label("Write alone, one reason a line")).to_have_value("Nobody used it\nToo late")
    stage.facilitator.get_by_role("button", name="Show all reasons").click()
    expect(sam.get_by_text("It is a year from now and this has failed. Why? (2)")).to_be_visible()
    expect(sam.get_by_text("Shown to everybody")).to_be_visible()
    assert [one["values"]["text"] for one in stage.records("risk")] == ["Nobody used it", "Too late"]
    assert stage.complaints == []
