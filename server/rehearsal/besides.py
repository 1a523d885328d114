"""What people say beside a level where the workshop asks: reasons to tick, could it, should it."""

from collections.abc import Iterator
from random import Random

from server.rehearsal.ensemble import Participant
from server.rehearsal.folding import Json

TICKING = 0.6
"""How often somebody ticks a reason."""
MIDDLE, HIGHEST = 0.5, 5


def besides(catalog: Json, who: Participant, step: Json, mark: Json) -> Json:
    """The fields of the command that marks a step, with more where it is asked of this person."""
    about = who.seen.everyone["about"]
    scale = [level["name"] for level in catalog["scales"][str(about.get("levels", 3))]]
    # What is no level of the scale leans nowhere.
    lean = scale.index(mark["level"]) / (len(scale) - 1) if mark["level"] in scale else MIDDLE
    chance = Random(f"{who.character.key} {step['id']} besides")  # noqa: S311  nothing is hidden by it
    told = dict(mark)
    if about.get("reasons") and chance.random() < TICKING:
        some = catalog["marks"]["for_a_person" if lean < MIDDLE else "for_ai"]
        told["reasons"] = chance.sample(sorted(some), chance.randint(1, 2))
    if about.get("could_should"):
        told |= {question: max(1, round(HIGHEST * lean)) for question in asked_of(who, step)}
    return told


def asked_of(who: Participant, step: Json) -> Iterator[str]:
    """The questions that are asked of somebody's function on a step."""
    if who.seen.value(who.function, "prepares") == "sources":
        yield "could"
    if step["values"].get("owner") == who.function:
        yield "should"
