"""Following up: a check made from a plan in one click, and the series of workshops on one flow side by side."""

import asyncio

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.archive.following import Wanted, follow_up
from server.domain.plan.series import Held, held, series
from server.domain.private_links import AFTER
from server.domain.workshop import View
from server.live.rooms import now
from server.routes.archiving import source_of
from server.routes.drawing import draw, draw_problem
from server.routes.house import House
from server.routes.making import Start, made
from server.routes.new_page import LONGEST_TITLE
from server.routes.plan_page import count, day_of, in_words, instant
from server.routes.rehearsing import owned
from server.storage.tables import Account, WorkshopRow
from server.storage.template_files import load_agenda

router = APIRouter()

AGENDA = "check"
PREFIXES = ("Day-30 check: ", "Day-60 check: ", "Day-90 check: ", "Check: ")
REHEARSAL = ("A rehearsal is not followed up", "Nothing in it is real. Follow up the workshop itself.")
NOT_CLOSED = ("There is no plan to follow up yet", "Close the workshop first. Its open lines are then carried over.")


@router.post("/w/{workshop}/follow-up")
async def make_follow_up(request: Request, workshop: str) -> Response:
    """Makes the next check of a workshop: the flow, the open lines and who is expected. Its lobby is open."""
    house: House = request.app.state.house
    found = await source_of(request, workshop, REHEARSAL)
    if isinstance(found, Response):
        return found
    row, account, source = found
    status, check_on = await standing_of(house, row)
    if status not in AFTER:
        return await draw_problem(request, 409, *NOT_CLOSED)
    place = len(await earlier(house, account, row))
    wanted = Wanted(row.id, title_of(source.title, place), check_on)
    agenda = load_agenda(house.templates, AGENDA)
    made_of = await asyncio.to_thread(follow_up, source.tree, source.about, agenda, wanted)
    about = msgspec.structs.replace(made_of.about, made_at=now())
    check = await made(house, account, Start(wanted.title, about, made_of.records, made_of.people))
    return RedirectResponse(f"/w/{check.id}/console", 303)


@router.get("/w/{workshop}/series")
async def show_series(request: Request, workshop: str) -> Response:
    """The workshops on one flow that follow each other: what moved, what got done. For the account that made them."""
    house: House = request.app.state.house
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    row, account = found
    rows = await whole_series(house, account, row)
    compared = series([await held_in(house, one) for one in rows])
    words = {one.__name__: one for one in (count, day_of, in_words, instant)}
    return await draw(request, "series", workshop=row, rows=rows, series=compared, **words)


def title_of(title: str, place: int) -> str:
    """What the check is called: by which it is, and by the title of the first workshop."""
    first = next((title.removeprefix(one) for one in PREFIXES if title.startswith(one)), title)
    return (PREFIXES[min(place, len(PREFIXES)) - 1] + first)[:LONGEST_TITLE]


async def standing_of(house: House, row: WorkshopRow) -> tuple[str, str]:
    """How far a workshop is, and the day of its next check."""
    room = await house.room(row)
    found: tuple[str, str] = await room.look(
        lambda: (room.workshop.agenda.status, View(room.workshop).purpose().text("check_on"))
    )
    house.rooms.drop_if_idle(room)
    return found


async def earlier(house: House, account: Account, row: WorkshopRow) -> list[str]:
    """The workshop and those before it in its series, the first one first."""
    follows = await house.workshops.followed(account.id)
    ids = [row.id]
    while (before := follows.get(ids[0], "")) and before not in ids:
        ids.insert(0, before)
    return ids


async def whole_series(house: House, account: Account, row: WorkshopRow) -> list[WorkshopRow]:
    """The series that a workshop is in, the first one first. Where two follow the same one, both are in it by age."""
    follows = await house.workshops.followed(account.id)
    ids = {(await earlier(house, account, row))[0]}
    while more := {id for id, before in follows.items() if before in ids} - ids:
        ids |= more
    rows = [one for one in await house.workshops.of(account.id) if one.id in ids]
    return sorted(rows, key=lambda one: one.made_at)


async def held_in(house: House, row: WorkshopRow) -> Held:
    room = await house.room(row)
    found: Held = await room.look(lambda: held(View(room.workshop), row.id))
    house.rooms.drop_if_idle(room)
    return found
