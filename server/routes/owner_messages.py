"""The message for an owner of lines, ready to be sent: as it is taken, a private link is made that stands in it."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from server.domain.compartment import PrivateLink
from server.domain.messages import Refused
from server.domain.plan.own_lines import may_follow
from server.domain.private_links import AFTER, EndLink, MakeLink, lines_behind
from server.domain.report.owners import Owner, owners, with_private_link
from server.domain.workshop import View
from server.routes.drawing import draw, draw_problem
from server.routes.private_links import ask, made_link, making
from server.routes.problems import WORDS, wants_page
from server.routes.seats import Seat, look_as_seated
from server.routes.workshops import address_of
from server.storage.secrets import new_id
from server.storage.tables import WorkshopRow

router = APIRouter()

GONE = ("No message", "This person owns nothing in the plan any more. Load the page again.")
NOT_MADE = "No message"


class Told(NamedTuple):
    """Who is told what, by whom."""

    row: WorkshopRow
    asker: str
    owner: Owner
    by_link: bool
    """Whether they answer by a private link; else the message leads to the plan."""


class Message(NamedTuple):
    """A message with an address in it."""

    text: str
    link: str = ""
    """The id of the private link that was made for it, if one was."""


@router.post("/w/{workshop}/plan/message")
async def take_message(request: Request, workshop: str, owner: Annotated[str, Form()] = "") -> Response:
    """The message of one owner with their private link, this once: the words alone for a script, a page for people."""
    base = address_of(request)
    found = await look_as_seated(request, workshop, lambda seat: (seat.person, told(seat, owner, base)))
    if isinstance(found, Response):
        return found
    row, (asker, who) = found
    if not who:
        return await no_message(request, 404, *GONE)
    if not making.allows(f"{row.id} {asker}"):
        return await no_message(request, 429, *WORDS[429])
    try:
        message = await message_for(request, who)
    except Refused as refused:
        return await no_message(request, 409, NOT_MADE, refused.text)
    if wants_page(request):
        return await draw(request, "owner_message", workshop=row, name=who.owner.name, text=message.text)
    return JSONResponse({"text": message.text})


def told(seat: Seat, person: str, base: str) -> Told | None:
    """Whom the asker may tell; nobody where that is not theirs, or where this person owns nothing."""
    workshop = seat.room.workshop
    found = owners(View(workshop, workshop.reads(seat.person)), f"{base}/w/{seat.row.id}/plan")
    owner = next((one for one in found if one.id == person), None)
    if not owner or not may_follow(workshop, seat.person):
        return None
    return Told(seat.row, seat.person, owner, answers_by_link(seat, owner))


def answers_by_link(seat: Seat, owner: Owner) -> bool:
    """Whether a private link would lead this owner to something now."""
    workshop = seat.room.workshop
    return workshop.agenda.status in AFTER and bool(lines_behind(workshop, PrivateLink(person=owner.id)))


async def message_for(request: Request, who: Told) -> Message:
    """The message with a private link that is made for it; where there can be none, with the plan's address. Raises
    Refused."""
    if not who.by_link:
        return Message(who.owner.message)
    command = MakeLink(new_id(), who.owner.id)
    link = await made_link(request, who.row, command, who.asker)
    return Message(with_private_link(who.owner.text, link), command.id)


async def take_back(request: Request, who: Told, message: Message) -> None:
    """Ends the link of a message that was not sent."""
    if message.link:
        await ask(request, who.row, EndLink(who.owner.id, id=message.link), who.asker)


async def no_message(request: Request, status: int, title: str, text: str) -> Response:
    if wants_page(request):
        return await draw_problem(request, status, title, text)
    return JSONResponse({"title": title, "text": text}, status)
