"""Private links, made and ended: for the owner of lines, or for whose yes the plan asks. A link is shown once."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.compartment import PrivateLink
from server.domain.messages import Refused
from server.domain.private_links import EndLink, MakeLink, lines_behind, links_of
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
NOT_ENDED = "These links were not ended"


class For(BaseModel):
    """Whom a link is for: somebody of the workshop, or a name whose yes is needed."""

    person: str = ""
    yes_from: str = ""


class Made(NamedTuple):
    """Whom a link was made for, as its page says it."""

    name: str
    lines: int
    others: int
    """How many links they had before. Those go on to work."""


@router.post("/w/{workshop}/plan/link")
async def make_link(request: Request, workshop: str, wanted: Annotated[For, Form()]) -> Response:
    """Makes a link and shows it, this once."""
    subject = PrivateLink(person=wanted.person, yes_from=wanted.yes_from.strip())
    found = await look_as_seated(request, workshop, lambda seat: (seat.person, made_for(seat.room.workshop, subject)))
    if isinstance(found, Response):
        return found
    row, (asker, made) = found
    if not making.allows(f"{row.id} {asker}"):
        return await draw_problem(request, 429, *TOO_MANY)
    try:
        link = await made_link(request, row, MakeLink(new_id(), subject.person, subject.yes_from), asker)
    except Refused as refused:
        return await draw_problem(request, 409, NOT_MADE, refused.text)
    return await draw(request, "private_link", workshop=row, link=link, made=made, yes=bool(subject.yes_from))


@router.post("/w/{workshop}/plan/link/end")
async def end_links(request: Request, workshop: str, wanted: Annotated[For, Form()]) -> Response:
    """Ends all links of somebody. The hashes of their secrets stay, so that their pages say that they have ended."""
    found = await look_as_seated(request, workshop, lambda seat: seat.person)
    if isinstance(found, Response):
        return found
    row, asker = found
    try:
        await ask(request, row, EndLink(wanted.person, wanted.yes_from.strip()), asker)
    except Refused as refused:
        return await draw_problem(request, 409, NOT_ENDED, refused.text)
    return RedirectResponse(f"/w/{row.id}/plan#links", 303)


async def made_link(request: Request, row: WorkshopRow, command: MakeLink, asker: str) -> str:
    """The address of a link that is made by now. Raises Refused."""
    house: House = request.app.state.house
    await ask(request, row, command, asker)
    return f"{address_of(request)}/l/{await house.workshops.add_link(row.id, command.id)}"


async def ask(request: Request, row: WorkshopRow, command: MakeLink | EndLink, asker: str) -> None:
    """Asks for it in the room, and waits until it is so. Raises Refused."""
    house: House = request.app.state.house
    room: Room = await house.room(row)
    await room.ask_and_wait(command, asker, new_id())
    house.rooms.drop_if_idle(room)


def made_for(workshop: Workshop, subject: PrivateLink) -> Made:
    person = View(workshop).person(subject.person)
    others = len(links_of(workshop, subject.person, subject.yes_from))
    return Made(person.name if person else subject.yes_from, len(lines_behind(workshop, subject)), others)
