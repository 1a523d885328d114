"""What was acknowledged survives whatever happens to the process."""

from pathlib import Path

import pytest

from tests.live.running import Server, opened

pytestmark = pytest.mark.asyncio


async def test_after_a_kill_everybody_is_where_they_were(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop = await opened(server)
        await workshop.run("mark")
        al, bo = await workshop.joined("Al", "sales"), await workshop.joined("Bo", "it")
        async with al, bo:
            step = next(one.id for one in al.parts["everyone"].records.values() if one.kind == "step")
            assert (await al.ask("mark_step", step=step, level="person", why="Trust"))["type"] == "accepted"
            before = dict(al.parts)
            server.kill()
            server.start()
            await al.open(again=True)
            await bo.open()
            assert al.parts == before
            assert al.parts["everyone"] == bo.parts["everyone"]
            assert f"person:{al.welcome['me']}" not in bo.parts
    finally:
        server.stop()


async def test_a_command_sent_again_after_a_kill_has_one_effect(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop = await opened(server)
        al = await workshop.joined("Al", "sales")
        async with al:
            await al.ask("raise_hand", ref="hand")
            server.kill()
            server.start()
            await al.open(again=True)
            assert (await al.ask("raise_hand", ref="hand"))["type"] == "accepted"
            assert len(al.parts["everyone"].hands) == 1
    finally:
        server.stop()


async def test_numbers_are_gapless_in_the_log_and_in_every_compartment(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        workshop = await opened(server)
        async with workshop.facilitator() as fay:
            for number in range(20):
                await fay.ask("add_person", id=f"p{number}", name="Pat", function="hr")
        rows = server.rows("select compartment, number from event order by seq")
        assert [seq for (seq,) in server.rows("select seq from event order by seq")] == list(range(1, len(rows) + 1))
        for compartment in {name for name, _ in rows}:
            numbers = [number for name, number in rows if name == compartment]
            assert numbers == list(range(1, len(numbers) + 1))
    finally:
        server.stop()


async def test_a_second_server_on_the_same_folder_refuses_to_start(tmp_path: Path) -> None:
    server = Server(tmp_path).start()
    try:
        with pytest.raises(AssertionError, match="did not start"):
            Server(tmp_path).start()
    finally:
        server.stop()
