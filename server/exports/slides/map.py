"""The map on a slide, as shapes that can be moved: a card keeps its arrows, because they are glued to it."""

from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from server.domain.blocks.flow import Flow, FlowStep, Lane, LaneRows
from server.exports.letters import one_line
from server.exports.picture import palette
from server.exports.picture.card import HEIGHT, UNSAID, WIDTH
from server.exports.picture.grid import Grid
from server.exports.picture.pieces import Piece
from server.exports.slides.tables import FONT

HEADS = 150
"""Pixels of the lanes' names."""
LEGEND = 56
LARGEST = Inches(1) / 96
"""A pixel of the map on a slide, at most."""
SIGNS = {
    "person": MSO_SHAPE.OVAL,
    "ai_helps": MSO_SHAPE.PIE,
    "shared": MSO_SHAPE.DIAMOND,
    "ai_acts": MSO_SHAPE.RIGHT_TRIANGLE,
    "automatic": MSO_SHAPE.RECTANGLE,
    "stop": MSO_SHAPE.NO_SYMBOL,
}
"""Level → its sign; one that nobody said has none."""
END, START = 3, 1
"""The sides of a card where an arrow leaves it, and where one comes in."""

Area = tuple[int, int, int, int]


class Box(NamedTuple):
    """A place on the map, in pixels of it."""

    x: float
    y: float
    width: float
    height: float


def draw_map(slide: Any, piece: Piece, area: Area) -> None:
    """Draws a piece of the map as large as the area allows."""
    _Pen(slide, piece.flow, area).draw(piece.leads)


class _Pen:
    def __init__(self, slide: Any, flow: Flow, area: Area) -> None:
        self._shapes, self._flow, self._grid = slide.shapes, flow, Grid(flow)
        self._left, self._top, across, high = area
        self._width = HEADS + self._grid.width
        self._scale = min(LARGEST, across / self._width, high / (self._grid.height + LEGEND))
        self._cards: dict[str, Any] = {}

    def draw(self, leads: str) -> None:
        for lane, rows in zip(self._flow.lanes, self._flow.layout.lanes, strict=True):
            self._lane(lane, rows)
        steps = {one.id: one for one in self._flow.steps}
        for place in self._flow.layout.places:
            x, y = self._grid.card(place)
            self._card(steps[place.step], Box(HEADS + x, y, WIDTH, HEIGHT))
        for route in self._flow.layout.routes:
            link = next(one for one in self._flow.links if one.id == route.link)
            self._arrow(link.source, link.target, dashed=route.kind in ("rework", "next_cycle"))
        self._legend(leads)

    def _shape(self, kind: Any, box: Box, name: str) -> Any:
        place = (self._left + box.x * self._scale, self._top + box.y * self._scale)
        size = (box.width * self._scale, box.height * self._scale)
        found = self._shapes.add_shape(kind, *(Emu(int(one)) for one in (*place, *size)))
        found.name = one_line(name)[:60]
        found.shadow.inherit = False
        return found

    def _lane(self, lane: Lane, rows: LaneRows) -> None:
        y, height = self._grid.tops[rows.lane], self._grid.heights[rows.lane]
        row = self._shape(MSO_SHAPE.RECTANGLE, Box(0, y, self._width, height), f"Lane {lane.name}")
        _paint(row, palette.BG, palette.LINE)
        edge = self._shape(MSO_SHAPE.RECTANGLE, Box(0, y, 6, height), "Colour of the lane")
        _paint(edge, palette.of_function(lane.slot), palette.of_function(lane.slot))
        head = self._shape(MSO_SHAPE.RECTANGLE, Box(8, y, HEADS - 16, height), f"Name of {lane.name}")
        head.fill.background()
        head.line.fill.background()
        self._say(head, [(lane.name, 15, True)])

    def _card(self, step: FlowStep, box: Box) -> None:
        card = self._shape(MSO_SHAPE.ROUNDED_RECTANGLE, box, f"Step {step.number}: {step.name}")
        card.adjustments[0] = 0.08
        _, edge = palette.MODES.get(step.level, (palette.INK_3, palette.LINE_STRONG))
        _paint(card, palette.SURFACE, edge)
        today = "" if step.decided or not step.level else " today"
        told = f"{step.level_label}{today}" if step.level else UNSAID
        size = 14 if len(step.name) < 40 else 12
        self._say(card, [(f"{step.number} · {step.name}", size, True), (told, 12, False)], beside=22)
        self._sign(step.level, Box(box.x + 7, box.y + box.height / 2 - 7, 14, 14))
        self._cards[step.id] = card

    def _sign(self, level: str, box: Box) -> None:
        if level in SIGNS:
            fill, edge = palette.MODES.get(level, (palette.INK_3, palette.INK_3))
            _paint(self._shape(SIGNS[level], box, f"Sign of {level}"), fill, edge)

    def _arrow(self, source: str, target: str, dashed: bool) -> None:
        arrow = self._shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        arrow.begin_connect(self._cards[source], END)
        arrow.end_connect(self._cards[target], START)
        arrow.name = "Handoff"
        arrow.line.color.rgb = _colour(palette.INK_2)
        arrow.line.width = Pt(1.25)
        if dashed:
            arrow.line.dash_style = MSO_LINE.DASH
        end = arrow.line._get_or_add_ln().makeelement(qn("a:tailEnd"), {"type": "triangle"})
        arrow.line._get_or_add_ln().append(end)

    def _legend(self, leads: str) -> None:
        x, y = 0.0, self._grid.height + 18
        for level, label in self._flow.levels:
            self._sign(level, Box(x, y, 14, 14))
            box = self._shape(MSO_SHAPE.RECTANGLE, Box(x + 16, y - 6, 20 + 9 * len(label), 26), f"Means {label}")
            box.fill.background()
            box.line.fill.background()
            self._say(box, [(label, 13, False)])
            x += 50 + 9 * len(label)
        if leads:
            box = self._shape(MSO_SHAPE.RECTANGLE, Box(x, y - 6, max(200, self._width - x), 26), "Leads on")
            box.fill.background()
            box.line.fill.background()
            self._say(box, [(leads, 13, False)])

    def _say(self, shape: Any, lines: list[tuple[str, float, bool]], beside: float = 4) -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = Emu(int(beside * self._scale))
        frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(int(4 * self._scale))
        frame.vertical_anchor = 3
        for place, (text, size, bold) in enumerate(lines):
            line = frame.paragraphs[0] if not place else frame.add_paragraph()
            line.alignment = 1
            run = line.add_run()
            run.text = one_line(text)
            points = size * 0.75 * self._scale / LARGEST
            run.font.name, run.font.size, run.font.bold = FONT, Pt(max(5, round(points, 1))), bold
            run.font.color.rgb = _colour(palette.INK)


def _paint(shape: Any, fill: str, edge: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour(fill)
    shape.line.color.rgb = _colour(edge)
    shape.line.width = Pt(1)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#").upper())
