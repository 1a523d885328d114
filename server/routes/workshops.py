"""The pages of a workshop: for participants, facilitators and the wall."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.doors import host_of
from server.domain.titles import VERBS
from server.domain.workshop import View
from server.routes.drawing import draw, draw_problem
from server.routes.house import House, TheHouse
from server.routes.standing import facilitator, standing_of
from server.routes.visitors import owner, seat_cookie, visitor
from server.storage.tables import WorkshopRow

router = APIRouter()

NOT_LET_IN = {
    "title": "This device was not let in",
    "text": "Go on with your first device, or join here under another name.",
}
NOT_NOW = {
    "title": "You were not let in",
    "text": "The answer was: not now. Ask whoever invited you, then join again.",
}
"""What is said to a second device, and to somebody new."""

NOTHING = 204
"""For a page of somebody who has just been removed: it asks for more before it hears so, and that is no error."""
FIRST = ("draft", "lobby")
"""The phases whose markup stands on the page of the room; that of the others is fetched."""
AFTER_THE_LOBBY = (
    "frame",
    "check",
    "map",
    "sources",
    "mark",
    "overview",
    "talk",
    "redesign",
    "commit",
    "agree",
    "closed",
)
"""The phases of which the console shows something of its own."""


@router.get("/w/{workshop}")
async def show_room(request: Request, workshop: str, house: TheHouse) -> Response:
    """The room, for who has a seat; the door, for a second device that waits; the join page, for anybody else."""
    row = await house.workshops.found(workshop)
    if not row:
        return await no_such_workshop(request)
    who = await visitor(request, house, row)
    standing = await standing_of(house, row, who)
    if standing == "in":
        row, phase = await current(house, row), await phase_of(house, row)
        live = f"/w/{row.id}/live"
        parts = {"phases": phases(house), "first": FIRST, "phase": phase}
        return await draw(request, "room", workshop=row, live=live, **parts)
    if standing == "waiting":
        return await draw(request, "waiting", workshop=row, new=not (who and who.asks), host=await asked(house, row))
    response: Response = RedirectResponse(f"/j/{row.join_key}", 303)
    if standing == "refused":
        words = NOT_LET_IN if who and who.asks else NOT_NOW
        response = await draw(request, "problem", 403, **words, join=f"/j/{row.join_key}")
    response.delete_cookie(seat_cookie(row.id))
    return response


@router.get("/w/{workshop}/standing")
async def tell_standing(request: Request, workshop: str, house: TheHouse) -> dict[str, str]:
    """Whether a second device is let in by now; asked again and again by the page on which it waits."""
    row = await house.workshops.found(workshop)
    who = await visitor(request, house, row) if row else None
    return {"standing": await standing_of(house, row, who) if row else "gone"}


@router.get("/w/{workshop}/wall")
async def show_face(request: Request, workshop: str, house: TheHouse) -> Response:
    """The markup of the wall's face, for the pages that show it besides their own."""
    row = await house.workshops.found(workshop)
    if not row or await standing_of(house, row, await visitor(request, house, row)) != "in":
        return await no_such_workshop(request)
    return await draw(request, "wall_face", workshop=row, join=join_address(request, row))


@router.get("/w/{workshop}/phases")
async def show_phases(request: Request, workshop: str, house: TheHouse) -> Response:
    """The markup of the room after the lobby, which it fetches before it comes."""
    return await markup_of_the_room(request, workshop, "room_phases", phases=phases(house), first=FIRST)


@router.get("/w/{workshop}/flow")
async def show_flow(request: Request, workshop: str) -> Response:
    """The markup of what the room says of the flow in several phases, which it fetches before they come."""
    return await markup_of_the_room(request, workshop, "room_flow", verbs=VERBS)


@router.get("/w/{workshop}/marks")
async def show_marks(request: Request, workshop: str) -> Response:
    """The markup of what stands beside marks in the room, which it fetches before they come."""
    return await markup_of_the_room(request, workshop, "room_marks")


@router.get("/w/{workshop}/control")
async def show_control(request: Request, workshop: str) -> Response:
    """The markup of consent, control and hours, which the room fetches before they come."""
    return await markup_of_the_room(request, workshop, "room_control")


@router.get("/w/{workshop}/care")
async def show_care(request: Request, workshop: str) -> Response:
    """The markup of pulses and of concerns without a name, which the room fetches when there are any."""
    return await markup_of_the_room(request, workshop, "room_care")


@router.get("/w/{workshop}/console")
async def show_console(request: Request, workshop: str, house: TheHouse) -> Response:
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    row = await current(house, row)
    live, join = f"/w/{row.id}/console/live", join_address(request, row)
    return await draw(request, "console", workshop=row, live=live, join=join, later=AFTER_THE_LOBBY)


@router.get("/w/{workshop}/console/now")
async def show_console_now(request: Request, workshop: str, house: TheHouse) -> Response:
    """The markup of the console in the phases after the lobby, which it fetches before they come."""
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    return await draw(request, "console_now", workshop=row, later=AFTER_THE_LOBBY)


@router.get("/w/{workshop}/set-up")
async def show_set_up(request: Request, workshop: str, house: TheHouse) -> Response:
    """Everything that can be chosen, for its facilitators."""
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    mine = await owner(request, house, row) is not None
    live = f"/w/{row.id}/console/live"
    return await draw(request, "workshop_set_up", workshop=await current(house, row), live=live, may_copy=mine)


@router.get("/wall/{key}")
async def show_wall(request: Request, key: str, house: TheHouse) -> Response:
    row = await house.workshops.by_wall_key(key)
    if not row:
        return await no_such_workshop(request)
    row = await current(house, row)
    return await draw(request, "wall", workshop=row, live=f"/wall/{key}/live", join=join_address(request, row))


async def markup_of_the_room(request: Request, workshop: str, page: str, **values: object) -> Response:
    """A page of parts, for who has a seat."""
    house: House = request.app.state.house
    row = await house.workshops.found(workshop)
    if not row:
        return await no_such_workshop(request)
    if await standing_of(house, row, await visitor(request, house, row)) != "in":
        return Response(status_code=NOTHING)
    return await draw(request, page, workshop=row, **values)


async def asked(house: House, row: WorkshopRow) -> str:
    """The name of the facilitator who is asked to let somebody in."""
    room = await house.room(row)
    name: str = await room.look(lambda: host_of(room.workshop))
    house.rooms.drop_if_idle(room)
    return name


async def current(house: House, row: WorkshopRow) -> WorkshopRow:
    """The row with the title that the workshop's purpose has by now."""
    room = await house.room(row)
    title = await room.look(lambda: View(room.workshop).purpose().text("title"))
    house.rooms.drop_if_idle(room)
    return await keep_title(house, row, title)


async def phase_of(house: House, row: WorkshopRow) -> str:
    """The phase a workshop is in."""
    room = await house.room(row)
    phase: str = await room.look(room.workshop.phase)
    house.rooms.drop_if_idle(room)
    return phase


async def keep_title(house: House, row: WorkshopRow, title: str) -> WorkshopRow:
    """Keeps the row's title equal to the purpose's, which facilitators edit."""
    if title and title != row.title:
        await house.workshops.rename(row.id, title)
        row.title = title
    return row


def phases(house: House) -> list[dict[str, object]]:
    """The phases that have a folder of markup, and which parts of the page each fills."""
    folders = sorted(one for one in (house.web / "phases").iterdir() if one.is_dir())
    parts = ("stage", "panel", "bar")
    return [{"name": one.name} | {part: (one / f"{part}.html").is_file() for part in parts} for one in folders]


def join_address(request: Request, row: WorkshopRow) -> str:
    """The address that people open or scan to join."""
    return f"{address_of(request)}/j/{row.join_key}"


def address_of(request: Request) -> str:
    """The address under which people reach this server."""
    house: House = request.app.state.house
    return house.ways.public_url.rstrip("/") or str(request.base_url).rstrip("/")


async def no_such_workshop(request: Request) -> Response:
    text = "The address may be mistyped, or the workshop belongs to another account. Join with the code on the wall."
    return await draw_problem(request, 404, "We can't find this workshop", text)
