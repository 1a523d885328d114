"""What the layout promises for any flow whatever."""

from collections import Counter, defaultdict
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.layout.grid import Layout, Link, Step
from server.domain.layout.layout import arrange

LANES = ["sales", "it", "hr", "finance", "operations"]

Flow = tuple[list[Step], list[Link]]


def columns(layout: Layout) -> dict[str, int]:
    return {place.step: place.column for place in layout.places}


def kinds(layout: Layout) -> dict[str, str]:
    return {route.link: route.kind for route in layout.routes}


@st.composite
def flows(draw: st.DrawFn, parts: bool = True) -> Flow:
    count = draw(st.integers(0, 14))
    part = st.sampled_from(["Intake", "Price", "Close", None]) if parts else st.none()
    lane = st.sampled_from([*LANES, None])
    made = [Step(f"s{n}", draw(lane), n, draw(part)) for n in range(count)]
    end = st.integers(0, max(0, count - 1)).map(lambda n: f"s{n}")
    pairs = draw(st.lists(st.tuples(end, end, st.booleans()), max_size=2 * count))
    return made, [Link(f"l{n}", *pair) for n, pair in enumerate(pairs)]


@given(flows())
@settings(deadline=None)
def test_any_flow_gives_every_step_its_own_cell_and_every_lane_its_height(flow: Flow) -> None:
    layout = arrange(LANES, *flow)
    assert {place.step for place in layout.places} == {step.id for step in flow[0]}
    assert len({(p.lane, p.column, p.row) for p in layout.places}) == len(layout.places)
    stacks = Counter((p.lane, p.column) for p in layout.places)
    assert all(p.row <= stacks[p.lane, p.column] <= 3 for p in layout.places)
    for lane in layout.lanes:
        assert lane.rows == max((p.row for p in layout.places if p.lane == lane.lane), default=0)


@given(flows())
@settings(deadline=None)
def test_in_any_flow_every_link_is_drawn_and_those_of_the_order_go_right(flow: Flow) -> None:
    layout = arrange(LANES, *flow)
    column = columns(layout)
    by_id = {link.id: link for link in flow[1]}
    assert len(layout.routes) == len(by_id)
    for route in layout.routes:
        link = by_id[route.link]
        assert (route.kind == "next_cycle") == link.next_cycle
        if route.kind in ("forward", "same_lane"):
            assert column[link.source] < column[link.target]


@given(flows())
@settings(deadline=None)
def test_in_any_flow_rework_goes_back_to_an_earlier_step_that_leads_to_it(flow: Flow) -> None:
    layout = arrange(LANES, *flow)
    kind, number = kinds(layout), {step.id: n for n, step in enumerate(flow[0])}
    onward = [link for link in flow[1] if kind[link.id] in ("forward", "same_lane")]
    for link in (link for link in flow[1] if kind[link.id] == "rework"):
        assert number[link.target] <= number[link.source]
        reached = {link.target}
        for _ in flow[0]:
            reached |= {other.target for other in onward if other.source in reached}
        assert link.source in reached


@given(flows())
@settings(deadline=None)
def test_parts_of_any_flow_lie_side_by_side_and_cover_it(flow: Flow) -> None:
    layout = arrange(LANES, *flow)
    covered = [column for part in layout.parts for column in range(part.start, part.end + 1)]
    if any(step.part for step in flow[0]):
        assert covered == list(range(1, layout.columns + 1))
        assert len({part.part for part in layout.parts}) == len(layout.parts)


@given(flows(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_same_flow_in_any_order_of_input_gives_the_same_layout(flow: Flow, chance: Random) -> None:
    made, linked = flow
    mixed = chance.sample(made, len(made)), chance.sample(linked, len(linked))
    assert arrange(LANES, *mixed) == arrange(LANES, *flow)


@given(flows(parts=False), st.sampled_from(LANES))
@settings(deadline=None)
def test_adding_a_step_without_links_moves_nobody(flow: Flow, lane: str) -> None:
    made, linked = flow
    more = arrange(LANES, [*made, Step("new", lane, 99)], linked)
    assert tuple(place for place in more.places if place.step != "new") == arrange(LANES, *flow).places


@given(flows(parts=False), st.sampled_from(LANES), st.integers(-1, 14))
@settings(deadline=None)
def test_a_step_without_links_moves_no_linked_one_wherever_it_comes_in_order(flow: Flow, lane: str, order: int) -> None:
    made, linked = flow
    ends = {end for link in linked if not link.next_cycle for end in (link.source, link.target)}
    # A link of a step to itself is rework and takes no part in the order.
    ends -= {link.source for link in linked if link.source == link.target}
    before, more = arrange(LANES, made, linked), arrange(LANES, [*made, Step("new", lane, order)], linked)
    assert [p for p in before.places if p.step in ends] == [p for p in more.places if p.step in ends]


def cells(layout: Layout) -> dict[tuple[str | None, int], list[str]]:
    """The cards of each cell from its first row on."""
    found: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for place in sorted(layout.places, key=lambda place: place.row):
        found[place.lane, place.column].append(place.step)
    return found


def own_links(layout: Layout, links: list[Link], step: str) -> Counter[tuple[str, str, str]]:
    """The links at one card as they are drawn."""
    kind = kinds(layout)
    return Counter((link.source, link.target, kind[link.id]) for link in links if step in link.source + link.target)


@given(flows(), flows(), st.booleans())
@settings(deadline=None)
def test_cards_whose_own_links_did_not_change_are_never_reordered(flow: Flow, other: Flow, grow: bool) -> None:
    made, linked = flow
    names = {step.id for step in made}
    relinked = linked[::2] + [link for link in other[1] if {link.source, link.target} <= names]
    relinked = [Link(f"{n}", link.source, link.target, link.next_cycle) for n, link in enumerate(relinked)]
    added = [Step(f"t{step.id}", step.lane, 50 + step.order, step.part) for step in other[0]] if grow else []
    before, after = arrange(LANES, made, linked), arrange(LANES, [*made, *added], relinked)
    for stack in cells(after).values():
        for upper, lower in combinations([step for step in stack if step in names], 2):
            same = all(own_links(before, linked, step) == own_links(after, relinked, step) for step in (upper, lower))
            together = next((cell for cell in cells(before).values() if {upper, lower} <= set(cell)), None)
            assert not (same and together) or together.index(upper) < together.index(lower)
