"""Making a workshop from a file: everything it says, or its flow alone; and files that cannot be one."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from server.domain.workshop import View
from server.routes.importing import MOST_BYTES
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place
from tests.routes.evening import STEP, WHY_NOT_SHOWN, Evening, begun, closed
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio

Tree = dict[str, Any]
ADDRESS = "/workshops/from-file"
PEOPLE = ("owner", "co_owner", "answer", "accountable", "check_chair", "yes_asked_by", "people", "typist", "tell_by")


async def exported(evening: Evening) -> Tree:
    tree: Tree = (await evening.ana.get(f"/w/{evening.row.id}/export/json")).json()
    return tree


async def send(browser: httpx.AsyncClient, content: object, **more: str) -> httpx.Response:
    """Picks a file on the page and sends it."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return await browser.post(ADDRESS, files={"file": ("workshop.json", data)}, data=more)


async def made(place: Place, browser: httpx.AsyncClient, content: object, **more: str) -> tuple[WorkshopRow, str]:
    """The workshop that a file became, and what its page says."""
    answer = await send(browser, content, **more)
    assert answer.status_code == 200, answer.text
    console = answer.text.partition('href="/w/')[2].partition('"')[0]
    row = await place.house.workshops.found(console.removesuffix("/console"))
    assert row and console.endswith("/console")
    return row, words(answer.text)


async def refused(browser: httpx.AsyncClient, content: object, **more: str) -> str:
    """What the page says of a file that cannot be used. No workshop is made."""
    before = (await browser.get("/")).text.count("row-link")
    answer = await send(browser, content, **more)
    assert answer.status_code == 422, answer.text
    assert (await browser.get("/")).text.count("row-link") == before
    assert 'aria-invalid="true"' in answer.text
    return answer.text


async def test_everything_that_a_workshop_says_becomes_a_new_one_with_its_lobby_open(place: Place) -> None:
    evening = await closed(place)
    tree = await exported(evening)
    row, _ = await made(place, evening.ana, tree, way="everything")
    state = await place.state(row)
    assert (row.title, state.agenda.status) == (evening.row.title, "lobby")
    kept = {one.id: one for one in View(state, state.reads(row.owner)).all(*{one["kind"] for one in tree["records"]})}
    assert kept.keys() == {one["id"] for one in tree["records"]}
    for one in tree["records"]:
        same = {name: value for name, value in one["values"].items() if name not in PEOPLE}
        assert same.items() <= kept[one["id"]].values.items(), one["id"]
    assert state.everyone.rounds == {} and [one.name for one in state.everyone.people.values()] == ["Ana"]
    assert (await evening.ana.get(f"/w/{row.id}/console")).status_code == 200


async def test_a_workshop_as_it_was_says_the_same_when_it_is_taken_along_again(place: Place) -> None:
    evening = await closed(place)
    tree = await exported(evening)
    row, said = await made(place, evening.ana, tree, way="as_it_was")
    again: Tree = (await evening.ana.get(f"/w/{row.id}/export/json")).json()
    assert again.pop("imprint") != tree.pop("imprint")
    assert again == tree
    assert "Answers that were never shown" in said
    for page in ("plan", "console"):
        assert (await evening.ana.get(f"/w/{row.id}/{page}")).status_code == 200


async def test_a_file_that_was_spoilt_is_not_brought_back(place: Place) -> None:
    evening = await closed(place)
    tree = await exported(evening)
    tree["people"].append(tree["people"][0])
    assert "people[" in await refused(evening.ana, tree, way="as_it_was")


async def test_what_was_not_taken_over_is_said_before_the_workshop_opens(place: Place) -> None:
    evening = await closed(place)
    _, said = await made(place, evening.ana, await exported(evening), way="everything")
    assert "Not taken over People: 3 Steps with revealed marks: 14 Functions with grades: 2" in said
    assert WHY_NOT_SHOWN not in said


async def test_the_flow_alone_takes_no_answers_and_another_agenda(place: Place) -> None:
    evening = await closed(place)
    row, said = await made(place, evening.ana, await exported(evening), way="flow", agenda="180_minutes")
    view = View(await place.state(row))
    assert view.everyone.about.agenda == "180_minutes" and row.title == evening.row.title
    assert len(view.all("step")) == 14 and view.all("prompt")
    assert view.all("role_change", "decision", "dissent", "ask", "parked_item") == []
    step, purpose = view.record(STEP), view.purpose()
    assert step and not step.get("today") and not purpose.get("sponsor")
    assert sum(one.number("minutes") or 0 for one in view.all("block")) == 180
    assert "Answers of that room, and its agenda:" in said


async def test_a_file_that_is_no_archive_is_refused_with_the_reason_and_the_choices_stay(place: Place) -> None:
    evening = await begun(place)
    for content, reason in (
        (b"", "Pick a file: a workshop (.json), a BPMN model (.bpmn)"),
        (b"\xff\xfe not json", "This is no JSON file."),
        (b"[" * 100_000, "This is no JSON file."),
        ({"hello": "world"}, "format: is not “crossflow”: this is no archive of a workshop"),
        ([1, 2], "is no object with named values"),
    ):
        page = await refused(evening.ana, content, way="flow", agenda="180_minutes")
        assert reason in words(page), reason
        assert '<option value="180_minutes" selected>' in page
        assert 'value="flow" checked' in page


async def test_a_malformed_archive_is_refused_at_its_place(place: Place) -> None:
    evening = await begun(place)
    tree = await exported(evening)
    at = next(place for place, one in enumerate(tree["records"]) if one["kind"] == "step")
    spoil = tree["records"][at]["values"]
    for name, value, reason in (
        ("owner", "nobody", "what this points at is no longer there"),
        ("minutes_per_case", "many", "takes a number"),
        ("colour", 1, "is not known here"),
    ):
        path = f"records[{at}].values.{name}"
        page = await refused(evening.ana, tree | {"records": with_value(tree, at, spoil | {name: value})})
        assert path in words(page) and reason in words(page), path


def with_value(tree: Tree, at: int, values: Tree) -> list[Tree]:
    """The records with one of them changed."""
    return [one | {"values": values} if place == at else one for place, one in enumerate(tree["records"])]


async def test_an_archive_without_an_agenda_can_only_give_its_flow(place: Place) -> None:
    evening = await begun(place)
    tree = await exported(evening)
    bare = tree | {"records": [one for one in tree["records"] if one["kind"] not in ("block", "script")]}
    assert "take its flow alone, and pick an agenda" in words(await refused(evening.ana, bare))
    await made(place, evening.ana, bare, way="flow", agenda="90_minutes")


async def test_an_agenda_that_is_not_there_is_refused_at_its_field(place: Place) -> None:
    evening = await begun(place)
    page = await refused(evening.ana, await exported(evening), way="flow", agenda="../secrets")
    assert 'id="file-agenda-error"' in page


async def test_a_file_that_is_too_large_is_refused_whether_it_says_its_size_or_not(place: Place) -> None:
    evening = await begun(place)
    assert "over 2 MB" in await refused(evening.ana, b"{" * (2 * 2**20 + 1))
    assert "over 8 MB" in await refused(evening.ana, b" " * (MOST_BYTES + 1))
    assert "over 8 MB" in await refused(evening.ana, b" " * (2 * MOST_BYTES))
    kind = {"content-type": "multipart/form-data; boundary=x"}
    answer = await evening.ana.post(ADDRESS, content=unsized(), headers=kind)
    assert answer.status_code == 422 and "over 8 MB" in answer.text


async def unsized() -> AsyncIterator[bytes]:
    """A body that does not say how long it is."""
    for _ in range(3):
        yield b"--x"


async def test_texts_of_a_file_are_made_clean_as_those_that_are_typed(place: Place) -> None:
    evening = await begun(place)
    tree = await exported(evening)
    at = next(place for place, one in enumerate(tree["records"]) if one["id"] == STEP)
    dirty = tree["records"][at]["values"] | {"name": "Sub\u0000mit\u202e it\u2028"}
    row, _ = await made(place, evening.ana, tree | {"records": with_value(tree, at, dirty)})
    step = (await place.state(row)).record(STEP)
    assert step and step.text("name") == "Submit it"


async def test_only_who_is_signed_in_makes_a_workshop_from_a_file(place: Place) -> None:
    evening = await begun(place)
    tree = await exported(evening)
    for browser in (evening.sam, await place.browser()):
        assert (await send(browser, tree)).headers["location"].startswith("/sign-in?to=/new")


async def test_the_page_for_a_new_workshop_offers_a_file(place: Place) -> None:
    page = (await (await place.facilitator()).get("/new")).text
    assert 'action="/workshops/from-file" enctype="multipart/form-data"' in page
    assert "<summary>From a file</summary>" in page and '<details class="disclosure" open' not in page
