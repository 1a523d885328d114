"""Weak inputs: how far a bad input goes, whose step causes it and whose steps suffer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.record import Value
from server.domain.taint import Taint, taint
from tests.playing import Play


def play() -> Play:
    """Capture (Sales) → check (Operations) → call (Finance), and file (HR) after it."""
    made = Play().running("map")
    made.add("fay", "step", "s4", name="File it", owner="hr", order=9)
    made.add("fay", "handoff", "h3", from_step="s3", to_step="s4")
    return made


def pinned(place: str, made: Play | None = None, **values: Value) -> Taint:
    """What is weak when somebody pins a problem there that distorts the decision, if nothing else is said."""
    made = made or play()
    whole: dict[str, Value] = {"place": place, "text": "Dates are wishes", "severity": "3", "kind": "problem"}
    made.edit("olga", {"act": "add", "kind": "issue", "id": "i1", "values": whole | values})
    return taint(made.view)


def weak(found: Taint) -> list[str]:
    return list(found.steps)


def test_nothing_is_weak_before_anybody_said_so() -> None:
    assert taint(play().view) == Taint()


def test_what_distorts_the_decision_weakens_every_step_that_follows_and_names_both_sides() -> None:
    found = pinned("s1")
    assert found.steps == {"s2": ["i1"], "s3": ["i1"], "s4": ["i1"]}
    assert (found.causes["i1"].at, found.causes["i1"].function) == ("s1", "sales")
    assert found.causes["i1"].why == "Dates are wishes"
    assert found.suffering == {"i1": ["operations", "finance", "hr"]}


def test_what_slows_us_weakens_the_step_that_takes_the_result_and_none_after_it() -> None:
    assert weak(pinned("s1", severity="2")) == ["s2"]


def test_a_problem_of_which_nobody_said_how_bad_it_is_counts_as_slowing() -> None:
    assert weak(pinned("s1", severity=None)) == ["s2"]


def test_a_minor_problem_stays_where_it_is() -> None:
    assert pinned("s1", severity="1") == Taint()


def test_questions_and_tool_objections_weaken_nothing() -> None:
    assert pinned("s1", kind="question") == Taint()
    assert pinned("s1", kind="tool") == Taint()


def test_a_pin_without_a_kind_is_a_problem() -> None:
    assert weak(pinned("s1", kind=None)) == ["s2", "s3", "s4"]


def test_a_pin_of_the_template_counts_once_somebody_here_has_touched_it() -> None:
    made = play()
    pinned("s1", made)
    made.workshop.everyone.records["i1"].by = ""
    assert taint(made.view) == Taint()
    made.put("fay", "i1", severity="4")
    assert weak(taint(made.view)) == ["s2", "s3", "s4"]


def test_a_problem_on_a_handoff_comes_from_its_giver_and_reaches_its_receiver() -> None:
    found = pinned("h2")
    assert weak(found) == ["s3", "s4"]
    assert found.causes["i1"].at == "s2"


def test_a_problem_caused_elsewhere_is_carried_by_the_steps_between_and_weakens_where_it_was_seen() -> None:
    found = pinned("s3", caused_at="s1", severity="2")
    assert weak(found) == ["s2", "s3"]
    assert found.causes["i1"].function == "sales"
    assert found.suffering["i1"] == ["operations", "finance"]


def test_a_problem_caused_where_it_is_pinned_goes_on_from_there() -> None:
    assert weak(pinned("s2", caused_at="s2", severity="2")) == ["s3"]


def test_a_problem_seen_where_no_way_leads_from_its_cause_still_weakens_that_step() -> None:
    assert weak(pinned("s1", caused_at="s3")) == ["s1", "s2", "s4"]


def test_a_cause_that_was_divided_away_falls_back_to_the_place_of_the_pin() -> None:
    made = play()
    made.edit("fay", {"act": "remove", "id": "s3"})
    assert pinned("h1", made, caused_at=None).causes["i1"].at == "s1"
    made.edit("fay", {"act": "remove", "id": "h1"})
    assert taint(made.view) == Taint()


def test_a_handoff_of_which_half_is_usable_weakens_all_that_follow() -> None:
    made = play()
    made.put("fay", "h1", usable=5)
    found = taint(made.view)
    assert weak(found) == ["s2", "s3", "s4"]
    assert (found.causes["h1"].why, found.causes["h1"].function) == ("5 of 10 usable as they are", "sales")


def test_a_handoff_of_which_seven_are_usable_weakens_its_receiver_and_of_which_eight_are_nobody() -> None:
    made = play()
    made.put("fay", "h1", usable=7)
    assert weak(taint(made.view)) == ["s2"]
    made.put("fay", "h1", usable=6)
    assert weak(taint(made.view)) == ["s2"]
    made.put("fay", "h1", usable=8)
    assert taint(made.view) == Taint()


def test_a_bad_handoff_weakens_no_step_on_another_way_between_its_ends() -> None:
    made = play()
    made.add("fay", "handoff", "h8", from_step="s1", to_step="s3")
    made.put("fay", "h8", usable=7)
    assert weak(taint(made.view)) == ["s3"]


def test_a_handoff_that_feeds_the_next_cycle_weakens_nothing() -> None:
    made = play()
    made.add("fay", "handoff", "h9", from_step="s3", to_step="s1", next_cycle=True)
    made.put("fay", "h9", usable=1)
    assert taint(made.view) == Taint()
    assert weak(pinned("s3", made)) == ["s4"]


def test_work_that_is_brought_back_does_not_weaken_the_step_that_caused_it() -> None:
    made = play()
    made.add("fay", "handoff", "h9", from_step="s3", to_step="s1")
    assert weak(pinned("s1", made)) == ["s2", "s3", "s4"]


def with_crm(made: Play | None = None, **access: str) -> Play:
    made = made or play()
    made.add("fay", "source", "crm", name="CRM", owner="it")
    for step, how in access.items():
        made.add("fay", "source_use", f"u-{step}", step=step, source="crm", access=how)
    return made


def test_a_bad_source_weakens_the_steps_that_read_it_and_those_after_them() -> None:
    found = pinned("crm", with_crm(s3="read"))
    assert weak(found) == ["s3", "s4"]
    assert (found.causes["i1"].at, found.causes["i1"].function) == ("crm", "it")


def test_a_source_that_one_step_alone_creates_comes_from_there() -> None:
    found = pinned("crm", with_crm(s1="create", s3="read"))
    assert (found.causes["i1"].at, found.causes["i1"].function) == ("s1", "sales")
    made = with_crm(s1="create", s2="create", s3="read")
    assert pinned("crm", made).causes["i1"].at == "crm"
    made.put("fay", "crm", generated_at="s2")
    assert taint(made.view).causes["i1"].at == "s2"


def test_a_source_that_nobody_reads_weakens_nothing() -> None:
    assert pinned("crm", with_crm(s1="create")) == Taint()


def test_a_bad_source_comes_from_the_step_at_which_it_comes_into_being() -> None:
    made = with_crm(s4="read")
    made.put("fay", "crm", generated_at="s1")
    found = pinned("crm", made)
    assert (found.causes["i1"].at, found.causes["i1"].function) == ("s1", "sales")
    assert weak(found) == ["s4"]


def test_what_a_step_writes_into_a_source_reaches_later_steps_that_use_it() -> None:
    made = with_crm(s2="create", s4="read")
    made.edit("fay", {"act": "remove", "id": "h3"})
    assert weak(pinned("s2", made)) == ["s3", "s4"]


def test_in_one_cycle_nothing_passes_through_a_source_to_an_earlier_step() -> None:
    assert weak(pinned("s3", with_crm(s3="update", s1="read"))) == ["s4"]


def test_the_worst_cause_of_a_weak_step_comes_first() -> None:
    made = play()
    made.put("fay", "h2", usable=7)
    pinned("s1", made, severity="2", caused_at=None)
    made.edit(
        "al", {"act": "add", "kind": "issue", "id": "i0", "values": {"place": "s1", "text": "!", "severity": "4"}}
    )
    found = taint(made.view)
    assert found.steps["s3"] == ["i0", "h2"]
    assert list(found.causes) == ["i0", "i1", "h2"]


def test_a_step_of_nobody_suffers_without_a_function() -> None:
    made = play()
    made.put("fay", "s2", owner=None)
    assert pinned("s1", made).suffering == {"i1": ["finance", "hr"]}


def test_who_creates_what_is_wrong_in_a_source_does_not_read_it() -> None:
    assert weak(pinned("crm", with_crm(s1="create", s2="create", s3="read"))) == ["s3", "s4"]


def without_handoffs(made: Play) -> Play:
    made.edit("fay", *({"act": "remove", "id": one} for one in ("h1", "h2", "h3")))
    return made


def test_only_who_writes_into_a_source_passes_something_on_through_it() -> None:
    made = without_handoffs(with_crm(s1="read", s2="update", s4="read"))
    assert weak(pinned("s2", made)) == ["s4"]
    assert pinned("s1", without_handoffs(with_crm(s1="read", s2="update", s4="read"))) == Taint()


def test_where_a_source_comes_into_being_passes_on_through_it_without_being_said_to_use_it() -> None:
    made = without_handoffs(with_crm(s3="read"))
    made.put("fay", "crm", generated_at="s2")
    assert weak(pinned("s2", made)) == ["s3"]


def test_a_problem_of_a_source_that_a_step_causes_is_carried_by_nobody_between() -> None:
    assert weak(pinned("crm", with_crm(s4="read"), caused_at="s1")) == ["s4"]


def test_a_problem_on_a_handoff_weakens_no_step_on_another_way_between_its_ends() -> None:
    made = play()
    made.add("fay", "handoff", "h8", from_step="s1", to_step="s3")
    assert weak(pinned("h8", made)) == ["s3", "s4"]


def test_a_bad_handoff_is_told_of_in_a_flow_of_two_steps() -> None:
    made = play()
    made.edit("fay", {"act": "remove", "id": "s3"}, {"act": "remove", "id": "s4"})
    made.put("fay", "h1", usable=5)
    assert weak(taint(made.view)) == ["s2"]


def test_what_blocks_comes_before_a_handoff_of_which_half_is_usable() -> None:
    made = play()
    made.put("fay", "h1", usable=5)
    found = pinned("s2", made, severity="4")
    assert list(found.causes) == ["i1", "h1"]
    assert (found.causes["i1"].rank, found.causes["h1"].rank) == (4, 3)


def test_a_handoff_that_lost_an_end_harms_nobody() -> None:
    """None is left behind by an edit; a file of another version may bring one."""
    made = play()
    found = pinned("h1", made)
    made.workshop.everyone.records["s2"].removed_at = 1
    assert taint(made.view) == Taint()
    made.workshop.everyone.records["s2"].removed_at = 0
    made.workshop.everyone.records["s1"].removed_at = 1
    assert (found.causes["i1"].function, taint(made.view).causes["i1"].function) == ("sales", "")


links = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@given(links, st.integers(0, 7), st.sampled_from(["2", "3"]))
@settings(deadline=None, max_examples=30)
def test_in_any_flow_worse_reaches_no_less_and_the_cause_is_never_weak_by_itself(
    pairs: list[tuple[int, int]], place: int, severity: str
) -> None:
    made = Play().running("map")
    for number in range(8):
        made.add("fay", "step", f"t{number}", name=f"Step {number}", owner="it", order=20 + number)
    for number, (one, other) in enumerate(pairs):
        if one != other:
            made.add("fay", "handoff", f"g{number}", from_step=f"t{one}", to_step=f"t{other}")
    before = set(pinned(f"t{place}", made, severity=severity).steps)
    made.put("fay", "i1", severity="4")
    assert before <= set(taint(made.view).steps)
    assert f"t{place}" not in before
