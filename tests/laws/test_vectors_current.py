"""Law: the vectors that hold the browser's folds to the server's are current, and between them leave no event out."""

import json
import re
from pathlib import Path

import pytest

from server.domain.catalog import EVENTS
from tests.scenarios.plays import PLAYS
from tests.scenarios.vectors import FOLDER, path_of, written

FOLDS = Path(__file__).resolve().parents[2] / "web" / "live" / "folds.js"
RENEW = "Run `python -m tests.scenarios.vectors` and look at the difference: it is what changes on the wire."


@pytest.mark.parametrize("name", PLAYS)
def test_a_vector_is_what_its_play_writes(name: str) -> None:
    assert path_of(name).exists(), RENEW
    assert path_of(name).read_text() == written(name), RENEW


def test_every_vector_has_its_play() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PLAYS)


def test_every_event_occurs_in_some_vector() -> None:
    vectors = [json.loads(path_of(name).read_text()) for name in PLAYS]
    types = {event["type"] for vector in vectors for events in vector["events"].values() for event in events}
    assert types == set(EVENTS)


def test_the_browser_folds_every_event_and_no_other() -> None:
    table = re.search(r"export const FOLDS = \{\n(.*?)\n\};", FOLDS.read_text(), re.DOTALL)
    assert table
    assert sorted(re.findall(r"^  (\w+)\(", table[1], re.MULTILINE)) == sorted(EVENTS)


@pytest.mark.parametrize("name", PLAYS)
def test_no_viewer_of_a_vector_reads_what_is_somebody_elses(name: str) -> None:
    vector = json.loads(path_of(name).read_text())
    people = [event["person"] for event in vector["events"]["everyone"] if isinstance(event.get("person"), dict)]
    for viewer, numbers in vector["viewers"].items():
        facilitates = any(one["id"] == viewer and one.get("role") == "facilitator" for one in people)
        shared = {"everyone"} | ({"facilitators"} if facilitates else set())
        scribed = {f"person:{one['id']}" for one in people if one.get("entered_by") == viewer}
        assert set(numbers) <= shared | scribed | {f"person:{viewer}"}
