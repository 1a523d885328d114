"""Overview: what all see alike is accepted in one act, what is furthest apart is chosen, the rest comes later."""

from server.rehearsal.client import setting
from server.rehearsal.ensemble import Ensemble
from server.rehearsal.folding import Json


async def play(ensemble: Ensemble) -> str:
    """The facilitator accepts and chooses, while one person is away."""
    away = ensemble.people[len(ensemble.people) // 2]
    await away.client.leave()
    ensemble.away.append(away)
    overview: Json = (await ensemble.facilitator.look_afresh()).derived["overview"]
    aligned = overview.get("aligned", [])
    if aligned:
        await ensemble.facilitator.ask({"do": "accept_aligned", "steps": aligned})
    chosen = to_talk_about(overview, ensemble.talks)
    await ensemble.facilitator.edit(
        *(setting(ensemble.seen, step["id"], focus=focus(step, chosen, overview)) for step in ensemble.steps)
    )
    apart = len(overview.get("talk", []))
    return (
        f"{apart} steps far apart, {len(aligned)} accepted in one act, {len(chosen)} chosen; "
        f"{away.character.name} is away"
    )


def to_talk_about(overview: Json, many: int) -> list[str]:
    """The steps at the top of the ranked list that are not aligned."""
    open_ones = [step for step in overview.get("ranked", []) if step not in overview.get("aligned", [])]
    return open_ones[:many]


def focus(step: Json, chosen: list[str], overview: Json) -> str:
    """Chosen steps are redesigned now, what all want as it is stays so, the rest comes later."""
    if step["id"] in chosen:
        return "now"
    agreed = overview["steps"].get(step["id"], {}).get("agreed")
    return "as_is" if agreed and agreed == step["values"].get("today") else "later"
