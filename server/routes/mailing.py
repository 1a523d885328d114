"""E-mail to an owner of lines: what the plan's page shows as a message, to an address that the facilitator types."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from server.domain.blocks import Imprint
from server.domain.messages import Refused
from server.domain.report.tasks import tasks
from server.domain.workshop import View
from server.exports.wish import Wish
from server.exports.writer import Broken, Busy
from server.mail.mailer import LONGEST_ADDRESS, Letter, NotSent, is_address
from server.routes.downloads import is_rehearsal, taken
from server.routes.drawing import draw_problem
from server.routes.forms import one_line
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.owner_messages import Message, Told, message_for, take_back, told
from server.routes.problems import WORDS, wants_page
from server.routes.seats import Seat, look_as_seated
from server.routes.standing import facilitator
from server.routes.workshops import address_of, no_such_workshop
from server.routes.writing import Parts, written

router = APIRouter()

letters = Limit(times=20, seconds=60)
"""From one workshop."""

OFF = ("No mail server is set", "Copy the message and send it yourself.")
REHEARSAL = ("A rehearsal sends nothing", "Nothing in it is real.")
GONE = ("Nobody to write to", "This person owns nothing in the plan any more. Load the page again.")
ADDRESS = ("Not sent", "Type one e-mail address, like name@company.com.")
NOT_SENT = "Not sent"
SENT = ("Sent", "The mail server has taken the message.")


class Asked(BaseModel):
    """Whose lines go where."""

    owner: str = ""
    to: str = ""


class Found(NamedTuple):
    """To whom, about which plan, and what their calendar is made of."""

    told: Told | None
    title: str
    has_days: bool
    rehearsal: bool
    taken: tuple[str, Parts, Imprint]


@router.post("/w/{workshop}/plan/mail")
async def send_mail(request: Request, workshop: str, house: TheHouse, asked: Annotated[Asked, Form()]) -> Response:
    """Sends one owner their lines. For facilitators; everybody else's workshop is none."""
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    base = address_of(request)
    looked = await look_as_seated(request, workshop, lambda seat: found_in(seat, asked.owner, base))
    if isinstance(looked, Response):
        return looked
    found, address = looked[1], one_line(asked.to)[: LONGEST_ADDRESS + 1]
    refused = why_not(house, found, address)
    if refused:
        return await said(request, 422, *refused)
    if not letters.allows(row.id):
        return await said(request, 429, *WORDS[429])
    return await sent(request, found, address)


def found_in(seat: Seat, person: str, base: str) -> Found:
    workshop = seat.room.workshop
    view = View(workshop, workshop.reads(seat.person))
    own = [one for one in tasks(view).tasks if one.belongs_to(person)]
    return Found(
        told=told(seat, person, base),
        title=view.purpose().text("title"),
        has_days=any(one.due or one.first_step_by for one in own),
        rehearsal=is_rehearsal(seat),
        taken=taken(seat, base),
    )


def why_not(house: House, found: Found, address: str) -> tuple[str, str] | None:
    """What stands in the way, before anything is tried."""
    if not house.mailer:
        return OFF
    if found.rehearsal:
        return REHEARSAL
    if not found.told:
        return GONE
    return None if is_address(address) else ADDRESS


async def sent(request: Request, found: Found, address: str) -> Response:
    """The letter on its way; or why it is not."""
    house: House = request.app.state.house
    assert found.told  # noqa: S101  asked before
    _, parts, imprint = found.taken
    try:
        wish = Wish(owner=found.told.owner.id)
        calendar = await house.writer.run(written, "ics", parts, imprint, wish) if found.has_days else b""
        message = await message_for(request, found.told)
    except (Busy, Broken):
        return await said(request, 503, NOT_SENT, "Others are exporting right now. Wait half a minute, then try again.")
    except Refused as refused:
        return await said(request, 409, NOT_SENT, refused.text)
    letter = Letter(address, f"Your part of the plan: {found.title}", message.text, calendar)
    return await delivered(request, found.told, message, letter)


async def delivered(request: Request, who: Told, message: Message, letter: Letter) -> Response:
    """Hands the letter over. The link in a letter that stays here leads nowhere."""
    house: House = request.app.state.house
    assert house.mailer  # noqa: S101  asked before
    try:
        await house.mailer.send(letter)
    except NotSent as problem:
        await take_back(request, who, message)
        return await said(request, 502, NOT_SENT, problem.text)
    return await said(request, 200, *SENT)


async def said(request: Request, status: int, title: str, text: str) -> Response:
    """The answer: a page for whoever sent the form, the words alone for a script."""
    if wants_page(request):
        return await draw_problem(request, status, title, text)
    return JSONResponse({"title": title, "text": text}, status)
