"""Commit: owners take their lines on their own device, two functions hold one metric, the room says what it needs."""

from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import ALSO_FAILED, FAILED, FIRST_STEPS, PILOT, SIGNS_OF_SUCCESS, STOP_IF, UNSIGNED, WORRY

ABSENT = "Mika Lund"


async def play(ensemble: Ensemble) -> str:
    """Lines are taken, one after a hand-over, one after somebody declined; one waits for somebody who is not here."""
    await hold_metric(ensemble)
    lines = ensemble.changes
    for number, line in enumerate(lines):
        await answer(ensemble, line, number)
    await ask_for(ensemble)
    await try_first(ensemble)
    await ensemble.all_done()
    taken = sum(ensemble.seen.value(line["id"], "answer") == "taken" for line in lines)
    metric = next(one["values"]["metric"] for one in lines if one["kind"] == "metric_change")
    return f"{taken} of {len(lines)} lines taken; held together: {metric}"


async def hold_metric(ensemble: Ensemble) -> None:
    """A metric from the list that two functions here can hold together; where there is none, they name one."""
    here = ensemble.functions
    options = [one["values"] for one in ensemble.seen.records("metric_option")]
    fitting = [one for one in options if len(set(one.get("functions", [])) & set(here)) == 2]
    named = {"name": "Forecast accuracy", "functions": here[:2], "direction": "increase"}
    picked = fitting[0] if fitting else named
    keeper, partner = (ensemble.one_of(function) for function in picked["functions"])
    await keeper.client.add(
        "metric_change",
        "metric-1",
        metric=picked["name"],
        functions=picked["functions"],
        direction=picked.get("direction", "increase"),
        owner=keeper.id,
        co_owner=partner.id,
    )
    await ensemble.together()


async def answer(ensemble: Ensemble, line: Json, number: int) -> None:
    """The owner answers for a line; the second, third and fourth line change hands first."""
    owner = ensemble.playing(line["values"]["owner"])
    another = replacement(ensemble, line)
    if number == 1 and another:
        await owner.ask("hand_over_line", change=line["id"], to=another.id)
        owner = another
    elif number == 2 and another:
        await owner.ask("decline_line", change=line["id"])
        owner = another
    elif number == 3:
        await leave_to_absent(owner, line)
        return
    await take(ensemble, owner, line["id"])


def replacement(ensemble: Ensemble, line: Json) -> Participant | None:
    """Somebody else who could own a line: of another function than its co-owner."""
    owner, co_owner = line["values"]["owner"], ensemble.playing(line["values"]["co_owner"])
    found = (one for one in ensemble.people if one.id != owner and one.function != co_owner.function)
    return next(found, None)


async def leave_to_absent(owner: Participant, line: Json) -> None:
    """A line goes to a colleague who could not come and is asked afterwards."""
    absent = owner.named("absent")
    await owner.ask("add_person", id=absent, name=ABSENT, function=owner.function, absent=True)
    await owner.ask("hand_over_line", change=line["id"], to=absent)


async def take(ensemble: Ensemble, who: Participant, line: str) -> None:
    """I take it. First step … by …"""
    await ensemble.together()
    chance = ensemble.chance("first step", line)
    first, by = chance.choice(FIRST_STEPS), ensemble.day(chance.randint(3, 14))
    await who.ask("take_line", change=line, first_step=first, first_step_by=by)


async def try_first(ensemble: Ensemble) -> None:
    """A pilot with two signs of success, and a worry with a name."""
    lead, worried = ensemble.people[0], ensemble.people[-1]
    told = {"what": PILOT, "lead": lead.id, "starts": ensemble.day(56), "stop_if": STOP_IF}
    await lead.client.add("pilot", "pilot-1", **told)
    await ensemble.together()
    for number, sign in enumerate(SIGNS_OF_SUCCESS, 1):
        await lead.client.add("criterion", f"criterion-{number}", pilot="pilot-1", text=sign)
    worry = {"text": WORRY, "category": "job_security", "owner": lead.id}
    await worried.client.add("concern", "concern-1", **worry)
    await think_ahead(ensemble)


async def think_ahead(ensemble: Ensemble) -> None:
    """It failed: why? Two write alone, all of it is shown at once; and somebody worries without their name."""
    one, other = ensemble.people[0], ensemble.people[-1]
    await one.ask("write_causes", texts=[ALSO_FAILED])
    await other.ask("write_causes", texts=[FAILED])
    await ensemble.facilitator.ask({"do": "share_causes"})
    await ensemble.together()
    failed = next(risk for risk in ensemble.seen.records("risk") if risk["values"]["text"] == FAILED)
    await other.client.put(failed["id"], likely="2", grave="3")
    await other.ask("write_concern", text=UNSIGNED, category="fairness")


async def ask_for(ensemble: Ensemble) -> None:
    """Hours of two functions, and one approval."""
    who = ensemble.people[0]
    for number, function in enumerate(ensemble.functions[:2], 1):
        told = {"kind": "hours", "function": function, "amount": number + 1, "weeks": 8, "what": "Trying the new rules"}
        await who.client.add("ask", f"ask-{number}", **told)
    await who.client.add("ask", "ask-3", kind="approval", function=who.function, what="Read access to the reports")
