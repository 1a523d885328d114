"""A workshop's archive, as its owner may read it, for making something else of it."""

from typing import NamedTuple

from fastapi import Request
from fastapi.responses import Response

from server.domain.archive.archive import Tree, archive
from server.domain.blocks import Imprint
from server.domain.compartment import EVERYONE, FACILITATORS, About
from server.domain.workshop import View, Workshop
from server.live.rooms import now
from server.routes.drawing import draw_problem
from server.routes.house import House
from server.routes.rehearsing import owned
from server.storage.tables import Account, WorkshopRow


class Archived(NamedTuple):
    """What a workshop was made with, what it is called now, and all that it says."""

    about: About
    title: str
    tree: Tree


async def source_of(
    request: Request, workshop: str, why_not: tuple[str, str]
) -> tuple[WorkshopRow, Account, Archived] | Response:
    """A workshop of the account that asks, and what it says; or, of a rehearsal, why nothing is made of it."""
    found = await owned(request, workshop)
    if isinstance(found, Response):
        return found
    source = await archived(request.app.state.house, found[0])
    return await draw_problem(request, 409, *why_not) if source.about.rehearsal else (*found, source)


async def archived(house: House, row: WorkshopRow) -> Archived:
    """The workshop as it is now. Nobody's own compartment is in it."""
    room = await house.room(row)
    found: Archived = await room.look(lambda: archive_of(room.workshop))
    house.rooms.drop_if_idle(room)
    return found


def archive_of(workshop: Workshop) -> Archived:
    view = View(workshop, (EVERYONE, FACILITATORS))
    title = view.purpose().text("title")
    return Archived(workshop.everyone.about, title, archive(view, Imprint(title, now())))
