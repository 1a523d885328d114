"""What has to be said of the flow itself: whose its steps are, how much of what is handed over is usable, how well its
numbers are known, and who mends its worst breaks.
"""

from collections.abc import Iterator

from server.domain.as_is_to_be import as_is
from server.domain.finding import Finding, Gates, Rule, gate_of, is_empty, lacking
from server.domain.flow_figures import guesses
from server.domain.flow_metrics import crosses
from server.domain.record import Record
from server.domain.wording import Wording
from server.domain.workshop import View

FLOW_AT: dict[str, Gates] = {
    "C04": ("warns", "warns", "warns"),
    "C06": (None, "warns", "warns"),
    "C25": ("warns", "warns", "close"),
    "C25F": ("final", "final", "final"),
    "C36": (None, "warns", "warns"),
}
WORST = 3
"""So many data problems have owners."""
NUMBERS = {"step": ("minutes_per_case", "lead_hours", "volume_per_month"), "handoff": ("usable", "wait_hours")}
"""Kind → its numbers of today, of which `estimate_quality` says how well they are known."""
TWO_OWNERS = ("owner", "co_owner")


def steps_are_owned_and_connected(view: View) -> Iterator[Finding]:
    """Every step has a function, and a handoff unless it is the only step."""
    ends = {one.text(end) for one in view.all("handoff") for end in ("from_step", "to_step")}
    steps = view.ordered("step")
    for step in steps:
        if not view.record(step.text("owner")):
            yield Finding("C04", f"{step.text('name')} belongs to no function", step.id, "owner")
        if len(steps) > 1 and step.id not in ends:
            yield Finding("C04", f"{step.text('name')} is not connected to any other step", step.id)


def receivers_rate_what_reaches_them(view: View) -> Iterator[Finding]:
    """Of each handoff between two functions the receiver says how much is usable."""
    words = Wording(view)
    for handoff in unrated(view):
        step = view.record(handoff.text("to_step"))
        receiver = words.function(step.text("owner") if step else "")
        text = f"{words.title(handoff)}: {receiver} has not said how many of 10 are usable"
        yield Finding("C06", text, handoff.id, "usable")


def numbers_are_more_than_guesses(view: View) -> Iterator[Finding]:
    """Half of the numbers of the flow at least are no guesses. The first of those that are is where to begin."""
    found = guesses(as_is(view))
    if found.most_are:
        first = next(_guessed(view))
        text = f"{found.guessed} of {found.numbers} numbers are guesses. How well known are those of"
        yield Finding("C36", f"{text} {Wording(view).reference(first.id)}?", first.id, "estimate_quality")


def worst_breaks_have_owners(view: View) -> Iterator[Finding]:
    """The worst three data problems that the room pinned have an owner and a co-owner."""
    for pin in worst_breaks(view):
        yield from lacking(view, pin, TWO_OWNERS, "C25")


def worst_breaks_are_understood(view: View) -> Iterator[Finding]:
    """By final it is also said of what kind they are, how often they happen and what lies behind them."""
    earlier = gate_of(view, FLOW_AT["C25"]) == "close"
    for pin in worst_breaks(view):
        yield from lacking(
            view, pin, (*(() if earlier else TWO_OWNERS), "dimension", "frequency", "root_cause"), "C25F"
        )


FLOW_RULES: dict[str, Rule] = {
    "C04": steps_are_owned_and_connected,
    "C06": receivers_rate_what_reaches_them,
    "C25": worst_breaks_have_owners,
    "C25F": worst_breaks_are_understood,
    "C36": numbers_are_more_than_guesses,
}


def caveats(view: View) -> list[str]:
    """What a reader of the plan is told before its figures, whatever the agenda: how far to trust them."""
    crossing, open_ones, found = _crossing(view), unrated(view), guesses(as_is(view))
    said = []
    if open_ones:
        many = f"{len(open_ones)} of {len(crossing)} handoffs between functions {_has(open_ones)}"
        said.append(f"{many} not been rated by the function that receives them.")
    if found.most_are:
        said.append(f"{found.guessed} of the {found.numbers} numbers behind the figures are guesses.")
    return said


def unrated(view: View) -> list[Record]:
    """The handoffs of this cycle from one function to another of which the receiver has said nothing."""
    return [one for one in _crossing(view) if is_empty(one, "usable")]


def worst_breaks(view: View) -> list[Record]:
    """The worst data problems that somebody of the room pinned, the worst first."""
    pins = [pin for pin in view.all("issue") if pin.by and pin.text("severity") >= "3"]
    return sorted(pins, key=lambda one: one.text("severity"), reverse=True)[:WORST]


def _crossing(view: View) -> list[Record]:
    owners = {step.id: step.text("owner") for step in view.all("step")}
    return [one for one in view.all("handoff") if not one.get("next_cycle") and crosses(one, owners)]


def _guessed(view: View) -> Iterator[Record]:
    """The steps, then the handoffs, whose numbers are said to be guesses."""
    known = (one for kind in NUMBERS for one in view.ordered(kind) if not one.get("next_cycle"))
    guessed = (one for one in known if one.get("estimate_quality") == "guess")
    return (one for one in guessed if any(not is_empty(one, name) for name in NUMBERS[one.kind]))


def _has(some: list[Record]) -> str:
    return "has" if len(some) == 1 else "have"
