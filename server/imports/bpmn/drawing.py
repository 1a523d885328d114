"""Where a file draws its elements. It says which of two steps a reader meets first, and nothing else."""

from collections.abc import Iterator
from math import inf, isfinite
from typing import NamedTuple

from server.imports.bpmn.element import Element

Place = tuple[tuple[int, float], ...]
"""Diagram and distance from where reading begins, of everything around an element and itself."""


class Box(NamedTuple):
    """A rectangle in one of the file's diagrams."""

    diagram: int
    x: float
    y: float
    width: float
    height: float

    def holds(self, other: "Box") -> bool:
        """Whether the other's middle lies inside."""
        x, y = other.x + other.width / 2, other.y + other.height / 2
        inside = self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height
        return inside and self.diagram == other.diagram


class Drawing:
    """The boxes of a file's elements, by their ids."""

    def __init__(self, root: Element) -> None:
        self._boxes: dict[str, Box] = {}
        standing = False
        for diagram, shape in _shapes(root):
            standing |= shape.get("isHorizontal").lower() in ("false", "0")
            box = _box(diagram, shape)
            if box:
                self._boxes.setdefault(shape.get("bpmnElement"), box)
        self._standing = standing
        """Whether lanes stand side by side, so that the flow runs downwards."""
        for id, box in list(self._boxes.items()):
            self._boxes.setdefault(id.rpartition(":")[2], box)

    def box(self, one: Element) -> Box | None:
        return self._boxes.get(one.id) if one.id else None

    def place(self, one: Element) -> Place:
        """Compared, these say which of two elements a reader meets first; what is not drawn comes last."""
        around = [self._along(other) for other in one.above() if other.tag in ("subProcess", "transaction")]
        return (*reversed(around), self._along(one))

    def across(self, one: Element) -> tuple[int, float]:
        """Compared, these say which of two lanes or pools stands first."""
        box = self.box(one)
        return (box.diagram, box.x if self._standing else box.y) if box else (0, inf)

    def _along(self, one: Element) -> tuple[int, float]:
        box = self.box(one)
        return (box.diagram, box.y if self._standing else box.x) if box else (0, inf)


def _shapes(root: Element) -> Iterator[tuple[int, Element]]:
    diagram = 0
    for one in root.within("drawing"):
        diagram += one.tag == "BPMNDiagram"
        if one.tag == "BPMNShape":
            yield diagram, one


def _box(diagram: int, shape: Element) -> Box | None:
    bounds = next((one for one in shape.within("drawing") if one.tag == "Bounds"), None)
    if bounds is None:
        return None
    try:
        numbers = [float(bounds.get(name) or 0) for name in ("x", "y", "width", "height")]
    except ValueError:
        return None
    return Box(diagram, *numbers) if all(map(isfinite, numbers)) else None
