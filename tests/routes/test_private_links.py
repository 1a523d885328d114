"""Private links over HTTP: who makes them, what their page shows and does, and what it never shows."""

import re

import httpx
import pytest

from server.routes.visitors import seat_cookie
from server.storage.tables import Device
from tests.routes.conftest import Place
from tests.routes.evening import STEP, WHY_NOT_SHOWN, Evening, closed, final
from tests.routes.test_plan import row_of, words

pytestmark = pytest.mark.asyncio


async def link_for(evening: Evening, browser: httpx.AsyncClient, **whom: str) -> str:
    """The path of a link that was made on the page of the plan."""
    answer = await browser.post(f"/w/{evening.row.id}/plan/link", data=whom)
    assert answer.status_code == 200, answer.text
    [link] = re.findall(r'value="http://workshops\.example(/l/[\w-]+)"', answer.text)
    return str(link)


async def opened(evening: Evening, link: str) -> str:
    """The page of a link, in a browser that was never here."""
    answer = await (await evening.place.browser()).get(link)
    assert answer.status_code == 200, answer.text
    return answer.text


async def said(evening: Evening, link: str, **form: str) -> httpx.Response:
    return await (await evening.place.browser()).post(link, data={"page": "p" * 22} | form)


async def test_the_facilitator_and_whoever_runs_the_plan_make_links_and_nobody_else(place: Place) -> None:
    evening = await closed(place)
    sam = evening.ids["Sam"]
    for browser in (evening.ana, evening.mia):
        assert "Sam" in words(await opened(evening, await link_for(evening, browser, person=sam)))
    refusal = await evening.sam.post(f"/w/{evening.row.id}/plan/link", data={"person": sam})
    assert refusal.status_code == 409 and "Only the facilitator" in refusal.text
    stranger = await (await place.browser()).post(f"/w/{evening.row.id}/plan/link", data={"person": sam})
    assert stranger.status_code == 303
    assert "Ask them without an account" in await evening.plan(evening.mia)
    assert "Ask them without an account" not in await evening.plan(evening.sam)


async def test_a_link_shows_its_owners_lines_and_nothing_else_of_the_workshop(place: Place) -> None:
    evening = await closed(place)
    page = await opened(evening, await link_for(evening, evening.ana, person=evening.ids["Sam"]))
    assert "from filling in to judging" in page and "Being right" in page
    hidden = (
        WHY_NOT_SHOWN,
        "The rule is the same for all",
        "Only with an audit",
        "Pay only after a year",
        "Ruth Vogel",
    )
    for secret in (
        *hidden,
        "One hour for all regions",
        evening.row.join_key,
        evening.row.wall_key,
        evening.row.join_code,
    ):
        assert secret not in page, secret
    own = await opened(evening, await link_for(evening, evening.ana, yes_from="Pay committee"))
    assert "Being right" in own and "from filling in to judging" not in own


async def test_the_secret_of_a_link_is_kept_as_a_hash_and_is_no_seat(place: Place) -> None:
    evening = await closed(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    secret = link.removeprefix("/l/")
    assert len(secret) >= 43
    found = await place.house.workshops.link(secret)
    assert isinstance(found, Device) and secret not in found.model_dump_json()
    state = await place.state(evening.row)
    assert all(secret not in repr(part) for part in state.compartments.values())
    thief = await place.browser()
    thief.cookies.set(seat_cookie(evening.row.id), secret)
    for path in ("", "/plan", "/console", "/export/json", "/wall"):
        answer = await thief.get(f"/w/{evening.row.id}{path}")
        assert answer.status_code in (204, 303, 404), path


async def test_a_new_link_leaves_those_that_were_sent(place: Place) -> None:
    evening = await closed(place)
    first = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    second = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    assert first != second
    for link in (first, second):
        assert "from filling in to judging" in await opened(evening, link)


async def test_links_are_ended_together_and_their_pages_say_so(place: Place) -> None:
    evening = await closed(place)
    whom = {"person": evening.ids["Sam"]}
    first, second = [await link_for(evening, evening.ana, **whom) for _ in range(2)]
    assert (await said(evening, first, act="report", line="r1", status="in_progress", text="Kept")).status_code == 303
    ending = f"/w/{evening.row.id}/plan/link/end"
    assert "End all 2 links" in await evening.plan(evening.mia)
    assert (await evening.sam.post(ending, data=whom)).status_code == 409
    assert (await (await place.browser()).post(ending, data=whom)).status_code == 303
    assert "from filling in to judging" in await opened(evening, first)
    ended = await evening.mia.post(ending, data=whom)
    assert (ended.status_code, ended.headers["location"]) == (303, f"/w/{evening.row.id}/plan#links")
    for link in (first, second):
        gone = await (await place.browser()).get(link)
        assert gone.status_code == 410 and "This link has ended" in gone.text and "from filling" not in gone.text
        assert (await said(evening, link, act="report", line="r1", status="done")).status_code == 410
    assert "Kept" in await evening.plan(evening.ana)
    await opened(evening, await link_for(evening, evening.ana, **whom))


async def test_a_link_that_never_was_is_not_said_to_have_ended(place: Place) -> None:
    answer = await (await place.browser()).get(f"/l/{'x' * 43}")
    assert answer.status_code == 404 and "mistyped" in answer.text


async def test_an_owner_without_account_reports_and_the_plan_shows_it_with_day_and_name(place: Place) -> None:
    evening = await final(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    answer = await said(evening, link, act="report", line="r1", status="in_progress", text="Two of three rules")
    assert answer.status_code == 303
    assert "Reported. The plan shows it" in await opened(evening, answer.headers["location"].partition("#")[0])
    row = words(row_of(await evening.plan(evening.mia), "from filling in to judging"))
    assert re.search(r"\d+ \w+( \d{4})? ?, Sam \(SAL\) ?: In progress ?. Two of three rules", row), row


async def test_the_same_form_sent_twice_counts_once(place: Place) -> None:
    evening = await final(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    for _ in range(2):
        answer = await said(evening, link, act="report", line="r1", status="done", text="It is done")
        assert answer.status_code == 303
    assert (await opened(evening, link)).count('<p dir="auto">It is done</p>') == 1


async def test_what_a_rule_says_no_to_is_said_on_the_page_and_nothing_typed_is_lost(place: Place) -> None:
    evening = await closed(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Mia"])
    answer = await said(evening, link, act="take", line="i1", first_step="Ask the committee", first_step_by="soon")
    assert answer.status_code == 422
    assert "This was not saved" in answer.text and 'value="Ask the committee"' in answer.text
    assert (await said(evening, link, act="take", line="nothing")).status_code == 422


async def test_an_owner_takes_hands_over_and_declines_by_link(place: Place) -> None:
    evening = await closed(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Mia"])
    taken = await said(evening, link, act="take", line="i1", first_step="Ask them", first_step_by="2027-01-12")
    assert taken.status_code == 303
    assert "Ask them · 12 Jan 2027" in words(row_of(await evening.plan(evening.ana), "Being right"))
    handed = await said(evening, link, act="hand_over", line="i1", to=evening.ids["Sam"])
    assert handed.status_code == 303
    assert "Handed over" in words(row_of(await evening.plan(evening.ana), "Being right"))
    sams = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    assert (await said(evening, sams, act="decline", line="i1")).status_code == 303
    assert "No owner yet" in words(row_of(await evening.plan(evening.ana), "Being right"))


async def test_a_yes_by_link_follows_into_the_plan(place: Place) -> None:
    evening = await closed(place)
    link = await link_for(evening, evening.mia, yes_from="Pay committee")
    page = words(await opened(evening, link))
    assert "Your yes is asked for, Pay committee" in page
    assert "Submit" in page and "Person + AI. AI checks the evidence, the rep answers for it" in page
    refused = await said(evening, link, act="answer", line="i1", answer="no")
    assert refused.status_code == 422
    assert (await said(evening, link, act="answer", line="i1", answer="yes", text="From July")).status_code == 303
    plan = await evening.plan(evening.sam)
    assert "Needs a yes from Pay committee" not in plan
    assert re.search(r"Yes, on \d{4}-\d\d-\d\d: From July", words(row_of(plan, "Being right")))


async def test_a_link_rests_while_the_room_works_again(place: Place) -> None:
    evening = await closed(place)
    link = await link_for(evening, evening.ana, person=evening.ids["Sam"])
    (await place.state(evening.row)).agenda.status = "running"
    resting = await (await place.browser()).get(link)
    assert resting.status_code == 404 and "works as before once the workshop is closed" in resting.text


async def test_steps_decisions_changes_and_pins_lead_to_each_other(place: Place) -> None:
    evening = await closed(place)
    page = await evening.plan(evening.ana)
    for anchor in (f'id="step-{STEP}"', f'href="#step-{STEP}"', 'id="line-r1"', 'href="#line-r1"'):
        assert anchor in page, anchor


@pytest.mark.parametrize(
    ("picked", "shown"),
    [
        ({"kind": "role"}, ["Decided 1"]),
        ({"owner": "Mia"}, ["Decided 1", "Needs a yes from Pay committee 1"]),
        ({"function": "sales", "kind": "incentive"}, ["Needs a yes from Pay committee 1"]),
        ({"status": "done"}, []),
    ],
)
async def test_the_table_shows_what_is_picked(place: Place, picked: dict[str, str], shown: list[str]) -> None:
    evening = await closed(place)
    query = picked | ({"owner": evening.ids[picked["owner"]]} if "owner" in picked else {})
    page = await evening.plan(evening.ana, **query)
    assert [words(one) for one in re.findall(r"<tr data-group>.*?</tr>", page, re.DOTALL)] == shown
    assert ("No change is like this" in page) == (not shown)


async def test_who_has_a_seat_reports_on_their_lines_without_a_link_also_when_the_plan_is_final(place: Place) -> None:
    evening = await final(place)
    assert "/mine" in await evening.plan(evening.sam)
    path = f"/w/{evening.row.id}/mine"
    assert "from filling in to judging" in (await evening.sam.get(path)).text
    form = {"page": "q" * 22, "act": "report", "line": "r1", "status": "done", "text": "It is in use"}
    assert (await evening.sam.post(path, data=form)).status_code == 303
    assert "It is in use" in await evening.plan(evening.mia)
    stranger = await place.browser()
    assert (await stranger.get(path)).status_code == 303
    assert (await stranger.post(path, data=form)).status_code == 303
