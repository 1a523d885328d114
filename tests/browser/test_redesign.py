"""Redesign: a mixed group answers four questions on its step; one of them types, the others read along."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.room_life import SEATED, Wire, ask
from tests.browser.stage import Stage

PHONE: ViewportSize = {"width": 320, "height": 640}
OURS, THEIRS = "submit_category", "translate"
BIAS = "Forecast bias, hold within a range"
FLAGGED = "From collecting numbers to judging flagged exceptions"


class Room(NamedTuple):
    """Sam, Lena and Mia redesign one step, Ida and Kim another. Mia and Kim have no device."""

    stage: Stage
    sam: Page
    lena: Page
    ida: Page
    ids: dict[str, str]

    def group(self, step: str, *names: str) -> None:
        values = {"step": step, "people": [self.ids[name] for name in names]}
        self.stage.edit({"act": "add", "kind": "group", "id": f"group-{step}", "values": values})

    def lines(self, kind: str) -> list[dict[str, object]]:
        return [one["values"] for one in self.stage.records(kind)]


@pytest.fixture
def room(stage: Stage) -> Room:
    """Two steps are decided and under redesign, each with its group."""
    for name, function in (("Mia", "finance"), ("Kim", "hr")):
        stage.command({"do": "add_person", "id": name.lower(), "name": name, "function": function})
    sam, lena, ida = stage.join("Sam", "Sales"), stage.join("Lena", "Operations"), stage.join("Ida", "IT")
    made = Room(stage, sam, lena, ida, {one["name"]: id for id, one in stage.everyone["people"].items()})
    decide(made, OURS, "automatic", "The rules are clear and cases are many.")
    decide(made, THEIRS, "person", "Somebody answers for the number.")
    made.group(OURS, "Sam", "Lena", "Mia")
    made.group(THEIRS, "Ida", "Kim")
    stage.go("redesign")
    return made


def decide(room: Room, step: str, mode: str, why: str) -> None:
    accountable = room.ids["Sam"]
    room.stage.command({"do": "open_decision", "step": step, "mode": mode, "accountable": accountable})
    room.stage.edit({"act": "set", "id": f"decision-{step}", "values": {"why": why}, "was": {}})
    room.stage.command({"do": "decide_step", "step": step})
    room.stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {}})


def question(page: Page, kind: str) -> Locator:
    """The part of the page about one kind of change."""
    return page.get_by_role("region", name=kind, exact=True)


def is_covered(page: Page, step: str, *words: str) -> None:
    """What the list of steps says about the four questions on one of them, once it says so."""
    for one in words:
        expect(page.get_by_role("button", name=step).get_by_title(one)).to_be_visible()


def take_over(page: Page) -> None:
    page.get_by_role("button", name="I type").click()
    expect(page.get_by_text("You type for your group.")).to_be_visible()


def keep_role(page: Page, role: str = "Sales manager") -> None:
    asked = question(page, "Role")
    asked.get_by_role("button", name="Role change").click()
    asked.get_by_label("Which role?").fill(role)
    asked.get_by_label("From what to what?").fill(FLAGGED)
    asked.get_by_role("button", name="Keep this line").click()
    expect(asked.get_by_role("heading", name=role)).to_be_visible()


def test_everybody_lands_on_the_step_of_their_group_with_what_was_decided(room: Room) -> None:
    expect(room.sam.get_by_role("heading", name="Submit the forecast category")).to_be_visible()
    expect(room.sam.get_by_text("The rules are clear and cases are many.")).to_be_visible()
    expect(room.sam.locator(".mode", has_text="Automatic")).to_be_visible()
    for part in ("#task", "#stage"):
        expect(room.sam.locator(part).get_by_text("Talk first: what would a Tuesday look like?")).to_be_visible()
    expect(room.ida.get_by_role("heading", name="Translate to revenue, cash and scenarios")).to_be_visible()
    room.sam.get_by_text("Questions for your function").click()
    expect(room.sam.get_by_text("What will a seller or a manager stop, start and keep?")).to_be_visible()


def test_a_group_of_three_answers_role_capability_incentive_and_metric(room: Room) -> None:
    sam, lena = room.sam, room.lena
    take_over(sam)
    keep_role(sam)
    question(sam, "Capability").get_by_role("button", name="Already in place").click()
    asked = question(sam, "Incentive")
    asked.get_by_role("button", name="Incentive change").click()
    asked.get_by_label("What is rewarded today?").fill("Beating the call")
    asked.get_by_label("What should be?").fill("Staying inside the corridor")
    asked.get_by_label("Somebody else").check()
    asked.get_by_role("button", name="Keep this line").click()
    expect(asked.get_by_text("Needs a yes")).to_be_visible()
    question(sam, "Metric").get_by_label("Pick a metric").select_option(label=f"{BIAS} · Sales + Finance")
    expect(question(lena, "Metric").get_by_role("heading", name=BIAS)).to_be_visible()
    expect(question(lena, "Role").get_by_role("heading", name=f"Sales manager: {FLAGGED}")).to_be_visible()
    covered = ("Role: covered", "Capability: none needed", "Incentive: covered", "Metric: covered")
    is_covered(lena, "7 · Submit the forecast category", *covered)
    assert room.lines("role_change")[0]["steps"] == [OURS]
    metric = room.lines("metric_change")[0]
    assert (metric["functions"], metric["direction"]) == (["sales", "finance"], "keep_within_range")
    assert metric["unit"] == "%"


def test_a_new_line_asks_five_things_of_which_two_are_typed(room: Room) -> None:
    take_over(room.sam)
    question(room.sam, "Role").get_by_role("button", name="Role change").click()
    form = question(room.sam, "Role").locator("form")
    expect(form.get_by_label("Which role?")).to_be_focused()
    expect(form.locator("label.field-label, .field > label, legend")).to_have_count(5)
    expect(form.locator("input.input, textarea.input")).to_have_count(2)


def test_one_types_and_the_others_read_along_until_they_take_over(room: Room) -> None:
    take_over(room.sam)
    expect(room.lena.get_by_text("Sam types for your group.")).to_be_visible()
    expect(room.lena.get_by_role("button", name="Role change")).to_be_hidden()
    asked = question(room.sam, "Role")
    asked.get_by_role("button", name="Role change").click()
    asked.get_by_label("Which role?").fill("Sales manager")
    take_over(room.lena)
    expect(room.sam.get_by_text("Lena types for your group.")).to_be_visible()
    expect(asked.get_by_label("Which role?")).to_have_value("Sales manager")
    asked.get_by_role("button", name="Keep this line").click()
    expect(question(room.lena, "Role").get_by_role("heading", name="Sales manager")).to_be_visible()
    expect(asked.get_by_role("button", name="Role change")).to_be_hidden()


def test_the_others_see_a_line_change_while_it_is_typed(room: Room) -> None:
    take_over(room.sam)
    keep_role(room.sam)
    asked = question(room.sam, "Role")
    asked.get_by_role("button", name="Change", exact=True).click()
    asked.get_by_role("article").get_by_label("From what to what?").fill("From typing to judging")
    expect(question(room.lena, "Role").get_by_role("heading", name="From typing to judging")).to_be_visible()
    asked.get_by_role("button", name="Done").click()
    expect(asked.get_by_role("article").get_by_label("From what to what?")).to_have_count(0)


def test_no_change_takes_one_tap_and_can_be_taken_back(room: Room) -> None:
    take_over(room.sam)
    asked = question(room.sam, "Role")
    asked.get_by_role("button", name="Not affected").click()
    expect(question(room.lena, "Role").get_by_text("Not affected")).to_be_visible()
    asked.get_by_role("button", name="Take back").click()
    expect(asked.get_by_role("button", name="Not affected")).to_be_visible()
    is_covered(room.sam, "7 · Submit the forecast category", "Role: open")


def test_dont_know_yet_asks_who_finds_out_by_when(room: Room) -> None:
    take_over(room.sam)
    asked = question(room.sam, "Capability")
    asked.get_by_role("button", name="Don't know yet").click()
    asked.get_by_label("Who finds out?").select_option(label="Mia")
    asked.get_by_role("button", name="In 1 week").click()
    expect(question(room.lena, "Capability").get_by_text("Mia finds out by")).to_be_visible()
    is_covered(room.sam, "7 · Submit the forecast category", "Capability: don’t know yet")
    answer = room.lines("no_change")[0]
    assert (answer["owner"], answer["answer"]) == (room.ids["Mia"], "not_known")
    assert answer["due"]


def test_another_group_reads_a_line_and_adds_one_objection(room: Room) -> None:
    take_over(room.sam)
    keep_role(room.sam)
    room.ida.get_by_role("button", name="7 · Submit the forecast category").click()
    expect(room.ida.get_by_text("You are reading another group’s step.")).to_be_visible()
    asked = question(room.ida, "Role")
    expect(asked.get_by_role("button", name="Not affected")).to_have_count(0)
    asked.get_by_role("button", name="Add an objection").click()
    asked.get_by_label("Objection from another group").fill("Nobody has time for exceptions in week 13.")
    expect(question(room.sam, "Role").get_by_text("Nobody has time for exceptions in week 13.")).to_be_visible()
    assert room.lines("role_change")[0]["objection"] == "Nobody has time for exceptions in week 13."


def test_an_automatic_step_gets_a_card_of_what_it_must_not_do(room: Room) -> None:
    take_over(room.sam)
    card = room.sam.get_by_role("region", name="Boundary card")
    card.get_by_role("button", name="It must not").click()
    card.get_by_label("It must not").fill("Change a category after the freeze.")
    card.get_by_role("button", name="Keep this card").click()
    expect(room.lena.get_by_text("Change a category after the freeze.")).to_be_visible()
    expect(room.ida.get_by_role("region", name="Boundary card")).to_have_count(0)


def test_examples_from_elsewhere_are_there_after_the_reveal(room: Room) -> None:
    example = question(room.sam, "Role").get_by_text("Example from elsewhere")
    expect(example).to_have_count(0)
    room.stage.go("mark")
    assert ask(room.sam, "mark_step", step=OURS, level="person") == "accepted"
    room.stage.command({"do": "reveal"})
    room.stage.go("redesign")
    expect(example).to_be_visible()


def test_a_half_typed_line_is_there_after_a_reload(room: Room) -> None:
    take_over(room.sam)
    asked = question(room.sam, "Role")
    asked.get_by_role("button", name="Role change").click()
    asked.get_by_label("Which role?").fill("Half a rol")
    room.sam.reload()
    expect(question(room.sam, "Role").get_by_label("Which role?")).to_have_value("Half a rol")


def test_a_line_kept_without_a_connection_is_shown_as_not_sent_yet(room: Room) -> None:
    take_over(room.sam)
    wire = Wire(room.sam)
    wire.cut()
    asked = question(room.sam, "Role")
    asked.get_by_role("button", name="Role change").click()
    asked.get_by_label("Which role?").fill("Sales manager")
    asked.get_by_role("button", name="Keep this line").click()
    expect(asked.get_by_text("Not sent yet")).to_be_visible()
    wire.mend()
    expect(question(room.lena, "Role").get_by_role("heading", name="Sales manager")).to_be_visible()
    expect(asked.get_by_text("Not sent yet")).to_have_count(0)


def test_suggested_groups_seat_everybody_who_is_here(room: Room) -> None:
    for page in (room.sam, room.lena, room.ida):
        page.wait_for_function(SEATED)
    assert room.stage.command({"do": "suggest_groups"})["type"] == "accepted"
    seated = {tuple(sorted(one["values"]["people"])) for one in room.stage.records("group")}
    people = [one for group in seated for one in group]
    assert sorted(people) == sorted(room.ids[name] for name in ("Sam", "Lena", "Ida", "Mia", "Kim"))
    expect(room.sam.get_by_role("heading", name="Your group’s steps")).to_be_visible()


def test_steps_that_are_not_for_today_are_folded(room: Room) -> None:
    room.stage.edit({"act": "set", "id": "roll_up", "values": {"focus": "later"}, "was": {}})
    room.sam.get_by_text("Not for today: 12 steps").click()
    expect(room.sam.get_by_role("listitem").filter(has_text="Roll up calls").get_by_text("Later")).to_be_visible()


def test_a_parked_step_waits_with_those_that_are_not_for_today(room: Room) -> None:
    room.stage.command({"do": "park_step", "step": "roll_up"})
    room.sam.get_by_text("Not for today: 12 steps").click()
    expect(room.sam.get_by_role("listitem").filter(has_text="Roll up calls").get_by_text("Parked")).to_be_visible()


def test_without_groups_anybody_may_type(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.edit({"act": "set", "id": OURS, "values": {"focus": "now"}, "was": {}})
    stage.go("redesign")
    question(sam, "Role").get_by_role("button", name="Already in place").click()
    expect(question(sam, "Role").get_by_role("button", name="Take back")).to_be_visible()


def test_before_a_step_is_picked_the_page_says_what_comes(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("redesign")
    expect(sam.get_by_role("heading", name="No step to redesign yet")).to_be_visible()


def test_a_phone_never_scrolls_sideways(room: Room) -> None:
    room.stage.edit({"act": "set", "id": "group-" + OURS, "values": {"typist": room.ids["Sam"]}, "was": {}})
    room.sam.set_viewport_size(PHONE)
    keep_role(room.sam, role="Sales-manager-of-a-very-large-and-unbreakable-region-name")
    question(room.sam, "Incentive").get_by_role("button", name="Incentive change").click()
    question(room.sam, "Capability").get_by_role("button", name="Don't know yet").click()
    expect(question(room.sam, "Capability").get_by_label("Who finds out?")).to_be_visible()
    assert room.sam.evaluate("document.documentElement.scrollWidth <= innerWidth")
