"""Who may edit what in which phase: one table, read where an edit is decided.

Facilitators may edit everything until the plan is final. What a procedure sets is edited by nobody.
"""

from collections.abc import Callable
from typing import NamedTuple

from server.domain.compartment import BEFORE
from server.domain.messages import Asking, Refused
from server.domain.phases import IN_AGENDA
from server.domain.prework import OWN, TOPICS, topics_of
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.records.modes import CHECKS, decision_id
from server.domain.workshop import Workshop

Who = Callable[[Workshop, str, Record], bool]


def anyone(workshop: Workshop, person: str, record: Record) -> bool:
    return bool(workshop.function_of(person))


def own_record(workshop: Workshop, person: str, record: Record) -> bool:
    return record.by == person


def changed_last(workshop: Workshop, person: str, record: Record) -> bool:
    """Whoever made the latest change of a record: they may take back what put it out of their own reach."""
    return record.changed_by == person


def own_lane(workshop: Workshop, person: str, record: Record) -> bool:
    return _owner_of(workshop, record.id, record) == workshop.function_of(person) != ""


def own_step(workshop: Workshop, person: str, record: Record) -> bool:
    return _owner_of(workshop, record.text("step")) == workshop.function_of(person) != ""


def touches_own_lane(workshop: Workshop, person: str, record: Record) -> bool:
    ends = {_owner_of(workshop, record.text(end)) for end in ("from_step", "to_step")}
    return workshop.function_of(person) in ends - {""}


def receiver(workshop: Workshop, person: str, record: Record) -> bool:
    return _owner_of(workshop, record.text("to_step")) == workshop.function_of(person) != ""


def accountable(workshop: Workshop, person: str, record: Record) -> bool:
    return record.text("accountable") == person


def holder(workshop: Workshop, person: str, record: Record) -> bool:
    return record.text("function") == workshop.function_of(person) != ""


def owner(workshop: Workshop, person: str, record: Record) -> bool:
    return person in (record.text("owner"), record.text("co_owner"))


def flow_owner(workshop: Workshop, person: str, record: Record) -> bool:
    """The person whose name the purpose gives as flow owner; they complete the plan after the workshop."""
    found, purpose = workshop.person(person), workshop.record("purpose")
    return bool(found and purpose and found.name.casefold() == purpose.text("flow_owner").strip().casefold())


def answers_for(workshop: Workshop, person: str, record: Record) -> bool:
    """Who is accountable for the decision on the step that a record is about."""
    decision = workshop.record(decision_id(record.text("step")))
    return bool(decision and accountable(workshop, person, decision))


def leads(workshop: Workshop, person: str, record: Record) -> bool:
    """Who leads a pilot, or the pilot that a sign of success is about."""
    pilot = workshop.record(record.text("pilot")) or record
    return person in (pilot.text("lead"), pilot.text("co_lead"))


def knows_the_work(workshop: Workshop, person: str, record: Record) -> bool:
    """Who knows how often a step is done and how long it takes, or what AI can do in it: by what their function fills
    in before the day."""
    function = workshop.record(workshop.function_of(person))
    return bool(function and function.get("prepares") in ("volumes", "sources"))


def prepares(workshop: Workshop, person: str, record: Record) -> bool:
    """Who fills in before the day what their function knows: its own record, and those of its topic."""
    found = workshop.person(person)
    function = workshop.record(found.function) if found and found.role == "preparer" else None
    kinds = {topic.kind for topic in topics_of(function)} if function else set()
    return bool(function and (record.id == function.id or record.kind in kinds))


def prepares_own(workshop: Workshop, person: str, record: Record) -> bool:
    """The same, of what they add themselves."""
    return prepares(workshop, person, record) and record.by == person


def _owner_of(workshop: Workshop, step: str, known: Record | None = None) -> str:
    record = known or workshop.record(step)
    return record.text("owner") if record else ""


class Rule(NamedTuple):
    """In this phase, these people may do these acts on this kind; on all its fields, or on these alone."""

    phase: str
    kind: str
    acts: tuple[str, ...]
    who: Who
    fields: tuple[str, ...] = ()


ALL = ("add", "set", "remove")
CHANGE_KINDS = (*(kind.wire for kind in CHANGES), "role_week", "no_change")

TRIED = ("pilot", "criterion", "concern", "risk")
"""What is tried first, and what could go wrong."""

LEARNED = ("learning", "scale_gate")
"""What a check leaves besides how far the lines are."""

EVIDENCE = ("stronger_alone", "evidence")
OVERSIGHT = ("overseer", *CHECKS)
BEFORE_A_PILOT: tuple[tuple[str, tuple[Who, ...]], ...] = (
    ("boundary", (flow_owner, answers_for, knows_the_work)),
    ("decision_right", (flow_owner, answers_for)),
    ("digital_worker", (flow_owner, knows_the_work)),
    ("value_case", (flow_owner, knows_the_work)),
    ("pilot", (flow_owner, leads)),
    ("criterion", (flow_owner, leads)),
    ("readiness", (flow_owner, holder)),
)
"""Kind → who may edit it after the room, also when the plan is final: it has to be there when a pilot starts."""
AFTERWARDS = ("closed", "final")

KNOWN_LATER: tuple[tuple[str, Who, tuple[str, ...]], ...] = (
    ("step", own_lane, ("performer", "question", "answers", "lead_hours")),
    ("handoff", receiver, ("wait_hours",)),
    ("source", own_lane, ("steward", "refresh")),
    ("concern", owner, ("due", "response")),
    ("risk", owner, ("early_sign", "response", "due", "test")),
    ("issue", owner, ("dimension", "frequency", "root_cause", "answer")),
)
"""What the function or the person whose thing it is may say of it after the room, until the plan is final."""
FOR_A_PILOT: tuple[tuple[str, tuple[Who, ...], tuple[str, ...]], ...] = (
    ("step", (flow_owner, own_lane, knows_the_work), ("ai_option",)),
    ("handoff", (flow_owner, receiver), ("acceptance", "sign_off")),
    ("metric_change", (flow_owner, owner), ("baseline", "baseline_of")),
    ("role_change", (flow_owner, owner), ("skills", "trust", "clarity")),
    ("capability_change", (flow_owner, owner), ("delivery", "practised_in", "level_today", "level_wanted")),
    ("incentive_change", (flow_owner, owner), ("aligned", "controllable", "others_share", "gaming_risk")),
)
"""Fields that a pilot needs, of things that are fixed otherwise: they may still be said when the plan is final."""

NEW_STEP = ("name", "owner", "order", "part", "is_new")
"""What is said of a step that comes with the redesign."""

ALL_TOPICS = [one for topics in TOPICS.values() for one in topics]

TABLE: tuple[Rule, ...] = (
    *(Rule(phase, "function", ("set",), prepares, OWN) for phase in BEFORE),
    *(Rule(phase, one.kind, ("set",), prepares, one.fields) for phase in BEFORE for one in ALL_TOPICS),
    *(Rule(phase, one.kind, ALL, prepares_own) for phase in BEFORE for one in ALL_TOPICS if one.may_add),
    *(Rule("check", kind, ("set",), owner) for kind in (*CHANGE_KINDS, "action")),
    *(Rule("check", kind, ALL, anyone) for kind in LEARNED),
    *(Rule(phase, kind, ALL, flow_owner) for phase in AFTERWARDS for kind in LEARNED),
    Rule("map", "step", ALL, own_lane),
    Rule("map", "step", ("set", "remove"), own_record),
    Rule("map", "step", ("set",), changed_last, ("owner",)),
    Rule("map", "handoff", ALL, touches_own_lane),
    Rule("map", "description", ALL, holder, ("step", "function", "name", "text")),
    *(Rule(phase, "description", ("set",), own_step, ("outcome",)) for phase in ("map", "sources")),
    Rule("map", "source", ("add",), anyone),
    Rule("map", "source_use", ALL, own_step),
    Rule("map", "issue", ("add",), anyone),
    Rule("map", "issue", ("set", "remove"), own_record),
    Rule("sources", "handoff", ("set",), receiver, ("usable",)),
    Rule("sources", "source", ("add",), anyone),
    Rule("sources", "source", ("set",), own_record),
    Rule("sources", "source", ("set",), anyone, ("generated_at",)),
    Rule("sources", "source_use", ALL, own_step),
    Rule("sources", "issue", ("add",), anyone),
    Rule("sources", "issue", ("set", "remove"), own_record),
    *(Rule(phase, "issue", ("set",), anyone, ("answer", "owner")) for phase in ("map", "sources", "redesign")),
    Rule("talk", "decision", ("set",), accountable, ("mode", "why", "unless", "control", *EVIDENCE)),
    Rule("talk", "dissent", ALL, holder),
    Rule("redesign", "decision", ("set",), accountable, ("why", "unless", "control")),
    Rule("redesign", "boundary", ALL, anyone),
    Rule("redesign", "step", ("add",), anyone, NEW_STEP),
    Rule("redesign", "step", ("set", "remove"), own_record, NEW_STEP),
    Rule("redesign", "step", ("set",), anyone, ("minutes_planned", "lead_hours_planned")),
    Rule("redesign", "handoff", ("add",), anyone, ("from_step", "to_step")),
    Rule("redesign", "handoff", ("remove",), own_record),
    Rule("redesign", "handoff", ("set",), anyone, ("usable_planned", "wait_hours_planned")),
    Rule("redesign", "group", ("set",), anyone, ("typist", "people")),
    *(Rule("redesign", kind, ALL, anyone) for kind in CHANGE_KINDS),
    Rule("redesign", "objection", ("add",), anyone),
    Rule("redesign", "objection", ("set", "remove"), own_record, ("text",)),
    *(Rule(phase, "objection", ("set",), anyone, ("answer",)) for phase in ("redesign", "commit")),
    *(Rule("commit", kind, ALL, anyone) for kind in CHANGE_KINDS),
    *(Rule(phase, kind, ALL, anyone) for phase in ("redesign", "commit") for kind in TRIED),
    Rule("commit", "ask", ALL, anyone),
    Rule("commit", "dissent", ("set",), holder),
    Rule("agree", "dissent", ("set",), holder),
    *(Rule("agree", kind, ("set",), owner) for kind in CHANGE_KINDS),
    *(Rule("closed", kind, ("set",), owner) for kind in (*CHANGE_KINDS, "action")),
    *(Rule("closed", kind, ALL, flow_owner) for kind in (*CHANGE_KINDS, *TRIED, "action", "ask", "parked_item")),
    *(
        Rule("closed", kind, ("set",), flow_owner)
        for kind in ("purpose", "step", "handoff", "source", "issue", "decision")
    ),
    *(Rule(phase, kind, ALL, who) for phase in AFTERWARDS for kind, some in BEFORE_A_PILOT for who in some),
    *(
        Rule(phase, "decision", ("set",), who, (*EVIDENCE, *OVERSIGHT))
        for phase in AFTERWARDS
        for who in (flow_owner, accountable)
    ),
    *(Rule("closed", kind, ("set",), who, fields) for kind, who, fields in KNOWN_LATER),
    *(
        Rule(phase, kind, ("set",), who, fields)
        for phase in AFTERWARDS
        for kind, some, fields in FOR_A_PILOT
        for who in some
    ),
    Rule("final", "action", ("add",), flow_owner),
    *(Rule(phase, "parked_item", ("add",), anyone) for phase in IN_AGENDA),
    *(Rule(phase, "parked_item", ("set", "remove"), own_record) for phase in IN_AGENDA),
)

ON_THE_MAP = ("step", "handoff", "source", "source_use", "issue", "description")
LOCKS: dict[str, frozenset[str]] = {"map": frozenset(ON_THE_MAP), "all": frozenset(KINDS) - {"parked_item"}}
"""What a lock closes to participants. What somebody wants to say later can be parked all the same."""
LOCKED: dict[str, str] = {"map": "the map", "all": "all pages"}
"""The same as the room reads it."""

ONE_PER_WORKSHOP = ("purpose",)
MADE_BY_PROCEDURE = ("decision", "status_note")


class Wish(NamedTuple):
    """What somebody would do: an act, on a record, to these of its fields."""

    act: str
    record: Record
    fields: frozenset[str] = frozenset()


def refuse_unless_allowed(workshop: Workshop, asking: Asking, wish: Wish) -> None:
    """Refuses what the table gives to nobody like the one who asks."""
    kind = KINDS[wish.record.kind]
    if kind.wire in ONE_PER_WORKSHOP + MADE_BY_PROCEDURE and wish.act != "set":
        raise Refused("not_by_edit", f"A {kind.singular.lower()} cannot be added or removed by hand.")
    if any(kind.fields[name].by_procedure for name in wish.fields):
        raise Refused("not_by_edit", "This is set by a button of its own, not by editing.")
    described = (kind.fields[name] for name in wish.fields)
    if any(one.fixed_at_start and wish.record.get(one.name) for one in described) and has_begun(workshop):
        raise Refused("fixed", "This was fixed when the workshop began, so that nobody decides how afterwards.")
    if workshop.agenda.status == "final" and not still_open(wish):
        raise Refused("final", "The plan is final. Ask the facilitator to reopen it.")
    if workshop.is_facilitator(asking.by):
        return
    if not allowed(workshop, asking.by, wish):
        raise Refused("not_yours", why_not(workshop, kind.wire, wish.act))
    refuse_while_locked(workshop, asking, kind.wire)


def refuse_while_locked(workshop: Workshop, asking: Asking, kind: str) -> None:
    """Refuses a participant's change of a kind of record that a facilitator has locked."""
    lock = workshop.lock()
    if not lock or kind not in LOCKS[lock] or workshop.is_facilitator(asking.by):
        return
    host = workshop.person(workshop.everyone.attention.locked_by)
    raise Refused("locked", f"{host.name if host else 'The facilitator'} has locked {LOCKED[lock]} while we talk.")


def has_begun(workshop: Workshop) -> bool:
    return workshop.agenda.status not in BEFORE


def still_open(wish: Wish) -> bool:
    """Whether somebody may do this though the plan is final: what has to be there before a pilot."""
    return any(rule.phase == "final" and covers(rule, wish) for rule in TABLE)


def covers(rule: Rule, wish: Wish) -> bool:
    """Whether a rule is about this act, on these fields, whoever asks."""
    return (
        rule.kind == wish.record.kind and wish.act in rule.acts and (not rule.fields or wish.fields <= set(rule.fields))
    )


def allowed(workshop: Workshop, person: str, wish: Wish) -> bool:
    """Whether some rule of the table lets this person do this now."""
    phase = workshop.phase()
    return any(rule.phase == phase and covers(rule, wish) and rule.who(workshop, person, wish.record) for rule in TABLE)


def why_not(workshop: Workshop, kind: str, act: str) -> str:
    """What to tell somebody whom the table does not let."""
    plural = KINDS[kind].plural.lower()
    phases = {rule.phase for rule in TABLE if rule.kind == kind and act in rule.acts}
    if workshop.phase() in phases:
        return f"You can change {plural} of your own function. Ask the facilitator for the others."
    return f"The room does not work on {plural} right now. Tell the facilitator, or park it."
