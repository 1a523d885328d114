"""Which changes of a plan, and of all plans, are shown: there is nothing in them that cannot be picked."""

from server.domain.plan.plan import plan
from server.domain.plan.portfolio import choices as of_all_plans
from server.domain.plan.portfolio import holdings, told_apart
from server.domain.records.changes import CHANGES
from server.routes.plan_filter import Filter, choices
from tests.exports.small_workshop import everyone, everything

KINDS = [kind.label for kind in CHANGES]


def test_every_kind_of_line_can_be_picked_and_finds_its_lines() -> None:
    view = everyone(everything())
    lines = [one for group in plan(view).groups for one in group.lines]
    assert [label for _, label in choices(view, lines).kind] == KINDS
    for name, _ in choices(view, lines).kind:
        assert [one for one in lines if Filter(kind=name).lets(view, one)], name


def test_every_kind_of_line_can_be_picked_among_the_changes_of_all_workshops() -> None:
    found = holdings(everyone(everything()), "w1")
    assert [label for _, label in of_all_plans(found)["kind"]] == KINDS


def test_workshops_of_one_title_are_told_apart_by_their_day() -> None:
    view = everyone(everything())
    titles = {one.workshop_title for one in told_apart(holdings(view, "w1"))}
    both = {one.workshop_title for one in told_apart([*holdings(view, "w1"), *holdings(view, "w2")])}
    assert both == {f"{title} (1970-01-01)" for title in titles}
