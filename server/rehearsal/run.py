"""A rehearsal from the first page to the final plan, with calm words on the screen and an exit code."""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator

import httpx
import msgspec

from server.rehearsal import pulses
from server.rehearsal.acts import ACTS, agree, closed, listen, lobby
from server.rehearsal.cast import cast
from server.rehearsal.checks import disagreements
from server.rehearsal.client import LineLost, Refused
from server.rehearsal.doors import TurnedAway
from server.rehearsal.ensemble import Ensemble
from server.rehearsal.exported import DOCUMENTS, DRAWN, FILES, shortcomings
from server.rehearsal.facilitator import PASSPHRASE, Account
from server.rehearsal.folding import Json, UnknownEvent
from server.rehearsal.seen import Gap
from server.rehearsal.server_process import Server, ServerFailed, own_server
from server.rehearsal.wanted import LEAST, MOST, Rehearsal

NAME = "Robin Falk"
"""The facilitator's."""

LATE = 2
"""The number of the block in which somebody joins late, counted from 0."""

WENT_WRONG = (Refused, LineLost, TurnedAway, ServerFailed, UnknownEvent, Gap, TimeoutError, httpx.HTTPError)


class Impossible(Exception):
    """What was asked for cannot be rehearsed."""


class Progress:
    """One line a phase, with the seconds since the start."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def title(self, wanted: Rehearsal) -> None:
        told = f"{wanted.participants} people, {wanted.template}, {wanted.agenda_key}, seed {wanted.seed}"
        print(f"Rehearsal: {told}\n", flush=True)

    def say(self, phase: str, text: str) -> None:
        print(f"{time.monotonic() - self._begun:6.1f} s  {phase:9}  {text}", flush=True)


async def rehearse(wanted: Rehearsal) -> int:
    """Rehearses; 0 when the plan is final and all that was acknowledged is there, in every seat and every export."""
    task = asyncio.current_task()
    if task:
        # A killed rehearsal must not leave its server behind.
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    progress = Progress()
    progress.title(wanted)
    try:
        async with own_server() as server:
            progress.say("server", f"a server of its own at {server.base}")
            account = await Account.made(server.base, server.set_up, NAME)
            async with performance(account, wanted) as ensemble:
                await play(ensemble, wanted, progress)
                problems = await judged(ensemble, wanted)
                if wanted.stay:
                    await stay(ensemble, server)
    except Impossible as impossible:
        problems = [str(impossible)]
    except WENT_WRONG as wrong:
        problems = [f"{type(wrong).__name__}: {wrong}"]
    except asyncio.CancelledError:
        problems = ["It was stopped."]
    print("\n".join(["", *problems[:20], f"The rehearsal failed: {len(problems)} problems."] if problems else [""]))
    return 1 if problems else 0


@contextlib.asynccontextmanager
async def performance(account: Account, wanted: Rehearsal) -> AsyncIterator[Ensemble]:
    """A new workshop, and a cast that waits to join it. All lines end with this."""
    if not LEAST <= wanted.participants <= MOST:
        raise Impossible(f"A rehearsal has from {LEAST} to {MOST} participants.")
    catalog: Json = msgspec.json.decode(await account.fetch("/web/any/catalog.json"))
    later: Json = msgspec.json.decode(await account.fetch("/web/any/catalog_later.json"))
    for kind, fields in later["kinds"].items():
        catalog["kinds"][kind]["fields"] = fields
    catalog["marks"] = later["marks"]
    async with account.workshop(wanted.template, wanted.agenda_key) as facilitator:
        phases = {block["values"]["phase"] for block in facilitator.seen.records("block")} | {"lobby", "closed", ""}
        if wanted.until not in phases:
            raise Impossible(f"This agenda has no phase {wanted.until}. It has: {', '.join(sorted(phases - {''}))}.")
        characters = cast(facilitator.seen.records("function"), wanted.participants, wanted.seed)
        ensemble = Ensemble(facilitator, characters, catalog, wanted.seed)
        async with ensemble.lines:
            yield ensemble


async def play(ensemble: Ensemble, wanted: Rehearsal, progress: Progress) -> None:
    """Plays the workshop, block by block, as far as wanted."""
    progress.say("lobby", await lobby.play(ensemble))
    reached = "lobby"
    for number, block in enumerate(ensemble.seen.records("block")):
        if reached == wanted.until:
            return
        reached = block["values"]["phase"]
        await ensemble.facilitator.enter(block)
        await pulses.play(ensemble)
        late = [await lobby.come_late(ensemble)] if number >= LATE and ensemble.waiting else []
        progress.say(reached, "; ".join([*late, await ACTS.get(reached, listen)(ensemble)]))
    if reached != wanted.until:
        await agree.close(ensemble)
        progress.say("closed", await closed.play(ensemble))


async def judged(ensemble: Ensemble, wanted: Rehearsal) -> list[str]:
    """What is wrong at the end; says what was looked at."""
    problems = await disagreements(ensemble) + await shortcomings(ensemble, wanted.out)
    if not wanted.until and ensemble.seen.status != "final":
        problems.append(f"The plan is not final: the workshop is {ensemble.seen.status}")
    if not problems:
        seats, files = len(ensemble.people) + 1, ", ".join((FILES | DOCUMENTS | DRAWN).values())
        print(f"\n{ensemble.ledger.accepted} commands were acknowledged; {len(ensemble.ledger)} values are where they")
        print(f"must be, {seats} seats agree with the server. {wanted.out}: {files}")
    return problems


async def stay(ensemble: Ensemble, server: Server) -> None:
    """Keeps the server and everybody in their seats until the rehearsal or the server is stopped."""
    facilitator = ensemble.facilitator
    print(f"\nThe server stays at     {server.base}")
    print(f"The workshop's console  {server.base}/w/{facilitator.workshop}/console")
    print(f"Join as another person  {server.base}/j/{facilitator.join_key}")
    print(f"Sign in as              {NAME}")
    print(f"with the passphrase     {PASSPHRASE}\n\nCtrl+C stops it.", flush=True)
    with contextlib.suppress(asyncio.CancelledError):
        await server.process.wait()
