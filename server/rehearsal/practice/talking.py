"""Talking: the few want to speak, views move, a step is marked again, and the accountable person types the decision."""

import asyncio
from functools import partial

from server.rehearsal.ensemble import Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import UNLESS, of_kind
from server.rehearsal.seen import Seen
from server.rehearsal.troupe import Troupe


async def overview(troupe: Troupe) -> None:
    """Nobody types; the ranked list is there."""
    await troupe.until(lambda seen: seen.rounds)
    apart = len(troupe.seen.derived.get("overview", {}).get("talk", []))
    what = f"On {apart} steps the functions are far apart" if apart else "On no step the functions are far apart"
    troupe.say(f"{what}. Accept the aligned ones in one act, then choose three to talk about.")


async def talk(troupe: Troupe) -> None:
    """Three things go on side by side."""
    await asyncio.gather(hear(troupe), mark_again(troupe), decide(troupe))


async def hear(troupe: Troupe) -> None:
    """On every step somebody of each end raises a hand, and a listener's view moves."""
    last = ""
    while True:
        await troupe.until(partial(looks_at_another, last))
        last = str(troupe.seen.agenda["step"])
        found = troupe.seen.derived.get("overview", {}).get("steps", {}).get(last, {})
        speakers = [troupe.of(function)[0] for function in found.get("hear", [])[:2] if troupe.of(function)]
        await troupe.pause(3)
        for one in speakers:
            await troupe.trying(one.ask("raise_hand"))
        if speakers:
            first = troupe.function_name(speakers[0].function)
            troupe.say(f"Hands are up. Hear {first} first and tap Spoke; then ask who sees it differently now.")
        await troupe.pause(10)
        for one in speakers[:1]:
            await troupe.trying(one.ask("confirm_constraint", step=last))
        for one in [one for one in troupe.here if one not in speakers][:2]:
            await troupe.trying(one.ask("change_view", step=last, on=True))


def looks_at_another(step: str, seen: Seen) -> bool:
    return seen.agenda.get("step", "") not in ("", step)


async def mark_again(troupe: Troupe) -> None:
    """When a step is open again, everybody here marks it once more, nearer to each other."""
    done: set[tuple[str, int]] = set()
    while True:
        await troupe.until(lambda seen: waiting(seen) - done)
        for step, round in waiting(troupe.seen) - done:
            done.add((step, round))
            await troupe.each(partial(mark_one, troupe, troupe.seen.record(step)))
            troupe.say("Everybody has marked this step again. Reveal again and look who moved.")


def waiting(seen: Seen) -> set[tuple[str, int]]:
    """The steps that are open to be marked, each with its round."""
    return {(step, len(seen.rounds.get(step, []))) for step in seen.everyone.get("open_steps", [])}


async def mark_one(troupe: Troupe, step: Json, who: Participant) -> None:
    await troupe.think(who, 4)
    await who.ask("mark_step", step=step["id"], **troupe.minds.second(who.character, step, []).mark)


async def decide(troupe: Troupe) -> None:
    """Whoever is accountable types why, in two goes, so that the wall shows it growing."""
    done: set[str] = set()
    while True:
        await troupe.until(lambda seen: opened(seen) - done)
        for id in opened(troupe.seen) - done:
            done.add(id)
            who = troupe.playing(str(troupe.seen.value(id, "accountable")))
            if who:
                await troupe.trying(word(troupe, who, id))


def opened(seen: Seen) -> set[str]:
    return {one["id"] for one in seen.records("decision") if one["values"].get("outcome") == "open"}


async def word(troupe: Troupe, who: Participant, decision: str) -> None:
    phrases = of_kind(who.seen.record(str(who.seen.value(decision, "step"))))
    mode = who.seen.value(decision, "mode")
    whole = {"person": phrases.person, "automatic": phrases.automatic}.get(mode, phrases.shared)
    for text in (whole[: len(whole) // 2], whole):
        await troupe.think(who, 4)
        await who.client.put(decision, why=text)
    await who.client.put(decision, unless=UNLESS)
    troupe.say(f"{who.character.name} has typed why. Read it aloud, ask for dissent, then press Decide.")
