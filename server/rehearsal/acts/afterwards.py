"""Before a pilot: evidence, overseer, boundary, rights and a digital worker are named, and some hours estimated."""

from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.folding import Json
from server.rehearsal.phrases import MUST_NOT

BY_AI = ("shared", "ai_acts", "automatic")
DECIDED = ("decided", "aligned")
CHECKS = ("knows_limits", "knows_bias", "can_read_it", "can_overrule", "can_stop")
FIGURES = (
    {
        **{"covered_low": 4, "covered_base": 7, "covered_high": 9},
        **{"left_low": 7, "left_base": 4, "left_high": 2},
        **{"upkeep_low": 8, "upkeep_base": 8, "upkeep_high": 6},
        **{"rework_low": 2, "rework_base": 1, "rework_high": 0.5},
        **{"mending_low": 10, "mending_base": 10, "mending_high": 10},
        **{"cases": 400, "minutes": 15, "basis": "estimated"},
    },
    {
        **{"covered_low": 2, "covered_base": 5, "covered_high": 8},
        **{"left_low": 12, "left_base": 8, "left_high": 4},
        **{"upkeep_low": 10, "upkeep_base": 6, "upkeep_high": 4},
        **{"cases": 60, "minutes": 20, "basis": "guess"},
    },
)
"""What those say who know the work: one estimate with mending, and a guess that may release less than nothing."""
REUSE = "Talks with customers about doubtful deals"
OVERSEER = "Head of sales operations"
CARD = {
    "must_not": MUST_NOT,
    "can": "Sort what is clear, and say how sure it is",
    "cannot": "Know what a customer said on the phone",
    "fallback": "The old list, by hand, for one cycle",
    "override": "Type another value; the reason is asked",
    "known_failures": "New products without a history",
}


async def play(ensemble: Ensemble) -> str:
    """Two steps that AI takes part in get their estimate, the first all that a pilot needs of it."""
    steps = by_ai(ensemble)
    for step in steps[:1]:
        await oversee(ensemble, step)
    for step, figures in zip(steps, FIGURES, strict=False):
        await estimate(ensemble, step, figures)
    await ensemble.together()
    return f"{len(steps[: len(FIGURES)])} steps estimated"


def by_ai(ensemble: Ensemble) -> list[str]:
    """The steps under redesign that AI will take part in."""
    all_of_them = (one["values"] for one in ensemble.seen.records("decision"))
    decided = [one for one in all_of_them if one.get("outcome") in DECIDED and one.get("accountable")]
    steps = [one["step"] for one in decided if one.get("mode") in BY_AI]
    return [step for step in steps if ensemble.seen.value(step, "focus") == "now"]


def knows(ensemble: Ensemble, topic: str) -> Participant:
    """Somebody of the function that filled in this topic before the day."""
    functions = [one["id"] for one in ensemble.seen.records("function") if one["values"].get("prepares") == topic]
    return ensemble.one_of(functions[0] if functions else "")


async def oversee(ensemble: Ensemble, step: str) -> None:
    """Whoever is accountable says on what evidence and who oversees it; IT draws the boundary and names the worker."""
    accountable = ensemble.playing(ensemble.seen.value(f"decision-{step}", "accountable"))
    said = {"stronger_alone": "unknown", "evidence": "vendor_claim", "overseer": OVERSEER}
    await accountable.client.put(f"decision-{step}", **said, **dict.fromkeys(CHECKS, "yes"))
    right = {"step": step, "when": "future", "right": "decide", "role": OVERSEER}
    await accountable.client.add("decision_right", accountable.named("right"), **right)
    await draw_boundary(ensemble, step, accountable)
    it = knows(ensemble, "sources")
    if ensemble.seen.value(it.function, "prepares") == "sources":
        worker = {"name": "Forecast assistant", "tool": "The tool we have", "supervised_by": OVERSEER}
        await it.client.add("digital_worker", it.named("worker"), kind="predictive_model", steps=[step], **worker)


async def draw_boundary(ensemble: Ensemble, step: str, who: Participant) -> None:
    """The card that the room began is completed, or a new one drawn."""
    found = [one for one in ensemble.seen.records("boundary") if one["values"]["step"] == step]
    card: Json = CARD | {"owner": who.id}
    if found:
        await who.client.put(found[0]["id"], **card)
    else:
        await who.client.add("boundary", who.named("boundary"), step=step, **card)


async def estimate(ensemble: Ensemble, step: str, figures: Json) -> None:
    """Operations estimates the hours, where a function knows them; else whoever leads."""
    who = knows(ensemble, "volumes")
    knowing = ensemble.seen.value(who.function, "prepares") in ("volumes", "sources")
    client = who.client if knowing else ensemble.facilitator
    own = {} if figures["basis"] == "guess" else {"reuse": REUSE, "reuse_owner": who.id}
    await client.add("value_case", f"value-{step}"[:40], step=step, **figures, **own)
