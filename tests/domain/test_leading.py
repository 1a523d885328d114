"""Who leads: one facilitator at a time. The lead is given or taken over, and never moves by itself."""

from collections.abc import Sequence

import pytest

from server.domain.compartment import FACILITATORS
from server.domain.leading import EndCoFacilitator, HandOver, NameCoFacilitator, TakeOver
from server.domain.people import AddPerson
from tests.playing import Play, refused


def two_facilitators() -> Play:
    play = Play()
    play.running("map")
    play.ask("fay", NameCoFacilitator("al"))
    return play


def test_who_makes_a_workshop_leads_it() -> None:
    assert Play().workshop.lead == "fay"


def test_a_co_facilitator_reads_what_facilitators_read_and_still_counts_in_their_function() -> None:
    play = two_facilitators()
    assert FACILITATORS in play.workshop.reads("al")
    assert "al" in [one.id for one in play.workshop.contributors()]


def test_a_co_facilitator_helps_with_people_and_the_timer() -> None:
    play = two_facilitators()
    play.says("al", "extend_timer", minutes=2)
    play.says("al", "move_person", person="ida", function="hr")
    assert play.workshop.function_of("ida") == "hr"


@pytest.mark.parametrize(
    "command", [("go", {"block": "b-mark"}), ("reveal", {}), ("close_workshop", {"despite": "x"})], ids=str
)
def test_only_who_leads_takes_the_room_on(command: tuple[str, dict[str, object]]) -> None:
    play = two_facilitators()
    with refused("not_leading"):
        play.says("al", command[0], **command[1])


def test_the_lead_is_handed_over_and_handed_back() -> None:
    play = two_facilitators()
    play.ask("fay", HandOver("al"))
    play.says("al", "go", block="b-mark")
    with refused("not_leading"):
        play.says("fay", "go", block="b-map")
    play.ask("al", HandOver("fay"))
    assert play.workshop.lead == "fay"


def test_the_lead_goes_to_facilitators_only() -> None:
    with refused("no_facilitator"):
        two_facilitators().ask("fay", HandOver("ida"))


def present(play: Play, *people: str) -> Sequence[str]:
    play.present = frozenset(people)
    return people


def test_a_co_facilitator_takes_over_from_who_is_not_here() -> None:
    play = two_facilitators()
    present(play, "al", "ida")
    play.ask("al", TakeOver())
    assert play.workshop.lead == "al"


def test_nobody_takes_over_from_who_is_here_but_who_made_the_workshop() -> None:
    play = two_facilitators()
    present(play, "fay", "al")
    with refused("is_here"):
        play.ask("al", TakeOver())
    play.ask("fay", HandOver("al"))
    play.ask("fay", TakeOver())
    assert play.workshop.lead == "fay"


def test_a_participant_takes_nothing_over() -> None:
    play = two_facilitators()
    present(play, "ida")
    with refused("facilitators_only"):
        play.ask("ida", TakeOver())


def test_a_co_facilitator_becomes_a_participant_again() -> None:
    play = two_facilitators()
    play.ask("fay", EndCoFacilitator("al"))
    assert FACILITATORS not in play.workshop.reads("al")
    assert play.workshop.function_of("al") == "sales"


def test_who_made_the_workshop_or_leads_it_stays_a_facilitator() -> None:
    play = two_facilitators()
    play.ask("fay", HandOver("al"))
    with refused("leads"):
        play.ask("al", EndCoFacilitator("fay"))
    with refused("leads"):
        play.ask("al", EndCoFacilitator("al"))


def test_somebody_without_a_device_cannot_facilitate() -> None:
    play = Play()
    play.running("map")
    play.ask("fay", AddPerson("pia", "Pia", "hr"))
    with refused("no_device"):
        play.ask("fay", NameCoFacilitator("pia"))
