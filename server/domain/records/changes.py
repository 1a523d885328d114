"""The lines of the plan that every step answers for, roles, capabilities, incentives and metrics; and what stays."""

from server.domain.record import Choice, Day, Flag, Kind, Number, Ref, Refs, Text, Texts
from server.domain.records.change import WHOSE_YES, Change
from server.domain.records.measures import DIMENSIONS, METRIC_KINDS
from server.domain.records.wider_changes import CADENCE, Development, Governance, HandoffContract, MandateChange

HORIZONS = {"immediate": "Within 90 days", "long_term": "Later than 90 days"}
CHECKED = {"yes": "Yes", "no": "No"}


def of_five(label: str) -> Number:
    """How far something is so for a role, before a pilot: 1 not at all, 5 fully."""
    return Number(label, least=1, most=5, asked="after", needed_by="pilot", help="1 not at all, 5 fully")


class RoleChange(Change):
    """Who does what differently."""

    singular = "Role change"
    plural = "Role changes"
    needs = ("role",)
    about = "role"
    label = "Role"
    section = "Roles"
    of_every_step = True

    role = Text("Which role?", longest=80, help="Roles lose or gain work, never people")
    becomes = Text(
        "From what to what?",
        longest=200,
        help="From collecting numbers to judging exceptions",
    )
    type = Choice(
        "What changes",
        asked="after",
        options={
            "task_removed": "Task removed",
            "task_added": "Task added",
            "judgment_raised": "More judgment",
            "decision_right_moved": "Decision right moved",
            "oversight_added": "Oversight added",
            "new_role": "New role",
            "role_merged": "Roles merged",
            "level_change": "Level changes",
            "no_longer_needed": "No longer needed",
        },
    )
    sign = Text("Sign that it works", longest=140, asked="after")
    function = Ref("Of which function?", kinds=("function",), asked="after")
    people_affected = Number("People affected", asked="after", help="How many people hold this role")
    hours_delta = Choice(
        "Work for this role",
        asked="after",
        options={"less": "Less work", "more": "More work", "same": "About the same"},
    )
    grading = Choice(
        "Job description and grade",
        asked="after",
        options={
            "none": "Nothing changes",
            "description_update": "New description",
            "grade_review": "Grade to be reviewed",
            "new_role": "A new role",
            "retire_role": "The role ends",
        },
    )
    consultation = Choice(
        "Somebody has to be consulted first",
        asked="after",
        options={"yes": "Yes", "no": "No", "unknown": "Not known yet"},
    )
    side_effect = Text("What it does to the people who hold it", longest=200, asked="after")
    mitigation = Text("What we do about that", longest=200, asked="after")
    skills = of_five("They have the skills")
    trust = of_five("They trust it")
    clarity = of_five("They know what is expected")


class CapabilityChange(Change):
    """What people must be able to do."""

    singular = "Capability change"
    plural = "Capability changes"
    needs = ("capability",)
    about = "capability"
    label = "Capability"
    section = "Capabilities"
    of_every_step = True

    capability = Text("What must people be able to do?", longest=140)
    who = Text("Who?", longest=80, help="Roles")
    type = Choice(
        "Kind",
        asked="after",
        options={
            "skill": "Skill",
            "knowledge": "Knowledge",
            "tool_proficiency": "Tool proficiency",
            "judgment": "Judgment",
            "behaviour": "Behaviour",
        },
    )
    level_today = Number("Level today", most=5, asked="after", help="0 none, 5 teaches others")
    level_wanted = Number("Level wanted", most=5, asked="after", help="0 none, 5 teaches others")
    people = Number("How many people", asked="after")
    delivery = Choice(
        "Learned mainly through",
        asked="after",
        options={
            "work_embedded": "The work itself",
            "on_demand": "Help at the moment of need",
            "performance_support": "A guide beside the work",
            "coaching": "Coaching",
            "cross_training": "Training by another function",
            "rotation": "Time in another function",
            "peer_content": "What colleagues wrote",
            "course": "A course",
            "hire": "Hiring",
            "partner": "A partner",
        },
    )
    practised_in = Ref("Practised in step", kinds=("step",), asked="after")
    proof = Text("Proof", longest=140, asked="after")
    hours_per_person = Number("Hours a person", unit="hours", asked="after", whole=False)


class IncentiveChange(Change):
    """What is rewarded today, and what should be."""

    singular = "Incentive change"
    plural = "Incentive changes"
    needs = ("rewarded_today",)
    about = "incentive"
    label = "Incentive"
    section = "Incentives"
    of_every_step = True

    rewarded_today = Text("What is rewarded today?", longest=140)
    should_be = Text("What should be?", longest=140)
    role = Text("Whose incentive?", longest=80, asked="after", help="A role, never a person")
    unwanted = Text("What that does today", longest=200, asked="after", help="The behaviour nobody wants")
    instrument = Choice(
        "Through",
        asked="after",
        options={
            "commission": "Commission",
            "bonus_target": "Bonus target",
            "team_goal": "Team goal",
            "budget_allocation": "Budget",
            "performance_review": "Performance review",
            "promotion_criteria": "Promotion criteria",
            "career_path": "Career path",
            "recognition": "Recognition",
            "workload_time": "Time",
            "sanction_or_control": "Sanction or control",
        },
    )
    act = Choice(
        "What happens to it",
        asked="after",
        options={
            "add": "Added",
            "remove": "Removed",
            "reweight": "Given another weight",
            "redefine": "Redefined",
            "pause": "Paused",
            "share_across_functions": "Shared by two functions",
        },
    )
    metric = Ref("Measured by", kinds=("metric_change",), asked="after")
    aligned = Choice("It pulls the same way as the plan", asked="after", needed_by="pilot", options=CHECKED)
    controllable = Choice("Those rewarded can influence it", asked="after", needed_by="pilot", options=CHECKED)
    others_share = Choice("It is fair where others share the result", asked="after", needed_by="pilot", options=CHECKED)
    gaming_risk = Text("How it could be gamed", longest=200, asked="after")
    visible = Text("Who recognises it, where and when", longest=140, asked="after")


class MetricChange(Change):
    """A metric two functions hold together."""

    singular = "Metric change"
    plural = "Metric changes"
    needs = ("metric",)
    about = "metric"
    label = "Metric"
    section = "Metrics"
    of_every_step = True

    metric = Text("Which metric?", longest=80, help="Pick from the list or name one")
    functions = Refs("Held by two functions", kinds=("function",), most=2, needed_by="close")
    direction = Choice(
        "Should go",
        needed_by="close",
        options={
            "increase": "Up",
            "decrease": "Down",
            "keep_within_range": "Hold within a range",
        },
    )
    owner = Ref("Keeper", kinds=("person",), needed_by="close", help="Who reports it")
    co_owner = Ref(
        "Co-owner",
        kinds=("person",),
        needed_by="close",
        asked="before",
        help="From another function",
    )
    whose_yes = Choice("Whose yes does it need?", options=WHOSE_YES, asked="before", needed_by="close")
    unit = Text("Unit", longest=30, asked="after", needed_by="final")
    target = Number("Target", least=-1_000_000_000, asked="after", needed_by="final", whole=False)
    target_on = Day("Target date", asked="after", needed_by="final")
    baseline = Number("Baseline", least=-1_000_000_000, asked="after", needed_by="pilot", whole=False)
    baseline_of = Text("Baseline of when, from where", longest=80, asked="after")
    definition = Text("Definition", longest=200, asked="after")
    kind = Choice("Kind", asked="after", options=METRIC_KINDS)
    dimension = Choice("Dimension", asked="after", options=DIMENSIONS)
    horizon = Choice("Seen when", asked="after", options=HORIZONS)
    guardrail = Flag("Guardrail", asked="after", help="Must not get worse while the others get better")
    cadence = Choice("How often it is read", asked="after", options=CADENCE)


ABOUT = {kind.about: kind.label for kind in (RoleChange, CapabilityChange, IncentiveChange, MetricChange)}
"""The kinds of change that every step under redesign answers for."""


class NoChange(Kind):
    """Why a step needs no change of one kind. Blank is not the same as none."""

    singular = "No-change answer"
    plural = "No-change answers"
    needs = ("step", "about", "answer")
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",))
    about = Choice("Kind of change", options=ABOUT)
    answer = Choice(
        "Why none?",
        options={
            "already_in_place": "Already in place",
            "covered": "Covered by another line",
            "not_affected": "Not affected",
            "decided_elsewhere": "Decided elsewhere",
            "not_known": "Don't know yet",
        },
    )
    owner = Ref("Who finds out?", kinds=("person",), needed_by="final")
    due = Day("By when", needed_by="final")
    text = Text("In a few words", longest=140, asked="after")
    group = Ref("From group", kinds=("group",), asked="after", by_procedure=True)


class Objection(Kind):
    """What another group sees that would not work on a step, read in the cross round; or the harm that a function saw
    when the room was asked for its consent."""

    singular = "Objection"
    plural = "Objections"
    needs = ("step", "text")
    belongs_to = ("step",)

    step = Ref("On step", kinds=("step",))
    text = Text("What would not work?", longest=200, help="One sentence")
    answer = Text("What the group makes of it", longest=200, asked="after")
    function = Ref("From function", kinds=("function",), asked="after", by_procedure=True)
    group = Ref("From group", kinds=("group",), asked="after", by_procedure=True)


class Ask(Kind):
    """What the room asks for: hours, approvals, budget."""

    singular = "What we ask for"
    plural = "What we ask for"
    needs = ("kind",)

    kind = Choice("What", options={"hours": "Hours", "approval": "Approval", "budget": "Budget"})
    function = Ref("From or for", kinds=("function",))
    amount = Number("How much", unit="hours a week, or an amount", help="Hours a week, or an amount")
    weeks = Number("For how many weeks", most=520, unit="weeks")
    what = Text("For what", longest=140)
    from_whom = Text("Who approves", longest=80, asked="after", needed_by="final")
    by = Day("Wanted by", asked="after", needed_by="final")


class Action(Kind):
    """A smaller task that helps a change, or answers a question left open."""

    singular = "Action"
    plural = "Actions"
    needs = ("title",)
    belongs_to = ("step",)

    title = Text("Action", longest=140)
    step = Ref("About step", kinds=("step",))
    owner = Ref("Owner", kinds=("person",), needed_by="final")
    due = Day("Due", needed_by="final")
    detail = Texts("Details", asked="after")
    status = Choice(
        "Status",
        asked="after",
        options={"open": "Open", "in_progress": "In progress", "done": "Done", "dropped": "Dropped"},
    )


CHANGES: tuple[type[Change], ...] = (
    *(RoleChange, MandateChange, CapabilityChange, Development),
    *(IncentiveChange, MetricChange, HandoffContract, Governance),
)
"""Every kind of line, in the order in which pages and documents show them: what it means for people comes first."""
LABELS = {kind.about: kind.label for kind in CHANGES}
"""What each kind of line is called, in that order."""
