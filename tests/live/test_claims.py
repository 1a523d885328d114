"""Who is editing what: said while somebody types, shown to the others, and to nobody while people answer in private."""

import asyncio
import json
from pathlib import Path
from typing import Any

from server.live.claims import LEASE, Claims
from server.live.seat import Seat
from tests.live.benches import Bench
from tests.live.running import Guest, Server, opened
from tests.playing import Play

LIMIT = 1 << 20


def seat(person: str) -> Seat:
    return Seat(person, LIMIT)


def test_a_claim_ends_by_itself_after_its_lease() -> None:
    play, claims = Play().running("map"), Claims()
    claims.take(seat("al"), "s1", 100.0)
    assert claims.current(play.workshop, 100.0 + LEASE - 1) == {"s1": ["al"]}
    assert claims.current(play.workshop, 100.0 + LEASE) == {}
    assert claims.next_end() is None


def test_a_claim_is_renewed_by_saying_it_again_and_moves_with_who_says_it() -> None:
    play, claims, al = Play().running("map"), Claims(), seat("al")
    claims.take(al, "s1", 0.0)
    claims.take(al, "s1", 15.0)
    claims.take(seat("ada"), "s1", 15.0)
    assert claims.current(play.workshop, 30.0) == {"s1": ["ada", "al"]}
    claims.take(al, "s2", 31.0)
    claims.take(al, "", 32.0)
    assert claims.current(play.workshop, 33.0) == {"s1": ["ada"]}


def test_nobody_is_shown_editing_while_people_answer_in_private() -> None:
    for phase in ("mark", "agree"):
        play, claims = Play().running(phase), Claims()
        claims.take(seat("al"), "s1", 0.0)
        assert claims.current(play.workshop, 1.0) == {}
    play, claims = Play().running("talk"), Claims()
    play.fay("mark_again", steps=["s1"])
    claims.take(seat("al"), "s2", 0.0)
    assert claims.current(play.workshop, 1.0) == {}


def test_only_what_everybody_reads_is_claimed_and_only_by_who_may_write() -> None:
    play, claims = Play().running("map"), Claims()
    play.fay("move_person", person="hal", function="")
    play.add("fay", "script", "told", block="b-map", say="Hush")
    for who, record in (("al", "told"), ("al", "nowhere"), ("hal", "s1"), ("", "s1"), ("stranger", "s1")):
        claims.take(seat(who), record, 0.0)
    assert claims.current(play.workshop, 1.0) == {}


def test_a_turn_into_a_private_phase_takes_back_what_was_shown() -> None:
    async def play() -> None:
        bench = in_phase("map")
        bench.room.claim(bench.seats["al"], "s1")
        bench.room._tell_editing()
        assert editing(bench.heard()["ida"]) == [{"s1": ["al"]}]
        bench.ask("fay", {"do": "go", "block": "b-mark"})
        assert editing(bench.heard()["ida"]) == [{}]
        bench.room.claim(bench.seats["al"], "s2")
        bench.room._tell_editing()
        assert editing(bench.heard()["ida"]) == []

    asyncio.run(play())


def test_whoever_leaves_edits_no_more() -> None:
    async def play() -> None:
        bench = in_phase("map")
        bench.room.claim(bench.seats["al"], "s1")
        bench.room._tell_editing()
        bench.heard()
        bench.room.leave(bench.seats["al"])
        assert editing(bench.heard()["ida"]) == [{}]

    asyncio.run(play())


def test_the_others_hear_of_it_over_the_line(tmp_path: Path) -> None:
    async def play() -> None:
        workshop = await opened(server)
        await workshop.run("map")
        al, ida = await workshop.joined("Al", "sales"), await workshop.joined("Ida", "it")
        async with al, ida:
            step = next(one.id for one in al.parts["everyone"].records.values() if one.kind == "step")
            await al.send({"type": "presence", "at": step})
            await ida.until(lambda guest: said(guest) == {step: [al.welcome["me"]]})
            late = await workshop.joined("Bo", "it")
            async with late:
                assert late.welcome["editing"] == {step: [al.welcome["me"]]}
            await al.send({"type": "presence"})
            await ida.until(lambda guest: said(guest) == {})

    server = Server(tmp_path).start()
    try:
        asyncio.run(play())
    finally:
        server.stop()


def said(guest: Guest) -> dict[str, list[str]]:
    """Who edits what, as a guest was told last."""
    told: list[dict[str, Any]] = [one for one in guest.frames if one["type"] == "presence"]
    return told[-1].get("editing", {}) if told else {}


def in_phase(phase: str) -> Bench:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    bench.joined(al="sales", ida="it")
    values = {"sponsor": "Sam", "room_may_decide": "Steps"}
    act = {"act": "set", "id": "purpose", "values": values, "was": dict.fromkeys(values)}
    bench.ask("fay", {"do": "edit", "acts": [act]}, {"do": "go", "block": f"b-{phase}"})
    bench.heard()
    return bench


def editing(sent: list[str]) -> list[dict[str, list[str]]]:
    """What presence frames say of it, one after the other."""
    frames = [frame for one in sent for frame in json.loads(text_of(one))]
    return [frame.get("editing", {}) for frame in frames if frame["type"] == "presence"]


def text_of(sent: str) -> str:
    return sent[sent.index("[{") : sent.rindex("}]") + 2]
