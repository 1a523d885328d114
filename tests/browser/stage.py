"""A stage for browser tests: a real server, a facilitator at the console, and people who join.

    def test_…(stage: Stage) -> None:
        sam = stage.join("Sam", "Sales")      # a page of the room, in a browser context of its own
        stage.go("map")                       # the facilitator enters the first block of a phase
        stage.edit({"act": "add", …})         # … and edits records
        assert stage.complaints == []         # what any page's console complained about

Pages come and go with Playwright; commands go over a WebSocket of their own, as any client's would.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_line

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds that a server may take to start, or a command to be answered, on a busy machine."""
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PASSPHRASE = "four quiet words here"

Json = dict[str, Any]
Form = dict[str, str | float | bool]


class Server(NamedTuple):
    """A server of its own, with the link that makes its first account."""

    address: str
    set_up: str


@contextmanager
def serve(folder: Path, **settings: str) -> Iterator[Server]:
    """Runs the program as people run it, on a free port, with its data in a folder. Ends it afterwards."""
    port = free_port()
    environment = os.environ | {
        "CROSSFLOW_DATA_DIR": str(folder / "data"),
        "CROSSFLOW_PORT": str(port),
        "CROSSFLOW_ALPINE_SOURCE": "local",
        **settings,
    }
    said = folder / "server.log"
    with said.open("w") as log:
        started = subprocess.Popen([sys.executable, "-m", "server", "serve"], cwd=ROOT, env=environment, stdout=log)
    try:
        yield announced(started, said, f"http://127.0.0.1:{port}")
    finally:
        started.terminate()
        started.wait(PATIENCE)


def announced(started: "subprocess.Popen[bytes]", said: Path, address: str) -> Server:
    """The server once it says that it listens."""
    while started.poll() is None:
        text = said.read_text()
        if "Ctrl+C stops it" in text:
            found = re.search(r"(/set-up/\S+)", text)
            return Server(address, address + found[1] if found else "")
        try:
            started.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError(f"The server ended with {started.returncode}: {said.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def chromium() -> str | None:
    """The Chromium of this machine, first the one without windows; None for Playwright's own."""
    found = (shutil.which(name) for name in ("chromium-headless-shell", "chromium", "chromium-browser"))
    return next(filter(None, found), None)


def open_browser(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)


class Facilitator:
    """An account on a server; makes workshops. One account serves a whole file of tests."""

    def __init__(self, browser: Browser, server: Server, name: str = "Ana") -> None:
        self.browser, self.server = browser, server
        self.context = browser.new_context(base_url=server.address)
        form: Form = {"name": name, "passphrase": PASSPHRASE}
        answer = self.context.request.post(server.set_up, form=form, max_redirects=0)
        assert answer.status == 303, answer.text()

    def make(self, template: str = "sales_forecasting", agenda: str = "90_minutes") -> str:
        """The id of a new workshop, with its lobby open."""
        chosen: Form = {"template": template, "agenda": agenda}
        answer = self.context.request.post("/workshops", form=chosen, max_redirects=0)
        assert answer.status == 303, answer.text()
        return answer.headers["location"].split("/")[2]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.get('name')}={one.get('value')}" for one in self.context.cookies())


class Stage:
    """One workshop on a running server: a new one, unless it is named."""

    def __init__(
        self,
        account: Facilitator,
        template: str = "sales_forecasting",
        agenda: str = "90_minutes",
        workshop: str = "",
    ) -> None:
        self.account, self.address = account, account.server.address
        self.workshop = workshop or account.make(template, agenda)
        self.complaints: list[str] = []
        """What the browsers' consoles complained about, and errors that no script caught."""
        self.contexts: list[BrowserContext] = []
        self._console: Page | None = None
        self._asked = 0
        if self.status == "draft":
            self.command({"do": "open_lobby"})

    @property
    def facilitator(self) -> Page:
        """The facilitator's page, at the console."""
        if not self._console:
            self._console = self.watched(self.account.context.new_page())
            self._console.goto(f"/w/{self.workshop}/console")
        return self._console

    @property
    def room_as_facilitator(self) -> Page:
        """The room as the facilitator's own account sees it."""
        page = self.watched(self.account.context.new_page())
        page.goto(f"/w/{self.workshop}")
        return page

    def join(self, name: str, function: str = "", **context: Any) -> Page:
        """The room's page of somebody new, in a function by its name, else watching. `context` sets up the browser:
        viewport, color_scheme, reduced_motion …"""
        fresh = self.account.browser.new_context(base_url=self.address, **context)
        self.contexts.append(fresh)
        ids = {one["values"]["name"]: one["id"] for one in self.records("function")}
        form: Form = {"name": name, "function": ids[function] if function else "watching"}
        door = fresh.request.get(f"/w/{self.workshop}", max_redirects=0).headers["location"]
        answer = fresh.request.post(door, form=form, max_redirects=0)
        assert answer.status == 303, answer.text()
        page = self.watched(fresh.new_page())
        page.goto(f"/w/{self.workshop}")
        return page

    def command(self, command: Json) -> Json:
        """Asks for something as the facilitator; the answer, `accepted` or `refused`, once it is there."""
        with self._line() as line:
            welcome(line)
            self._asked += 1
            ref = f"stage{self._asked:06}"
            line.send(msgspec.json.encode({"type": "command", "ref": ref} | command).decode())
            return next(one for one in frames(line) if one.get("ref") == ref)

    def edit(self, *acts: Json) -> None:
        """Edits records as the facilitator, who may edit all of them."""
        answer = self.command({"do": "edit", "acts": list(acts)})
        assert answer["type"] == "accepted", answer

    def go(self, phase: str) -> None:
        """Enters the first block of a phase. What the start gate wants is filled in first."""
        if self.status == "lobby":
            purpose = {"sponsor": "Ruth Vogel", "room_may_decide": "Who does each step from next quarter on."}
            self.edit({"act": "set", "id": "purpose", "values": purpose, "was": {}})
        block = next(one["id"] for one in self.records("block") if one["values"]["phase"] == phase)
        answer = self.command({"do": "go", "block": block})
        assert answer["type"] == "accepted", answer

    @property
    def status(self) -> str:
        """Where the workshop stands: draft, lobby, running, closed or final."""
        return str(self.everyone.get("agenda", {}).get("status", "draft"))

    @property
    def everyone(self) -> Json:
        """What everybody may read, as it is now."""
        with self._line() as line:
            found: Json = welcome(line)["compartments"]["everyone"]["snapshot"]
        return found

    def records(self, kind: str) -> list[Json]:
        """The records of one kind that are there, as everybody reads them."""
        found = self.everyone["records"].values()
        return [one for one in found if one["kind"] == kind and not one.get("removed_at")]

    def record(self, id: str) -> Json:
        """One record, removed or not."""
        found: Json = self.everyone["records"][id]
        return found

    def close(self) -> None:
        """Ends the pages of this workshop. The account stays signed in."""
        for context in self.contexts:
            context.close()
        for page in self.account.context.pages:
            page.close()

    def _line(self) -> ClientConnection:
        address = f"ws://{urlsplit(self.address).netloc}/w/{self.workshop}/console/live"
        headers = {"Cookie": self.account.cookie, "Origin": self.address}
        return open_line(address, additional_headers=headers, open_timeout=PATIENCE, max_size=None)

    def watched(self, page: Page) -> Page:
        """The page, its console's complaints noted here."""

        def heard(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.complaints.append(f"{page.url}: {message.text}")

        page.on("console", heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page


def when(page: Page, condition: str) -> None:
    """Waits until a condition in the page's own words holds. (Playwright's way needs eval, which the pages forbid.)"""
    page.evaluate(
        "() => new Promise((resolve) => {"
        f"  const look = () => (({condition}) ? resolve() : requestAnimationFrame(look));"
        "  look();"
        "})"
    )


def frames(line: ClientConnection) -> Iterator[Json]:
    """The frames that come in, one by one."""
    while True:
        yield from msgspec.json.decode(line.recv(timeout=PATIENCE))


def welcome(line: ClientConnection) -> Json:
    """The welcome of a line that was just opened."""
    line.send('{"type": "hello"}')
    return next(one for one in frames(line) if one["type"] == "welcome")
