"""From a decision to an accepted change in twelve interactions at most; a hollow plan is refused at its gates."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessible import is_accessible

STEP = "submit_category"
MOST = 12


class Hand:
    """Somebody's hand: every tap, pick and typed answer counts."""

    def __init__(self) -> None:
        self.moves = 0

    def tap(self, target: Locator) -> None:
        self.moves += 1
        target.click()

    def type(self, target: Locator, text: str) -> None:
        self.moves += 1
        target.fill(text)

    def pick(self, target: Locator, label: str) -> None:
        self.moves += 1
        target.select_option(label=label)


def decided(stage: Stage) -> Page:
    """Sam of Sales is accountable for an automatic step, which was decided a moment ago."""
    sam = stage.join("Sam", "Sales")
    stage.join("Lena", "Operations")
    accountable = next(id for id, one in stage.everyone["people"].items() if one["name"] == "Sam")
    stage.command({"do": "open_decision", "step": STEP, "mode": "automatic", "accountable": accountable})
    stage.edit({"act": "set", "id": f"decision-{STEP}", "values": {"why": "The rules are clear."}, "was": {}})
    stage.command({"do": "decide_step", "step": STEP})
    stage.edit({"act": "set", "id": STEP, "values": {"focus": "now"}, "was": {}})
    return sam


def test_from_a_decision_to_an_accepted_change_in_twelve_interactions(stage: Stage) -> None:
    sam, hand = decided(stage), Hand()
    stage.go("redesign")
    asked = sam.get_by_role("region", name="Role", exact=True)
    hand.tap(asked.get_by_role("button", name="Role change"))
    hand.type(asked.get_by_label("Which role?"), "Sales manager")
    hand.type(asked.get_by_label("From what to what?"), "From collecting to judging")
    hand.pick(asked.get_by_label("Owner", exact=True), "Sam")
    hand.pick(asked.get_by_label("Co-owner"), "Lena")
    hand.tap(asked.get_by_label("This room"))
    hand.tap(asked.get_by_role("button", name="Keep this line"))
    expect(asked.get_by_role("heading", name="Sales manager")).to_be_visible()
    stage.go("commit")
    mine = sam.get_by_role("article").filter(has_text="Sales manager")
    hand.type(mine.get_by_label("First step", exact=True), "Draft the rules")
    hand.tap(mine.get_by_role("button", name="In 1 week"))
    hand.tap(mine.get_by_role("button", name="I take it"))
    expect(sam.get_by_text("1 of 1 lines taken")).to_be_visible()
    (line,) = stage.records("role_change")
    assert line["values"]["answer"] == "taken"
    assert hand.moves <= MOST


def test_in_one_typed_line_it_takes_fewer(stage: Stage) -> None:
    sam, hand = decided(stage), Hand()
    stage.go("redesign")
    hand.tap(sam.get_by_role("button", name="Type or paste several lines"))
    line = "/r Sales manager -> judges exceptions @Sam +Lena !30d"
    hand.type(sam.get_by_role("dialog").get_by_role("textbox"), line)
    hand.tap(sam.get_by_role("dialog").get_by_role("button", name="Add 1 line"))
    stage.go("commit")
    hand.tap(sam.get_by_role("button", name="In 1 week"))
    hand.type(sam.get_by_label("First step", exact=True), "Draft the rules")
    hand.tap(sam.get_by_role("button", name="I take it"))
    expect(sam.get_by_text("1 of 1 lines taken")).to_be_visible()
    assert hand.moves <= MOST / 2


def test_a_hollow_plan_is_refused_at_its_gates_and_says_what_is_missing(stage: Stage) -> None:
    sam = decided(stage)
    stage.edit({"act": "set", "id": "purpose", "values": {"flow_owner": "Sam"}, "was": {"flow_owner": None}})
    board = {"what": "A board for exceptions", "steps": [STEP]}
    stage.edit({"act": "add", "kind": "governance", "id": "board", "values": board})
    stage.go("agree")
    refused = stage.command({"do": "close_workshop"})
    assert (refused["type"], refused["code"]) == ("refused", "incomplete")
    assert "A board for exceptions: Chair" in refused["details"]["missing"]
    stage.command({"do": "close_workshop", "despite": "The train leaves"})
    panel = sam.get_by_role("complementary", name="Complete the plan")
    expect(panel.get_by_role("button", name="Make the plan final")).to_be_disabled()
    thing = panel.get_by_role("listitem").filter(has_text="A board for exceptions")
    expect(thing).to_contain_text("what it is for, in one sentence")
    thing.get_by_role("button", name="Fill in").click()
    thing.get_by_label("What it is for, in one sentence").fill("It decides on exceptions within two days")
    thing.get_by_role("button", name="Done").click()
    expect(thing).not_to_contain_text("what it is for, in one sentence")
    assert stage.record("board")["values"]["charter"] == "It decides on exceptions within two days"
    assert stage.complaints == []


def test_what_is_new_is_accessible_with_everything_open(stage: Stage) -> None:
    sam = decided(stage)
    for id, becomes in (("one", "judges exceptions"), ("two", "judges the exceptions")):
        values = {"role": "Sales manager", "becomes": becomes, "steps": [STEP]}
        stage.edit({"act": "add", "kind": "role_change", "id": id, "values": values})
    pilot = {"what": "One region", "stop_if": "Errors double"}
    stage.edit({"act": "add", "kind": "pilot", "id": "t1", "values": pilot})
    stage.go("redesign")
    sam.get_by_text("More that changes").click()
    sam.get_by_role("button", name="Development").click()
    is_accessible(sam)
    sam.get_by_role("button", name="Type or paste several lines").click()
    sam.get_by_role("dialog").get_by_role("textbox").fill("/r Clerk -> judges @Sam\nno kind")
    is_accessible(sam)
    sam.keyboard.press("Escape")
    stage.go("commit")
    expect(sam.get_by_role("region", name="Do these say the same?")).to_be_visible()
    sam.get_by_text("What we try first").click()
    sam.get_by_role("button", name="Change: One region").click()
    is_accessible(sam)
    stage.command({"do": "close_workshop", "despite": "Out of time"})
    expect(sam.get_by_role("heading", name="Before a pilot starts")).to_be_visible()
    sam.get_by_role("button", name="Say how ready your function is").click()
    is_accessible(sam)
