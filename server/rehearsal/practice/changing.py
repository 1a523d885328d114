"""Changing: groups write lines, one calls for help, all read their neighbour's step; owners answer, the room grades."""

import asyncio
from functools import partial

from server.rehearsal.acts.redesign import ABOUT, ANSWERS, change
from server.rehearsal.ensemble import Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import ALSO_FAILED, FAILED, FIRST_STEPS, OBJECTION, WOULD_MOVE
from server.rehearsal.practice.gathering import tap
from server.rehearsal.seen import Seen
from server.rehearsal.troupe import Troupe


async def redesign(troupe: Troupe) -> None:
    """Every group talks, then one of it types; the first calls the facilitator."""
    if not troupe.seen.records("group"):
        troupe.say("Nobody sits in a group yet. Press Make groups.")
    await troupe.until(lambda seen: seen.records("group"))
    groups = troupe.seen.records("group")
    await asyncio.gather(
        *(troupe.trying(write(troupe, group, number)) for number, group in enumerate(groups)),
        troupe.trying(call(troupe, groups[0])),
        object_in_turn(troupe),
    )


async def write(troupe: Troupe, group: Json, number: int) -> None:
    """One of the group types its lines; where a step has four already, nothing more."""
    people = [found for id in group["values"]["people"] if (found := troupe.playing(id))]
    who = people[0]
    partner = next((one for one in people if one.function != who.function), who)
    step = troupe.seen.record(group["values"]["step"])
    await troupe.think(who, 6)
    await who.client.put(group["id"], typist=who.id)
    for about, answer in zip(ABOUT, ANSWERS[number % len(ANSWERS)], strict=True):
        await troupe.think(who, 6)
        if answer.endswith("_change"):
            line = change(step, (who, partner), about)
            await who.client.add(answer, who.named(about), steps=[step["id"]], **line)
        else:
            await who.client.add("no_change", who.named(f"none-{about}"), step=step["id"], about=about, answer=answer)
    for one in people:
        await troupe.trying(one.ask("ready", on=True))


async def call(troupe: Troupe, group: Json) -> None:
    """The first group does not know how to go on."""
    who = next(found for id in group["values"]["people"] if (found := troupe.playing(id)))
    await troupe.pause(12)
    await who.ask("call_facilitator", group=group["id"], on=True)
    troupe.say(f"{who.character.name}'s group calls you. Go there, listen, then press “I was there”.")
    await troupe.until(lambda seen: group["id"] not in seen.everyone.get("calls", {}))
    troupe.say("When the groups have written, let each read a neighbour's step.")


async def object_in_turn(troupe: Troupe) -> None:
    """In every turn of the cross round one person of each group objects."""
    last = 0
    while True:
        await troupe.until(partial(is_in_another_turn, last))
        rotation = troupe.seen.everyone["rotation"]
        last = rotation["turn"]
        for group, step in rotation["reads"].items():
            found = [one for id in troupe.seen.value(group, "people") or [] if (one := troupe.playing(id))]
            await troupe.pause(4)
            if found:
                id = found[-1].named(f"objection-{last}-{step}")
                await troupe.trying(add(found[-1], id, step))
        troupe.say("Every group has objected once. Send them back to their own steps to answer.")


def is_in_another_turn(turn: int, seen: Seen) -> bool:
    return seen.everyone.get("rotation", {}).get("turn", 0) not in (0, turn)


async def add(who: Participant, id: str, step: str) -> None:
    await who.client.add("objection", id, step=step, text=OBJECTION)


async def commit(troupe: Troupe) -> None:
    """Two write alone why it could fail; owners take their lines, and the second one declines."""
    for one, why in zip(troupe.here, (FAILED, ALSO_FAILED), strict=False):
        await troupe.trying(one.ask("write_causes", texts=[why]))
    for number, line in enumerate(troupe.seen.records(*(one["kind"] for one in troupe.catalog["changes"].values()))):
        who = troupe.playing(line["values"].get("owner", ""))
        if who:
            await troupe.think(who, 4)
            await troupe.trying(answer(troupe, who, (line["id"], number)))
    troupe.say("One line was declined: ask who takes it. Then pick the joint metric that two functions hold.")
    await troupe.each(lambda one: one.ask("ready", on=True))


async def answer(troupe: Troupe, who: Participant, line: tuple[str, int]) -> None:
    id, number = line
    if number == 1:
        await who.ask("decline_line", change=id)
        return
    await who.ask("take_line", change=id, first_step=troupe.chance("first step", id).choice(FIRST_STEPS))


async def agree(troupe: Troupe) -> None:
    """Everybody grades the package; one can only live with it."""
    await troupe.each(lambda one: grade(troupe, one))
    troupe.say("Everybody has graded. Reveal the grades, and ask what would move those who are low.")


async def grade(troupe: Troupe, who: Participant) -> None:
    await troupe.think(who, 5)
    low = who is troupe.people[-1]
    told = {"would_move": troupe.chance("move").choice(WOULD_MOVE)} if low else {}
    await who.ask("grade_package", grade=3 if low else 4, **told)
    await tap(troupe, who)
