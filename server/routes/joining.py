"""Joining: by code, link or QR; a name and a function, no account."""

from typing import Annotated

import segno
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.messages import Command, Refused
from server.domain.people import AskDevice, Join
from server.domain.workshop import View, Workshop
from server.live.room import Room
from server.routes.drawing import draw
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.visitors import caller, keep, seat_cookie, visitor
from server.routes.workshops import join_address, no_such_workshop
from server.storage.secrets import new_id
from server.storage.tables import WorkshopRow

router = APIRouter()

wrong_codes = Limit(times=10, seconds=60)
wrong_codes_by_all = Limit(times=60, seconds=60)


@router.get("/join")
async def by_code(request: Request, house: TheHouse, code: str = "") -> Response:
    """Finds a workshop by the code on the wall."""
    row = await house.workshops.by_code(code) if len(code) <= 20 else None
    if row:
        return RedirectResponse(f"/j/{row.join_key}", 303)
    if code and not (wrong_codes.allows(caller(request)) and wrong_codes_by_all.allows("")):
        error = "Too many tries. Wait a minute, then try again."
        return await draw(request, "join_code", 429, code=code, error=error)
    error = f"We can't find {code.upper()}. Check the code on the wall." if code else ""
    return await draw(request, "join_code", 404 if error else 200, code=code, error=error)


@router.get("/j/{key}")
async def show_join(request: Request, key: str, house: TheHouse) -> Response:
    row = await house.workshops.by_join_key(key)
    if not row:
        return await no_such_workshop(request)
    if seat_cookie(row.id) in request.cookies and await visitor(request, house, row):
        return RedirectResponse(f"/w/{row.id}", 303)
    return await draw_join(request, row, await house.room(row))


@router.post("/j/{key}")
async def join(
    request: Request,
    key: str,
    name: Annotated[str, Form()] = "",
    function: Annotated[str, Form()] = "",
    same: Annotated[str, Form()] = "",
) -> Response:
    """Takes part: as somebody new, or as a second device of somebody who is here (`same`), with approval."""
    house: House = request.app.state.house
    row = await house.workshops.by_join_key(key)
    if not row:
        return await no_such_workshop(request)
    room = await house.room(row)
    person, asks = (same, new_id()) if same else (new_id(), "")
    command: Command = AskDevice(device=asks) if same else Join(name, function, watching=function == "watching")
    try:
        await room.ask_and_wait(command, person, asks or "joined")
    except Refused as refused:
        return await draw_join(request, row, room, JoinTry(name, function, refused))
    response = RedirectResponse(f"/w/{row.id}", 303)
    keep(request, response, seat_cookie(row.id), await house.workshops.add_device(row.id, person, asks))
    return response


@router.get("/w/{workshop}/qr.svg")
async def qr(request: Request, workshop: str, house: TheHouse) -> Response:
    """The join link as a QR code. Only who knows the workshop's address gets it."""
    row = await house.workshops.found(workshop)
    if not row:
        return Response(status_code=404)
    drawn = segno.make(join_address(request, row), error="m").svg_inline(scale=8, border=2, xmldecl=True, svgns=True)
    return Response(drawn, media_type="image/svg+xml")


class JoinTry:
    """What somebody tried to join with, and why it did not work."""

    def __init__(self, name: str = "", function: str = "", refused: Refused | None = None) -> None:
        self.name, self.function = name, function
        self.error = refused.text if refused else ""
        self.field = str(refused.details.get("field", "")) if refused else ""


async def draw_join(request: Request, row: WorkshopRow, room: Room, tried: JoinTry | None = None) -> Response:
    """The one page with the one thing to do."""
    shown = await room.look(lambda: lobby(room.workshop, tried.name if tried else ""))
    status = 422 if tried and tried.error else 200
    return await draw(request, "join", status, workshop=row, tried=tried or JoinTry(), **shown)


def lobby(workshop: Workshop, name: str) -> dict[str, object]:
    """What the join page shows of a workshop: its title, its functions and who is alone; whether a name is here."""
    view = View(workshop)
    people = [one for one in workshop.everyone.people.values() if not one.removed and one.role == "participant"]
    return {
        "purpose": view.purpose(),
        "functions": view.ordered("function"),
        "taken": {one.id: sum(person.function == one.id for person in people) for one in view.all("function")},
        "status": workshop.agenda.status,
        "host": next((one.name for one in workshop.everyone.people.values() if one.role == "facilitator"), ""),
        "namesakes": [one for one in people if name and one.name.casefold() == name.strip().casefold()],
    }
