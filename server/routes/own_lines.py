"""The page behind a private link: the lines of one owner, or those that ask for one yes. No account, no script."""

from typing import Annotated, Literal, NamedTuple

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
from server.domain.private_links import UseLink, holds, lines_behind
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop
from server.live.reading import clean_text
from server.routes.drawing import draw, draw_problem
from server.routes.forms import Mistake
from server.routes.house import House
from server.routes.limits import Limit
from server.routes.plan_page import count, day_of, in_words, instant
from server.storage.secrets import hash_of, new_key
from server.storage.tables import Device, WorkshopRow

router = APIRouter()

answers = Limit(times=60, seconds=60)
NO_LINK = ("This link does not work", "It was mistyped, or it has ended. Ask whoever sent it to you for a new one.")
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


class LinkPage(NamedTuple):
    """What a link shows."""

    title: str
    standing: Standing
    year: int
    host: str
    who: str
    is_yes: bool
    final: bool
    lines: list[OwnLine]
    others: list[tuple[str, str]]
    """To whom a line can be handed: (id, name)."""


@router.get("/l/{secret}")
async def show_lines(request: Request, secret: str, said: str = "", line: str = "") -> Response:
    house: House = request.app.state.house
    device = await house.workshops.link(secret)
    found = await page_of(house, device) if device else None
    if not found:
        return await draw_problem(request, 404, *NO_LINK)
    return await drawn(request, found, said=SAID.get(said, ""), about=line)


@router.post("/l/{secret}")
async def answer(request: Request, secret: str, said: Annotated[Said, Form()]) -> Response:
    """Does what was filled in, and comes back to the page; what a rule says no to is said at the line."""
    house: House = request.app.state.house
    device = await house.workshops.link(secret)
    row = await house.workshops.found(device.workshop) if device else None
    if not device or not row:
        return await draw_problem(request, 404, *NO_LINK)
    if not answers.allows(device.person):
        return await draw_problem(request, 429, *TOO_MANY)
    room = await house.room(row)
    try:
        await room.ask_and_wait(UseLink(act_of(said)), device.person, ref_of(said))
    except Refused as refused:
        return await refused_page(request, device, said, refused)
    house.rooms.drop_if_idle(room)
    return RedirectResponse(f"/l/{secret}?said={said.act}&line={said.line}#line-{said.line}", 303)


async def refused_page(request: Request, device: Device, said: Said, refused: Refused) -> Response:
    found = await page_of(request.app.state.house, device)
    if not found:
        return await draw_problem(request, 404, *NO_LINK)
    mistakes = [Mistake(f"line-{said.line}", refused.text)]
    return await drawn(request, found, 422, about=said.line, typed=said, mistakes=mistakes)


async def page_of(house: House, device: Device) -> tuple[WorkshopRow, LinkPage] | None:
    """What a link shows, or nothing when it has ended."""
    row = await house.workshops.found(device.workshop)
    if not row:
        return None
    room = await house.room(row)
    found: LinkPage | None = await room.look(lambda: link_page(room.workshop, device.person))
    house.rooms.drop_if_idle(room)
    return (row, found) if found else None


def link_page(workshop: Workshop, id: str) -> LinkPage | None:
    link = workshop.facilitators.links.get(id)
    if not link or not holds(workshop, link):
        return None
    view = View(workshop)
    words, found = Wording(view), standing(view)
    return LinkPage(
        title=view.purpose().text("title"),
        standing=found,
        year=int(day_of(found.agreed_at)[:4]) if found.agreed_at else 0,
        host=host_of(workshop),
        who=name_of(view, link),
        is_yes=bool(link.yes_from),
        final=workshop.agenda.status == "final",
        lines=own_lines(words, lines_behind(workshop, link), link.person),
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


async def drawn(request: Request, found: tuple[WorkshopRow, LinkPage], status: int = 200, **more: object) -> Response:
    values = {"said": "", "typed": None} | more | WORDS
    return await draw(request, "own_lines", status, workshop=found[0], page=found[1], form=new_key(), **values)
