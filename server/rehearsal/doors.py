"""The plain HTTP of a workshop, as a browser's forms would use it: joining, signing in, fetching files."""

from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx
import msgspec

PATIENCE = 60
"""Seconds that anything may take on a busy machine before it counts as lost."""


class Door(NamedTuple):
    """Where a live line begins, and what lets one through."""

    base: str
    path: str
    cookie: str
    origin: str = ""
    """The address that the server takes for its own, where that is another one."""

    @property
    def address(self) -> str:
        """The line's own address."""
        parts = urlsplit(self.base)
        return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}{self.path}"


class TurnedAway(Exception):
    """The server answered a form or a link with something else than what was hoped for."""


class Browser:
    """One visitor's cookies and requests. Made and ended with `async with`."""

    def __init__(self, base: str, cookie: str = "") -> None:
        self.base = base.rstrip("/")
        # Reading the machine's certificates takes time, and two hundred people join at once.
        self._http = httpx.AsyncClient(
            base_url=self.base, verify=self.base.startswith("https:"), trust_env=False, timeout=PATIENCE
        )
        self._http.cookies.update(dict(pair.split("=", 1) for pair in cookie.split("; ") if pair))

    async def __aenter__(self) -> "Browser":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    @property
    def cookie(self) -> str:
        """The cookies, as a request carries them."""
        return "; ".join(f"{name}={value}" for name, value in self._http.cookies.items())

    async def send(self, path: str, **form: str) -> str:
        """Sends a form; the path one is sent on to."""
        return self._onward(await self._http.post(path, data=form))

    async def follow(self, path: str) -> str:
        """Opens a page; the path one is sent on to."""
        return self._onward(await self._http.get(path))

    async def fetch(self, path: str) -> bytes:
        """What stands at an address."""
        answer = await self._http.get(path)
        if answer.status_code != 200:
            raise TurnedAway(f"{path} answered {answer.status_code}.")
        return answer.content

    async def fetch_json(self, path: str) -> dict[str, Any]:
        """The object that stands at an address."""
        found: dict[str, Any] = msgspec.json.decode(await self.fetch(path))
        return found

    def _onward(self, answer: httpx.Response) -> str:
        if answer.status_code != 303:
            said = f"{answer.request.method} {answer.request.url.path} answered {answer.status_code}"
            raise TurnedAway(f"{said}: {answer.text[:300]}")
        return urlsplit(answer.headers["location"]).path
