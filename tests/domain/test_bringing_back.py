"""A workshop brought back from its archive is the one that was taken along: the same bytes, the same findings."""

import copy
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.archive.archive import archive
from server.domain.archive.bringing_back import BringBack, read_past
from server.domain.blocks import Heading, Imprint
from server.domain.catalog import read_event
from server.domain.completeness import findings
from server.domain.messages import Asking, Refused, apply
from server.domain.overview import overview
from server.domain.report.marks_blocks import REMOVED, marks_blocks
from server.domain.template_reading import Malformed
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop
from server.exports.json_archive import json_archive
from server.live.protocol import encode
from tests.exports.small_workshop import agreed, everyone, everything, redesigned, seen_by
from tests.playing import CAST, Play

IMPRINT = Imprint("w1", 2_000_000)


def pooled() -> Play:
    return redesigned(Play(pool_under=3))


def named() -> Play:
    play = redesigned(Play(named=True))
    play.fay("remove_person", person="olga")
    return play


def divided() -> Play:
    play = redesigned()
    play.fay("divide_step", step="s2", first="s2a", second="s2b", first_name="Find", second_name="Mend")
    return play


def explained() -> Play:
    play = redesigned()
    play.go("talk")
    play.says("finn", "confirm_constraint", step="s3")
    play.says("al", "introduce", work="Sales manager", speaks_for="Assistants")
    return play


def asked_how_safe() -> Play:
    """At the start five answered and at the close nobody."""
    play = Play(pulses=True).running("frame")
    for person in list(CAST)[:5]:
        play.says(person, "answer_pulse", occasion="start", question="safe", answer=4)
    play.go("agree")
    play.fay("close_workshop", despite="Out of time")
    return play


def off_the_scale() -> Play:
    """Somebody says that a step is not theirs to call, somebody that it should stop."""
    play = Play()
    play.running("mark")
    play.mark("al", "s1", "not_mine")
    play.mark("finn", "s1", "stop")
    play.fay("reveal")
    return play


PLAYS: list[Callable[[], Play]] = [
    agreed,
    everything,
    pooled,
    named,
    divided,
    explained,
    off_the_scale,
    asked_how_safe,
    Play,
]


def taken_along(view: View) -> bytes:
    return json_archive(archive(view, IMPRINT))


def brought_back(file: bytes, account: str = "fay") -> Workshop:
    """The workshop out of the file, through its log."""
    workshop = Workshop()
    written = BringBack(read_past(json.loads(file)), "Fay").decide(workshop, Asking(account, 9))
    apply(workshop, [one._replace(event=read_event(encode(one.event))) for one in written])
    return workshop


@pytest.mark.parametrize("play", PLAYS)
def test_out_and_in_and_out_again_is_the_same_byte_by_byte(play: Callable[[], Play]) -> None:
    file = taken_along(seen_by(play(), "fay"))
    assert taken_along(View(brought_back(file), ("everyone", "facilitators"))) == file


@pytest.mark.parametrize("play", PLAYS)
def test_what_was_missing_is_missing_and_where_functions_differ_they_differ(play: Callable[[], Play]) -> None:
    before = seen_by(play(), "fay")
    after = View(brought_back(taken_along(before)), ("everyone", "facilitators"))
    assert findings(after) == findings(before)
    assert overview(after) == overview(before)


def test_what_a_participant_took_along_is_brought_back_as_they_saw_it() -> None:
    file = taken_along(everyone(agreed()))
    assert taken_along(View(brought_back(file), ("everyone",))) == file


def test_somebody_elses_account_facilitates_beside_those_who_did() -> None:
    workshop = brought_back(taken_along(everyone(agreed())), account="zoe")
    assert [one.id for one in workshop.everyone.people.values() if one.role == "facilitator"] == ["fay", "zoe"]
    assert workshop.lead == "zoe"


def test_a_workshop_is_brought_back_once() -> None:
    workshop = brought_back(taken_along(everyone(Play())))
    with pytest.raises(Refused) as refused:
        BringBack(read_past(json.loads(taken_along(everyone(Play())))), "Fay").decide(workshop, Asking("fay", 10))
    assert refused.value.code == "made_already"


TOO_FEW = {"questions": ["safe"], "asked": [], "at": 1, "closed_at": 2, "counts": {"safe": {"1": 4}}}
SPOILT: dict[str, Callable[[dict[str, Any]], object]] = {
    "about.rehearsal": lambda tree: tree["about"].update(rehearsal=True),
    "agenda.winner": lambda tree: tree["agenda"].update(winner="s1"),
    "agenda": lambda tree: tree["agenda"].update(status="over"),
    "people[1].id": lambda tree: tree["people"][1].update(id=tree["people"][0]["id"]),
    "people[1].function": lambda tree: tree["people"][1].update(function="f-nobody"),
    "people[1].age": lambda tree: tree["people"][1].update(age=40),
    "people[0]": lambda tree: tree["people"][0].update(name="Bell\a"),
    "rounds.s3": lambda tree: tree["rounds"]["s3"][0]["counts"].update(nobody={"person": 1}),
    "rounds": lambda tree: tree["rounds"]["s3"][0].update(at="noon"),
    "grades": lambda tree: tree["grades"]["counts"].update(sales={"9": 1}),
    "pulses.start": lambda tree: tree["pulses"].update(start=TOO_FEW),
    "understood": lambda tree: tree["understood"].update(s3=["nobody"]),
    "records[0].at": lambda tree: tree["records"][0].update(at="noon"),
}


@pytest.mark.parametrize(("path", "spoil"), SPOILT.items(), ids=SPOILT)
def test_a_spoilt_file_is_refused_where_it_is_wrong(path: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    tree = json.loads(taken_along(everyone(agreed())))
    spoil(tree)
    with pytest.raises(Malformed) as malformed:
        read_past(tree)
    assert malformed.value.path == path


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2),
    max_leaves=4,
)
WHOLE = json.loads(taken_along(everyone(agreed())))


@settings(max_examples=200, deadline=None)
@given(part=st.sampled_from(["about", "agenda", "people", "rounds", "grades", "understood", "gone"]), junk=JUNK)
def test_whatever_stands_in_a_file_it_is_brought_back_or_refused(part: str, junk: object) -> None:
    tree = copy.deepcopy(WHOLE) | {part: junk}
    try:
        past = read_past(tree)
    except Malformed:
        return
    apply(workshop := Workshop(), BringBack(past, "Fay").decide(Workshop(), Asking("fay", 9)))
    assert msgspec.json.encode(findings(View(workshop)))


def test_marks_of_a_step_that_was_removed_stand_under_words_and_no_id() -> None:
    play = redesigned()
    view = everyone(play)
    play.workshop.everyone.rounds["gone"] = play.workshop.everyone.rounds["s1"]
    titles = [one.text for one in marks_blocks(Wording(view)) if isinstance(one, Heading)]
    assert "gone" not in titles and REMOVED in titles
