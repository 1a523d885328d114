"""Pre-work: the page behind a function's private link, on which it says before the day what it knows."""

import secrets
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.domain.compartment import BEFORE
from server.domain.doors import host_of
from server.domain.preparing import preparer_of
from server.domain.workshop import Workshop
from server.routes.drawing import draw, draw_problem
from server.routes.house import House, TheHouse
from server.routes.visitors import Visitor
from server.storage.tables import WorkshopRow

router = APIRouter()

NO_LINK = ("This link does not work", "It was mistyped, or it has ended. Ask whoever sent it to you for a new one.")


class Link(NamedTuple):
    """Where a link leads: to a function's preparer, in a workshop that has started or not."""

    person: str
    function: str
    host: str
    over: bool


@router.get("/w/{workshop}/before/{key}")
async def show_before(request: Request, workshop: str, key: str, house: TheHouse) -> Response:
    row = await house.workshops.found(workshop)
    link = await link_of(house, row, key) if row else None
    if not row or not link:
        return await draw_problem(request, 404, *NO_LINK)
    values = {"workshop": row, "function": link.function, "host": link.host, "over": link.over}
    return await draw(request, "before", live=f"/w/{row.id}/before/{key}/live", **values)


async def preparer(house: House, row: WorkshopRow, key: str) -> Visitor | None:
    """Who comes by a link, as long as there is something to fill in."""
    link = await link_of(house, row, key)
    return Visitor(link.person) if link and not link.over else None


async def link_of(house: House, row: WorkshopRow, key: str) -> Link | None:
    room = await house.room(row)
    found: Link | None = await room.look(lambda: link_in(room.workshop, key))
    house.rooms.drop_if_idle(room)
    return found


def link_in(workshop: Workshop, key: str) -> Link | None:
    """Where this key leads in a workshop."""
    keys = workshop.facilitators.before.items()
    function = next((one for one, known in keys if known and secrets.compare_digest(known.encode(), key.encode())), "")
    person, record = preparer_of(workshop, function), workshop.record(function)
    if not person or not record:
        return None
    over = workshop.agenda.status not in BEFORE
    return Link(person.id, record.text("name"), host_of(workshop), over)
