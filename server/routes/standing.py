"""Where somebody at the door stands: in, waiting, refused, gone; and whether they facilitate."""

from typing import Literal

from starlette.requests import HTTPConnection

from server.domain.workshop import Workshop
from server.routes.house import House
from server.routes.visitors import Visitor, owner, visitor
from server.storage.tables import WorkshopRow

Standing = Literal["in", "waiting", "refused", "gone"]


async def standing_of(house: House, row: WorkshopRow, who: Visitor | None) -> Standing:
    """Whether somebody at the door may come in: gone is who has no seat, or no longer."""
    if not who:
        return "gone"
    room = await house.room(row)
    standing: Standing = await room.look(lambda: standing_in(room.workshop, who))
    house.rooms.drop_if_idle(room)
    return standing


def standing_in(workshop: Workshop, who: Visitor) -> Standing:
    """The same, by the state of the workshop."""
    knock = workshop.facilitators.knocks.get(who.person)
    if knock and knock.answer != "approved":
        return "refused" if knock.answer else "waiting"
    if not workshop.person(who.person):
        return "gone"
    asked = workshop.facilitators.devices.get(who.asks)
    if not who.asks or (asked and asked.answer == "approved"):
        return "in"
    return "refused" if asked and asked.answer == "refused" else "waiting"


async def facilitator(connection: HTTPConnection, house: House, row: WorkshopRow) -> Visitor | None:
    """Who comes to the console: the account that owns the workshop, whoever else the same browser may be; else the
    seat of a co-facilitator, or of one who came back with a recovery code."""
    account = await owner(connection, house, row)
    if account:
        return account
    who = await visitor(connection, house, row)
    if not who or await standing_of(house, row, who) != "in":
        return None
    room = await house.room(row)
    leads: bool = await room.look(lambda: room.workshop.is_facilitator(who.person))
    return who if leads else None
