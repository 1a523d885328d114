"""Holding the room together: follow, lock, eyes up, messages, hands, the parking lot, looking around, who is editing.

And the rule behind all of them: nothing that somebody else does moves the focus, closes an editor or scrolls a page.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.at_console import at_the_console
from tests.browser.mapping import card, on_the_map, saved
from tests.browser.room_life import ask, attentive, own_step, steps_of
from tests.browser.stage import Stage, when

MINE = "capture_facts"
PHASES = ("frame", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree")
TYPED = "Submit what is likely"
PLACES = ("a title on the map", "a line of the plan", "a private reason")


def strip(page: Page, words: str) -> Locator:
    return page.locator(".attention .notice", has_text=words)


def test_everybody_is_led_to_a_step_and_who_leaves_can_rejoin_in_every_phase(stage: Stage) -> None:
    stage.go("map")
    sam, step = attentive(stage), steps_of(stage)[3]
    stage.command({"do": "follow", "on": True, "step": step})
    expect(card(sam, step)).to_have_attribute("tabindex", "0")
    expect(strip(sam, "Following Ana")).to_be_visible()
    expect(sam.locator("body")).to_have_attribute("data-following", "")
    sam.keyboard.press("Escape")
    expect(sam.locator("body")).not_to_have_attribute("data-following", "")
    for phase in PHASES:
        stage.go(phase)
        expect(strip(sam, "Ana leads.").get_by_role("button", name="Rejoin")).to_be_visible()
    stage.go("map")
    stage.command({"do": "follow", "on": True, "step": steps_of(stage)[5]})
    strip(sam, "Ana leads.").get_by_role("button", name="Rejoin").click()
    when(sam, f"Alpine.store('ui').step === '{steps_of(stage)[5]}'")
    stage.command({"do": "follow", "on": False})
    expect(strip(sam, "Ana")).to_have_count(0)


def test_who_types_is_asked_and_not_moved(stage: Stage) -> None:
    stage.go("map")
    sam, step = attentive(stage), own_step(stage)
    card(sam, step).focus()
    sam.keyboard.press("Enter")
    sam.keyboard.type(TYPED)
    stage.command({"do": "follow", "on": True, "step": steps_of(stage)[5]})
    expect(strip(sam, "Ana moved to step 6.")).to_be_visible()
    expect(sam.locator(".step-editor")).to_be_focused()
    expect(sam.locator(".step-editor")).to_have_value(TYPED)
    sam.keyboard.press("Enter")
    strip(sam, "Ana moved").get_by_role("button", name="Go there").click()
    when(sam, f"Alpine.store('ui').step === '{steps_of(stage)[5]}'")


def test_nobody_is_led_away_from_a_private_mark(stage: Stage) -> None:
    stage.go("mark")
    sam = attentive(stage)
    expect(sam.locator(".mark-form h2")).not_to_be_empty()
    before = sam.evaluate("() => Alpine.store('ui').step")
    stage.command({"do": "follow", "on": True, "step": steps_of(stage)[5]})
    expect(strip(sam, "Ana moved to step 6.")).to_be_visible()
    assert sam.evaluate("() => Alpine.store('ui').step") == before


def test_a_locked_map_says_so_keeps_what_is_typed_and_sends_it_when_it_opens(stage: Stage) -> None:
    stage.go("map")
    sam, step = attentive(stage), own_step(stage)
    card(sam, step).click()
    title = sam.locator(".side-panel").get_by_label("Step", exact=True)
    title.click()
    stage.command({"do": "lock", "what": "map"})
    expect(strip(sam, "Ana has locked the map while we talk.")).to_be_visible()
    expect(title).to_be_focused()
    title.fill("Look at every deal")
    expect(sam.locator(".field-error", has_text="Your text is kept, and sent when it opens.")).to_be_visible()
    assert stage.record(step)["values"]["name"] != "Look at every deal"
    stage.command({"do": "lock", "what": ""})
    expect(sam.locator(".field-error:visible")).to_have_count(0)
    saved(sam)
    assert stage.record(step)["values"]["name"] == "Look at every deal"


def test_on_a_locked_map_keys_do_nothing_but_say_why(stage: Stage) -> None:
    stage.go("map")
    sam, step = attentive(stage), own_step(stage)
    stage.command({"do": "lock", "what": "map"})
    expect(strip(sam, "locked")).to_be_visible()
    card(sam, step).focus()
    for key in ("Enter", "a", "Delete"):
        sam.evaluate("() => { document.getElementById('polite').textContent = ''; }")
        sam.keyboard.press(key)
        expect(sam.locator("#polite")).to_have_text("Ana has locked the map while we talk.")
        expect(sam.locator(".step-editor")).to_have_count(0)


def test_a_new_step_that_was_being_typed_waits_for_the_lock(stage: Stage) -> None:
    stage.go("map")
    sam = attentive(stage)
    card(sam, own_step(stage)).focus()
    sam.keyboard.press("a")
    sam.keyboard.type("Call the buyer")
    stage.command({"do": "lock", "what": "map"})
    expect(strip(sam, "locked")).to_be_visible()
    sam.keyboard.press("Enter")
    expect(sam.locator(".step-editor")).to_have_value("Call the buyer")
    stage.command({"do": "lock", "what": ""})
    expect(strip(sam, "locked")).to_have_count(0)
    sam.locator(".step-editor").press("Enter")
    expect(sam.locator(".step-card", has_text="Call the buyer")).to_be_visible()


def test_a_message_to_all_says_who_and_when_until_it_is_put_away_or_replaced(stage: Stage) -> None:
    stage.go("map")
    sam, console = attentive(stage), at_the_console(stage)
    console.get_by_label("Message to everybody").fill("Five more minutes")
    console.locator("#attention").get_by_role("button", name="Send", exact=True).click()
    expect(strip(sam, "Five more minutes")).to_contain_text("Ana")
    strip(sam, "Five more minutes").get_by_role("button", name="OK").click()
    expect(strip(sam, "Five more minutes")).to_have_count(0)
    sam.reload()
    expect(sam.locator(".attention")).to_be_attached()
    expect(strip(sam, "Five more minutes")).to_have_count(0)
    stage.command({"do": "send_message", "text": "Three more minutes"})
    expect(strip(sam, "Three more minutes")).to_be_visible()
    console.get_by_role("button", name="Take back").click()
    expect(strip(sam, "Three more minutes")).to_have_count(0)


def test_a_message_is_read_on_a_phone_however_far_down_somebody_is(stage: Stage) -> None:
    stage.go("map")
    sam = attentive(stage)
    sam.set_viewport_size({"width": 320, "height": 640})
    sam.evaluate("() => scrollTo(0, 1500)")
    stage.command({"do": "send_message", "text": "Five more minutes, and then we all have coffee"})
    expect(strip(sam, "then we all have coffee")).to_be_in_viewport(ratio=1)
    strip(sam, "Five more minutes").get_by_role("button", name="OK").click()
    expect(strip(sam, "Five more minutes")).to_have_count(0)


def test_a_message_stands_on_the_wall_only_where_it_was_ticked_and_names_nobody(stage: Stage) -> None:
    stage.go("map")
    wall = stage.watched(stage.account.context.new_page())
    wall.goto(str(stage.facilitator.locator("a[href^='/wall/']").first.get_attribute("href")))
    stage.command({"do": "send_message", "text": "Five more minutes", "wall": True})
    expect(wall.locator(".wall-message")).to_have_text("Five more minutes")
    expect(wall.locator("body")).not_to_contain_text("Ana")
    stage.command({"do": "send_message", "text": "For you alone"})
    expect(wall.locator(".wall-message")).to_be_hidden()


def test_a_message_to_a_group_is_shown_to_its_people_alone(stage: Stage) -> None:
    sam, tom = stage.join("Sam", "Sales"), stage.join("Tom", "IT")
    me = str(sam.evaluate("() => Alpine.store('live').me"))
    step = steps_of(stage)[0]
    stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {}})
    stage.edit({"act": "add", "kind": "group", "id": "table1", "values": {"step": step, "people": [me]}})
    stage.go("redesign")
    stage.command({"do": "send_message", "text": "For all"})
    stage.command({"do": "send_message", "text": "Who types?", "group": "table1"})
    expect(strip(sam, "Who types?")).to_contain_text("to your group")
    expect(strip(tom, "For all")).to_be_visible()
    expect(strip(tom, "Who types?")).to_have_count(0)


def test_who_was_heard_least_speaks_next_and_everybody_sees_the_order(stage: Stage) -> None:
    stage.go("talk")
    sam, ravi, tom = attentive(stage), attentive(stage, "Ravi"), attentive(stage, "Tom", "IT")
    assert ask(sam, "raise_hand") == "accepted"
    console = at_the_console(stage)
    health = console.get_by_role("list", name="Health")
    expect(health).to_contain_text("Sam wants to speak")
    console.locator("#hands").get_by_role("button", name="Spoke").click()
    expect(health).not_to_contain_text("wants to speak")
    assert ask(ravi, "raise_hand") == "accepted"
    assert ask(tom, "raise_hand") == "accepted"
    expect(console.locator("#hands li .grow")).to_have_text(["Tom", "Ravi"])
    for page, place in ((sam, ""), (ravi, "You are number 2."), (tom, "You are next.")):
        expect(page.locator(".speaker bdi")).to_have_text(["Tom", "Ravi"])
        expect(strip(page, "Wants to speak")).to_contain_text(place)
    expect(ravi.get_by_role("button", name="You want to speak, 1 before you")).to_be_visible()


def test_a_thought_is_parked_with_one_key_in_every_phase(stage: Stage) -> None:
    for phase in PHASES:
        stage.go(phase)
        sam = stage.contexts[0].pages[0] if stage.contexts else attentive(stage)
        when(sam, f"Alpine.store('live').phase === '{phase}'")
        sam.locator("#bar [popovertarget=parking]").focus()
        sam.keyboard.press("p")
        sam.keyboard.type(f"Later, said in {phase}")
        sam.keyboard.press("Enter")
        expect(sam.locator("#parking")).to_be_hidden()
    sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    assert len(stage.records("parked_item")) == len(PHASES)


def test_who_looks_around_is_back_with_the_group_in_one_click(stage: Stage) -> None:
    stage.go("map")
    sam = attentive(stage)
    sam.locator("[popovertarget=look-around]").click()
    sam.get_by_role("button", name="What we decide today").click()
    expect(sam.get_by_text("This room may decide")).to_be_visible()
    expect(strip(sam, "You look at: Frame. The group is at: Map.")).to_be_visible()
    for phase in ("mark", "redesign"):
        stage.go(phase)
        expect(sam.get_by_text("This room may decide")).to_be_visible()
        expect(sam.get_by_role("button", name="Return to the group")).to_be_visible()
    sam.get_by_role("button", name="Return to the group").click()
    expect(sam.get_by_text("This room may decide")).to_have_count(0)
    expect(strip(sam, "You look at")).to_have_count(0)


def test_the_map_looked_at_from_another_phase_is_read_and_not_changed(stage: Stage) -> None:
    """Only redesigning adds to it: new steps, and what they are linked to."""
    stage.go("commit")
    sam = attentive(stage)
    sam.locator("[popovertarget=look-around]").click()
    sam.get_by_role("button", name="The map").click()
    card(sam, own_step(stage)).click()
    expect(sam.locator(".side-panel").get_by_role("heading", name="Leads to")).to_be_visible()
    expect(sam.locator(".side-panel .input:visible")).to_have_count(0)


def test_the_facilitator_looks_ahead_and_nobody_moves(stage: Stage) -> None:
    stage.go("map")
    console = at_the_console(stage)
    console.get_by_role("button", name="Look ahead at Commit").click()
    expect(console.locator(".peek")).to_contain_text("The room stays where it is.")
    expect(console.locator(".peek")).to_contain_text("Take your lines.")
    assert stage.record(stage.everyone["agenda"]["block"])["values"]["phase"] == "map"


def test_others_see_who_is_editing_and_may_type_all_the_same(stage: Stage) -> None:
    stage.go("map")
    sam, maria, step = on_the_map(stage), on_the_map(stage, "Maria"), own_step(stage)
    for page in (sam, maria):
        card(page, step).click()
    maria.locator(".side-panel").get_by_label("Step", exact=True).click()
    expect(sam.locator(".side-panel .claim")).to_have_text("Maria is editing")
    expect(sam.locator(".card-claim:visible")).to_have_text("Maria is editing")
    expect(maria.locator(".side-panel .claim")).to_have_count(0)
    sam.locator(".side-panel").get_by_label("Step", exact=True).fill("Look at deals")
    maria.locator(".side-panel").get_by_label("Step", exact=True).blur()
    expect(sam.locator(".side-panel .claim")).to_have_count(0)
    assert sam.evaluate("() => Object.keys(Alpine.store('live').editing).length") <= 1


def test_calm_mode_leaves_the_task_the_bar_and_what_needs_an_answer(stage: Stage) -> None:
    stage.go("talk")
    sam, console = attentive(stage), at_the_console(stage)
    expect(console.get_by_role("button", name="Show less")).to_be_visible()
    console.locator("#bar .next").focus()
    console.keyboard.press(".")
    for gone in ("#agenda", "#people", "#attention", "#hands"):
        expect(console.locator(gone)).to_be_hidden()
    expect(console.locator("#now")).to_be_visible()
    assert ask(sam, "raise_hand") == "accepted"
    expect(console.locator("#hands")).to_contain_text("Sam")
    console.get_by_role("button", name="Show all").click()
    expect(console.locator("#agenda")).to_be_visible()


def test_a_quiet_room_nudges_the_facilitator_and_a_talking_one_never(stage: Stage) -> None:
    stage.go("map")
    console = at_the_console(stage)
    for_two_minutes_nobody_typed(console)
    expect(console.locator(".nudge")).to_contain_text("Nobody has typed for 2 minutes. Move on?")
    console.locator(".nudge").get_by_role("button", name="Not yet").click()
    expect(console.locator(".nudge")).to_have_count(0)
    for phase in ("talk", "mark"):
        stage.go(phase)
        when(console, f"Alpine.store('live').phase === '{phase}'")
        for_two_minutes_nobody_typed(console)
        expect(console.locator(".nudge")).to_have_count(0)


def for_two_minutes_nobody_typed(console: Page) -> None:
    """Moves back when somebody was last seen to do something; to move the clock would cost the line."""
    expect(console.locator("[x-data=consoleNudge]")).to_be_attached()
    console.evaluate("() => { Alpine.$data(document.querySelector('[x-data=consoleNudge]')).last -= 121000; }")
    console.clock.run_for(1000)


def on_a_title(page: Page, stage: Stage) -> Locator:
    card(page, own_step(stage)).click()
    return page.locator(".side-panel").get_by_label("Step", exact=True)


def on_a_line(page: Page, stage: Stage) -> Locator:
    page.get_by_role("button", name="Add a role change").or_(page.locator("[aria-label='Role'] .button")).first.click()
    return page.locator("form.record-form .input:visible").first


def on_a_reason(page: Page, stage: Stage) -> Locator:
    return page.locator("#mark-why")


@pytest.mark.parametrize(
    ("phase", "field"), [("map", on_a_title), ("redesign", on_a_line), ("mark", on_a_reason)], ids=PLACES
)
def test_forty_things_that_others_do_move_nothing(
    stage: Stage, phase: str, field: Callable[[Page, Stage], Locator]
) -> None:
    first, *others = steps_of(stage)
    stage.edit({"act": "set", "id": first, "values": {"focus": "now"}, "was": {}})
    stage.go(phase)
    sam = attentive(stage)
    typing = field(sam, stage)
    typing.click()
    typing.fill(TYPED)
    sam.keyboard.press("ArrowLeft")
    before = standing(sam)
    for number in range(10):
        was = {"question": f"Question {number - 1}"} if number else {}
        stage.edit({"act": "set", "id": others[2], "values": {"question": f"Question {number}"}, "was": was})
        stage.edit(
            {"act": "add", "kind": "issue", "id": f"pin{number}", "values": {"place": others[0], "text": "Late"}}
        )
        new = {"name": f"Step {number}", "owner": "it", "order": 90 + number}
        stage.edit({"act": "add", "kind": "step", "id": f"new{number}", "values": new})
        stage.command({"do": "follow", "on": True, "step": others[number % 5]})
    when(sam, "Object.keys(Alpine.store('live').parts.everyone.records).includes('new9')")
    stage.command({"do": "send_message", "text": "Five more minutes"})
    stage.command({"do": "lock", "what": "all"})
    expect(strip(sam, "locked")).to_be_visible()
    expect(typing).to_be_focused()
    expect(typing).to_have_value(TYPED)
    assert standing(sam) == before


def standing(page: Page) -> list[object]:
    """Where the caret is, and how far everything that scrolls has scrolled."""
    found: list[object] = page.evaluate(
        "() => [document.activeElement.selectionStart, scrollY,"
        " ...['.room-stage', '.side-panel', '.map-view'].map((one) => {"
        "   const box = document.querySelector(one); return box && [box.scrollLeft, box.scrollTop]; })]"
    )
    return found
