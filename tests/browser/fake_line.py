"""A server that only speaks the protocol, played by a test: it says what the test says, when the test says it.

with fake_lines() as lines:
    page.goto(…)                       # the page dials lines.address
    line = lines.next()                # the page's line
    assert line.hears()["type"] == "hello"
    line.says(welcome())
"""

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from server.live.protocol import PROTOCOL

PATIENCE = 30
"""Seconds in which a page must have done what it is waited for, on a busy machine."""

Json = dict[str, Any]


def welcome(me: str = "al", everyone: Json | None = None, epoch: str = "first", **more: Any) -> Json:
    """A welcome to a participant, all snapshots."""
    person = {"id": me, "name": me.title(), "function": "sales"}
    shared = {"number": 1, "people": {me: person}} | (everyone or {})
    own: Json = {f"person:{me}": {"snapshot": {}}} if me else {}
    now = time.time_ns() // 1_000_000
    compartments = {"everyone": {"snapshot": shared}} | own
    return {
        "type": "welcome", "me": me, "epoch": epoch, "now": now, "protocol": PROTOCOL,
        "compartments": compartments, "derived": {}, "here": [me],
    } | more  # fmt: skip


def caught_up(me: str = "al", number: int = 1, events: list[Json] | None = None, epoch: str = "first") -> Json:
    """A welcome to somebody who was here before."""
    missed = {"events": events or [], "from": number + 1}
    return welcome(me, epoch=epoch, compartments={"everyone": missed, f"person:{me}": {"events": [], "from": 1}})


def step(id: str, **values: Any) -> Json:
    """The event that a step was added."""
    record = {"id": id, "kind": "step", "values": {"name": id} | values, "by": "al", "at": 1}
    return {"type": "record_added", "record": record}


def events(start: int, *happened: Json, compartment: str = "everyone") -> Json:
    return {"type": "events", "compartment": compartment, "from": start, "list": list(happened)}


class Line:
    """One connection of a page, from the server's side."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self._heard: queue.Queue[Json | None] = queue.Queue()

    def listen(self) -> None:
        """Takes in what the page says until the line ends."""
        try:
            for message in self._connection:
                self._heard.put(msgspec.json.decode(message))
        except ConnectionClosed:
            pass
        self._heard.put(None)

    def hears(self, kind: str = "") -> Json:
        """The next message of the page; pings are passed over unless asked for."""
        while True:
            message = self._heard.get(timeout=PATIENCE)
            assert message is not None, "the page has closed the line"
            if kind in ("", message["type"]) and (kind or message["type"] != "ping"):
                return message

    def ends(self) -> None:
        """Waits until the page has closed the line."""
        while self._heard.get(timeout=PATIENCE) is not None:
            pass

    def says(self, *frames: Json) -> None:
        """Sends one message."""
        self._connection.send(msgspec.json.encode(frames).decode())

    def closes(self, code: int = 1001) -> None:
        self._connection.close(code)

    def seats(self, *frames: Json) -> Json:
        """Hears the hello and answers it, with an ordinary welcome unless told otherwise; gives the hello."""
        hello = self.hears("hello")
        self.says(*(frames or (welcome(),)))
        return hello


class Lines:
    """All connections, in the order they came."""

    def __init__(self) -> None:
        self._new: queue.Queue[Line] = queue.Queue()
        self.address = ""

    def take(self, connection: ServerConnection) -> None:
        line = Line(connection)
        self._new.put(line)
        line.listen()

    def next(self) -> Line:
        return self._new.get(timeout=PATIENCE)


@contextmanager
def fake_lines() -> Iterator[Lines]:
    """Takes connections until the block ends."""
    lines = Lines()
    with serve(lines.take, "127.0.0.1", 0, max_size=None) as server:
        lines.address = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/live"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield lines
        finally:
            server.shutdown()
            thread.join()
