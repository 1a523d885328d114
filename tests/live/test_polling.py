"""Lines by polling: whatever holds for a socket holds for them, and a lost answer loses nothing."""

import asyncio
from pathlib import Path

import pytest

from server.live.polling import MOST_LINES
from server.live.protocol import MOST_BYTES
from tests.live.polled import by_polling, stranger
from tests.live.running import Server, asking, cookies, opened

pytestmark = pytest.mark.asyncio

QUIET = 1
"""Seconds: whatever a server works out after a change, it has said by then."""
TEXTS = ("x" * 140, "y" * 140)
FLOOD = [
    {"act": "set", "id": "purpose", "values": {"trigger_event": text}, "was": {"trigger_event": before}}
    for before, text in (TEXTS, reversed(TEXTS))
] * 80
"""An edit of 60 KB after which everything is as it was."""


async def test_a_line_by_polling_hears_what_a_socket_hears(server: Server) -> None:
    workshop = await opened(server)
    al, bo = by_polling(await workshop.joined("Al", "sales")), await workshop.joined("Bo", "it")
    async with workshop.facilitator() as fay, al, bo:
        await asyncio.gather(al.ask("raise_hand"), bo.ask("raise_hand"), fay.ask("extend_timer", minutes=1))
        await al.settle()
        await bo.settle()
        assert al.parts["everyone"] == bo.parts["everyone"]
        assert len(al.parts["everyone"].hands) == 2
        assert list(al.parts) == ["everyone", f"person:{al.welcome['me']}"]


async def test_the_console_and_a_wall_poll_too(server: Server) -> None:
    workshop = await opened(server)
    async with by_polling(workshop.facilitator()) as fay, by_polling(workshop.wall()) as wall:
        assert (await fay.ask("extend_timer", minutes=1))["type"] in ("accepted", "refused")
        assert list(fay.parts) == ["everyone", "facilitators", f"person:{fay.welcome['me']}"]
        assert list(wall.parts) == ["everyone"]
        assert (await wall.ask("raise_hand"))["code"] == "watching"


async def test_who_waits_for_something_to_hear_is_told_when_it_happens(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with workshop.facilitator() as fay, al:
        await al.settle()
        waiting = asyncio.create_task(al.hear("events"))
        await fay.ask("add_person", id="pat", name="Pat", function="hr")
        assert (await waiting)["list"][0]["type"] == "person_joined"


async def test_an_answer_that_was_lost_comes_again(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with al:
        lost = await al.wire.poll(say=[{"type": "ping"}])
        again = await al.wire.poll()
        assert again["from"] == lost["from"] and again["messages"][: len(lost["messages"])] == lost["messages"]
        al.wire.take(again)
        assert (await al.hear("pong"))["type"] == "pong"
        assert (await al.wire.poll())["messages"] == []


async def test_a_command_said_twice_has_one_effect(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with al:
        command = {"type": "command", "ref": "once", "do": "raise_hand"}
        await al.wire.poll(say=[command])
        await al.wire.poll(say=[command])
        assert [(await al.answer("once"))["type"], (await al.answer("once"))["type"]] == ["accepted"] * 2
        assert len(al.parts["everyone"].hands) == 1


async def test_a_newer_poll_ends_the_one_that_waits(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with al:
        waiting = await al.wire.waiting()
        while not waiting.done():
            await al.wire.poll(wait=0.01)
        assert "closed" not in await waiting


async def test_coming_back_brings_only_what_was_missed(server: Server) -> None:
    workshop = await opened(server)
    al, bo = by_polling(await workshop.joined("Al", "sales")), await workshop.joined("Bo", "it")
    async with al, bo:
        await al.line.close()
        await bo.ask("raise_hand")
        await al.open(again=True)
        told = al.welcome["compartments"]["everyone"]
        assert "snapshot" not in told and [event["type"] for event in told["events"]] == ["hand_raised"]


async def test_who_polls_is_here_until_they_leave(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with workshop.facilitator() as fay:
        async with al:
            me = al.welcome["me"]
            await fay.until(lambda fay: me in fay.here)
        await fay.until(lambda fay: me not in fay.here)


@pytest.mark.parametrize("origin", ["https://evil.example", ""])
async def test_another_sites_page_gets_no_answer(server: Server, origin: str) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    headers = {"cookie": al.cookie} | ({"origin": origin} if origin else {})
    async with stranger(server.base, **headers) as page:
        answer = await page.post(al.path, content='{"type":"hello"}')
        assert answer.status_code == 403 and "messages" not in answer.text


async def test_a_stranger_is_turned_away_with_a_reason(server: Server) -> None:
    workshop = await opened(server)
    async with asking(server.base) as http:
        for path in (f"/w/{workshop.id}/live", "/w/nowhere/live", "/wall/nothing/live"):
            answer = await http.post(path, content='{"type":"hello"}')
            bye = [{"type": "bye", "reason": "not_here"}]
            assert answer.json() == {"type": "polled", "line": "", "from": 1, "messages": [bye], "closed": 4401}


async def test_a_line_is_answered_to_its_owner_alone(server: Server) -> None:
    workshop = await opened(server)
    al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
    async with by_polling(al) as polling, by_polling(bo) as other:
        other.wire.line = polling.wire.line
        assert (await other.wire.poll())["closed"] == 4409
        assert (await polling.ask("raise_hand"))["type"] == "accepted"


async def test_a_second_device_waits_for_approval(server: Server) -> None:
    workshop = await opened(server)
    async with workshop.facilitator() as fay, await workshop.joined("Al", "sales") as al:
        me = al.welcome["me"]
        async with asking(server.base) as http:
            await http.post(f"/j/{workshop.join_key}", data={"name": "Al", "function": "sales", "same": me})
            assert (await http.post(al.path, content='{"type":"hello"}')).json()["closed"] == 4402
            await fay.settle()
            [device] = fay.parts["facilitators"].devices
            await fay.ask("answer_device", device=device, approve=True)
            al.cookie = cookies(http)
        async with by_polling(al) as phone:
            assert phone.welcome["me"] == me


async def test_after_removal_not_one_more_event_is_sent(server: Server) -> None:
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with workshop.facilitator() as fay, al:
        await al.settle()
        await fay.ask("add_person", id="pat", name="Pat", function="hr")
        await fay.ask("remove_person", person=al.welcome["me"])
        await fay.ask("add_person", id="kim", name="Kim", function="hr")
        told = await al.wire.poll()
        assert (told["messages"], told["closed"]) == ([[{"type": "bye", "reason": "removed"}]], 4403)
        assert await al.wire.poll() == told
        al.wire.take(told)
        assert (await al.wire.poll(wait=20))["messages"] == []
        assert (await al.wire.post('{"type":"hello"}'))["closed"] == 4401


async def test_malformed_messages_cost_only_the_line_that_sent_them(server: Server) -> None:
    workshop = await opened(server)
    al, bo = by_polling(await workshop.joined("Al", "sales")), by_polling(await workshop.joined("Bo", "it"))
    async with bo:
        for raw in ("[]", '{"type":"hello"}', '{"type":"command","do":"raise_hand"}', f'"{"x" * MOST_BYTES}"'):
            await al.open()
            await al.send(raw)
            assert await al.bye() == ("malformed", 4400)
        for body in (
            "not json",
            "[]",
            '"\\ud800"',
            "[" * 5000,
            '{"type":"poll"}',
            '{"type":"poll","line":"x","wait":60}',
        ):
            assert (await al.wire.post(body))["closed"] == 4400
        await al.line.close()
        assert (await bo.ask("raise_hand"))["type"] == "accepted"


async def test_too_much_at_once_is_not_read(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with stranger(server.base, origin=server.base, cookie=al.cookie) as page:
        assert (await page.post(al.path, content=b"x" * (6 * MOST_BYTES))).status_code == 413


async def test_a_line_that_falls_too_far_behind_is_closed(tmp_path: Path) -> None:
    server = Server(tmp_path, outbox_bytes=str(2**20)).start()
    try:
        workshop = await opened(server)
        al = by_polling(await workshop.joined("Al", "sales"))
        async with workshop.facilitator() as fay, al:
            await al.settle()
            was = fay.parts["everyone"].records["purpose"].get("trigger_event")
            first = [FLOOD[-1] | {"was": {"trigger_event": was}}]
            for acts in (first, *[FLOOD] * 32):
                assert (await fay.ask("edit", acts=acts))["type"] == "accepted"
            assert await al.bye() == ("slow", 4408)
            await al.open(again=True)
            assert al.parts["everyone"] == (await fay.settle()).parts["everyone"]
    finally:
        server.stop()


async def test_a_killed_server_has_forgotten_the_line_and_nothing_else(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop = await opened(server)
        al = by_polling(await workshop.joined("Al", "sales"))
        async with al:
            await al.ask("raise_hand", ref="hand")
            server.kill()
            server.start()
            assert (await al.wire.poll())["closed"] == 4409
            await al.open(again=True)
            assert (await al.ask("raise_hand", ref="hand"))["type"] == "accepted"
            assert len(al.parts["everyone"].hands) == 1
    finally:
        server.stop()


async def test_a_server_that_stops_sends_who_waits_away_first(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    workshop = await opened(server)
    al = by_polling(await workshop.joined("Al", "sales"))
    async with al:
        await al.settle()
        waiting = await al.wire.waiting()
        while (await asyncio.wait({waiting}, timeout=QUIET))[0]:
            al.wire.take(await waiting)
            waiting = await al.wire.waiting()
        await asyncio.to_thread(server.stop)
        told = await waiting
        assert (told["messages"], told["closed"]) == ([[{"type": "bye", "reason": "closing"}]], 1012)
        al.wire.take(told)


async def test_nobody_has_more_lines_than_a_person_needs(server: Server) -> None:
    workshop = await opened(server)
    al, bo = by_polling(await workshop.joined("Al", "sales")), by_polling(await workshop.joined("Bo", "it"))
    async with al, bo:
        for _ in range(MOST_LINES):
            await al.wire.post('{"type":"hello"}')
        assert (await al.wire.poll())["closed"] == 4409
        assert (await bo.ask("raise_hand"))["type"] == "accepted"
