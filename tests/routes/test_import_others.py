"""Making a workshop from a file that another tool has written: a model, a list of steps, a template."""

from pathlib import Path

import httpx
import pytest

from server.domain.workshop import View
from server.storage.tables import WorkshopRow
from tests.imports.bpmn.models import MIWG, flows, lane, lanes, model, node, process, task
from tests.routes.conftest import Place
from tests.routes.evening import closed
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio

ADDRESS = "/workshops/from-file"
AGENDA = "key: a\ntitle: A\nminutes: 5\nlevels: 3\nblocks: [{phase: map, minutes: 5}]"
STEPS = "Function,Step,Shoe size\nSales,Take order,43\nFinance,Check credit,44\n"


async def send(browser: httpx.AsyncClient, name: str, content: bytes | str, **more: str) -> httpx.Response:
    data = content.encode() if isinstance(content, str) else content
    form = {"agenda": "90_minutes"} | more
    return await browser.post(ADDRESS, files={"file": (name, data)}, data=form)


async def made(place: Place, name: str, content: bytes | str, **more: str) -> tuple[WorkshopRow, View, str]:
    """The workshop that a file became, and what its page says."""
    answer = await send(await place.facilitator(), name, content, **more)
    assert answer.status_code == 200, words(answer.text)
    id = answer.text.partition('href="/w/')[2].partition("/console")[0]
    row = await place.house.workshops.found(id)
    assert row
    return row, View(await place.state(row)), answer.text


async def test_a_model_becomes_a_workshop_with_the_agenda_that_was_picked(place: Place) -> None:
    path = next(one for one in MIWG if one.stem == "Reference-A.4.1")
    row, view, _ = await made(place, "Our_orders.bpmn", path.read_bytes(), agenda="180_minutes")
    assert [one.text("name") for one in view.all("function")] == ["Lane 1", "Lane 2", "Lane 3"]
    assert len(view.all("step")) == 6 and len(view.all("handoff")) == 6
    assert view.everyone.about.agenda == "180_minutes" and view.everyone.agenda.status == "lobby"
    assert row.title == "A.4.1: who does what?"


async def test_the_account_is_read_before_the_workshop_opens(place: Place) -> None:
    note = node("textAnnotation", "n", "<text>Ask <b>Legal</b></text>").replace("<b>", "&lt;b&gt;").replace("</b>", "")
    content = model(process(lanes(lane("Sales", "a")), task("a"), task("", name=""), note, flows("a gone")))
    row, _, page = await made(place, "orders.bpmn", content)
    said = words(page)
    assert "Taken from the file 2 functions, 2 steps" in said
    assert "Changed on the way" in said and "has no name. It is called “Step 2”." in said
    assert "Not taken" in said and "Text annotation “Ask &lt;b&gt;Legal” It points at nothing" in said
    assert "<b>Legal" not in page
    assert f'href="/w/{row.id}/set-up"' in page


async def test_lanes_named_like_our_functions_bring_their_questions_along(place: Place) -> None:
    _, view, _ = await made(place, "x.bpmn", model(process(lanes(lane("Sales", "a")), task("a"))))
    assert {one.text("function") for one in view.all("prompt")} == {"sales"}


async def test_a_list_of_steps_becomes_a_workshop(place: Place) -> None:
    row, view, page = await made(place, "Order to cash.csv", STEPS)
    assert [one.text("name") for one in view.all("step")] == ["Take order", "Check credit"]
    assert row.title == "Order to cash: who does what?"
    assert "No field of a step is called so" in words(page) or "Shoe size" in words(page)


async def test_a_template_becomes_a_workshop_without_being_kept(place: Place) -> None:
    folder = Path(__file__).parents[2] / "workshop_templates"
    row, view, _ = await made(place, "mine.yaml", (folder / "sales_forecasting.yaml").read_bytes())
    assert len(view.all("step")) == 14 and row.title == "Sales forecasting: who does what?"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.bpmn", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "This file defines a document type"),
        ("x.bpmn", "<html/>", "This is no BPMN 2.0 file."),
        ("x.bpmn", model(process())[:-20], "This file is broken at line 1"),
        ("x.vsdx", "PK\x03\x04", "This file is packed"),
        ("x.csv", "Function,Step\n", "No step was found in this file."),
        ("x.yaml", "key: [", "This file cannot be used."),
        (
            "x.yaml",
            "key: a\ntitle: A\nminutes: 5\nlevels: 3\nblocks: [{phase: map, minutes: 5}]",
            "This is an agenda, not a flow.",
        ),
    ],
)
async def test_a_file_that_cannot_be_used_is_refused_at_its_field(
    place: Place, name: str, content: str, reason: str
) -> None:
    answer = await send(await place.facilitator(), name, content, way="flow")
    assert answer.status_code == 422 and reason in words(answer.text)
    assert 'id="file-error"' in answer.text


async def test_a_model_needs_an_agenda(place: Place) -> None:
    answer = await send(await place.facilitator(), "x.bpmn", model(process(task("a"))), agenda="")
    assert answer.status_code == 422 and 'id="file-agenda-error"' in answer.text


@pytest.mark.parametrize("way", ["everything", "flow"])
async def test_our_own_model_is_the_workshop_that_it_was_made_of(place: Place, way: str) -> None:
    evening = await closed(place)
    exported = await evening.ana.get(f"/w/{evening.row.id}/export/bpmn_as_is")
    answer = await send(evening.ana, "as-is.bpmn", exported.content, way=way)
    row = await place.house.workshops.found(answer.text.partition('href="/w/')[2].partition("/console")[0])
    assert row and row.title == evening.row.title
    before, after = View(await place.state(evening.row)), View(await place.state(row))
    kinds = ("function", "step", "handoff", "source") + (("decision", "role_change") if way == "everything" else ())
    for kind in kinds:
        assert {one.id for one in after.all(kind)} == {one.id for one in before.all(kind)} != set(), kind
    assert ("Taken from the file" in words(answer.text)) == (way == "everything")


async def test_an_empty_model_makes_a_workshop_that_says_so(place: Place) -> None:
    _, view, page = await made(place, "x.bpmn", model(node("collaboration", "C")))
    assert view.all("step") == [] and "No task was found in it" in words(page)
