"""The room check: whether a device can take part, for its owner and their IT; for facilitators also the way to join.

Everything is tried by the page itself, on the device it is about. The server only says what there is to reach.
"""

from typing import NamedTuple
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.live.network import lan_address
from server.routes.drawing import draw
from server.routes.house import TheHouse
from server.routes.standing import facilitator
from server.routes.workshops import address_of, no_such_workshop
from server.storage.tables import WorkshopRow

router = APIRouter()

HERE_ALONE = ("localhost", "127.0.0.1", "::1")
"""Names under which a machine reaches nobody but itself."""


class Ways(NamedTuple):
    """How this server is reached: the address it gives to people, and the one for its network if that is another."""

    address: str
    network: str


@router.get("/check")
async def show_check(request: Request) -> Response:
    """For anybody, before any workshop."""
    return await draw_check(request)


@router.get("/w/{workshop}/check")
async def show_room_check(request: Request, workshop: str, house: TheHouse) -> Response:
    """For the facilitator, on the projector's laptop in the room."""
    row = await house.workshops.found(workshop)
    if not row or not await facilitator(request, house, row):
        return await no_such_workshop(request)
    return await draw_check(request, row)


async def draw_check(request: Request, row: WorkshopRow | None = None) -> Response:
    return await draw(request, "check", workshop=row, ways=ways(address_of(request)))


def ways(address: str) -> Ways:
    parts = urlsplit(address)
    network = ""
    if parts.hostname in HERE_ALONE:
        port = f":{parts.port}" if parts.port else ""
        network = f"{parts.scheme}://{lan_address()}{port}"
    return Ways(address, network)
