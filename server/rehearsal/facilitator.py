"""The one at the console: an account that makes workshops, and the seat from which one is led.

account = await Account.made(base, set_up, "Robin Falk")
async with account.workshop("sales_forecasting", "90_minutes") as facilitator:
    async with Client.joined(base, facilitator.join_key, "Sam", "sales") as sam:
        await facilitator.go("mark")
"""

import contextlib
from collections.abc import AsyncIterator
from typing import Self

from server.rehearsal.client import Client
from server.rehearsal.doors import Browser, Door, TurnedAway
from server.rehearsal.folding import Json

PASSPHRASE = "four quiet words here"  # noqa: S105  of a server that lives as long as the rehearsal

NOT_THERE = (
    "There is no template “{}”, or no agenda “{}”. A template is named as its file in workshop_templates, without "
    ".yaml; an agenda by its minutes: 90, 180 or 450."
)
FRAME = {
    "sponsor": "The head of sales",
    "room_may_decide": "Who does each step from the next cycle on. Not pay, and not the number of people.",
}


class Account:
    """Somebody who is signed in and may make workshops."""

    def __init__(self, base: str, cookie: str) -> None:
        self.base, self.cookie = base, cookie

    @classmethod
    async def made(cls, base: str, set_up: str, name: str) -> Self:
        """The first account of a server, made by its set-up link (or the path of it)."""
        async with Browser(base) as browser:
            await browser.send(set_up, name=name, passphrase=PASSPHRASE)
            return cls(browser.base, browser.cookie)

    @classmethod
    async def signed_in(cls, base: str, name: str, passphrase: str = PASSPHRASE) -> Self:
        """An account that is there already."""
        async with Browser(base) as browser:
            await browser.send("/sign-in", name=name, passphrase=passphrase)
            return cls(browser.base, browser.cookie)

    @contextlib.asynccontextmanager
    async def workshop(self, template: str, agenda: str) -> AsyncIterator["Facilitator"]:
        """A new workshop with its lobby open, led from its console while this lasts."""
        facilitator = Facilitator(self, await self.make(template, agenda))
        async with facilitator.seated():
            await facilitator.open()
            yield facilitator

    async def make(self, template: str, agenda: str) -> str:
        """Makes a workshop; its id. Raises TurnedAway, with what to pick where there is no such template or agenda."""
        async with Browser(self.base, self.cookie) as browser:
            try:
                console = await browser.send("/workshops", template=template, agenda=agenda)
            except TurnedAway as refusal:
                raise (TurnedAway(NOT_THERE.format(template, agenda)) if " 422:" in str(refusal) else refusal) from None
            return console.split("/")[2]

    async def fetch(self, path: str) -> bytes:
        """What stands at an address, for this account."""
        async with Browser(self.base, self.cookie) as browser:
            return await browser.fetch(path)


class Facilitator(Client):
    """The seat at the console of one workshop."""

    def __init__(self, account: Account, workshop: str) -> None:
        super().__init__(Door(account.base, f"/w/{workshop}/console/live", account.cookie))
        self.account, self.workshop = account, workshop
        self.join_key = ""

    async def open(self) -> None:
        """Lets people join, by `join_key`."""
        if self.seen.status == "draft":
            await self.ask({"do": "open_lobby"})
        async with Browser(self.door.base) as stranger:
            self.join_key = (await stranger.follow(f"/w/{self.workshop}")).split("/")[2]

    async def go(self, phase: str) -> None:
        """Enters the first block of a phase. What must be said before the start is said."""
        if self.seen.status == "lobby":
            await self.say_frame()
        await self.enter(next(one for one in self.seen.records("block") if one["values"]["phase"] == phase))

    async def enter(self, block: Json) -> None:
        """Enters one block of the agenda."""
        await self.ask({"do": "go", "block": block["id"]})

    async def say_frame(self, **more: str) -> None:
        """Says what opens the start gate, unless it was said before."""
        known = self.seen.record("purpose")["values"]
        said = {
            "decision_question": "What do we commit to for the period, and with what range?",
            "end_event": "Resources are released on an agreed number",
            **FRAME,
        }
        missing = {name: text for name, text in said.items() if not known.get(name)} | more
        if missing:
            await self.put("purpose", **missing)
