"""Pulses and concerns without a name survive a kill: every answer counts once, sent again or not."""

from collections import Counter
from pathlib import Path

import pytest

from tests.live.running import Guest, Opened, Server, opened

pytestmark = pytest.mark.asyncio

ANSWERS = (4, 4, 5, 2, 4, 3)
FUNCTIONS = ("sales", "it", "hr", "finance", "operations", "sales")


async def room_of_six(server: Server) -> tuple[Opened, list[Guest]]:
    """Six people in the first block of a workshop that has pulses."""
    workshop = await opened(server, agenda="180_minutes")
    guests = [await workshop.joined(f"P{number}", one) for number, one in enumerate(FUNCTIONS)]
    await workshop.run("frame")
    return workshop, guests


async def answers(guest: Guest, answer: int, ref: str) -> None:
    told = await guest.ask("answer_pulse", ref=ref, occasion="start", question="safe", answer=answer)
    assert told["type"] == "accepted"


async def counted(workshop: Opened) -> dict[str, int]:
    """What comes out when the facilitator shows it."""
    async with workshop.facilitator() as fay:
        assert (await fay.ask("close_pulse"))["type"] == "accepted"
        return fay.parts["everyone"].pulses["start"].counts["safe"]


async def test_after_a_kill_every_answer_counts_once_though_all_are_sent_again(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop, guests = await room_of_six(server)
        for number, guest in enumerate(guests):
            await guest.open()
            await answers(guest, ANSWERS[number], f"p{number}")
            if number % 2:
                server.kill()
                server.start()
                for one in guests[: number + 1]:
                    await one.open(again=True)
        for number, guest in enumerate(guests):
            await answers(guest, ANSWERS[number], f"p{number}")
        assert given(await counted(workshop)) == given(await later(workshop)) == Counter(map(str, ANSWERS))
    finally:
        server.stop()


def given(counts: dict[str, int]) -> Counter[str]:
    """The answers that somebody gave, and how often."""
    return Counter({answer: many for answer, many in counts.items() if many})


async def later(workshop: Opened) -> dict[str, int]:
    """What somebody reads who comes once everything is over and the server was killed once more."""
    workshop.server.kill()
    workshop.server.start()
    async with workshop.facilitator() as fay:
        return fay.parts["everyone"].pulses["start"].counts["safe"]


async def test_an_answer_that_was_killed_unanswered_counts_once_when_it_is_sent_again(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop, guests = await room_of_six(server)
        frames = [
            {"type": "command", "ref": f"p{number}", "do": "answer_pulse", "occasion": "start", "question": "safe"}
            | {"answer": ANSWERS[number]}
            for number in range(6)
        ]
        for guest, frame in zip(guests, frames, strict=True):
            await guest.open()
            await guest.send(frame)
        server.kill()
        server.start()
        for guest, frame in zip(guests, frames, strict=True):
            await guest.open(again=True)
            await guest.send(frame)
            assert (await guest.answer(str(frame["ref"])))["type"] == "accepted"
        assert given(await counted(workshop)) == Counter(map(str, ANSWERS))
    finally:
        server.stop()


async def test_concerns_that_wait_are_there_after_a_kill_and_shown_once(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop, guests = await room_of_six(server)
        await workshop.run("commit")
        al = guests[0]
        await al.open()
        assert (await al.ask("write_concern", ref="c1", text="Will my job go?"))["type"] == "accepted"
        server.kill()
        server.start()
        await al.open(again=True)
        assert (await al.ask("write_concern", ref="c1", text="Will my job go?"))["type"] == "accepted"
        async with workshop.facilitator() as fay:
            assert (await fay.ask("close_workshop", despite="Out of time"))["type"] == "accepted"
            found = [one for one in fay.parts["everyone"].records.values() if one.kind == "concern"]
        assert [one.text("text") for one in found] == ["Will my job go?"]
    finally:
        server.stop()
