"""Making a private link: for the owner of lines, or for whose yes the plan asks. It is shown once, ready to be sent."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel

from server.domain.compartment import PrivateLink
from server.domain.messages import Refused
from server.domain.private_links import MakeLink, lines_behind, same
from server.domain.workshop import View, Workshop
from server.live.room import Room
from server.routes.drawing import draw, draw_problem
from server.routes.house import House
from server.routes.limits import Limit
from server.routes.seats import look_as_seated
from server.routes.workshops import address_of
from server.storage.secrets import new_id
from server.storage.tables import WorkshopRow

router = APIRouter()

making = Limit(times=60, seconds=60)
TOO_MANY = ("Too many links at once", "Nothing is lost. Wait a minute, then try again.")
NOT_MADE = "This link was not made"


class For(BaseModel):
    """Whom a link is for: somebody of the workshop, or a name whose yes is needed."""

    person: str = ""
    yes_from: str = ""


class Made(NamedTuple):
    """Whom a link was made for, as its page says it."""

    name: str
    lines: int
    ended: list[str]
    """The ids of the links that it replaces."""


@router.post("/w/{workshop}/plan/link")
async def make_link(request: Request, workshop: str, wanted: Annotated[For, Form()]) -> Response:
    """Makes a link and shows it, this once. The one that was there before ends."""
    house: House = request.app.state.house
    subject = PrivateLink(person=wanted.person, yes_from=wanted.yes_from.strip())
    found = await look_as_seated(request, workshop, lambda seat: (seat.person, made_for(seat.room.workshop, subject)))
    if isinstance(found, Response):
        return found
    row, (asker, made) = found
    if not making.allows(f"{row.id} {asker}"):
        return await draw_problem(request, 429, *TOO_MANY)
    try:
        secret = await secret_of(house, row, MakeLink(new_id(), subject.person, subject.yes_from), asker)
    except Refused as refused:
        return await draw_problem(request, 409, NOT_MADE, refused.text)
    for ended in made.ended:
        await house.workshops.forget_devices(row.id, ended)
    link = f"{address_of(request)}/l/{secret}"
    return await draw(request, "private_link", workshop=row, link=link, made=made, yes=bool(subject.yes_from))


async def secret_of(house: House, row: WorkshopRow, command: MakeLink, asker: str) -> str:
    """The secret of a link that is made by now. Raises Refused."""
    room: Room = await house.room(row)
    await room.ask_and_wait(command, asker, command.id)
    house.rooms.drop_if_idle(room)
    return await house.workshops.add_link(row.id, command.id)


def made_for(workshop: Workshop, subject: PrivateLink) -> Made:
    person = View(workshop).person(subject.person)
    ended = [id for id, one in workshop.facilitators.links.items() if same(one, subject)]
    return Made(person.name if person else subject.yes_from, len(lines_behind(workshop, subject)), ended)
