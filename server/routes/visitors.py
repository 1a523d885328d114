"""Who is asking: the account a browser is signed in to, or the seat it has in a workshop."""

from typing import NamedTuple

from fastapi import Request
from fastapi.responses import Response
from starlette.requests import HTTPConnection

from server.live.rooms import now
from server.routes.house import House
from server.storage.tables import Account, WorkshopRow

SIGN_IN = "crossflow"


class Visitor(NamedTuple):
    """Somebody at a workshop's door: their person id, and the request that must be approved first, if any."""

    person: str
    asks: str = ""


async def signed_in(connection: HTTPConnection, house: House) -> Account | None:
    """The account this browser is signed in to."""
    token = connection.cookies.get(SIGN_IN, "")
    return await house.accounts.signed_in(token, now()) if token else None


async def visitor(connection: HTTPConnection, house: House, workshop: WorkshopRow) -> Visitor | None:
    """Who this browser is in a workshop: its seat, else its owner's account."""
    token = connection.cookies.get(seat_cookie(workshop.id), "")
    device = await house.workshops.device(token) if token else None
    if device and device.workshop == workshop.id:
        return Visitor(device.person, device.asks)
    return await owner(connection, house, workshop)


async def owner(connection: HTTPConnection, house: House, workshop: WorkshopRow) -> Visitor | None:
    """The facilitator, if this browser is signed in to the account that owns the workshop."""
    account = await signed_in(connection, house)
    return Visitor(account.id) if account and account.id == workshop.owner else None


def seat_cookie(workshop: str) -> str:
    return f"seat-{workshop}"


def keep(request: Request, response: Response, name: str, token: str) -> None:
    """Puts a token into a cookie that scripts cannot read; secure where the address is."""
    house: House = request.app.state.house
    secure = request.url.scheme == "https" or house.ways.public_url.startswith("https:")
    seconds = house.ways.sign_in_hours * 3600 if name == SIGN_IN else 30 * 86_400
    response.set_cookie(name, token, max_age=seconds, httponly=True, samesite="lax", secure=secure, path="/")


def inside(to: str) -> str:
    """An address of ours to go on to; never another site's."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"


def caller(connection: HTTPConnection) -> str:
    """The address that is asking."""
    return connection.client.host if connection.client else ""
