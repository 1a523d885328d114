"""Map: everybody checks their own lane, adds what is missing, and pins questions anywhere."""

from itertools import pairwise

from server.rehearsal.client import setting
from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import OBJECTION, PARKED, PASTED, TODAY, TOOL, of_kind

MOST_STEPS = 100


async def play(ensemble: Ensemble) -> str:
    """Lanes are checked; somebody adds a step, one takes a pin back and restores it, one parks an item."""
    if not ensemble.steps:
        await paste(ensemble)
    await ensemble.all(lambda one: check_lane(ensemble, one))
    for number, function in enumerate(ensemble.functions):
        await pin_question(ensemble, ensemble.one_of(function), number)
    await add_missing_step(ensemble)
    await ensemble.together()
    await think_twice(ensemble.people[0])
    parks = ensemble.people[-1]
    await parks.client.add("parked_item", parks.named("parked"), text=PARKED[0], function=parks.function)
    await ensemble.all_done()
    many = len(ensemble.steps)
    await ensemble.facilitator.until(
        lambda seen: len(seen.derived["layout"]["places"]) == many, f"a map of {many} steps"
    )
    pins = sum(bool(one.get("by")) for one in ensemble.seen.records("issue"))
    return f"{many} steps checked, one of them added in the room, {pins} pins, one item parked"


async def paste(ensemble: Ensemble) -> None:
    """Where the template is blank, the facilitator pastes a list: steps and handoffs in one edit."""
    lanes = {one["values"].get("code", one["id"]): one["id"] for one in ensemble.seen.records("function")}
    lane = list(lanes.values())
    steps = [
        {
            "act": "add",
            "kind": "step",
            "id": f"pasted{number}",
            "values": {
                "name": name,
                "owner": lanes.get(code, lane[number % len(lane)]),
                "order": number,
                "kind": kind,
                "is_decision": decides,
                "stakes": 4 if decides else 2,
            },
        }
        for number, (name, code, kind, decides) in enumerate(PASTED, 1)
    ]
    handoffs = [
        {
            "act": "add",
            "kind": "handoff",
            "id": f"{one['id']}-next",
            "values": {"from_step": one["id"], "to_step": other["id"]},
        }
        for one, other in pairwise(steps)
    ]
    await ensemble.facilitator.edit(*steps, *handoffs)


async def check_lane(ensemble: Ensemble, who: Participant) -> None:
    """Says for one's share of the own lane how each step is done today."""
    lane = [step for step in ensemble.steps if step["values"].get("owner") == who.function]
    colleagues = ensemble.of(who.function)
    mine = lane[colleagues.index(who) :: len(colleagues)]
    for step in mine:
        await who.client.put(step["id"], today=TODAY.get(step["values"].get("kind", ""), "person"))


async def pin_question(ensemble: Ensemble, who: Participant, number: int) -> None:
    """Pins a question on somebody else's step; the second function doubts a tool."""
    others = [step for step in ensemble.steps if step["values"].get("owner") != who.function] or ensemble.steps
    step = ensemble.chance("question", who.character.key).choice(others)
    kind, text = ("tool", TOOL) if number == 1 else ("question", of_kind(step).question)
    await who.client.add("issue", who.named("question"), place=step["id"], text=text, kind=kind)


async def add_missing_step(ensemble: Ensemble) -> None:
    """A step that nobody had drawn, with the handoff that leads to it, in one edit."""
    steps = ensemble.steps
    if len(steps) >= MOST_STEPS:
        return
    before = next((one for one in reversed(steps) if ensemble.of(one["values"].get("owner", ""))), steps[-1])
    who = ensemble.one_of(ensemble.owner_of(before["id"]))
    step: Json = {
        "name": "Answer questions about the number",
        "owner": ensemble.owner_of(before["id"]),
        "order": (before["values"].get("order") or len(steps)) + 0.5,
        "kind": "communicate",
        "today": "person",
    }
    handoff = {"from_step": before["id"], "to_step": who.named("step")}
    await who.client.edit(
        {"act": "add", "kind": "step", "id": who.named("step"), "values": step},
        {"act": "add", "kind": "handoff", "id": who.named("handoff"), "values": handoff},
    )


async def think_twice(who: Participant) -> None:
    """Removes one's own pin, restores it, and says it better."""
    pin = who.named("question")
    await who.client.edit({"act": "remove", "id": pin})
    await who.client.edit({"act": "restore", "id": pin})
    await who.client.edit(setting(who.seen, pin, text=OBJECTION + "?"))
