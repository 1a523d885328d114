"""The lobby: the frame is prepared, people join and practise. One comes late, later."""

from server.rehearsal.ensemble import Ensemble

FEWEST_FOR_LATE = 3


async def play(ensemble: Ensemble) -> str:
    """All but one join, and everybody tries the scale."""
    many = len(ensemble.waiting)
    await ensemble.let_in(many - 1 if many >= FEWEST_FOR_LATE else many)
    await ensemble.all(lambda one: one.ask("practise", level=ensemble.minds.level_at(one.character.lean)))
    await prepare(ensemble)
    return f"{len(ensemble.people)} people from {len(ensemble.functions)} functions have joined and practised"


async def prepare(ensemble: Ensemble) -> None:
    """The facilitator says what must be said before the start; somebody from the room will run the plan."""
    runs_it = ensemble.people[-1].character.name
    said = {
        "flow_owner": runs_it,
        "ai_purpose": "Less typing, and more time for the cases that need judgment",
        "out_of_bounds": "Pay, and the number of people",
        "pass_rule": "Nobody says: cannot support it",
        "decision_rule": "named_decider",
    }
    await ensemble.facilitator.say_frame(**said)


async def come_late(ensemble: Ensemble) -> str:
    """Who was held up joins while the room is at work, and sees all that happened."""
    name = ensemble.waiting[0].name
    await ensemble.let_in(1)
    return f"{name} joins late"
