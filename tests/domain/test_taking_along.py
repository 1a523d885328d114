"""What leaves the room: the same rule for the heat map, the report's table and the sentence over it."""

from typing import Any

from server.domain.blocks import Imprint, Paragraph, Table
from server.domain.compartment import Round
from server.domain.heat_map import heat_map
from server.domain.report.report import report
from server.domain.taking_along import taken_along
from tests.playing import Play

IMPRINT = Imprint(workshop="Forecast", at=1, audience="Participants", link="")


def marked(*rounds: dict[str, str], **rules: Any) -> Play:
    """Step s1 marked so, round after round."""
    play = Play(**rules).running("mark")
    for number, levels in enumerate(rounds):
        if number:
            play.fay("mark_again", steps=["s1"])
        for person, level in levels.items():
            play.mark(person, "s1", level)
        play.fay("reveal")
    return play


def along(play: Play) -> list[Round]:
    return taken_along(play.workshop.everyone.rounds["s1"])


SALES = {"al": "person", "ada": "person"}


def test_on_paper_functions_of_one_person_stand_together() -> None:
    (found,) = along(marked(SALES | {"ida": "automatic", "hal": "shared"}))
    assert found.counts == {"sales": {"person": 2}, "others": {"automatic": 1, "shared": 1}}
    assert found.pooled == ["hr", "it"]


def test_where_nobody_is_alone_nothing_changes() -> None:
    play = marked(SALES)
    assert along(play) == play.workshop.everyone.rounds["s1"]


def test_one_answer_alone_is_not_taken_along() -> None:
    (found,) = along(marked({"ida": "automatic"}))
    assert (found.counts, found.too_few) == ({}, True)


def test_who_stands_together_once_stays_so_when_the_step_is_marked_again() -> None:
    play = marked(SALES | {"ida": "automatic", "hal": "shared"}, SALES | {"ida": "shared", "hal": "shared"})
    assert [one.pooled for one in along(play)] == [["hr", "it"]] * 2
    play = marked(SALES | {"ida": "automatic"}, SALES | {"ida": "shared", "hal": "shared", "finn": "person"})
    assert "sales" in along(play)[1].pooled


def test_what_the_workshop_pools_stays_as_the_room_saw_it() -> None:
    play = marked(SALES | {"ida": "automatic", "hal": "shared"}, pool_under=2)
    assert along(play) == play.workshop.everyone.rounds["s1"]


def test_reasons_and_quotes_of_the_small_are_those_of_others_without_counts() -> None:
    play = Play(levels=5, reasons=True).running("mark")
    for person in SALES:
        play.mark(person, "s1", "person", reasons=["physical"])
    play.mark("ida", "s1", "automatic", reasons=["scale"], why="It is a rule", read_aloud=True)
    play.mark("hal", "s1", "shared", reasons=["scale"])
    play.fay("reveal")
    (found,) = along(play)
    assert found.reasons["others"] == {"scale": 0}
    assert [voice.function for voice in found.voices] == ["others"]


def test_what_one_person_says_of_could_and_should_stays_in_the_room() -> None:
    play = Play(levels=5, could_should=True)
    play.put("fay", "it", prepares="sources")
    play.running("mark")
    play.mark("al", "s1", "person", should=2)
    play.mark("ada", "s1", "person", should=2)
    play.mark("ida", "s1", "automatic", could=5)
    play.fay("reveal")
    (found,) = along(play)
    assert (found.could, found.should) == ({}, {"2": 2})


def test_the_report_says_no_more_than_the_heat_map() -> None:
    play = marked(SALES | {"ida": "automatic", "hal": "automatic"})
    assert heat_map(play.view).functions == ["sales", "others"]
    blocks = report(play.view, IMPRINT)
    rows = [row for one in blocks if isinstance(one, Table) and one.columns[0].label == "Round" for row in one.rows]
    assert [row[1] for row in rows] == ["Sales", "Others: IT, HR"]
    sentences = [one.text for one in blocks if isinstance(one, Paragraph)]
    assert "Sales: Person. Others: Automatic. Hear Sales first." in sentences
