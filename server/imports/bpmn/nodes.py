"""Which nodes of a model are steps, and how the others are passed through on the way from one step to the next."""

from collections.abc import Iterator

from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.vocabulary import EVENTS, NODES, SUB_PROCESSES, TASKS

Spot = tuple[int, str]
"""A node by its number; of a sub-process that is not a step itself, its way `in` or `out`."""


class Nodes:
    """The nodes of a model, divided into steps and what lies between them."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._opened = _opened(model)
        self.steps = [one for one in model.nodes if self.is_step(one)]

    def is_step(self, one: Element) -> bool:
        """Whether work is done here: a task, or a sub-process whose work is not shown."""
        return not one.drawn and (one.tag in TASKS or (one.tag in SUB_PROCESSES and not self.is_opened(one)))

    def is_opened(self, one: Element) -> bool:
        """Whether it is a sub-process with steps inside, which stand for it."""
        return one.number in self._opened

    def entry(self, one: Element) -> Spot:
        """Where an arrow that ends at a node comes in."""
        return (one.number, "in" if self.is_opened(one) else "")

    def exit(self, one: Element) -> Spot:
        """Where an arrow that begins at a node goes out."""
        return (one.number, "out" if self.is_opened(one) else "")

    def opened(self) -> Iterator[Element]:
        return (one for one in self.model.nodes if self.is_opened(one))


def direct(around: Element) -> list[Element]:
    """The nodes right inside a process or sub-process."""
    return list(around.kids(*NODES))


def definitions(event: Element) -> list[str]:
    """What an event is about: timer, message, error."""
    return [one.tag.removesuffix("EventDefinition") for one in event.kids() if one.tag.endswith("EventDefinition")]


def is_start(one: Element) -> bool:
    """Whether a process of its own begins here, not a part of one."""
    return one.tag == "startEvent" and one.parent is not None and one.parent.tag not in SUB_PROCESSES


def is_end(one: Element) -> bool:
    return one.tag == "endEvent" and one.parent is not None and one.parent.tag not in SUB_PROCESSES


def is_event(one: Element) -> bool:
    return one.tag in EVENTS


def _opened(model: Model) -> set[int]:
    """Sub-processes with a step somewhere inside."""
    opened: set[int] = set()
    for one in model.nodes:
        if (one.tag in TASKS or one.tag in SUB_PROCESSES) and not one.drawn:
            opened |= {around.number for around in one.above() if around.tag in SUB_PROCESSES}
    return opened
