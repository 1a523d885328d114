"""Practising: a facilitator leads a throw-away copy at the real console, and simulated people come in by the door."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from server.live.troupes import GONE, MOST
from server.rehearsal.doors import Browser, TurnedAway
from server.rehearsal.facilitator import Account, Facilitator
from server.rehearsal.practice import ACTS
from server.rehearsal.seen import Seen
from server.rehearsal.troupe import MANY, Call, Troupe
from tests.live.running import Server

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(240)]

Json = dict[str, Any]
FLOW = ("sales_forecasting", "90_minutes")


@pytest.fixture(scope="module")
def account(server: Server) -> Account:
    return asyncio.run(Account.made(server.base, server.set_up, "Robin Falk"))


class Practice(NamedTuple):
    """A facilitator, the troupe in their workshop, and what the prompter has said."""

    facilitator: Facilitator
    troupe: Troupe
    said: list[str]

    async def enter(self, phase: str) -> None:
        await self.facilitator.go(phase)

    async def until(self, condition: Any, what: str) -> None:
        await self.facilitator.until(condition, what)


@contextlib.asynccontextmanager
async def practice(account: Account) -> AsyncIterator[Practice]:
    """People who think for no time at all."""
    async with account.workshop(*FLOW) as facilitator:
        said: list[str] = []
        call = Call(account.base, "", facilitator.join_key, facilitator.seen.records("function"))
        troupe = Troupe(call, said.append, pause=lambda seconds: asyncio.sleep(0))
        playing = asyncio.create_task(troupe.play(ACTS))
        yield Practice(facilitator, troupe, said)
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)


def everybody(seen: Seen) -> bool:
    roles = [one.get("role", "participant") for one in seen.people.values()]
    return roles.count("participant") == MANY


def done(seen: Seen) -> int:
    found: int = seen.derived.get("progress", {}).get("done", 0)
    return found


async def test_people_join_work_fall_silent_and_come_back_while_the_facilitator_leads(account: Account) -> None:
    async with practice(account) as room:
        await room.until(lambda seen: len(seen.people) == MANY, "eight people and the facilitator")
        await room.enter("frame")
        await room.until(everybody, "the one who is late")
        await room.enter("map")
        await room.until(lambda seen: done(seen) == MANY, "everybody done with the map")
        await room.enter("sources")
        await room.until(lambda seen: done(seen) == MANY, "everybody done with the sources")
        await room.enter("mark")
        await room.until(lambda seen: done(seen) == MANY - 1, "all but the silent one done")
        await room.facilitator.ask({"do": "reveal"})
        counts = [sum(map(sum, (one.values() for one in found[0]["counts"].values()))) for found in rounds(room)]
        assert min(counts) == MANY - 1 and max(counts) == MANY
    told = " ".join(room.said)
    for happened in ("joins late", "All but", "has lost the line", "is back where they were", "stopped halfway"):
        assert happened in told
    assert all(len(one) <= 140 for one in room.said)


def rounds(room: Practice) -> list[list[Json]]:
    return list(room.facilitator.seen.rounds.values())


async def test_people_speak_decide_write_call_object_take_and_grade(account: Account) -> None:
    async with practice(account) as room:
        facilitator = room.facilitator
        await room.until(lambda seen: len(seen.people) == MANY, "eight people")
        await room.enter("mark")
        await room.until(lambda seen: done(seen) >= MANY - 1, "marks")
        await facilitator.ask({"do": "reveal"})
        await room.enter("talk")
        steps = facilitator.seen.records("step")[4:7]
        await facilitator.ask({"do": "look_at", "step": steps[0]["id"]})
        await facilitator.ask({"do": "mark_again", "steps": [steps[0]["id"]]})
        first = steps[0]["id"]
        for one in room.troupe.people:
            await one.client.until(lambda seen: len(seen.own.get("marks", {}).get(first, {})) == 2, "a second mark")
        await facilitator.ask({"do": "reveal"})
        owner = next(one for one in room.troupe.people if one.function == steps[0]["values"]["owner"])
        told = {"step": steps[0]["id"], "mode": "shared", "accountable": owner.id}
        await facilitator.ask({"do": "open_decision"} | told)
        await room.until(lambda seen: seen.value(f"decision-{steps[0]['id']}", "unless"), "the decision's sentence")
        for step in steps:
            await facilitator.put(step["id"], focus="now")
        await room.enter("redesign")
        await facilitator.ask({"do": "suggest_groups"})
        await room.until(lambda seen: seen.everyone.get("calls"), "a group that calls")
        for group in list(facilitator.seen.everyone["calls"]):
            await facilitator.ask({"do": "call_facilitator", "group": group, "on": False})
        await room.until(lambda seen: len(seen.records("role_change")) == 3, "a line of each group")
        assert all(one["values"]["group"] for one in facilitator.seen.records("role_change"))
        await facilitator.ask({"do": "rotate_groups"})
        await room.until(lambda seen: len(seen.records("objection")) == 3, "an objection of each group")
        await room.enter("commit")
        await room.until(lambda seen: {"declined", "taken"} <= answers(seen), "a line that is declined, and one taken")
        await room.enter("agree")
        await room.until(lambda seen: done(seen) == MANY, "grades of all")


def answers(seen: Seen) -> set[str]:
    lines = seen.records("role_change", "capability_change", "incentive_change")
    return {str(one["values"].get("answer")) for one in lines}


async def test_a_rehearsal_is_a_copy_that_goes_without_a_trace(account: Account, server: Server) -> None:
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        before = real.seen.number
        copy = (await web.send(f"/w/{real.workshop}/rehearse")).split("/")[2]
        rehearsal = Facilitator(account, copy)
        async with rehearsal.seated():
            assert rehearsal.seen.everyone["about"]["rehearsal"]
            assert rehearsal.seen.value("purpose", "title").startswith("Rehearsal: ")
            await rehearsal.until(lambda seen: len(seen.people) >= 3, "simulated people in the copy")
            with pytest.raises(TurnedAway, match="409"):
                await web.fetch(f"/w/{copy}/export/markdown")
            with pytest.raises(TurnedAway, match="409"):
                await web.send(f"/w/{copy}/rehearse")
            await web.send(f"/w/{copy}/leave-rehearsal")
        with pytest.raises(TurnedAway, match="404"):
            await web.fetch(f"/w/{copy}/console")
        assert server.rows(f"select count(*) from event where workshop = '{copy}'") == [(0,)]
        assert server.rows(f"select count(*) from device where workshop = '{copy}'") == [(0,)]
        assert (real.seen.number, len(real.seen.people)) == (before, 1)


async def test_leaving_a_rehearsal_goes_back_to_where_it_was_started_and_nowhere_else(account: Account) -> None:
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        console = f"/w/{real.workshop}/console"
        for back, found in (({"back": console}, console), ({}, "/"), ({"back": "https://elsewhere.example"}, "/")):
            copy = (await web.send(f"/w/{real.workshop}/rehearse", **back)).split("/")[2]
            assert await web.send(f"/w/{copy}/leave-rehearsal") == found


async def test_nothing_but_a_rehearsal_is_left_and_erased_and_nobody_else_may(account: Account) -> None:
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        with pytest.raises(TurnedAway, match="404"):
            await web.send(f"/w/{real.workshop}/leave-rehearsal")
        async with Browser(account.base) as stranger:
            with pytest.raises(TurnedAway, match="404"):
                await stranger.send(f"/w/{real.workshop}/rehearse")
        assert real.seen.status == "lobby"


async def test_however_fast_one_clicks_no_more_rehearse_than_may_and_no_copy_is_left_over(account: Account) -> None:
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        clicks = (web.send(f"/w/{real.workshop}/rehearse") for _ in range(MOST + 3))
        answers = await asyncio.gather(*clicks, return_exceptions=True)
        begun = [one.split("/")[2] for one in answers if isinstance(one, str)]
        assert len(begun) == MOST
        assert [one for one in answers if isinstance(one, BaseException) and "503" not in str(one)] == []
        home = (await web.fetch("/")).decode()
        assert set(re.findall(r"/w/(\w+)/leave-rehearsal", home)) == set(begun)
        for copy in begun:
            await web.send(f"/w/{copy}/leave-rehearsal")


def remark(seen: Seen) -> str:
    return str(seen.compartments["facilitators"].get("remark", {}).get("text", ""))


async def test_after_a_restart_a_rehearsal_says_that_its_people_are_gone_and_can_be_started_anew(
    tmp_path: Path,
) -> None:
    server = Server(tmp_path).start()
    account = await Account.made(server.base, server.set_up, "Robin Falk")
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        copy = (await web.send(f"/w/{real.workshop}/rehearse")).split("/")[2]
    server.kill()
    server.start()
    async with Browser(account.base, account.cookie) as web:
        rehearsal = Facilitator(account, copy)
        async with rehearsal.seated():
            await rehearsal.until(lambda seen: remark(seen) == GONE, "that the simulated people are gone")
        fresh = (await web.send(f"/w/{copy}/rehearse-anew")).split("/")[2]
        again = Facilitator(account, fresh)
        async with again.seated():
            assert str(again.seen.value("purpose", "title")).count("Rehearsal: ") == 1
            await again.until(lambda seen: len(seen.people) >= 2, "simulated people once more")
        with pytest.raises(TurnedAway, match="404"):
            await web.fetch(f"/w/{copy}/console")
        with pytest.raises(TurnedAway, match="404"):
            await web.send(f"/w/{real.workshop}/rehearse-anew")
        await web.send(f"/w/{fresh}/leave-rehearsal")
    server.stop()


async def test_the_remarks_stand_at_the_console_alone(account: Account) -> None:
    async with account.workshop(*FLOW) as real, Browser(account.base, account.cookie) as web:
        copy = (await web.send(f"/w/{real.workshop}/rehearse")).split("/")[2]
        rehearsal = Facilitator(account, copy)
        async with rehearsal.seated():
            await rehearsal.until(
                lambda seen: "people are here" in seen.compartments["facilitators"].get("remark", {}).get("text", ""),
                "what the prompter says of the lobby",
            )
            assert not rehearsal.seen.everyone.get("remark")
        await web.send(f"/w/{copy}/leave-rehearsal")
