"""Derived values: what follows from the state by formula, computed on the server and sent whole.

Each says which record kinds and parts of the state it reads; it runs again only when one of them changed.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from server.domain.agenda_advice import agenda_advice
from server.domain.compartment import EVERYONE, FACILITATORS
from server.domain.completeness import findings
from server.domain.coverage import coverage
from server.domain.flow_metrics import flow_metrics
from server.domain.heat_map import heat_map
from server.domain.laid_out import laid_out
from server.domain.likeness import alike
from server.domain.messages import Written
from server.domain.next_questions import next_questions
from server.domain.overview import overview
from server.domain.pace import pace
from server.domain.plan.estimates import estimates
from server.domain.prework import TOPICS, prework
from server.domain.progress import progress, progress_by_function
from server.domain.pulses import pulse_progress
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.taint import taint
from server.domain.titles import titles
from server.domain.wording import Wording
from server.domain.workshop import View, Workshop

Present = frozenset[str]


class Derived(NamedTuple):
    """One derived value: its name, who is sent it, which kinds and parts it reads, and its formula."""

    name: str
    audience: str
    reads: frozenset[str]
    formula: Callable[[View, Workshop, Present], object]
    """Takes what everyone reads. Only progress looks further, and returns counts."""
    seconds: float = 0.25
    """From one computation to the next at least."""
    on_request: bool = False
    """Whether only those of the audience are sent it whose page says that it shows it."""


def over_view(formula: Callable[[View], object]) -> Callable[[View, Workshop, Present], object]:
    """A formula over what everyone reads, in the shape that all formulas have here."""
    return lambda view, workshop, present: formula(view)


def over_all(formula: Callable[[Workshop, Present], object]) -> Callable[[View, Workshop, Present], object]:
    """A formula that counts what is in personal compartments, in the same shape."""
    return lambda view, workshop, present: formula(workshop, present)


WHO_IS_DONE = frozenset({"step", "people", "presence", "agenda", "ready", "marks", "rounds", "grade"})

DERIVED: tuple[Derived, ...] = (
    Derived(
        "layout",
        EVERYONE,
        frozenset({"function", "step", "handoff"}),
        over_view(laid_out),
        seconds=0.5,
        on_request=True,
    ),
    Derived(
        "overview",
        EVERYONE,
        frozenset({"function", "step", "rounds", "about", "agenda", "block"}),
        over_view(overview),
    ),
    Derived("heat_map", EVERYONE, frozenset({"function", "step", "rounds"}), over_view(heat_map), on_request=True),
    Derived("flow_metrics", EVERYONE, frozenset({"step", "handoff", "decision"}), over_view(flow_metrics)),
    Derived(
        "taint",
        EVERYONE,
        frozenset({"step", "handoff", "source", "source_use", "issue"}),
        over_view(taint),
        seconds=0.5,
        on_request=True,
    ),
    Derived("titles", EVERYONE, frozenset({"step"}), over_view(titles), seconds=0.5, on_request=True),
    Derived(
        "coverage",
        EVERYONE,
        frozenset({"step", "decision", "no_change", *(kind.wire for kind in CHANGES)}),
        over_view(coverage),
    ),
    Derived(
        "findings",
        EVERYONE,
        frozenset({"agenda", "people", "rounds", "grades", *KINDS})
        - {"block", "script", "prompt", "evidence", "example"},
        over_view(findings),
    ),
    Derived(
        "agenda_advice",
        FACILITATORS,
        frozenset({"block", "step"}),
        over_view(agenda_advice),
        on_request=True,
    ),
    Derived("pace", FACILITATORS, frozenset({"block", "agenda"}), over_view(pace)),
    Derived(
        "prework",
        EVERYONE,
        frozenset({"function", *(one.kind for topics in TOPICS.values() for one in topics)}),
        over_view(prework),
        on_request=True,
    ),
    Derived(
        "hours",
        EVERYONE,
        frozenset({"step", "decision", "value_case", "people"}),
        over_view(lambda view: estimates(Wording(view))),
        on_request=True,
    ),
    Derived(
        "next_questions",
        EVERYONE,
        frozenset(
            {"step", "decision", "dissent", "handoff", "issue", "no_change", "current_incentive", "function"}
            | {kind.wire for kind in CHANGES}
        ),
        over_view(next_questions),
        seconds=0.5,
        on_request=True,
    ),
    Derived(
        "alike",
        EVERYONE,
        frozenset(kind.wire for kind in CHANGES),
        over_view(alike),
        seconds=1,
        on_request=True,
    ),
    Derived("pulse", FACILITATORS, frozenset({"pulses", "pulses_answered"}), over_all(pulse_progress)),
    Derived("progress", EVERYONE, WHO_IS_DONE, over_all(progress)),
    Derived("progress_by_function", FACILITATORS, WHO_IS_DONE | {"view_changed"}, over_all(progress_by_function)),
)


def touched(workshop: Workshop, written: Iterable[Written]) -> set[str]:
    """The kinds and parts that these events, already applied, have changed."""
    return {event.touches or _kind(workshop, compartment, event) for compartment, event in written}


def _kind(workshop: Workshop, compartment: str, event: object) -> str:
    record = getattr(event, "record", None) or workshop.part(compartment).records.get(getattr(event, "id", ""))
    return record.kind if record else ""
