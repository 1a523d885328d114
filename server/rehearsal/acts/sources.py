"""Sources: receivers rate what reaches them, and everybody pins what breaks."""

from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.phrases import of_kind

MOST_PINS = 3
"""How many people of one function pin; in a room of two hundred the others nod."""


async def play(ensemble: Ensemble) -> str:
    """Handoffs are rated by the receiving function, pins carry a place, a sentence and how bad it is."""
    await ensemble.all(lambda one: rate(ensemble, one))
    for function in ensemble.functions:
        for who in ensemble.of(function)[:MOST_PINS]:
            await pin(ensemble, who)
    await add_source(ensemble, ensemble.people[0])
    await ensemble.all_done()
    rated = [one for one in ensemble.seen.records("handoff") if one["values"].get("usable") is not None]
    return f"{len(rated)} handoffs rated by those who receive them"


async def rate(ensemble: Ensemble, who: Participant) -> None:
    """Of 10 that reach one's own lane, how many are usable; colleagues share the work."""
    handoffs = ensemble.seen.records("handoff")
    received = [one for one in handoffs if ensemble.owner_of(one["values"]["to_step"]) == who.function]
    colleagues = ensemble.of(who.function)
    for handoff in received[colleagues.index(who) :: len(colleagues)]:
        usable = ensemble.chance("usable", handoff["values"]["from_step"], handoff["values"]["to_step"]).randint(3, 9)
        await who.client.put(handoff["id"], usable=usable)


async def pin(ensemble: Ensemble, who: Participant) -> None:
    """Pins one break: on a handoff that reaches the own lane, else on a step."""
    handoffs = ensemble.seen.records("handoff")
    received = [one for one in handoffs if ensemble.owner_of(one["values"]["to_step"]) == who.function]
    chance = ensemble.chance("break", who.character.key)
    step = chance.choice(ensemble.steps)
    place = step["id"]
    if received:
        handoff = chance.choice(received)
        place, step = handoff["id"], ensemble.seen.record(handoff["values"]["from_step"])
    severity = str(chance.randint(2, 4))
    told = {"text": of_kind(step).problem, "kind": "problem", "severity": severity}
    told |= {"caused_at": step["id"]} if severity > "2" else {}
    await who.client.add("issue", who.named("break"), place=place, **told)


async def add_source(ensemble: Ensemble, who: Participant) -> None:
    """A source that no list had, used by an own step."""
    source = await who.client.add("source", who.named("source"), name="Notes on paper", role="document")
    own = next((one for one in ensemble.steps if one["values"].get("owner") == who.function), None)
    if own:
        await who.client.add("source_use", who.named("use"), step=own["id"], source=source, access="read")
