"""Where what is rewarded today pulls against the plan: a role whose reward stays though its work changes, and two
functions that meet at a handoff and are rewarded for different things.

Nothing here is judged. Each is a pair to look at and a question; the room says whether it is one.
"""

import msgspec

from server.domain.finding import undropped
from server.domain.flow_metrics import crosses
from server.domain.record import Record
from server.domain.wording import Wording
from server.domain.workshop import View

WEAK = 8
"""Usable of 10 below which a handoff is named first."""


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """A role that changes, or whose function holds a metric, while its reward stays. `record` is its role change."""

    record: str
    role: str
    rewarded: str
    against: str
    """What it may pull against: a metric that its function holds, or how its work changes."""

    @property
    def sentence(self) -> str:
        return f"{self.role} is still rewarded for “{self.rewarded}”. Does that pull against “{self.against}”?"


class Pull(msgspec.Struct, frozen=True, kw_only=True):
    """Two functions rewarded for different things where one hands over to the other. `record` is the handoff."""

    record: str
    place: str
    giver: str
    given_for: str
    receiver: str
    received_for: str
    usable: float | None = None

    @property
    def sentence(self) -> str:
        both = f"{self.giver} for “{self.given_for}”, {self.receiver} for “{self.received_for}”"
        return f"{self.place}: {both}. Which metric do both hold?"


def still_rewarded(view: View) -> list[Unchanged]:
    """The rewards of today that nothing in the plan changes, of roles that the plan changes."""
    words, found = Wording(view), []
    touched = {
        _key(one.text(name)) for one in undropped(view, "incentive_change") for name in ("role", "rewarded_today")
    }
    rewards = {_key(one.text("role")): one for one in view.all("current_incentive") if one.text("rewarded_today")}
    for line in undropped(view, "role_change"):
        reward = rewards.get(_key(line.text("role")))
        if reward and not touched & {_key(reward.text("role")), _key(reward.text("rewarded_today"))}:
            against = _metric_of(words, _function_of(view, line)) or line.text("becomes")
            if against:
                found.append(
                    Unchanged(
                        record=line.id,
                        role=line.text("role"),
                        rewarded=reward.text("rewarded_today"),
                        against=against,
                    )
                )
    return found


def pulling_apart(view: View) -> list[Pull]:
    """Handoffs between two functions with rewards of their own, which hold no metric together; the weakest first."""
    words, rewards = Wording(view), _rewards(view)
    owners = {step.id: step.text("owner") for step in view.all("step")}
    joint = [set(one.list("functions")) for one in undropped(view, "metric_change")]
    found: dict[frozenset[str], Pull] = {}
    crossing = [one for one in view.all("handoff") if not one.get("next_cycle") and crosses(one, owners)]
    for handoff in sorted(crossing, key=_weakness):
        giver, receiver = (owners.get(handoff.text(end), "") for end in ("from_step", "to_step"))
        pair = frozenset((giver, receiver))
        if {giver, receiver} <= rewards.keys() and pair not in joint and rewards[giver] != rewards[receiver]:
            pull = Pull(
                record=handoff.id,
                place=words.title(handoff),
                giver=words.function(giver),
                given_for=rewards[giver],
                receiver=words.function(receiver),
                received_for=rewards[receiver],
                usable=handoff.number("usable"),
            )
            found.setdefault(pair, pull)
    return list(found.values())


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _weakness(handoff: Record) -> float:
    usable = handoff.number("usable")
    return WEAK if usable is None else usable


def _rewards(view: View) -> dict[str, str]:
    """Function → what its roles are rewarded for today, of those of which both is said."""
    found: dict[str, list[str]] = {}
    for one in view.all("current_incentive"):
        if one.text("function") and one.text("rewarded_today"):
            found.setdefault(one.text("function"), []).append(one.text("rewarded_today"))
    return {function: "; ".join(texts) for function, texts in found.items()}


def _function_of(view: View, line: Record) -> str:
    """The function of a role: as it is said, else whose step the line comes from."""
    steps = (view.record(one) for one in line.list("steps"))
    return line.text("function") or next((step.text("owner") for step in steps if step), "")


def _metric_of(words: Wording, function: str) -> str:
    """A metric that a function holds after the plan, with its direction."""
    held = [one for one in undropped(words.view, "metric_change") if function and function in one.list("functions")]
    return next((f"{one.text('metric')}: {words.field(one, 'direction')}" for one in held if one.get("direction")), "")
