"""The page of the plan: who may read it, what stands on it, what is the reader's own. All of it without a script."""

import re

import httpx
import pytest

from server.domain.editing import Add
from server.domain.people import RemovePerson
from server.exports.formats import AUDIENCES, FORMATS
from tests.exports.hostile import MARKUP
from tests.routes.conftest import Place
from tests.routes.evening import DESPITE, STEP, WHY_NOT_SHOWN, begun, closed, final, redesigned

pytestmark = pytest.mark.asyncio


def words(page: str) -> str:
    """What a reader of the page reads, without markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def row_of(page: str, change: str) -> str:
    """The row of the table that says this."""
    rows: list[str] = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    [row] = [row for row in rows if change in row]
    return row


async def door_of(browser: httpx.AsyncClient, address: str) -> str:
    answer = await browser.get(address)
    assert answer.status_code == 303
    return str(answer.headers["location"])


async def test_whoever_has_a_seat_reads_the_plan_and_nobody_else(place: Place) -> None:
    evening = await begun(place)
    for browser in (evening.ana, evening.sam, evening.mia):
        assert "Sales forecasting" in await evening.plan(browser)
    address = f"/w/{evening.row.id}/plan"
    for stranger in (await place.browser(), await place.facilitator("Bo")):
        assert await door_of(stranger, address) == f"/w/{evening.row.id}"
    assert (await evening.sam.get("/w/nowhere/plan")).status_code == 404


async def test_who_was_removed_and_a_device_that_waits_are_led_to_the_door(place: Place) -> None:
    evening = await begun(place)
    second = await place.browser()
    asked = {"name": "Sam", "function": "sales", "same": evening.ids["Sam"]}
    assert (await second.post(f"/j/{evening.row.join_key}", data=asked)).status_code == 303
    await evening.says("Ana", RemovePerson(evening.ids["Mia"]))
    for browser in (second, evening.mia):
        assert await door_of(browser, f"/w/{evening.row.id}/plan") == f"/w/{evening.row.id}"


async def test_before_closing_it_is_a_draft(place: Place) -> None:
    evening = await redesigned(place)
    assert "DRAFT" in words(await evening.plan(evening.sam))


async def test_closed_it_says_when_it_was_agreed_by_when_it_is_final_and_despite_what(place: Place) -> None:
    evening = await closed(place)
    said = words(await evening.plan(evening.sam))
    assert re.search(r"As agreed in the room on \d+ \w+ \d{4} ?; final by \d+ \w+ \d{4}", said)
    assert DESPITE in said and "DRAFT" not in said
    assert "What the final plan still needs" in said
    assert "Sales rep (step 7): Due, how we will see it" in said


async def test_final_it_says_so_and_asks_for_nothing(place: Place) -> None:
    evening = await final(place)
    said = words(await evening.plan(evening.mia))
    assert "Final Agreed in the room on" in said
    assert "still needs" not in said and "missing until" not in said


async def test_page_one_says_what_somebody_who_was_not_there_asks_first(place: Place) -> None:
    evening = await final(place)
    said = words((await evening.plan(evening.ana)).partition("data-page")[0])
    for expected in (
        "Sponsor: Ruth Vogel",
        "FIN Mia runs the plan",
        "This room may decide: Who does each step",
        "AI checks the evidence, the rep answers for it",
        "Person → Person + AI",
        "4 hours a week, 8 weeks Finance: the pilot",
        "Pay committee One change needs this yes",
        "1 February 2027 FIN Mia chairs",
        "Loses Sales rep: from filling in to judging",
        "What we tell them: Typing goes away",
        "Only with an audit",
        "Finance , on the plan: not yet Pay only after a year",
        "Nobody from: IT, HR, Operations",
        "Signed Ruth Vogel Sponsor",
    ):
        assert expected in said, expected


async def test_the_one_table_groups_changes_by_whose_yes_they_need(place: Place) -> None:
    evening = await closed(place)
    page = await evening.plan(evening.ana)
    groups = re.findall(r"<tr data-group>.*?</tr>", page, re.DOTALL)
    assert [words(one) for one in groups] == ["Decided 1", "Needs a yes from Pay committee 1"]
    role = words(row_of(page, "from filling in to judging"))
    for expected in ("Role", "7", "SAL Sam", "FIN Mia", "This room", "List the rules · 10 Jan 2027"):
        assert expected in role, expected
    assert "Cannot support it: Finance 1" in words(row_of(page, "Being right"))


@pytest.mark.parametrize(("by", "groups"), [("owner", ["Mia (FIN) 1", "Sam (SAL) 1"]), ("date", ["No day yet 2"])])
async def test_the_table_can_be_ordered_by_owner_and_by_day(place: Place, by: str, groups: list[str]) -> None:
    evening = await closed(place)
    page = await evening.plan(evening.ana, by=by)
    assert [words(one) for one in re.findall(r"<tr data-group>.*?</tr>", page, re.DOTALL)] == groups
    assert f'href="?by={by}#changes" aria-current="true"' in page


async def test_an_order_that_is_none_is_a_problem_and_no_failure(place: Place) -> None:
    evening = await begun(place)
    assert (await evening.ana.get(f"/w/{evening.row.id}/plan?by=colour")).status_code == 422


async def test_what_stands_behind_the_changes_is_all_there(place: Place) -> None:
    evening = await closed(place)
    said = words(await evening.plan(evening.ana))
    for expected in (
        "Where nothing needs to change",
        "Don&#39;t know yet",
        "Decisions",
        "Open points",
        "One hour for all",
    ):
        assert expected in said, expected
    plan = re.sub(r'<section[^>]* id="owners".*?</section>', "", await evening.plan(evening.ana), flags=re.DOTALL)
    assert words(plan).count("Sales rep: from filling in to judging") == 2


async def test_owners_find_their_lines_marked_with_what_is_missing_and_the_way_to_complete_them(place: Place) -> None:
    evening = await closed(place)
    page = await evening.plan(evening.sam)
    own = row_of(page, "from filling in to judging")
    assert "data-own" in own and "Still needed: Due, how we will see it" in words(own)
    assert f'href="/w/{evening.row.id}#completing"' in own
    assert "2 lines of yours are not complete yet." in words(page)
    ida = await place.joined(evening.row, "Ida", "it")
    assert "data-own" not in await evening.plan(ida)


async def test_whoever_runs_the_plan_reads_how_much_is_missing(place: Place) -> None:
    evening = await closed(place)
    for browser in (evening.mia, evening.ana):
        assert re.search(r"\d+ things are missing until the plan is final", words(await evening.plan(browser)))
    assert "missing until" not in await evening.plan(evening.sam)


async def test_marks_and_their_reasons_are_not_on_it(place: Place) -> None:
    evening = await redesigned(place)
    for browser in (evening.sam, evening.ana):
        assert WHY_NOT_SHOWN not in await evening.plan(browser)


async def test_what_people_typed_stays_text(place: Place) -> None:
    evening = await redesigned(place)
    for number, text in enumerate(MARKUP):
        await evening.edits("Ana", Add("parked_item", f"x{number}", {"text": text}))
        await evening.edits("Ana", Add("role_change", f"y{number}", {"role": text[:80], "objection": text}))
    await evening.sets("Ana", "purpose", title="<script>alert(1)</script>", sponsor='"><img src=x>')
    await evening.sets("Ana", STEP, name="{{ 7 * 7 }} <b>bold</b>")
    page = await evening.plan(evening.ana)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    for markup in ("<script>alert", "<img", "<b>bold", 'href="javascript', 'evil.example"'):
        assert markup not in page, markup


async def test_it_offers_every_format_and_says_where_it_lives(behind_https: Place) -> None:
    evening = await begun(behind_https)
    page = await evening.plan(evening.ana)
    for format in FORMATS.values():
        if format.audience in AUDIENCES:
            assert f'href="/w/{evening.row.id}/export/{format.name}"' in page
    way = re.findall(r'href="(/w/\w+/plan/into/\w+)"', page)
    others = (await evening.ana.get(way[0])).text
    for name in (one.name for one in FORMATS.values() if one.audience == "tools"):
        assert f'href="/w/{evening.row.id}/plan/into/{name}"' in others
    assert f'The plan lives at <bdi id="link">https://workshops.example/w/{evening.row.id}/plan</bdi>' in page
