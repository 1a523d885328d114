"""An archive holds what its reader may see, and can be read again: as a new workshop, or as a template."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.archive.archive import archive, gone, living
from server.domain.archive.as_template import as_template
from server.domain.archive.restoring import Restored, not_taken, references, restore
from server.domain.blocks import Imprint
from server.domain.making import MakeWorkshop
from server.domain.messages import Asking, apply
from server.domain.record import Ref, Refs
from server.domain.records import KINDS
from server.domain.template import TEMPLATE_KINDS, parse_template
from server.domain.template_reading import LensQuestion, Malformed
from server.domain.workshop import View, Workshop
from tests.exports.small_workshop import agreed, every_view, everyone, everything, redesigned, seen_by
from tests.playing import Play

IMPRINT = Imprint("w1", 2_000_000)
PLAYS: list[Callable[[], Play]] = [agreed, everything, Play]


def archived(view: View) -> dict[str, Any]:
    """The archive as it comes back from a file."""
    tree: dict[str, Any] = json.loads(json.dumps(archive(view, IMPRINT)))
    return tree


def made(restored: Restored) -> Workshop:
    """A new workshop out of an archive."""
    workshop = Workshop()
    apply(workshop, MakeWorkshop(restored.about, "Ann", list(restored.records)).decide(workshop, Asking("ann", 3)))
    return workshop


def divided() -> Play:
    play = redesigned()
    play.fay("divide_step", step="s2", first="s2a", second="s2b", first_name="Find", second_name="Mend")
    return play


@pytest.mark.parametrize("play", PLAYS)
def test_an_archive_holds_every_record_its_reader_may_see_and_no_other(play: Callable[[], Play]) -> None:
    for view in every_view(play()):
        tree = archived(view)
        assert {one["id"] for one in tree["records"]} == {one.id for one in living(view)}
        assert (tree["format"], tree["version"]) == ("crossflow", 1)


def test_an_archive_holds_rounds_by_function_grades_agenda_and_the_overview() -> None:
    tree = archived(everyone(agreed()))
    assert tree["rounds"]["s3"][0]["counts"] == {"finance": {"automatic": 1}, "sales": {"person": 2}}
    assert tree["grades"]["counts"] == {"finance": {"5": 1}, "sales": {"2": 1}}
    assert (tree["agenda"]["status"], tree["agenda"]["despite"]) == ("closed", "The train leaves")
    assert tree["derived"]["overview"]["steps"]["s3"]["word"] == "far_apart"
    about = {"template": "test", "agenda": "90_minutes", "levels": 3, "named": False, "made_at": 1}
    assert about.items() <= tree["about"].items()


def test_who_added_a_record_is_a_function_unless_the_workshop_says_named() -> None:
    for named in (False, True):
        tree = archived(everyone(redesigned(Play(named=named))))
        pin = next(one for one in tree["records"] if one["id"] == "i1")
        assert (pin["function"], pin.get("by")) == ("operations", "olga" if named else None)


def test_a_mark_before_the_reveal_changes_no_archive_not_even_ones_own() -> None:
    plays = [Play().running("mark").marked(al=level) for level in ("person", "automatic")]
    for views in zip(*(every_view(play) for play in plays), strict=True):
        one, other = (archived(view) for view in views)
        assert one == other


def test_somebody_removed_is_named_only_where_a_record_still_points_at_them() -> None:
    play = redesigned()
    for person in ("finn", "ada"):
        play.fay("remove_person", person=person)
    people = {one["id"]: one["removed"] for one in archived(everyone(play))["people"]}
    assert people["finn"] and "ada" not in people


@pytest.mark.parametrize("play", [*PLAYS, divided])
def test_every_archive_can_be_read_again_and_says_the_same_again(play: Callable[[], Play]) -> None:
    for view in every_view(play()):
        first = restore(archived(view))
        facilitator = View(made(first), ("everyone", "facilitators"))
        assert restore(archived(facilitator)) == first


@pytest.mark.parametrize("play", [*PLAYS, divided])
def test_what_is_restored_points_backwards_and_at_no_person(play: Callable[[], Play]) -> None:
    restored = restore(archived(seen_by(play(), "fay")))
    known: set[str] = set()
    for record in restored.records:
        assert set(references(record)) <= known
        known.add(record.id)
        for name in record.values:
            field = KINDS[record.kind].fields[name]
            assert not (isinstance(field, Ref | Refs) and field.kinds == ("person",))


def test_a_new_workshop_keeps_content_and_leaves_promises_and_signatures_behind() -> None:
    play = agreed()
    play.put("fay", "finance", signed=True)
    values = {one.id: one.values for one in restore(archived(everyone(play))).records}
    assert values["decision-s1"] == {"step": "s1", "mode": "automatic", "outcome": "decided", "why": "The CRM knows."}
    assert values["c1"]["first_step"] == "Draft the card"
    assert {"owner", "co_owner", "answer"} & values["c1"].keys() == set()
    assert values["n1"]["answer"] == "not_known"
    assert "signed" not in values["finance"]


def test_what_a_new_workshop_does_not_take_is_said() -> None:
    assert not_taken(archived(everyone(agreed()))) == [
        "People: 9",
        "Steps with revealed marks: 3",
        "Functions with grades: 2",
    ]
    assert not_taken(archived(everyone(divided())))[-1] == "Records whose step or function is no longer there: 1"


def test_what_points_at_something_removed_is_told_from_a_mistake() -> None:
    play = divided()
    assert gone(everyone(play)) == ["s2"]
    values = {one.id: one.values for one in restore(archived(everyone(play))).records}
    assert "decision-s2" not in values
    assert values["i2"] == {"text": "Which key?", "severity": "1", "kind": "question", "place": "s2a"}


WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("format", lambda tree: tree.update(format="miro")),
    ("version", lambda tree: tree.update(version=2)),
    ("notes", lambda tree: tree.update(notes=[])),
    ("records", lambda tree: tree.update(records={})),
    ("records", lambda tree: tree.pop("records")),
    ("gone[0]", lambda tree: tree.update(gone=[1])),
    ("about.levels", lambda tree: tree["about"].update(levels=4)),
    ("about.levels", lambda tree: tree["about"].update(levels=True)),
    ("about.named", lambda tree: tree["about"].update(named="yes")),
    ("about.agenda", lambda tree: tree["about"].update(agenda=None)),
    ("about.pool_under", lambda tree: tree["about"].update(pool_under=1)),
    ("about.pool_under", lambda tree: tree["about"].update(pool_under=True)),
    ("about.pool_under", lambda tree: tree["about"].update(pool_under=3, named=True)),
    ("about.reasons", lambda tree: tree["about"].update(reasons=1)),
    ("about.could_should", lambda tree: tree["about"].update(could_should="yes")),
    ("about.colour", lambda tree: tree["about"].update(colour="red")),
    ("records[0]", lambda tree: tree["records"].insert(0, "step")),
    ("records[0].id", lambda tree: tree["records"][0].update(id="a b")),
    ("records[1].id", lambda tree: tree["records"].insert(1, tree["records"][0])),
    ("records[0].id", lambda tree: tree["records"][0].update(id="frame")),
    ("records[0].kind", lambda tree: tree["records"][0].update(kind="ballot")),
    ("records[0].mood", lambda tree: tree["records"][0].update(mood="good")),
    ("records[0].values", lambda tree: tree["records"][0].update(values=None)),
    ("records[0].values.colour", lambda tree: tree["records"][0]["values"].update(colour="red")),
    ("records[0].values.title", lambda tree: tree["records"][0]["values"].pop("title")),
    ("records[0].values.title", lambda tree: tree["records"][0]["values"].update(title=7)),
    ("records[0].values.title", lambda tree: tree["records"][0]["values"].update(title={"a": 1})),
    ("records[0].values.title", lambda tree: tree["records"][0]["values"].update(title="\x00")),
    ("records[0].values.title[0]", lambda tree: tree["records"][0]["values"].update(title=[1])),
    ("records[0].values.title", lambda tree: tree["records"][0]["values"].update(title="x" * 81)),
    ("records[1].values.colour", lambda tree: tree["records"][1]["values"].update(colour=float("nan"))),
]


@pytest.mark.parametrize(("path", "spoil"), WRONG, ids=[f"{at}-{path}" for at, (path, _) in enumerate(WRONG)])
def test_a_malformed_archive_is_refused_where_it_is_wrong(path: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    tree = archived(everyone(agreed()))
    spoil(tree)
    with pytest.raises(Malformed) as caught:
        restore(tree)
    assert caught.value.path == path
    assert caught.value.reason


def test_a_reference_to_nothing_is_refused_with_its_path() -> None:
    tree = archived(everyone(agreed()))
    at = next(at for at, one in enumerate(tree["records"]) if one["id"] == "h1")
    tree["records"][at]["values"]["to_step"] = "nowhere"
    with pytest.raises(Malformed) as caught:
        restore(tree)
    assert caught.value.path == f"records[{at}].values.to_step"


def test_a_decision_is_found_by_its_steps_id_so_it_can_have_no_other() -> None:
    tree = archived(everyone(agreed()))
    next(one for one in tree["records"] if one["id"] == "decision-s1")["id"] = "decision-s9"
    with pytest.raises(Malformed, match="must be decision-s1"):
        restore(tree)


def test_more_steps_than_a_flow_holds_are_refused() -> None:
    tree = archived(everyone(Play()))
    tree["records"] += [{"id": f"more-{n}", "kind": "step", "values": {"name": "Step"}} for n in range(118)]
    with pytest.raises(Malformed, match="120 steps"):
        restore(tree)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(spoilt=anything, where=st.randoms(use_true_random=False))
def test_whatever_stands_in_an_archive_it_is_read_or_refused_and_nothing_else(spoilt: object, where: Any) -> None:
    tree: Any = copy.deepcopy(ARCHIVE)
    inner = tree
    while where.random() < 0.8:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner))) if isinstance(inner, list) else []
        key = where.choice(keys) if keys else None
        if key is None or not isinstance(inner[key], dict | list):
            break
        inner = inner[key]
    if inner:
        inner[where.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))] = spoilt
    try:
        restore(tree)
        as_template(tree)
    except Malformed as malformed:
        assert malformed.reason


ARCHIVE = archived(everyone(everything()))


@pytest.mark.parametrize("play", [*PLAYS, divided])
def test_every_archive_makes_a_template_of_its_flow_alone(play: Callable[[], Play]) -> None:
    lens = [LensQuestion("sales", "map", "Why?")]
    for view in every_view(play()):
        template = parse_template(as_template(archived(view)), lens)
        kinds = {kind.wire for kind in TEMPLATE_KINDS}
        assert {one.kind for one in template.records} <= kinds
        steps = [one.id for one in template.records if one.kind == "step"]
        assert steps == [one.id for one in living(view) if one.kind == "step"]


def test_a_template_keeps_none_of_the_rooms_answers() -> None:
    play = agreed()
    play.put("fay", "purpose", flow_owner="Olga", tell_message="Nobody is let go")
    tree = as_template(archived(everyone(play)))
    assert (tree["key"], tree["title"]) == ("forecast", "Forecast")
    for canary in ("Sam", "Olga", "Nobody is let go", "usable", "today", "mode", "focus", "severity", "not pay"):
        assert canary not in json.dumps(tree)


def test_ids_that_an_agenda_or_lens_questions_would_take_are_given_up() -> None:
    play = Play()
    play.add("fay", "step", "block-it", name="Block it", owner="sales", order=7)
    play.add("fay", "handoff", "lens-1", from_step="s1", to_step="block-it")
    play.add("fay", "prompt", "lens-2", question="Known anyway?", function="sales")
    template = parse_template(as_template(archived(everyone(play))), [LensQuestion("sales", "map", "Why?")])
    step = next(one.id for one in template.records if one.values.get("name") == "Block it")
    assert [one.values["to_step"] for one in template.records if one.kind == "handoff"][-1] == step
    assert [one.values["question"] for one in template.records if one.kind == "prompt"] == ["Why?"]
