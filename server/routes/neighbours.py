"""What a plan continues, and what continues it: the workshop before it and the checks after it, for its page."""

from typing import NamedTuple

from fastapi import Request

from server.domain.private_links import AFTER
from server.domain.workshop import View
from server.live.room import Room
from server.routes.house import House
from server.routes.standing import standing_in
from server.routes.visitors import Visitor, visitor
from server.storage.tables import WorkshopRow


class Neighbour(NamedTuple):
    """Another workshop of the same series."""

    title: str
    """Empty for a reader who has no seat in it."""
    day: str
    """The day on which it is held, as ISO writes it; empty where none is set."""
    closed_at: int
    """When it was closed, in milliseconds since 1970, UTC; 0 while it is open."""
    address: str
    """Its plan, or its room while it has none; empty for who does not read its title either."""


class Neighbours(NamedTuple):
    """The workshop that this one follows up, and those that follow it up; of the same account."""

    before: Neighbour | None
    after: list[Neighbour]


async def neighbours(request: Request, row: WorkshopRow) -> Neighbours:
    """The neighbours of a workshop, as whoever asks sees them. What was erased is none."""
    house: House = request.app.state.house
    follows = await house.workshops.followed(row.owner)
    before = await neighbour(request, follows.get(row.id, ""))
    after = [await neighbour(request, id) for id, followed in follows.items() if followed == row.id]
    return Neighbours(before, sorted((one for one in after if one), key=lambda one: (not one.day, one.day, one.title)))


async def neighbour(request: Request, id: str) -> Neighbour | None:
    house: House = request.app.state.house
    row = await house.workshops.found(id) if id else None
    if not row:
        return None
    who = await visitor(request, house, row)
    room = await house.room(row)
    found: Neighbour = await room.look(lambda: seen(row, room, who))
    house.rooms.drop_if_idle(room)
    return found


def seen(row: WorkshopRow, room: Room, who: Visitor | None) -> Neighbour:
    """How much of it this reader sees: when it was or is, and where they have a seat its title and the way in."""
    workshop = room.workshop
    has_seat = who is not None and standing_in(workshop, who) == "in"
    closed = workshop.agenda.status in AFTER
    way = f"/w/{row.id}/plan" if closed else f"/w/{row.id}"
    purpose = View(workshop).purpose()
    at = workshop.agenda.closed_at if closed else 0
    known = (purpose.text("title"), way) if has_seat else ("", "")
    return Neighbour(known[0], purpose.text("held_on"), at, known[1])
