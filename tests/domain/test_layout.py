"""The swimlane layout: the forecasting flow as printed, and single rules on small flows."""

import time
from random import Random

import msgspec

from server.domain.layout.grid import Layout, Link, PartColumns, Step
from server.domain.layout.layout import arrange

LANES = ["sales", "it", "hr", "finance", "operations"]

FORECASTING = """
Collect: sales operations operations it
Predict: it it
Call: sales sales operations
Commit: finance hr finance finance
Learn: operations
"""
HANDOFFS = "1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 5-9 9-10 10-11 11-12 12-13 3-14 13-14"
NEXT_CYCLE = "13-1 14-1 14-5 14-8"


def forecasting_steps() -> list[Step]:
    owners = [
        (part, lane)
        for part, _, lanes in (line.partition(":") for line in FORECASTING.split("\n") if line)
        for lane in lanes.split()
    ]
    return [Step(str(n), lane, n, part) for n, (part, lane) in enumerate(owners, start=1)]


def links(pairs: str, next_cycle: bool = False) -> list[Link]:
    ends = [pair.split("-") for pair in pairs.split()]
    return [Link(f"{source}-{target}", source, target, next_cycle) for source, target in ends]


def steps(described: str) -> list[Step]:
    """ "a:sales b:it:Collect": a in Sales, b in IT in part Collect, made in this order."""
    fields = [text.split(":") for text in described.split()]
    return [Step(f[0], f[1], n, f[2] if len(f) > 2 else None) for n, f in enumerate(fields)]


def drawn(described: str, pairs: str = "") -> Layout:
    return arrange(LANES, steps(described), links(pairs))


def columns(layout: Layout) -> dict[str, int]:
    return {place.step: place.column for place in layout.places}


def rows(layout: Layout) -> dict[str, int]:
    return {place.step: place.row for place in layout.places}


def kinds(layout: Layout) -> dict[str, str]:
    return {route.link: route.kind for route in layout.routes}


def test_the_forecasting_flow_is_drawn_as_one_line_of_fourteen_columns() -> None:
    layout = arrange(LANES, forecasting_steps(), links(HANDOFFS) + links(NEXT_CYCLE, next_cycle=True))
    assert columns(layout) == {str(n): n for n in range(1, 15)}
    assert [(lane.lane, lane.rows) for lane in layout.lanes] == [(lane, 1) for lane in LANES]
    assert layout.parts == (
        PartColumns("Collect", 1, 4),
        PartColumns("Predict", 5, 6),
        PartColumns("Call", 7, 9),
        PartColumns("Commit", 10, 13),
        PartColumns("Learn", 14, 14),
    )
    assert {link for link, kind in kinds(layout).items() if kind == "next_cycle"} == set(NEXT_CYCLE.split())
    same_lane = {link for link, kind in kinds(layout).items() if kind == "same_lane"}
    assert same_lane == {"2-3", "4-5", "5-6", "7-8", "12-13", "3-14"}
    assert "rework" not in kinds(layout).values()


def test_a_step_stands_one_column_right_of_its_last_predecessor() -> None:
    layout = drawn("a:sales b:it c:hr d:it", "a-b b-c a-d c-d")
    assert columns(layout) == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_a_link_to_an_earlier_ancestor_is_rework_and_moves_nobody() -> None:
    layout = drawn("a:sales b:it c:hr", "a-b b-c c-a")
    assert columns(layout) == {"a": 1, "b": 2, "c": 3}
    assert kinds(layout) == {"a-b": "forward", "b-c": "forward", "c-a": "rework"}


def test_a_link_to_an_earlier_step_that_does_not_lead_here_is_no_rework() -> None:
    layout = drawn("a:sales b:it", "b-a")
    assert columns(layout) == {"b": 1, "a": 2}
    assert kinds(layout) == {"b-a": "forward"}


def test_a_step_inserted_into_a_loop_keeps_its_way_on() -> None:
    layout = drawn("a:sales c:hr b:it", "a-b b-c c-a")
    assert columns(layout) == {"a": 1, "b": 2, "c": 3}
    assert kinds(layout)["c-a"] == "rework"


def test_a_link_of_a_step_to_itself_is_rework() -> None:
    assert kinds(drawn("a:sales", "a-a")) == {"a-a": "rework"}


def test_the_fourth_card_of_a_cell_goes_one_column_on_and_takes_its_successors_along() -> None:
    layout = drawn("a:it b:it c:it d:it e:it f:hr", "a-b a-c a-d a-e e-f")
    assert columns(layout) == {"a": 1, "b": 2, "c": 2, "d": 2, "e": 3, "f": 4}
    assert rows(layout) == {"a": 1, "b": 1, "c": 2, "d": 3, "e": 1, "f": 1}
    assert next(lane.rows for lane in layout.lanes if lane.lane == "it") == 3


def test_cards_of_a_cell_lie_in_the_order_of_their_predecessors_lanes() -> None:
    layout = drawn("a:finance b:sales c:hr d:hr", "a-c b-d")
    assert rows(layout)["d"] < rows(layout)["c"]


def test_predecessors_count_before_successors() -> None:
    layout = drawn("a:sales b:finance d:hr c:hr e:operations f:sales", "a-c b-d c-e d-f")
    assert rows(layout)["c"] < rows(layout)["d"]


def test_cards_with_the_same_predecessor_lie_in_the_order_of_their_successors_lanes() -> None:
    layout = drawn("a:hr b:hr c:hr d:operations e:sales", "a-b a-c b-d c-e")
    assert rows(layout)["c"] < rows(layout)["b"]


def test_otherwise_cards_lie_in_the_order_in_which_they_were_made() -> None:
    assert rows(drawn("b:hr a:hr c:hr")) == {"b": 1, "a": 2, "c": 3}


def test_steps_without_links_make_room_for_linked_ones() -> None:
    layout = drawn("a:hr b:hr c:hr d:hr e:it", "d-e")
    assert columns(layout) == {"d": 1, "a": 1, "b": 1, "c": 2, "e": 2}
    assert rows(layout) == {"d": 1, "a": 2, "b": 3, "c": 1, "e": 1}


def test_a_part_starts_in_a_fresh_column_right_of_the_part_before() -> None:
    layout = drawn("a:sales:Intake b:it:Intake c:hr:Price d:hr:Price", "a-b c-d")
    assert columns(layout) == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert layout.parts == (PartColumns("Intake", 1, 2), PartColumns("Price", 3, 4))


def test_a_step_that_follows_a_later_part_is_drawn_with_it() -> None:
    layout = drawn("a:sales:Intake b:it:Price c:hr:Intake", "a-b b-c")
    assert columns(layout) == {"a": 1, "b": 2, "c": 3}
    assert layout.parts == (PartColumns("Intake", 1, 1), PartColumns("Price", 2, 3))


def test_a_step_without_a_part_is_drawn_with_its_predecessor() -> None:
    layout = drawn("a:sales:Intake b:it:Price c:hr", "a-b b-c")
    assert layout.parts[-1] == PartColumns("Price", 2, 3)


def test_without_parts_there_are_no_part_headers() -> None:
    assert drawn("a:sales b:it", "a-b").parts == ()


def test_a_step_without_a_lane_gets_one_below_the_others() -> None:
    layout = arrange(["sales"], [Step("a", None, 1), Step("b", "gone", 2)], [Link("l", "a", "b")])
    assert [(lane.lane, lane.rows) for lane in layout.lanes] == [("sales", 0), (None, 1)]
    assert [place.lane for place in layout.places] == [None, None]
    assert kinds(layout) == {"l": "same_lane"}


def test_a_link_to_a_step_that_is_not_there_is_left_out() -> None:
    assert drawn("a:sales", "a-b b-a").routes == ()


def test_an_empty_flow_has_its_lanes_and_nothing_else() -> None:
    assert arrange(LANES, [], []) == Layout(0, drawn("").lanes, (), (), ())
    assert [lane.rows for lane in drawn("").lanes] == [0] * 5


def test_sixty_steps_are_arranged_while_nobody_notices() -> None:
    chance = Random(60)
    sixty = [Step(f"s{n}", chance.choice(LANES), n, f"part {n // 12}") for n in range(60)]
    pairs = [(chance.randrange(max(0, n - 4), n), n) for n in range(1, 60) for _ in range(2)]
    many = [Link(f"l{n}", f"s{source}", f"s{target}") for n, (source, target) in enumerate(pairs)]
    started = time.perf_counter()
    layout = arrange(LANES, sixty, many)
    print(f"60 steps, {len(many)} links: {(time.perf_counter() - started) * 1000:.1f} ms")
    assert len(layout.places) == 60


def test_a_layout_can_be_sent_and_read_back() -> None:
    layout = drawn("a:sales:Intake b:it:Price c:hr", "a-b b-c c-a")
    assert msgspec.json.decode(msgspec.json.encode(layout), type=Layout) == layout
