"""What holds for every file: that it is well made, that it can be walked through, and that all of it is drawn."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree as Xml

from tests.exports.bpmn.reading import BPMN, BPMNDI, GATEWAYS, TASKS, Box, File

NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
REFERENCES = ("sourceRef", "targetRef", "processRef", "dataStoreRef", "default", "bpmnElement")
REFERRING = ("incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef", "dataInputRefs", "dataOutputRefs")
DRAWN: tuple[str, ...] = ("participant", "lane", "dataStoreReference", "textAnnotation", "sequenceFlow", "association")
DRAWN += ("dataInputAssociation", "dataOutputAssociation")


WAYS = {"startEvent": (0, 1), "endEvent": (1, 0)} | dict.fromkeys(TASKS, (1, 1))
"""Tag → how many ways lead in, and how many out."""


def shortcomings(content: bytes) -> list[str]:
    """Everything that is wrong with a file; nothing when it is good."""
    file = File(content)
    return [
        *_ids(file),
        *_references(file),
        *_shape_of_nodes(file),
        *_reach(file),
        *_lanes(file),
        *_drawn(file),
        *_overlaps(file),
        *_lines(file),
    ]


def _ids(file: File) -> Iterator[str]:
    ids = [one.attrib["id"] for one in file.root.iter() if "id" in one.attrib and one.tag.startswith("{http://www.omg")]
    yield from (f"{id} is there twice" for id, many in Counter(ids).items() if many > 1)
    yield from (f"{id} is no name" for id in ids if not NCNAME.fullmatch(id))


def _references(file: File) -> Iterator[str]:
    for one in file.root.iter():
        pointed = [one.attrib[name] for name in REFERENCES if name in one.attrib]
        pointed += [one.text or ""] if one.tag.removeprefix(BPMN) in REFERRING else []
        yield from (f"{one.tag} points at {id}, which is not there" for id in pointed if id not in file.elements)
    for id, node in file.nodes.items():
        way_in = {way for way in file.ways if file.ends(way)[1] == id}
        way_out = {way for way in file.ways if file.ends(way)[0] == id}
        if way_in != set(file.into(id)) or way_out != set(file.out_of(id)):
            yield f"{id} names other ways than lead to it or from it"
        if node.attrib.get("default", "") not in {"", *way_out}:
            yield f"{id} goes by default where it does not lead"


def _shape_of_nodes(file: File) -> Iterator[str]:
    """The rules of bpmnlint, as far as they say something of files like ours."""
    for id in file.nodes:
        tag, ways = file.tag(id), (len(file.into(id)), len(file.out_of(id)))
        if ways != WAYS.get(tag, ways) or (tag in GATEWAYS and (ways[0] == 1) == (ways[1] == 1)):
            yield f"{id} has {ways[0]} ways in and {ways[1]} out"
        splits = tag == "exclusiveGateway" and ways[1] > 1
        if not file.name(id) and (splits or tag not in GATEWAYS):
            yield f"{id} has no name"
        yield from _conditions(file, id) if splits else ()
    always = (way for way, said in file.ways.items() if said.find(f"{BPMN}conditionExpression") is None)
    twice = Counter(map(file.ends, always))
    yield from (f"Two ways from {ends[0]} to {ends[1]}" for ends, many in twice.items() if many > 1)
    if len(file.all("startEvent")) != 1 or not file.all("endEvent"):
        yield "There is not one start and an end"


def _conditions(file: File, gateway: str) -> Iterator[str]:
    default = file.elements[gateway].attrib.get("default", "")
    for way in file.out_of(gateway):
        said = file.elements[way].findtext(f"{BPMN}conditionExpression")
        if not file.name(way) or (not said and way != default):
            yield f"{way} does not say when it is taken"


def _reach(file: File) -> Iterator[str]:
    """Everything can be reached from the start, and an end from everything."""
    onward: dict[str, set[str]] = {id: set() for id in file.nodes}
    backward: dict[str, set[str]] = {id: set() for id in file.nodes}
    for way in file.ways:
        source, target = file.ends(way)
        onward[source].add(target)
        backward[target].add(source)
    for starts, steps, words in (("startEvent", onward, "reached"), ("endEvent", backward, "left")):
        found = set(file.all(starts))
        waiting = list(found)
        while waiting:
            new = steps[waiting.pop()] - found
            found |= new
            waiting += new
        yield from (f"{id} cannot be {words}" for id in file.nodes if id not in found)


def _lanes(file: File) -> Iterator[str]:
    lanes = file.all("lane")
    held = Counter(one.text for lane in lanes.values() for one in lane.findall(f"{BPMN}flowNodeRef"))
    yield from (f"{id} is in {held[id]} lanes" for id in file.nodes if held[id] != 1)
    pool = file.boxes["Participant"]
    top = pool.top
    for id, lane in lanes.items():
        box = file.boxes[id]
        if (box.left, box.top, box.right) != (pool.left + 30, top, pool.right):
            yield f"{id} leaves a gap in the pool"
        top = box.bottom
        nodes = [one.text or "" for one in lane.findall(f"{BPMN}flowNodeRef")]
        yield from (f"{node} is drawn outside {id}" for node in nodes if not box.holds(file.boxes[node]))
        if not (lane.attrib.get("name") or "").strip():
            yield f"{id} has no name"
    if top != pool.bottom:
        yield "The lanes do not fill the pool"


def _drawn(file: File) -> Iterator[str]:
    shown = Counter(one.attrib.get("bpmnElement") for one in file.root.iter() if one.tag.startswith(BPMNDI))
    wanted = [*file.nodes, *file.all(*DRAWN)]
    yield from (f"{id} is drawn {shown[id]} times" for id in wanted if shown[id] != 1)
    horizontal = [one for one in file.root.iter(f"{BPMNDI}BPMNShape") if one.attrib.get("isHorizontal") == "true"]
    if {one.attrib["bpmnElement"] for one in horizontal} != {"Participant", *file.all("lane")}:
        yield "Pool and lanes do not lie"


def _solid(file: File) -> dict[str, Box]:
    """What must not be drawn over."""
    return {id: file.boxes[id] for id in (*file.nodes, *file.all("dataStoreReference", "textAnnotation"))}


def _overlaps(file: File) -> Iterator[str]:
    for (one, box), (other, beside) in combinations(_solid(file).items(), 2):
        if box.meets(beside):
            yield f"{one} lies on {other}"


def _lines(file: File) -> Iterator[str]:
    """Lines begin and end at what they join; sequence flows cross no shape on their way, and run straight or square."""
    solid = _solid(file)
    for id, way in file.all("sequenceFlow", "association", "dataInputAssociation", "dataOutputAssociation").items():
        line = file.lines[id]
        if len(line) < 2:
            yield f"{id} has no length"
        ends = _joined(way)
        for end, spot in ((ends[0], line[0]), (ends[1], line[-1])):
            if end in file.boxes and not file.boxes[end].touches(spot):
                yield f"{id} does not reach {end}"
        if id in file.ways:
            yield from (f"{id} runs through {other}" for other in _crossed(line, solid))


def _joined(way: Xml.Element) -> tuple[str, str]:
    """The shapes at a line's ends: a data association's other end is the task that it stands in."""
    if "sourceRef" in way.attrib:
        found = way.attrib["sourceRef"], way.attrib["targetRef"]
        # An annotation's line begins at the annotation, whichever of the two is called the source.
        return found[::-1] if way.tag == f"{BPMN}association" else found
    return way.findtext(f"{BPMN}sourceRef") or "", way.findtext(f"{BPMN}targetRef") or ""


def _crossed(line: list[tuple[float, float]], solid: dict[str, Box]) -> Iterator[str]:
    for (left, top), (right, bottom) in pairwise(line):
        stretch = Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        if stretch.left != stretch.right and stretch.top != stretch.bottom:
            yield "the air, aslant"
        yield from (id for id, box in solid.items() if box.inner.meets(stretch))
