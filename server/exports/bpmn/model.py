"""The words of BPMN that a file of ours uses: nodes in chains, the flows between them, and what is drawn beside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "startEvent",
    "endEvent",
    "task",
    "manualTask",
    "userTask",
    "serviceTask",
    "businessRuleTask",
    "scriptTask",
    "sendTask",
    "exclusiveGateway",
    "parallelGateway",
]


@dataclass(frozen=True, slots=True)
class Node:
    """An event, a task or a gateway. `carries`: the records that it shows."""

    id: str
    tag: Tag
    name: str = ""
    says: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    level: str = ""

    @property
    def is_task(self) -> bool:
        return self.tag.lower().endswith("task")

    @property
    def is_gateway(self) -> bool:
        return self.tag.endswith("Gateway")


@dataclass(slots=True)
class Chain:
    """All nodes of one step, or of the start, from left to right: gateways before it, itself, what follows it."""

    main: Node
    entry: list[Node] = field(default_factory=list)
    exit: list[Node] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        yield from (*self.entry, self.main, *self.exit)


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence flow. `link` names the link of the flow that it draws; empty inside a chain."""

    id: str
    source: str
    target: str
    link: str = ""
    name: str = ""
    condition: str = ""
    default: bool = False
    """Taken when no condition of its siblings holds."""
    says: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Store:
    """A data store beside the step that uses it."""

    id: str
    step: str
    source: str
    name: str
    writes: bool
    carries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A text annotation. `at`: the element that it is tied to; empty when that is not in the picture."""

    id: str
    at: str
    text: str
    quiet: bool = False
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A process: chains by the step that they belong to, the start's under no step."""

    chains: dict[str, Chain]
    ways: list[Way]
    stores: list[Store]
    remarks: list[Remark]
