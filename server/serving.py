"""Serving: the HTTP server with its limits, and the words it starts with."""

import logging
import socket

import uvicorn

from server.app import make_app
from server.live.direct import DirectLine
from server.live.network import lan_address
from server.live.protocol import MOST_BYTES
from server.settings import Settings

IDLE = 75
"""Seconds that an HTTP connection may be idle: longer than a proxy keeps one (nginx: 60). The other way round, the
proxy sends a request into a connection that is just being closed, and somebody reads "bad gateway"."""


class Announcing(uvicorn.Server):
    """A server that says where it is once it really listens."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            house = self.config.app.state.house  # type: ignore[union-attr]
            print("\n".join(announcement(self._settings, house.set_up_token)), flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # First of all: requests that wait for something to hear would hold up the end.
        self.config.app.state.house.polled.close()  # type: ignore[union-attr]
        await super().shutdown(sockets)


class Serving:
    """One server process."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def run(self) -> int:
        """Serves until it is stopped; 0 when it was stopped in order."""
        settings = self._settings
        logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)
        config = uvicorn.Config(
            make_app(settings),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws=DirectLine,
            ws_max_size=MOST_BYTES,
            ws_per_message_deflate=settings.deflate,
            timeout_graceful_shutdown=5,
            timeout_keep_alive=IDLE,
        )
        server = Announcing(config, settings)
        server.run()
        return 0 if server.started else 1


def announcement(settings: Settings, set_up_token: str) -> list[str]:
    """What is printed when the server listens: its address, the one for other laptops, and the set-up link."""
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104
    here = f"http://{'127.0.0.1' if everywhere else settings.host}:{settings.port}"
    lines = ["", f"  Crossflow is at {settings.public_url or here}"]
    if everywhere and not settings.public_url:
        lines.append(f"  Other laptops on this network open http://{lan_address()}:{settings.port}")
    if set_up_token:
        lines += ["", "  Make the first account here, once:", f"  {here}/set-up/{set_up_token}"]
    return [*lines, "", "  Ctrl+C stops it. Nothing is lost by stopping."]
