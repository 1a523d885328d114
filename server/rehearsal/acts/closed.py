"""After the workshop: owners, flow owner and facilitator complete the plan, and make it final."""

from server.rehearsal.acts import afterwards
from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.mending import mend
from server.rehearsal.phrases import FIRST_STEPS, MEASURES, RECOGNITION, SIGNS, TELL, YES_FROM

WORST = 3
WHAT_BREAKS = {"dimension": "timeliness", "frequency": 30, "root_cause": "process"}
WORK = ("same", "less", "more")
"""What changes for roles in hours, one role after the other."""


async def play(ensemble: Ensemble) -> str:
    """Everybody does their part; what is still missing then is mended, and the flow owner makes the plan final."""
    await ensemble.together()
    for line in ensemble.changes:
        await complete(ensemble, line)
    runs_it = flow_owner(ensemble)
    await ensemble.together()
    await run_plan(ensemble, runs_it)
    await ensemble.together()
    await sign(ensemble)
    mended = await mend(ensemble, "final")
    await runs_it.ask("make_final")
    await ensemble.together()
    await afterwards.play(ensemble)
    await ensemble.together()
    return f"{len(ensemble.changes)} lines complete, {mended} open points mended; the plan is final"


def flow_owner(ensemble: Ensemble) -> Participant:
    """Who runs the plan, by the name that the purpose gives."""
    name = ensemble.seen.value("purpose", "flow_owner")
    return next(one for one in ensemble.people if one.seen.people[one.id]["name"] == name)


async def complete(ensemble: Ensemble, line: Json) -> None:
    """The owner says by when and how one will see it; for somebody absent the co-owner and the facilitator do."""
    values, id = line["values"], line["id"]
    absent = ensemble.seen.people[values["owner"]].get("role") == "absent"
    who = ensemble.playing(values["co_owner" if absent else "owner"])
    chance = ensemble.chance("complete", id)
    told: Json = {"due": ensemble.day(chance.randint(30, 80)), "measure": chance.choice(MEASURES)}
    if values.get("whose_yes") == "someone_else":
        told |= {"yes_from": YES_FROM, "yes_asked_by": who.id}
    if line["kind"] == "metric_change":
        told |= {"unit": "%", "target": 80, "target_on": ensemble.day(90)}
    if line["kind"] == "role_change":
        told |= {"type": "judgment_raised", "hours_delta": WORK[int(id[-1]) % len(WORK)], "sign": SIGNS}
    await who.client.put(id, **told)
    if absent:
        first, by = FIRST_STEPS[0], ensemble.day(14)
        await ensemble.facilitator.ask({"do": "take_line", "change": id, "first_step": first, "first_step_by": by})


async def run_plan(ensemble: Ensemble, who: Participant) -> None:
    """The flow owner says what staff are told, and finds names and days for what was parked, asked and pinned."""
    told = {"tell_message": TELL, "tell_by": who.id, "tell_on": ensemble.day(10), "recognition": RECOGNITION}
    await who.client.put("purpose", **told)
    for item in ensemble.seen.records("parked_item"):
        await who.client.put(item["id"], owner=who.id, revisit_on=ensemble.day(45))
    for one in ensemble.seen.records("ask"):
        await who.client.put(one["id"], from_whom=YES_FROM, by=ensemble.day(7))
    for issue in worst(ensemble):
        partner = ensemble.other_than(who.function)
        await who.client.put(issue["id"], owner=who.id, co_owner=partner.id, **WHAT_BREAKS)
    action = {"title": "Invite everybody to the day-30 check", "owner": who.id, "due": ensemble.day(5)}
    await who.client.add("action", who.named("action"), **action)


def worst(ensemble: Ensemble) -> list[Json]:
    """The three worst breaks that the room pinned."""
    pins = [one for one in ensemble.seen.records("issue") if one.get("by") and one["values"].get("severity")]
    return sorted(pins, key=lambda one: one["values"]["severity"], reverse=True)[:WORST]


async def sign(ensemble: Ensemble) -> None:
    """The sponsor and two functions have signed."""
    await ensemble.facilitator.put("purpose", signed_by_sponsor=True)
    for function in ensemble.functions[:2]:
        await ensemble.facilitator.put(function, signed=True)
