"""E-mail to an owner of lines: what the plan's page shows as a message, to an address that the facilitator types."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from server.domain.blocks import Imprint
from server.domain.report.owners import Owner, owners
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

    owner: Owner | None
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
        return await told(request, 422, *refused)
    if not letters.allows(row.id):
        return await told(request, 429, *WORDS[429])
    return await sent(request, found, address)


def found_in(seat: Seat, person: str, base: str) -> Found:
    workshop = seat.room.workshop
    view = View(workshop, workshop.reads(seat.person))
    own = [one for one in tasks(view).tasks if one.belongs_to(person)]
    return Found(
        owner=next((one for one in owners(view, f"{base}/w/{seat.row.id}/plan") if one.id == person), None),
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
    if not found.owner:
        return GONE
    return None if is_address(address) else ADDRESS


async def sent(request: Request, found: Found, address: str) -> Response:
    """The letter on its way; or why it is not."""
    house: House = request.app.state.house
    assert house.mailer and found.owner  # noqa: S101  asked before
    _, parts, imprint = found.taken
    try:
        wish = Wish(owner=found.owner.id)
        calendar = await house.writer.run(written, "ics", parts, imprint, wish) if found.has_days else b""
        subject = f"Your part of the plan: {found.title}"
        await house.mailer.send(Letter(address, subject, found.owner.message, calendar))
    except NotSent as problem:
        return await told(request, 502, NOT_SENT, problem.text)
    except (Busy, Broken):
        return await told(request, 503, NOT_SENT, "Others are exporting right now. Wait half a minute, then try again.")
    return await told(request, 200, *SENT)


async def told(request: Request, status: int, title: str, text: str) -> Response:
    """The answer: a page for whoever sent the form, the words alone for a script."""
    if wants_page(request):
        return await draw_problem(request, status, title, text)
    return JSONResponse({"title": title, "text": text}, status)
