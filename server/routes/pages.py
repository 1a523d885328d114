"""The front door: home, and choosing what a new workshop is made from."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from server.routes.drawing import draw
from server.routes.house import TheHouse
from server.routes.visitors import signed_in
from server.storage.template_files import read_folder

router = APIRouter()


@router.get("/")
async def home(request: Request, house: TheHouse) -> Response:
    account = await signed_in(request, house)
    made = await house.workshops.of(account.id) if account else []
    return await draw(request, "home", account=account, workshops=made)


@router.get("/new")
async def new(request: Request, house: TheHouse) -> Response:
    account = await signed_in(request, house)
    if not account:
        return RedirectResponse("/sign-in?to=/new", 303)
    shelf = read_folder(house.templates)
    return await draw(request, "new", account=account, shelf=shelf, error="")
