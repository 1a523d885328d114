"""What became of the arrows, gateways and events that lie between steps."""

from collections.abc import Mapping

from server.domain.records.flow import Handoff
from server.imports.bpmn.arrows import Arrows
from server.imports.bpmn.element import Element
from server.imports.bpmn.handoffs import Handoffs
from server.imports.bpmn.nodes import Nodes, Spot, is_end, is_start
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import NODES
from server.imports.bpmn.ways import Ways

BEGIN = "where the flow begins"
END = "where the flow ends"
ITSELF = "It leads back to the step that it comes from; the map shows that step once"
NO_STEP = "No step comes before or after it"
NOT_TAKEN = "A step that it leads from or to is not taken"
INSIDE = "the step that it is inside of"
OURS = "what Crossflow's own records in this file say"
NAMED_BEGIN = "No step comes before it, so the map has no handoff that could say it"
NAMED_END = "No step comes after it, so the map has no handoff that could say it"
NAMED_PART = "Where a part of the flow begins or ends has no name on the map"


class Passages:
    """Tells of everything that a flow goes through between its steps."""

    def __init__(self, nodes: Nodes, ways: Ways, handoffs: Handoffs, telling: Telling) -> None:
        self._nodes, self._ways, self._handoffs, self._telling = nodes, ways, handoffs, telling
        self._steps = {one.number for one in nodes.steps}
        self.place: dict[int, str] = {}
        """Where on the map an arrow, gateway or event is now: a handoff, by the number of the element."""

    def tell_arrows(self, arrows: Arrows, order: Mapping[int, int]) -> None:
        """Says of every arrow which handoff it became, or why none."""
        for one, why in arrows.lost:
            self._telling.leave(one, why)
        taken: set[str] = set()
        for arrow in (one for several in arrows.out.values() for one in several):
            if arrow.element is None:
                continue
            pairs = self._handoffs.between(arrow.start, arrow.end)
            self._tell_expression(arrow.element, bool(pairs))
            self._tell_message(arrow.element, bool(pairs))
            record = self._handoffs.ids[pairs[0]] if pairs else ""
            is_direct = len(pairs) == 1 and pairs[0] == (arrow.start[0], arrow.end[0])
            if is_direct and record not in taken and not arrow.ours:
                taken.add(record)
                self._telling.take(arrow.element, Handoff.wire, record, _called(pairs, order))
            self._tell(arrow.element, (arrow.start, arrow.end), order)

    def tell_nodes(self, order: Mapping[int, int]) -> None:
        """Says of every gateway and event between steps which handoffs it shapes."""
        nodes = self._nodes
        for one in nodes.model.nodes:
            if nodes.is_opened(one):
                self._telling.join(one, "the steps inside it")
            elif one.name and self._ends_a_part(one):
                self._telling.leave(one, NAMED_PART)
            elif not nodes.is_step(one):
                self._tell(one, (nodes.exit(one), nodes.entry(one)), order)

    def _ends_a_part(self, one: Element) -> bool:
        """Whether a sub-process begins or ends here whose steps are on the map."""
        return (
            one.tag in ("startEvent", "endEvent")
            and not (is_start(one) or is_end(one) or one.drawn)
            and not any(around.number in self._steps for around in one.above())
        )

    def _tell_expression(self, flow: Element, is_used: bool) -> None:
        """A condition in the words of a machine counts where nobody wrote one for people."""
        expression = flow.kid("conditionExpression")
        if expression is not None and expression.words and is_used and not flow.name:
            self._telling.join(expression, "the condition of a handoff")

    def _tell_message(self, flow: Element, is_used: bool) -> None:
        """A message gives its name to the arrow that carries it, where that has none."""
        message = self._nodes.model.meant(flow, "messageRef", ("message",))
        if message is not None and is_used and not flow.name:
            self._telling.join(message, "what a handoff hands over")

    def _tell(self, one: Element, way: tuple[Spot, Spot], order: Mapping[int, int]) -> None:
        pairs = self._handoffs.between(*way)
        if any(around.number in self._steps for around in one.above()):
            self._telling.join(one, INSIDE)
        if pairs:
            self.place[one.number] = self._handoffs.ids[pairs[0]]
        if one.drawn:
            self._telling.join(one, OURS)
        elif pairs:
            self._telling.join(one, _called(pairs, order))
        else:
            self._tell_end(one, way)

    def _tell_end(self, one: Element, way: tuple[Spot, Spot]) -> None:
        before, after = self._ways.behind(way[0]), self._ways.ahead(way[1])
        if before and after:
            self._telling.leave(one, ITSELF if before == after else NOT_TAKEN)
        elif (before or after) and not one.name:
            self._telling.join(one, END if before else BEGIN)
        elif before or after:
            self._telling.leave(one, NAMED_END if before else NAMED_BEGIN)
        elif one.tag in NODES or one.tag in ("sequenceFlow", "messageFlow"):
            self._telling.leave(one, NO_STEP)


def _called(pairs: list[tuple[int, int]], order: Mapping[int, int]) -> str:
    """Handoffs by the numbers of their steps."""
    first = ", ".join(f"{order.get(one, 0)} to {order.get(other, 0)}" for one, other in pairs[:3])
    more = f" and {len(pairs) - 3} more" if len(pairs) > 3 else ""
    return f"the handoff from step {first}" if len(pairs) == 1 else f"the handoffs from step {first}{more}"
