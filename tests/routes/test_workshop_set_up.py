"""The set-up of a workshop: who gets its page, what says how long it is kept, and coming as somebody on the list."""

import pytest

from server.domain.doors import SetDoors
from server.domain.listing import Listed, ListPeople
from server.domain.making import ChangeRules
from server.domain.people import AnswerKnocks
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place

pytestmark = pytest.mark.asyncio

MIA = "mia0001"


async def with_a_list(place: Place) -> WorkshopRow:
    row = await place.workshop(await place.facilitator())
    await place.command(row, ListPeople([Listed(MIA, "Mia Torres", "finance"), Listed("wim0001", "Wim")]))
    return row


async def role(place: Place, row: WorkshopRow, person: str = MIA) -> str:
    return (await place.state(row)).everyone.people[person].role


async def test_only_the_owner_gets_the_set_up(place: Place) -> None:
    ana, ben = await place.facilitator("Ana"), await place.facilitator("Ben")
    row = await place.workshop(ana)
    sam = await place.joined(row, "Sam")
    address = f"/w/{row.id}/set-up"
    assert (await ana.get(address)).status_code == 200
    for browser in (ben, sam, await place.browser()):
        assert (await browser.get(address)).status_code == 404


async def test_console_and_home_lead_to_the_set_up(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    for page in ("/", f"/w/{row.id}/console"):
        assert f'href="/w/{row.id}/set-up' in (await ana.get(page)).text


async def test_the_plan_says_when_it_will_be_erased(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    assert "is erased" not in (await ana.get(f"/w/{row.id}/plan")).text
    await place.command(row, ChangeRules(keep_days=90))
    assert "It is erased 90 days after its last change" in (await ana.get(f"/w/{row.id}/plan")).text


async def test_a_new_workshop_knows_how_long_its_agenda_is_and_a_day_has_five_levels(place: Place) -> None:
    row = await place.workshop(await place.facilitator(), agenda="450_minutes")
    workshop = await place.state(row)
    purpose = workshop.record("purpose")
    assert purpose and purpose.get("minutes") == 450
    assert workshop.everyone.about.levels == 5


async def test_who_picks_their_name_from_the_list_is_in_their_function(place: Place) -> None:
    row = await with_a_list(place)
    mia = await place.browser()
    page = (await mia.get(f"/j/{row.join_key}")).text
    assert "Are you on the list?" in page and "Mia Torres" in page
    answer = await mia.post(f"/j/{row.join_key}", data={"page": "p1", "listed": MIA})
    assert answer.headers["location"] == f"/w/{row.id}"
    assert (await mia.get(f"/w/{row.id}")).status_code == 200
    assert await role(place, row) == "participant"
    assert (await place.state(row)).function_of(MIA) == "finance"
    assert "Mia Torres" not in (await (await place.browser()).get(f"/j/{row.join_key}")).text


async def test_who_types_a_listed_name_is_asked_and_can_be_somebody_else(place: Place) -> None:
    row = await with_a_list(place)
    other = await place.browser()
    typed = {"page": "p2", "name": "mia torres", "function": "sales"}
    asked = await other.post(f"/j/{row.join_key}", data=typed)
    assert asked.status_code == 409 and "is on the list. Is that you?" in asked.text
    assert await role(place, row) == "expected"
    assert (await other.post(f"/j/{row.join_key}", data=typed | {"another": "true"})).status_code == 303
    assert await role(place, row) == "expected"
    assert "mia torres 2" in await place.people(row)


async def test_nobody_takes_a_listed_place_without_picking_its_name(place: Place) -> None:
    row = await with_a_list(place)
    thief = await place.browser()
    answer = await thief.post(f"/j/{row.join_key}", data={"page": "p3", "name": "Eve", "function": "it", "same": MIA})
    assert answer.status_code == 303
    assert await role(place, row) == "expected"


async def test_a_place_that_is_taken_wants_approval_like_any_second_device(place: Place) -> None:
    row = await with_a_list(place)
    first, second = await place.browser(), await place.browser()
    await first.post(f"/j/{row.join_key}", data={"page": "p4", "listed": MIA})
    late = await second.post(f"/j/{row.join_key}", data={"page": "p5", "name": "Mia Torres", "function": "it"})
    assert late.status_code == 409 and "already here" in late.text
    await second.post(f"/j/{row.join_key}", data={"page": "p5", "name": "Mia Torres", "function": "it", "same": MIA})
    assert "Waiting to be let in" in (await second.get(f"/w/{row.id}")).text


async def test_who_was_not_let_in_under_a_name_is_not_let_in_with_its_owner(place: Place) -> None:
    row = await with_a_list(place)
    await place.command(row, SetDoors(approval=True))
    thief, mia = await place.browser(), await place.browser()
    await thief.post(f"/j/{row.join_key}", data={"page": "p6", "listed": MIA})
    await place.command(row, AnswerKnocks(people=[MIA], approve=False))
    await mia.post(f"/j/{row.join_key}", data={"page": "p7", "listed": MIA})
    await place.command(row, AnswerKnocks(people=[MIA], approve=True))
    assert (await mia.get(f"/w/{row.id}")).status_code == 200
    assert (await thief.get(f"/w/{row.id}")).status_code == 303


async def test_a_passcode_is_asked_of_who_is_on_the_list_too(place: Place) -> None:
    row = await with_a_list(place)
    await place.command(row, SetDoors(passcode="blue door"))
    mia = await place.browser()
    wrong = await mia.post(f"/j/{row.join_key}", data={"page": "p8", "listed": MIA})
    assert wrong.status_code == 422 and "Please type the passcode." in wrong.text
    right = await mia.post(f"/j/{row.join_key}", data={"page": "p8", "listed": MIA, "passcode": "Blue door"})
    assert right.status_code == 303
