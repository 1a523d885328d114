"""What is said about an agenda before the day: in words, at the block, and nothing is refused."""

from pathlib import Path

import pytest

from server.domain.agenda_advice import agenda_advice
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.messages import Asking, apply
from server.domain.workshop import View, Workshop
from server.storage.template_files import load_agenda, load_template, read_folder
from tests.playing import Play

FOLDER = Path(__file__).resolve().parents[2] / "workshop_templates"


def said(play: Play) -> dict[str, str]:
    """Block → what is said about it."""
    return {one.block: one.text for one in agenda_advice(play.view)}


def test_an_agenda_as_it_should_be_hears_nothing() -> None:
    assert said(Play()) == {}


@pytest.mark.parametrize("agenda", [one.key for one in read_folder(FOLDER).agendas])
def test_a_shipped_agenda_hears_nothing(agenda: str) -> None:
    records = [*load_template(FOLDER, "sales_forecasting").records, *load_agenda(FOLDER, agenda).records]
    workshop = Workshop()
    given = [(one.kind, one.id, dict(one.values)) for one in records]
    apply(workshop, MakeWorkshop(About(made_at=1), "Fay", given).decide(workshop, Asking("fay", 1)))
    assert agenda_advice(View(workshop)) == []


def test_a_phase_before_the_one_it_builds_on_is_named() -> None:
    play = Play()
    play.put("fay", "b-talk", order=0.5)
    assert said(play) == {"b-talk": "Talk and decide builds on Mark, which comes later."}


def test_marks_that_nothing_shows_are_named() -> None:
    play = Play()
    play.put("fay", "b-overview", skipped=True)
    assert said(play) == {}
    play.put("fay", "b-talk", skipped=True)
    assert said(play)["b-mark"] == "Nothing after this shows the marks. Add an overview."


def test_a_break_between_the_marks_and_their_reveal_is_named() -> None:
    play = Play()
    play.add("fay", "block", "b-break", phase="break", minutes=10, order=3.5)
    assert said(play) == {"b-break": "Show the marks before the break, so that nobody waits for them."}


def test_more_than_two_hours_without_a_break_are_named_once_where_they_are_over() -> None:
    play = Play()
    play.put("fay", "b-map", minutes=110)
    assert said(play) == {"b-sources": "126 minutes without a break. Put one before this, or earlier."}
    play.add("fay", "block", "b-break", phase="break", minutes=10, order=1.5)
    assert said(play) == {}


def test_too_little_time_to_mark_or_to_talk_is_named() -> None:
    play = Play()
    play.put("fay", "b-talk", minutes=5)
    for number in range(40):
        play.add("fay", "step", f"more-{number}", name="More")
    assert said(play) == {
        "b-mark": "43 steps take about 13 minutes to mark.",
        "b-talk": "One step takes about 7 minutes to talk about and decide.",
    }


def test_a_day_without_an_end_is_named_for_the_whole_agenda() -> None:
    play = Play()
    play.edit("fay", {"act": "remove", "id": "b-agree"})
    assert list(said(play)) == [""]
