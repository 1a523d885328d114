"""Duplicating a workshop: what goes along is chosen, and said before it happens."""

import asyncio
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.archive.duplicating import Way, copy_title, duplicate
from server.live.rooms import now
from server.routes.archiving import source_of
from server.routes.drawing import draw
from server.routes.forms import Mistake, one_line
from server.routes.house import House
from server.routes.making import Start, made
from server.routes.new_page import LONGEST_TITLE
from server.storage.tables import WorkshopRow

router = APIRouter()

REHEARSAL = ("A rehearsal is not copied", "Nothing in it is real. Duplicate the workshop itself.")


class Chosen(BaseModel):
    """What of a workshop goes along, and what the copy is called."""

    way: Way = "flow"
    title: str = ""


@router.get("/w/{workshop}/duplicate")
async def show_duplicate(request: Request, workshop: str) -> Response:
    """What can go along, to be chosen."""
    found = await source_of(request, workshop, REHEARSAL)
    if isinstance(found, Response):
        return found
    row, _, source = found
    return await draw_choice(request, row, Chosen(title=copy_title(source.title)))


@router.post("/w/{workshop}/duplicate")
async def make_duplicate(request: Request, workshop: str, wanted: Annotated[Chosen, Form()]) -> Response:
    """Makes the copy, its lobby open, and goes to its set-up."""
    house: House = request.app.state.house
    found = await source_of(request, workshop, REHEARSAL)
    if isinstance(found, Response):
        return found
    row, account, source = found
    title = one_line(wanted.title) or copy_title(source.title)
    if len(title) > LONGEST_TITLE:
        too_long = Mistake("title", f"Make it up to {LONGEST_TITLE} characters; this has {len(title)}.")
        return await draw_choice(request, row, wanted, [too_long])
    copy = await asyncio.to_thread(duplicate, source.tree, source.about, wanted.way, title)
    about = msgspec.structs.replace(copy.about, made_at=now())
    made_row = await made(house, account, Start(title, about, copy.records))
    return RedirectResponse(f"/w/{made_row.id}/set-up", 303)


async def draw_choice(
    request: Request, row: WorkshopRow, wanted: Chosen, mistakes: list[Mistake] | None = None
) -> Response:
    status = 422 if mistakes else 200
    return await draw(
        request, "duplicate", status, workshop=row, wanted=wanted, longest=LONGEST_TITLE, mistakes=mistakes
    )
