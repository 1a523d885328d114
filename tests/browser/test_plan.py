"""The plan: how it reads, wide and narrow, dark and on paper; and how owners complete it until it is final."""

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import ask
from tests.browser.stage import Json, Stage
from tests.browser.test_accessible import overflow, violations
from tests.exports.hostile import MARKUP

PHONE = {"width": 320, "height": 640}
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
SHEETS = {"A4": (210, 297), "Letter": (216, 279)}
MARGINS = {"across": 28, "down": 28}
"""Millimetres of a sheet that are margin, left and right, top and bottom."""
FIRST, SECOND, THIRD = "submit_category", "inspect_deals", "release_resources"
WHY = {
    FIRST: ("shared", "The rep answers for every category; AI checks the buyer evidence behind it."),
    SECOND: ("person", "Sales managers stop collecting numbers and judge only the exceptions the model flags."),
    THIRD: ("automatic", "Resources below the agreed tolerance are released by rule, on the stamped version only."),
}


class Room(NamedTuple):
    """A closed workshop. Mia runs the plan; she and Sam own lines that are not complete yet."""

    stage: Stage
    sam: Page
    mia: Page
    ids: dict[str, str]

    def plan(self, page: Page, **query: str) -> Page:
        """The plan, on somebody's page."""
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        page.goto(f"/w/{self.stage.workshop}/plan?{asked}")
        return page


def add(kind: str, id: str, /, **values: object) -> Json:
    return {"act": "add", "kind": kind, "id": id, "values": values}


def put(stage: Stage, id: str, **values: object) -> None:
    """Sets fields as the facilitator, whatever they hold."""
    before = stage.record(id)["values"]
    stage.edit({"act": "set", "id": id, "values": values, "was": {name: before.get(name) for name in values}})


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


def closed(stage: Stage) -> Room:
    """A workshop just closed, with a plan that misses a day, a measure and Mia's answer."""
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance", color_scheme="dark")
    for name, function in (("Tom", "it"), ("Kim", "hr"), ("Lena", "operations")):
        stage.command({"do": "add_person", "id": name.lower(), "name": name, "function": function})
    made = Room(stage, sam, mia, {one["name"]: id for id, one in stage.everyone["people"].items()})
    frame(made)
    stage.go("talk")
    decide(made)
    change(made)
    stage.go("agree")
    for page, grade in ((sam, 5), (mia, 4)):
        assert ask(page, "grade_package", grade=grade, would_move="Audit the margin rule once a month") == "accepted"
    stage.command({"do": "reveal_grades"})
    assert ask(sam, "take_line", change="judge", first_step="List the rules", first_step_by="2026-12-04") == "accepted"
    assert stage.command({"do": "close_workshop", "despite": "The last line is Mia's"})["type"] == "accepted"
    return made


def frame(room: Room) -> None:
    room.stage.go("frame")
    check = {"check_on": "2026-12-24", "check_chair": room.ids["Lena"], "pass_rule": "Nobody cannot support it"}
    told = {"tell_message": "Typing goes away, judging grows", "tell_by": room.ids["Kim"], "tell_on": "2026-12-10"}
    put(room.stage, "purpose", sponsor="Chief Financial Officer", flow_owner="Mia", **check, **told)


def decide(room: Room) -> None:
    """Three steps are decided, one with a dissent; the others stay for later."""
    stage = room.stage
    others = [one["id"] for one in stage.records("step") if one["id"] not in WHY]
    stage.edit(*({"act": "set", "id": one, "values": {"focus": "later"}, "was": {}} for one in others))
    for step, (mode, why) in WHY.items():
        stage.command({"do": "open_decision", "step": step, "mode": mode, "accountable": room.ids["Sam"]})
        put(stage, f"decision-{step}", why=why)
        assert stage.command({"do": "decide_step", "step": step})["type"] == "accepted"
    put(stage, FIRST, focus="now")
    words = {"text": "We accept it if the rule set is reviewed at day 30", "confirmed": True}
    stage.edit(add("dissent", "d1", step=FIRST, function="it", **words))


def change(room: Room) -> None:
    sam, mia, tom, kim, lena = (room.ids[name] for name in ("Sam", "Mia", "Tom", "Kim", "Lena"))
    full = {"due": "2027-01-22", "measure": "Seen in the monthly review", "whose_yes": "this_room"}
    judge = {
        "role": "Sales manager",
        "becomes": "Judges flagged exceptions",
        "hours_delta": "less",
        "consultation": "yes",
        "steps": [SECOND],
    }
    reads = {"capability": "Read a range, not one number", "who": "Analysts", "steps": [FIRST]}
    bonus = {"rewarded_today": "Beating the call", "should_be": "Staying inside the corridor", "steps": [FIRST]}
    bias = {"metric": "Forecast bias", "direction": "keep_within_range", "functions": ["sales", "finance"]}
    target = {"unit": "%", "target": 5, "target_on": "2027-06-30"}
    elsewhere = {"whose_yes": "someone_else", "yes_from": "Compensation committee", "yes_asked_by": kim}
    room.stage.edit(
        add("role_change", "judge", **judge, owner=sam, co_owner=lena, whose_yes="this_room"),
        add("capability_change", "reads", **reads, **full, owner=tom, co_owner=kim),
        add("incentive_change", "bonus", **bonus, **full | elsewhere, owner=mia, co_owner=sam),
        add("metric_change", "bias", **bias, **full, **target, owner=lena, co_owner=mia),
        add("role_change", "rule", role="Financial analyst", becomes="Handles exceptions", steps=[FIRST], owner=lena),
        add("ask", "a1", kind="hours", function="finance", amount=4, weeks=8, what="the pilot"),
        add("parked_item", "p1", text="Do regions freeze at the same hour?", owner=lena),
    )
    put(room.stage, "rule", co_owner=mia, **full)
    for line in ("reads", "bias", "rule"):
        room.stage.command({"do": "take_line", "change": line})


def completing(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Complete the plan")


def thing(page: Page, title: str) -> Locator:
    """One thing that is not complete."""
    return completing(page).get_by_role("listitem").filter(has_text=title)


def test_owners_complete_their_lines_and_whoever_runs_the_plan_makes_it_final(room: Room) -> None:
    sam, mia = room.sam, room.mia
    expect(completing(sam).get_by_role("heading", name="One line of yours is not complete")).to_be_visible()
    expect(completing(sam).get_by_role("button", name="Make the plan final")).to_be_hidden()
    own = thing(sam, "Judges flagged exceptions")
    own.get_by_role("button", name="Fill in").click()
    expect(own.get_by_label("Due")).to_be_focused()
    own.get_by_label("Due").fill("2027-01-22")
    own.get_by_label("How we will see it").fill("Overrides fall by half")
    own.get_by_label("How we will see it").blur()
    expect(own.get_by_text("Nothing is missing any more")).to_be_visible()
    own.get_by_role("button", name="Done").click()
    expect(own).to_have_count(0)
    final = completing(mia).get_by_role("button", name="Make the plan final")
    expect(final).to_be_disabled()
    thing(mia, "Staying inside the corridor").get_by_role("button", name="I take it").click()
    expect(completing(mia).get_by_role("heading", name="The plan is complete")).to_be_visible()
    final.click()
    for page in (sam, mia):
        expect(page.get_by_role("heading", name="The plan is final.")).to_be_visible()
        expect(completing(page)).to_have_count(0)
    expect(room.plan(sam).locator(".plan-head .tag")).to_have_text("Final")


def test_a_form_stays_while_it_is_filled_and_somebody_else_completes_the_line(room: Room) -> None:
    own = thing(room.mia, "Judges flagged exceptions")
    own.get_by_role("button", name="Fill in").click()
    own.get_by_label("How we will see it").type("Overrides")
    put(room.stage, "judge", due="2027-01-22")
    expect(own.get_by_label("Due")).to_have_value("2027-01-22")
    expect(own.get_by_label("How we will see it")).to_be_focused()
    expect(own.get_by_label("How we will see it")).to_have_value("Overrides")


def test_who_owns_nothing_that_is_open_is_asked_for_nothing(room: Room) -> None:
    ida = room.stage.join("Ida", "IT")
    expect(ida.get_by_role("heading", name="The workshop is closed.")).to_be_visible()
    expect(completing(ida)).to_be_hidden()


def test_a_line_that_its_owner_declined_gets_another_owner(room: Room) -> None:
    bonus = thing(room.mia, "Staying inside the corridor")
    bonus.get_by_role("button", name="I can’t").click()
    expect(bonus.get_by_text("Missing: Owner")).to_be_visible()
    bonus.get_by_role("button", name="Fill in").click()
    bonus.get_by_label("Owner", exact=True).select_option(label="Kim")
    expect(bonus.get_by_text("Incentive · Step 7 · Kim")).to_be_visible()
    found = room.stage.record("bonus")["values"]
    assert (found["owner"], found["answer"]) == (room.ids["Kim"], None)


@pytest.mark.parametrize("width", [1440, 320])
def test_the_page_is_accessible_in_light_and_dark_and_as_wide_as_the_window(room: Room, width: int) -> None:
    for page in (room.sam, room.mia):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        room.plan(page)
        assert overflow(page) <= 0
        assert violations(page) == []


def test_own_lines_are_marked_and_lead_back_to_the_room(room: Room) -> None:
    page = room.plan(room.sam)
    own = page.get_by_role("row").filter(has_text="Yours")
    expect(own).to_have_count(2)
    expect(own.first).to_contain_text("Sales manager: Judges flagged exceptions")
    page.get_by_role("link", name="Take or complete your lines in the room").click()
    expect(completing(page)).to_be_focused()


def test_the_order_of_the_changes_is_a_click_away(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("navigation", name="Order of the changes").get_by_role("link", name="By owner").click()
    expect(page.locator("[data-group] bdi")).to_have_text(["Lena (OPS)", "Mia (FIN)", "Sam (SAL)", "Tom (IT)"])


def test_days_are_said_in_the_readers_own_way(room: Room) -> None:
    english = room.plan(room.sam).locator("time[datetime='2026-12-24']").first
    expect(english).to_have_text("December 24, 2026")
    german = room.plan(room.stage.join("Uta", "HR", locale="de-DE"))
    expect(german.locator("time[datetime='2026-12-24']").first).to_have_text("24. Dezember 2026")


def test_a_file_is_two_clicks_away(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Changes (CSV)").click()
    assert saved.value.suggested_filename.startswith("sales-forecasting-who-does-what_")
    assert "Judges flagged exceptions" in saved.value.path().read_text("utf-8-sig")


def test_the_map_is_taken_along_as_a_picture_of_either_kind(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as drawn:
        page.get_by_role("link", name="Map (SVG)").click()
    with page.expect_download() as painted:
        page.get_by_role("button", name="Map (PNG)").click()
    names = [one.value.suggested_filename for one in (drawn, painted)]
    assert names[0].endswith(".svg") and names[1] == names[0].removesuffix("svg") + "png"
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)', drawn.value.path().read_text()).groups()  # type: ignore[union-attr]
    head = painted.value.path().read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    across, down = (int.from_bytes(head[at : at + 4]) for at in (16, 20))
    assert across / down == pytest.approx(int(width) / int(height), rel=0.01)
    assert across >= int(width)
    expect(page.get_by_role("button", name="Map (PNG)")).to_be_enabled()


@pytest.mark.parametrize("name", ["PDF for leadership", "Word for the team", "Every record (Excel)"])
def test_a_line_of_the_menu_says_while_its_file_is_written_and_that_it_is_saved(room: Room, name: str) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    line = page.get_by_role("link", name=name)
    with page.expect_download() as saved:
        line.click()
    assert saved.value.path().read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
    expect(line.get_by_role("status")).to_have_text("Saved")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert violations(page) == []


def test_where_there_is_no_file_now_the_menu_says_why_and_what_to_do(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    for _ in range(10):
        page.request.get(f"/w/{room.stage.workshop}/export/csv")
    page.get_by_role("link", name="PDF for the team").click()
    expect(page.get_by_role("alert")).to_have_text("Too many tries. Wait a minute, then try again.")
    expect(page.get_by_role("link", name="PDF for the team").get_by_role("status")).to_have_text("Not saved")
    page.context.set_offline(True)
    page.get_by_role("link", name="Word for leadership").click()
    expect(page.get_by_role("alert")).to_contain_text("The server cannot be reached.")
    room.stage.complaints.clear()


def test_where_there_is_no_picture_now_the_server_says_why(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    png = page.get_by_role("button", name="Map (PNG)")
    for _ in range(10):
        page.request.get(f"/w/{room.stage.workshop}/export/svg")
    png.click()
    expect(page.get_by_role("heading", name="Too many tries")).to_be_visible()
    room.stage.complaints.clear()


def test_without_a_script_it_reads_orders_and_exports_all_the_same(room: Room) -> None:
    storage = room.sam.context.storage_state()
    browser = room.stage.account.browser
    context = browser.new_context(base_url=room.stage.address, java_script_enabled=False, storage_state=storage)
    page = context.new_page()
    page.goto(f"/w/{room.stage.workshop}/plan")
    expect(page.get_by_role("heading", name="The three decisions that change most")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    page.get_by_role("link", name="By date").click()
    expect(page.locator("[data-group] bdi").first).to_have_text("January 2027")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("link", name="Text (Markdown) for the team")).to_be_visible()
    context.close()


@pytest.mark.parametrize("format", SHEETS)
def test_on_paper_it_is_two_or_three_sheets_and_the_first_holds_all_of_page_one(room: Room, format: str) -> None:
    page = room.plan(room.sam)
    assert len(PAGE.findall(page.pdf(format=format))) in (2, 3)
    width, height = SHEETS[format]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": pixels(width - MARGINS["across"]), "height": 900})
    signed = page.locator(".signatures").bounding_box()
    assert signed and signed["y"] + signed["height"] <= pixels(height - MARGINS["down"])
    assert overflow(page) <= 0
    for hidden in (".app-bar", ".plan-own", "nav.segmented", "text=Yours"):
        expect(page.locator(hidden).first).to_be_hidden()


def pixels(millimetres: float) -> int:
    return int(millimetres * 96 / 25.4)


def test_every_printed_sheet_says_where_the_plan_lives(room: Room) -> None:
    page = room.plan(room.sam)
    said = page.evaluate("() => document.documentElement.style.getPropertyValue('--printed-link')")
    assert said == f'"{room.stage.address}/w/{room.stage.workshop}/plan"'


def test_what_people_typed_stays_text_on_the_page_and_in_the_panel(room: Room) -> None:
    stage = room.stage
    stage.command({"do": "reopen_workshop"})
    both = {"owner": room.ids["Sam"], "co_owner": room.ids["Mia"]}
    stage.edit(*(add("role_change", f"x{at}", role=text[:80], becomes=text, **both) for at, text in enumerate(MARKUP)))
    stage.command({"do": "close_workshop", "despite": "<img src=x onerror=alert(1)>"})
    expect(completing(room.sam).get_by_role("listitem")).to_have_count(1 + len(MARKUP))
    page = room.plan(room.sam)
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    own = "[href^='/w/'], [href^='?by='], [href^='#']"
    assert page.locator(f"main :is(img, script, iframe, object), main a:not({own})").count() == 0
