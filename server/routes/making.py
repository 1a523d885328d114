"""Making a workshop: a flow, an agenda and a title, then its lobby is open."""

from typing import Annotated, Literal, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.agenda import OpenLobby
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.record import Value
from server.domain.template import Agenda, Template
from server.live.rooms import now
from server.routes.drawing import draw
from server.routes.forms import Mistake, one_line
from server.routes.house import House, TheHouse
from server.routes.visitors import signed_in
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account, WorkshopRow
from server.storage.template_files import NoSuchFile, load_agenda, load_template, read_folder

router = APIRouter()

LONGEST_TITLE = 80


class Wanted(BaseModel):
    """What somebody filled in to make a workshop."""

    template: str = ""
    agenda: str = ""
    title: str = ""
    way: Literal["everything", "flow"] = "everything"
    """What to take of a file, where a workshop is made from one."""


class Start(NamedTuple):
    """What a new workshop begins with."""

    title: str
    about: About
    records: list[tuple[str, str, dict[str, Value]]]


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
        about = About(template=self.flow.key, agenda=self.agenda.key, levels=self.agenda.levels, made_at=now())
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
    chosen = read(house, wanted)
    if isinstance(chosen, list):
        return await draw_new(request, wanted, chosen)
    row = await made(house, account, chosen.start)
    return RedirectResponse(f"/w/{row.id}/console", 303)


def sign_in_first(wanted: Wanted) -> Response:
    """Asks who it is, and comes back with everything that was filled in."""
    filled = wanted.model_dump(exclude_defaults=True)
    return RedirectResponse(f"/sign-in?to={quote('/new' + ('?' if filled else '') + urlencode(filled), safe='/')}", 303)


def read(house: House, wanted: Wanted) -> Chosen | list[Mistake]:
    """The files that were chosen; or what is wrong with the choice."""
    mistakes, flow, agenda = [], None, None
    try:
        flow = load_template(house.templates, wanted.template)
    except (NoSuchFile, MalformedFile) as error:
        mistakes.append(Mistake("template", unusable(error) or "Pick a flow."))
    try:
        agenda = load_agenda(house.templates, wanted.agenda)
    except (NoSuchFile, MalformedFile) as error:
        mistakes.append(Mistake("agenda", unusable(error) or "Pick how long it takes."))
    if len(wanted.title) > LONGEST_TITLE:
        mistakes.append(Mistake("title", f"Make it up to {LONGEST_TITLE} characters; this has {len(wanted.title)}."))
    return Chosen(flow, agenda, wanted.title) if flow and agenda and not mistakes else mistakes


def unusable(error: Exception) -> str:
    """What to say about a file that is there and malformed; empty for one that is not there."""
    return f"This one cannot be used, pick another. {error}" if isinstance(error, MalformedFile) else ""


async def made(house: House, account: Account, start: Start) -> WorkshopRow:
    """A new workshop with its first events in its log, open to join."""
    row = await house.workshops.make(account.id, start.title, now())
    room = await house.room(row)
    await room.ask_and_wait(MakeWorkshop(start.about, account.name, start.records), account.id, "made")
    await room.ask_and_wait(OpenLobby(), account.id, "opened")
    return row


async def draw_new(request: Request, wanted: Wanted, mistakes: list[Mistake] | None = None) -> Response:
    """The form for a new workshop: flows with steps first, the first flow and agenda picked unless others were."""
    house: House = request.app.state.house
    shelf = read_folder(house.templates)
    flows = sorted(shelf.templates, key=lambda one: not steps_of(one))
    return await draw(
        request,
        "new",
        422 if mistakes else 200,
        flows=[(one, suggested(one), steps_of(one)) for one in flows],
        agendas=shelf.agendas,
        refused=shelf.refused,
        wanted=picked(wanted, [one.key for one in flows], [one.key for one in shelf.agendas]),
        longest=LONGEST_TITLE,
        mistakes=mistakes,
    )


def picked(wanted: Wanted, flows: list[str], agendas: list[str]) -> Wanted:
    """What was wanted, with the first of those there are where nothing was."""
    return Wanted(
        template=wanted.template or next(iter(flows), ""),
        agenda=wanted.agenda or next(iter(agendas), ""),
        title=wanted.title,
        way=wanted.way,
    )


def suggested(flow: Template) -> str:
    """A title for a workshop on this flow, for who has none in mind."""
    return f"{flow.title}: who does what?" if steps_of(flow) else flow.title


def steps_of(flow: Template) -> int:
    return sum(one.kind == "step" for one in flow.records)
