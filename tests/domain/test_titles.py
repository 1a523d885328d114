"""Titles of steps: the gentle check, and the verbs that are offered."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from server.domain.titles import LONGEST, NOUNS, VAGUE, VERBS, hint, titles
from tests.playing import Play


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Approval of discount", "“Approve …”"),
        ("Discount approval", "“Approve …”"),
        ("Checking credit limit", "“Check …”"),
        ("Checks credit limit", "“Check …”"),
        ("Pricing decision preparation", "“Prepare …”"),
        ("Handle complaints", "“Handle” can mean many things"),
        ("manage the pipeline", "“Manage” can mean many things"),
        ("Approve", "Say what, too: “Approve credit limit”"),
        ("Check stock and reserve it and tell the customer", "several steps"),
        ("Check stock, then reserve & tell the customer", "several steps"),
        ("Send the signed contract to the customer by registered mail", "This is long"),
    ],
)
def test_a_title_that_could_be_clearer_gets_one_hint(title: str, said: str) -> None:
    assert said in hint(title)


@pytest.mark.parametrize(
    "title",
    [
        "Check credit limit",
        "Check and repair pipeline data",
        "Approve discount request",
        "Orders from the shop",
        "Kreditlimit prüfen",
        "Prüfung",
        "与信限度を確認する",
        "",
        "   ",
        "⚙",
    ],
)
def test_a_clear_title_and_one_in_another_language_get_none(title: str) -> None:
    assert hint(title) == ""


def test_no_title_of_a_shipped_flow_is_called_vague_or_a_list() -> None:
    for file in Path("workshop_templates").glob("*.yaml"):
        steps = yaml.safe_load(file.read_text("utf-8")).get("steps") or []
        assert not [step["name"] for step in steps if hint(step["name"])]


def test_the_same_word_is_never_offered_and_called_vague() -> None:
    assert not {verb.lower() for verb in VERBS} & (VAGUE | set(NOUNS))
    assert set(NOUNS.values()) <= set(VERBS)
    assert sorted(VERBS) == VERBS and len(set(VERBS)) == len(VERBS)


def test_the_verbs_of_every_shipped_flow_are_offered() -> None:
    for file in Path("workshop_templates").glob("*.yaml"):
        steps = yaml.safe_load(file.read_text("utf-8")).get("steps") or []
        assert {step["name"].split()[0] for step in steps} <= set(VERBS)


@given(st.text(max_size=60))
def test_no_title_breaks_the_check_and_a_hint_is_whole_sentences(title: str) -> None:
    found = hint(title)
    assert not found or ((found[0].isupper() or found[0] == "“") and found.endswith("."))


@given(st.sampled_from(VERBS), st.text("abc def", max_size=LONGEST - 20).filter(str.strip))
def test_a_verb_with_a_short_object_is_clear(verb: str, thing: str) -> None:
    assert hint(f"{verb} {thing}") == ""


def test_hints_are_told_by_step_and_a_hint_refuses_nothing() -> None:
    play = Play().running("map")
    play.add("fay", "step", "vague", name="Handle it", owner="sales", order=9)
    assert list(titles(play.view)) == ["vague"]
