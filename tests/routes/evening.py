"""A small workshop for tests of what comes after it: played by commands, in a running application, up to its end.

Mia of Finance runs the plan. Sam of Sales owns a role change and has taken it; Mia owns an incentive change that
somebody else must agree to.
"""

from typing import Any, NamedTuple

import httpx

from server.domain.agenda import Go
from server.domain.agreeing import GradePackage, RevealGrades, TakeLine
from server.domain.closing import CloseWorkshop, MakeFinal
from server.domain.deciding import DecideStep, OpenDecision
from server.domain.editing import Act, Add, Edit, Set
from server.domain.marking import MarkStep, Reveal
from server.domain.messages import Command
from server.domain.record import Value
from server.domain.workshop import View
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place

STEP = "submit_category"
WHY_NOT_SHOWN = "A reason that nobody reads before the reveal"
DESPITE = "The train leaves"


class Evening(NamedTuple):
    """A workshop and its people, each with a browser."""

    place: Place
    row: WorkshopRow
    ana: httpx.AsyncClient
    sam: httpx.AsyncClient
    mia: httpx.AsyncClient
    ids: dict[str, str]

    async def says(self, name: str, command: Command) -> None:
        """Somebody asks for something."""
        room = await self.place.room(self.row)
        await room.ask_and_wait(command, self.ids[name], f"{name}-{room.seq}")

    async def edits(self, name: str, *acts: Act) -> None:
        await self.says(name, Edit(list(acts)))  # type: ignore[arg-type]

    async def sets(self, name: str, record: str, /, **values: Value) -> None:
        """Somebody sets fields, knowing what they hold."""
        found = (await self.place.state(self.row)).record(record)
        before = found.values if found else {}
        await self.edits(name, Set(record, values, {field: before.get(field) for field in values}))

    async def goes(self, phase: str) -> None:
        """The facilitator enters the first block of a phase."""
        state = await self.place.state(self.row)
        blocks = [one for one in state.everyone.records.values() if one.kind == "block"]
        block = next(one for one in blocks if one.text("phase") == phase)
        await self.says("Ana", Go(block.id))

    async def plan(self, browser: httpx.AsyncClient, **query: Any) -> str:
        """The page of the plan, as one browser gets it."""
        answer = await browser.get(f"/w/{self.row.id}/plan", params=query)
        assert answer.status_code == 200, answer.text
        return answer.text


async def begun(place: Place) -> Evening:
    """Everybody is here, and the frame is said."""
    ana = await place.facilitator()
    row = await place.workshop(ana)
    sam, mia = await place.joined(row, "Sam", "sales"), await place.joined(row, "Mia", "finance")
    evening = Evening(place, row, ana, sam, mia, await place.people(row))
    frame: dict[str, Value] = {"sponsor": "Ruth Vogel", "flow_owner": "mia ", "room_may_decide": "Who does each step"}
    await evening.sets("Ana", "purpose", **frame)
    return evening


async def redesigned(place: Place) -> Evening:
    """One step is marked, revealed, decided with a dissent, and redesigned by two lines."""
    evening = await begun(place)
    await evening.goes("mark")
    await evening.says("Sam", MarkStep(STEP, "person", why=WHY_NOT_SHOWN))
    await evening.says("Mia", MarkStep(STEP, "automatic", why="The rule is the same for all"))
    await evening.says("Ana", Reveal())
    await evening.goes("talk")
    await decided(evening)
    await evening.goes("redesign")
    await changed(evening)
    return evening


async def decided(evening: Evening) -> None:
    others = [one.id for one in View(await evening.place.state(evening.row)).all("step") if one.id != STEP]
    await evening.edits("Ana", *(Set(one, {"focus": "later"}, {}) for one in others))
    await evening.sets("Ana", STEP, today="person", focus="now")
    await evening.says("Ana", OpenDecision(STEP, "shared", evening.ids["Sam"]))
    await evening.sets("Sam", f"decision-{STEP}", why="AI checks the evidence, the rep answers for it")
    await evening.says("Ana", DecideStep(STEP))
    dissent: dict[str, Value] = {"step": STEP, "function": "finance", "text": "Only with an audit", "confirmed": True}
    await evening.edits("Mia", Add("dissent", "d1", dissent))


async def changed(evening: Evening) -> None:
    sam, mia = evening.ids["Sam"], evening.ids["Mia"]
    role: dict[str, Value] = {"role": "Sales rep", "becomes": "from filling in to judging", "hours_delta": "less"}
    role["consultation"] = "yes"
    held: dict[str, Value] = {"steps": [STEP], "owner": sam, "co_owner": mia, "whose_yes": "this_room"}
    bonus: dict[str, Value] = {"rewarded_today": "Volume", "should_be": "Being right", "steps": [STEP], "owner": mia}
    elsewhere: dict[str, Value] = {"co_owner": sam, "whose_yes": "someone_else", "yes_from": "Pay committee"}
    hours: dict[str, Value] = {"kind": "hours", "function": "finance", "amount": 4, "weeks": 8, "what": "the pilot"}
    await evening.edits("Ana", Add("role_change", "r1", role | held), Add("incentive_change", "i1", bonus | elsewhere))
    await evening.edits("Ana", Add("ask", "a1", hours), Add("parked_item", "p1", {"text": "One hour for all regions?"}))
    await evening.edits("Mia", Add("no_change", "n1", {"step": STEP, "about": "capability", "answer": "not_known"}))
    await evening.says("Sam", TakeLine("r1", first_step="List the rules", first_step_by="2027-01-10"))


async def closed(place: Place) -> Evening:
    """Graded, and closed although something is missing."""
    evening = await redesigned(place)
    await evening.sets("Ana", "purpose", check_on="2027-02-01", check_chair=evening.ids["Mia"])
    await evening.goes("agree")
    await evening.says("Sam", GradePackage(5))
    await evening.says("Mia", GradePackage(2, exceptions=["i1"], would_move="Pay only after a year"))
    await evening.says("Ana", RevealGrades())
    await evening.says("Ana", CloseWorkshop(DESPITE))
    return evening


async def final(place: Place) -> Evening:
    """What was missing is there, and the plan is final."""
    evening = await closed(place)
    sam, mia = evening.ids["Sam"], evening.ids["Mia"]
    metric: dict[str, Value] = {"metric": "Bias", "functions": ["sales", "finance"], "direction": "decrease"}
    joint: dict[str, Value] = {"owner": sam, "co_owner": mia, "unit": "%", "target": 5, "target_on": "2027-06-30"}
    await evening.edits("Mia", Add("metric_change", "m1", metric | joint))
    for line in ("r1", "i1", "m1"):
        await evening.sets("Mia", line, due="2027-03-01", measure="Seen in the review")
    for name, line in (("Mia", "i1"), ("Sam", "m1")):
        await evening.says(name, TakeLine(line))
    await evening.sets("Mia", "i1", yes_asked_by=mia)
    await evening.sets("Mia", "n1", owner=mia, due="2027-01-20")
    await evening.edits("Mia", Add("no_change", "n2", {"step": STEP, "about": "incentive", "answer": "covered"}))
    await evening.sets("Mia", "purpose", tell_message="Typing goes away", tell_by=mia, tell_on="2027-01-15")
    await evening.says("Mia", MakeFinal())
    return evening
