"""A rehearsal: a whole workshop over the public protocol, and all that a room can show happens in it."""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest

from server.domain.archive.archive import archive
from server.domain.archive.bringing_back import BringBack, read_past
from server.domain.blocks import Imprint
from server.domain.catalog import EVENTS
from server.domain.messages import Asking, apply
from server.domain.records.changes import CHANGES
from server.domain.workshop import View, Workshop
from server.exports.json_archive import json_archive
from server.rehearsal.client import Client, LineLost, Refused, setting
from server.rehearsal.doors import TurnedAway
from server.rehearsal.facilitator import Account, Facilitator
from server.rehearsal.folding import FOLDS
from server.rehearsal.ledger import Ledger, promised
from server.rehearsal.run import Impossible, Progress, performance, play, rehearse
from server.rehearsal.seen import Seen
from server.rehearsal.wanted import Rehearsal
from tests.live.running import Server

Json = dict[str, Any]

pytestmark = pytest.mark.timeout(300)


def test_a_simulated_client_knows_every_event() -> None:
    assert set(FOLDS) == set(EVENTS)


class Played(NamedTuple):
    """What a rehearsal left behind."""

    screen: str
    file: str
    """Everything, as JSON."""

    @property
    def archive(self) -> Json:
        found: Json = json.loads(self.file)
        return found

    def records(self, kind: str) -> list[Json]:
        return [one["values"] for one in self.archive["records"] if one["kind"] == kind]

    @property
    def decisions(self) -> list[tuple[str, ...]]:
        """Step, mode, reason and outcome of every decision."""
        return sorted(told(one) for one in self.records("decision"))


def told(decision: Json) -> tuple[str, ...]:
    return tuple(str(decision.get(name)) for name in ("step", "mode", "why", "outcome"))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Six people on a server of their own, from the first page to the exports."""
    folder = tmp_path_factory.mktemp("rehearsal")
    with contextlib.redirect_stdout(io.StringIO()) as screen:
        code = asyncio.run(rehearse(Rehearsal(6, out=folder)))
    assert code == 0, screen.getvalue()
    return Played(screen.getvalue(), (folder / "everything.json").read_text())


def test_a_rehearsal_closes_and_then_makes_the_plan_final(played: Played) -> None:
    agenda = played.archive["agenda"]
    assert agenda["status"] == "final"
    assert agenda["closed_at"] and not agenda["despite"]


def test_every_format_is_left_in_the_folder_and_named_on_the_screen(played: Played) -> None:
    for name in ("report.md", "changes.csv", "everything.json", "map.svg", "flow.as-is.bpmn", "flow.to-be.bpmn"):
        assert name in played.screen


def test_its_json_brings_the_workshop_back_byte_for_byte(played: Played) -> None:
    before = played.archive
    host = next(one["id"] for one in before["people"] if one["role"] == "facilitator")
    workshop = Workshop()
    apply(workshop, BringBack(read_past(before), "Robin Falk").decide(workshop, Asking(host, 9)))
    view = View(workshop, workshop.reads(host))
    again = json_archive(archive(view, Imprint(**before["imprint"])))
    assert again.decode() == played.file


def test_each_phase_is_one_line_on_the_screen(played: Played) -> None:
    phases = [line.split()[2] for line in played.screen.splitlines() if " s  " in line]
    rooms = ["frame", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree"]
    assert phases == ["server", "lobby", *rooms, "closed"]


def test_some_steps_end_far_apart_and_others_aligned(played: Played) -> None:
    first = {step: rounds[0]["counts"] for step, rounds in played.archive["rounds"].items()}
    ends = [{level for counts in found.values() for level in counts} for found in first.values()]
    assert sum({"person", "automatic"} <= levels for levels in ends) >= 3
    assert {one["outcome"] for one in played.records("decision")} == {"aligned", "decided", "parked"}


def test_second_marks_come_closer_after_the_talk(played: Played) -> None:
    again = [step for step, rounds in played.archive["rounds"].items() if len(rounds) == 2]
    steps = played.archive["derived"]["overview"]["steps"]
    assert len(again) == 2
    assert all(steps[step]["moved"] for step in again)


def test_who_stays_far_apart_confirms_a_dissent_in_its_own_words(played: Played) -> None:
    found = played.records("dissent")
    decided = {one["step"] for one in played.records("decision") if one["outcome"] == "decided"}
    assert {one["step"] for one in found} == decided
    assert all(one["text"] and one["confirmed"] for one in found)


def test_a_step_is_divided_and_its_halves_are_decided(played: Played) -> None:
    halves = [one for one in played.archive["records"] if one["values"].get("divided_from")]
    decided = {one["step"] for one in played.records("decision")}
    assert len(halves) == 2 and {one["id"] for one in halves} <= decided


def test_dont_know_yet_has_a_name_and_a_day(played: Played) -> None:
    unknown = [one for one in played.records("no_change") if one["answer"] == "not_known"]
    assert unknown and all(one["owner"] and one["due"] for one in unknown)


def test_reservations_and_an_exception_stand_beside_the_grades(played: Played) -> None:
    grades = played.archive["grades"]
    assert {one["level"] for one in grades["would_move"]} == {"3"}
    assert len(grades["exceptions"]) == 1


def test_of_two_texts_typed_at_once_both_are_kept(played: Played) -> None:
    assert any(" / " in one["becomes"] for one in played.records("role_change"))


def test_lines_change_hands_and_every_line_is_taken(played: Played) -> None:
    lines = [one for kind in CHANGES for one in played.records(kind.wire)]
    absent = {one["id"] for one in played.archive["people"] if one["role"] == "absent"}
    assert {one["answer"] for one in lines} == {"taken"}
    assert len(absent & {one["owner"] for one in lines}) == 1


async def signed_in(server: Server) -> Account:
    """The facilitator's account, made by who comes first."""
    if not server.set_up:
        return await Account.signed_in(server.base, "Ana")
    set_up, server.set_up = server.set_up, ""
    return await Account.made(server.base, set_up, "Ana")


def test_the_same_seed_gives_the_same_decisions(played: Played, server: Server) -> None:
    async def scene() -> list[tuple[str, ...]]:
        again = Rehearsal(6)
        async with performance(await signed_in(server), again) as ensemble:
            await play(ensemble, again, Progress())
            return sorted(told(one["values"]) for one in ensemble.seen.records("decision"))

    assert asyncio.run(scene()) == played.decisions


def test_a_rehearsal_stops_at_the_end_of_a_phase(server: Server) -> None:
    async def scene() -> None:
        wanted = Rehearsal(2, "blank", "180", until="overview")
        async with performance(await signed_in(server), wanted) as ensemble:
            await play(ensemble, wanted, Progress())
            assert ensemble.seen.agenda["block"] == "block-overview"
            assert len(ensemble.seen.derived["overview"]["steps"]) == len(ensemble.steps)

    asyncio.run(scene())


def test_a_phase_that_is_not_in_the_agenda_cannot_be_rehearsed(server: Server) -> None:
    async def scene() -> None:
        with pytest.raises(Impossible, match="no phase lunch"):
            async with performance(await signed_in(server), Rehearsal(2, until="lunch")):
                pass

    asyncio.run(scene())


def test_an_agenda_that_is_not_there_is_told_with_those_that_are(server: Server) -> None:
    async def scene() -> None:
        with pytest.raises(TurnedAway, match=r"no agenda “day”.*90, 180 or 450"):
            async with performance(await signed_in(server), Rehearsal(2, agenda="day")):
                pass

    asyncio.run(scene())


@contextlib.asynccontextmanager
async def two_people(server: Server) -> AsyncIterator[tuple[Facilitator, Client]]:
    """A facilitator, and Sam from Sales, in a new workshop."""
    account = await signed_in(server)
    async with (
        account.workshop("sales_forecasting", "90_minutes") as facilitator,
        Client.joined(server.base, facilitator.join_key, "Sam", "sales") as sam,
    ):
        yield facilitator, sam


def test_a_client_that_comes_back_hears_only_what_it_missed(server: Server) -> None:
    async def scene() -> None:
        async with two_people(server) as (facilitator, sam):
            await sam.leave()
            with pytest.raises(LineLost):
                await sam.ask({"do": "raise_hand"})
            await facilitator.go("map")
            await sam.come_back()
            assert sam.seen.caught_up == 2
            assert sam.seen.everyone == facilitator.seen.everyone

    asyncio.run(scene())


def test_a_client_is_told_the_servers_no(server: Server) -> None:
    async def scene() -> None:
        async with two_people(server) as (facilitator, sam):
            await facilitator.go("frame")
            with pytest.raises(Refused) as caught:
                await sam.edit(setting(sam.seen, "capture_facts", name="Mine"))
            assert caught.value.code == "not_yours"

    asyncio.run(scene())


def test_a_ledger_names_what_was_acknowledged_and_is_gone(server: Server) -> None:
    async def scene() -> None:
        async with two_people(server) as (facilitator, sam):
            sam.ledger = ledger = Ledger()
            await facilitator.go("map")
            await sam.until(lambda seen: seen.status == "running", "the start")
            await sam.put("capture_facts", today="person")
            assert len(ledger) == 1 and ledger.broken(sam.seen.compartments) == []
            forgetful: dict[str, Json] = {"everyone": {"records": {}}}
            assert "capture_facts" in ledger.broken(forgetful)[0]

    asyncio.run(scene())


def test_a_ledger_expects_what_points_at_a_divided_step_to_point_at_its_half() -> None:
    seen = Seen()
    pin = {"id": "pin", "kind": "issue", "values": {"place": "agree_plan", "caused_at": "agree_plan"}}
    decision = {"id": "decision-agree_plan", "kind": "decision", "values": {"step": "agree_plan"}}
    seen.compartments["everyone"] = {"records": {"pin": pin, "decision-agree_plan": decision}}
    names = {"first": "draft", "second": "agree", "first_name": "Draft it", "second_name": "Agree it"}
    promises = promised(seen, {"do": "divide_step", "step": "agree_plan"} | names)
    found = {place.path: value for place, value in promises if place.path[1] in seen.everyone["records"]}
    assert found == {
        ("records", "pin", "values", "place"): "draft",
        ("records", "pin", "values", "caused_at"): "draft",
    }
