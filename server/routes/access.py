"""Accounts: the first one by the set-up link, signing in and out."""

import secrets
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRouter

from server.live.rooms import now
from server.routes.drawing import draw, draw_problem
from server.routes.forms import Mistake, one_line
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.visitors import SIGN_IN, caller, inside, keep
from server.storage.accounts import HOUR, SHORTEST_PASSPHRASE
from server.storage.tables import Account

router = APIRouter()
attempts = Limit(times=10, seconds=60)

NOT_TOGETHER = Mistake("passphrase", "Name and passphrase do not fit together. Check both and try again.")
TOO_OFTEN = Mistake("passphrase", "Too many tries. Wait a minute, then try again.")


@router.get("/set-up/{token}")
async def show_set_up(request: Request, token: str, house: TheHouse) -> Response:
    if not opens(house, token):
        return await used_up(request)
    return await draw(request, "set_up", token=token, name="", shortest=SHORTEST_PASSPHRASE)


@router.post("/set-up/{token}")
async def set_up(
    request: Request, token: str, name: Annotated[str, Form()] = "", passphrase: Annotated[str, Form()] = ""
) -> Response:
    """Makes the first account. The link works once."""
    house: House = request.app.state.house
    if not opens(house, token):
        return await used_up(request)
    name = one_line(name)
    mistakes = wrong_account(name, passphrase)
    if mistakes:
        return await draw(
            request, "set_up", 422, token=token, name=name, shortest=SHORTEST_PASSPHRASE, mistakes=mistakes
        )
    # Given up before the account is made, which takes its time, so that a second click finds the link used up.
    house.set_up_token = ""
    try:
        account = await house.accounts.make(name, passphrase, now())
    except Exception:
        house.set_up_token = token
        raise
    return await enter(request, account, "/new") if account else await used_up(request)


@router.get("/sign-in")
async def show_sign_in(request: Request, to: str = "/") -> Response:
    return await draw(request, "sign_in", name="", to=inside(to))


@router.post("/sign-in")
async def sign_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    passphrase: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/",
) -> Response:
    house: House = request.app.state.house
    mistakes, status = missing(name, passphrase), 422
    if not mistakes and not attempts.allows(caller(request)):
        mistakes, status = [TOO_OFTEN], 429
    elif not mistakes:
        account = await house.accounts.check(one_line(name), passphrase)
        if account:
            attempts.forget(caller(request))
            return await enter(request, account, inside(to))
        mistakes = [NOT_TOGETHER]
    return await draw(request, "sign_in", status, name=name, to=inside(to), mistakes=mistakes)


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


def opens(house: House, token: str) -> bool:
    """Whether this is the link that makes the first account."""
    return bool(house.set_up_token) and secrets.compare_digest(token.encode(), house.set_up_token.encode())


async def used_up(request: Request) -> Response:
    return await draw_problem(request, 404, "This link is used up", "Sign in with the account that was made.")


def missing(name: str, passphrase: str) -> list[Mistake]:
    """What was not filled in."""
    return [
        *([] if name.strip() else [Mistake("name", "Type your name.")]),
        *([] if passphrase else [Mistake("passphrase", "Type your passphrase.")]),
    ]


def wrong_account(name: str, passphrase: str) -> list[Mistake]:
    """What is wrong with a new account's name or passphrase."""
    mistakes = []
    if not 1 <= len(name) <= 40:
        mistakes.append(Mistake("name", "Type your name, in up to 40 characters."))
    if len(passphrase) < SHORTEST_PASSPHRASE:
        words = f"Type at least {SHORTEST_PASSPHRASE} characters. Three or four words are easy to remember."
        mistakes.append(Mistake("passphrase", words))
    elif len(passphrase) > 200:
        mistakes.append(Mistake("passphrase", "Type up to 200 characters."))
    return mistakes
