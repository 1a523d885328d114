"""The portfolio: all changes of an account's workshops on one page, narrowed down, and as CSV."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.plan.portfolio import Holding, Narrowed, as_sheet, choices, holdings, most_urgent_first, told_apart
from server.domain.workshop import View, Workshop
from server.exports.file_names import content_disposition
from server.exports.spreadsheet import csv
from server.live.rooms import now
from server.routes.downloads import SEALED
from server.routes.drawing import draw
from server.routes.house import House
from server.routes.plan_page import count, day_of, in_words
from server.routes.visitors import signed_in
from server.storage.tables import Account, WorkshopRow

router = APIRouter()

TITLE = "Changes of all workshops"


class Picked(BaseModel):
    """What the address narrows the changes down to."""

    function: str = ""
    owner: str = ""
    kind: str = ""
    capability: str = ""
    status: str = ""
    workshop: str = ""


@router.get("/portfolio")
async def show_portfolio(request: Request, picked: Annotated[Picked, Query()]) -> Response:
    """The page, for whoever is signed in."""
    house: House = request.app.state.house
    account = await signed_in(request, house)
    if not account:
        return RedirectResponse("/sign-in?to=/portfolio", 303)
    narrowed = narrowed_by(picked)
    found = await everything(house, account)
    shown = most_urgent_first(filter(narrowed.lets, found))
    more = {"all": len(found), "choices": choices(found), "query": request.url.query}
    words = {one.__name__: one for one in (count, in_words)}
    return await draw(request, "portfolio", account=account, lines=shown, narrowed=narrowed, **more, **words)


@router.get("/portfolio.csv")
async def save_portfolio(request: Request, picked: Annotated[Picked, Query()]) -> Response:
    """What the page shows, to be opened in a spreadsheet."""
    house: House = request.app.state.house
    account = await signed_in(request, house)
    if not account:
        return RedirectResponse("/sign-in?to=/portfolio", 303)
    narrowed = narrowed_by(picked)
    shown = most_urgent_first(filter(narrowed.lets, await everything(house, account)))
    headers = {
        "content-disposition": content_disposition(TITLE, now(), "csv"),
        "content-security-policy": SEALED,
    }
    content = csv(as_sheet(shown, narrowed.today))
    return Response(content, media_type="text/csv; charset=utf-8; header=present", headers=headers)


def narrowed_by(picked: Picked) -> Narrowed:
    return Narrowed(**picked.model_dump(), today=day_of(now()))


async def everything(house: House, account: Account) -> list[Holding]:
    """The changes of all workshops of an account; of a line that was carried over, as the latest workshop has it."""
    follows = await house.workshops.followed(account.id)
    found: dict[tuple[str, str], Holding] = {}
    for row in sorted(await house.workshops.of(account.id), key=lambda one: one.made_at):
        for one in await holdings_in(house, row):
            found[first_of(row.id, follows), one.id] = one
    return told_apart(list(found.values()))


def first_of(workshop: str, follows: dict[str, str]) -> str:
    """The first workshop of the series that one is in."""
    seen = {workshop}
    while (before := follows.get(workshop, "")) and before not in seen:
        workshop = before
        seen.add(before)
    return workshop


async def holdings_in(house: House, row: WorkshopRow) -> list[Holding]:
    room = await house.room(row)
    found: list[Holding] = await room.look(lambda: real_holdings(room.workshop, row.id))
    house.rooms.drop_if_idle(room)
    return found


def real_holdings(workshop: Workshop, id: str) -> list[Holding]:
    """Nothing in a rehearsal is real."""
    return [] if workshop.everyone.about.rehearsal else holdings(View(workshop), id)
