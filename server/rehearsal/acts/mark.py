"""Mark: everybody says privately who should do each step, and then all marks come out at once."""

from server.rehearsal.besides import besides
from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.seen import Seen


async def play(ensemble: Ensemble) -> str:
    """All marks are made, one changed, one taken back and made again; then the reveal."""
    ensemble.minds.consider(ensemble.steps, ensemble.talks)
    steps = ensemble.steps
    await ensemble.all(lambda one: mark_all(ensemble, one, steps))
    await change_mind(ensemble, ensemble.people[0], steps[0])
    await ensemble.all_done()
    await ensemble.facilitator.ask({"do": "reveal"})
    await ensemble.facilitator.until(lambda seen: len(compared(seen)) == len(steps), "an overview of all steps")
    marks = sum(marks_in(rounds[-1]) for rounds in ensemble.seen.rounds.values())
    return f"{marks} marks on {len(steps)} steps, revealed at one moment"


async def mark_all(ensemble: Ensemble, who: Participant, steps: list[Json]) -> None:
    for step in steps:
        opinion = ensemble.minds.first(who.character, step)
        told = besides(ensemble.catalog, who, step, opinion.mark)
        await who.ask("mark_step", step=step["id"], **told)


async def change_mind(ensemble: Ensemble, who: Participant, step: Json) -> None:
    """Before the reveal a mark is its author's: another level, none at all, and the first one again."""
    opinion = ensemble.minds.first(who.character, step)
    await who.ask("mark_step", step=step["id"], level="not_mine")
    await who.ask("unmark_step", step=step["id"])
    await who.ask("mark_step", step=step["id"], **opinion.mark)


def compared(seen: Seen) -> Json:
    """The steps that the overview knows."""
    found: Json = seen.derived["overview"].get("steps", {})
    return found


def marks_in(found: Json) -> int:
    """How many marks a round counts."""
    return sum(many for counts in found["counts"].values() for many in counts.values())
