"""Talk and decide: the few are heard first, people mark again, then the step is decided, divided or parked."""

from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import UNLESS, of_kind

HALVES = ("first-half", "second-half")
STAY = {0: 1, 2: 2}
"""Number of a step in the talk → how many of the functions at its ends stay where they were."""
CONTROLS = {"person": "works_alongside", "automatic": "handles_exceptions"}


async def play(ensemble: Ensemble) -> str:
    """The second step hid two decisions and is divided; the others are decided, with dissent; one is parked."""
    caught_up = await come_back(ensemble)
    overview = await fresh_overview(ensemble)
    chosen = [step for step in overview.get("ranked", []) if ensemble.seen.value(step, "focus") == "now"]
    for number, step in enumerate(chosen):
        await hear(ensemble, overview["steps"][step].get("hear", []), step)
        if number == 1:
            await divide(ensemble, step)
        else:
            await decide(ensemble, step, overview["steps"][step].get("hear", [])[: STAY.get(number, 0)])
    parked = await park(ensemble, overview)
    await ensemble.facilitator.ask({"do": "look_at", "step": ""})
    divided = int(len(chosen) > 1)
    dissent = len(ensemble.seen.records("dissent"))
    return (
        f"{len(chosen) - divided} decided, {dissent} dissenting; {divided} divided, {parked} parked; "
        f"back after {caught_up} missed events"
    )


async def come_back(ensemble: Ensemble) -> int:
    """Who was away is back, and says so with what they have already; how many events they had missed."""
    missed = 0
    for one in ensemble.away:
        await one.client.come_back()
        missed += one.seen.caught_up or 0
    ensemble.away.clear()
    await ensemble.together()
    return missed


async def fresh_overview(ensemble: Ensemble) -> Json:
    found: Json = (await ensemble.facilitator.look_afresh()).derived["overview"]
    return found


async def hear(ensemble: Ensemble, functions: list[str], step: str) -> None:
    """Somebody from each end raises a hand and speaks; a listener's view changes."""
    await ensemble.facilitator.ask({"do": "look_at", "step": step})
    speakers = [ensemble.one_of(function) for function in functions]
    for one in speakers:
        await one.ask("raise_hand")
    for one in speakers:
        await ensemble.facilitator.ask({"do": "lower_hand", "person": one.id, "spoke": True})
    for one in [one for one in ensemble.people if one not in speakers][:2]:
        await one.ask("change_view", step=step, on=True)


async def decide(ensemble: Ensemble, step: str, stay: list[str]) -> None:
    """This step is marked again. Functions that still stand elsewhere word their dissent."""
    await mark_again(ensemble, step, stay)
    after = (await fresh_overview(ensemble))["steps"][step]
    accountable = ensemble.one_of(ensemble.owner_of(step))
    mode = middle(ensemble, after.get("shares", []))
    command = {"do": "open_decision", "step": step, "mode": mode, "accountable": accountable.id}
    await ensemble.facilitator.ask(command)
    await ensemble.together()
    await word(ensemble, accountable, step)
    for function in dissenting(ensemble, after, mode)[: max(1, len(stay))]:
        await dissent(ensemble, ensemble.one_of(function), step)
    await accountable.ask("decide_step", step=step)
    await ensemble.together()


async def mark_again(ensemble: Ensemble, step: str, stay: list[str]) -> None:
    await ensemble.facilitator.ask({"do": "mark_again", "steps": [step]})
    record = ensemble.seen.record(step)

    async def mark(who: Participant) -> None:
        opinion = ensemble.minds.second(who.character, record, stay)
        await who.ask("mark_step", step=step, **opinion.mark)

    await ensemble.all(mark)
    await ensemble.facilitator.ask({"do": "reveal"})


def middle(ensemble: Ensemble, shares: list[float]) -> str:
    """The level that is nearest to where the room stands on average."""
    at = sum(share * number for number, share in enumerate(shares))
    return ensemble.minds.levels[round(at)]


def dissenting(ensemble: Ensemble, after: Json, mode: str) -> list[str]:
    """The functions at the ends that still stand elsewhere than what is decided."""
    scale = ensemble.catalog["scales"][str(len(ensemble.minds.levels))]
    label = next(level["label"] for level in scale if level["name"] == mode)
    return [function for function in after.get("hear", []) if after["positions"].get(function) != label]


async def word(ensemble: Ensemble, accountable: Participant, step: str) -> None:
    """The accountable person types the sentence, which the wall shows growing, and how a person keeps control."""
    record = f"decision-{step}"
    phrases = of_kind(ensemble.seen.record(step))
    mode = accountable.seen.value(record, "mode")
    whole = {"person": phrases.person, "automatic": phrases.automatic}.get(mode, phrases.shared)
    for text in (whole[: len(whole) // 2], whole):
        await accountable.client.put(record, why=text)
    await accountable.client.put(record, unless=UNLESS, control=CONTROLS.get(mode, "approves_each"))


async def dissent(ensemble: Ensemble, who: Participant, step: str) -> None:
    """A function says in its own words what it would need, and confirms them."""
    id = f"dissent-{len(ensemble.seen.records('dissent')) + 1}"
    text = of_kind(ensemble.seen.record(step)).dissent
    await who.client.add("dissent", id, step=step, function=who.function, text=text)
    await who.client.put(id, confirmed=True)
    await ensemble.together()


async def divide(ensemble: Ensemble, step: str) -> None:
    """The step hid two decisions. Its halves are marked anew, and everybody agrees on both."""
    first, second = of_kind(ensemble.seen.record(step)).halves
    names = {"first_name": first, "second_name": second}
    await ensemble.facilitator.ask({"do": "divide_step", "step": step, "first": HALVES[0], "second": HALVES[1]} | names)

    async def mark(who: Participant) -> None:
        await who.ask("mark_step", step=HALVES[0], level=ensemble.minds.levels[-1], sure=5)
        await who.ask("mark_step", step=HALVES[1], level=ensemble.minds.levels[0], sure=3)

    await ensemble.all(mark)
    await ensemble.facilitator.ask({"do": "reveal"})
    await ensemble.facilitator.ask({"do": "accept_aligned", "steps": list(HALVES)})
    await ensemble.facilitator.put(HALVES[0], focus="now")
    await ensemble.facilitator.put(HALVES[1], focus="later")
    accountable = ensemble.one_of(ensemble.owner_of(HALVES[0]))
    await ensemble.facilitator.put(f"decision-{HALVES[0]}", accountable=accountable.id)


async def park(ensemble: Ensemble, overview: Json) -> int:
    """The next step on the list is left to somebody who comes back to it. How many that were."""
    open_ones = [step for step in overview.get("ranked", []) if step not in overview.get("aligned", [])]
    left = [step for step in open_ones if ensemble.seen.value(step, "focus") == "later"]
    for step in left[:1]:
        person = ensemble.one_of(ensemble.owner_of(step)).id
        await ensemble.facilitator.ask({"do": "park_step", "step": step, "person": person})
    return len(left[:1])
