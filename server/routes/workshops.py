"""Workshops: making one, and its pages for participants, facilitators and the wall."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from server.domain.making import MakeWorkshop
from server.domain.record import Value
from server.domain.template import Agenda, Template
from server.domain.workshop import About
from server.live.rooms import now
from server.routes.drawing import draw, draw_problem
from server.routes.house import House, TheHouse
from server.routes.visitors import owner, signed_in, visitor
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account, WorkshopRow
from server.storage.template_files import NoSuchFile, load_agenda, load_template

router = APIRouter()


@router.post("/workshops")
async def make(
    request: Request,
    template: Annotated[str, Form()],
    agenda: Annotated[str, Form()],
    title: Annotated[str, Form()] = "",
) -> Response:
    """Makes a workshop out of a flow and an agenda, with its lobby open, and goes to its console."""
    house: House = request.app.state.house
    account = await signed_in(request, house)
    if not account:
        return RedirectResponse("/sign-in?to=/new", 303)
    try:
        flow, day = load_template(house.templates, template), load_agenda(house.templates, agenda)
    except (NoSuchFile, MalformedFile) as error:
        return await draw_problem(request, 422, "This template cannot be used", str(error))
    row = await made(house, account, Chosen(flow, day, title.strip()[:80]))
    return RedirectResponse(f"/w/{row.id}/console", 303)


class Chosen:
    """What a new workshop is made from."""

    def __init__(self, flow: Template, agenda: Agenda, title: str) -> None:
        self.flow, self.agenda = flow, agenda
        self.title = title or (f"{flow.title}: who does what?" if flow.records else flow.title)

    @property
    def records(self) -> list[tuple[str, str, dict[str, Value]]]:
        """The template's records and the agenda's, the purpose with the title."""
        given = [(one.kind, one.id, dict(one.values)) for one in (*self.flow.records, *self.agenda.records)]
        for kind, _, values in given:
            if kind == "purpose":
                values["title"] = self.title
        return given


async def made(house: House, account: Account, chosen: Chosen) -> WorkshopRow:
    """A new workshop with its first events in its log."""
    row = await house.workshops.make(account.id, chosen.title, now())
    room = await house.room(row)
    about = About(template=chosen.flow.key, agenda=chosen.agenda.key, levels=chosen.agenda.levels, made_at=now())
    await room.ask_and_wait(MakeWorkshop(about, account.name, chosen.records), account.id, "made")
    return row


@router.get("/w/{workshop}")
async def show_room(request: Request, workshop: str, house: TheHouse) -> Response:
    row = await house.workshops.found(workshop)
    if not row:
        return await no_such_workshop(request)
    here = await visitor(request, house, row)
    if not here:
        return RedirectResponse(f"/j/{row.join_key}", 303)
    return await draw(request, "room", workshop=row, live=f"/w/{row.id}/live")


@router.get("/w/{workshop}/console")
async def show_console(request: Request, workshop: str, house: TheHouse) -> Response:
    row = await house.workshops.found(workshop)
    if not row or not await owner(request, house, row):
        return await no_such_workshop(request)
    return await draw(
        request, "console", workshop=row, live=f"/w/{row.id}/console/live", join=join_address(request, row)
    )


@router.get("/wall/{key}")
async def show_wall(request: Request, key: str, house: TheHouse) -> Response:
    row = await house.workshops.by_wall_key(key)
    if not row:
        return await no_such_workshop(request)
    return await draw(request, "wall", workshop=row, live=f"/wall/{key}/live", join=join_address(request, row))


def join_address(request: Request, row: WorkshopRow) -> str:
    """The address that people open or scan to join."""
    house: House = request.app.state.house
    base = house.ways.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    return f"{base}/j/{row.join_key}"


async def no_such_workshop(request: Request) -> Response:
    text = "The address may be mistyped, or the workshop belongs to another account. Join with the code on the wall."
    return await draw_problem(request, 404, "We can't find this workshop", text)
