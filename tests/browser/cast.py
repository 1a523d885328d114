"""People without a page: they join as anybody does, and ask for things over a line of their own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import APIRequestContext
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_line

from tests.browser.stage import PATIENCE, Form, Json, Stage, frames, welcome

SIX = {"Sam": "Sales", "Ravi": "Sales", "Tom": "IT", "Kim": "HR", "Mia": "Finance", "Lena": "Operations"}
THREE = {"Sam": "Sales", "Tom": "IT", "Mia": "Finance"}
APART = {"Sales": "shared", "IT": "automatic", "HR": "person", "Finance": "person", "Operations": "shared"}
"""Where the functions stand on a step on which they are far apart."""


class Guest:
    """Somebody in the room who has joined and stays connected."""

    def __init__(self, stage: Stage, name: str, function: str) -> None:
        self.stage, self.name, self.function = stage, name, function
        self._asked = 0
        self.context = stage.account.browser.new_context(base_url=stage.address)
        stage.contexts.append(self.context)
        self._join(self.context.request)

    @contextmanager
    def seated(self) -> Iterator[None]:
        """They are connected for so long."""
        with self._open() as self.line:
            self.id = str(welcome(self.line)["me"])
            yield

    def _join(self, request: APIRequestContext) -> None:
        ids = {one["values"]["name"]: one["id"] for one in self.stage.records("function")}
        form: Form = {"name": self.name, "function": ids[self.function] if self.function else "watching"}
        door = request.get(f"/w/{self.stage.workshop}", max_redirects=0).headers["location"]
        answer = request.post(door, form=form, max_redirects=0)
        assert answer.status == 303, answer.text()

    def _open(self) -> ClientConnection:
        cookie = "; ".join(f"{one.get('name')}={one.get('value')}" for one in self.context.cookies())
        address = f"ws://{urlsplit(self.stage.address).netloc}/w/{self.stage.workshop}/live"
        headers = {"Cookie": cookie, "Origin": self.stage.address}
        calm: Json = {"max_size": None, "max_queue": None, "ping_interval": None}
        return open_line(address, additional_headers=headers, open_timeout=PATIENCE, **calm)

    def asks(self, do: str, **fields: Any) -> Json:
        """Asks for something; the answer, once it is there."""
        self._asked += 1
        ref = f"{self.id}-{self._asked}"
        self.line.send(msgspec.json.encode({"type": "command", "ref": ref, "do": do} | fields).decode())
        return next(one for one in frames(self.line) if one.get("ref") == ref)

    def does(self, do: str, **fields: Any) -> None:
        """Asks for something that must happen."""
        answer = self.asks(do, **fields)
        assert answer["type"] == "accepted", answer

    def adds(self, kind: str, id: str, **values: Any) -> None:
        self.does("edit", acts=[{"act": "add", "kind": kind, "id": id, "values": values}])

    def types(self, id: str, **values: Any) -> None:
        """Fills in fields that were empty."""
        was = dict.fromkeys(values)
        self.does("edit", acts=[{"act": "set", "id": id, "values": values, "was": was}])


class Cast(dict[str, Guest]):
    """Guests by name."""

    def are_ready(self) -> None:
        for guest in self.values():
            guest.does("ready", on=True)

    def mark(self, apart: list[str], aligned: list[str], why: str = "") -> None:
        """Everybody marks: on some steps the functions are far apart, on the others all say the same."""
        for guest in self.values():
            for step in apart:
                guest.does("mark_step", step=step, level=APART[guest.function], sure=5, why=why)
            for step in aligned:
                guest.does("mark_step", step=step, level="shared", sure=5)


@contextmanager
def cast(stage: Stage, people: dict[str, str]) -> Iterator[Cast]:
    """Guests by name, each in a function by its name; without one they watch. They leave at the end."""
    guests = Cast({name: Guest(stage, name, function) for name, function in people.items()})
    with ExitStack() as seats:
        for guest in guests.values():
            seats.enter_context(guest.seated())
        yield guests


def steps_of(stage: Stage) -> list[str]:
    """The ids of the steps, in the order of the flow."""
    return [one["id"] for one in sorted(stage.records("step"), key=lambda one: one["values"].get("order", 0))]
