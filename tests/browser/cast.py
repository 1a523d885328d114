"""People without a page: they join as anybody does, and ask for things over a line of their own."""

from contextlib import contextmanager
from typing import Any
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import APIRequestContext
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_line

from tests.browser.stage import PATIENCE, Form, Json, Stage, frames, welcome


class Guest:
    """Somebody in the room who has joined and stays connected."""

    def __init__(self, stage: Stage, name: str, function: str) -> None:
        self.stage, self.name, self._asked = stage, name, 0
        self.context = stage.account.browser.new_context(base_url=stage.address)
        stage.contexts.append(self.context)
        self._join(self.context.request, function)
        self.line = self._open()
        welcomed = welcome(self.line)
        self.id = str(welcomed["me"])

    def _join(self, request: APIRequestContext, function: str) -> None:
        ids = {one["values"]["name"]: one["id"] for one in self.stage.records("function")}
        form: Form = {"name": self.name, "function": ids[function] if function else "watching"}
        door = request.get(f"/w/{self.stage.workshop}", max_redirects=0).headers["location"]
        answer = request.post(door, form=form, max_redirects=0)
        assert answer.status == 303, answer.text()

    def _open(self) -> ClientConnection:
        cookie = "; ".join(f"{one.get('name')}={one.get('value')}" for one in self.context.cookies())
        address = f"ws://{urlsplit(self.stage.address).netloc}/w/{self.stage.workshop}/live"
        headers = {"Cookie": cookie, "Origin": self.stage.address}
        return open_line(address, additional_headers=headers, open_timeout=PATIENCE, max_size=None)

    def asks(self, do: str, **fields: Any) -> Json:
        """Asks for something; the answer once it is there."""
        self._asked += 1
        ref = f"{self.id}-{self._asked}"
        self.line.send(msgspec.json.encode({"type": "command", "ref": ref, "do": do} | fields).decode())
        return next(one for one in frames(self.line) if one.get("ref") == ref)

    def does(self, do: str, **fields: Any) -> None:
        """Asks for something that must happen."""
        answer = self.asks(do, **fields)
        assert answer["type"] == "accepted", answer

    def edits(self, *acts: Json) -> None:
        self.does("edit", acts=list(acts))

    def marks(self, levels: dict[str, str]) -> None:
        for step, level in levels.items():
            self.does("mark_step", step=step, level=level, sure=3, why=f"Why {self.name} says so", read_aloud=False)


@contextmanager
def cast(stage: Stage, people: dict[str, str]) -> Iterator[dict[str, Guest]]:
    """Guests by name, each in a function by its name; they leave at the end."""
    guests = {name: Guest(stage, name, function) for name, function in people.items()}
    try:
        yield guests
    finally:
        for guest in guests.values():
            guest.line.close()
