"""Breakouts: who comes late gets a seat, a group calls the facilitator, and every group reads its neighbour's step."""

from server.domain.people import Join
from tests.playing import Play, refused


def at_work(*away: str) -> Play:
    """Eight people in two groups redesign s2 and s3; who is away when they are made has no seat."""
    play = Play().running("redesign")
    for name, function in (("Ivo", "it"), ("Oda", "operations")):
        play.ask(name.lower(), Join(name, function))
        play.present |= {name.lower()}
    play.put("fay", "s2", focus="now")
    play.put("fay", "s3", focus="now")
    everybody = play.present
    play.present = everybody - set(away)
    play.fay("suggest_groups")
    play.present = everybody
    return play


def groups(play: Play) -> dict[str, list[str]]:
    return {one.id: one.list("people") for one in play.view.all("group")}


def own(play: Play, person: str) -> str:
    return next(id for id, people in groups(play).items() if person in people)


def step_of(play: Play, group: str) -> str:
    return str(play.value(group, "step"))


def test_who_comes_late_sits_with_the_fewest_and_nobody_else_moves() -> None:
    play = at_work("olga", "ada")
    before = groups(play)
    play.fay("seat_newcomers")
    after = groups(play)
    assert {one for people in after.values() for one in people} == play.present - {"fay"}
    assert all(set(people) <= set(after[id]) for id, people in before.items())
    assert own(play, "ada") != own(play, "al"), "two of one function sit apart where they can"
    assert play.fay("seat_newcomers") == []


def test_nobody_is_seated_before_there_are_groups() -> None:
    with refused("no_groups"):
        Play().running("redesign").fay("seat_newcomers")


def test_a_group_calls_the_facilitator_who_ends_the_call() -> None:
    play = at_work()
    group = own(play, "finn")
    play.says("finn", "call_facilitator", group=group, on=True)
    assert play.workshop.everyone.calls[group].person == "finn"
    assert play.says("finn", "call_facilitator", group=group, on=True) == []
    play.fay("call_facilitator", group=group, on=False)
    assert play.workshop.everyone.calls == {}


def test_nobody_calls_for_another_group() -> None:
    play = at_work()
    stranger = next(one for one in ("al", "ada", "ida", "ivo") if own(play, one) != own(play, "finn"))
    with refused("not_yours"):
        play.says(stranger, "call_facilitator", group=own(play, "finn"), on=True)


def test_in_the_cross_round_every_group_reads_another_ones_step() -> None:
    play = at_work()
    play.fay("rotate_groups")
    reads = play.workshop.everyone.rotation.reads
    assert reads == {"group-s2": "s3", "group-s3": "s2"}
    play.fay("rotate_groups", on=False)
    assert play.workshop.everyone.rotation.turn == 0
    assert play.fay("rotate_groups", on=False) == []


def test_with_three_groups_the_second_turn_reads_the_other_neighbour() -> None:
    play = at_work()
    play.put("fay", "s1", focus="now")
    play.add("fay", "group", "group-s1", step="s1", people=["fay"])
    seen = []
    for _ in range(3):
        play.fay("rotate_groups")
        reads = play.workshop.everyone.rotation.reads
        assert all(step_of(play, group) != step for group, step in reads.items())
        seen.append(reads["group-s1"])
    assert seen == ["s2", "s3", "s2"]


def test_one_group_alone_has_no_neighbour() -> None:
    play = Play().running("redesign")
    play.put("fay", "s3", focus="now")
    play.fay("suggest_groups")
    with refused("one_group"):
        play.fay("rotate_groups")


def test_new_groups_start_with_their_own_step() -> None:
    play = at_work("olga")
    play.fay("rotate_groups")
    play.fay("suggest_groups")
    assert play.workshop.everyone.rotation.reads == {}


def test_what_a_group_writes_keeps_its_group_whoever_types() -> None:
    play = at_work()
    group = own(play, "finn")
    play.add("finn", "role_change", "c1", role="Manager", steps=[step_of(play, group)])
    play.add("finn", "no_change", "n1", step=step_of(play, group), about="incentive", answer="covered")
    assert (play.value("c1", "group"), play.value("n1", "group")) == (group, group)
    play.add("fay", "role_change", "c2", role="Controller", steps=["s3"])
    assert play.value("c2", "group") is None
    with refused("not_by_edit"):
        play.put("finn", "c1", group=None)
    with refused("not_by_edit"):
        play.add("finn", "role_change", "c3", role="Seller", steps=["s3"], group=group)


def test_people_at_one_table_write_for_the_group_of_the_step() -> None:
    play = Play().running("redesign")
    for step in ("s2", "s3"):
        play.put("fay", step, focus="now")
        play.add("fay", "group", f"group-{step}", step=step, people=["al", "finn"])
    play.add("al", "role_change", "c1", role="Manager", steps=["s3"])
    play.add("al", "role_change", "c2", role="Manager", steps=["s2"])
    assert (play.value("c1", "group"), play.value("c2", "group")) == ("group-s3", "group-s2")


def test_an_objection_keeps_the_group_it_comes_from_and_the_other_group_answers() -> None:
    play = at_work()
    play.fay("rotate_groups")
    step = play.workshop.everyone.rotation.reads[own(play, "al")]
    play.add("al", "objection", "o1", step=step, text="Nobody has time in week 13")
    assert play.value("o1", "group") == own(play, "al")
    with refused("not_yours"):
        play.put("finn", "o1", text="It is fine")
    play.put("finn", "o1", answer="We move it to week 12")
    assert play.value("o1", "answer") == "We move it to week 12"


def test_a_group_that_went_to_another_step_does_not_lose_its_work_to_a_new_one() -> None:
    play = at_work()
    play.put("fay", "s1", focus="now")
    play.put("fay", "group-s3", step="s1")
    before = groups(play)["group-s3"]
    play.fay("suggest_groups")
    assert sorted(step_of(play, group) for group in groups(play)) == ["s1", "s2", "s3"]
    assert before
