"""Breakouts in real browsers: groups are made and changed, ask for help, and read what their neighbours wrote."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import steps_of
from tests.browser.room_life import SEATED, ask
from tests.browser.stage import Stage

SEATS = {"Sam": "Sales", "Lena": "Operations", "Ida": "IT", "Kim": "HR"}


class Room(NamedTuple):
    """Sam and Lena redesign one step, Ida and Kim another."""

    stage: Stage
    console: Page
    pages: dict[str, Page]
    ids: dict[str, str]
    steps: list[str]

    def group(self, number: int) -> str:
        return f"group-{self.steps[number]}"

    def people(self, number: int) -> list[str]:
        names = {id: name for name, id in self.ids.items()}
        return [names[id] for id in self.stage.record(self.group(number))["values"]["people"]]

    def set(self, id: str, **values: object) -> None:
        was = {name: self.stage.record(id)["values"].get(name) for name in values}
        self.stage.edit({"act": "set", "id": id, "values": values, "was": was})


@pytest.fixture
def room(stage: Stage) -> Room:
    pages = {name: stage.join(name, function) for name, function in SEATS.items()}
    ids = {one["name"]: id for id, one in stage.everyone["people"].items()}
    made = Room(stage, stage.facilitator, pages, ids, steps_of(stage)[5:7])
    for step, names in zip(made.steps, (("Sam", "Lena"), ("Ida", "Kim")), strict=True):
        made.set(step, focus="now")
        values = {"step": step, "people": [ids[name] for name in names]}
        stage.edit({"act": "add", "kind": "group", "id": f"group-{step}", "values": values})
    stage.go("redesign")
    expect(made.console.locator(".groups > li")).to_have_count(2)
    return made


def write_role(room: Room, name: str, step: str) -> None:
    page = room.pages[name]
    page.wait_for_function(SEATED)
    values = {"role": "Sales manager", "becomes": "From collecting to judging", "steps": [step]}
    added = ask(
        page, "edit", acts=[{"act": "add", "kind": "role_change", "id": f"role-{name.lower()}", "values": values}]
    )
    assert added == "accepted"


def test_the_console_shows_how_far_every_group_is(room: Room) -> None:
    first, second = room.console.locator(".groups > li").all()
    expect(first).to_contain_text("Group of step 6")
    expect(first).to_contain_text("Nothing written yet")
    write_role(room, "Sam", room.steps[0])
    expect(first).to_contain_text("1 line · writing now")
    expect(first.get_by_title("Role: covered")).to_be_visible()
    expect(second).to_contain_text("Nothing written yet")
    assert room.stage.record("role-sam")["values"]["group"] == room.group(0)


def test_a_group_calls_the_facilitator_who_comes(room: Room) -> None:
    sam = room.pages["Sam"]
    sam.get_by_role("button", name="Call the facilitator").click()
    expect(sam.get_by_role("button", name="The facilitator is called")).to_be_visible()
    expect(room.pages["Lena"].get_by_role("button", name="The facilitator is called")).to_be_visible()
    expect(room.pages["Ida"].get_by_role("button", name="Call the facilitator")).to_be_visible()
    expect(room.console.locator("#polite")).to_contain_text("Sam calls you: Group of step 6.")
    room.console.get_by_role("button", name="I was there").click()
    expect(sam.get_by_role("button", name="Call the facilitator")).to_be_visible()


def test_a_person_moves_to_another_group_with_one_pick_and_undo_brings_them_back(room: Room) -> None:
    room.console.locator(".groups > li").first.get_by_role("button", name="Change").click()
    room.console.locator(".groups").get_by_label("Lena").select_option(label="Group of step 7")
    expect(room.console.locator(".groups > li").nth(1)).to_contain_text("Lena")
    assert (room.people(0), room.people(1)) == (["Sam"], ["Ida", "Kim", "Lena"])
    expect(room.pages["Lena"].get_by_text("Your group’s steps")).to_be_visible()
    expect(room.pages["Lena"].locator("#stage").get_by_text("Step 7")).to_be_visible()
    room.console.evaluate("Alpine.store('live').history.undo()")
    expect(room.console.locator(".groups > li").first).to_contain_text("Lena")
    assert sorted(room.people(0)) == ["Lena", "Sam"]


def test_two_groups_swap_their_steps_and_the_facilitator_picks_who_types(room: Room) -> None:
    row = room.console.locator(".groups > li").first
    row.get_by_role("button", name="Change").click()
    row.get_by_label("Who types").select_option(label="Lena")
    expect(room.pages["Lena"].get_by_text("You type for your group.")).to_be_visible()
    row.get_by_label("Step", exact=True).select_option(index=1)
    expect(room.pages["Sam"].locator("#stage").get_by_text("Step 7")).to_be_visible()
    steps = {one["id"]: one["values"]["step"] for one in room.stage.records("group")}
    assert steps == {room.group(0): room.steps[1], room.group(1): room.steps[0]}


def test_a_line_to_one_group_reaches_that_group_alone(room: Room) -> None:
    row = room.console.locator(".groups > li").first
    row.get_by_role("button", name="Change").click()
    row.get_by_label("A line to this group").fill("Two minutes left for incentives")
    row.get_by_role("button", name="Send").click()
    expect(row.get_by_text("Only this group sees it.")).to_be_visible()
    assert room.stage.everyone["attention"]["messages"][room.group(0)]["text"] == "Two minutes left for incentives"


def test_who_comes_late_gets_a_seat_with_one_click(room: Room) -> None:
    nora = room.stage.join("Nora", "Finance")
    expect(room.console.get_by_text("In no group: Nora (FIN)")).to_be_visible()
    room.console.get_by_role("button", name="Give them a seat").click()
    expect(room.console.get_by_text("In no group")).to_be_hidden()
    expect(nora.get_by_text("Your group’s steps")).to_be_visible()


def test_making_the_groups_again_asks_twice(room: Room) -> None:
    again = room.console.get_by_role("button", name="Make the groups again")
    again.click()
    expect(room.console.get_by_role("button", name="Everybody may move. Click again")).to_be_visible()
    assert room.people(0) == ["Sam", "Lena"]


def test_in_the_cross_round_every_group_reads_its_neighbours_step_and_objects(room: Room) -> None:
    sam, ida = room.pages["Sam"], room.pages["Ida"]
    write_role(room, "Ida", room.steps[1])
    room.console.get_by_role("button", name="Read a neighbour’s step").click()
    expect(sam.get_by_role("heading", name="Read a neighbour’s step.")).to_be_visible()
    expect(sam.locator("#stage").get_by_text("Step 7")).to_be_visible()
    expect(ida.locator("#stage").get_by_text("Step 6")).to_be_visible()
    expect(sam.get_by_role("heading", name="Sales manager")).to_be_visible()
    sam.get_by_role("button", name="Add an objection").click()
    sam.get_by_label("What would not work?").fill("Nobody has time in week 13.")
    sam.get_by_role("button", name="Keep this objection").click()
    expect(room.console.get_by_text("1 of 2 have added an objection.")).to_be_visible()
    room.set(room.group(1), typist=room.ids["Ida"])
    room.console.get_by_role("button", name="Back to own steps").click()
    expect(ida.locator("#stage").get_by_text("Step 7")).to_be_visible()
    expect(ida.get_by_text("Nobody has time in week 13.")).to_be_visible()
    ida.get_by_label("What the group makes of it").fill("We start in week 11.")
    ida.get_by_label("What the group makes of it").blur()
    expect(sam.locator("#stage").get_by_text("Step 6")).to_be_visible()
    objection = room.stage.records("objection")[0]["values"]
    assert (objection["group"], objection["step"]) == (room.group(0), room.steps[1])


def test_who_is_typing_stays_where_they_are_when_the_groups_rotate(room: Room) -> None:
    sam = room.pages["Sam"]
    room.set(room.group(0), typist=room.ids["Sam"])
    role = sam.get_by_role("region", name="Role", exact=True)
    role.get_by_role("button", name="Role change").click()
    role.get_by_label("Which role?").fill("Sales ma")
    room.console.get_by_role("button", name="Read a neighbour’s step").click()
    expect(sam.get_by_text("Now every group reads a neighbour’s step")).to_be_visible()
    expect(role.get_by_label("Which role?")).to_be_focused()
    expect(role.get_by_label("Which role?")).to_have_value("Sales ma")
    sam.get_by_role("button", name="Go there").click()
    expect(sam.locator("#stage").get_by_text("Step 7")).to_be_visible()
    sam.get_by_role("button", name="6 ·").click()
    expect(role.get_by_label("Which role?")).to_have_value("Sales ma")
