"""Making a workshop: a flow, an agenda and a title, then its lobby is open."""

from typing import Annotated, NamedTuple, Protocol

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.agenda import OpenLobby
from server.domain.compartment import About, Person
from server.domain.making import MakeWorkshop
from server.domain.messages import Command
from server.domain.record import Value
from server.domain.template import Agenda, Template
from server.live.rooms import now
from server.routes.forms import Mistake, one_line
from server.routes.house import House, TheHouse
from server.routes.new_page import LONGEST_TITLE, Wanted, draw_new, sign_in_first, suggested, unusable
from server.routes.shelves import agenda_picked, flow_picked
from server.routes.visitors import signed_in
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account, WorkshopRow
from server.storage.template_files import NoSuchFile

router = APIRouter()


class Start(NamedTuple):
    """What a new workshop begins with."""

    title: str
    about: About
    records: list[tuple[str, str, dict[str, Value]]]
    people: list[Person] = []
    """Who is expected already."""

    def asked_by(self, name: str) -> list[Command]:
        """What makes it for an account of this name, open to join."""
        return [MakeWorkshop(self.about, name, self.records, self.people), OpenLobby()]


class Chosen:
    """A flow and an agenda that a new workshop is made from."""

    def __init__(self, flow: Template, agenda: Agenda, title: str) -> None:
        self.flow, self.agenda = flow, agenda
        self.title = title or suggested(flow)

    @property
    def records(self) -> list[tuple[str, str, dict[str, Value]]]:
        """The template's records and the agenda's, the purpose with the title and the time there is."""
        given = [(one.kind, one.id, dict(one.values)) for one in (*self.flow.records, *self.agenda.records)]
        for kind, _, values in given:
            if kind == "purpose":
                values |= {"title": self.title, "minutes": self.agenda.minutes}
        return given

    @property
    def start(self) -> Start:
        about = About(
            template=self.flow.key,
            agenda=self.agenda.key,
            levels=self.agenda.levels,
            made_at=now(),
            reasons=self.agenda.reasons,
            could_should=self.agenda.could_should,
            grade_lines=self.agenda.grade_lines,
            pulses=self.agenda.pulses,
        )
        return Start(self.title, about, self.records)


@router.get("/new")
async def new(request: Request, house: TheHouse, wanted: Annotated[Wanted, Query()]) -> Response:
    """The form for a new workshop, filled in with what is known already."""
    return await draw_new(request, wanted) if await signed_in(request, house) else sign_in_first(wanted)


@router.post("/workshops")
async def make(request: Request, wanted: Annotated[Wanted, Form()]) -> Response:
    """Makes a workshop out of a flow and an agenda, with its lobby open, and goes to its console."""
    house: House = request.app.state.house
    wanted.title = one_line(wanted.title)
    account = await signed_in(request, house)
    if not account:
        return sign_in_first(wanted)
    chosen = await read(house, account, wanted)
    if isinstance(chosen, list):
        return await draw_new(request, wanted, chosen)
    row = await made(house, account, chosen.start)
    return RedirectResponse(f"/w/{row.id}/console", 303)


async def read(house: House, account: Account, wanted: Wanted) -> Chosen | list[Mistake]:
    """The files that were chosen; or what is wrong with the choice."""
    mistakes, flow, agenda = [], None, None
    try:
        flow = await flow_picked(house, account, wanted.template)
    except (NoSuchFile, MalformedFile) as error:
        mistakes.append(Mistake("template", unusable(error) or "Pick a flow."))
    try:
        agenda = await agenda_picked(house, account, wanted.agenda)
    except (NoSuchFile, MalformedFile) as error:
        mistakes.append(Mistake("agenda", unusable(error) or "Pick how long it takes."))
    if len(wanted.title) > LONGEST_TITLE:
        mistakes.append(Mistake("title", f"Make it up to {LONGEST_TITLE} characters; this has {len(wanted.title)}."))
    return Chosen(flow, agenda, wanted.title) if flow and agenda and not mistakes else mistakes


class Beginning(Protocol):
    """How a workshop begins."""

    @property
    def title(self) -> str: ...

    def asked_by(self, name: str) -> list[Command]: ...


async def made(house: House, account: Account, beginning: Beginning) -> WorkshopRow:
    """A new workshop with its first events in its log."""
    row = await house.workshops.make(account.id, beginning.title, now())
    room = await house.room(row)
    for place, command in enumerate(beginning.asked_by(account.name)):
        await room.ask_and_wait(command, account.id, f"made{place}")
    return row
