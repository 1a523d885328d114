"""Templates of an account's own: saved out of a workshop, taken along as a file, added, renamed, deleted."""

import re
from html import unescape

import httpx
import pytest

from server.routes.shelves import OWN
from server.storage.own_templates import MOST
from server.storage.plain_yaml import MOST_BYTES
from tests.routes.conftest import TEMPLATES, Place
from tests.routes.evening import begun, closed
from tests.routes.test_plan import words

pytestmark = pytest.mark.asyncio

SMALL = b"""\
# ours
key: ours
title: Our flow
version: 1
functions:
  - {id: sales, name: Sales}
steps:
  - {id: ask, name: Ask the customer, owner: sales}
"""
FILLED = {"template": "blank", "agenda": "180_minutes", "title": "Ours, with care"}


async def add(browser: httpx.AsyncClient, content: bytes, name: str = "ours.yaml") -> httpx.Response:
    return await browser.post("/templates", files={"file": (name, content)}, data=FILLED)


async def added(browser: httpx.AsyncClient, content: bytes) -> str:
    """The id of a template that was added."""
    answer = await add(browser, content)
    assert answer.status_code == 303, answer.text
    found = re.search(r"own%3A(\w+)", answer.headers["location"])
    assert found
    return found[1]


async def offered(browser: httpx.AsyncClient) -> str:
    return (await browser.get("/new")).text


async def test_an_added_template_is_offered_picked_and_makes_a_workshop(place: Place) -> None:
    ana = await place.facilitator()
    answer = await add(ana, SMALL)
    page = (await ana.get(answer.headers["location"])).text
    id = await added(ana, SMALL)
    assert f'value="{OWN}{id}"' in page and "The template is added and picked." in page
    assert 'value="Ours, with care"' in page and 'value="180_minutes" checked' in page.replace("  ", " ")
    row = await place.workshop(ana, template=OWN + id)
    state = await place.state(row)
    assert row.title == "Our flow: who does what?" and state.everyone.about.template == "ours"
    assert state.record("ask") and any(one.kind == "prompt" for one in state.everyone.records.values())


async def test_out_and_in_again_a_template_is_the_same_file_and_kept_once(place: Place) -> None:
    ana = await place.facilitator()
    id = await added(ana, SMALL)
    file = await ana.get(f"/templates/own/{id}")
    assert file.content == SMALL and 'filename="ours.yaml"' in file.headers["content-disposition"]
    assert await added(ana, file.content) == id


@pytest.mark.parametrize("shipped", ["flows/sales_forecasting", "flows/blank", "agendas/90_minutes"])
async def test_a_shipped_template_is_taken_along_as_its_file_and_can_be_added(place: Place, shipped: str) -> None:
    ana = await place.facilitator()
    file = await ana.get(f"/templates/{shipped}")
    folder = TEMPLATES if shipped.startswith("flows") else TEMPLATES / "agendas"
    assert file.content == (folder / f"{shipped.partition('/')[2]}.yaml").read_bytes()
    id = await added(ana, file.content)
    assert (await ana.get(f"/templates/own/{id}")).content == file.content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SMALL.replace(b"owner: sales", b"owner: salez"), "ours.yaml, line 8: steps[0].owner: there is no function"),
        (SMALL.replace(b"version: 1", b"version: one"), "ours.yaml, line 4: version: Version takes a number."),
        (SMALL.replace(b"steps:", b"stepps:"), "ours.yaml, line 7: stepps: is not known here"),
        (b"key: [", "is not YAML"),
        (b"\x00", "is not YAML"),
        (b'key: ours\ntitle: "a\\0b"\nversion: 1\n', "line 2: title: holds a character that cannot be shown"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a: &a [x]\nb: *a\n", "line 1: uses & or *"),
        (b"a: !!python/name:os.system x", "uses a tag that begins with !"),
        (b"key: " + b"[" * 10_000, "is nested more than 8 deep"),
        (b"#" * (MOST_BYTES + 1), "is larger than 256 KiB"),
        (b" " * (3 * 2**20), "This file is over 256 KB"),
        (b"- a\n", "is no mapping"),
        (b"", "Pick a template file first."),
    ],
)
async def test_a_malformed_file_is_refused_with_line_field_and_reason(
    place: Place, content: bytes, reason: str
) -> None:
    ana = await place.facilitator()
    answer = await add(ana, content)
    assert answer.status_code == 422 and reason in unescape(words(answer.text))
    assert OWN not in await offered(ana)
    if len(content) < 2 * 2**20:
        assert 'value="Ours, with care"' in answer.text and 'value="blank"' in answer.text


async def test_texts_of_a_file_are_made_clean_and_its_name_is_no_markup(place: Place) -> None:
    ana = await place.facilitator()
    id = await added(ana, SMALL.replace(b"Our flow", b'"Our \\u202eflow"'))
    assert "\u202e" not in (await ana.get(f"/templates/own/{id}")).text
    answer = await add(ana, b"- a", name="<b>x</b>.yaml")
    assert "<b>x</b>.yaml" not in answer.text and "&lt;b&gt;x&lt;/b&gt;.yaml" in answer.text


async def test_a_template_is_renamed_with_its_comments_and_deleted(place: Place) -> None:
    ana = await place.facilitator()
    id = await added(ana, SMALL)
    row = await place.workshop(ana, template=OWN + id)
    answer = await ana.post(f"/templates/{id}/rename", data=FILLED | {"called": '  Ours: "new" '})
    assert "told=renamed" in answer.headers["location"] and "title=Ours%2C+with+care" in answer.headers["location"]
    text = (await ana.get(f"/templates/own/{id}")).text
    assert text.startswith("# ours\n") and 'title: "Ours: \\"new\\""' in text
    assert (await ana.post(f"/templates/{id}/rename", data={"called": " "})).status_code == 422
    await ana.post(f"/templates/{id}/delete", data=FILLED)
    assert id not in await offered(ana) and (await ana.get(f"/templates/own/{id}")).status_code == 404
    assert (await ana.get(f"/w/{row.id}/console")).status_code == 200


async def test_nobody_finds_the_templates_of_another_account(place: Place) -> None:
    ana, ben = await place.facilitator(), await place.facilitator("Ben")
    id = await added(ana, SMALL)
    assert id not in await offered(ben) and (await ben.get(f"/templates/own/{id}")).status_code == 404
    for act in ("rename", "delete"):
        assert (await ben.post(f"/templates/{id}/{act}", data={"called": "Mine"})).status_code == 404
    answer = await ben.post("/workshops", data={"template": OWN + id, "agenda": "90_minutes"})
    assert answer.status_code == 422 and "Pick a flow." in answer.text
    stranger = await place.browser()
    assert (await stranger.get("/templates/flows/blank")).status_code == 404
    assert (await add(stranger, SMALL)).headers["location"].startswith("/sign-in")
    assert id in await offered(ana)


async def test_an_account_keeps_so_many_templates_and_no_more(place: Place) -> None:
    ana = await place.facilitator()
    for number in range(MOST):
        await added(ana, SMALL.replace(b"Our flow", f"Flow {number}".encode()))
    assert f"You have {MOST} templates" in words((await add(ana, SMALL)).text)
    await added(ana, SMALL.replace(b"Our flow", b"Flow 7"))


async def test_flow_and_agenda_of_a_workshop_become_templates_without_what_the_room_said(place: Place) -> None:
    evening = await closed(place)
    page = (await evening.ana.get(f"/w/{evening.row.id}/template")).text
    assert "No people, marks, answers, decisions or plans" in words(page)
    saved = await evening.ana.post(
        f"/w/{evening.row.id}/template", data={"title": "Ours", "flow": "true", "agenda": "true"}
    )
    assert saved.status_code == 200, saved.text
    files = [await evening.ana.get(one) for one in re.findall(r'href="(/templates/own/\w+)"', saved.text)]
    flow, agenda = (one.text for one in files)
    assert "key: ours\ntitle: Ours\n" in flow and "steps:" in flow and "handoffs:" in flow and "metric_options:" in flow
    assert "blocks:" in agenda and "scripts:" not in agenda and "minutes: 90" in agenda
    tree = (await evening.ana.get(f"/w/{evening.row.id}/export/json")).json()
    for person in tree["people"]:
        assert person["name"] not in flow + agenda
    for private in ("sponsor", "today:", "usable", "focus", " mode:", "why:", "held_on"):
        assert private not in flow, private
    row = await place.workshop(evening.ana, **picks(saved.text))
    state = await place.state(row)
    assert len([one for one in state.everyone.records.values() if one.kind == "step"]) == 14
    assert state.everyone.about.agenda == "ours" and row.title == "Ours: who does what?"


def picks(page: str) -> dict[str, str]:
    """What the link to a new workshop has picked."""
    found = re.search(r'href="(/new\?[^"]+)"', page)
    assert found
    return dict(httpx.URL(found[1].replace("&amp;", "&")).params)


async def test_the_script_goes_along_only_where_it_is_ticked(place: Place) -> None:
    evening = await begun(place)
    data = {"title": "With words", "agenda": "true", "scripts": "true"}
    saved = await evening.ana.post(f"/w/{evening.row.id}/template", data=data)
    files = re.findall(r'href="(/templates/own/\w+)"', saved.text)
    assert len(files) == 1
    assert "Read aloud who sponsors this" in (await evening.ana.get(files[0])).text


async def test_nothing_is_saved_without_a_title_or_anything_ticked(place: Place) -> None:
    evening = await begun(place)
    for data, reason in (
        ({"title": "Ours"}, "Tick what to save"),
        ({"title": " ", "flow": "true"}, "Type a title"),
        ({"title": "x" * 81, "flow": "true"}, "Type a title, up to 80"),
    ):
        answer = await evening.ana.post(f"/w/{evening.row.id}/template", data=data)
        assert answer.status_code == 422 and reason in words(answer.text)
    assert OWN not in await offered(evening.ana)


async def test_only_the_owner_saves_a_workshop(place: Place) -> None:
    evening = await begun(place)
    ben = await place.facilitator("Ben")
    for browser in (evening.sam, ben):
        assert (await browser.get(f"/w/{evening.row.id}/template")).status_code == 404
        answer = await browser.post(f"/w/{evening.row.id}/template", data={"title": "Mine", "flow": "true"})
        assert answer.status_code == 404
