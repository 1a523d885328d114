"""What has to be said of the lines of the plan beyond their owners: that what is paid for follows what is wanted, that
skills are practised, that nobody is forgotten whose work shrinks, and that every body can end.
"""

from collections.abc import Iterator

from server.domain.conflicts import pulling_apart, still_rewarded
from server.domain.finding import Finding, Gates, Rule, is_empty, lacking, undropped
from server.domain.record import Record
from server.domain.records.changes import CHANGES
from server.domain.wording import Wording
from server.domain.workshop import View

CHANGE_AT: dict[str, Gates] = {
    "C05": (None, "warns", "warns"),
    "C05F": ("final", "final", "final"),
    "C10G": ("final", "final", "final"),
    "C11": (None, None, "warns"),
    "C19": (None, None, "warns"),
    "C21F": ("final", "final", "final"),
    "C21P": ("pilot", "pilot", "pilot"),
    "C22": (None, None, "warns"),
    "C29": (None, None, "warns"),
    "C37": (None, None, "warns"),
    "C38": ("warns", "warns", "warns"),
}
FAIR = ("aligned", "controllable", "others_share")
"""The three checks of an incentive: alignment, controllability, interdependency."""


def roles_concerned_are_heard(view: View) -> Iterator[Finding]:
    """Somebody in the room has, or speaks for, each role that changes; else those who hold it are consulted."""
    for line in _unheard(view):
        yield Finding("C05", f"Nobody here speaks for {line.text('role')}", line.id, "consultation")


def lost_work_was_heard(view: View) -> Iterator[Finding]:
    """By final this holds the plan where the role loses work."""
    for line in _unheard(view):
        if line.get("hours_delta") == "less" and is_empty(line, "consultation"):
            text = f"{line.text('role')} loses work, and nobody spoke for it: is somebody consulted?"
            yield Finding("C05F", text, line.id, "consultation")


def lines_are_whole(view: View) -> Iterator[Finding]:
    """What lines beyond one step need besides: what is given up, who learns from whom, what is promised back."""
    for kind in CHANGES:
        for line in undropped(view, kind.wire):
            yield from lacking(view, line, kind.complete_with, "C10G")


def skills_are_practised(view: View) -> Iterator[Finding]:
    """A raised skill names the step where it is practised; a course alone does not raise it."""
    for line in undropped(view, "capability_change"):
        yield from lacking(view, line, ("practised_in",), "C11")
        if line.get("delivery") == "course":
            text = f"{Wording(view).title(line)}: a course alone. Where is it practised in the work?"
            yield Finding("C11", text, line.id, "delivery")


def metrics_see_people_and_time(view: View) -> Iterator[Finding]:
    """Among the metrics one is about people, one looks beyond 90 days, one must not get worse."""
    metrics = undropped(view, "metric_change")
    wanted = (("kind", "human", "about people"), ("horizon", "long_term", "that looks beyond 90 days"))
    for name, value, words in (*wanted, ("guardrail", True, "that must not get worse")):
        if metrics and all(one.get(name) != value for one in metrics):
            yield Finding("C19", f"No metric {words}", metrics[0].id, name)


def incentives_say_what_should_be(view: View) -> Iterator[Finding]:
    """What is rewarded today and what should be, at the latest by final."""
    for line in undropped(view, "incentive_change"):
        yield from lacking(view, line, ("rewarded_today", "should_be"), "C21F")


def incentives_are_checked(view: View) -> Iterator[Finding]:
    """Three checks of each incentive; where one says no, how it could be gamed."""
    for line in undropped(view, "incentive_change"):
        yield from lacking(view, line, FAIR, "C21P")
        if any(line.get(name) == "no" for name in FAIR):
            yield from lacking(view, line, ("gaming_risk",), "C21P")


def pay_does_not_pull_the_other_way(view: View) -> Iterator[Finding]:
    """No role that changes is still rewarded for what it was; no two functions are rewarded apart where they meet."""
    for one in still_rewarded(view):
        yield Finding("C22", one.sentence, one.record)
    for pull in pulling_apart(view):
        yield Finding("C22", pull.sentence, pull.record)


def side_effects_are_met(view: View) -> Iterator[Finding]:
    """How many people a change concerns, and what is done about what it does to them."""
    for line in undropped(view, "role_change"):
        yield from lacking(view, line, ("people_affected",), "C29")
        if not is_empty(line, "side_effect"):
            yield from lacking(view, line, ("mitigation",), "C29")


def somebody_recognises_it(view: View) -> Iterator[Finding]:
    """Somebody will recognise visibly what functions achieve together."""
    lines = undropped(view, "incentive_change")
    if is_empty(view.purpose(), "recognition") and all(one.get("instrument") != "recognition" for one in lines):
        yield Finding("C37", "Who will recognise this, where and when?", view.purpose().id, "recognition")


def bodies_can_end(view: View) -> Iterator[Finding]:
    """Every body or rule has a day on which it ends."""
    for line in undropped(view, "governance"):
        yield from lacking(view, line, ("ends_on",), "C38")


CHANGE_RULES: dict[str, Rule] = {
    "C05": roles_concerned_are_heard,
    "C05F": lost_work_was_heard,
    "C10G": lines_are_whole,
    "C11": skills_are_practised,
    "C19": metrics_see_people_and_time,
    "C21F": incentives_say_what_should_be,
    "C21P": incentives_are_checked,
    "C22": pay_does_not_pull_the_other_way,
    "C29": side_effects_are_met,
    "C37": somebody_recognises_it,
    "C38": bodies_can_end,
}


def _unheard(view: View) -> list[Record]:
    """Role changes whose role nobody in the room has or speaks for, and whose holders are not consulted."""
    here = (one for one in view.everyone.people.values() if one.is_here)
    voices = [f"{one.work} {one.speaks_for}".casefold() for one in here]
    lines = [one for one in undropped(view, "role_change") if one.get("consultation") != "yes"]
    return [one for one in lines if not any(one.text("role").strip().casefold() in said for said in voices)]
