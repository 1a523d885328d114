"""Which pool and lane each node of a model is in: of nested lanes the innermost."""

from collections.abc import Iterator

from server.imports.bpmn.element import Element
from server.imports.bpmn.model import Model
from server.imports.bpmn.vocabulary import PROCESSES


class Lanes:
    """Which lane or pool each node is in."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.pool_of: dict[int, Element] = {}
        """The pool that shows a process, by the number of the process."""
        self._lane_of: dict[int, Element] = {}
        self._gather_pools()
        for lane in model.all("lane"):
            self._gather_nodes(lane)

    def home(self, node: Element) -> Element:
        """The lane a node is in, or what stands for it: the lane of what it is part of, its pool, its process."""
        for one in (node, *node.above()):
            lane = self._lane_of.get(one.number)
            if lane:
                # Some files name a node at the outer lane alone, and draw it in an inner one.
                return self._drawn_around(node, [inner for inner in lane.within() if inner.tag == "lane"]) or lane
            if one.tag in PROCESSES:
                drawn = self._drawn_around(node, self._lanes_in(one))
                return drawn or self.pool_of.get(one.number, one)
        return self.model.root

    def in_order(self, homes: list[Element]) -> list[Element]:
        """These, and every lane that is not cut further, from the first of the drawing to the last; each once. A lane
        that an export of ours drew is a function already, or stands for having none."""
        empty = [one for one in self.model.all("lane") if not any(inner.tag == "lane" for inner in one.within())]
        wanted = {one.number: one for one in (*homes, *empty)}
        return sorted((one for one in wanted.values() if not one.drawn), key=self._standing)

    def around(self, lane: Element) -> Iterator[Element]:
        """What a lane is part of, the nearest first: other lanes, the pool or process. A pool is part of nothing."""
        for one in lane.above() if lane.tag == "lane" else ():
            if one.tag == "lane":
                yield one
            if one.tag in PROCESSES:
                yield self.pool_of.get(one.number, one)

    def process_shown(self, home: Element) -> Element | None:
        """The process that a pool shows, or that stands for a pool itself; a lane shows none."""
        if home.tag in PROCESSES:
            return home
        return next((one for one in self.model.all(*PROCESSES) if self.pool_of.get(one.number) is home), None)

    def _standing(self, home: Element) -> list[tuple[int, float, int]]:
        path = [*reversed(list(self.around(home))), home]
        return [(*self.model.drawing.across(one), one.number) for one in path]

    def _gather_pools(self) -> None:
        pools = self.model.all("participant")
        for pool in pools:
            process = self.model.meant(pool, "processRef", PROCESSES)
            if process:
                self.pool_of.setdefault(process.number, pool)
        for process in self.model.all("process"):
            if process.number not in self.pool_of:
                empty = [pool for pool in pools if pool not in self.pool_of.values() and not pool.get("processRef")]
                drawn = next((found for node in process.kids() if (found := self._drawn_around(node, empty))), None)
                self.pool_of |= {process.number: drawn} if drawn else {}

    def _gather_nodes(self, lane: Element) -> None:
        """An inner lane comes after the one around it, and holds what both name."""
        for reference in lane.kids("flowNodeRef"):
            node = self.model.found(reference.words, lane)
            before = self._lane_of.get(node.number) if node else None
            if node and (before is None or before in lane.above()):
                self._lane_of[node.number] = lane

    def _lanes_in(self, process: Element) -> list[Element]:
        return [one for one in self.model.all("lane") if process in one.above()]

    def _drawn_around(self, node: Element, homes: list[Element]) -> Element | None:
        """Which of these is drawn around a node; the smallest, where several are."""
        box = self.model.drawing.box(node)
        boxes = [(one, self.model.drawing.box(one)) for one in homes] if box else []
        around = [
            (other.width * other.height, one.number, one) for one, other in boxes if other and box and other.holds(box)
        ]
        return min(around)[-1] if around else None
