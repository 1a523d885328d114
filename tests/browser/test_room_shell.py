"""The room around every phase: the task with its timer, the bars, one's own menu, and what is said about the line."""

from playwright.sync_api import Page, expect

from tests.browser.stage import Json, Stage

DESK = {"width": 1440, "height": 900}
ALL_LOADED = """async () => {
  const loaded = () => Alpine.store('ui').loaded.final && Alpine.store('live').phase === 'map';
  while (!loaded()) await new Promise((resolve) => { setTimeout(resolve, 50); });
}"""
THEME = "document.documentElement.dataset.theme"
PHONE = {"width": 320, "height": 640}


def ids(stage: Stage) -> dict[str, str]:
    return {one["name"]: id for id, one in stage.everyone["people"].items()}


def accepted(answer: Json) -> None:
    assert answer["type"] == "accepted", answer


def test_the_lobby_greets_by_name_and_keeps_a_practice_mark_to_oneself(stage: Stage) -> None:
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    expect(sam.get_by_role("heading", level=1)).to_have_text("Welcome, Sam. We start soon.")
    sam.get_by_role("radio", name="Automatic").check()
    expect(sam.get_by_text("That's how marking works")).to_be_visible()
    expect(mia.get_by_text("That's how marking works")).to_be_hidden()
    expect(mia.locator(".mark-form :checked")).to_have_count(0)


def test_a_digit_picks_a_level_only_while_the_focus_is_in_the_form(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.keyboard.press("3")
    expect(sam.locator(".mark-form :checked")).to_have_count(0)
    sam.get_by_role("radio", name="Person", exact=False).first.focus()
    sam.keyboard.press("3")
    expect(sam.get_by_role("radio", name="Automatic")).to_be_checked()


def test_the_lobby_says_who_is_here_by_function_and_names_who_watches(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.join("Chris")
    expect(sam.get_by_role("heading", name="Here so far: 1")).to_be_visible()
    expect(sam.get_by_text("Watching only: Chris.").last).to_be_visible()


def test_each_phase_says_its_one_task_and_where_the_agenda_is(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales", viewport=DESK)
    stage.go("frame")
    expect(sam.get_by_role("heading", level=1)).to_have_text("Listen. Nothing to type.")
    expect(sam.get_by_role("heading", name="What do we commit to")).to_be_visible()
    expect(sam.get_by_text("Who does each step from next quarter on.")).to_be_visible()
    stage.go("mark")
    expect(sam.locator(".progress-steps [data-done]")).to_have_count(3)
    expect(sam.locator(".progress-steps [aria-current=step]")).to_have_text("Mark all steps, now")
    expect(sam).to_have_title("Mark · Sales forecasting: who does what?")
    expect(sam.locator("#polite")).to_contain_text("Mark each step. Work alone.")


def test_the_timer_counts_by_the_server_and_stands_still_when_it_is_paused(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    expect(sam.get_by_role("timer")).to_contain_text("07:")
    accepted(stage.command({"do": "pause_timer"}))
    expect(sam.get_by_role("timer")).to_contain_text("Paused 07:")
    accepted(stage.command({"do": "extend_timer", "minutes": 5}))
    expect(sam.get_by_role("timer")).to_contain_text("Paused 12:")


def test_the_last_minute_is_said_and_the_end_closes_nothing(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    expect(sam.get_by_role("timer")).to_contain_text("07:")
    accepted(stage.command({"do": "extend_timer", "minutes": -7}))
    expect(sam.locator("#polite")).to_contain_text("1 minute left.")
    expect(sam.locator(".timer")).to_have_attribute("data-pace", "amber")
    accepted(stage.command({"do": "extend_timer", "minutes": -2}))
    expect(sam.locator("#polite")).to_contain_text("Time is up.")
    expect(sam.locator(".timer")).to_have_attribute("data-over", " +1 min")
    expect(sam.get_by_role("radio", name="Automatic")).to_be_enabled()


def test_who_is_done_says_so_and_may_take_it_back(stage: Stage) -> None:
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    stage.go("map")
    done = sam.get_by_role("button", name="I'm done")
    done.click()
    expect(done).to_have_attribute("aria-pressed", "true")
    expect(mia.locator(".bottom-bar")).to_contain_text("1 of 2 people done")
    sam.keyboard.press("Control+Enter")
    expect(done).to_have_attribute("aria-pressed", "false")
    expect(mia.locator(".bottom-bar")).to_contain_text("0 of 2 people done")


def test_nobody_is_asked_to_be_done_while_people_talk_or_watch(stage: Stage) -> None:
    sam, chris = stage.join("Sam", "Sales"), stage.join("Chris")
    stage.go("map")
    expect(sam.get_by_role("button", name="I'm done")).to_be_visible()
    expect(chris.get_by_role("button", name="I'm done")).to_be_hidden()
    stage.go("talk")
    expect(sam.get_by_role("button", name="I want to speak")).to_be_visible()
    expect(sam.get_by_role("button", name="I'm done")).to_be_hidden()


def test_a_name_is_changed_in_ones_own_menu_and_a_mistake_keeps_the_dialog(stage: Stage) -> None:
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance", viewport=DESK)
    sam.get_by_role("button", name="Your menu").click()
    sam.get_by_role("button", name="Change your name").click()
    sam.get_by_label("Your name", exact=True).fill(" ")
    sam.get_by_role("button", name="Save name").click()
    expect(sam.get_by_text("Please type your name.")).to_be_visible()
    sam.get_by_label("Your name", exact=True).fill("Samuel")
    sam.get_by_role("button", name="Save name").click()
    expect(sam.get_by_role("dialog")).to_be_hidden()
    mia.get_by_role("button", name="2 people here").click()
    expect(mia.locator("#people")).to_contain_text("Samuel")


def test_dark_is_kept_on_this_device_and_there_before_anything_is_drawn(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.get_by_role("button", name="Your menu").click()
    sam.get_by_role("button", name="Dark").click()
    sam.add_init_script(f"document.addEventListener('readystatechange', () => {{ window.seen ??= {THEME}; }})")
    sam.reload()
    assert sam.evaluate("window.seen") == "dark"


def test_the_list_of_keys_opens_by_key_and_its_single_key_can_be_turned_off(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales", viewport=DESK)
    keys = sam.get_by_role("dialog", name="Help and keys")
    sam.locator(".task h1").click()
    sam.keyboard.press("?")
    expect(keys).to_be_visible()
    keys.get_by_role("switch").uncheck()
    sam.keyboard.press("Escape")
    sam.keyboard.press("?")
    expect(keys).to_be_hidden()
    sam.keyboard.press("Control+/")
    expect(keys).to_be_visible()


def test_offline_is_said_with_what_waits_and_back_with_what_was_sent(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.get_by_role("heading", name="Welcome").wait_for()
    stage.go("map")
    # Every phase's scripts are here by then; without a line they could not come.
    sam.evaluate(ALL_LOADED)
    sam.context.set_offline(True)
    expect(sam.locator(".notice")).to_contain_text("Offline. Keep working")
    expect(sam.locator("#urgent")).to_contain_text("Offline.")
    sam.get_by_role("button", name="I'm done").click()
    expect(sam.locator(".notice")).to_have_text("Offline. Keep working: 1 change will be sent.")
    expect(sam.get_by_role("button", name="I'm done")).to_have_attribute("aria-pressed", "true")
    sam.context.set_offline(False)
    expect(sam.locator(".notice")).to_contain_text("Back online. Your change sent.")
    stage.complaints[:] = [one for one in stage.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_who_is_moved_is_told_until_they_have_read_it(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.get_by_role("heading", name="Welcome").wait_for()
    accepted(stage.command({"do": "move_person", "person": ids(stage)["Sam"], "function": "operations"}))
    expect(sam.locator(".notice")).to_contain_text("You were moved to Operations by the facilitator.")
    sam.get_by_role("button", name="OK").click()
    expect(sam.locator(".notice")).to_have_count(0)


def test_who_is_removed_is_told_and_keeps_what_they_typed(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.get_by_role("heading", name="Welcome").wait_for()
    sam.evaluate("""() => {
      const { workshop, me } = Alpine.store('live');
      const draft = { value: 'Typed, not saved', was: null, ref: 'r', at: 1 };
      localStorage.setItem(`crossflow.draft/${workshop}/${me}/purpose/pass_rule`, JSON.stringify(draft));
    }""")
    accepted(stage.command({"do": "remove_person", "person": ids(stage)["Sam"]}))
    expect(sam.locator(".notice")).to_contain_text("The facilitator has removed you from this workshop.")
    with sam.expect_download() as download:
        sam.get_by_role("button", name="Download my notes").click()
    assert "Typed, not saved" in download.value.path().read_text()


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my notes").click()
    return download.value.path().read_text()


def test_who_is_removed_in_the_middle_of_a_word_finds_it_in_their_notes(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    sam.get_by_role("heading", name="Mark each step. Work alone.").wait_for()
    sam.evaluate("""() => {
      const { workshop, me, steps: [{ id }] } = Alpine.store('live');
      const keep = (name, value) => localStorage.setItem(`crossflow.${name}`, JSON.stringify(value));
      const draft = { value: 'Typed just now', was: null, ref: 'r', at: Date.now() };
      keep(`draft/${workshop}/${me}/purpose/pass_rule`, draft);
      keep(`mark/${workshop}/${me}/${id}`, { why: 'Half a reason' });
      keep(`new/${workshop}/${me}/issue/place/${id}`, { text: 'A pin to be', place: id });
      keep(`grade/${workshop}/${me}`, { would_move: 'More time' });
    }""")
    accepted(stage.command({"do": "remove_person", "person": ids(stage)["Sam"]}))
    expect(sam.locator(".notice")).to_contain_text("The facilitator has removed you from this workshop.")
    notes = downloaded(sam)
    assert [one for one in ("Typed just now", "Half a reason", "A pin to be", "More time") if one not in notes] == []


def test_who_is_removed_while_offline_finds_what_was_never_sent_in_their_notes(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("map")
    sam.get_by_role("heading", level=1).wait_for()
    sam.context.set_offline(True)
    expect(sam.locator(".notice")).to_contain_text("Offline. Keep working")
    sam.evaluate("""() => {
      const values = { text: 'Thought of on the train' };
      void Alpine.store('live').edit([{ act: 'add', kind: 'parked_item', id: 'fromTrain', values }]).catch(() => {});
    }""")
    accepted(stage.command({"do": "remove_person", "person": ids(stage)["Sam"]}))
    sam.context.set_offline(False)
    expect(sam.locator(".notice")).to_contain_text("What you typed is kept on this device.")
    assert "Thought of on the train" in downloaded(sam)
    expect(sam.get_by_role("button", name="Join", exact=True)).to_be_visible()
    stage.complaints[:] = [one for one in stage.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_after_closing_ones_own_lines_wait_beside_the_plan(stage: Stage) -> None:
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    stage.go("redesign")
    line = {"role": "Sales manager", "becomes": "judges exceptions", "owner": ids(stage)["Sam"]}
    stage.edit({"act": "add", "kind": "role_change", "id": "r1", "values": line})
    accepted(stage.command({"do": "close_workshop", "despite": "Trying it out"}))
    expect(sam.get_by_text("Sales manager: judges exceptions").first).to_be_visible()
    expect(sam.get_by_text("Not taken yet")).to_be_visible()
    link = sam.get_by_role("link", name="Take or complete your lines")
    link.click()
    expect(sam.get_by_role("complementary", name="Complete the plan")).to_be_focused()
    expect(sam.locator("#bar")).to_contain_text("You can complete your lines until the plan is final")
    expect(mia.get_by_role("heading", name="No line of the plan waits for you")).to_be_visible()
    expect(mia.get_by_role("link", name="Open the plan").first).to_have_attribute("href", f"/w/{stage.workshop}/plan")
    expect(mia.locator("#bar")).to_contain_text("You can add what you know until the plan is final")


def test_no_phase_of_the_shell_scrolls_sideways_on_a_phone(stage: Stage) -> None:
    sam = stage.join("Samantha Longlastname-Twice", "Sales", viewport=PHONE)
    for phase in ("lobby", "frame"):
        if phase != "lobby":
            stage.go(phase)
        expect(sam.locator("body")).to_have_attribute("data-phase", phase)
        assert sam.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_who_was_removed_takes_their_notes_along_from_the_door_after_a_reload(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.get_by_role("heading", name="Welcome").wait_for()
    sam.evaluate("""() => {
      const { workshop, me } = Alpine.store('live');
      const draft = { value: 'Typed, not saved', was: null, ref: 'r', at: 1 };
      localStorage.setItem(`crossflow.draft/${workshop}/${me}/purpose/pass_rule`, JSON.stringify(draft));
    }""")
    accepted(stage.command({"do": "remove_person", "person": ids(stage)["Sam"]}))
    expect(sam.locator(".notice")).to_contain_text("The facilitator has removed you from this workshop.")
    sam.reload()
    expect(sam.get_by_role("button", name="Join")).to_be_visible()
    assert "Typed, not saved" in downloaded(sam)
    sam.get_by_role("button", name="Delete them").click()
    expect(sam.get_by_role("button", name="Download my notes")).to_have_count(0)
    sam.reload()
    expect(sam.get_by_role("button", name="Join")).to_be_visible()
    assert sam.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('crossflow.draft/'))") == []
