"""Pulses, as simulated people answer them: in one tap each, and nobody is told whose answer is whose."""

from random import Random

from server.rehearsal.ensemble import Ensemble, Participant

ANSWERS = (5, 4, 4, 4, 3, 2)
"""How safe people feel, the more often the more of them."""


async def play(ensemble: Ensemble) -> None:
    """Everybody whom a pulse asks answers it."""
    await ensemble.all(lambda one: answer(one, ensemble.chance("pulse", one.character.key)))


async def answer(who: Participant, chance: Random) -> None:
    """Answers every question that asks this person now."""
    done = who.seen.own.get("pulses_answered", {})
    for occasion, pulse in who.seen.everyone.get("pulses", {}).items():
        if not pulse.get("closed_at") and who.id in pulse["asked"]:
            for question in [one for one in pulse["questions"] if one not in done.get(occasion, ())]:
                await who.ask("answer_pulse", occasion=occasion, question=question, answer=chance.choice(ANSWERS))
