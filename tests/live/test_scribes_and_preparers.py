"""What a seat is sent when somebody begins to enter for another, stops, or has nothing more to prepare."""

import pytest

from server.domain.people import AskDevice
from tests.live.benches import Bench

pytestmark = pytest.mark.asyncio

START = {"sponsor": "Sam", "room_may_decide": "Steps"}


def started(bench: Bench) -> None:
    act = {"act": "set", "id": "purpose", "values": START, "was": dict.fromkeys(START)}
    bench.ask("fay", {"do": "edit", "acts": [act]}, {"do": "go", "block": "b-mark"})


async def test_a_scribe_is_sent_what_they_entered_and_nobody_else_is() -> None:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    bench.seat("fay")
    bench.joined(al="sales", hal="hr")
    started(bench)
    bench.ask("fay", {"do": "add_person", "id": "pia", "name": "Pia", "function": "hr", "scribe": "hal"})
    assert "person:pia" in " ".join(bench.heard()["hal"])
    bench.ask("hal", {"do": "mark_step", "step": "s1", "level": "automatic", "why": "Rules", "person": "pia"})
    heard = bench.heard()
    assert "automatic" in " ".join(heard["hal"])
    assert [name for name in ("al", "fay") if "automatic" in " ".join(heard[name])] == []


async def test_a_scribe_hears_nothing_more_once_somebody_has_a_device() -> None:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    bench.joined(hal="hr")
    started(bench)
    bench.ask("fay", {"do": "add_person", "id": "pia", "name": "Pia", "function": "hr", "scribe": "hal"})
    bench.ask("pia", AskDevice(device="phone"))
    bench.ask("fay", {"do": "answer_device", "device": "phone", "approve": True})
    assert "person:pia" not in bench.seats["hal"].reads
    bench.heard()
    bench.ask("pia", {"do": "mark_step", "step": "s1", "level": "automatic", "why": "Rules"})
    assert "automatic" not in " ".join(bench.heard()["hal"])


async def test_a_preparer_hears_nothing_more_once_the_workshop_starts() -> None:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"}, {"do": "open_before", "function": "it", "key": "k" * 24, "id": "before-it"})
    bench.seat("before-it")
    started(bench)
    assert '"reason":"removed"' in bench.heard()["before-it"][-2].replace("\\", "")
    bench.ask("fay", {"do": "go", "block": "b-talk"})
    assert bench.heard()["before-it"] == []
