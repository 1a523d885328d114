"""Where everything is drawn: the map's columns, lanes and rows, each as wide and as high as what stands in it."""

from collections import defaultdict
from collections.abc import Iterable

from server.domain.blocks.flow import Flow, Route
from server.exports.bpmn.cell import LABEL, Box, Cell, label, note_height
from server.exports.bpmn.model import Model, Way
from server.exports.ground import Crowd, Ground, Span, Spot

LEFT, TOP = 160, 80
HEAD = 30
"""The width of the pool's own name, beside the lanes."""
TRACK = 12
MARGIN = 12
LEAST_LANE = 120
NOTE_STRIDE = 200
PORT = 9
"""How far a way leaves a gateway's upper or lower corner before it turns."""

ROOT = "Participant"


def lane_id(lane: str) -> str:
    """The id of a lane's element."""
    return f"Lane_{lane}" if lane else "Lane"


def tie_id(remark: str) -> str:
    """The id of what ties a text annotation to its place."""
    return f"Tie_{remark}"


def data_id(store: str) -> str:
    """The id of what leads data from a store to its step, or back."""
    return f"Data_{store}"


class Plane:
    """The drawing of a model: boxes, the boxes of names outside their shapes, and lines, by the element's id."""

    def __init__(self, flow: Flow, model: Model) -> None:
        self._flow, self._model = flow, model
        self._routes = {one.link: one for one in flow.layout.routes}
        self._crowd = Crowd(flow.layout.routes)
        self._cells = {cell: self._measure(cell) for cell in model.chains}
        self.boxes: dict[str, Box] = {}
        self.labels: dict[str, Box] = {}
        self.lines: dict[str, list[Spot]] = {}
        self._gutters, self._starts, right = self._columns()
        self._corridors: dict[tuple[str | None, int], Span] = {}
        self._middles: dict[tuple[str | None, int], float] = {}
        self._above = Span(TOP, TOP)
        bottom = self._lanes(right - LEFT - HEAD)
        self.boxes[ROOT] = Box(LEFT, TOP, right - LEFT, bottom - TOP)
        self._ground = Ground(self._crowd, self._gutters, self._corridors, self._above, Span(bottom, bottom))
        self._place_cells()
        self._place_loose(bottom + 40, right)
        self._draw_ways()
        self._draw_ties()

    def _measure(self, cell: str) -> Cell:
        nodes = {one.id for one in self._model.chains[cell]}
        stores = [one for one in self._model.stores if one.step == cell and cell]
        leaving = {one.id for one in self._model.ways if one.source in nodes}
        own = nodes | leaving | {one.id for one in stores}
        return Cell(self._model.chains[cell], stores, [one for one in self._model.remarks if one.at in own])

    def _columns(self) -> tuple[dict[int, Span], dict[int, float], float]:
        """The gutters with their tracks, where the tasks of each column begin, and the right edge of all."""
        gutters, starts, x = {}, {}, float(LEFT + HEAD)
        inside: dict[int, list[Cell]] = defaultdict(list)
        for place in self._flow.layout.places:
            inside[place.column].append(self._cells[place.step])
        named = {self._routes[one.link].enter.gutter for one in self._model.ways if one.link and one.name}
        for column in range(1, self._flow.layout.columns + 2):
            room = TRACK * (self._crowd.gutter(column) + 1)
            gutters[column] = Span(x + MARGIN, x + MARGIN + room)
            x += room + 2 * MARGIN + (LABEL + MARGIN if column in named else 0)
            starts[column] = x + max((one.left for one in inside[column]), default=0)
            x = starts[column] + max((one.right for one in inside[column]), default=0)
        return gutters, starts, x

    def _lanes(self, width: float) -> float:
        """Places lane below lane, and says where the last one ends."""
        y = float(TOP)
        for place, lane in enumerate(self._flow.layout.lanes):
            top = y
            if place == 0 and self._crowd.corridor("above"):
                room = TRACK * (self._crowd.corridor("above") + 1)
                y += room
                self._above = Span(y, y - room)
            y = self._rows(lane.lane, lane.rows, y)
            y = max(y, top + LEAST_LANE)
            self.boxes[lane_id(lane.lane or "")] = Box(LEFT + HEAD, top, width, y - top)
        return y

    def _rows(self, lane: str | None, rows: int, y: float) -> float:
        """Places the rows of a lane with the corridors between them, and says where they end."""
        for row in range(rows + 1):
            room = TRACK * (self._crowd.corridor("in_lane", lane, row) + 1)
            ends = (y + MARGIN, y + MARGIN + room)
            self._corridors[lane, row] = Span(*ends) if row else Span(ends[1], ends[0])
            y = ends[1] + MARGIN
            if row < rows:
                inside = self._in_row(lane, row + 1)
                self._middles[lane, row + 1] = y + max((one.above for one in inside), default=0)
                y = self._middles[lane, row + 1] + max((one.below for one in inside), default=0)
        return y

    def _in_row(self, lane: str | None, row: int) -> list[Cell]:
        return [self._cells[one.step] for one in self._flow.layout.places if (one.lane, one.row) == (lane, row)]

    def _place_cells(self) -> None:
        for place in self._flow.layout.places:
            x, y = self._starts[place.column], self._middles[place.lane, place.row]
            cell = self._cells[place.step]
            self.boxes |= {id: box.moved(x, y) for id, box in cell.boxes.items()}
            self.labels |= {id: box.moved(x, y) for id, box in cell.labels.items()}

    def _place_loose(self, y: float, right: float) -> None:
        """Annotations of what is not in the picture, in rows below the pool."""
        x, deepest = float(LEFT), 0.0
        for one in self._model.remarks:
            if one.id in self.boxes:
                continue
            if x > LEFT and x + NOTE_STRIDE > right:
                x, y, deepest = float(LEFT), y + deepest + MARGIN, 0.0
            height = note_height(one.text)
            self.boxes[one.id] = Box(x, y, NOTE_STRIDE - 20, height)
            x, deepest = x + NOTE_STRIDE, max(deepest, height)

    def _draw_ways(self) -> None:
        taken: dict[str, float] = defaultdict(float)
        last = {id for chain in self._model.chains.values() for id in (list(chain)[-1].id, next(iter(chain)).id)}
        for way in self._model.ways:
            source, target = self.boxes[way.source], self.boxes[way.target]
            if not way.link:
                y = source.middle[1]
                self.lines[way.id] = [(source.right, y), (target.x, y)]
                if way.name:
                    self.labels[way.id] = label(way.name, 72, (source.right + target.x) / 2, y - 20)
                continue
            line = self._line(way, self._routes[way.link], last)
            self.lines[way.id] = line
            if way.name:
                self.labels[way.id] = self._beside(way, line, taken)

    def _line(self, way: Way, route: Route, ends: Iterable[str]) -> list[Spot]:
        """The corners of a way. Past a neighbour in its own chain it leaves and arrives by the corners of a gateway."""
        source, target = self.boxes[way.source], self.boxes[way.target]
        out, into = (source.right, source.middle[1]), (target.x, target.middle[1])
        if way.source in ends and way.target in ends:
            return self._ground.way(route, out, into)
        corner, finish = [], []
        if way.source not in ends:
            towards = self._ground.y(route.along) if route.along else into[1]
            down = 1 if towards > source.middle[1] else -1
            x, y = source.middle[0], source.middle[1] + down * source.height / 2
            corner, out = [(x, y)], (x, y + down * PORT)
        if way.target not in ends:
            x, y = target.middle[0], target.y
            finish, into = [(x, y)], (x, y - PORT)
        return [*corner, *self._ground.way(route, out, into), *finish]

    def _beside(self, way: Way, line: list[Spot], taken: dict[str, float]) -> Box:
        """Room for a way's name over its last stretch; the names of others into the same place stand on each other."""
        (x, y), (before, level) = line[-1], line[-2]
        found = label(way.name, LABEL, self.boxes[way.target].x - LABEL / 2 - 8, 0)
        taken[way.target] += found.height + 4
        return found.moved(0, (level if x == before else y) - taken[way.target])

    def _draw_ties(self) -> None:
        stores = {one.id: one for one in self._model.stores}
        for one in self._model.remarks:
            if one.at in self.lines:
                self.lines[tie_id(one.id)] = _to_line(self.boxes[one.id], self.lines[one.at])
            elif one.at in stores:
                self.lines[tie_id(one.id)] = _elbow(self.boxes[one.id], self.boxes[one.at], 20)
            elif one.at:
                self.lines[tie_id(one.id)] = _elbow(self.boxes[one.id], self.boxes[one.at], -10)
        for store in stores.values():
            task, box = self.boxes[f"Step_{store.step}"], self.boxes[store.id]
            line = _down(task, box)
            self.lines[data_id(store.id)] = line if store.writes else line[::-1]


def _to_line(note: Box, line: list[Spot]) -> list[Spot]:
    """From the left edge of an annotation down to the stretch of a line that runs below it."""
    x = note.x - 8
    y = line[0][1] if line[0][1] == line[1][1] else line[1][1]
    return [(note.x, note.middle[1]), (x, note.middle[1]), (x, y)]


def _elbow(note: Box, place: Box, aside: float) -> list[Spot]:
    """From the left edge of an annotation, and round a corner, to the box it speaks of."""
    if aside < 0:
        x = place.x - aside
        return [(note.x, note.middle[1]), (x, note.middle[1]), (x, place.y)]
    x = min(place.x - aside, note.x - 8)
    return [(note.x, note.middle[1]), (x, note.middle[1]), (x, place.middle[1]), (place.x, place.middle[1])]


def _down(task: Box, store: Box) -> list[Spot]:
    """From a task to a store below it; to the next ones round two corners."""
    x = store.middle[0]
    if x < task.right:
        return [(x, task.bottom), (x, store.y)]
    out, y = task.right - 15, store.y - 8
    return [(out, task.bottom), (out, y), (x, y), (x, store.y)]
