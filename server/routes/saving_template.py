"""Saving a workshop as a template: its flow, its agenda, or both, for its owner's next workshops."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel

from server.domain.archive.archive import Tree
from server.domain.archive.as_agenda import as_agenda
from server.domain.archive.as_template import as_template
from server.domain.template_reading import Malformed
from server.live.rooms import now
from server.routes.archiving import source_of
from server.routes.drawing import draw
from server.routes.forms import Mistake, one_line
from server.routes.house import House
from server.routes.new_page import LONGEST_TITLE, Wanted, address_with
from server.routes.shelves import accepted
from server.routes.templates import FULL, with_picked
from server.storage.own_templates import Full
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account, TemplateRow, WorkshopRow
from server.storage.writing_yaml import write_page

router = APIRouter()

NOTHING = "Tick what to save: the flow, the agenda, or both."
REHEARSAL = ("A rehearsal is no template", "Nothing in it is real. Save the workshop itself.")


class Saved(BaseModel):
    """What of a workshop becomes a template, and what it is called."""

    title: str = ""
    flow: bool = False
    agenda: bool = False
    scripts: bool = False
    """Whether what the facilitator says and does goes along with the agenda."""


@router.get("/w/{workshop}/template")
async def show_save(request: Request, workshop: str) -> Response:
    """What of a workshop can become a template, to be chosen."""
    found = await source_of(request, workshop, REHEARSAL)
    if isinstance(found, Response):
        return found
    row, _, source = found
    return await draw_save(request, row, Saved(title=source.title, flow=True, agenda=True))


@router.post("/w/{workshop}/template")
async def save(request: Request, workshop: str, wanted: Annotated[Saved, Form()]) -> Response:
    """Saves what was ticked, or says why nothing was saved."""
    house: House = request.app.state.house
    found = await source_of(request, workshop, REHEARSAL)
    if isinstance(found, Response):
        return found
    row, account, source = found
    wanted.title = one_line(wanted.title)
    mistakes = wrong_in(wanted)
    if mistakes:
        return await draw_save(request, row, wanted, mistakes)
    try:
        kept = await keep(house, account, await asyncio.to_thread(texts_of, house, source.tree, wanted))
    except (Malformed, MalformedFile, Full) as problem:
        return await draw_save(request, row, wanted, [Mistake("title", why_not(problem))])
    return await draw_saved(request, row, wanted.title, kept)


def wrong_in(wanted: Saved) -> list[Mistake]:
    """What is wrong with what was filled in."""
    too_long = not 1 <= len(wanted.title) <= LONGEST_TITLE
    return [
        *([] if wanted.flow or wanted.agenda else [Mistake("flow", NOTHING)]),
        *([Mistake("title", f"Type a title, up to {LONGEST_TITLE} characters.")] if too_long else []),
    ]


def texts_of(house: House, tree: Tree, wanted: Saved) -> list[tuple[str, str]]:
    """The files that a workshop becomes, each with its kind; checked as if they had come in. Raises Malformed or
    MalformedFile."""
    trees = [as_template(tree, wanted.title)] if wanted.flow else []
    trees += [as_agenda(tree, wanted.title, wanted.scripts)] if wanted.agenda else []
    return [accepted(house, "This workshop", write_page(one).encode()) for one in trees]


async def keep(house: House, account: Account, texts: list[tuple[str, str]]) -> list[TemplateRow]:
    """Keeps the files. Raises Full."""
    return [await house.own_templates.keep(account.id, kind, text, now()) for kind, text in texts]


def why_not(problem: Malformed | MalformedFile | Full) -> str:
    """Why this workshop did not become a template."""
    return FULL if isinstance(problem, Full) else f"This workshop cannot be saved as a template. {problem.reason}"


async def draw_save(
    request: Request, row: WorkshopRow, wanted: Saved, mistakes: list[Mistake] | None = None
) -> Response:
    status = 422 if mistakes else 200
    return await draw(
        request, "save_template", status, workshop=row, wanted=wanted, longest=LONGEST_TITLE, mistakes=mistakes
    )


async def draw_saved(request: Request, row: WorkshopRow, title: str, kept: list[TemplateRow]) -> Response:
    """What was saved, to be taken along or used at once."""
    wanted = Wanted()
    for one in kept:
        wanted = with_picked(wanted, one)
    return await draw(request, "saved_template", workshop=row, title=title, kept=kept, new=address_with(wanted))
