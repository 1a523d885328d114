"""Rehearsing at the console: a throw-away copy of a workshop, with simulated people in it, and the way out of it."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.compartment import EVERYONE, FACILITATORS
from server.domain.rehearsing import MakeRemark, copied
from server.domain.workshop import View, Workshop
from server.live.protocol import encode
from server.live.rooms import now
from server.live.troupes import GONE, Busy
from server.routes.drawing import draw_problem
from server.routes.house import House
from server.routes.making import Start, made
from server.routes.visitors import inside, keep, signed_in
from server.routes.workshops import no_such_workshop
from server.storage.secrets import new_key
from server.storage.tables import Account, WorkshopRow

router = APIRouter()

BUSY = ("Others rehearse right now", "Nothing is lost. Wait until one of them is done, then try again.")
NESTED = ("This is a rehearsal already", "Leave it first, then start another one from the workshop itself.")


@router.post("/w/{workshop}/rehearse")
async def rehearse(request: Request, workshop: str, back: Annotated[str, Form()] = "/") -> Response:
    """Copies a workshop, sends simulated people into the copy, and goes to its console. `back` is the page it was
    started from, to which leaving leads."""
    house: House = request.app.state.house
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    row, account = found
    rehearsal, start = await looked_into(house, row)
    if rehearsal:
        return await draw_problem(request, 409, *NESTED)
    try:
        return await begun(request, account, start, inside(back))
    except Busy:
        return await draw_problem(request, 503, *BUSY)


@router.post("/w/{workshop}/rehearse-anew")
async def rehearse_anew(request: Request, workshop: str) -> Response:
    """Begins a rehearsal again, with other simulated people; the one before is erased."""
    house: House = request.app.state.house
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    row, account = found
    rehearsal, start = await looked_into(house, row)
    if not rehearsal:
        return await no_such_workshop(request)
    await house.troupes.dismiss(row.id)
    try:
        response = await begun(request, account, start, inside(request.cookies.get(way_back(row.id), "/")))
    except Busy:
        return await draw_problem(request, 503, *BUSY)
    await house.rooms.end(row.id, house.workshops.erase)
    response.delete_cookie(way_back(row.id))
    return response


@router.post("/w/{workshop}/leave-rehearsal")
async def leave(request: Request, workshop: str) -> Response:
    """Ends a rehearsal and erases it, never anything else; and goes back to where it was started."""
    house: House = request.app.state.house
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    row, _ = found
    room = await house.room(row)
    if not await room.look(lambda: room.workshop.everyone.about.rehearsal):
        return await no_such_workshop(request)
    await house.troupes.dismiss(row.id)
    await house.rooms.end(row.id, house.workshops.erase)
    response = RedirectResponse(inside(request.cookies.get(way_back(row.id), "/")), 303)
    response.delete_cookie(way_back(row.id))
    return response


async def looked_into(house: House, row: WorkshopRow) -> tuple[bool, Start]:
    """Whether this is a rehearsal already, and what a rehearsal of it begins with."""
    room = await house.room(row)
    found: tuple[bool, Start] = await room.look(
        lambda: (room.workshop.everyone.about.rehearsal, start_of(room.workshop))
    )
    house.rooms.drop_if_idle(room)
    return found


async def begun(request: Request, account: Account, start: Start, back: str) -> Response:
    """The copy is there, its people are on their way, and the facilitator goes to its console. Raises Busy."""
    house: House = request.app.state.house
    house.troupes.refuse_too_many()
    copy = await made(house, account, start)
    try:
        await house.troupes.send(copy.id, call(request, copy, start), partial(remark, house, copy, account.id))
    except Busy:
        # Others were faster while the copy was made: it goes again.
        await house.rooms.end(copy.id, house.workshops.erase)
        raise
    response = RedirectResponse(f"/w/{copy.id}/console", 303)
    keep(request, response, way_back(copy.id), back)
    return response


async def tell_who_was_left(house: House) -> None:
    """Simulated people end with the server. Whoever was rehearsing reads so, and what to do."""
    for row in await house.workshops.rehearsals():
        if not house.troupes.plays_in(row.id):
            await remark(house, row, row.owner, GONE)


def way_back(workshop: str) -> str:
    """The cookie that keeps where a rehearsal was started: in the copy, others could read of which workshop it is."""
    return f"back-{workshop}"


async def owned(request: Request, workshop: str) -> tuple[WorkshopRow, Account] | Response:
    """A workshop of the account that asks."""
    house: House = request.app.state.house
    row, account = await house.workshops.found(workshop), await signed_in(request, house)
    return (row, account) if row and account and row.owner == account.id else await no_such_workshop(request)


def start_of(workshop: Workshop) -> Start:
    """What the copy begins with."""
    about, records = copied(View(workshop, (EVERYONE, FACILITATORS)), now())
    title = next(str(values["title"]) for kind, _, values in records if kind == "purpose")
    return Start(title, about, records)


def call(request: Request, copy: WorkshopRow, start: Start) -> bytes:
    """Where the simulated people go. They come in by the same door as anybody: the join link."""
    house: House = request.app.state.house
    host, port = request.scope["server"]
    functions = [{"id": id, "values": values} for kind, id, values in start.records if kind == "function"]
    return encode(
        {
            "base": f"http://{f'[{host}]' if ':' in host else host}:{port}",
            "origin": house.ways.public_url.rstrip("/"),
            "join_key": copy.join_key,
            "functions": functions,
            "levels": start.about.levels,
            "seed": copy.made_at % 1000,
        }
    )


async def remark(house: House, copy: WorkshopRow, facilitator: str, text: str) -> None:
    """Shows what the prompter says at the console of the rehearsal."""
    room = await house.room(copy)
    await room.ask_and_wait(MakeRemark(text), facilitator, new_key())
    house.rooms.drop_if_idle(room)
