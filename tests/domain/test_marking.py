"""Marking, the reveal, and marking again."""

import msgspec

from server.domain.compartment import personal
from server.domain.marking import ReasonsRevealed, Revealed
from server.domain.progress import progress, progress_by_function
from server.domain.workshop import View
from tests.playing import CAST, Play, refused


def test_a_mark_is_written_to_its_owners_compartment_alone() -> None:
    play = Play().running("mark")
    written = play.ask("al", {"do": "mark_step", "step": "s1", "level": "person", "why": "Trust"})
    assert [one.compartment for one in written] == [personal("al")]


def test_a_mark_can_be_changed_and_taken_back_until_the_reveal() -> None:
    play = Play().running("mark")
    play.mark("al", "s1", "person")
    play.mark("al", "s1", "automatic", sure=5)
    assert play.workshop.part(personal("al")).marks["s1"]["1"].level == "automatic"
    play.says("al", "unmark_step", step="s1")
    assert play.workshop.part(personal("al")).marks["s1"] == {}


def test_marking_the_same_again_writes_nothing() -> None:
    play = Play().running("mark")
    play.mark("al", "s1", "person")
    assert play.mark("al", "s1", "person") == []


def test_only_answers_on_the_screen_are_taken() -> None:
    play = Play().running("mark")
    for wrong in ("ai_helps", "", "H3"):
        with refused("wrong_value"):
            play.mark("al", "s1", wrong)
    with refused("wrong_value"):
        play.mark("al", "s1", "person", sure=2)
    with refused("wrong_value"):
        play.mark("al", "s1", "person", why="x" * 281)


def test_five_levels_are_taken_where_the_workshop_has_five() -> None:
    play = Play(levels=5).running("mark")
    play.mark("al", "s1", "ai_helps")


def test_steps_are_marked_in_the_marking_phase_only() -> None:
    play = Play().running("map")
    with refused("marking_closed"):
        play.mark("al", "s1", "person")


def test_watchers_and_facilitators_without_a_function_do_not_mark() -> None:
    play = Play().running("mark")
    with refused("watching"):
        play.mark("fay", "s1", "person")
    play.fay("move_person", person="hal", function="")
    with refused("watching"):
        play.mark("hal", "s1", "person")


def test_the_reveal_shows_counts_by_function_then_reasons_without_names() -> None:
    play = Play().running("mark")
    play.mark("al", "s3", "person", sure=5, why="Zeal")
    play.mark("ada", "s3", "person", sure=1, why="Anger")
    play.mark("finn", "s3", "automatic")
    events = play.fay("reveal")
    assert isinstance(events[0], Revealed)
    assert events[0].rounds["s3"].counts == {"finance": {"automatic": 1}, "sales": {"person": 2}}
    told = next(event for event in events if isinstance(event, ReasonsRevealed))
    assert [voice.why for voice in told.voices] == ["Zeal", "Anger"]
    said = msgspec.json.encode(events).decode()
    assert not any(f'"{person}"' in said for person in CAST)


def test_reasons_carry_names_only_where_the_workshop_says_named() -> None:
    play = Play(named=True).running("mark")
    play.mark("al", "s3", "person", why="Trust")
    play.fay("reveal")
    assert play.workshop.everyone.rounds["s3"][0].voices[0].person == "al"


def test_the_order_of_marking_leaves_no_trace_in_the_reveal() -> None:
    def revealed(order: list[str]) -> bytes:
        play = Play().running("mark")
        for person in order:
            play.mark(person, "s3", "person", why=f"{CAST[person]} {'a' if person in ('al', 'finn') else 'b'}")
        play.at = 9_000_000
        return msgspec.json.encode(play.fay("reveal"))

    assert revealed(["al", "ada", "finn", "ida"]) == revealed(["ida", "finn", "ada", "al"])


def test_functions_are_those_of_the_moment_of_marking() -> None:
    play = Play().running("mark").marked(al="person")
    play.fay("move_person", person="al", function="it")
    play.fay("reveal")
    assert play.workshop.everyone.rounds["s3"][0].counts == {"sales": {"person": 1}}


def test_the_marks_of_the_removed_do_not_count() -> None:
    play = Play().running("mark").marked(al="person", finn="automatic")
    play.fay("remove_person", person="al")
    play.fay("reveal")
    assert play.workshop.everyone.rounds["s3"][0].counts == {"finance": {"automatic": 1}}


def test_there_is_no_reveal_before_anybody_has_marked() -> None:
    with refused("nothing_marked"):
        Play().running("mark").fay("reveal")


def test_marks_are_closed_once_revealed() -> None:
    play = Play().running("mark").marked(al="person")
    play.fay("reveal")
    with refused("marking_closed"):
        play.mark("al", "s3", "automatic")


def test_what_waited_for_the_reveal_moves_to_everyone() -> None:
    play = Play().running("mark").marked(al="person")
    assert "e1" in play.workshop.facilitators.records and "e1" not in play.workshop.everyone.records
    play.fay("reveal")
    assert "e1" not in play.workshop.facilitators.records and "e1" in play.workshop.everyone.records


def test_marking_again_opens_this_step_alone_and_keeps_the_first_round() -> None:
    play = Play().running("mark").marked(al="person", finn="automatic")
    play.fay("reveal")
    play.go("talk")
    play.fay("mark_again", steps=["s3"])
    with refused("marking_closed"):
        play.mark("al", "s1", "person")
    play.marked(al="shared", finn="shared")
    play.fay("reveal")
    first, second = play.workshop.everyone.rounds["s3"]
    assert first.counts["sales"] == {"person": 1}
    assert second.counts == {"finance": {"shared": 1}, "sales": {"shared": 1}}
    assert play.workshop.everyone.open_steps == []


def twice_marked(**again: str) -> Play:
    """Step s1 was marked by three and revealed; in the talk some of them mark it again."""
    play = Play().running("mark")
    for person, level in {"al": "person", "ada": "person", "finn": "automatic"}.items():
        play.mark(person, "s1", level, why=f"{person} says so")
    play.fay("reveal")
    play.go("talk")
    play.fay("mark_again", steps=["s1"])
    for person, level in again.items():
        play.mark(person, "s1", level)
    return play


def test_a_mark_stands_in_the_next_round_until_its_author_says_something_else() -> None:
    play = twice_marked(finn="shared")
    play.fay("reveal")
    found = play.workshop.everyone.rounds["s1"][-1]
    assert found.counts == {"finance": {"shared": 1}, "sales": {"person": 2}}
    assert [(one.function, one.why) for one in found.voices] == [("sales", "ada says so"), ("sales", "al says so")]


def test_a_round_says_how_many_marks_stood_without_being_said_again() -> None:
    play = twice_marked(finn="shared", al="person")
    play.fay("reveal")
    assert [one.stood for one in play.workshop.everyone.rounds["s1"]] == [0, 1]


def test_a_mark_of_the_first_round_stands_in_the_third_too() -> None:
    play = twice_marked(finn="shared")
    play.fay("reveal")
    play.fay("mark_again", steps=["s1"])
    play.mark("al", "s1", "shared")
    play.fay("reveal")
    third = play.workshop.everyone.rounds["s1"][-1]
    assert (third.counts, third.stood) == ({"finance": {"shared": 1}, "sales": {"person": 1, "shared": 1}}, 2)


def test_who_takes_a_second_mark_back_is_where_they_were() -> None:
    play = twice_marked(finn="shared", al="automatic")
    play.says("al", "unmark_step", step="s1")
    play.fay("reveal")
    assert play.workshop.everyone.rounds["s1"][-1].counts["sales"] == {"person": 2}


def test_the_mark_of_somebody_removed_does_not_stand() -> None:
    play = twice_marked(finn="shared")
    play.fay("remove_person", person="ada")
    play.fay("reveal")
    assert play.workshop.everyone.rounds["s1"][-1].counts["sales"] == {"person": 1}


def test_there_is_no_second_reveal_before_anybody_has_marked_again() -> None:
    play = twice_marked()
    with refused("nothing_marked"):
        play.fay("reveal")


def test_a_mark_that_stands_is_not_done_with_marking_again() -> None:
    play = twice_marked(finn="shared")
    assert progress(play.workshop, frozenset({"al", "ada", "finn"})).done == 1


def test_a_scribe_marks_for_somebody_without_a_device_and_for_nobody_else() -> None:
    play = Play().running("mark")
    play.fay("add_person", id="zoe", name="Zoe", function="hr")
    play.fay("mark_step", step="s3", level="person", person="zoe")
    with refused("not_yours"):
        play.fay("mark_step", step="s3", level="person", person="al")
    with refused("not_yours"):
        play.says("al", "mark_step", step="s3", level="person", person="zoe")


def test_progress_counts_people_who_marked_every_step() -> None:
    play = Play().running("mark")
    play.marked(al="person")
    assert (progress(play.workshop, play.present).done, progress(play.workshop, play.present).of) == (0, 6)
    for step in ("s1", "s2"):
        play.mark("al", step, "not_mine")
    assert progress(play.workshop, play.present).done == 1
    assert progress_by_function(play.workshop, play.present).functions["sales"].done == 1


def test_progress_says_which_block_it_counts_for() -> None:
    play = Play().running("mark")
    assert progress(play.workshop, play.present).block == play.workshop.agenda.block != ""


def test_progress_counts_those_who_are_here() -> None:
    play = Play().running("mark")
    assert progress(play.workshop, frozenset({"al", "fay"})).of == 1


def test_no_view_but_the_owners_holds_a_mark_before_the_reveal() -> None:
    play = Play().running("mark").marked(al="person")
    for person in (*CAST, "fay"):
        names = play.workshop.reads(person)
        seen = [msgspec.json.encode(part) for part in View(play.workshop, names).parts]
        assert any(b'"marks"' in part for part in seen) == (person == "al")


def test_marks_can_still_be_revealed_when_the_room_has_gone_on() -> None:
    play = Play().running("mark").marked(al="person", finn="automatic")
    play.go("overview")
    play.fay("reveal")
    assert list(play.workshop.everyone.rounds) == ["s3"]
