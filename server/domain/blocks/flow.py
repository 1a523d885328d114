"""A decision flow as a drawing needs it: lanes, steps and links, with their places on the map's grid and the words that
stand on them. Ids lead back to the records; like all blocks it holds plain text and nothing that a format could run.
"""

from typing import Literal

import msgspec

from server.domain.layout.grid import Corridor as Corridor
from server.domain.layout.grid import LaneRows as LaneRows
from server.domain.layout.grid import Layout as Layout
from server.domain.layout.grid import PartColumns as PartColumns
from server.domain.layout.grid import Place as Place
from server.domain.layout.grid import Route as Route
from server.domain.layout.grid import Track as Track

Side = Literal["as_is", "to_be"]

START = ""
"""Stands for the start of the flow where a step's id would stand."""


class Lane(msgspec.Struct, frozen=True):
    """A function's row. The lane of steps that no function owns has no id."""

    id: str
    name: str
    code: str = ""
    slot: int = 8
    """Which of the eight colours it has, from 1."""


class FlowStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step, as it is in this picture: today, or as decided."""

    id: str
    number: int
    name: str
    lane: str = ""
    level: str = ""
    """Who does it: the wire name of a level; empty when nobody said."""
    level_label: str = ""
    decided: bool = False
    work: str = ""
    """The wire name of its kind of work."""
    software: str = ""
    """The wire name of what AI or software could do it."""
    question: str = ""
    sources: tuple[str, ...] = ()
    """What it works with: its sources; before any is said, the systems that the template names."""
    control: str = ""
    """The wire name of how a person keeps control."""
    pins: int = 0
    says: tuple[str, ...] = ()
    """All that is known of it, a line each."""


class FlowLink(msgspec.Struct, frozen=True, kw_only=True):
    """A way from one step to the next. `carries`: the handoffs that it stands for; none where a step fell out."""

    id: str
    source: str
    target: str
    carries: tuple[str, ...] = ()
    condition: str = ""
    next_cycle: bool = False
    pinned: bool = False
    says: tuple[str, ...] = ()


class SourceUse(msgspec.Struct, frozen=True, kw_only=True):
    """A step that reads a source, or writes it."""

    id: str
    step: str
    source: str
    name: str
    writes: bool = False


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Words pinned to a step, a link or a use of a source; to nothing when their place is not in this picture."""

    id: str
    at: str
    text: str
    quiet: bool = False
    """Drawn grey: what is no longer to be."""
    drawn: bool = False
    """Made for the picture, and no record of its own."""


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of a flow. `places` and `routes` of the layout name the steps and links that stand here."""

    title: str
    """The workshop's."""
    name: str
    """The decision flow's."""
    side: Side
    day: str
    """When it was taken, as YYYY-MM-DD."""
    start: str = ""
    """What starts the flow, in words."""
    end: str = ""
    lanes: tuple[Lane, ...]
    steps: tuple[FlowStep, ...]
    links: tuple[FlowLink, ...]
    sources: tuple[tuple[str, str], ...] = ()
    """(id, name), also of those that no step uses."""
    uses: tuple[SourceUse, ...] = ()
    notes: tuple[Note, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    """(wire name, label) of the scale, from Person down."""
    layout: Layout


class Flows(msgspec.Struct, frozen=True):
    """The pictures of one workshop: the map as it is shown, and both sides as a model of its own."""

    map: Flow
    as_is: Flow
    to_be: Flow
