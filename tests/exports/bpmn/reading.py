"""A BPMN file as a test reads it: its elements by id, what they say, and where they are drawn."""

import json
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DI = "{http://www.omg.org/spec/DD/20100524/DI}"
OURS = "{https://crossflow.dev/bpmn/1}"

GATEWAYS = ("exclusiveGateway", "parallelGateway")
EVENTS = ("startEvent", "endEvent")
TASKS = ("task", "manualTask", "userTask", "serviceTask", "businessRuleTask", "scriptTask", "sendTask")
NODES = (*GATEWAYS, *EVENTS, *TASKS)

Spot = tuple[float, float]
Json = dict[str, Any]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box") -> bool:
        inside = self.left <= other.left and other.right <= self.right
        return inside and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, other: "Box") -> bool:
        beside = self.left <= other.right and other.left <= self.right
        return beside and self.top <= other.bottom and other.top <= self.bottom

    def touches(self, spot: Spot) -> bool:
        """Whether a point is on the edge or inside."""
        return self.left <= spot[0] <= self.right and self.top <= spot[1] <= self.bottom

    @property
    def inner(self) -> "Box":
        return Box(self.left + 1, self.top + 1, self.right - 1, self.bottom - 1)


class File:
    """One exported file."""

    def __init__(self, content: bytes) -> None:
        self.root = Xml.fromstring(content)
        self.elements = {one.attrib["id"]: one for one in self.root.iter() if "id" in one.attrib and ours_not(one)}
        self.boxes = {one.attrib["bpmnElement"]: _box(one) for one in self.root.iter(f"{BPMNDI}BPMNShape")}
        self.lines = {one.attrib["bpmnElement"]: _line(one) for one in self.root.iter(f"{BPMNDI}BPMNEdge")}

    def all(self, *tags: str) -> dict[str, Xml.Element]:
        """The elements of the model with these tags, by id."""
        return {one.attrib["id"]: one for tag in tags for one in self.root.iter(f"{BPMN}{tag}")}

    @property
    def nodes(self) -> dict[str, Xml.Element]:
        return self.all(*NODES)

    @property
    def ways(self) -> dict[str, Xml.Element]:
        return self.all("sequenceFlow")

    def ends(self, way: str) -> tuple[str, str]:
        found = self.elements[way].attrib
        return found["sourceRef"], found["targetRef"]

    def into(self, node: str) -> list[str]:
        return [one.text or "" for one in self.elements[node].findall(f"{BPMN}incoming")]

    def out_of(self, node: str) -> list[str]:
        return [one.text or "" for one in self.elements[node].findall(f"{BPMN}outgoing")]

    def lane_of(self, node: str) -> str:
        """The name of the lane that a node is in."""
        lanes = self.all("lane").values()
        return next(one.attrib["name"] for one in lanes if node in [ref.text for ref in one])

    def tag(self, id: str) -> str:
        return self.elements[id].tag.removeprefix(BPMN)

    def name(self, id: str) -> str:
        return self.elements[id].attrib.get("name", "")

    def says(self, id: str) -> str:
        """The documentation of an element, or the text of an annotation."""
        found = self.elements[id]
        return found.findtext(f"{BPMN}documentation") or found.findtext(f"{BPMN}text") or ""

    def records(self) -> list[Json]:
        """The records in the file, as its JSON archive lists them."""
        found = sorted(self.root.iter(f"{OURS}record"), key=lambda one: int(one.attrib["place"]))
        return [_record(one) for one in found]

    def archive(self) -> Json:
        """The archive in the file."""
        heads = list(self.root.iter(f"{OURS}workshop"))
        assert len(heads) == 1
        head: Json = json.loads(heads[0].text or "")
        return head | {"records": self.records()}


def ours_not(one: Xml.Element) -> bool:
    return not one.tag.startswith(OURS)


def _record(one: Xml.Element) -> Json:
    about: Json = {name: value for name, value in one.attrib.items() if name != "place"}
    return about | {"at": int(one.attrib["at"]), "values": json.loads(one.text or "")}


def _box(shape: Xml.Element) -> Box:
    bounds = shape.find(f"{DC}Bounds")
    assert bounds is not None
    x, y, width, height = (float(bounds.attrib[name]) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def _line(edge: Xml.Element) -> list[Spot]:
    return [(float(one.attrib["x"]), float(one.attrib["y"])) for one in edge.findall(f"{DI}waypoint")]
