"""The set-up page: everything can be chosen before and during, saves by itself, and nothing is lost by a change."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.mapping import saved, step_called
from tests.browser.room_life import SEATED
from tests.browser.stage import Stage, when


def at_the_set_up(stage: Stage) -> Page:
    # A browser of its own: a clock that is held still is held for all pages of one.
    kept = stage.account.context.storage_state()
    context = stage.account.browser.new_context(base_url=stage.address, storage_state=kept)
    stage.contexts.append(context)
    page = stage.watched(context.new_page())
    page.goto(f"/w/{stage.workshop}/set-up")
    expect(page.locator("#agenda .ordered-row").first).to_be_visible()
    return page


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def order_of(stage: Stage, kind: str) -> list[str]:
    return [one["id"] for one in sorted(stage.records(kind), key=lambda one: one["values"].get("order", 0))]


def minutes_of(page: Page, block: str) -> Locator:
    return page.locator(f"[data-row='{block}']").get_by_label("Minutes")


def test_the_purpose_saves_by_itself_and_the_start_says_what_it_waits_for(stage: Stage) -> None:
    page = at_the_set_up(stage)
    expect(page.get_by_text("Before the start, say: Sponsor, This room may decide.")).to_be_visible()
    page.get_by_label("Workshop title").fill("Forecast with care")
    page.get_by_label("Sponsor").fill("Ruth Vogel")
    page.get_by_label("This room may decide").fill("Who does each step.")
    page.get_by_label("Sponsor").focus()
    expect(page.get_by_text("Ready to start.")).to_be_visible()
    expect(page.locator(".app-bar-title")).to_have_text("Forecast with care")
    assert stage.record("purpose")["values"]["sponsor"] == "Ruth Vogel"


def test_sum_and_overrun_follow_the_typing_before_anything_is_saved(stage: Stage) -> None:
    page = at_the_set_up(stage)
    page.wait_for_function(SEATED)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    agenda = section(page, "Agenda")
    expect(agenda).to_contain_text("90 of 90 minutes")
    minutes_of(page, "block-map").fill("22")
    expect(agenda).to_contain_text("102 of 90 minutes")
    expect(agenda).to_contain_text("12 minutes over")
    assert stage.record("block-map")["values"]["minutes"] == 10
    page.clock.resume()
    minutes_of(page, "block-map").blur()
    saved(page)
    assert stage.record("block-map")["values"]["minutes"] == 22
    expect(agenda).to_contain_text("12 minutes over")


def test_the_day_is_shown_in_clock_times_from_its_planned_start(stage: Stage) -> None:
    stage.edit({"act": "set", "id": "purpose", "values": {"starts_at": "09:00"}, "was": {}})
    page = at_the_set_up(stage)
    expect(page.locator("[data-row='block-frame'] .ordered-time")).to_have_text("9:00 AM")
    expect(page.locator("[data-row='block-map'] .ordered-time")).to_have_text("9:06 AM")
    expect(section(page, "Agenda")).to_contain_text("ends 10:30 AM")


def test_the_agenda_warns_in_words_and_refuses_nothing(stage: Stage) -> None:
    page = at_the_set_up(stage)
    talk = page.locator("[data-row='block-talk']")
    expect(talk.locator(".advice")).to_be_hidden()
    minutes_of(page, "block-talk").fill("5")
    minutes_of(page, "block-talk").blur()
    expect(talk).to_contain_text("One step takes about 7 minutes to talk about and decide.")
    for _ in range(3):
        page.get_by_role("button", name="Move Talk and decide: three steps up", exact=True).click()
    expect(talk).to_contain_text("Talk and decide builds on Mark, which comes later.")
    saved(page)
    assert stage.record("block-talk")["values"]["minutes"] == 5


def test_a_block_is_moved_by_buttons_by_arrow_keys_and_by_dragging(stage: Stage) -> None:
    page = at_the_set_up(stage)
    before = order_of(stage, "block")
    page.get_by_role("button", name="Move Check the map down", exact=True).click()
    expect(page.locator("#agenda [data-row]").nth(2)).to_have_attribute("data-row", "block-map")
    assert order_of(stage, "block")[1:3] == ["block-sources", "block-map"]
    handle = page.get_by_role("button", name="Move Check the map", exact=True)
    handle.press("ArrowUp")
    expect(page.locator("#agenda [data-row]").nth(1)).to_have_attribute("data-row", "block-map")
    expect(handle).to_be_focused()
    assert order_of(stage, "block") == before
    drag(page, handle, page.locator("[data-row='block-overview']"))
    expect(page.locator("#agenda [data-row]").nth(4)).to_have_attribute("data-row", "block-map")
    saved(page)
    page.keyboard.press("Control+z")
    expect(page.locator("#agenda [data-row]").nth(1)).to_have_attribute("data-row", "block-map")
    assert order_of(stage, "block") == before


def drag(page: Page, handle: Locator, onto: Locator) -> None:
    """By pointer, to below the middle of a row."""
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), onto.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 8, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"] - 4, steps=4)
    expect(page.locator("#agenda [data-lands]")).to_have_count(1)
    page.mouse.up()


def test_escape_lets_a_dragged_block_be(stage: Stage) -> None:
    page = at_the_set_up(stage)
    before = order_of(stage, "block")
    handle = page.get_by_role("button", name="Move Open", exact=True)
    handle.hover()
    page.mouse.down()
    page.mouse.move(600, 800, steps=3)
    page.keyboard.press("Escape")
    page.mouse.up()
    saved(page)
    assert order_of(stage, "block") == before


def test_two_quick_moves_are_both_made(stage: Stage) -> None:
    page = at_the_set_up(stage)
    button = page.get_by_role("button", name="Move Open down", exact=True)
    button.dispatch_event("click")
    button.dispatch_event("click")
    expect(page.locator("#agenda [data-row]").nth(2)).to_have_attribute("data-row", "block-frame")
    assert order_of(stage, "block")[2] == "block-frame"


def test_a_break_goes_behind_the_open_block_and_notes_are_the_facilitators(stage: Stage) -> None:
    page = at_the_set_up(stage)
    page.get_by_role("button", name="Change Reveal and overview").click()
    page.get_by_label("Say", exact=True).fill("Look at what we see alike.")
    page.get_by_label("Watch for").focus()
    page.get_by_role("button", name="Add a break").click()
    expect(page.locator("#agenda [data-row]").nth(5)).to_contain_text("Break")
    expect(section(page, "Agenda")).to_contain_text("100 of 90 minutes")
    saved(page)
    said = [one["values"].get("say") for one in stage.everyone["records"].values()]
    assert "Look at what we see alike." not in said
    with page.expect_navigation():
        page.reload()
    page.get_by_role("button", name="Change Reveal and overview").click()
    expect(page.get_by_label("Say", exact=True)).to_have_value("Look at what we see alike.")


def test_a_function_that_owns_something_is_taken_out_only_with_an_answer(stage: Stage) -> None:
    mia = stage.join("Mia", "Finance")
    page = at_the_set_up(stage)
    page.get_by_role("button", name="Change Finance").click()
    page.get_by_role("button", name="Take out of the workshop").click()
    expect(page.get_by_text("Finance has 3 steps and 1 person. Who takes over?")).to_be_visible()
    page.get_by_label("Steps and people go to").select_option(label="Operations")
    page.get_by_role("button", name="Take out", exact=True).click()
    expect(page.locator("[data-row='finance']")).to_have_count(0)
    assert {one["values"]["owner"] for one in stage.records("step")} == {"sales", "it", "hr", "operations"}
    expect(mia.locator(".notice", has_text="You were moved to Operations")).to_be_visible()


def test_a_function_taken_out_for_nobody_comes_back_with_its_steps(stage: Stage) -> None:
    page = at_the_set_up(stage)
    page.get_by_role("button", name="Change HR").click()
    page.get_by_role("button", name="Take out of the workshop").click()
    page.get_by_role("button", name="Take out", exact=True).click()
    lost = page.locator("#steps .tag:visible", has_text="Not assigned")
    expect(lost).to_have_count(1)
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("[data-row='hr']")).to_be_visible()
    expect(lost).to_have_count(0)


def test_functions_are_added_up_to_eight(stage: Stage) -> None:
    page = at_the_set_up(stage)
    for name in ("Legal", "Purchasing", "Quality"):
        page.get_by_role("button", name="Add a function").click()
        functions = section(page, "Functions")
        functions.get_by_label("Function", exact=True).fill(name)
        functions.get_by_role("button", name="Add", exact=True).click()
        expect(functions.locator("[data-row]", has_text=name)).to_be_visible()
    expect(page.get_by_role("button", name="Add a function")).to_have_count(0)
    expect(page.get_by_text("Eight functions are the most a map can tell apart.")).to_be_visible()
    assert sorted(one["values"]["colour"] for one in stage.records("function")) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_the_scale_changes_what_the_room_tries_until_the_room_marks(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    page = at_the_set_up(stage)
    page.get_by_role("radio", name="5 levels").check(force=True)
    expect(sam.get_by_text("Person, AI helps")).to_be_visible()
    page.get_by_role("radio", name="With names").check(force=True)
    expect(sam.get_by_text("Your answers appear with your name.")).to_be_visible()
    stage.go("mark")
    expect(sam.get_by_text("Shown with your name at the reveal")).to_be_visible()
    page.get_by_role("radio", name="3 levels").dispatch_event("click")
    expect(page.get_by_text("People have begun to mark, so this stays as it is.")).to_be_visible()
    expect(page.get_by_role("radio", name="5 levels")).to_be_checked()
    page.get_by_role("radio", name="90 days").check(force=True)
    expect(page.get_by_text("Erased with everything in it 90 days after the last change")).to_be_visible()


def test_a_pasted_list_shows_what_is_wrong_before_anybody_is_added(stage: Stage) -> None:
    page = at_the_set_up(stage)
    page.get_by_role("button", name="Paste a list of participants").click()
    dialog = page.get_by_role("dialog")
    text = dialog.get_by_label("One person a line")
    text.fill("Ana Ruiz, Sales\nBo Lind, Legal\nMia Torres\nWim; watching")
    for problem in ("There is no function “Legal”", "Say the function behind a comma", "2 rows are left out."):
        expect(dialog).to_contain_text(problem)
    assert len(stage.everyone["people"]) == 1
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Paste a list of participants").click()
    expect(text).to_have_value("Ana Ruiz, Sales\nBo Lind, Legal\nMia Torres\nWim; watching")
    text.fill("Name\tFunction\tE-mail\nAna Ruiz\tSales\tana@example.com\nBo Lind\tIT\nWim\tWatching")
    dialog.get_by_role("button", name="Add 3 people").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(section(page, "People").get_by_text("Not come yet")).to_have_count(3)


def test_who_is_on_the_list_picks_their_name_and_types_nothing(stage: Stage) -> None:
    people = [{"id": "mia0001", "name": "Mia Torres", "function": "finance"}]
    assert stage.command({"do": "list_people", "people": people})["type"] == "accepted"
    context = stage.account.browser.new_context(base_url=stage.address)
    stage.contexts.append(context)
    mia = stage.watched(context.new_page())
    mia.goto(f"/w/{stage.workshop}")
    mia.get_by_label("Are you on the list?").select_option(label="Mia Torres")
    expect(mia.get_by_label("Your name")).to_be_hidden()
    mia.get_by_role("button", name="Join").click()
    expect(mia.locator(".person-name")).to_have_text("Mia Torres")
    page = at_the_set_up(stage)
    expect(section(page, "People").locator("li", has_text="Mia Torres").last).to_contain_text("Here")


def test_a_block_of_a_sheet_becomes_steps_with_lane_and_part_at_any_time(stage: Stage) -> None:
    stage.go("talk")
    page = at_the_set_up(stage)
    page.get_by_role("button", name="Paste steps").click()
    dialog = page.get_by_role("dialog")
    rows = 'Function\tStep\tPart\nFIN\tCheck credit limit\tCall\nLegal\tRead it\tCall\nSales\t"Ask ""why"""\t'
    dialog.get_by_label("One step a line").fill(rows)
    expect(dialog).to_contain_text("There is no function “Legal”")
    dialog.get_by_role("button", name="Add 2 steps").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    made = step_called(stage, "Check credit limit")["values"]
    assert (made["owner"], made["part"]) == ("finance", "Call")
    assert step_called(stage, 'Ask "why"')["values"]["owner"] == "sales"


def test_the_set_up_is_used_by_keyboard_and_fits_a_narrow_screen(stage: Stage) -> None:
    page = at_the_set_up(stage)
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("button", name="Change Check the map").click()
    page.get_by_role("button", name="Change Sales").click()
    when(page, "document.documentElement.scrollWidth <= 320")
    page.get_by_role("button", name="Move IT", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#functions [data-row]").nth(2)).to_have_attribute("data-row", "it")
    expect(page.locator("#polite")).to_have_text("IT: place 3 of 5")
