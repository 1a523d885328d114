"""Completeness: what is still missing, and at which gate it matters.

One function per rule, numbered as in the method's catalogue; `AT` says at which gate a rule blocks for which length
of agenda. Step rules look at the steps under redesign. A finding never refuses an edit; a gate refuses to open while
a rule that blocks there has findings.
"""

from collections.abc import Callable, Iterator

import msgspec

from server.domain.change_rules import CHANGE_AT, CHANGE_RULES
from server.domain.coverage import answers, under_redesign
from server.domain.finding import Finding, Gates, Rule, gate_of, is_empty, lacking, undropped
from server.domain.flow_rules import FLOW_AT, FLOW_RULES
from server.domain.marking_rules import MARKING_AT, MARKING_RULES
from server.domain.messages import Refused
from server.domain.overview import overview
from server.domain.pilot_rules import PILOT_AT, PILOT_RULES
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.trial_rules import TRIAL_AT, TRIAL_RULES
from server.domain.wording import Wording
from server.domain.workshop import View

CHANGE_KINDS = tuple(kind.wire for kind in CHANGES)
NOT_HERE = ("absent", "expected", "preparer")


AT: dict[str, Gates] = {
    "C01": ("start", "start", "start"),
    "C01W": ("warns", "warns", "warns"),
    "C03": ("warns", "warns", "warns"),
    "C07": ("close", "close", "close"),
    "C08": ("close", "close", "close"),
    "C09": ("close", "close", "close"),
    "C09F": ("final", "final", "final"),
    "C10": ("close", "close", "close"),
    "C10F": ("final", "final", "final"),
    "C16": ("warns", "warns", "warns"),
    "C17": ("close", "close", "close"),
    "C17F": ("final", "final", "final"),
    "C21": ("warns", "warns", "close"),
    "C27": ("close", "close", "close"),
    "C31": ("close", "close", "close"),
    "C31F": ("final", "final", "final"),
    "C32": ("close", "close", "close"),
    "C33": ("warns", "warns", "warns"),
    "C35": ("close", "close", "close"),
    "C40": ("close", "close", "close"),
    "C40F": ("final", "final", "final"),
    "C41": ("warns", "warns", "close"),
    "C43": ("warns", "warns", "warns"),
    "C42F": ("final", "final", "final"),
    **CHANGE_AT,
    **FLOW_AT,
    **MARKING_AT,
    **PILOT_AT,
    **TRIAL_AT,
}
"""Rule → where it blocks in 90 minutes, in three hours, in a day. F marks the part that is due by final, W one that
only warns."""

IN_THE_ROOM = ("C32",)
"""What only the room together can say: once the workshop is closed it holds nothing back, as nobody could mend it."""

RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    def keep(one: Rule) -> Rule:
        RULES[name] = one
        return one

    return keep


def findings(view: View) -> list[Finding]:
    """Everything that is missing now, in the order of the rules."""
    over = view.everyone.agenda.status in ("closed", "final")
    asked = (name for name in RULES if not (over and name in IN_THE_ROOM))
    gates = {name: gate for name in asked if (gate := gate_of(view, AT[name]))}
    return [msgspec.structs.replace(one, gate=gate) for name, gate in gates.items() for one in RULES[name](view)]


def holding(view: View, gate: str) -> list[Finding]:
    """The findings that hold a gate shut. The final gate also needs what closing needed."""
    gates = ("close", "final") if gate == "final" else (gate,)
    return [finding for finding in findings(view) if finding.gate in gates]


def refuse_shut(gate: str, missing: list[Finding]) -> None:
    """Refuses to open a gate, and says what is missing; does nothing when nothing is."""
    if missing:
        many = f"{len(missing)} things are" if len(missing) > 1 else "One thing is"
        details: dict[str, object] = {"gate": gate, "missing": [finding.text for finding in missing]}
        raise Refused("incomplete", f"{many} still missing: {missing[0].text}.", details)


def _decision(view: View, step: str) -> Record | None:
    return view.record(f"decision-{step}")


def _lines(view: View) -> list[Record]:
    return undropped(view, *CHANGE_KINDS)


@rule("C01")
def purpose_is_said(view: View) -> Iterator[Finding]:
    """Decision question, end event, sponsor, and what the room may decide."""
    purpose = view.purpose()
    for name in ("decision_question", "end_event", "sponsor", "room_may_decide"):
        if is_empty(purpose, name):
            yield Finding("C01", f"{KINDS['purpose'].fields[name].label} is not said yet", "purpose", name)


@rule("C01W")
def the_flow_owner_is_known(view: View) -> Iterator[Finding]:
    """Whoever owns the flow is among the people by that name, and so may complete the plan."""
    wanted = view.purpose().text("flow_owner").strip()
    names = {one.name.casefold() for one in view.everyone.people.values() if not one.removed}
    if wanted and wanted.casefold() not in names:
        text = f"Nobody here is called “{wanted}”, who would complete the plan"
        yield Finding("C01W", text, "purpose", "flow_owner")


@rule("C03")
def every_function_is_here(view: View) -> Iterator[Finding]:
    """Every function that owns a step has somebody in the room."""
    here = {one.function for one in view.everyone.people.values() if not one.removed and one.role not in NOT_HERE}
    owning = {step.text("owner") for step in view.all("step")}
    for function in view.ordered("function"):
        if function.id in owning - here:
            yield Finding("C03", f"Nobody from {function.text('name')} is here", function.id)


@rule("C07")
def every_marked_step_has_an_outcome(view: View) -> Iterator[Finding]:
    """Decided, later, kept as is, or parked."""
    for step in view.ordered("step"):
        if step.id in view.everyone.rounds and step.get("focus") not in ("later", "as_is"):
            decision = _decision(view, step.id)
            if not decision or decision.get("outcome") not in ("decided", "aligned", "parked"):
                yield Finding("C07", f"{step.text('name')}: decide, park, or leave for later", step.id, "focus")


@rule("C08")
def dissent_is_kept(view: View) -> Iterator[Finding]:
    """A step decided while functions are far apart keeps the dissent, confirmed by its holder."""
    for dissent in view.all("dissent"):
        if not dissent.get("confirmed"):
            step, function = view.record(dissent.text("step")), view.record(dissent.text("function"))
            if step and function:
                text = f"{function.text('name')} confirms its words on {step.text('name')}"
                yield Finding("C08", text, dissent.id, "confirmed")
    found = overview(view)
    for step in under_redesign(view):
        decision = _decision(view, step.id)
        held = any(one.get("step") == step.id for one in view.all("dissent"))
        if step.id in found.talk and decision and decision.get("outcome") == "decided" and not held:
            yield Finding("C08", f"{step.text('name')}: whose dissent do we keep?", step.id)


@rule("C09")
def role_capability_incentive_are_answered(view: View) -> Iterator[Finding]:
    """Each step under redesign has a role, a capability and an incentive line, or says why none."""
    for step in under_redesign(view):
        open_kinds = [about for about in ("role", "capability", "incentive") if about not in answers(view, step.id)]
        if open_kinds:
            yield Finding("C09", f"{step.text('name')}: {', '.join(open_kinds)} not answered", step.id)


@rule("C09F")
def unknowns_have_a_name_and_a_day(view: View) -> Iterator[Finding]:
    """Every "don't know yet" says who finds out by when."""
    for answer in view.all("no_change"):
        if answer.get("answer") == "not_known":
            yield from lacking(view, answer, ("owner", "due"), "C09F")


@rule("C10")
def lines_have_two_owners(view: View) -> Iterator[Finding]:
    """Owner, and co-owner of another function."""
    for line in _lines(view):
        yield from lacking(view, line, ("owner", "co_owner"), "C10")
        one, other = (view.function_of(line.text(name)) for name in ("owner", "co_owner"))
        if one and one == other:
            yield Finding("C10", f"{Wording(view).title(line)}: co-owner from another function", line.id, "co_owner")


@rule("C10F")
def lines_have_a_day_and_a_measure(view: View) -> Iterator[Finding]:
    """Due, and how we will see it."""
    for line in _lines(view):
        yield from lacking(view, line, ("due", "measure"), "C10F")


@rule("C16")
def no_function_owns_over_half(view: View) -> Iterator[Finding]:
    """One function that owns over half of the plan makes it that function's plan."""
    owners = [view.function_of(line.text("owner")) for line in _lines(view)]
    for function in view.ordered("function"):
        if len(owners) > 3 and owners.count(function.id) * 2 > len(owners):
            yield Finding("C16", f"{function.text('name')} owns over half of the plan", function.id)


@rule("C17")
def one_metric_is_held_together(view: View) -> Iterator[Finding]:
    """One joint metric: a name, two functions, a direction."""
    metrics = undropped(view, "metric_change")
    if not any(len(one.list("functions")) == 2 and not is_empty(one, "direction") for one in metrics):
        yield Finding("C17", "One metric that two functions hold together")


@rule("C17F")
def metrics_have_targets(view: View) -> Iterator[Finding]:
    """Unit, target, date."""
    for metric in undropped(view, "metric_change"):
        yield from lacking(view, metric, ("unit", "target", "target_on"), "C17F")


@rule("C21")
def incentives_say_both_sides(view: View) -> Iterator[Finding]:
    """What is rewarded today, and what should be."""
    for line in undropped(view, "incentive_change"):
        yield from lacking(view, line, ("rewarded_today", "should_be"), "C21")


@rule("C27")
def one_person_is_accountable(view: View) -> Iterator[Finding]:
    """Each decision on a step under redesign has one accountable person."""
    for step in under_redesign(view):
        decision = _decision(view, step.id)
        if decision and decision.get("outcome") != "parked" and is_empty(decision, "accountable"):
            yield Finding("C27", f"{step.text('name')}: who is accountable?", decision.id, "accountable")


def _unanswered(view: View, absent: bool, rule: str) -> Iterator[Finding]:
    for line in _lines(view):
        owner = view.person(line.text("owner"))
        if owner and (owner.role in NOT_HERE) == absent and line.get("answer") != "taken":
            yield Finding(rule, f"{owner.name} has not taken: {Wording(view).title(line)}", line.id, "answer")


@rule("C31")
def present_owners_answered(view: View) -> Iterator[Finding]:
    """Owners who are here took their lines."""
    yield from _unanswered(view, absent=False, rule="C31")


@rule("C31F")
def absent_owners_answered(view: View) -> Iterator[Finding]:
    """Owners who were not here answered; page 1 names those who did not."""
    yield from _unanswered(view, absent=True, rule="C31F")


@rule("C32")
def the_package_is_graded(view: View) -> Iterator[Finding]:
    """Everybody's grade for the package was shown."""
    if not view.everyone.grades:
        yield Finding("C32", "The room has not graded the package")


@rule("C33")
def parked_items_come_back(view: View) -> Iterator[Finding]:
    """Parked items and parked steps have an owner and a day."""
    for item in view.all("parked_item"):
        yield from lacking(view, item, ("owner", "revisit_on"), "C33")
    for decision in view.all("decision"):
        if decision.get("outcome") == "parked":
            yield from lacking(view, decision, ("parked_with", "review_on"), "C33")


@rule("C35")
def the_day_30_check_is_set(view: View) -> Iterator[Finding]:
    """A day, and who chairs."""
    purpose = view.purpose()
    texts = {"check_on": "The day-30 check has no day yet", "check_chair": "Nobody chairs the day-30 check yet"}
    for name, text in texts.items():
        if is_empty(purpose, name):
            yield Finding("C35", text, purpose.id, name)


@rule("C40")
def lines_say_whose_yes(view: View) -> Iterator[Finding]:
    """Every line says whose yes it needs; "not known yet" counts."""
    for line in _lines(view):
        if line.kind != "metric_change":
            yield from lacking(view, line, ("whose_yes",), "C40")


@rule("C40F")
def yeses_have_names(view: View) -> Iterator[Finding]:
    """A line that needs somebody else's yes says whose, and who asks."""
    for line in _lines(view):
        if line.get("whose_yes") == "someone_else":
            yield from lacking(view, line, ("yes_from", "yes_asked_by"), "C40F")


@rule("C41")
def lines_have_a_first_step(view: View) -> Iterator[Finding]:
    """A first step within 14 days."""
    for line in _lines(view):
        yield from lacking(view, line, ("first_step",), "C41")


@rule("C42F")
def staff_are_told(view: View) -> Iterator[Finding]:
    """When a role loses work: what we tell the people concerned, who, and when."""
    if any(line.get("hours_delta") == "less" for line in view.all("role_change")):
        yield from lacking(view, view.purpose(), ("tell_message", "tell_by", "tell_on"), "C42F")


@rule("C43")
def a_check_hears_of_every_line(view: View) -> Iterator[Finding]:
    """In a workshop that follows up another: how far each line is that was carried over."""
    if not view.everyone.about.follows:
        return
    # What was carried over came with the workshop: nobody in it added it.
    said = {note.text("line") for note in view.all("status_note") if note.by}
    for line in _lines(view):
        if not line.by and line.id not in said:
            yield Finding("C43", f"{Wording(view).title(line)}: how far is it?", line.id, "status")


RULES = dict(sorted((RULES | CHANGE_RULES | FLOW_RULES | MARKING_RULES | PILOT_RULES | TRIAL_RULES).items()))
