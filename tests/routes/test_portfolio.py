"""The portfolio: all changes of an account's workshops, narrowed down, the overdue ones first, and as CSV."""

import csv
import io
import re

import pytest

from server.domain.following_up import ReportLine
from tests.routes.conftest import Place
from tests.routes.evening import Evening, closed, final
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio


def titles(page: str) -> list[str]:
    return [words(one) for one in re.findall(r'<th scope="row">.*?</th>', page, re.DOTALL)]


async def shown(evening: Evening, **picked: str) -> str:
    answer = await evening.ana.get("/portfolio", params=picked)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


async def test_it_lists_the_changes_of_ones_workshops_and_of_nobody_elses(place: Place) -> None:
    evening = await closed(place)
    assert "Sales rep: from filling in to judging" in titles(await shown(evening))
    other = await place.facilitator("Bo")
    assert "No changes yet" in (await other.get("/portfolio")).text
    stranger = await (await place.browser()).get("/portfolio")
    assert stranger.status_code == 303 and stranger.headers["location"].startswith("/sign-in")


async def test_overdue_changes_come_first_and_what_is_done_last(place: Place) -> None:
    evening = await closed(place)
    await evening.sets("Ana", "i1", due="2020-01-01")
    await evening.sets("Ana", "r1", due="2019-01-01")
    await evening.says("Sam", ReportLine("note-1", "r1", "done", "It is done"))
    page = await shown(evening)
    assert [one.split(":")[0] for one in titles(page)] == ["Rewarded today", "Sales rep"]
    assert page.count(">Overdue</span>") == 1


PICKED = [
    ("kind", "role", 1),
    ("owner", "Mia", 1),
    ("function", "Sales", 1),
    ("status", "done", 0),
    ("status", "late", 0),
]


@pytest.mark.parametrize(("name", "value", "many"), PICKED)
async def test_it_is_narrowed_down(place: Place, name: str, value: str, many: int) -> None:
    page = await shown(await closed(place), **{name: value})
    assert len(titles(page)) == many


async def test_a_line_that_was_carried_over_stands_once_as_the_check_has_it(place: Place) -> None:
    evening = await final(place)
    before = titles(await shown(evening))
    check = (await evening.ana.post(f"/w/{evening.row.id}/follow-up")).headers["location"].split("/")[2]
    page = await shown(evening)
    assert sorted(titles(page)) == sorted(before)
    assert f"/w/{check}/plan#line-r1" in page


async def test_the_csv_holds_what_the_page_shows_and_no_formula(place: Place) -> None:
    evening = await closed(place)
    await evening.sets("Ana", "r1", role="=1+1")
    answer = await evening.ana.get("/portfolio.csv", params={"kind": "role"})
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(one["Change"][:5], one["Owner"], one["Kind"]) for one in rows] == [("'=1+1", "Sam", "Role")]
