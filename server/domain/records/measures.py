"""Outcome metrics to choose from, and what is rewarded today."""

from server.domain.record import Choice, Flag, Kind, Ref, Refs, Text

METRIC_KINDS = {"technical": "Technical", "human": "Human"}
DIMENSIONS = {
    "outcome": "Outcome",
    "quality": "Quality",
    "speed": "Speed",
    "cost": "Cost",
    "risk": "Risk",
    "system_performance": "System performance",
    "adoption": "Adoption",
    "employee_experience": "Employee experience",
    "skill_progress": "Skill progress",
    "way_of_working": "Way of working",
    "trust": "Trust",
}


class MetricOption(Kind):
    """A metric the template suggests; picked in the room, never invented there."""

    singular = "Metric to choose"
    plural = "Metrics to choose from"
    needs = ("name",)

    name = Text("Metric", longest=80, asked="before")
    kind = Choice("Kind", asked="before", options=METRIC_KINDS)
    dimension = Choice("Dimension", asked="before", options=DIMENSIONS)
    baseline = Text("Where it stands today", longest=60, asked="before", help="The value, and of which month or year")
    definition = Text("Definition", longest=240, asked="before")
    unit = Text("Unit", longest=30, asked="before")
    direction = Choice(
        "Should go",
        asked="before",
        options={
            "increase": "Up",
            "decrease": "Down",
            "keep_within_range": "Hold within a range",
        },
    )
    functions = Refs("Held by two functions", kinds=("function",), most=2, asked="before")
    guardrail = Flag("Guardrail", asked="before")
    long_term = Flag("Long term", asked="before")


class CurrentIncentive(Kind):
    """What a role is rewarded for today, so that the room need not guess. Roles, never people."""

    singular = "Current incentive"
    plural = "Current incentives"
    needs = ("role",)

    role = Text("Which role?", longest=80, asked="before", help="A role, never a person")
    function = Ref("Of which function?", kinds=("function",), asked="before")
    rewarded_today = Text("Rewarded today for", longest=200, asked="before", help="Bonus, targets, praise, time")
