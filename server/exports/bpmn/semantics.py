"""The model's elements, in the order that the standard's schema asks for."""

from collections.abc import Iterable

from server.domain.blocks.flow import Flow
from server.exports.bpmn.markup import BPMN, OURS, XSI, Element, below, element, line, named, say
from server.exports.bpmn.model import Model, Node, Store, Way
from server.exports.bpmn.plane import ROOT, data_id, lane_id, tie_id
from server.exports.bpmn.records import Records

DRAWN = {named(OURS, "drawn"): "true"}


class Semantics:
    """A model's elements, made once: while they are made, they take their records."""

    def __init__(self, flow: Flow, model: Model, records: Records) -> None:
        self._flow, self._model, self._records = flow, model, records
        self._tied = _incident(model.ways)
        process, stores = self._process(), [self._store(*one) for one in flow.sources]
        # Last, because it takes what no other element has taken.
        self.roots = [self._collaboration(), *stores, process]

    def _collaboration(self) -> Element:
        found = element("collaboration", {"id": "Collaboration"})
        found.append(self._records.rest(self._flow.side))
        found.append(
            element("participant", {"id": ROOT, "name": line(self._flow.name), "processRef": "Process"} | DRAWN)
        )
        return found

    def _store(self, id: str, name: str) -> Element:
        found = element("dataStore", {"id": f"Source_{id}", "name": line(name)})
        self._records.give(found, [id])
        return found

    def _process(self) -> Element:
        found = element("process", {"id": "Process", "name": line(self._flow.name), "isExecutable": "false"} | DRAWN)
        found.append(self._lanes())
        found.extend(self._node(node) for chain in self._model.chains.values() for node in chain)
        for store in self._model.stores:
            about = {"id": store.id, "name": line(store.name), "dataStoreRef": store.source}
            found.append(element("dataStoreReference", about | DRAWN))
        found.extend(self._way(way) for way in self._model.ways)
        found.extend(self._remarks())
        return found

    def _lanes(self) -> Element:
        lanes = element("laneSet", {"id": "Lanes"} | DRAWN)
        inside: dict[str, list[Node]] = {}
        for place in self._flow.layout.places:
            inside.setdefault(place.lane or "", []).extend(self._model.chains[place.step])
        for lane in self._flow.lanes:
            about = {"id": lane_id(lane.id), "name": line(lane.name)}
            found = self._made("lane", about, [lane.id] if lane.id else [])
            for node in inside.get(lane.id, ()):
                say(found, "flowNodeRef", node.id)
            lanes.append(found)
        return lanes

    def _node(self, node: Node) -> Element:
        default = next((one.id for one in self._model.ways if one.source == node.id and one.default), "")
        about = {"id": node.id, "name": line(node.name), "default": default}
        found = self._made(node.tag, about, node.carries, node.says)
        into, out = self._tied.get(node.id, ([], []))
        for tag, ways in (("incoming", into), ("outgoing", out)):
            for way in ways:
                say(found, tag, way)
        stores = [one for one in self._model.stores if f"Step_{one.step}" == node.id]
        if stores:
            found.append(_items(node, stores))
        found.extend(map(self._data, sorted(stores, key=lambda one: one.writes)))
        return found

    def _data(self, store: Store) -> Element:
        """The way of data from a store into a task, or out of it; it shows that the step uses the source."""
        tag = "dataOutputAssociation" if store.writes else "dataInputAssociation"
        found = self._made(tag, {"id": data_id(store.id)}, store.carries)
        ends = (item_id(store.id), store.id)
        for end, id in zip(("sourceRef", "targetRef"), ends if store.writes else ends[::-1], strict=True):
            say(found, end, id)
        return found

    def _way(self, way: Way) -> Element:
        about = {"id": way.id, "name": line(way.name), "sourceRef": way.source, "targetRef": way.target}
        found = self._made("sequenceFlow", about, way.carries, way.says)
        if way.condition:
            say(found, "conditionExpression", line(way.condition)).set(named(XSI, "type"), "bpmn:tFormalExpression")
        return found

    def _remarks(self) -> Iterable[Element]:
        for one in self._model.remarks:
            found = self._made("textAnnotation", {"id": one.id}, one.carries)
            say(found, "text", one.text)
            yield found
        for one in self._model.remarks:
            if one.at:
                ends = {"id": tie_id(one.id), "sourceRef": one.at, "targetRef": one.id}
                yield element("association", ends | DRAWN)

    def _made(self, tag: str, about: dict[str, str], carries: Iterable[str], says: Iterable[str] = ()) -> Element:
        found = element(tag, about)
        if says:
            say(found, "documentation", "\n".join(says))
        self._records.give(found, carries)
        return found


def _items(node: Node, stores: list[Store]) -> Element:
    """What a task reads and writes: items, and the sets that the standard wants them in."""
    held = (("input", [one for one in stores if not one.writes]), ("output", [one for one in stores if one.writes]))
    items = element("ioSpecification", {"id": f"Io_{node.id}"})
    for way, some in held:
        for one in some:
            below(items, BPMN, f"data{way.title()}", id=item_id(one.id), name=line(one.name))
    for way, some in held:
        found = below(items, BPMN, f"{way}Set", id=f"{way.title()}s_{node.id}")
        for one in some:
            say(found, f"data{way.title()}Refs", item_id(one.id))
    return items


def item_id(store: str) -> str:
    """The id of what a task takes from a store, or gives to it."""
    return f"Item_{store}"


def _incident(ways: Iterable[Way]) -> dict[str, tuple[list[str], list[str]]]:
    """By node the flows that come in and those that go out."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for one in ways:
        found.setdefault(one.target, ([], []))[0].append(one.id)
        found.setdefault(one.source, ([], []))[1].append(one.id)
    return found
