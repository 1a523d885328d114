"""What a room's marks have to be for them to say something: enough functions, each on enough of the steps."""

from collections.abc import Iterator

from server.domain.finding import Finding, Gates, Rule
from server.domain.record import Record
from server.domain.workshop import View

MARKING_AT: dict[str, Gates] = {"C02": ("warns", "warns", "warns")}
FEWEST_FUNCTIONS = 3
ENOUGH = 0.6
"""The share of the steps shown that a function has marked at least."""


def enough_was_marked(view: View) -> Iterator[Finding]:
    """Three functions have marked, and each that is here has marked six of ten steps."""
    shown, marked = _shown(view), _marked(view)
    if not shown:
        return
    heard = sum(many > 0 for many in marked.values())
    if heard < FEWEST_FUNCTIONS:
        said = "Only one function has" if heard == 1 else f"Only {heard} functions have"
        yield Finding("C02", f"{said} marked: too few to compare views")
    for function in _here(view):
        many = marked[function.id]
        if many < ENOUGH * len(shown):
            yield Finding("C02", f"{function.text('name')} has marked {many} of {len(shown)} steps", function.id)


def thin_marks(view: View) -> list[str]:
    """The same as sentences, for whoever reads what came of the marks."""
    return [f"{one.text}." for one in enough_was_marked(view)]


MARKING_RULES: dict[str, Rule] = {"C02": enough_was_marked}


def _shown(view: View) -> list[str]:
    """The steps whose marks were shown."""
    rounds = view.everyone.rounds
    return [one.id for one in view.ordered("step") if any(not turn.too_few for turn in rounds.get(one.id, ()))]


def _marked(view: View) -> dict[str, int]:
    """Function → on how many of them it stands, by itself or among those that are shown together."""
    stands = [
        {function for turn in view.everyone.rounds[step] for function in (*turn.counts, *turn.pooled)}
        for step in _shown(view)
    ]
    return {one.id: sum(one.id in functions for functions in stands) for one in view.ordered("function")}


def _here(view: View) -> list[Record]:
    """The functions with somebody in the room whose marks count."""
    here = {one.function for one in view.everyone.people.values() if one.is_here}
    return [one for one in view.ordered("function") if one.id in here]
