"""A real server in a process of its own, and guests who talk to it over real sockets."""

import asyncio
import contextlib
import itertools
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Protocol, Self

import httpx
import msgspec
from websockets import Origin
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from server.domain.catalog import read_event
from server.domain.compartment import Compartment

ROOT = Path(__file__).parents[2]
REFS = itertools.count(1)
SET_UP = re.compile(r"(/set-up/\S+)")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server process on its own data folder; it can be killed and started again on the same port."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.set_up = ""
        self._settings = {f"CROSSFLOW_{name.upper()}": value for name, value in settings.items()}
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> "Server":
        """Returns when it answers. The set-up link is kept if one is printed."""
        environment = os.environ | {"CROSSFLOW_DATA_DIR": str(self.folder), "CROSSFLOW_PORT": str(self.port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "server", "serve"],
            cwd=ROOT,
            env=environment | self._settings,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        for line in self.process.stdout:
            if found := SET_UP.search(line):
                self.set_up = found[1]
            if "Ctrl+C" in line:
                return self
        self._end()
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a power cut to the process: no goodbye."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self._end()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self._end()

    def _end(self) -> None:
        assert self.process and self.process.stdout
        self.process.wait(20)
        self.process.stdout.close()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, read from outside."""
        with contextlib.closing(sqlite3.connect(self.folder / "crossflow.db")) as connection:
            return list(connection.execute(query))


class Carrier(Protocol):
    """Carries messages both ways, as a WebSocket does."""

    async def send(self, message: str, /) -> None: ...

    async def recv(self) -> str | bytes: ...

    async def close(self) -> None: ...


class Guest:
    """One line to a workshop, as its page has it: what came in, folded, and answers to what was asked."""

    def __init__(self, base: str, path: str, cookie: str = "") -> None:
        self.base, self.path, self.cookie = base, path, cookie
        self.parts: dict[str, Compartment] = {}
        self.derived: dict[str, Any] = {}
        self.welcome: dict[str, Any] = {}
        self.frames: list[dict[str, Any]] = []
        self.raw: list[str] = []
        self.here: list[str] = []
        self.line: Carrier

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.line.close()

    async def open(self, again: bool = False, **hello: Any) -> None:
        """Takes the seat; `again` asks only for what was missed."""
        self.line = await self.dialled()
        if again:
            cursors = {name: part.number for name, part in self.parts.items()}
            hello = {"epoch": self.welcome["epoch"], "cursors": cursors} | hello
        await self.send({"type": "hello"} | hello)
        await self.hear("welcome")

    async def dialled(self) -> Carrier:
        """What carries the messages of this line."""
        return await connect(
            self.base.replace("http", "ws") + self.path,
            origin=Origin(self.base),
            additional_headers={"Cookie": self.cookie},
            max_size=None,
        )

    async def send(self, frame: dict[str, Any] | str) -> None:
        await self.line.send(frame if isinstance(frame, str) else json.dumps(frame))

    async def hear(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """Reads up to the first frame of this kind with these values, folding everything on the way."""
        while True:
            for frame in await self.read():
                if frame["type"] == kind and all(frame.get(name) == value for name, value in wanted.items()):
                    return frame

    async def until(self, holds: Callable[["Guest"], bool]) -> None:
        """Reads until this holds."""
        while not holds(self):
            await self.read()

    async def read(self) -> list[dict[str, Any]]:
        """The next message, folded."""
        raw = await asyncio.wait_for(self.line.recv(), 20)
        assert isinstance(raw, str)
        self.raw.append(raw)
        message: list[dict[str, Any]] = json.loads(raw)
        for frame in message:
            self._fold(frame)
        return message

    async def ask(self, do: str, ref: str = "", **fields: Any) -> dict[str, Any]:
        """Asks for something and gives the answer, accepted or refused."""
        ref = ref or f"r{next(REFS)}"
        await self.send({"type": "command", "ref": ref, "do": do} | fields)
        return await self.answer(ref)

    async def answer(self, ref: str) -> dict[str, Any]:
        while True:
            done = [one for one in self.frames if one.get("ref") == ref]
            if done:
                self.frames.remove(done[0])
                return done[0]
            await self.read()

    async def settle(self) -> "Guest":
        """Everything that was sent to this seat up to now has arrived when this returns."""
        await self.send({"type": "ping"})
        await self.hear("pong")
        return self

    async def bye(self) -> tuple[str, int]:
        """Reads until the line is closed: the reason and the close code."""
        reason = ""
        try:
            while True:
                for frame in await self.read():
                    reason = frame.get("reason", reason)
        except ConnectionClosed as closed:
            return reason or (closed.rcvd.reason if closed.rcvd else ""), closed.rcvd.code if closed.rcvd else 0

    def _fold(self, frame: dict[str, Any]) -> None:
        self.frames.append(frame)
        match frame["type"]:
            case "welcome":
                self.welcome, self.derived, self.here = frame, frame["derived"], frame["here"]
                kept = {name: self.parts.get(name, Compartment()) for name in frame["compartments"]}
                self.parts = {name: caught_up(kept[name], one) for name, one in frame["compartments"].items()}
            case "events":
                fold(self.parts[frame["compartment"]], frame["from"], frame["list"])
            case "derived":
                self.derived[frame["name"]] = frame["value"]
            case "presence":
                self.here = frame["here"]


def caught_up(part: Compartment, told: dict[str, Any]) -> Compartment:
    if "snapshot" in told:
        return msgspec.convert(told["snapshot"], Compartment)
    fold(part, told["from"], told["events"])
    return part


def fold(part: Compartment, start: int, events: list[dict[str, Any]]) -> None:
    """Applies events as a client does, and insists on numbers without a gap."""
    assert start == part.number + 1, "a gap in the numbers"
    for event in events:
        read_event(json.dumps(event)).apply_to(part)
        part.number += 1


class Opened:
    """A workshop with its lobby open, and ways to join it."""

    def __init__(self, server: Server, workshop: str, cookie: str) -> None:
        self.server, self.id, self.cookie = server, workshop, cookie
        [(self.join_key, self.wall_key, self.join_code)] = server.rows(
            f"select join_key, wall_key, join_code from workshop where id = '{workshop}'"
        )

    def facilitator(self) -> Guest:
        return Guest(self.server.base, f"/w/{self.id}/console/live", self.cookie)

    def wall(self) -> Guest:
        return Guest(self.server.base, f"/wall/{self.wall_key}/live")

    async def joined(self, name: str, function: str) -> Guest:
        """Joins by the link; the guest is not connected yet."""
        async with asking(self.server.base) as http:
            answer = await http.post(f"/j/{self.join_key}", data={"name": name, "function": function})
            assert answer.status_code == 303, answer.text
            return Guest(self.server.base, f"/w/{self.id}/live", cookies(http))

    async def run(self, phase: str) -> None:
        """Brings the workshop into a phase."""
        async with self.facilitator() as fay:
            purpose = fay.parts["everyone"].records["purpose"]
            if not purpose.get("sponsor"):
                values = {"sponsor": "Sam", "room_may_decide": "Steps, not pay"}
                act = {"act": "set", "id": "purpose", "values": values, "was": dict.fromkeys(values)}
                assert (await fay.ask("edit", acts=[act]))["type"] == "accepted"
            blocks = [one for one in fay.parts["everyone"].records.values() if one.kind == "block"]
            block = next(one.id for one in blocks if one.get("phase") == phase)
            assert (await fay.ask("go", block=block))["type"] == "accepted"


def asking(base: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=base, headers={"Origin": base}, timeout=20)


def cookies(http: httpx.AsyncClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in http.cookies.items())


@contextlib.asynccontextmanager
async def signed_in(server: Server, name: str = "Fay") -> AsyncIterator[httpx.AsyncClient]:
    """A browser of the facilitator, with the account made if there is none yet."""
    async with asking(server.base) as http:
        form = {"name": name, "passphrase": "correct horse battery"}
        if server.set_up:
            answer = await http.post(server.set_up, data=form)
            server.set_up = ""
        else:
            answer = await http.post("/sign-in", data=form)
        assert answer.status_code == 303, answer.text
        yield http


async def opened(server: Server, template: str = "sales_forecasting", agenda: str = "90_minutes") -> Opened:
    """A new workshop with its lobby open."""
    async with signed_in(server) as http:
        answer = await http.post("/workshops", data={"template": template, "agenda": agenda})
        assert answer.status_code == 303, answer.text
        workshop = Opened(server, answer.headers["location"].split("/")[2], cookies(http))
    async with workshop.facilitator() as fay:
        if fay.parts["everyone"].agenda.status == "draft":
            assert (await fay.ask("open_lobby"))["type"] == "accepted"
    return workshop
