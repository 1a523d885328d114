"""Derived values that only some screens show are sent to those alone, and not more often than they say."""

import asyncio
from pathlib import Path

from server.domain.derived import DERIVED
from tests.live.benches import Bench
from tests.live.running import Guest, Server, opened

LAYOUT = next(one for one in DERIVED if one.name == "layout")


def added(step: str) -> dict[str, object]:
    return {"act": "add", "kind": "step", "id": step, "values": {"name": step, "owner": "sales", "order": 90}}


def heard_of(guest: Guest, step: str) -> bool:
    return any(place["step"] == step for place in guest.derived.get("layout", {}).get("places", []))


def test_the_layout_goes_to_those_whose_page_shows_the_map(tmp_path: Path) -> None:
    async def play() -> None:
        workshop = await opened(server)
        await workshop.run("map")
        al, ida = await workshop.joined("Al", "sales"), await workshop.joined("Ida", "it")
        await al.open(shows=["layout"])
        await ida.open()
        assert "layout" in al.derived and "layout" not in ida.derived
        assert (await al.ask("edit", acts=[added("new")]))["type"] == "accepted"
        await al.until(lambda guest: heard_of(guest, "new"))
        await ida.until(lambda guest: "new" in guest.parts["everyone"].records)
        assert "layout" not in ida.derived

        await ida.send({"type": "shows", "values": ["layout"]})
        await ida.until(lambda guest: heard_of(guest, "new"))
        for guest in (al, ida):
            await guest.line.close()

    server = Server(tmp_path).start()
    try:
        asyncio.run(play())
    finally:
        server.stop()


def test_what_only_facilitators_read_is_not_had_by_asking_for_it() -> None:
    async def play() -> None:
        bench = Bench()
        bench.ask("fay", {"do": "open_lobby"})
        bench.joined(al="sales")
        bench.heard()
        bench.room.show(bench.seats["al"], ["progress_by_function", "layout", "nonsense"])
        assert bench.heard()["al"] == []

    asyncio.run(play())


def test_a_value_is_computed_again_only_when_it_is_due() -> None:
    async def play() -> None:
        bench = Bench()
        values, workshop = bench.room.values, bench.room.workshop
        values.spoil({"step"})
        values.refresh(workshop, frozenset(), 10.0)
        values.spoil({"step"})
        assert values.due() == 10.25
        values.refresh(workshop, frozenset(), 10.3)
        assert values.due() == 10.0 + LAYOUT.seconds
        values.refresh(workshop, frozenset(), 10.0 + LAYOUT.seconds)
        assert values.due() is None

    asyncio.run(play())
