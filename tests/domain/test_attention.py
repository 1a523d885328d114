"""How a facilitator holds forty people together: lead, lock, eyes up, one line, and who speaks next."""

import pytest

from server.domain.compartment import Attention
from tests.playing import Play, refused


def attention(play: Play) -> Attention:
    return play.workshop.everyone.attention


def test_nobody_leads_and_nothing_is_locked_at_first() -> None:
    assert attention(Play().running("map")) == Attention()


def test_the_facilitator_leads_everybody_to_a_step_until_they_end_it() -> None:
    play = Play().running("map")
    play.fay("follow", on=True, step="s2")
    assert (attention(play).leader, attention(play).step) == ("fay", "s2")
    play.fay("follow", on=False)
    assert (attention(play).leader, attention(play).step) == ("", "")


def test_to_lead_to_where_everybody_is_already_changes_nothing() -> None:
    play = Play().running("map")
    play.fay("follow", on=True, step="s2")
    assert play.fay("follow", on=True, step="s2") == []


def test_nobody_is_led_to_a_step_that_is_not_there() -> None:
    play = Play().running("map")
    with refused("gone"):
        play.fay("follow", on=True, step="nowhere")


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("follow", {"on": True}),
        ("lock", {"what": "map"}),
        ("freeze", {"words": "Eyes up"}),
        ("send_message", {"text": "Hello"}),
    ],
)
def test_only_a_facilitator_asks_for_the_attention_of_all(do: str, fields: dict[str, object]) -> None:
    play = Play().running("map")
    with refused("facilitators_only"):
        play.says("al", do, **fields)


def test_a_locked_map_is_changed_by_no_participant_and_says_who_locked_it() -> None:
    play = Play().running("map")
    play.fay("lock", what="map")
    with pytest.raises(Exception, match=r"Fay has locked the map while we talk\.") as caught:
        play.put("al", "s1", today="person")
    assert getattr(caught.value, "code", "") == "locked"
    with refused("locked"):
        play.add("al", "issue", "i1", text="Twice", place="s1")
    play.put("fay", "s1", today="person")


def test_a_locked_map_opens_again() -> None:
    play = Play().running("map")
    play.fay("lock", what="map")
    play.fay("lock", what="")
    play.put("al", "s1", today="person")
    assert play.value("s1", "today") == "person"


def test_a_locked_map_leaves_the_plan_open_and_a_lock_on_all_does_not() -> None:
    play = Play().running("redesign")
    play.fay("lock", what="map")
    play.add("al", "role_change", "c1", role="Seller", steps=["s1"])
    play.fay("lock", what="all")
    with refused("locked"):
        play.add("al", "role_change", "c2", role="Buyer", steps=["s1"])


def test_lines_are_not_taken_and_decisions_not_closed_while_all_is_locked() -> None:
    play = Play().running("talk")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Clear rules")
    play.add("fay", "role_change", "c1", role="Seller", steps=["s1"], owner="al")
    play.fay("lock", what="all")
    with refused("locked"):
        play.says("finn", "decide_step", step="s3")
    with refused("locked"):
        play.says("al", "take_line", change="c1")


def test_a_lock_keeps_nobody_from_marking_in_private_or_parking_a_thought() -> None:
    play = Play().running("mark")
    play.fay("lock", what="all")
    play.mark("al", "s1", "person")
    play.add("al", "parked_item", "k1", text="Who buys the tool?")
    assert play.value("k1", "text") == "Who buys the tool?"


def test_what_is_not_ones_own_is_refused_as_that_even_while_it_is_locked() -> None:
    play = Play().running("map")
    play.fay("lock", what="map")
    with refused("not_yours"):
        play.put("al", "s3", today="person")


def test_a_lock_that_was_forgotten_ends_with_the_workshop() -> None:
    play = Play().running("agree")
    play.add("fay", "role_change", "c1", role="Seller", steps=["s1"], owner="al")
    play.fay("lock", what="all")
    play.fay("close_workshop", despite="We had to leave")
    play.put("al", "c1", measure="Fewer calls")
    assert play.value("c1", "measure") == "Fewer calls"


def test_eyes_up_belongs_to_the_block_in_which_it_was_asked_for() -> None:
    play = Play().running("map")
    play.fay("freeze", words="  Eyes \n up ")
    assert (attention(play).eyes_up, attention(play).eyes_up_in) == ("Eyes up", "b-map")
    play.go("mark")
    assert attention(play).eyes_up_in != play.workshop.agenda.block
    play.fay("freeze", words="Eyes up")
    assert attention(play).eyes_up_in == "b-mark"


def test_eyes_up_ends_by_one_act() -> None:
    play = Play().running("map")
    play.fay("freeze", words="Eyes up")
    play.fay("freeze", words="")
    assert (attention(play).eyes_up, attention(play).eyes_up_in) == ("", "")


def test_a_message_says_who_and_when_and_the_next_replaces_it() -> None:
    play = Play().running("map")
    play.fay("send_message", text="Five more minutes", wall=True)
    first = attention(play).messages[""]
    assert (first.text, first.by, first.at, first.wall) == ("Five more minutes", "fay", play.at, True)
    play.fay("send_message", text="Three more minutes")
    assert [one.text for one in attention(play).messages.values()] == ["Three more minutes"]
    play.fay("send_message", text=" ")
    assert attention(play).messages == {}


def test_a_message_is_one_line_of_140_characters() -> None:
    play = Play().running("map")
    play.fay("send_message", text="a" * 140)
    with refused("wrong_value"):
        play.fay("send_message", text="a" * 141)


def test_a_message_goes_to_one_group_and_never_to_the_wall_then() -> None:
    play = Play().running("redesign")
    play.put("fay", "s3", focus="now")
    play.fay("suggest_groups")
    group = next(one.id for one in play.workshop.everyone.records.values() if one.kind == "group")
    play.fay("send_message", text="Who types?", group=group, wall=True)
    assert not attention(play).messages[group].wall
    with refused("gone"):
        play.fay("send_message", text="Who types?", group="s3")


def test_whoever_spoke_counts_for_their_function() -> None:
    play = Play().running("talk")
    play.says("al", "raise_hand")
    play.fay("lower_hand", person="al", spoke=True)
    assert play.workshop.everyone.spoken == {"sales": 1}


def test_a_thought_can_be_parked_in_every_phase_of_the_agenda() -> None:
    play = Play().running("frame")
    for number, phase in enumerate(("map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree")):
        play.go(phase)
        play.add("hal", "parked_item", f"k{number}", text=f"During {phase}")
    assert sum(one.kind == "parked_item" for one in play.workshop.everyone.records.values()) == 8


def test_a_scribe_raises_a_hand_for_whom_they_enter_and_says_that_their_view_changed() -> None:
    play = Play().running("talk")
    play.fay("add_person", id="pia", name="Pia", function="hr", scribe="hal")
    play.says("hal", "raise_hand", person="pia")
    assert [hand.person for hand in play.workshop.everyone.hands] == ["pia"]
    play.says("hal", "lower_hand", person="pia")
    assert play.workshop.everyone.hands == []
    play.says("hal", "change_view", step="s1", on=True, person="pia")
    assert play.workshop.seen("person:pia").view_changed == ["s1"]
    assert play.workshop.seen("person:hal").view_changed == []
    for do, fields in (("raise_hand", {}), ("change_view", {"step": "s1", "on": True})):
        with refused("not_yours"):
            play.says("al", do, person="pia", **fields)
    with refused("facilitators_only"):
        play.says("al", "lower_hand", person="pia")
