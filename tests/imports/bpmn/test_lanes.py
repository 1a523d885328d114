"""Pools and lanes become functions, and each task a step in its own."""

from tests.imports.bpmn.models import drawn, flows, lane, lanes, model, node, process, read, task


def pool(id: str, name: str, process: str = "") -> str:
    return node("participant", id, name=name, **({"processRef": process} if process else {}))


def test_lanes_become_functions_with_their_steps_in_order() -> None:
    found = read(
        model(process(lanes(lane("Sales", "b", "a"), lane("Finance", "c")), *map(task, "abc"), flows("a b", "b c")))
    )
    assert found.lanes == [("Sales", ["a", "b"]), ("Finance", ["c"])]
    assert found.account.sizes == ["2 functions", "3 steps", "2 handoffs"]


def test_of_nested_lanes_the_innermost_counts_and_the_outer_one_is_told() -> None:
    inner = lanes(lane("North", "a"), lane("South", "b")).replace("laneSet", "childLaneSet")
    found = read(model(process(lanes(lane("Sales", "a", "b", inside=inner), lane("IT", "c")), *map(task, "abc"))))
    assert found.lanes == [("North", ["a"]), ("South", ["b"]), ("IT", ["c"])]
    assert found.line("lane-Sales").words == "the lanes inside it"


def test_a_lane_that_holds_steps_beside_its_inner_lanes_is_a_function_too() -> None:
    inner = lanes(lane("North", "a")).replace("laneSet", "childLaneSet")
    found = read(model(process(lanes(lane("Sales", "a", "b", inside=inner)), *map(task, "ab"))))
    assert found.lanes == [("Sales", ["b"]), ("North", ["a"])]


def test_an_empty_lane_is_a_function_as_well() -> None:
    found = read(model(process(lanes(lane("Sales", "a"), lane("Legal")), task("a"))))
    assert found.lanes == [("Sales", ["a"]), ("Legal", [])]


def test_without_lanes_the_pool_is_the_function_and_without_pools_the_process() -> None:
    pools = node("collaboration", "C", pool("X", "Sales", "P") + pool("Y", "Bank", "Q"))
    both = process(task("a"), id="P", name="p"), process(task("b"), id="Q", name="q")
    assert read(model(pools, *both)).lanes == [("Sales", ["a"]), ("Bank", ["b"])]
    assert read(model(*both)).lanes == [("p", ["a"]), ("q", ["b"])]


def test_lanes_of_one_name_in_two_pools_are_told_apart_by_their_pools() -> None:
    pools = node("collaboration", "C", pool("X", "Shop", "P") + pool("Y", "Bank", "Q"))
    one = process(lanes(lane("Clerk", "a", id="l1")), task("a"), id="P")
    other = process(lanes(lane("Clerk", "b", id="l2")), task("b"), id="Q")
    assert read(model(pools, one, other)).lanes == [("Clerk (Shop)", ["a"]), ("Clerk (Bank)", ["b"])]


def test_a_lane_without_a_name_is_called_like_its_pool_or_gets_a_number_and_a_note() -> None:
    pools = node("collaboration", "C", pool("X", "Shop", "P"))
    sole = process(lanes(lane("", "a", id="l1")), task("a"))
    assert read(model(pools, sole)).lanes == [("Shop", ["a"])]
    two = read(model(pools, process(lanes(lane("", "a", id="l1"), lane("", "b", id="l2")), task("a"), task("b"))))
    assert two.lanes == [("Lane 1", ["a"]), ("Lane 2", ["b"])]
    assert "A lane has no name. It is called “Lane 1” until you name it." in two.account.notes


def test_a_name_over_forty_characters_is_cut_and_kept_whole_in_the_account() -> None:
    long = "The department of quite unnecessarily long names"
    found = read(model(process(lanes(lane(long, "a", id="l1")), task("a"))))
    [(name, _)] = found.lanes
    assert len(name) == 40 and name.endswith("…") and long.startswith(name[:-1])
    assert found.line("l1").name == long and any(long in note for note in found.account.notes)


def test_more_than_eight_lanes_are_all_taken_and_said_to_be_many() -> None:
    names = [f"Lane {chr(97 + n)}" for n in range(11)]
    found = read(model(process(lanes(*(lane(name) for name in names)), task("a"))))
    assert [name for name, _ in found.lanes] == ["Orders", *names]
    assert [one["colour"] for one in found.all("function")][:9] == [1, 2, 3, 4, 5, 6, 7, 8, 1]
    assert any(note.startswith("There are 12 functions.") for note in found.account.notes)


def test_a_task_that_no_lane_names_is_in_the_lane_it_is_drawn_in() -> None:
    boxes = drawn(**{"lane-Sales": (0, 0), "lane-IT": (0, 100), "a": (0, 100), "b": (0, 0)})
    found = read(model(process(lanes(lane("Sales"), lane("IT")), task("a"), task("b")), boxes))
    assert found.lanes == [("Sales", ["b"]), ("IT", ["a"])]


def test_a_task_that_only_the_outer_lane_names_is_in_the_inner_lane_it_is_drawn_in() -> None:
    inner = lanes(lane("North"), lane("South")).replace("laneSet", "childLaneSet")
    boxes = drawn(**{"lane-North": (0, 0), "lane-South": (0, 100), "a": (0, 100), "b": (0, 0)})
    found = read(model(process(lanes(lane("Sales", "a", "b", inside=inner)), task("a"), task("b")), boxes))
    assert found.lanes == [("North", ["b"]), ("South", ["a"])]


def test_a_process_that_no_pool_names_is_in_the_pool_it_is_drawn_in() -> None:
    pools = node("collaboration", "C", pool("X", "Shop") + pool("Y", "Bank"))
    found = read(model(pools, process(task("a")), drawn(X=(0, 0), Y=(0, 100), a=(0, 100))))
    assert found.lanes == [("Bank", ["a"])]
    assert found.line("X").words == "No step is in it"


def test_lanes_stand_in_the_order_they_are_drawn_in() -> None:
    boxes = drawn(**{"lane-Sales": (0, 300), "lane-IT": (0, 0), "a": (0, 300), "b": (0, 0)})
    found = read(model(process(lanes(lane("Sales", "a"), lane("IT", "b")), task("a"), task("b")), boxes))
    assert [name for name, _ in found.lanes] == ["IT", "Sales"]


def test_a_function_called_like_one_of_ours_gets_the_questions_of_that_function() -> None:
    found = read(model(process(lanes(lane("Sales", "a")), task("a"))))
    assert [one.id for one in found.records if one.kind == "function"] == ["sales"]


def test_names_in_any_script_make_functions() -> None:
    found = read(
        model(process(lanes(lane("営業", "a"), lane("Продажи", "b"), lane("purpose", "c")), *map(task, "abc")))
    )
    assert [name for name, _ in found.lanes] == ["営業", "Продажи", "purpose"]
