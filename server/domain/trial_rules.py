"""What has to be said of what is tried first, and of what could go wrong: pilots, baselines, readiness, the data AI
may read, concerns, and why it could fail.
"""

from collections.abc import Iterator

from server.domain.finding import Finding, Gates, Rule, lacking, undropped
from server.domain.pilot_rules import BY_AI
from server.domain.record import Record
from server.domain.records.modes import DECIDED, decision_id
from server.domain.wording import Wording
from server.domain.workshop import View

TRIAL_AT: dict[str, Gates] = {
    "C18": ("pilot", "pilot", "pilot"),
    "C23": ("pilot", "pilot", "pilot"),
    "C24": ("warns", "warns", "close"),
    "C24F": ("final", "final", "final"),
    "C24P": ("pilot", "pilot", "pilot"),
    "C26": (None, "warns", "warns"),
    "C26P": ("pilot", "pilot", "pilot"),
    "C30": ("warns", "warns", "close"),
    "C30F": ("final", "final", "final"),
    "C34": (None, "warns", "close"),
    "C34W": (None, "warns", "warns"),
}
PLANNED = ("lead", "starts", "stop_if")
BEFORE_IT_STARTS = ("co_lead", "ends", "left_out", "comparator", "review_on", "decides")
SIGNS = {"technical": "of the machine", "human": "of the people"}
WORRYING = ("job_security", "fairness")
"""The concerns that always get an answer from somebody named."""
PERSONAL = ("personal", "special_category")
NOT_CLEAR = {"no": "AI may not use it", "unknown": "nobody knows whether AI may use it", "": "is AI allowed to use it?"}
GRAVEST = "3"


def baselines_are_known(view: View) -> Iterator[Finding]:
    """Where each metric of the plan stands before the pilot; an action that measures it counts."""
    for metric in undropped(view, "metric_change"):
        yield from lacking(view, metric, ("baseline",), "C18")


def people_are_ready(view: View) -> Iterator[Finding]:
    """A gap in what people can do has a plan, and of each role that changes one knows skills, trust and clarity."""
    for line in undropped(view, "capability_change"):
        if (line.number("level_wanted") or 1) > (line.number("level_today") or 0):
            yield from lacking(view, line, ("delivery",), "C23")
    for line in undropped(view, "role_change"):
        yield from lacking(view, line, ("skills", "trust", "clarity"), "C23")


def pilots_are_planned(view: View) -> Iterator[Finding]:
    """Who leads a pilot, when it starts, and when it is stopped."""
    for pilot in view.all("pilot"):
        yield from lacking(view, pilot, PLANNED, "C24")


def pilots_have_hours(view: View) -> Iterator[Finding]:
    """Where something is tried, functions give hours for it, and somebody approves them."""
    hours = [one for one in view.all("ask") if one.get("kind") == "hours"]
    for pilot in view.all("pilot")[:1]:
        if not hours:
            yield Finding("C24F", f"{Wording(view).title(pilot)}: which function gives how many hours?", pilot.id)
        for ask in hours:
            yield from lacking(view, ask, ("from_whom",), "C24F")


def pilots_can_be_judged(view: View) -> Iterator[Finding]:
    """When it ends, what it is compared with, who decides; one sign of success of the machine and one of the people."""
    for pilot in view.all("pilot"):
        yield from lacking(view, pilot, BEFORE_IT_STARTS, "C24P")
        signs = {one.text("kind") for one in view.all("criterion") if one.get("pilot") == pilot.id}
        for kind, words in SIGNS.items():
            if kind not in signs:
                yield Finding("C24P", f"{Wording(view).title(pilot)}: a sign of success {words}", pilot.id)


def ai_reads_what_it_may(view: View) -> Iterator[Finding]:
    """A step that AI does at least half of uses sources that AI may use."""
    for step, source in _read_by_ai(view):
        unclear = NOT_CLEAR.get(source.text("ai_may_use"))
        if unclear:
            text = f"{Wording(view).step(step.id)} uses {source.text('name')}: {unclear}"
            yield Finding("C26", text, source.id, "ai_may_use")


def personal_data_has_a_rule(view: View) -> Iterator[Finding]:
    """Where AI reads what is personal, the plan has a rule on the use of data."""
    ruled = any(one.get("topic") == "data_usage" for one in undropped(view, "governance"))
    for step, source in _read_by_ai(view):
        if source.get("sensitivity") in PERSONAL and not ruled:
            text = f"{Wording(view).step(step.id)}: a rule on the personal data in {source.text('name')}"
            yield Finding("C26P", text, source.id)


def worries_have_a_name(view: View) -> Iterator[Finding]:
    """Concerns about jobs and fairness have somebody who answers them."""
    for one in _worrying(view):
        yield from lacking(view, one, ("owner",), "C30")


def worries_have_a_day(view: View) -> Iterator[Finding]:
    """By final also the day by which."""
    for one in _worrying(view):
        yield from lacking(view, one, ("owner", "due"), "C30F")


def failing_was_thought_of(view: View) -> Iterator[Finding]:
    """The room said why it could fail."""
    if not view.all("risk") and _is_planned(view):
        yield Finding("C34", "Nobody has said yet why this could fail", view.purpose().id)


def the_worst_has_an_answer(view: View) -> Iterator[Finding]:
    """What is likely and grave has somebody's answer: what we do about it."""
    for risk in view.all("risk"):
        if risk.get("likely") == risk.get("grave") == GRAVEST:
            yield from lacking(view, risk, ("response",), "C34W")


TRIAL_RULES: dict[str, Rule] = {
    "C18": baselines_are_known,
    "C23": people_are_ready,
    "C24": pilots_are_planned,
    "C24F": pilots_have_hours,
    "C24P": pilots_can_be_judged,
    "C26": ai_reads_what_it_may,
    "C26P": personal_data_has_a_rule,
    "C30": worries_have_a_name,
    "C30F": worries_have_a_day,
    "C34": failing_was_thought_of,
    "C34W": the_worst_has_an_answer,
}


def _worrying(view: View) -> list[Record]:
    return [one for one in view.all("concern") if one.get("category") in WORRYING]


def _is_planned(view: View) -> bool:
    """Whether the room has come so far that there is something to fail."""
    return bool(view.all("pilot") or undropped(view, "role_change"))


def _read_by_ai(view: View) -> list[tuple[Record, Record]]:
    """Each step that AI does at least half of, with each source that it uses."""
    found = []
    for step in view.ordered("step"):
        decision = view.record(decision_id(step.id))
        if decision and decision.get("outcome") in DECIDED and decision.get("mode") in BY_AI:
            uses = (one for one in view.all("source_use") if one.get("step") == step.id)
            found += [(step, source) for one in uses if (source := view.record(one.text("source")))]
    return found
