"""Messages to and from pools as a whole, and what became of the pools themselves."""

from server.imports.bpmn.arrows import Arrows
from server.imports.bpmn.element import Element
from server.imports.bpmn.lanes import Lanes
from server.imports.bpmn.nodes import Nodes
from server.imports.bpmn.steps import Steps
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.vocabulary import NODES
from server.imports.bpmn.ways import Ways

NO_STEP = "No step of the map sends or receives it"
EMPTY = "No step is in it"
FULL = "Its step takes in or gives out as much as a step can say already"


class Pools:
    """Pools whose inside is not shown: what they send, steps take in; what they receive, steps give out."""

    def __init__(self, nodes: Nodes, ways: Ways, telling: Telling) -> None:
        self._nodes, self._ways, self._telling = nodes, ways, telling
        self._heard: set[int] = set()

    def add_messages(self, arrows: Arrows, steps: Steps) -> None:
        """Says at steps what they exchange with pools."""
        for flow, source, target in arrows.loose:
            sends = source.tag in NODES
            node, pool = (source, target) if sends else (target, source)
            near = self._near(node, sends) if node.tag in NODES else set()
            name = flow.name or "A message"
            text = f"{name} ({'to' if sends else 'from'} {pool.name or 'another pool'})"
            first = min(near, key=lambda one: (steps.order.get(one, 0), one), default=0)
            if flow.drawn or not near:
                self._telling.leave(flow, NO_STEP)
            elif steps.gives(first, "outputs" if sends else "inputs", text):
                self._heard.add(pool.number)
                self._telling.join(flow, f"what step {steps.order[first]} {'gives out' if sends else 'takes in'}")
            else:
                self._telling.leave(flow, FULL)

    def tell(self, lanes: Lanes, inhabited: set[int]) -> None:
        """Says of every pool and lane that is no function itself what became of it."""
        for lane in lanes.model.all("lane"):
            if any(one.tag == "lane" for one in lane.within()):
                self._telling.join(lane, "the lanes inside it")
        for pool in lanes.model.all("participant"):
            process = lanes.process_shown(pool)
            if process and (process.number in inhabited or any(one.tag == "lane" for one in process.within())):
                self._telling.join(pool, "the functions of its lanes")
            elif pool.number in self._heard:
                self._telling.join(pool, "what steps take in and give out")
            else:
                self._telling.leave(pool, EMPTY)

    def _near(self, node: Element, sends: bool) -> set[int]:
        """The step that sends or receives, or the steps before or after the event that does."""
        return self._ways.behind(self._nodes.exit(node)) if sends else self._ways.ahead(self._nodes.entry(node))
