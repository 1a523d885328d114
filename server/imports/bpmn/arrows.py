"""Everything that leads from one node of a model to another: the arrows of the file, and those it only implies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from server.imports.bpmn.conditions import at_the_edge, before_it, on_the_way, thrown
from server.imports.bpmn.element import Element
from server.imports.bpmn.nodes import Nodes, Spot, definitions, direct
from server.imports.bpmn.vocabulary import NODES

NOWHERE = "It leads from or to something that is not in the file"
NO_NODE = "It leads to something that is no task, event or gateway"


class Arrow(NamedTuple):
    """A way from one spot to another."""

    start: Spot
    end: Spot
    element: Element | None = None
    """What says so in the file; none where it follows from how BPMN is read."""
    condition: str = ""
    artefact: str = ""
    message: bool = False
    """Whether it only carries a message: the order of steps does not follow it."""
    ours: bool = True
    """Whether nobody drew it but an export of ours, so that its handoff has a record already."""


class Arrows:
    """The arrows of a model, and those of them that cannot be followed."""

    def __init__(self, nodes: Nodes, is_ours: Callable[[Element], bool]) -> None:
        self.nodes, self.model, self._is_ours = nodes, nodes.model, is_ours
        self.lost: list[tuple[Element, str]] = []
        """Those that lead nowhere, and why."""
        self.loose: list[tuple[Element, Element, Element]] = []
        """Messages to or from a pool as a whole, with both ends."""
        self._sources = _ends(self.model.nodes, "outgoing")
        self._targets = _ends(self.model.nodes, "incoming")
        self.out: dict[Spot, list[Arrow]] = defaultdict(list)
        self._entered: set[Spot] = set()
        self._gather(self._all())
        self._gather(arrow for around in self.nodes.opened() for arrow in list(self._through(around)))

    def _gather(self, arrows: Iterable[Arrow]) -> None:
        for arrow in arrows:
            self.out[arrow.start].append(arrow)
            if not arrow.message:
                self._entered.add(arrow.end)

    def _all(self) -> Iterator[Arrow]:
        for flow in self.model.all("sequenceFlow"):
            yield from self._sequence(flow)
        for flow in self.model.all("messageFlow"):
            yield from self._message(flow)
        for event in self.model.all("boundaryEvent"):
            yield from self._edge(event)
        for association in self.model.all("association"):
            yield from self._undoing(association)
        yield from self._links()

    def _sequence(self, flow: Element) -> Iterator[Arrow]:
        source = self.model.meant(flow, "sourceRef", NODES) or self._sources.get(flow.id)
        target = self.model.meant(flow, "targetRef", NODES) or self._targets.get(flow.id)
        if source is None or target is None:
            self.lost.append((flow, NOWHERE))
            return
        condition, artefact = on_the_way(flow, source)
        condition, artefact = condition or before_it(source), artefact or thrown(source)
        start, end = self.nodes.exit(source), self.nodes.entry(target)
        yield Arrow(start, end, flow, condition, artefact, ours=self._is_ours(flow))

    def _message(self, flow: Element) -> Iterator[Arrow]:
        source, target = self.model.meant(flow, "sourceRef"), self.model.meant(flow, "targetRef")
        if source is None or target is None:
            self.lost.append((flow, NOWHERE))
        elif source.tag in NODES and target.tag in NODES:
            message = self.model.meant(flow, "messageRef")
            name = flow.name or (message.name if message else "") or thrown(source)
            start, end = self.nodes.exit(source), self.nodes.entry(target)
            yield Arrow(start, end, flow, "", name, True, self._is_ours(flow))
        elif {source.tag, target.tag} <= NODES | {"participant"}:
            self.loose.append((flow, source, target))
        else:
            self.lost.append((flow, NO_NODE))

    def _edge(self, event: Element) -> Iterator[Arrow]:
        host = self.model.meant(event, "attachedToRef", NODES)
        if host is not None and host is not event:
            yield Arrow(self.nodes.exit(host), self.nodes.entry(event), condition=at_the_edge(event))

    def _undoing(self, association: Element) -> Iterator[Arrow]:
        source = self.model.meant(association, "sourceRef", ("boundaryEvent",))
        target = self.model.meant(association, "targetRef", NODES)
        if source is not None and target is not None:
            start, end = self.nodes.exit(source), self.nodes.entry(target)
            yield Arrow(start, end, association, ours=self._is_ours(association))

    def _links(self) -> Iterator[Arrow]:
        """An arrow that is interrupted on paper goes on where the other event has the same name."""
        caught = {_link(one): one for one in self.model.all("intermediateCatchEvent") if _link(one)}
        for throwing in self.model.all("intermediateThrowEvent"):
            target = caught.get(_link(throwing))
            if target is not None:
                yield Arrow(self.nodes.exit(throwing), self.nodes.entry(target))

    def _through(self, around: Element) -> Iterator[Arrow]:
        """From the way into a sub-process to where work begins inside, and from where it ends to the way out."""
        inside = sorted(filter(_in_line, direct(around)), key=self.model.drawing.place)
        first = [one for one in inside if self.nodes.entry(one) not in self._entered] or inside[:1]
        last = [one for one in inside if not self.out.get(self.nodes.exit(one))] or inside[-1:]
        yield from (Arrow(self.nodes.entry(around), self.nodes.entry(one)) for one in first)
        yield from (Arrow(self.nodes.exit(one), self.nodes.exit(around)) for one in last)


def _in_line(one: Element) -> bool:
    """Whether a node is reached in the course of its sub-process, rather than by an event of its own."""
    return one.tag != "boundaryEvent" and not one.is_on("triggeredByEvent") and not one.is_on("isForCompensation")


def _ends(nodes: Iterable[Element], tag: str) -> dict[str, Element]:
    """Which node names an arrow as leading out of it, or into it; some files say it only there."""
    return {named.words: one for one in nodes for named in one.kids(tag)}


def _link(event: Element) -> tuple[int, str]:
    """The process and the name of a link; empty where the event is none."""
    definition = event.kid("linkEventDefinition")
    name = (definition.name or event.name) if definition and "link" in definitions(event) else ""
    return (event.parent.number if event.parent else 0, name) if name else (0, "")
