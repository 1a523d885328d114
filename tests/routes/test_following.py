"""Following up over HTTP: a check is made from a plan in one click, and the series is read by its account."""

import pytest

from server.domain.following_up import ReportLine
from tests.routes.conftest import Place
from tests.routes.evening import begun, closed, final
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio


async def test_a_check_is_made_from_a_plan_with_its_open_lines_and_who_owns_them(place: Place) -> None:
    evening = await final(place)
    await evening.says("Sam", ReportLine("note-1", "r1", "in_progress", "Two of three rules"))
    answer = await evening.ana.post(f"/w/{evening.row.id}/follow-up")
    assert answer.status_code == 303
    row = await place.house.workshops.found(answer.headers["location"].split("/")[2])
    assert row and row.title.startswith("Day-30 check: Sales forecasting")
    state = await place.state(row)
    line = state.record("r1")
    assert line and (line.get("owner"), line.get("status")) == (evening.ids["Sam"], "in_progress")
    sam = state.person(evening.ids["Sam"])
    assert sam and sam.role == "expected" and state.agenda.status == "lobby"
    assert state.everyone.about.follows == evening.row.id
    series = words((await evening.ana.get(f"/w/{row.id}/series")).text)
    assert "2 workshops on this flow" in series and "Two of three rules" in series


async def test_the_second_check_of_a_series_is_the_day_60_check(place: Place) -> None:
    evening = await final(place)
    first = (await evening.ana.post(f"/w/{evening.row.id}/follow-up")).headers["location"].split("/")[2]
    (await place.house.rooms.open(first, (await place.house.workshops.found(first)).epoch)).workshop.agenda.status = (  # type: ignore[union-attr]
        "closed"
    )
    second = (await evening.ana.post(f"/w/{first}/follow-up")).headers["location"].split("/")[2]
    row = await place.house.workshops.found(second)
    assert row and row.title.startswith("Day-60 check: Sales forecasting")
    assert "3 workshops on this flow" in words((await evening.ana.get(f"/w/{evening.row.id}/series")).text)


async def test_there_is_no_check_before_the_workshop_is_closed_and_none_for_others(place: Place) -> None:
    evening = await begun(place)
    early = await evening.ana.post(f"/w/{evening.row.id}/follow-up")
    assert early.status_code == 409 and "Close the workshop first" in early.text
    for browser in (evening.sam, await place.facilitator("Bo")):
        assert (await browser.post(f"/w/{evening.row.id}/follow-up")).status_code == 404
        assert (await browser.get(f"/w/{evening.row.id}/series")).status_code == 404


async def test_a_plan_and_the_check_of_it_lead_to_each_other(place: Place) -> None:
    evening = await final(place)
    assert "plan-neighbours" not in await evening.plan(evening.ana)
    check = (await evening.ana.post(f"/w/{evening.row.id}/follow-up")).headers["location"].split("/")[2]
    old = await evening.plan(evening.ana)
    assert f'<a href="/w/{check}">' in old
    assert "Day-30 check: Sales forecasting: who does what? on 1 February 2027 continues this plan." in words(old)
    new = (await evening.ana.get(f"/w/{check}/plan")).text
    assert f'<a href="/w/{evening.row.id}/plan">' in new
    assert "This continues Sales forecasting: who does what? , agreed on" in words(new)
    row = await place.house.workshops.found(check)
    assert row
    agenda = (await place.state(row)).agenda
    agenda.status, agenda.closed_at = "closed", 1_800_000_000_000
    old = await evening.plan(evening.ana)
    assert f'<a href="/w/{check}/plan">' in old and "continued this plan" in old


async def test_who_has_no_seat_in_the_check_reads_its_day_alone_until_it_is_erased(place: Place) -> None:
    evening = await final(place)
    check = (await evening.ana.post(f"/w/{evening.row.id}/follow-up")).headers["location"].split("/")[2]
    old = await evening.plan(evening.sam)
    assert "A check on 1 February 2027 continues this plan." in words(old)
    assert "Day-30 check: Sales" not in old and check not in old
    await place.house.workshops.erase(check)
    assert "plan-neighbours" not in await evening.plan(evening.sam)


async def test_a_series_names_no_function_that_stands_alone_and_no_reason(place: Place) -> None:
    evening = await closed(place)
    page = (await evening.ana.get(f"/w/{evening.row.id}/series")).text
    assert "One workshop so far" in page and "The rule is the same for all" not in page
    assert "<bdi>Finance</bdi>" not in page
