"""The doors of the live lines: who may take which seat.

A layer of its own before the framework, because what a line sends passes through every layer it came in by.
"""

import re

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from server.live.direct import Put, direct_way
from server.live.listening import Listener
from server.live.room import Room
from server.live.seat import Seat
from server.live.socket import Line, same_origin, turn_away
from server.routes.house import House, house
from server.routes.prework import preparer
from server.routes.standing import facilitator, standing_in
from server.routes.visitors import Visitor, visitor
from server.storage.tables import WorkshopRow

PATHS = re.compile(
    r"/(?:w/(?P<workshop>\w+)/(?:(?P<console>console/)|before/(?P<before>[\w-]+)/)?|wall/(?P<wall>[\w-]+)/)live"
)
"""A participant's page, the facilitator's console, what a function fills in before the day, or a wall."""


class Doors:
    """Takes what comes by WebSocket, and leaves everything else to the application behind."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        await receive()
        connection = HTTPConnection(scope)
        here, asked = house(connection), PATHS.fullmatch(scope["path"])
        if not asked or not same_origin(connection, here.ways.public_url):
            await send({"type": "websocket.close", "code": 4403})
            return
        row, who = await at_the_door(connection, here, asked)
        if not row or not who:
            await turn_away(send, "not_here")
        else:
            await let_in(Knock(here, row, who, direct_way(scope)), receive, send)


class Knock:
    """Somebody known, at the door of a workshop that is there."""

    def __init__(self, here: House, row: WorkshopRow, who: Visitor, direct: Put) -> None:
        self.here, self.row, self.who, self.direct = here, row, who, direct


async def at_the_door(
    connection: HTTPConnection, here: House, asked: re.Match[str]
) -> tuple[WorkshopRow | None, Visitor | None]:
    """Which workshop is meant, and who comes: a wall says nothing and is nobody; a console wants a facilitator, whoever
    else the same browser may be."""
    if asked["wall"]:
        return await here.workshops.by_wall_key(asked["wall"]), Visitor("")
    row = await here.workshops.found(asked["workshop"])
    if not row:
        return None, None
    if asked["before"]:
        return row, await preparer(here, row, asked["before"])
    return row, await (facilitator if asked["console"] else visitor)(connection, here, row)


async def let_in(knock: Knock, receive: Receive, send: Send) -> None:
    """Seats somebody, unless their second device still waits to be approved."""
    here, who = knock.here, knock.who
    room = await here.room(knock.row)
    if not await may_enter(room, who):
        await turn_away(send, "waiting")
        return
    await send({"type": "websocket.accept"})
    seat = Seat(who.person, here.ways.outbox_bytes, send, knock.direct)
    await Line(receive, Listener(room, seat, here.ways.most_waiting)).serve()
    here.rooms.drop_if_idle(room)


async def may_enter(room: Room, who: Visitor) -> bool:
    """Whether nobody has to let this somebody in first, or a facilitator has. Who has no seat is told so there."""
    standing = await room.look(lambda: standing_in(room.workshop, who))
    return standing in ("in", "gone")
