"""Lines to a running workshop: who hears what, and what happens when something goes wrong."""

import asyncio
import contextlib
import json

import pytest
from websockets import Origin
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from server.domain.compartment import Compartment
from server.live.room import MOST_SEATS
from tests.live.running import Guest, Server, asking, cookies, opened

pytestmark = pytest.mark.asyncio


async def test_everybody_hears_what_everyone_may_read_in_one_order(server: Server) -> None:
    workshop = await opened(server)
    al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
    async with workshop.facilitator() as fay, workshop.wall() as wall, al, bo:
        await asyncio.gather(al.ask("raise_hand"), bo.ask("raise_hand"), fay.ask("extend_timer", minutes=1))
        for guest in (fay, wall, al, bo):
            await guest.settle()
        assert fay.parts["everyone"] == wall.parts["everyone"] == al.parts["everyone"] == bo.parts["everyone"]


async def test_a_seat_is_sent_its_own_compartment_and_never_anothers(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay, workshop.wall() as wall, al:
        await al.ask("practise", level="person")
        assert list(al.parts) == ["everyone", f"person:{al.welcome['me']}"]
        assert list(fay.parts) == ["everyone", "facilitators", f"person:{fay.welcome['me']}"]
        await fay.settle()
        await wall.settle()
        assert list(wall.parts) == ["everyone"]
        assert not any('"type":"practised"' in raw for guest in (fay, wall) for raw in guest.raw)


async def test_an_answer_comes_with_or_after_its_events(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        await al.ask("raise_hand")
        kinds = [frame["type"] for raw in al.raw for frame in json.loads(raw)]
        assert kinds.index("events") < kinds.index("accepted")


async def test_the_same_ref_again_has_no_second_effect(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        assert (await al.ask("raise_hand", ref="once"))["type"] == "accepted"
        number = al.parts["everyone"].number
        assert (await al.ask("raise_hand", ref="once"))["type"] == "accepted"
        assert al.parts["everyone"].number == number


async def test_the_same_ref_with_other_content_is_refused(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        await al.ask("practise", ref="once", level="person")
        assert (await al.ask("practise", ref="once", level="automatic"))["code"] == "ref_used"


async def test_coming_back_brings_only_what_was_missed(server: Server) -> None:
    workshop = await opened(server)
    al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
    async with al, bo:
        await al.line.close()
        await bo.ask("raise_hand")
        await al.open(again=True)
        told = al.welcome["compartments"]["everyone"]
        assert "snapshot" not in told and [event["type"] for event in told["events"]] == ["hand_raised"]
        await bo.settle()
        assert al.parts["everyone"] == bo.parts["everyone"]


async def test_another_epoch_starts_from_a_snapshot(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        await al.line.close()
        await al.open(again=True, epoch="of-another-database")
        assert "snapshot" in al.welcome["compartments"]["everyone"]


async def test_cursors_from_the_future_get_a_snapshot(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        await al.line.close()
        al.parts["everyone"] = Compartment(number=10_000)
        await al.open(again=True)
        assert "snapshot" in al.welcome["compartments"]["everyone"]


async def test_after_removal_not_one_more_event_is_sent(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay, al:
        before = al.parts["everyone"].number
        await fay.ask("remove_person", person=al.welcome["me"])
        await fay.ask("extend_timer", minutes=1)
        assert await al.bye() == ("removed", 4403)
        assert al.parts["everyone"].number == before


async def test_one_person_with_too_many_lines_loses_the_first_of_them(server: Server) -> None:
    workshop = await opened(server)
    al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
    async with bo, contextlib.AsyncExitStack() as lines:
        first, *others = [
            await lines.enter_async_context(Guest(al.base, al.path, al.cookie)) for _ in range(MOST_SEATS)
        ]
        assert (await first.ask("raise_hand"))["type"] == "accepted"
        await lines.enter_async_context(al)
        assert await first.bye() == ("restart", 4409)
        for one in (bo, al, *others):
            assert (await one.ask("raise_hand"))["type"] == "accepted"


async def test_a_removed_person_cannot_come_back_with_the_old_cookie(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay:
        async with al:
            await fay.ask("remove_person", person=al.welcome["me"])
        line = await connect(
            f"{server.base.replace('http', 'ws')}{al.path}",
            origin=Origin(server.base),
            additional_headers={"Cookie": al.cookie},
        )
        await line.send('{"type":"hello"}')
        await line.wait_closed()
        assert line.close_code == 4401


async def test_another_sites_page_gets_no_line(server: Server) -> None:
    workshop = await opened(server)
    for origin in (Origin("https://evil.example"), None):
        with pytest.raises(InvalidStatus):
            await connect(
                f"{server.base.replace('http', 'ws')}/w/{workshop.id}/console/live",
                origin=origin,
                additional_headers={"Cookie": workshop.cookie},
            )


async def test_a_stranger_is_turned_away_with_a_reason(server: Server) -> None:
    workshop = await opened(server)
    stranger = Guest(server.base, f"/w/{workshop.id}/live")
    with pytest.raises(Exception, match="4401"):
        await stranger.open()


async def test_malformed_messages_cost_only_the_seat_that_sent_them(server: Server) -> None:
    workshop = await opened(server)
    al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
    async with bo:
        for raw in (
            "not json",
            "[]",
            '{"type":"hello"}',
            '{"type":"command","do":"raise_hand"}',
            "[" * 5000,
            '"\\ud800"',
        ):
            await al.open()
            await al.send(raw)
            assert await al.bye() == ("malformed", 4400)
        assert (await bo.ask("raise_hand"))["type"] == "accepted"


async def test_an_unknown_command_is_refused_and_the_line_stays(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with al:
        for do, fields in (("fly", {}), ("raise_hand", {"x": 1}), ("join", {"name": "X"}), ("make_workshop", {})):
            assert (await al.ask(do, **fields))["code"] == "malformed"
        assert (await al.ask("raise_hand"))["type"] == "accepted"


async def test_a_wall_says_nothing(server: Server) -> None:
    workshop = await opened(server)
    async with workshop.wall() as wall:
        assert (await wall.ask("raise_hand"))["type"] == "refused"


async def test_text_is_made_clean_at_the_edge(server: Server) -> None:
    workshop = await opened(server)
    await workshop.run("map")
    al = await workshop.joined("Al", "sales")
    async with al:
        values = r'{"text":"a\u0000b\u202ec e\u0301"}'
        add = f'{{"act":"add","kind":"issue","id":"i1","values":{values}}}'
        dirty = f'{{"type":"command","ref":"d","do":"edit","acts":[{add}]}}'
        await al.send(dirty)
        assert (await al.answer("d"))["type"] == "accepted"
        assert al.parts["everyone"].records["i1"].get("text") == "abc é"


async def test_a_seat_with_too_much_unanswered_is_told_to_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    server = Server(tmp_path_factory.mktemp("small"), most_waiting="1").start()
    try:
        workshop = await opened(server)
        al = await workshop.joined("Al", "sales")
        async with al:
            burst = [f'{{"type":"command","ref":"b{n}","do":"practise","level":"person"}}' for n in range(200)]
            await asyncio.gather(*(al.send(raw) for raw in burst))
            answers = [await al.answer(f"b{n}") for n in range(200)]
            assert {one.get("code", "accepted") for one in answers} == {"accepted", "too_fast"}
    finally:
        server.stop()


async def test_a_second_device_is_let_in_when_the_facilitator_says_so(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay, al:
        async with asking(server.base) as http:
            await http.post(
                f"/j/{workshop.join_key}", data={"name": "Al", "function": "sales", "same": al.welcome["me"]}
            )
            phone = Guest(server.base, al.path, cookies(http))
        with pytest.raises(Exception, match="4402"):
            await phone.open()
        await fay.settle()
        [device] = fay.parts["facilitators"].devices
        await fay.ask("answer_device", device=device, approve=True)
        async with phone:
            assert phone.welcome["me"] == al.welcome["me"]


async def test_who_is_here_is_told_when_people_come_and_go(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay:
        async with al:
            me = al.welcome["me"]
            await fay.until(lambda fay: me in fay.here)
        await fay.until(lambda fay: me not in fay.here)
