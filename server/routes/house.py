"""What every route is handed: the parts of the running application."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import HTTPConnection

from server.domain.plan.pulse_results import PULSE_WORDS
from server.exports.orders import Orders
from server.exports.writer import Writer
from server.live.polling import PolledLines
from server.live.room import Room
from server.live.rooms import Rooms
from server.live.troupes import Troupes
from server.mail.mailer import Mailer
from server.routes.preloading import first_files, first_needs
from server.routes.trimming import TrimmedMarkup
from server.storage.accounts import Accounts
from server.storage.own_templates import OwnTemplates
from server.storage.tables import WorkshopRow
from server.storage.workshops import Workshops


@dataclass(frozen=True)
class Ways:
    """How this server is reached and what it allows, out of the settings."""

    public_url: str
    alpine_source: str
    most_waiting: int
    outbox_bytes: int
    sign_in_hours: int
    heartbeat_seconds: float


@dataclass
class House:
    """The parts of the running application."""

    accounts: Accounts
    workshops: Workshops
    own_templates: OwnTemplates
    rooms: Rooms
    templates: Path
    web: Path
    ways: Ways
    writer: Writer = field(default_factory=Writer)
    orders: Orders = field(default_factory=Orders)
    troupes: Troupes = field(default_factory=Troupes)
    mailer: Mailer | None = None
    """Where a mail server is set."""
    set_up_token: str = ""
    """Opens the page that makes the first account; empty once there is one."""
    version: str = field(init=False)
    """Changes with every byte of the web folder, so that browsers may keep files for ever."""
    pages: Environment = field(init=False)
    polled: PolledLines = field(init=False)

    def __post_init__(self) -> None:
        self.version = _version(self.web)
        self.polled = PolledLines(self.rooms, self.ways.outbox_bytes, self.ways.most_waiting)
        self.pages = Environment(
            loader=FileSystemLoader([self.web / "pages", self.web]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            extensions=[TrimmedMarkup],
        )
        self.pages.globals |= {"version": self.version, "alpine_source": self.ways.alpine_source}
        self.pages.globals |= {
            "first_files": partial(first_files, self.web),
            "first_needs": partial(first_needs, self.web),
        }
        self.pages.globals["pulse_words"] = json.dumps(PULSE_WORDS)
        self.pages.globals["heartbeat"] = round(1000 * self.ways.heartbeat_seconds)

    async def open(self) -> None:
        """Makes the one-time link for the first account, if there is none yet."""
        self.set_up_token = "" if await self.accounts.any() else secrets.token_urlsafe(24)

    async def room(self, workshop: WorkshopRow) -> Room:
        return await self.rooms.open(workshop.id, workshop.epoch)


def house(connection: HTTPConnection) -> House:
    """The house of the application that answers this connection."""
    found: House = connection.app.state.house
    return found


TheHouse = Annotated[House, Depends(house)]


def _version(web: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(web.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(web)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]
