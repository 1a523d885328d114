"""The table of formats: each is written from the same material, in another process too."""

import json
import pickle
import re

import msgspec
import pytest

from server.domain.archive.archive import archive
from server.domain.archive.restoring import restore
from server.domain.blocks import Imprint
from server.domain.entering_answers import EnterAnswer
from server.domain.report.leaders import for_leadership
from server.domain.report.pictures import pictures
from server.domain.report.report import for_the_team
from server.domain.report.sheets import sheets
from server.domain.report.tasks import tasks
from server.domain.workshop import View
from server.exports.formats import FORMATS, Material, UnknownFormat, write
from server.exports.json_archive import json_archive
from tests.exports.hostile import HOSTILE
from tests.exports.opened import texts
from tests.exports.small_workshop import agreed, every_view, everyone, everything
from tests.playing import Play

PICTURES = ("svg",)
"""Formats that show the map and nothing else."""
NO_PLANS = (*PICTURES, "bpmn_as_is", "bpmn_to_be", "trello_list")
"""Formats that hold the flow alone, or titles of lines alone."""
WITH_ALL_RECORDS = ("json", "bpmn_as_is", "bpmn_to_be", "xlsx")
"""Formats that can be imported again, or worked on record by record."""
IMPRINT = Imprint("w1", 2_000_000)


def material(view: View) -> Material:
    documents = (for_the_team(view, IMPRINT), for_leadership(view, IMPRINT))
    return Material(*documents, sheets(view), archive(view, IMPRINT), pictures(view, IMPRINT), tasks(view))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_it_is_and_what_the_plan_says(format: str) -> None:
    found = FORMATS[format]
    assert found.name == format and found.label and "/" in found.media_type
    assert re.fullmatch(r"[a-z-]+(\.[a-z]+)?", found.ending)
    said = "Call the number" if format in PICTURES else "Sales manager"
    assert said in texts(found, write(format, material(everyone(agreed()))))


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - set(NO_PLANS)))
def test_every_plan_says_why_it_was_closed_although_something_was_missing(format: str) -> None:
    assert "The train leaves" in texts(FORMATS[format], write(format, material(everyone(agreed()))))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        write("exe", material(everyone(Play())))


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_workshop_can_be_taken_away_too(format: str) -> None:
    assert write(format, material(everyone(Play())))


@pytest.mark.parametrize("format", FORMATS)
def test_material_that_went_to_another_process_and_back_makes_the_same_file(format: str) -> None:
    found = material(everyone(agreed()))
    sent = msgspec.json.decode(msgspec.json.encode(found), type=Material)
    assert write(format, sent) == write(format, found) == write(format, pickle.loads(pickle.dumps(found)))


@pytest.mark.parametrize("format", FORMATS)
def test_nobody_can_tell_from_a_file_what_anybody_marked_before_the_reveal(format: str) -> None:
    plays = [Play().running("mark"), Play().running("mark")]
    plays[0].mark("al", "s3", "person", why="Canary")
    plays[1].mark("al", "s3", "automatic", sure=1)
    plays[1].at = plays[0].at
    for one, other in zip(*map(every_view, plays), strict=True):
        assert write(format, material(one)) == write(format, material(other))


@pytest.mark.parametrize("format", FORMATS)
def test_what_facilitators_alone_read_is_in_no_participants_file(format: str) -> None:
    play = everything()
    play.put("fay", "x-script", say="Canary")
    for view in every_view(play):
        canary = "Canary" in texts(FORMATS[format], write(format, material(view)))
        assert canary == ("facilitators" in view.names and format in WITH_ALL_RECORDS)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text_in_json(text: str) -> None:
    file = write("json", material(everyone(everything(text))))
    actions = [one for one in json.loads(file)["records"] if one["id"] == "x-action"]
    assert actions[0]["values"]["title"] == text


def test_a_json_file_can_be_read_again() -> None:
    view = everyone(agreed())
    assert restore(json.loads(write("json", material(view)))) == restore(archive(view, IMPRINT))


def test_half_a_character_costs_nobody_the_file() -> None:
    assert json.loads(json_archive({"text": "\ud83d"})) == {"text": "\ud83d"}


WITHOUT_ANSWERS = ("ics", "svg", "trello_list")
"""Formats that say of no line whether its yes was given."""


@pytest.mark.parametrize("format", [one for one in FORMATS if one not in WITHOUT_ANSWERS])
def test_an_answer_that_was_entered_by_hand_is_shown_as_such(format: str) -> None:
    play = agreed()
    play.ask("fay", EnterAnswer("c3", "yes", said_by="Ruth Vogel", way="phone", said_on="1970-01-01"))
    said = texts(FORMATS[format], write(format, material(everyone(play)))).replace("\r\n ", "")
    assert "Ruth Vogel" in said and "phone" in said
