"""What becomes of each step, and the two flows that come of it."""

from server.domain.as_is_to_be import Way, as_is, joined, step_changes, to_be
from server.domain.plan.flow_comparison import flow_comparison
from server.domain.plan.weak_inputs import in_runs, weak_inputs
from server.domain.wording import Wording
from tests.domain.test_flow_figures import decided
from tests.playing import Play


def changes(play: Play) -> dict[str, str]:
    return {one.step: one.change for one in step_changes(play.view)}


def told() -> Play:
    play = Play().running("map")
    for step in ("s1", "s2", "s3"):
        play.put("fay", step, today="person")
    return play


def test_a_step_is_kept_changed_new_stopped_or_not_decided() -> None:
    play = decided(told(), s1="person", s2="automatic")
    play.add("fay", "step", "s4", name="Watch the robot", owner="it", order=9, is_new=True)
    assert changes(play) == {"s1": "kept", "s2": "changed", "s3": "open", "s4": "new"}
    decided(play, s3="stop")
    assert changes(play)["s3"] == "stopped"


def test_a_step_to_keep_as_it_is_is_kept_without_a_decision() -> None:
    play = told()
    play.put("fay", "s1", focus="as_is")
    assert changes(play)["s1"] == "kept"


def test_a_decision_on_a_step_of_which_nobody_said_how_it_is_done_today_is_no_known_change() -> None:
    play = told()
    play.put("fay", "s1", today=None)
    assert changes(decided(play, s1="person"))["s1"] == "unsaid"


def test_an_open_or_parked_decision_changes_nothing_yet() -> None:
    play = told()
    play.go("talk")
    play.fay("open_decision", step="s1", mode="stop", accountable="finn")
    assert changes(play)["s1"] == "open"
    play.fay("park_step", step="s1")
    assert changes(play)["s1"] == "open"


def test_a_new_step_that_the_room_stops_again_is_in_neither_flow() -> None:
    play = told()
    play.add("fay", "step", "s4", name="Watch the robot", owner="it", order=9, is_new=True)
    decided(play, s4="stop")
    assert "s4" not in {one.id for one in (*as_is(play.view).steps, *to_be(play.view).steps)}


def test_a_new_step_is_in_the_flow_to_be_alone_and_what_it_stands_between_is_joined_today() -> None:
    play = told()
    play.edit("fay", {"act": "remove", "id": "h1"})
    play.add("fay", "step", "s4", name="Watch the robot", owner="it", order=9, is_new=True)
    play.add("fay", "handoff", "n1", from_step="s1", to_step="s4")
    play.add("fay", "handoff", "n2", from_step="s4", to_step="s2")
    now, later = as_is(play.view), to_be(play.view)
    assert [one.id for one in now.steps] == ["s1", "s2", "s3"]
    assert {(one.source, one.target) for one in now.ways} == {("s1", "s2"), ("s2", "s3")}
    assert [one.id for one in later.steps] == ["s1", "s2", "s3", "s4"]
    assert {(one.source, one.target) for one in later.ways} == {("s1", "s4"), ("s4", "s2"), ("s2", "s3")}


def test_leaving_steps_out_joins_what_is_left_and_makes_no_way_twice_or_to_itself() -> None:
    ways = [Way("a", "b", True), Way("b", "c", True), Way("a", "c", True), Way("c", "b", False)]
    assert joined(ways, {"b"}) == [Way("a", "c", True)]
    row = [Way("a", "b", True), Way("b", "c", True), Way("c", "d", True)]
    assert joined(row, {"b", "c"}) == [Way("a", "d", True)]
    assert joined(row, set()) == row


def test_a_way_across_a_left_out_step_leads_on_only_where_both_its_halves_do() -> None:
    assert joined([Way("a", "b", True), Way("b", "c", False)], {"b"}) == [Way("a", "c", False)]


def test_a_divided_steps_halves_are_decided_one_by_one() -> None:
    play = told()
    play.fay("divide_step", step="s2", first="s2a", second="s2b", first_name="Find", second_name="Mend")
    decided(play, s2a="automatic")
    assert changes(play) == {"s1": "open", "s2a": "changed", "s2b": "open", "s3": "open"}


def test_the_picture_has_every_step_once_in_its_lane_and_says_what_becomes_of_it() -> None:
    play = decided(told(), s1="person", s2="automatic", s3="stop")
    found = flow_comparison(Wording(play.view))
    (part,) = found.parts
    assert [row.function for row in part.lanes] == ["Sales", "Finance", "Operations"]
    cards = [card for row in part.lanes for cell in row.columns for card in cell]
    said = [(one.number, one.change_label, one.today_label, one.planned_label) for one in cards]
    assert sorted(said) == [
        (1, "Kept", "Person", "Person"),
        (2, "Changed", "Person", "Automatic"),
        (3, "Stopped", "Person", ""),
    ]
    assert [(one.label, one.steps) for one in found.counts] == [("Kept", 1), ("Changed", 1), ("Stopped", 1)]
    assert found.says


def test_the_picture_is_cut_where_parts_of_the_flow_end() -> None:
    play = told()
    for step, part in (("s1", "Collect"), ("s2", "Collect"), ("s3", "Call")):
        play.put("fay", step, part=part)
    found = flow_comparison(Wording(play.view))
    assert [(one.part, [row.function for row in one.lanes]) for one in found.parts] == [
        ("Collect", ["Sales", "Operations"]),
        ("Call", ["Finance"]),
    ]
    assert not found.says


def test_an_empty_flow_has_no_picture() -> None:
    play = Play()
    for step in ("s1", "s2", "s3"):
        play.edit("fay", {"act": "remove", "id": step})
    assert flow_comparison(Wording(play.view)).parts == []


def test_the_plan_says_of_each_weak_input_where_it_comes_from_and_whom_it_weakens() -> None:
    play = told()
    play.edit(
        "al", {"act": "add", "kind": "issue", "id": "i1", "values": {"place": "s1", "text": "!", "severity": "4"}}
    )
    (found,) = weak_inputs(Wording(play.view))
    assert (found.why, found.comes_from, found.caused_by) == ("!", "1 · Capture facts", "Sales")
    assert (found.suffering, found.reach) == (["Operations", "Finance"], "steps 2, 3")


def test_runs_of_numbers_are_drawn_together() -> None:
    assert [in_runs(one) for one in ([], [4], [1, 2], [1, 2, 3, 5, 8, 9, 10])] == ["", "4", "1, 2", "1–3, 5, 8–10"]
