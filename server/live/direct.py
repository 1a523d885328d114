"""The shortest way onto a WebSocket: frames made once, put on the line as they are.

What everybody in a room is sent is the same bytes. The server's own way makes them into a frame again for each seat,
behind two coroutines; here one frame is written to every seat's transport. A line that cannot take it at this moment,
or compresses, says so, and is sent the message the ordinary way.
"""

from collections.abc import Callable

from starlette.types import Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "crossflow.direct"

Put = Callable[[bytes], bool]
"""Puts a frame on a line, and says whether it did. One that did not must be sent in order behind what waits."""


def framed(text: bytes) -> bytes:
    """A whole text message of a server as one frame, RFC 6455 section 5.2."""
    size = len(text)
    if size < 126:
        return b"\x81" + size.to_bytes(1, "big") + text
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + text
    return b"\x81\x7f" + size.to_bytes(8, "big") + text


def nothing(frame: bytes) -> bool:
    """The direct way of a line that has none."""
    return False


def direct_way(scope: Scope) -> Put:
    """The direct way onto the line of a connection, as far as its server offers one."""
    put: Put = scope.get("extensions", {}).get(EXTENSION, {}).get("put", nothing)
    return put


class DirectLine(WebSocketsSansIOProtocol):
    """A connection that offers the direct way to the application."""

    full = False

    async def run_asgi(self) -> None:
        if not self.conn.extensions:
            self.scope["extensions"][EXTENSION] = {"put": self.put}
        await super().run_asgi()

    def pause_writing(self) -> None:
        self.full = True
        super().pause_writing()

    def resume_writing(self) -> None:
        self.full = False
        super().resume_writing()

    def put(self, frame: bytes) -> bool:
        """Writes a frame at once if the line, once accepted, takes it. Raises nothing."""
        if self.full or self.close_sent or self.disconnected or self.transport.is_closing():
            return False
        self.transport.write(frame)
        return True
