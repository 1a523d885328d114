"""What every test of plain HTTP is handed: the application on a database of its own, and browsers to look at it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest_asyncio
from fastapi import FastAPI

from server.app import make_app
from server.domain.messages import Command
from server.domain.workshop import Workshop
from server.live.room import Room
from server.routes import access, joining, recovering
from server.routes.house import House
from server.routes.visitors import SIGN_IN
from server.settings import Settings
from server.storage.tables import WorkshopRow

ADDRESS = "http://workshops.example"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"
PASSPHRASE = "four quiet words here"
FOR_EVER = 2**53
TEMPLATES = Path(__file__).resolve().parents[2] / "workshop_templates"


class Place:
    """A running application, its browsers, and what a test may know of its inside."""

    def __init__(self, app: FastAPI, stack: AsyncExitStack) -> None:
        self.app, self._stack, self._asked = app, stack, 0
        self.address: str = app.state.settings.public_url or ADDRESS
        self.house: House = app.state.house

    async def browser(self, ip: str = HERE, address: str = "") -> httpx.AsyncClient:
        """A browser with no cookies, on a machine with this address; it stays where it is sent to."""
        transport = httpx.ASGITransport(self.app, client=(ip, 1))
        client = httpx.AsyncClient(
            transport=transport, base_url=address or self.address, headers={"accept": "text/html"}
        )
        return await self._stack.enter_async_context(client)

    async def facilitator(self, name: str = "Ana") -> httpx.AsyncClient:
        """A browser that is signed in to a new account."""
        account = await self.house.accounts.make(name, PASSPHRASE, 1)
        assert account
        self.house.set_up_token = ""
        browser = await self.browser()
        browser.cookies.set(SIGN_IN, await self.house.accounts.sign_in(account.id, FOR_EVER))
        return browser

    async def workshop(self, facilitator: httpx.AsyncClient, **more: str) -> WorkshopRow:
        """A new workshop, its lobby open."""
        form = {"template": "sales_forecasting", "agenda": "90_minutes"} | more
        answer = await facilitator.post("/workshops", data=form)
        assert answer.status_code == 303, answer.text
        row = await self.house.workshops.found(answer.headers["location"].split("/")[2])
        assert row
        return row

    async def joined(self, row: WorkshopRow, name: str, function: str = "sales") -> httpx.AsyncClient:
        """The browser of somebody who has joined."""
        browser = await self.browser()
        answer = await browser.post(f"/j/{row.join_key}", data={"name": name, "function": function})
        assert answer.status_code == 303, answer.text
        return browser

    async def room(self, row: WorkshopRow) -> Room:
        return await self.house.room(row)

    async def state(self, row: WorkshopRow) -> Workshop:
        """The workshop as it is now."""
        return (await self.room(row)).workshop

    async def people(self, row: WorkshopRow) -> dict[str, str]:
        """Name → id of everybody who takes part."""
        people = (await self.state(row)).everyone.people.values()
        return {one.name: one.id for one in people if not one.removed}

    async def command(self, row: WorkshopRow, command: Command) -> None:
        """Asks for something as the workshop's owner."""
        self._asked += 1
        await (await self.room(row)).ask_and_wait(command, row.owner, f"test-{self._asked}")


async def place_with(folder: Path, **settings: Any) -> AsyncIterator[Place]:
    """The application with these settings, open until the test ends. Its limits start afresh."""
    for limit, who in product(
        (access.attempts, joining.wrong_codes, joining.wrong_codes_by_all, recovering.wrong_codes),
        ("", HERE, ELSEWHERE),
    ):
        limit.forget(who)
    app = make_app(Settings(data_dir=folder, templates_dir=TEMPLATES, **settings))
    async with app.router.lifespan_context(app), AsyncExitStack() as stack:
        yield Place(app, stack)


@pytest_asyncio.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The application as it comes."""
    async for made in place_with(tmp_path):
        yield made


@pytest_asyncio.fixture
async def behind_https(tmp_path: Path) -> AsyncIterator[Place]:
    """The application behind a proxy that speaks https."""
    async for made in place_with(tmp_path, public_url="https://workshops.example"):
        yield made
