"""Templates of an account's own: added from a file, taken along as one, renamed and deleted."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from server.live.rooms import now
from server.routes.downloads import SEALED
from server.routes.drawing import draw_problem
from server.routes.forms import Mistake, one_line
from server.routes.house import House, TheHouse
from server.routes.new_page import (
    LARGEST_TEMPLATE,
    LONGEST_TITLE,
    Wanted,
    address_with,
    draw_new,
    sign_in_first,
    wanted_in,
)
from server.routes.shelves import FLOW, OWN, accepted
from server.routes.uploads import TooBig, uploaded
from server.routes.visitors import signed_in
from server.storage.own_templates import MOST, Full
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import TemplateRow
from server.storage.template_files import NoSuchFile, load_bytes
from server.storage.template_texts import key_in, retitled

router = APIRouter()

MOST_BYTES = 2 * 2**20
"""Of a form that comes in; the template in it may have far less."""

NO_FILE = "Pick a template file first. It ends in .yaml."
TOO_BIG = f"This file is over {LARGEST_TEMPLATE}, which is more than a template may have. Nothing was added."
FULL = f"You have {MOST} templates, which is the most. Delete one, then try again."
NONE = ("We can't find this template", "It may have been deleted, or it belongs to another account.")


@router.post("/templates")
async def add(request: Request, house: TheHouse) -> Response:
    """Adds a template or an agenda from a file; or says with line, field and reason why it cannot be added."""
    account = await signed_in(request, house)
    if not account:
        return sign_in_first(Wanted())
    wanted = Wanted()
    try:
        upload = await uploaded(request, MOST_BYTES)
        wanted = wanted_in(upload.fields)
        if not upload.content:
            return await draw_new(request, wanted, [Mistake("template-file", NO_FILE)])
        kind, text = await asyncio.to_thread(accepted, house, upload.name or "This file", upload.content)
        row = await house.own_templates.keep(account.id, kind, text, now())
    except (TooBig, MalformedFile, Full) as problem:
        return await draw_new(request, wanted, [Mistake("template-file", why_not(problem))])
    return back_to(with_picked(wanted, row), "added")


@router.post("/templates/{id}/rename")
async def rename(
    request: Request, id: str, wanted: Annotated[Wanted, Form()], called: Annotated[str, Form()] = ""
) -> Response:
    """Gives a template of one's own another title."""
    house: House = request.app.state.house
    row = await own(request, house, id)
    if not row:
        return await draw_problem(request, 404, *NONE)
    called = one_line(called)
    if not 1 <= len(called) <= LONGEST_TITLE:
        words = f"Type a title, up to {LONGEST_TITLE} characters. It has kept the one it had."
        return await draw_new(request, wanted, [Mistake(f"called-{id}", words)])
    try:
        row = await house.own_templates.rewrite(row, retitled(row.text, called))
    except MalformedFile as malformed:
        return await draw_new(request, wanted, [Mistake(f"called-{id}", why_not(malformed))])
    return back_to(wanted, "renamed")


@router.post("/templates/{id}/delete")
async def delete(request: Request, id: str, wanted: Annotated[Wanted, Form()]) -> Response:
    """Deletes a template of one's own. Workshops that were made from it stay."""
    house: House = request.app.state.house
    row = await own(request, house, id)
    if not row:
        return await draw_problem(request, 404, *NONE)
    await house.own_templates.remove(row.owner, id)
    return back_to(wanted, "deleted")


@router.get("/templates/own/{id}")
async def take_own(request: Request, house: TheHouse, id: str) -> Response:
    """A template of one's own as a file."""
    row = await own(request, house, id)
    return as_file(key_in(row.text), row.text.encode()) if row else await draw_problem(request, 404, *NONE)


@router.get("/templates/{kind}/{key}")
async def take_shipped(request: Request, house: TheHouse, kind: str, key: str) -> Response:
    """A template or an agenda of the server's folder: the file as it is."""
    if not await signed_in(request, house) or kind not in ("flows", "agendas"):
        raise HTTPException(404)
    try:
        return as_file(key, await asyncio.to_thread(load_bytes, house.templates, key, kind == "agendas"))
    except (NoSuchFile, MalformedFile):
        raise HTTPException(404) from None


async def own(request: Request, house: House, id: str) -> TemplateRow | None:
    """A template of the account that asks."""
    account = await signed_in(request, house)
    return await house.own_templates.found(account.id, id) if account else None


def with_picked(wanted: Wanted, row: TemplateRow) -> Wanted:
    """What was filled in, with this template picked."""
    return wanted.model_copy(update={"template" if row.kind == FLOW else "agenda": OWN + row.id})


def back_to(wanted: Wanted, told: str) -> Response:
    """The page for a new workshop again, with what was filled in."""
    return RedirectResponse(f"{address_with(wanted.model_copy(update={'told': told}))}#templates", 303)


def why_not(problem: TooBig | MalformedFile | Full) -> str:
    """Why a template was not taken, and what to do."""
    if isinstance(problem, MalformedFile):
        return f"Nothing was added. {problem}"
    return FULL if isinstance(problem, Full) else TOO_BIG


def as_file(key: str, content: bytes) -> Response:
    """A file such as stands in the templates folder, called like its key."""
    headers = {"content-disposition": f'attachment; filename="{key}.yaml"', "content-security-policy": SEALED}
    return Response(content, media_type="application/yaml", headers=headers)
