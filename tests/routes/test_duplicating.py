"""Duplicating a workshop: with its content, as a flow to start afresh, or its set-up alone; never people or marks."""

import httpx
import pytest

from server.domain.making import ChangeRules
from server.domain.workshop import View
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place
from tests.routes.evening import STEP, Evening, begun, closed
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio

ROOM = ("decision", "dissent", "role_change", "ask", "parked_item", "group", "no_change")


async def copy_of(place: Place, evening: Evening, **chosen: str) -> WorkshopRow:
    answer = await evening.ana.post(f"/w/{evening.row.id}/duplicate", data=chosen)
    assert answer.status_code == 303 and answer.headers["location"].endswith("/set-up"), answer.text
    row = await place.house.workshops.found(answer.headers["location"].split("/")[2])
    assert row
    return row


async def seen(place: Place, row: WorkshopRow) -> View:
    state = await place.state(row)
    return View(state, state.reads(row.owner))


def held(view: View, *kinds: str) -> set[str]:
    return {one.id for one in view.all(*kinds)}


async def test_a_copy_with_content_takes_the_map_and_the_plan_and_nobody(place: Place) -> None:
    evening = await closed(place)
    before = await seen(place, evening.row)
    row = await copy_of(place, evening, way="everything", title="Second round")
    after, state = await seen(place, row), await place.state(row)
    assert row.title == after.purpose().text("title") == "Second round"
    kinds = ("step", "handoff", "source", "issue", "decision", "role_change", "block", "function")
    assert held(after, *kinds) == held(before, *kinds) and held(after, *ROOM)
    assert [one.name for one in state.everyone.people.values()] == ["Ana"]
    assert (
        not state.everyone.rounds
        and not state.everyone.grades
        and set(state.compartments) <= {"everyone", "facilitators"}
    )
    assert state.agenda.status == "lobby" and not after.purpose().get("held_on")


async def test_a_copy_of_the_flow_starts_afresh(place: Place) -> None:
    evening = await closed(place)
    before = await seen(place, evening.row)
    row = await copy_of(place, evening, way="flow")
    after = await seen(place, row)
    assert row.title == f"Copy of {evening.row.title}"
    assert held(after, "step", "handoff", "function", "block", "script", "prompt", "metric_option") == held(
        before, "step", "handoff", "function", "block", "script", "prompt", "metric_option"
    )
    assert not held(after, *ROOM)
    step = after.record(STEP)
    assert step and not step.get("today") and not step.get("focus")
    assert after.purpose().text("sponsor") == before.purpose().text("sponsor") != ""
    assert not after.purpose().get("check_on")


async def test_a_copy_of_the_set_up_has_no_steps(place: Place) -> None:
    evening = await closed(place)
    after = await seen(place, await copy_of(place, evening, way="set_up"))
    assert held(after, "function") == held(await seen(place, evening.row), "function") and held(
        after, "block", "script"
    )
    assert not held(after, "step", "handoff", "source", "issue", "metric_option", *ROOM)


async def test_a_copy_keeps_the_rules(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    await place.command(row, ChangeRules(levels=5, named=True, keep_days=90))
    for way in ("flow", "everything", "set_up"):
        answer = await post(ana, row, way=way)
        copy = await place.house.workshops.found(answer.headers["location"].split("/")[2])
        assert copy
        about = (await place.state(copy)).everyone.about
        assert (about.levels, about.named, about.keep_days, about.agenda) == (5, True, 90, "90_minutes")


async def test_the_workshop_itself_stays_as_it_was(place: Place) -> None:
    evening = await closed(place)
    number = (await place.state(evening.row)).everyone.number
    await copy_of(place, evening, way="everything")
    assert (await place.state(evening.row)).everyone.number == number


async def test_what_goes_along_is_said_before_and_only_to_the_owner(place: Place) -> None:
    evening = await begun(place)
    page = await evening.ana.get(f"/w/{evening.row.id}/duplicate")
    assert "People, marks, grades and the day it took place never go along." in words(page.text)
    assert f'value="Copy of {evening.row.title}"' in page.text
    for browser in (evening.sam, await place.facilitator("Ben")):
        assert (await browser.get(f"/w/{evening.row.id}/duplicate")).status_code == 404
        assert (await post(browser, evening.row)).status_code == 404


async def post(browser: httpx.AsyncClient, row: WorkshopRow, **chosen: str) -> httpx.Response:
    return await browser.post(f"/w/{row.id}/duplicate", data={"way": "flow"} | chosen)


async def test_a_title_that_is_too_long_is_refused_and_stays(place: Place) -> None:
    evening = await begun(place)
    answer = await post(evening.ana, evening.row, title="y" * 81, way="everything")
    assert answer.status_code == 422 and "y" * 81 in answer.text and 'value="everything" checked' in answer.text


async def test_home_and_set_up_offer_it(place: Place) -> None:
    evening = await begun(place)
    for page in ("/", f"/w/{evening.row.id}/set-up"):
        assert f'href="/w/{evening.row.id}/duplicate"' in (await evening.ana.get(page)).text
