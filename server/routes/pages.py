"""The front door: home, with the code for those who join and the list for those who facilitate."""

from datetime import datetime
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.domain.phases import PHASES
from server.domain.workshop import View, Workshop
from server.routes.drawing import draw
from server.routes.house import House, TheHouse
from server.routes.visitors import signed_in
from server.routes.workshops import keep_title
from server.storage.tables import WorkshopRow

router = APIRouter()

ON_ONE_PAGE = 20
"""Workshops listed at once: each one's room is looked into."""

OVER = ("closed", "final")
TONES = {"running": "ink", "final": ""}


class Glance(NamedTuple):
    """A workshop in the list: its title, how far it is, and how many take part."""

    title: str
    status: str
    words: str
    people: int
    rehearsal: bool

    @property
    def page(self) -> str:
        """The page of a workshop that its facilitator wants next."""
        return "plan" if self.status in OVER else "console"

    @property
    def tone(self) -> str:
        return TONES.get(self.status, "line")


@router.get("/")
async def home(request: Request, house: TheHouse, start: int = 0) -> Response:
    account = await signed_in(request, house)
    if not account:
        return await draw(request, "home", is_new=bool(house.set_up_token))
    start = max(0, start)
    rows = await house.workshops.of(account.id)
    shown = [(row, day(row.made_at), await look_at(house, row)) for row in rows[start : start + ON_ONE_PAGE]]
    older = start + ON_ONE_PAGE if len(rows) > start + ON_ONE_PAGE else 0
    return await draw(request, "home", account=account, workshops=shown, start=start, older=older)


async def look_at(house: House, row: WorkshopRow) -> Glance:
    """How a workshop is, out of its room; its row takes over a title that was edited."""
    room = await house.room(row)
    glance: Glance = await room.look(lambda: glance_at(room.workshop))
    house.rooms.drop_if_idle(room)
    await keep_title(house, row, glance.title)
    return glance


def glance_at(workshop: Workshop) -> Glance:
    """How a workshop is, in the words of the list."""
    status, phase = workshop.agenda.status, PHASES[workshop.phase()]
    words = {"lobby": "Lobby open", "running": f"Open, {phase.label}"}.get(status, phase.label)
    people = [one for one in workshop.everyone.people.values() if not one.removed and one.role == "participant"]
    title, rehearsal = View(workshop).purpose().text("title"), workshop.everyone.about.rehearsal
    return Glance(title, status, words, len(people), rehearsal)


def day(at: int) -> str:
    """A moment as its day, on the server's calendar; today's with its time."""
    moment, today = datetime.fromtimestamp(at / 1000), datetime.now()
    if moment.date() == today.date():
        return f"Made today at {moment:%H:%M}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"Made on {moment.day} {moment:%B}{year}"
