"""The doors of the lines by polling: at the addresses of the live ones, under the same rules."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.requests import ClientDisconnect

from server.live.polling import Whose, read_poll, turned_away
from server.live.protocol import MOST_BYTES, Polled, encode
from server.live.socket import same_origin
from server.routes.house import House, TheHouse
from server.routes.sockets import PATHS, at_the_door, may_enter
from server.routes.visitors import caller

router = APIRouter()

MOST_IN_ALL = 5 * MOST_BYTES
"""The largest body: some messages at once."""


@router.post("/w/{workshop}/live")
@router.post("/w/{workshop}/console/live")
@router.post("/w/{workshop}/before/{key}/live")
@router.post("/wall/{key}/live")
async def poll(request: Request, house: TheHouse) -> Response:
    """A hello opens a line; after it come polls. Reasons to turn somebody away are answers like any other, as clients
    must be able to read them."""
    if not same_origin(request, house.ways.public_url):
        raise HTTPException(403, "Another site's page may not ask for this.")
    answer = await answered(request, house, await said(request))
    return Response(encode(answer), media_type="application/json")


async def answered(request: Request, house: House, body: bytes) -> Polled:
    asked = PATHS.fullmatch(request.url.path)
    row, who = await at_the_door(request, house, asked) if asked else (None, None)
    if not row or not who:
        return turned_away("not_here")
    asks = read_poll(body)
    if asks:
        return await house.polled.answer(Whose(row.id, who.person), asks)
    room = await house.room(row)
    if not await may_enter(room, who):
        return turned_away("waiting")
    return await house.polled.open(room, who.person, caller(request), body)


async def said(request: Request) -> bytes:
    """What is sent in, if it is not too much."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_IN_ALL:
                raise HTTPException(413, "This is too much at once.")
    except ClientDisconnect:
        raise HTTPException(400, "This broke off.") from None
    return body
