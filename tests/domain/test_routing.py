"""The ways of the links: who turns where, who goes round, and that no two of them merge."""

from collections import defaultdict
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.layout.grid import Corridor, Layout, Link, Route, Step, Track
from server.domain.layout.layout import arrange

LANES = ["sales", "it", "hr", "finance", "operations"]


def drawn(described: str, pairs: str) -> Layout:
    """ "a:sales b:it" with links "a-b"; a link "a~b" feeds the next cycle."""
    made = [Step(name, lane, n) for n, (name, lane) in enumerate(s.split(":") for s in described.split())]
    return arrange(LANES, made, [Link(pair, pair[0], pair[2], pair[1] == "~") for pair in pairs.split()])


def routes(layout: Layout) -> dict[str, Route]:
    return {route.link: route for route in layout.routes}


def test_a_link_turns_in_the_gutter_before_its_target() -> None:
    route = routes(drawn("a:sales b:it c:hr d:finance", "a-b b-c c-d a-d"))["a-d"]
    assert route == Route("a-d", "forward", Track(gutter=4, track=2))


def test_two_links_into_one_gutter_take_two_tracks() -> None:
    ways = routes(drawn("a:sales b:it c:finance d:operations", "a-c b-d"))
    assert ways["a-c"].enter.gutter == ways["b-d"].enter.gutter == 2
    assert ways["a-c"].enter.track != ways["b-d"].enter.track


def test_downward_runs_with_a_lower_target_turn_earlier_so_that_they_do_not_cross() -> None:
    ways = routes(drawn("a:sales b:it c:hr d:operations", "a-b a-c a-d"))
    assert [ways[link].enter.track for link in ("a-d", "a-c", "a-b")] == [1, 2, 3]


def test_upward_runs_with_a_higher_target_turn_earlier() -> None:
    ways = routes(drawn("a:operations b:sales c:hr d:finance", "a-b a-c a-d"))
    assert [ways[link].enter.track for link in ("a-b", "a-c", "a-d")] == [1, 2, 3]


def test_runs_that_do_not_meet_use_one_track() -> None:
    ways = routes(drawn("a:sales b:it c:finance d:operations", "a-b c-d"))
    assert ways["a-b"].enter == ways["c-d"].enter == Track(2, 1)


def test_runs_that_only_touch_take_two_tracks() -> None:
    ways = routes(drawn("a:sales b:hr c:hr d:operations", "a-b c-d"))
    assert ways["a-b"].enter.track != ways["c-d"].enter.track
    ways = routes(drawn("a:operations b:hr c:hr d:sales", "a-b c-d"))
    assert ways["a-b"].enter.track != ways["c-d"].enter.track


FOUR_STRANGERS = "a:sales b:sales c:sales d:it e:finance f:operations g:operations h:operations"


def test_four_links_that_meet_take_four_tracks() -> None:
    ways = routes(drawn(FOUR_STRANGERS, "a-f b-g c-h d-e"))
    assert {way.enter for way in ways.values()} == {Track(2, track) for track in (1, 2, 3, 4)}


def test_a_fifth_run_shares_with_a_link_of_its_own_source() -> None:
    ways = routes(drawn(FOUR_STRANGERS, "a-f b-g c-h d-e a-e"))
    shared = [link for link, way in ways.items() if way.enter == ways["a-e"].enter]
    assert shared in (["a-f", "a-e"], ["a-e", "a-f"])


def test_a_straight_way_behind_another_card_goes_round_it_on_the_side_of_its_target() -> None:
    layout = drawn("a:it b:it c:sales d:hr", "a-b b-c b-d a-c a-d")
    up, down = routes(layout)["a-c"], routes(layout)["a-d"]
    assert up.along == Corridor("in_lane", 1, "it", after_row=0)
    assert down.along == Corridor("in_lane", 1, "it", after_row=1)
    assert up.leave is not None and up.leave.gutter == 2 and up.enter.gutter == 3


def test_a_long_way_in_an_empty_row_stays_straight() -> None:
    assert routes(drawn("a:it b:hr c:it", "a-b b-c a-c"))["a-c"].along is None


def test_rework_goes_above_all_lanes_and_the_shortest_lies_inside() -> None:
    ways = routes(drawn("a:sales b:it c:hr d:it", "a-b b-c c-d d-a c-b"))
    assert ways["c-b"].along == Corridor("above", 1)
    assert ways["d-a"].along == Corridor("above", 2)
    assert ways["d-a"].leave is not None and ways["d-a"].leave.gutter == 5
    assert ways["d-a"].enter.gutter == 1


def test_links_into_the_next_cycle_run_below_all_lanes() -> None:
    way = routes(drawn("a:sales b:it", "a-b b~a"))["b~a"]
    assert (way.kind, way.along) == ("next_cycle", Corridor("below", 1))


def test_two_links_in_one_corridor_take_two_tracks() -> None:
    ways = routes(drawn("a:it b:it c:it d:hr", "a-b b-c c-d a-c a-d"))
    assert {way.along.track for way in ways.values() if way.along} == {1, 2}


Stretch = tuple[Link, int, int]
"""A link and the heights (or gutters) between which it runs, low and high."""


def heights_of(layout: Layout) -> tuple[dict[str, int], dict[str | None, int], int]:
    """Heights of cards, of lanes' tops, and of the bottom, on a scale on which corridors lie between rows."""
    tops: dict[str | None, int] = {}
    bottom = 0
    for lane in layout.lanes:
        tops[lane.lane] = bottom
        bottom += 2 * lane.rows + 2
    return {p.step: tops[p.lane] + 2 * p.row for p in layout.places}, tops, bottom


def stretches(layout: Layout, links: dict[str, Link]) -> dict[object, list[tuple[int, Stretch]]]:
    """By gutter and by corridor: the track and the stretch of every link that runs along there."""
    cards, tops, bottom = heights_of(layout)
    found: dict[object, list[tuple[int, Stretch]]] = defaultdict(list)
    for route in layout.routes:
        link = links[route.link]
        start, end = cards[link.source], cards[link.target]
        if route.along and route.leave:
            along = route.along
            inside = tops.get(along.lane, 0) + 2 * along.after_row + 1
            height = {"above": 0, "below": bottom, "in_lane": inside}[along.where]
            span = sorted((route.leave.gutter, route.enter.gutter))
            corridor = (along.where, along.lane, along.after_row)
            found[corridor].append((along.track, (link, span[0], span[1])))
            leave = sorted((start, height))
            found[route.leave.gutter].append((route.leave.track, (link, leave[0], leave[1])))
            start = height
        if start != end:
            found[route.enter.gutter].append((route.enter.track, (link, min(start, end), max(start, end))))
    return found


def strangers_merge(one: Stretch, other: Stretch) -> bool:
    related = one[0].source == other[0].source or one[0].target == other[0].target
    return not related and one[1] <= other[2] and other[1] <= one[2]


@given(
    st.lists(st.sampled_from(LANES), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.booleans()), max_size=18),
)
@settings(deadline=None)
def test_no_two_links_merge_where_four_tracks_are_enough(owners: list[str], pairs: list[tuple[int, int, bool]]) -> None:
    made = [Step(f"s{n}", lane, n) for n, lane in enumerate(owners)]
    links = {f"l{n}": Link(f"l{n}", f"s{a}", f"s{b}", c) for n, (a, b, c) in enumerate(pairs)}
    layout = arrange(LANES, made, list(links.values()))
    for place, runs in stretches(layout, links).items():
        in_gutter = isinstance(place, int)
        assert all(1 <= track <= (4 if in_gutter else len(runs)) for track, _ in runs)
        if not in_gutter or len(runs) <= 4:
            for (track, one), (other_track, other) in combinations(runs, 2):
                assert track != other_track or not strangers_merge(one, other)


@given(
    st.lists(st.sampled_from(LANES[:2]), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=16),
)
@settings(deadline=None)
def test_no_link_passes_behind_a_card(owners: list[str], pairs: list[tuple[int, int]]) -> None:
    made = [Step(f"s{n}", lane, n) for n, lane in enumerate(owners)]
    links = {f"l{n}": Link(f"l{n}", f"s{a}", f"s{b}") for n, (a, b) in enumerate(pairs)}
    layout = arrange(LANES, made, list(links.values()))
    places = {place.step: place for place in layout.places}
    taken = {(place.lane, place.column, place.row) for place in layout.places}
    for route in layout.routes:
        source = places[links[route.link].source]
        if not route.along:
            way = range(source.column + 1, route.enter.gutter)
            assert not any((source.lane, column, source.row) in taken for column in way)
