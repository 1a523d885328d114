"""A workshop's archive, as its owner may read it, for making something else of it."""

from typing import NamedTuple

from server.domain.archive.archive import Tree, archive
from server.domain.blocks import Imprint
from server.domain.compartment import EVERYONE, FACILITATORS, About
from server.domain.workshop import View, Workshop
from server.live.rooms import now
from server.routes.house import House
from server.storage.tables import WorkshopRow


class Archived(NamedTuple):
    """What a workshop was made with, what it is called now, and all that it says."""

    about: About
    title: str
    tree: Tree


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
