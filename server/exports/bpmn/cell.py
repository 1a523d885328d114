"""The room that one step takes in the drawing: its nodes in a row, data stores below it, text annotations above it."""

from typing import NamedTuple

from server.exports.bpmn.model import Chain, Node, Remark, Store
from server.exports.lines import lines

TASK = (120, 80)
GATEWAY, EVENT, STORE = 50, 36, 50
GAP = 40
NAMED_GAP = 80
"""Between a gateway and what follows it in the row, with room for the name of the way between them."""
LABEL = 100
LINE = 14
"""The height of a line of words; six letters take about 36 pixels."""
LETTER = 6
NOTE = 180
BESIDE = 20
"""How far right of everything else the annotations of ways stand, which leave there."""
HIGHEST_WAY = 34
"""How far above the middle of its row a way may leave."""
STRIDE = 112
"""From one data store to the next."""


class Box(NamedTuple):
    """A rectangle; from the left, from the top."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, x: float, y: float) -> "Box":
        return Box(self.x + x, self.y + y, self.width, self.height)


def size(node: Node) -> tuple[int, int]:
    """Width and height of a node's shape."""
    side = GATEWAY if node.is_gateway else EVENT
    return TASK if node.is_task else (side, side)


def label(text: str, width: int, x: float, y: float) -> Box:
    """Room for a text of this width, its top at y, its middle at x."""
    return Box(x - width / 2, y, width, LINE * max(1, len(lines(text, width // LETTER))))


class Cell:
    """One step's shapes and labels. Zero is the left edge of its task and the middle of its row."""

    def __init__(self, chain: Chain, stores: list[Store], remarks: list[Remark]) -> None:
        self.boxes: dict[str, Box] = {}
        self.labels: dict[str, Box] = {}
        self._place_nodes(chain)
        low, under = self.below, {one.id for one in stores}
        self._place_above([one for one in remarks if one.at == chain.main.id], 24, self.boxes[chain.main.id].y)
        leaving = [one for one in remarks if one.at not in {chain.main.id, *under}]
        self._place_above(leaving, self.right + BESIDE, -HIGHEST_WAY)
        self._place_stores(stores, low + 16)
        self._place_below([one for one in remarks if one.at in under])

    @property
    def left(self) -> float:
        return -min(one.x for one in self._all)

    @property
    def right(self) -> float:
        return max(one.right for one in self._all)

    @property
    def above(self) -> float:
        return -min(one.y for one in self._all)

    @property
    def below(self) -> float:
        return max(one.bottom for one in self._all)

    @property
    def _all(self) -> list[Box]:
        return [*self.boxes.values(), *self.labels.values()]

    def _place_nodes(self, chain: Chain) -> None:
        self._place(chain.main, 0)
        at = 0.0
        for node in reversed(chain.entry):
            at -= GAP + GATEWAY
            self._place(node, at)
        at, before = size(chain.main)[0], chain.main
        for node in chain.exit:
            at += NAMED_GAP if before.name and before.is_gateway else GAP
            self._place(node, at)
            at, before = at + size(node)[0], node
        for node in chain:
            self._name(node, chain)

    def _place(self, node: Node, x: float) -> None:
        width, height = size(node)
        self.boxes[node.id] = Box(x, -height / 2, width, height)

    def _name(self, node: Node, chain: Chain) -> None:
        """Tasks hold their name; that of a gateway or an event stands below it, beside ways that leave downward."""
        if node.is_task or not node.name:
            return
        box = self.boxes[node.id]
        if node.is_gateway and node is not list(chain)[-1]:
            self.labels[node.id] = label(node.name, LABEL, box.middle[0] - LABEL / 2 - 6, TASK[1] / 2 + 4)
        else:
            self.labels[node.id] = label(node.name, LABEL, box.middle[0], box.bottom + 4)

    def _place_stores(self, stores: list[Store], top: float) -> None:
        for place, one in enumerate(stores):
            box = Box(TASK[0] / 2 - STORE / 2 + STRIDE * place, top, STORE, STORE)
            self.boxes[one.id] = box
            self.labels[one.id] = label(one.name, LABEL, box.middle[0], box.bottom + 4)

    def _place_below(self, remarks: list[Remark]) -> None:
        for one in remarks:
            self.boxes[one.id] = Box(24, self.below + 12, NOTE, note_height(one.text))

    def _place_above(self, remarks: list[Remark], left: float, top: float) -> None:
        for one in remarks:
            top -= 12 + note_height(one.text)
            self.boxes[one.id] = Box(left, top, NOTE, note_height(one.text))


def note_height(text: str) -> int:
    """The height of a text annotation of the usual width."""
    return LINE * len(lines(text, NOTE // LETTER - 2)) + 12
