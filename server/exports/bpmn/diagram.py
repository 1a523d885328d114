"""The diagram: a shape or an edge for every element, with its bounds, its name's bounds and its colours."""

from collections.abc import Iterable

from server.domain.blocks.flow import Flow
from server.exports.bpmn.cell import Box
from server.exports.bpmn.markup import BPMNDI, COLOR, DC, DI, Element, below, line, named
from server.exports.bpmn.model import Model
from server.exports.bpmn.plane import ROOT, Plane, lane_id
from server.exports.ground import Spot

TINTS = {
    "person": ("#e4e7f7", "#1f2e86"),
    "ai_helps": ("#e3edf8", "#22599a"),
    "shared": ("#e0f2f0", "#0b7f78"),
    "ai_acts": ("#f4f3dc", "#5f5b00"),
    "automatic": ("#fdf0da", "#8f5300"),
}
"""Level → what fills and what edges the task: the map's colours, light enough for names in black."""
QUIET = "#7a8494"


def diagram(flow: Flow, model: Model) -> Element:
    """The diagram of a model."""
    plane, looks = Plane(flow, model), _looks(flow, model)
    found = Element(named(BPMNDI, "BPMNDiagram"), id="Diagram", name=line(flow.title))
    drawing = below(found, BPMNDI, "BPMNPlane", id="Plane", bpmnElement="Collaboration")
    for id, box in plane.boxes.items():
        # No element's id begins with "Drawn_", so that the two can never be the same.
        shape = below(drawing, BPMNDI, "BPMNShape", id=f"Drawn_{id}", bpmnElement=id, **looks.get(id, {}))
        _bounds(shape, box)
        _label(shape, plane.labels.get(id))
    for id, corners in plane.lines.items():
        edge = below(drawing, BPMNDI, "BPMNEdge", id=f"Drawn_{id}", bpmnElement=id)
        _waypoints(edge, corners)
        _label(edge, plane.labels.get(id))
    return found


def _looks(flow: Flow, model: Model) -> dict[str, dict[str, str]]:
    """What a shape says of itself besides its bounds."""
    nodes = [node for chain in model.chains.values() for node in chain]
    rows = {id: {"isHorizontal": "true"} for id in (ROOT, *(lane_id(one.id) for one in flow.lanes))}
    marked = {one.id: {"isMarkerVisible": "true"} for one in nodes if one.tag == "exclusiveGateway"}
    tinted = {one.id: _tint(*TINTS[one.level]) for one in nodes if one.level in TINTS}
    quiet = {one.id: {named(COLOR, "border-color"): QUIET} for one in model.remarks if one.quiet}
    return rows | marked | tinted | quiet


def _tint(fill: str, edge: str) -> dict[str, str]:
    return {named(COLOR, "background-color"): fill, named(COLOR, "border-color"): edge}


def _bounds(parent: Element, box: Box) -> None:
    below(parent, DC, "Bounds", x=f"{box.x:g}", y=f"{box.y:g}", width=f"{box.width:g}", height=f"{box.height:g}")


def _waypoints(edge: Element, corners: Iterable[Spot]) -> None:
    for x, y in corners:
        below(edge, DI, "waypoint", x=f"{x:g}", y=f"{y:g}")


def _label(parent: Element, box: Box | None) -> None:
    if box:
        _bounds(below(parent, BPMNDI, "BPMNLabel"), box)
