"""Entering a yes or a no that came by phone or on paper: a page behind a line of the plan. It needs no script."""

from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.agreeing import is_change
from server.domain.entering_answers import EnterAnswer, may_enter
from server.domain.following_up import needs_yes_from
from server.domain.messages import Refused
from server.domain.plan.own_lines import OwnLine, own_line
from server.domain.private_links import AFTER
from server.domain.record import Record
from server.domain.records.change import WAYS
from server.domain.wording import Wording
from server.domain.workshop import View
from server.live.reading import clean_text
from server.live.rooms import now
from server.routes.drawing import draw, draw_problem
from server.routes.forms import Mistake, one_line
from server.routes.house import House
from server.routes.plan_page import day_of, in_words
from server.routes.seats import Seat, look_as_seated
from server.storage.secrets import new_id

router = APIRouter()

NO_LINE = ("No answer to enter here", "Nobody’s yes is asked for by this line, or it is not yours to enter.")
NOT_PICKED = Mistake("yes_given", "Pick yes or no.")


class Heard(BaseModel):
    """What was heard, under the names of the fields that keep it."""

    act: Literal["enter", "take_back"] = "enter"
    yes_given: Literal["yes", "no", ""] = ""
    yes_by: str = ""
    yes_way: str = ""
    yes_on: str = ""
    yes_words: str = ""


class Asked(NamedTuple):
    """The line whose answer is entered, whose yes it needs, and what is entered by now."""

    line: OwnLine
    yes_from: str
    heard: Heard
    by_link: bool
    """Whether its giver said it by their own link."""


class Entry(NamedTuple):
    """What was typed and not taken, and why."""

    heard: Heard
    mistakes: list[Mistake]


@router.get("/w/{workshop}/plan/answer/{line}")
async def show_form(request: Request, workshop: str, line: str) -> Response:
    return await shown(request, workshop, line)


@router.post("/w/{workshop}/plan/answer/{line}")
async def enter(request: Request, workshop: str, line: str, heard: Annotated[Heard, Form()]) -> Response:
    """Enters what was heard and goes back to the line; what a rule says no to is said at its field."""
    house: House = request.app.state.house
    found = await look_as_seated(request, workshop, lambda seat: seat.person)
    if isinstance(found, Response):
        return found
    row, person = found
    if heard.act == "enter" and not heard.yes_given:
        return await shown(request, workshop, line, Entry(heard, [NOT_PICKED]))
    room = await house.room(row)
    try:
        await room.ask_and_wait(command_of(line, heard), person, new_id())
    except Refused as refused:
        return await shown(request, workshop, line, Entry(heard, mistakes_of(refused)))
    house.rooms.drop_if_idle(room)
    return RedirectResponse(f"/w/{row.id}/plan#line-{line}", 303)


def command_of(line: str, heard: Heard) -> EnterAnswer:
    if heard.act == "take_back":
        return EnterAnswer(line, "")
    said = {"said_by": one_line(heard.yes_by), "way": heard.yes_way, "said_on": heard.yes_on.strip()}
    return EnterAnswer(line, heard.yes_given, words=clean_text(heard.yes_words), **said)


def mistakes_of(refused: Refused) -> list[Mistake]:
    return [Mistake(str(refused.details.get("field", "")), refused.text)]


async def shown(request: Request, workshop: str, line: str, entry: Entry | None = None) -> Response:
    """The form for one line, with what was typed where it was not taken."""
    found = await look_as_seated(request, workshop, lambda seat: (asked(seat, line),))
    if isinstance(found, Response):
        return found
    row, (about,) = found
    if not about:
        return await draw_problem(request, 404, *NO_LINE)
    typed, mistakes = entry or Entry(about.heard, [])
    said = {"about": about, "typed": typed, "mistakes": mistakes, "ways": WAYS, "today": day_of(now())}
    return await draw(request, "enter_answer", 422 if mistakes else 200, workshop=row, in_words=in_words, **said)


def asked(seat: Seat, line: str) -> Asked | None:
    """The line, for who may enter an answer to it now; else none."""
    record = seat.room.workshop.record(line)
    if not record or not takes_answers(seat, record):
        return None
    heard = Heard.model_validate({name: record.text(name) for name in Heard.model_fields if name != "act"})
    by_link = bool(heard.yes_given) and not heard.yes_way
    whom = record.text("yes_from").strip()
    return Asked(own_line(Wording(View(seat.room.workshop)), record, "", []), whom, heard, by_link)


def takes_answers(seat: Seat, record: Record) -> bool:
    workshop = seat.room.workshop
    waits = is_change(record) and needs_yes_from(record, record.text("yes_from"))
    return waits and workshop.agenda.status in AFTER and may_enter(workshop, seat.person, record)
