"""What a re-plan would do, before anybody does it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.domain.replanning import Way, ways
from server.live.protocol import encode
from server.live.rooms import now
from server.routes.house import TheHouse
from server.routes.standing import facilitator
from server.routes.workshops import no_such_workshop

router = APIRouter()


@router.get("/w/{workshop}/console/replans")
async def show_replans(request: Request, workshop: str, house: TheHouse) -> Response:
    """The ways to make up for what is late now, each with the minutes it would change. For the facilitator."""
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    room = await house.room(row)
    found: list[Way] = await room.look(lambda: ways(room.workshop, now()))
    house.rooms.drop_if_idle(room)
    return Response(encode(found), media_type="application/json", headers={"cache-control": "no-store"})
