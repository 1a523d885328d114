"""The plan: what a workshop leaves with. The page and the report both read this.

Everything in it comes from a view, so it says no more than its reader may see; of marks it says nothing. Every item
carries the id of its record and the steps it comes from.
"""

import msgspec

from server.domain.flow_rules import caveats
from server.domain.marking_rules import thin_marks
from server.domain.plan.change_lines import LineGroup, NoChangeLine, change_groups, no_change_lines
from server.domain.plan.consequences import Week, weeks
from server.domain.plan.control import Control, control
from server.domain.plan.estimates import Estimates, estimates
from server.domain.plan.flow_comparison import FlowComparison, flow_comparison
from server.domain.plan.front_page import FrontPage, front_page
from server.domain.plan.open_points import (
    Action,
    Missing,
    Objection,
    Parked,
    Pin,
    actions,
    missing,
    objections,
    parked,
    pins,
)
from server.domain.plan.pulse_results import PulseResult, pulse_results
from server.domain.plan.step_decisions import StepDecision, step_decisions
from server.domain.plan.trials import Trials, trials
from server.domain.plan.weak_inputs import WeakInput, weak_inputs
from server.domain.wording import Wording
from server.domain.workshop import View


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Page one, the one table of changes, and what stands behind both."""

    front: FrontPage
    groups: list[LineGroup]
    weeks: list[Week]
    """What is in the week of a role, today and afterwards."""
    no_change: list[NoChangeLine]
    objections: list[Objection]
    actions: list[Action]
    decisions: list[StepDecision]
    parked: list[Parked]
    pins: list[Pin]
    flow: FlowComparison
    weak: list[WeakInput]
    control: Control
    """Who keeps control where AI takes part."""
    trials: Trials
    """What is tried first, and what could go wrong."""
    pulses: list[PulseResult]
    """How safe it was to speak, as people answered without their names."""
    estimates: Estimates
    """The hours that the plan releases."""
    caveats: list[str]
    """How far to trust the figures, in sentences; none where there is nothing to say."""
    missing: list[Missing]
    """What the plan still needs before it is final."""


def plan(view: View) -> Plan:
    """The plan of a view."""
    words = Wording(view)
    return Plan(
        front=front_page(words),
        groups=change_groups(words),
        weeks=weeks(words),
        no_change=no_change_lines(words),
        objections=objections(words),
        actions=actions(words),
        decisions=step_decisions(words),
        parked=parked(words),
        pins=pins(words),
        flow=flow_comparison(words),
        weak=weak_inputs(words),
        control=control(words),
        trials=trials(words),
        pulses=pulse_results(view),
        estimates=estimates(words),
        caveats=[*caveats(view), *thin_marks(view)],
        missing=missing(words),
    )
