"""Pre-work: a function's link takes what that function knows, until the workshop starts, and nothing else."""

import pytest

from server.domain.completeness import findings
from server.domain.prework import prework
from tests.playing import Play, refused

KEY = "k" * 22
TOPICS = {"it": "sources", "hr": "incentives", "finance": "baselines", "operations": "volumes"}


@pytest.fixture
def play() -> Play:
    made = Play()
    made.fay("open_lobby")
    for function, topic in TOPICS.items():
        made.put("fay", function, prepares=topic)
        made.fay("open_before", function=function, key=KEY + function, id=f"before-{function}")
    made.add("fay", "source", "crm", name="CRM")
    made.add("fay", "metric_option", "accuracy", name="Accuracy")
    return made


def counts(play: Play) -> dict[str, tuple[int, int]]:
    return {function: (one.done, one.of) for function, one in prework(play.view).items()}


def test_each_function_is_asked_for_what_it_knows(play: Play) -> None:
    assert counts(play) == {"sales": (0, 1), "it": (0, 2), "hr": (0, 2), "finance": (0, 2), "operations": (0, 4)}


def test_what_is_filled_in_is_counted_by_function(play: Play) -> None:
    play.put("before-it", "it", mandate_today="Runs the systems")
    play.put("before-it", "crm", owner="sales", role="system_of_record", sensitivity="internal")
    assert counts(play)["it"] == (1, 2)
    play.put("before-it", "crm", ai_may_use="yes")
    assert counts(play)["it"] == (2, 2)
    play.add("before-hr", "current_incentive", "i1", role="Sales rep", rewarded_today="Bookings")
    assert counts(play)["hr"] == (1, 2)
    play.put("before-finance", "accuracy", baseline="71 %, May")
    play.put("before-operations", "s1", volume_per_month=400, minutes_per_case=6)
    assert (counts(play)["finance"], counts(play)["operations"]) == ((1, 2), (1, 4))


def test_it_drafts_what_ai_can_and_cannot_do_on_a_step_and_need_not(play: Play) -> None:
    assert counts(play)["it"] == (0, 2)
    play.add("before-it", "boundary", "card", step="s1", can="Fills in the account")
    assert counts(play)["it"] == (0, 3)
    play.put("before-it", "card", cannot="Judge the deal")
    assert counts(play)["it"] == (1, 3)
    for by in ("before-hr", "before-operations"):
        with refused("not_yours"):
            play.put(by, "card", can="All of it")


def test_nobody_fills_in_what_is_another_functions(play: Play) -> None:
    for by, record, values in (
        ("before-hr", "crm", {"ai_may_use": "no"}),
        ("before-it", "hr", {"mandate_today": "Ours"}),
        ("before-operations", "s1", {"name": "Another"}),
        ("before-it", "crm", {"name": "Another"}),
    ):
        with refused("not_yours"):
            play.put(by, record, **values)


def test_what_one_has_added_one_may_change_and_take_back(play: Play) -> None:
    play.add("before-it", "source", "erp", name="ERP")
    play.put("before-it", "erp", name="ERP North")
    play.edit("before-it", {"act": "remove", "id": "erp"})
    with refused("not_yours"):
        play.edit("before-it", {"act": "remove", "id": "crm"})


def test_a_preparer_counts_nowhere_and_may_do_nothing_else(play: Play) -> None:
    assert play.workshop.contributors() == []
    for do, fields in (("raise_hand", {}), ("practise", {"level": "person"}), ("ready", {"on": True})):
        with refused("not_here"):
            play.says("before-it", do, **fields)
    missing = [one.text for one in findings(play.view) if one.rule == "C03"]
    assert "Nobody from Finance is here" in missing


def test_a_preparer_reads_and_writes_until_the_workshop_starts(play: Play) -> None:
    assert play.workshop.reads("before-it") == ("everyone", "person:before-it")
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.go("frame")
    assert play.workshop.reads("before-it") == ()
    with refused("not_yours"):
        play.put("before-it", "crm", ai_may_use="no")
    with refused("not_now"):
        play.fay("open_before", function="it", key=KEY, id="late")


def test_a_new_link_ends_the_one_before(play: Play) -> None:
    play.fay("open_before", function="it", key="n" * 22, id="before-it-2")
    assert play.workshop.reads("before-it") == ()
    assert play.workshop.facilitators.before["it"] == "n" * 22
    play.fay("close_before", function="it")
    assert play.workshop.reads("before-it-2") == ()
    assert play.fay("close_before", function="it") == []


def test_keys_are_long_and_with_the_facilitators_alone(play: Play) -> None:
    with refused("wrong_value"):
        play.fay("open_before", function="it", key="short", id="x")
    assert play.workshop.everyone.before == {}
    with refused("facilitators_only"):
        play.says("before-it", "open_before", function="it", key=KEY, id="x")
