"""Looking into a workshop as whoever has a seat in it: once, between two turns, and only at what they may read."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from server.live.room import Room
from server.routes.house import House
from server.routes.standing import standing_in
from server.routes.visitors import visitor
from server.routes.workshops import no_such_workshop
from server.storage.tables import WorkshopRow

Seen = TypeVar("Seen")


class Seat(NamedTuple):
    """Somebody's place in a workshop."""

    row: WorkshopRow
    room: Room
    person: str


async def look_as_seated(
    request: Request, workshop: str, look: Callable[[Seat], Seen]
) -> tuple[WorkshopRow, Seen] | Response:
    """What `look` sees; for who has no seat, or not yet, the way to the door."""
    house: House = request.app.state.house
    row = await house.workshops.found(workshop)
    if not row:
        return await no_such_workshop(request)
    who = await visitor(request, house, row)
    room = await house.room(row)

    def seen() -> Seen | None:
        seated = who and standing_in(room.workshop, who) == "in"
        return look(Seat(row, room, who.person)) if who and seated else None

    found: Seen | None = await room.look(seen)
    house.rooms.drop_if_idle(room)
    return RedirectResponse(f"/w/{row.id}", 303) if found is None else (row, found)
