"""The pages that are drawn on the server: home, a new workshop, the room's door, and problems."""

import re
from html import unescape

import pytest

from server.domain.agenda import Go
from server.domain.editing import Edit, Set
from server.domain.record import Value
from server.routes.pages import day
from server.routes.workshops import AFTER_THE_LOBBY
from tests.routes.conftest import PASSPHRASE, Place

pytestmark = pytest.mark.asyncio

CHOSEN = {"template": "sales_forecasting", "agenda": "90_minutes"}


async def test_home_lets_anybody_join_with_a_code(place: Place) -> None:
    await place.facilitator()
    page = await (await place.browser()).get("/")
    assert page.status_code == 200
    assert 'action="/join"' in page.text
    assert "/sign-in" in page.text


async def test_a_new_server_says_how_the_first_account_is_made(place: Place) -> None:
    page = await (await place.browser()).get("/")
    assert "set-up link" in page.text
    assert place.house.set_up_token not in page.text


async def test_home_offers_the_first_workshop(place: Place) -> None:
    page = await (await place.facilitator()).get("/")
    assert "No workshops yet" in page.text


async def test_home_lists_ones_own_workshops_with_their_state(place: Place) -> None:
    ana, ben = await place.facilitator("Ana"), await place.facilitator("Ben")
    row = await place.workshop(ana, title="Forecast with care")
    await place.joined(row, "Sam")
    page = (await ana.get("/")).text
    assert "Forecast with care" in page
    assert f'href="/w/{row.id}/console"' in page
    assert "Made today at" in page
    assert "1 person" in page
    assert "Lobby open" in page
    assert "Forecast with care" not in (await ben.get("/")).text


async def test_home_says_which_phase_a_workshop_is_in(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    filled: dict[str, Value] = {"sponsor": "Ruth", "room_may_decide": "Who does each step."}
    await place.command(row, Edit(acts=[Set(id="purpose", values=filled, was=dict.fromkeys(filled))]))
    await place.command(row, Go(block="block-mark"))
    assert "Open, Mark" in (await ana.get("/")).text


async def test_a_title_that_is_edited_in_the_workshop_is_the_title_everywhere(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana, title="Before")
    await place.command(row, Edit(acts=[Set(id="purpose", values={"title": "After"}, was={"title": "Before"})]))
    assert "After" in (await ana.get("/")).text
    kept = await place.house.workshops.found(row.id)
    assert kept and kept.title == "After"


async def test_older_workshops_are_on_a_page_of_their_own(place: Place) -> None:
    ana = await place.facilitator()
    for number in range(21):
        await place.workshop(ana, title=f"Number {number}.")
    first, second = (await ana.get("/")).text, (await ana.get("/", params={"start": 20})).text
    assert "Number 20." in first and "Number 0." not in first
    assert 'href="/?start=20"' in first
    assert "Number 0." in second and "Number 20." not in second


async def test_a_day_is_said_on_the_servers_calendar() -> None:
    assert day(0).startswith("Made on ")
    assert day(0).endswith(("1969", "1970"))


async def test_a_workshop_is_open_to_join_right_after_it_is_made(place: Place) -> None:
    ana = await place.facilitator()
    page = (await ana.get("/new")).text
    assert page.partition("From a file")[0].count(" checked") == 2
    row = await place.workshop(ana)
    assert (await place.state(row)).agenda.status == "lobby"
    await place.joined(row, "Sam")


async def test_without_a_title_the_flow_suggests_one(place: Place) -> None:
    row = await place.workshop(await place.facilitator(), title="   ")
    assert row.title == "Sales forecasting: who does what?"
    purpose = (await place.state(row)).record("purpose")
    assert purpose and purpose.text("title") == row.title


async def test_nothing_chosen_is_said_at_each_choice_and_the_title_is_kept(place: Place) -> None:
    ana = await place.facilitator()
    answer = await ana.post("/workshops", data={"title": "Kept"})
    assert answer.status_code == 422
    for words in ('href="#template"', 'href="#agenda"', 'value="Kept"'):
        assert words in answer.text
    assert "No workshops yet" in (await ana.get("/")).text


async def test_a_title_that_is_too_long_keeps_every_choice(place: Place) -> None:
    ana = await place.facilitator()
    answer = await ana.post("/workshops", data=CHOSEN | {"agenda": "180_minutes", "title": "x" * 81})
    assert answer.status_code == 422
    assert "this has 81" in answer.text
    assert "checked" in answer.text.partition('value="180_minutes"')[2].partition(">")[0]


@pytest.mark.parametrize("key", ["../secrets", "agendas/90_minutes", "SALES_FORECASTING", ""])
async def test_a_template_is_found_by_its_key_alone(place: Place, key: str) -> None:
    ana = await place.facilitator()
    assert (await ana.post("/workshops", data=CHOSEN | {"template": key})).status_code == 422


async def test_signing_in_in_between_loses_nothing_that_was_filled_in(place: Place) -> None:
    ana = await place.facilitator()
    await ana.post("/sign-out")
    asked = await ana.post("/workshops", data=CHOSEN | {"agenda": "180_minutes", "title": "Kept & safe"})
    form = await ana.get(asked.headers["location"])
    [to] = re.findall(r'name="to" value="([^"]+)"', form.text)
    entered = await ana.post("/sign-in", data={"name": "Ana", "passphrase": PASSPHRASE, "to": unescape(to)})
    page = (await ana.get(entered.headers["location"])).text
    assert 'value="Kept &amp; safe"' in page
    assert "checked" in page.partition('value="180_minutes"')[2].partition(">")[0]


async def test_another_accounts_workshop_does_not_exist(place: Place) -> None:
    row = await place.workshop(await place.facilitator("Ana"), title="Secret reorganisation")
    ben = await place.facilitator("Ben")
    answer, unknown = await ben.get(f"/w/{row.id}/console"), await ben.get("/w/0123456789ab/console")
    assert (answer.status_code, unknown.status_code) == (404, 404)
    assert answer.text == unknown.text
    assert (await (await place.browser()).get(f"/w/{row.id}/console")).status_code == 404


async def test_the_room_is_drawn_with_every_phase_that_has_markup(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    page = (await ana.get(f"/w/{row.id}")).text
    for phase in ("lobby", "frame", "map", "mark", "talk", "break", "closed"):
        assert f"phaseIs(&#39;{phase}&#39;)" in page or f"phaseIs('{phase}')" in page
    assert f'"live": "/w/{row.id}/live"' in page


async def test_a_title_is_only_ever_text(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana, title="</script><script>alert(1)</script>")
    for page in (f"/w/{row.id}", f"/w/{row.id}/console", f"/j/{row.join_key}", f"/wall/{row.wall_key}", "/"):
        assert "<script>alert" not in (await ana.get(page)).text, page


async def test_who_has_a_seat_gets_the_face_of_the_wall_without_the_key_of_the_wall(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    for seated in (ana, await place.joined(row, "Sam")):
        face = await seated.get(f"/w/{row.id}/wall")
        assert 'id="part-face"' in face.text and row.join_code in face.text
        assert row.wall_key not in face.text
    assert (await (await place.browser()).get(f"/w/{row.id}/wall")).status_code == 404


async def test_the_markup_of_the_flow_is_fetched_by_who_has_a_seat(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    for seated in (ana, await place.joined(row, "Sam")):
        assert 'id="part-weak_inputs"' in (await seated.get(f"/w/{row.id}/flow")).text
    stranger = await (await place.browser()).get(f"/w/{row.id}/flow")
    assert (stranger.status_code, stranger.text) == (204, "")


async def test_the_markup_of_later_phases_is_fetched_by_facilitators_alone(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    markup = (await ana.get(f"/w/{row.id}/console/now")).text
    assert [phase for phase in AFTER_THE_LOBBY if f'id="part-now_{phase}"' not in markup] == []
    for other in (await place.joined(row, "Sam"), await place.browser()):
        assert (await other.get(f"/w/{row.id}/console/now")).status_code == 404


async def test_a_browser_at_a_wrong_address_gets_a_page(place: Place) -> None:
    browser = await place.browser()
    for path in ("/nothing", "/w/nothing", "/wall/nothing", "/w/nothing/console"):
        answer = await browser.get(path)
        assert answer.status_code == 404
        assert "<h1>" in answer.text
        assert 'href="/join"' in answer.text


async def test_a_program_at_a_wrong_address_gets_json(place: Place) -> None:
    browser = await place.browser()
    answer = await browser.get("/nothing", headers={"accept": "application/json"})
    assert answer.json() == {"detail": "Not Found"}


async def test_opening_the_end_of_a_form_says_what_it_is(place: Place) -> None:
    answer = await (await place.browser()).get("/workshops")
    assert answer.status_code == 405
    assert "the end of a form" in answer.text


async def test_a_value_that_cannot_be_read_is_answered_with_a_page(place: Place) -> None:
    answer = await (await place.browser()).get("/", params={"start": "many"})
    assert answer.status_code == 422
    assert "<h1>" in answer.text


async def test_a_failure_of_ours_is_a_page_that_says_whose_fault_it_is(place: Place) -> None:
    def fails() -> None:
        raise RuntimeError("something inside")

    place.app.add_api_route("/fails", fails)
    answer = await (await place.browser()).get("/fails")
    assert answer.status_code == 500
    assert "our fault" in answer.text
    assert "something inside" not in answer.text
