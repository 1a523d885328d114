"""The plan as a page, for everybody with a seat in the workshop. It works without a script."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from server.domain.report.owners import Owner, owners
from server.domain.workshop import View
from server.exports.formats import AUDIENCES, FORMATS
from server.live.rooms import now
from server.routes.downloads import is_rehearsal
from server.routes.drawing import draw
from server.routes.house import TheHouse
from server.routes.neighbours import neighbours
from server.routes.owner_messages import answers_by_link
from server.routes.plan_filter import Filter
from server.routes.plan_page import ORDERS, Order, PlanPage, count, day_of, in_words, instant, listed, number, plan_page
from server.routes.seats import Seat, look_as_seated
from server.routes.workshops import address_of, keep_title

router = APIRouter()

WORDS = {one.__name__: one for one in (count, day_of, in_words, instant, listed, number)}
"""What the page says numbers, days and lists with."""


class Picked(BaseModel):
    """Which changes are shown, and in which order, as the address says it."""

    by: Order = "approval"
    function: str = ""
    owner: str = ""
    kind: str = ""
    status: str = ""


class Telling(NamedTuple):
    """The owners whose messages the reader sees, and how they may be sent."""

    owners: list[Owner]
    by_link: frozenset[str]
    """Those of them whose message holds a private link, once it is taken."""
    all_of_them: bool
    by_mail: bool


@router.get("/w/{workshop}/plan")
async def show_plan(request: Request, workshop: str, house: TheHouse, picked: Annotated[Picked, Query()]) -> Response:
    base = address_of(request)
    chosen = Filter(picked.function, picked.owner, picked.kind, picked.status, day_of(now()))

    def seen(seat: Seat) -> tuple[PlanPage, Telling]:
        page = plan_page(seat.room.workshop, seat.person, picked.by, chosen)
        return page, telling(seat, page, f"{base}/w/{seat.row.id}/plan", bool(house.mailer))

    found = await look_as_seated(request, workshop, seen)
    if isinstance(found, Response):
        return found
    row, (page, tell) = found
    row = await keep_title(house, row, page.plan.front.title)
    link = f"{base}/w/{row.id}/plan"
    files = {title: [one for one in FORMATS.values() if one.audience == key] for key, title in AUDIENCES.items()}
    shown = {"workshop": row, "page": page, "tell": tell, "orders": ORDERS, "files": files, "link": link}
    return await draw(request, "plan", **shown, neighbours=await neighbours(request, row), **WORDS)


def telling(seat: Seat, page: PlanPage, link: str, by_mail: bool) -> Telling:
    """Whoever runs the plan tells all owners; anybody else has their own lines to take along."""
    workshop = seat.room.workshop
    found = owners(View(workshop, workshop.reads(seat.person)), link)
    shown = found if page.completes else [one for one in found if one.id == seat.person]
    linked = frozenset(one.id for one in found if page.completes and answers_by_link(seat, one))
    mails = by_mail and workshop.is_facilitator(seat.person) and not is_rehearsal(seat)
    return Telling(shown, linked, page.completes, mails)
