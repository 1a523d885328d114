"""Rehearsing at the console: a throw-away copy of a workshop, with simulated people in it, and the way out of it."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.compartment import EVERYONE, FACILITATORS
from server.domain.rehearsing import MakeRemark, copied
from server.domain.workshop import View, Workshop
from server.live.protocol import encode
from server.live.rooms import now
from server.live.troupes import Busy
from server.routes.drawing import draw_problem
from server.routes.house import House
from server.routes.making import Start, made
from server.routes.visitors import signed_in
from server.routes.workshops import no_such_workshop
from server.storage.secrets import new_key
from server.storage.tables import Account, WorkshopRow

router = APIRouter()

BUSY = ("Others rehearse right now", "Nothing is lost. Wait until one of them is done, then try again.")
NESTED = ("This is a rehearsal already", "Leave it first, then start another one from the workshop itself.")


@router.post("/w/{workshop}/rehearse")
async def rehearse(request: Request, workshop: str) -> Response:
    """Copies a workshop, sends simulated people into the copy, and goes to its console."""
    house: House = request.app.state.house
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    row, account = found
    try:
        house.troupes.refuse_too_many()
    except Busy:
        return await draw_problem(request, 503, *BUSY)
    room = await house.room(row)
    start: Start | None = await room.look(lambda: start_of(room.workshop))
    house.rooms.drop_if_idle(room)
    if not start:
        return await draw_problem(request, 409, *NESTED)
    copy = await made(house, account, start)
    await house.troupes.send(copy.id, call(request, copy, start), partial(remark, house, copy, account))
    return RedirectResponse(f"/w/{copy.id}/console", 303)


@router.post("/w/{workshop}/leave-rehearsal")
async def leave(request: Request, workshop: str) -> Response:
    """Ends a rehearsal and erases it. Never anything else."""
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
    return RedirectResponse("/", 303)


async def owned(request: Request, workshop: str) -> tuple[WorkshopRow, Account] | Response:
    """A workshop of the account that asks."""
    house: House = request.app.state.house
    row, account = await house.workshops.found(workshop), await signed_in(request, house)
    return (row, account) if row and account and row.owner == account.id else await no_such_workshop(request)


def start_of(workshop: Workshop) -> Start | None:
    """What the copy begins with; nothing where this is a copy already."""
    if workshop.everyone.about.rehearsal:
        return None
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


async def remark(house: House, copy: WorkshopRow, account: Account, text: str) -> None:
    """Shows what the prompter says at the console of the rehearsal."""
    room = await house.room(copy)
    await room.ask_and_wait(MakeRemark(text), account.id, new_key())
