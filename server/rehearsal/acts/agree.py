"""Agree and close: everybody grades the package, the grades come out at once, and the workshop closes."""

from server.rehearsal.ensemble import Ensemble, Participant
from server.rehearsal.mending import mend
from server.rehearsal.phrases import WOULD_MOVE

GRADES = (5, 4, 5, 4)


async def play(ensemble: Ensemble) -> str:
    """Most are with it, some with a reservation, one person cannot support one line. The day-30 check gets its date."""
    dissenting = dict.fromkeys(one["values"]["function"] for one in ensemble.seen.records("dissent"))
    reserved = [ensemble.one_of(function) for function in dissenting]
    await ensemble.all(lambda one: grade(ensemble, one, one in reserved))
    await ensemble.all_done()
    await ensemble.facilitator.ask({"do": "reveal_grades"})
    chair = ensemble.people[-1].id
    await ensemble.facilitator.put("purpose", check_on=ensemble.day(30), check_chair=chair)
    counts = ensemble.seen.everyone["grades"]["counts"].values()
    low = sum(many for grades in counts for given, many in grades.items() if given < "4")
    return f"{low} of {len(ensemble.people)} with a reservation, one line with an exception"


async def grade(ensemble: Ensemble, who: Participant, reserved: bool) -> None:
    """A grade; a voice of each function that dissented has a reservation, and one person cannot support one line."""
    chance = ensemble.chance("grade", who.character.key)
    given = 3 if reserved else chance.choice(GRADES)
    told = {"would_move": chance.choice(WOULD_MOVE)} if given < 4 else {}
    lines = sorted(one["id"] for one in who.seen.records("incentive_change", "role_change"))
    against = lines[:1] if who is ensemble.people[1] else []
    refused: dict[str, object] = {"exceptions": against}
    if ensemble.seen.everyone["about"].get("grade_lines"):
        refused = {"lines": dict.fromkeys(against, 1) | dict.fromkeys(lines[1:2] if reserved else [], 2)}
    await who.ask("grade_package", grade=given, **refused, **told)


async def close(ensemble: Ensemble) -> None:
    """What holds the gate is mended, and the facilitator closes."""
    await mend(ensemble, "close")
    await ensemble.facilitator.ask({"do": "close_workshop"})
    await ensemble.together()
