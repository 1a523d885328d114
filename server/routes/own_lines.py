"""The lines of one owner, or those that ask for one yes: behind a private link, without an account; or with a seat."""

from typing import Annotated, Literal, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.agreeing import DeclineLine, HandOverLine, TakeLine
from server.domain.compartment import Person, PrivateLink
from server.domain.doors import host_of
from server.domain.following_up import AnswerRequest, ReportLine
from server.domain.messages import Refused
from server.domain.plan.front_page import Standing, standing
from server.domain.plan.own_lines import OwnLine, own_lines
from server.domain.private_links import ENDED, RESTS, UseLink, holds, lines_behind, standing_of
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop
from server.live.reading import clean_text
from server.routes.drawing import draw, draw_problem
from server.routes.forms import Mistake
from server.routes.house import House
from server.routes.limits import Limit
from server.routes.plan_page import count, day_of, in_words, instant
from server.routes.seats import look_as_seated
from server.storage.secrets import hash_of, new_key
from server.storage.tables import WorkshopRow

router = APIRouter()

answers = Limit(times=60, seconds=60)
NO_LINK = ("This link does not work", "It was cut off or mistyped. Copy all of it, or ask whoever sent it to you.")
LINK_ENDED = ("This link has ended", f"What was said by it stays in the plan. {ENDED.partition('. ')[2]}")
LINK_RESTS = ("This link rests for now", RESTS)
NO_PLAN = (
    "There is no plan yet",
    "Your lines stand here once the workshop is closed, until then in the room.",
)
TOO_MANY = ("Too many answers at once", "Nothing is lost. Wait a minute, then try again.")
WORDS = {one.__name__: one for one in (count, day_of, in_words, instant)}

Act = Literal["take", "decline", "hand_over", "report", "answer"]
SAID: dict[str, str] = {
    "take": "You took this line.",
    "decline": "You declined this line. It is nobody's now, and the plan says so.",
    "hand_over": "You handed this line over. The plan asks them now.",
    "report": "Reported. The plan shows it with the day and your name.",
    "answer": "Your answer is in the plan.",
}


class Said(BaseModel):
    """What the holder of a link filled in for one line."""

    act: Act
    line: str
    page: str = ""
    """Drawn anew with each page, so that a form that is sent twice counts once."""
    first_step: str = ""
    first_step_by: str = ""
    to: str = ""
    status: str = ""
    text: str = ""
    answer: Literal["yes", "no"] = "yes"


class OwnPage(NamedTuple):
    """What a link shows, or what is the own of who has a seat."""

    title: str
    standing: Standing
    host: str
    who: str
    is_yes: bool
    is_link: bool
    final: bool
    lines: list[OwnLine]
    others: list[tuple[str, str]]
    """To whom a line can be handed: (id, name)."""


class Holder(NamedTuple):
    """Who is at the page: the holder of a link, by its id; or somebody with a seat."""

    row: WorkshopRow
    id: str
    is_link: bool


@router.get("/l/{secret}")
async def show_behind_link(request: Request, secret: str, said: str = "", line: str = "") -> Response:
    holder = await behind(request.app.state.house, secret)
    return await shown(request, holder, said, line) if holder else await draw_problem(request, 404, *NO_LINK)


@router.post("/l/{secret}")
async def answer_by_link(request: Request, secret: str, said: Annotated[Said, Form()]) -> Response:
    holder = await behind(request.app.state.house, secret)
    return await answered(request, holder, said) if holder else await draw_problem(request, 404, *NO_LINK)


@router.get("/w/{workshop}/mine")
async def show_mine(request: Request, workshop: str, said: str = "", line: str = "") -> Response:
    found = await look_as_seated(request, workshop, lambda seat: seat.person)
    return found if isinstance(found, Response) else await shown(request, Holder(*found, False), said, line)


@router.post("/w/{workshop}/mine")
async def answer_as_seated(request: Request, workshop: str, said: Annotated[Said, Form()]) -> Response:
    found = await look_as_seated(request, workshop, lambda seat: seat.person)
    return found if isinstance(found, Response) else await answered(request, Holder(*found, False), said)


async def behind(house: House, secret: str) -> Holder | None:
    """Who holds the link of this secret; nobody when there is none."""
    device = await house.workshops.link(secret)
    row = await house.workshops.found(device.workshop) if device else None
    return Holder(row, device.person, True) if device and row else None


async def shown(request: Request, holder: Holder, said: str, line: str) -> Response:
    page = await page_of(request.app.state.house, holder)
    if not page:
        return await no_lines(request, holder)
    return await drawn(request, holder.row, page, said=SAID.get(said, ""), about=line)


async def no_lines(request: Request, holder: Holder) -> Response:
    """Why there is nothing to see: the link has ended, or rests; or there is no plan yet."""
    if not holder.is_link:
        return await draw_problem(request, 404, *NO_PLAN)
    house: House = request.app.state.house
    room = await house.room(holder.row)
    standing = await room.look(lambda: standing_of(room.workshop, holder.id))
    house.rooms.drop_if_idle(room)
    if standing == "ended":
        return await draw(request, "link_ended", 410, title=LINK_ENDED[0], text=LINK_ENDED[1])
    return await draw(request, "link_ended", 404, title=LINK_RESTS[0], text=LINK_RESTS[1])


async def answered(request: Request, holder: Holder, said: Said) -> Response:
    """Does what was filled in, and comes back to the page; what a rule says no to is said at the line."""
    house: House = request.app.state.house
    if not answers.allows(holder.id):
        return await draw_problem(request, 429, *TOO_MANY)
    room = await house.room(holder.row)
    act = act_of(said)
    try:
        await room.ask_and_wait(UseLink(act) if holder.is_link else act, holder.id, ref_of(said))
    except Refused as refused:
        return await refused_page(request, holder, said, refused)
    house.rooms.drop_if_idle(room)
    done = urlencode({"said": said.act, "line": said.line})
    return RedirectResponse(f"{request.url.path}?{done}#line-{quote(said.line)}", 303)


async def refused_page(request: Request, holder: Holder, said: Said, refused: Refused) -> Response:
    page = await page_of(request.app.state.house, holder)
    if not page:
        return await no_lines(request, holder)
    more = {"about": said.line, "typed": said, "mistakes": [Mistake(f"line-{said.line}", refused.text)]}
    return await drawn(request, holder.row, page, 422, **more)


async def page_of(house: House, holder: Holder) -> OwnPage | None:
    """What there is to see; nothing when a link has ended, or there is no plan yet."""
    room = await house.room(holder.row)
    found: OwnPage | None = await room.look(lambda: own_page(room.workshop, holder))
    house.rooms.drop_if_idle(room)
    return found


def own_page(workshop: Workshop, holder: Holder) -> OwnPage | None:
    seated = PrivateLink(person=holder.id)
    link = workshop.facilitators.links.get(holder.id) if holder.is_link else seated
    if not link or not holds(workshop, link):
        return None
    view = View(workshop)
    return OwnPage(
        title=view.purpose().text("title"),
        standing=standing(view),
        host=host_of(workshop),
        who=name_of(view, link),
        is_yes=bool(link.yes_from),
        is_link=holder.is_link,
        final=workshop.agenda.status == "final",
        lines=own_lines(Wording(view), lines_behind(workshop, link), link.person),
        others=[] if link.yes_from else others(view, link.person),
    )


def name_of(view: View, link: PrivateLink) -> str:
    person = view.person(link.person)
    return person.name if person else link.yes_from


def others(view: View, person: str) -> list[tuple[str, str]]:
    """Everybody who could take a line."""
    words = Wording(view)
    return [(one.id, words.person(one.id)) for one in view.everyone.people.values() if one.id != person and takes(one)]


def takes(person: Person) -> bool:
    return not person.removed and bool(person.function) and person.role not in ("watcher", "preparer")


def act_of(said: Said) -> TakeLine | DeclineLine | HandOverLine | ReportLine | AnswerRequest:
    """The command behind a button."""
    text = clean_text(said.text)
    match said.act:
        case "take":
            return TakeLine(said.line, clean_text(said.first_step).strip(), said.first_step_by.strip())
        case "decline":
            return DeclineLine(said.line)
        case "hand_over":
            return HandOverLine(said.line, said.to)
        case "report":
            return ReportLine(f"note-{ref_of(said)}", said.line, said.status, text)
        case "answer":
            return AnswerRequest(said.line, said.answer, text)


def ref_of(said: Said) -> str:
    return hash_of(f"{said.page or new_key()} {said.act} {said.line}")[:24]


async def drawn(request: Request, row: WorkshopRow, page: OwnPage, status: int = 200, **more: object) -> Response:
    values = {"said": "", "typed": None} | more | WORDS
    return await draw(request, "own_lines", status, workshop=row, page=page, form=new_key(), **values)
