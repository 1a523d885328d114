"""The plan as a page, for everybody with a seat in the workshop. It works without a script."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from server.exports.formats import AUDIENCES, FORMATS
from server.live.rooms import now
from server.routes.drawing import draw
from server.routes.house import House
from server.routes.plan_filter import Filter
from server.routes.plan_page import ORDERS, Order, count, day_of, in_words, instant, listed, number, plan_page
from server.routes.seats import look_as_seated
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


@router.get("/w/{workshop}/plan")
async def show_plan(request: Request, workshop: str, picked: Annotated[Picked, Query()]) -> Response:
    house: House = request.app.state.house
    chosen = Filter(picked.function, picked.owner, picked.kind, picked.status, day_of(now()))
    found = await look_as_seated(
        request, workshop, lambda seat: plan_page(seat.room.workshop, seat.person, picked.by, chosen)
    )
    if isinstance(found, Response):
        return found
    row, page = found
    row = await keep_title(house, row, page.plan.front.title)
    link = f"{address_of(request)}/w/{row.id}/plan"
    files = {title: [one for one in FORMATS.values() if one.audience == key] for key, title in AUDIENCES.items()}
    return await draw(request, "plan", workshop=row, page=page, orders=ORDERS, files=files, link=link, **WORDS)
