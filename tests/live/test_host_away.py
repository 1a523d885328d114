"""The moment in which whoever leads is gone, and the walls that only facilitators are told of."""

import pytest

from tests.live.running import Guest, Server, opened

pytestmark = pytest.mark.asyncio


async def test_everybody_is_told_that_the_host_is_offline_and_the_workshop_is_safe(server: Server) -> None:
    workshop = await opened(server)
    await workshop.run("map")
    al, kim = await workshop.joined("Al", "sales"), await workshop.joined("Kim", "hr")
    async with al, kim:
        async with workshop.facilitator() as fay:
            lead, co = fay.welcome["me"], kim.welcome["me"]
            assert (await fay.ask("name_co_facilitator", person=co))["type"] == "accepted"
            await al.until(lambda guest: lead in guest.here)
        for guest in (al, kim):
            await guest.until(lambda one: lead not in one.here)
            assert guest.parts["everyone"].lead == lead
        assert (await al.ask("ready", on=True))["type"] == "accepted"
        assert (await al.ask("take_over"))["type"] == "refused"
        assert (await kim.ask("take_over"))["type"] == "accepted"
        await al.until(lambda one: one.parts["everyone"].lead == co)
        async with workshop.facilitator():
            await al.until(lambda one: lead in one.here)


async def test_facilitators_are_told_of_open_walls_and_nobody_else_is(server: Server) -> None:
    workshop = await opened(server)
    al = await workshop.joined("Al", "sales")
    async with workshop.facilitator() as fay, al:
        async with workshop.wall(), workshop.wall():
            await fay.until(lambda one: walls(one)[-1:] == [2])
            async with workshop.facilitator() as again:
                assert again.welcome["walls"] == 2
        await fay.until(lambda one: walls(one)[-1:] == [0])
        await al.settle()
        assert walls(al) == [] and "walls" not in al.welcome


def walls(guest: Guest) -> list[int]:
    """How many walls somebody was told of, one after the other."""
    return [one["many"] for one in guest.frames if one["type"] == "walls"]
