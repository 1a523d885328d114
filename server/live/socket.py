"""The WebSocket: messages in, messages out. What they mean is decided elsewhere."""

import asyncio
import contextlib
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from server.domain.catalog import read_command
from server.domain.messages import Refused
from server.live.protocol import CLOSE_CODES, Hello, Pong, Reason, encode, message
from server.live.reading import Malformed, read_message
from server.live.room import Room
from server.live.rooms import now
from server.live.seat import Seat
from server.live.telling import refusal_frame
from server.live.turn import Asked

HELLO_SECONDS = 10
LONGEST_REF = 64


def same_origin(websocket: WebSocket, public_url: str) -> bool:
    """Whether the page that opens this line is ours. A browser always says; other clients must say it too."""
    origin = urlsplit(websocket.headers.get("origin", "")).netloc
    wanted = urlsplit(public_url).netloc if public_url else websocket.headers.get("host", "")
    return bool(origin) and origin == wanted


async def turn_away(websocket: WebSocket, reason: Reason) -> None:
    """Opens the line only to say why it is closed; a browser cannot read a refusal any other way."""
    await websocket.accept()
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await websocket.close(CLOSE_CODES[reason], reason)


async def serve(websocket: WebSocket, room: Room, seat: Seat, most_waiting: int) -> None:
    """Seats somebody and carries messages both ways until either side ends it."""
    await websocket.accept()
    writer: asyncio.Task[None] | None = None
    try:
        hello = await asyncio.wait_for(_hello(websocket), HELLO_SECONDS)
        writer = asyncio.create_task(_write(websocket, seat))
        await room.look(lambda: room.take_seat(seat, (hello.epoch, hello.cursors), now()))
        await _read(websocket, room, seat, most_waiting)
    except (WebSocketDisconnect, TimeoutError):
        pass
    except Malformed:
        seat.close("malformed")
    finally:
        room.leave(seat)
        await _finish(websocket, seat, writer)


async def _hello(websocket: WebSocket) -> Hello:
    tree = read_message(await websocket.receive_text())
    if tree.pop("type", "") != "hello":
        raise Malformed("The first message is a hello.")
    try:
        return msgspec.convert(tree | {"type": "hello"}, Hello)
    except msgspec.ValidationError as error:
        raise Malformed(str(error)) from None


async def _read(websocket: WebSocket, room: Room, seat: Seat, most_waiting: int) -> None:
    while not seat.closing:
        tree = read_message(await websocket.receive_text())
        match tree.pop("type", ""):
            case "command":
                _command(tree, room, seat, most_waiting)
            case "ping":
                seat.send(message([encode(Pong(now=now()))]))
            case _:
                raise Malformed("A message is a hello, a command or a ping.")


def _command(tree: dict[str, Any], room: Room, seat: Seat, most_waiting: int) -> None:
    ref = tree.pop("ref", "")
    if not isinstance(ref, str) or not 1 <= len(ref) <= LONGEST_REF:
        raise Malformed("A command has a ref of 1 to 64 characters.")
    asked: Asked | None = None
    refusal = Refused("too_fast", "Too much at once. It is kept here and sent again in a moment.")
    if seat.unanswered < most_waiting:
        try:
            asked = Asked(read_command(tree), seat.person, ref, seat)
        except msgspec.ValidationError as error:
            refusal = Refused("malformed", f"This is not a command of this version: {error}.")
    if asked and seat.person:
        room.ask(asked)
    else:
        seat.send(message([refusal_frame(ref, refusal)]))


async def _write(websocket: WebSocket, seat: Seat) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError):
        while (text := await seat.next()) is not None:
            await websocket.send_text(text)
        if seat.closing:
            await websocket.close(CLOSE_CODES[seat.closing], seat.closing)


async def _finish(websocket: WebSocket, seat: Seat, writer: asyncio.Task[None] | None) -> None:
    if writer and seat.closing and websocket.client_state is WebSocketState.CONNECTED:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(writer, 2)
    if writer:
        writer.cancel()
