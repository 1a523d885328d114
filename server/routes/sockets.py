"""The doors of the live lines: who may take which seat."""

from fastapi import APIRouter
from starlette.websockets import WebSocket

from server.domain.workshop import Workshop
from server.live.seat import Seat
from server.live.socket import same_origin, serve, turn_away
from server.routes.house import House, house
from server.routes.visitors import Visitor, owner, visitor
from server.storage.tables import WorkshopRow

router = APIRouter()


@router.websocket("/w/{workshop}/live")
async def participant_line(websocket: WebSocket, workshop: str) -> None:
    """The line of a participant's page."""
    here = house(websocket)
    row = await here.workshops.found(workshop)
    await let_in(websocket, here, row, await visitor(websocket, here, row) if row else None)


@router.websocket("/w/{workshop}/console/live")
async def console_line(websocket: WebSocket, workshop: str) -> None:
    """The line of the facilitator's console; a seat as participant in the same browser does not stand in its way."""
    here = house(websocket)
    row = await here.workshops.found(workshop)
    await let_in(websocket, here, row, await owner(websocket, here, row) if row else None)


@router.websocket("/wall/{key}/live")
async def wall_line(websocket: WebSocket, key: str) -> None:
    """The line of a wall, which reads what everyone reads and says nothing."""
    here = house(websocket)
    row = await here.workshops.by_wall_key(key)
    await let_in(websocket, here, row, Visitor("") if row else None)


async def let_in(websocket: WebSocket, here: House, row: WorkshopRow | None, who: Visitor | None) -> None:
    """Serves somebody who may be here, and tells anybody else why not."""
    if not same_origin(websocket, here.ways.public_url):
        await websocket.close(4403)
    elif not row or not who:
        await turn_away(websocket, "not_here")
    else:
        room = await here.room(row)
        if who.asks and not await room.look(lambda: approved(room.workshop, who.asks)):
            await turn_away(websocket, "waiting")
        else:
            await serve(websocket, room, Seat(who.person, here.ways.outbox_bytes), here.ways.most_waiting)
            here.rooms.drop_if_idle(room)


def approved(workshop: Workshop, request: str) -> bool:
    """Whether the facilitator let this second device in."""
    found = workshop.facilitators.devices.get(request)
    return bool(found and found.answer == "approved")
