"""The page on which an answer that came by phone is entered: who opens it, what it says no to, what the plan shows."""

import httpx
import pytest

from tests.routes.conftest import Place
from tests.routes.evening import Evening, closed
from tests.routes.test_plan import row_of, words

pytestmark = pytest.mark.asyncio

HEARD = {"yes_given": "yes", "yes_by": "Ruth Vogel", "yes_way": "phone", "yes_on": "2026-11-20", "yes_words": "By July"}


def address(evening: Evening, line: str = "i1") -> str:
    return f"/w/{evening.row.id}/plan/answer/{line}"


async def said(evening: Evening, browser: httpx.AsyncClient, **form: str) -> httpx.Response:
    return await browser.post(address(evening), data=HEARD | form)


async def test_the_facilitator_enters_an_answer_and_the_plan_says_who_gave_it_and_how(place: Place) -> None:
    evening = await closed(place)
    assert "Enter their answer" in await evening.plan(evening.ana)
    page = (await evening.ana.get(address(evening))).text
    assert "Enter the answer of <bdi>Pay committee" in page and 'value="Pay committee"' in page
    answer = await said(evening, evening.ana)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{evening.row.id}/plan#line-i1")
    plan = await evening.plan(evening.sam)
    row = words(row_of(plan, "Being right"))
    assert "Yes, on 2026-11-20, said by Ruth Vogel by phone, entered by Ana: By July" in row
    assert "Needs a yes from Pay committee" not in plan and "their answer" not in plan


async def test_it_is_corrected_and_taken_back(place: Place) -> None:
    evening = await closed(place)
    await said(evening, evening.ana)
    assert "Correct their answer" in await evening.plan(evening.mia)
    page = (await evening.mia.get(address(evening))).text
    assert 'value="Ruth Vogel"' in page and "By July" in page and "Take the answer back" in page
    assert (await said(evening, evening.mia, yes_given="no", yes_words="Never")).status_code == 303
    assert "No from Pay committee" in await evening.plan(evening.sam)
    assert (await said(evening, evening.mia, act="take_back")).status_code == 303
    assert "Needs a yes from Pay committee" in await evening.plan(evening.sam)


@pytest.mark.parametrize(
    ("form", "text", "field"),
    [
        ({"yes_given": ""}, "Pick yes or no.", "yes_given"),
        ({"yes_by": " "}, "Say who said it.", "yes_by"),
        ({"yes_way": ""}, "Pick how they said it.", "yes_way"),
        ({"yes_on": "2999-01-01"}, "not a day to come", "yes_on"),
        ({"yes_given": "no", "yes_words": ""}, "what would have to be different", "yes_words"),
    ],
)
async def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    place: Place, form: dict[str, str], text: str, field: str
) -> None:
    evening = await closed(place)
    answer = await said(evening, evening.ana, **form)
    assert answer.status_code == 422 and text in answer.text
    assert f'href="#{field}"' in answer.text and f'id="{field}-error"' in answer.text
    assert all(typed in answer.text for typed in (HEARD | form).values())


async def test_nobody_else_enters_an_answer_and_what_was_said_by_link_stays(place: Place) -> None:
    evening = await closed(place)
    for browser, status in ((evening.sam, 404), (await place.browser(), 303)):
        assert (await browser.get(address(evening))).status_code == status
        assert (await said(evening, browser)).status_code == status
    for line in ("r1", "nothing"):
        assert (await evening.ana.get(address(evening, line))).status_code == 404
    assert "Needs a yes from Pay committee" in await evening.plan(evening.ana)
