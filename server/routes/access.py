"""Accounts: the first one by the set-up link, signing in and out."""

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRouter

from server.live.rooms import now
from server.routes.drawing import draw, draw_problem
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.visitors import SIGN_IN, caller, inside, keep
from server.storage.accounts import HOUR, SHORTEST_PASSPHRASE
from server.storage.tables import Account

router = APIRouter()
attempts = Limit(times=10, seconds=60)


@router.get("/set-up/{token}")
async def show_set_up(request: Request, token: str, house: TheHouse) -> Response:
    if not house.set_up_token or token != house.set_up_token:
        return await draw_problem(request, 404, "This link is used up", "Sign in with the account that was made.")
    return await draw(request, "set_up", token=token, error="", name="")


@router.post("/set-up/{token}")
async def set_up(
    request: Request, token: str, name: Annotated[str, Form()], passphrase: Annotated[str, Form()]
) -> Response:
    """Makes the first account. The link works once."""
    house: House = request.app.state.house
    if not house.set_up_token or token != house.set_up_token:
        return await draw_problem(request, 404, "This link is used up", "Sign in with the account that was made.")
    error = wrong_account(name, passphrase)
    account = None if error else await house.accounts.make(name.strip(), passphrase, now())
    if not account:
        return await draw(request, "set_up", 422, token=token, error=error or "This name is taken.", name=name)
    house.set_up_token = ""
    return await enter(request, account, "/new")


@router.get("/sign-in")
async def show_sign_in(request: Request, to: str = "/") -> Response:
    return await draw(request, "sign_in", error="", name="", to=inside(to))


@router.post("/sign-in")
async def sign_in(
    request: Request,
    name: Annotated[str, Form()],
    passphrase: Annotated[str, Form()],
    to: Annotated[str, Form()] = "/",
) -> Response:
    house: House = request.app.state.house
    error = "Name and passphrase do not fit together. Check both and try again."
    if not attempts.allows(caller(request)):
        error = "Too many tries. Wait a minute, then try again."
    elif account := await house.accounts.check(name, passphrase):
        attempts.forget(caller(request))
        return await enter(request, account, inside(to))
    return await draw(request, "sign_in", 422, error=error, name=name, to=inside(to))


@router.post("/sign-out")
async def sign_out(request: Request, house: TheHouse) -> Response:
    await house.accounts.sign_out(request.cookies.get(SIGN_IN, ""))
    response = RedirectResponse("/", 303)
    response.delete_cookie(SIGN_IN)
    return response


async def enter(request: Request, account: Account, to: str) -> Response:
    """Signs this browser in and goes on."""
    house: House = request.app.state.house
    token = await house.accounts.sign_in(account.id, now() + house.ways.sign_in_hours * HOUR)
    response = RedirectResponse(to, 303)
    keep(request, response, SIGN_IN, token)
    return response


def wrong_account(name: str, passphrase: str) -> str:
    """What is wrong with a new account's name or passphrase; empty when nothing is."""
    if not 1 <= len(name.strip()) <= 40:
        return "Type your name, in up to 40 characters."
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return f"A passphrase has at least {SHORTEST_PASSPHRASE} characters. Three or four words are easy to remember."
    if len(passphrase) > 200:
        return "A passphrase has up to 200 characters."
    return ""
