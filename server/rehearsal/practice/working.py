"""Working alone: people check their lane, rate what reaches them, and mark.

One is slow, one falls silent, one loses the line.
"""

import asyncio
from functools import partial

from server.rehearsal.besides import besides
from server.rehearsal.ensemble import Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import TODAY, of_kind
from server.rehearsal.practice.gathering import Act, come_late
from server.rehearsal.troupe import Troupe

SLOW, LOST, SILENT = 1, 2, 3
"""Numbers of those who are slow on the map, lose the line, and stop marking."""

AWAY_SECONDS = 20


async def map_steps(troupe: Troupe) -> None:
    """Everybody checks their share of the own lane; the first of each function pins a question."""
    await everybody(troupe, partial(check_lane, troupe))
    slow = troupe.people[SLOW]
    troupe.say(f"All but {slow.character.name} are done. Ask what they need; Next would ask you twice.")
    await troupe.think(slow, 25)
    await slow.ask("ready", on=True)


async def everybody(troupe: Troupe, act: Act) -> None:
    """All who are here, and who comes meanwhile."""
    await asyncio.gather(troupe.each(act), troupe.trying(come_late(troupe, act=act)))


async def check_lane(troupe: Troupe, who: Participant) -> None:
    """How is each own step done today?"""
    for step in share(troupe, who, [one for one in troupe.steps if one["values"].get("owner") == who.function]):
        await troupe.think(who, 3)
        await who.client.put(step["id"], today=TODAY.get(step["values"].get("kind", ""), "person"))
    if who is troupe.of(who.function)[0]:
        await troupe.think(who, 4)
        step = troupe.chance("question", who.character.key).choice(troupe.steps)
        told = {"text": of_kind(step).question, "kind": "question"}
        await who.client.add("issue", who.named("question"), place=step["id"], **told)
    await say_ready(troupe, who, unless=SLOW)


async def sources(troupe: Troupe) -> None:
    """Receivers rate what reaches them, and the first of each function pins what breaks."""
    await everybody(troupe, partial(rate, troupe))
    troupe.say("Everybody is done. Read the worst pins aloud, one sentence each, then go on.")


async def rate(troupe: Troupe, who: Participant) -> None:
    """Of 10 that reach the own lane, how many are usable?"""
    seen = troupe.seen
    received = [one for one in seen.records("handoff") if seen.value(one["values"]["to_step"], "owner") == who.function]
    for handoff in share(troupe, who, received):
        await troupe.think(who, 3)
        await who.client.put(handoff["id"], usable=troupe.chance("usable", handoff["id"]).randint(3, 9))
    if received and who is troupe.of(who.function)[0]:
        place = troupe.chance("break", who.character.key).choice(received)
        told = {"text": of_kind(seen.record(place["values"]["from_step"])).problem, "kind": "problem", "severity": "3"}
        await who.client.add("issue", who.named("break"), place=place["id"], **told)
    await say_ready(troupe, who)


async def mark(troupe: Troupe) -> None:
    """Everybody marks alone; one loses the line and comes back, one stops halfway."""
    troupe.minds.consider(troupe.steps, 3)
    await asyncio.gather(troupe.trying(lose_the_line(troupe)), everybody(troupe, partial(mark_all, troupe)))
    silent = troupe.people[SILENT]
    where = troupe.function_name(silent.function)
    troupe.say(f"Somebody from {where} has stopped halfway. You see counts, never marks: say that a minute is left.")


async def lose_the_line(troupe: Troupe) -> None:
    """A laptop falls asleep for a while."""
    who = troupe.people[LOST]
    await troupe.pause(8)
    await troupe.lose(who)
    troupe.say(f"{who.character.name} has lost the line. Nothing to do: what they marked is safe, and they come back.")
    await troupe.pause(AWAY_SECONDS)
    if await troupe.come_back():
        troupe.say(f"{who.character.name} is back where they were.")
        await mark_all(troupe, who)


async def mark_all(troupe: Troupe, who: Participant) -> None:
    """What they think of each step that they have not marked yet."""
    done = who.seen.own.get("marks", {})
    steps = [one for one in troupe.steps if one["id"] not in done]
    silent = who is troupe.people[SILENT]
    for step in steps[: len(steps) // 2] if silent else steps:
        await troupe.think(who, 2)
        mark = troupe.minds.first(who.character, step).mark
        await who.ask("mark_step", step=step["id"], **besides(troupe.catalog, who, step, mark))


async def say_ready(troupe: Troupe, who: Participant, unless: int = -1) -> None:
    if unless < 0 or who is not troupe.people[unless]:
        await troupe.think(who, 2)
        await who.ask("ready", on=True)


def share(troupe: Troupe, who: Participant, things: list[Json]) -> list[Json]:
    """The part of a function's work that falls to one of its people."""
    colleagues = troupe.of(who.function)
    return things[colleagues.index(who) :: len(colleagues)]
