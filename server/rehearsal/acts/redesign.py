"""Redesign: mixed groups write down what changes for roles, skills and incentives, or why nothing does."""

from typing import Any

from server.rehearsal.client import Refused, setting
from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import IN_PAIRS, LEARNS, MUST_NOT, OBJECTION, RULE, TAKES_ON, WITH_REASONS, of_kind

ANSWERS = (
    ("role_change", "capability_change", "incentive_change"),
    ("role_change", "capability_change", "not_known"),
    ("role_change", "already_in_place", "incentive_change"),
    ("role_change", "covered", "not_affected"),
)
"""What one step after the other gets for role, capability and incentive: a line, or why none."""

SHORT = ("90_minutes", "180_minutes")
ABOUT = ("role", "capability", "incentive")


async def play(ensemble: Ensemble) -> str:
    """One group a step, one typist a group; two people type into the same field, another group objects."""
    await ensemble.facilitator.ask({"do": "suggest_groups"})
    await ensemble.together()
    steps = [step for step in ensemble.steps if step["values"].get("focus") == "now"]
    for number, step in enumerate(steps):
        await redesign(ensemble, step, number)
    kept = await type_at_once(ensemble, steps[0]["id"])
    await ensemble.all_done()
    lines = ensemble.seen.records("role_change", "capability_change", "incentive_change")
    none = ensemble.seen.records("no_change")
    return f"{len(lines)} lines and {len(none)} answers why none; {kept} conflict, both texts kept"


async def redesign(ensemble: Ensemble, step: Json, number: int) -> None:
    """A group's typist writes its lines; somebody from another group adds one objection."""
    group = next(one for one in ensemble.seen.records("group") if one["values"]["step"] == step["id"])
    people = [ensemble.playing(person) for person in group["values"]["people"]]
    owner = next((one for one in people if one.function == step["values"]["owner"]), people[0])
    await owner.client.put(group["id"], typist=owner.id)
    partner = next((one for one in people if one.function != owner.function), ensemble.other_than(owner.function))
    for about, answer in zip(ABOUT, ANSWERS[min(number, len(ANSWERS) - 1)], strict=True):
        if answer.endswith("_change"):
            line = change(step, (owner, partner), about)
            await owner.client.add(answer, line_id(about, number), steps=[step["id"]], **line)
        else:
            await say_none(ensemble, owner, (step, about, answer))
    await draw_boundary(ensemble, owner, step)
    if not number:
        await reach_further(owner, partner, step)
    others = [one for one in ensemble.people if one not in people] or people
    critic = others[number % len(others)]
    await ensemble.together()
    await critic.client.put(line_id("role", number), objection=OBJECTION)
    await ensemble.together()


async def reach_further(owner: Participant, partner: Participant, step: Json) -> None:
    """What the first step changes beyond itself: a mandate, learning from each other, a rule."""
    both = {"steps": [step["id"]], "owner": owner.id, "co_owner": partner.id, "whose_yes": "this_room"}
    lines: list[tuple[str, Json]] = [
        ("mandate_change", {"function": owner.function, "takes_on": TAKES_ON}),
        ("development", {"what": LEARNS, "form": "cross_training"}),
    ]
    # A shorter room is not offered it: what needs a body or a rule is added after the room.
    if owner.seen.everyone["about"]["agenda"] not in SHORT:
        lines.append(("governance", {"what": RULE}))
    for number, (kind, told) in enumerate(lines, 1):
        await owner.client.add(kind, f"wider-{number}", **both, **told)


def line_id(about: str, number: int) -> str:
    return f"{about}-{number + 1}"


def change(step: Json, pair: tuple[Participant, Participant], about: str) -> Json:
    """A line's fields. The two functions own about half of the lines each."""
    phrases, (owner, partner) = of_kind(step), pair
    fields: dict[str, dict[str, Any]] = {
        "role": {
            "role": owner.character.role,
            "becomes": phrases.becomes,
            "owner": owner.id,
            "co_owner": partner.id,
            "whose_yes": "this_room",
        },
        "capability": {
            "capability": phrases.capability,
            "who": owner.character.role,
            "owner": partner.id,
            "co_owner": owner.id,
            "whose_yes": "not_known",
        },
        "incentive": {
            "rewarded_today": phrases.rewarded,
            "should_be": phrases.should_be,
            "owner": partner.id,
            "co_owner": owner.id,
            "whose_yes": "someone_else",
        },
    }
    return fields[about]


async def say_none(ensemble: Ensemble, who: Participant, answer: tuple[Json, str, str]) -> None:
    """Why a step needs no change of one kind; "don't know yet" comes with a name and a day."""
    step, about, why = answer
    told = {"owner": who.id, "due": ensemble.day(14)} if why == "not_known" else {}
    id = who.named(f"none-{about}-{step['id']}")
    await who.client.add("no_change", id, step=step["id"], about=about, answer=why, **told)


async def draw_boundary(ensemble: Ensemble, who: Participant, step: Json) -> None:
    """What runs by itself is told what it must never do."""
    if ensemble.seen.value(f"decision-{step['id']}", "mode") == "automatic":
        await who.client.add("boundary", f"boundary-{step['id']}"[:40], step=step["id"], must_not=MUST_NOT)


async def type_at_once(ensemble: Ensemble, step: str) -> int:
    """Two people change the same sentence; the second is refused with both texts and keeps both."""
    line = line_id("role", 0)
    first, second = ensemble.people[0], ensemble.people[1]
    late = setting(second.seen, line, becomes=IN_PAIRS)
    await first.client.put(line, becomes=f"{first.seen.value(line, 'becomes')}{WITH_REASONS}")
    try:
        await second.client.edit(late)
    except Refused as refused:
        both = refused.details["fields"]["becomes"]
        act = {"act": "set", "id": line, "values": {"becomes": f"{both['theirs']} / {both['yours']}"}}
        await second.client.edit(act | {"was": {"becomes": both["theirs"]}})
        return 1
    return 0
