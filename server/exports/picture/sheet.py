"""The whole picture: a title, the lanes with their cards and links, and what every sign means."""

from itertools import pairwise
from math import dist

from server.domain.blocks.flow import Flow, FlowLink, Lane, LaneRows, Route
from server.exports.ground import Spot
from server.exports.lines import lines, shortened
from server.exports.picture.card import CLIP, HEIGHT, ROUND, UNSAID, WIDTH, card
from server.exports.picture.grid import Grid
from server.exports.picture.palette import BG, INK, INK_2, INK_3, LINE, LINE_STRONG, SURFACE, SURFACE_2, of_function
from server.exports.picture.pen import Element, below, group, root, told, words, written
from server.exports.picture.signs import CHECK, PIN, SOURCE, glyph, icon

MARGIN = 32
TITLE = 84
HEAD = 152
"""The width of the lanes' names."""
PARTS = 40
LEGEND = 88
LEAST_WIDTH = 1120
"""An A4 sheet on its side, at 96 pixels an inch; a wider map is printed smaller."""

LOOKS = {
    "forward": {"stroke": INK_2, "stroke_width": "1.75"},
    "same_lane": {"stroke": LINE_STRONG, "stroke_width": "1.5"},
    "rework": {"stroke": INK_2, "stroke_width": "1.75", "stroke_dasharray": "5 4"},
    "next_cycle": {"stroke": INK_2, "stroke_width": "1.75", "stroke_dasharray": "5 4"},
}
"""Kind of link → how it is drawn."""
MEANINGS = {"forward": "To another function", "same_lane": "In one function", "rework": "Back, or into the next cycle"}
ICONS = {SOURCE: "Sources", PIN: "Pins", CHECK: "Decided"}
TIP, LONG, WIDE = 1.3, 6.4, 4.8
"""The head of an arrow: how far before the card it ends, how long it is, and how wide to each side."""


def svg(flow: Flow) -> bytes:
    """The map of a flow as a file."""
    return written(_Sheet(flow).picture)


class _Sheet:
    def __init__(self, flow: Flow) -> None:
        self.flow, self.grid = flow, Grid(flow)
        parts = PARTS if any(one.part for one in flow.layout.parts) else 0
        inner = HEAD + self.grid.width
        self.top = TITLE + parts + self.grid.above
        self.bottom = self.top + self.grid.height + self.grid.below
        width, height = max(LEAST_WIDTH, inner + 2 * MARGIN), self.bottom + LEGEND
        self.width, self.inner = width, width - 2 * MARGIN
        self.picture = root(width, height)
        told(self.picture, "title", f"{flow.title}: the map")
        told(self.picture, "desc", "\n".join(self._description()))
        below(self.picture, "rect", x=0, y=0, width=width, height=height, fill=BG)
        clip = below(below(self.picture, "defs"), "clipPath", id=CLIP)
        below(clip, "rect", x=0, y=0, width=WIDTH, height=HEIGHT, rx=ROUND)
        self._title()
        self._parts()
        self._lanes()
        self._links()
        self._cards()
        self._legend(height)

    def _description(self) -> list[str]:
        """The map in words, a step a line."""
        lanes = {one.id: one.name for one in self.flow.lanes}
        return [
            f"{one.number} · {one.name}. {lanes.get(one.lane, '')}. {one.level_label or 'Not said yet'}"
            for one in self.flow.steps
        ]

    def _title(self) -> None:
        flow = self.flow
        most = int(self.inner / 13)
        words(self.picture, shortened(flow.title, most), MARGIN, 42, font_size=22, font_weight=700, fill=INK)
        decided = sum(one.decided for one in flow.steps)
        many = "1 step" if len(flow.steps) == 1 else f"{len(flow.steps)} steps"
        told = f"{flow.name} · {many}, {decided} decided · {flow.day}"
        words(self.picture, shortened(told, int(self.inner / 8)), MARGIN, 64, font_size=14, fill=INK_2)

    def _parts(self) -> None:
        for part in self.flow.layout.parts:
            if part.part:
                x, end = (MARGIN + HEAD + self.grid.start(one) for one in (part.start, part.end))
                width, y = end + WIDTH - x, TITLE + PARTS
                text = shortened(part.part, int(width / 8))
                words(self.picture, text, x, y - 10, font_size=14, font_weight=600, fill=INK_2)
                below(self.picture, "rect", x=x, y=y - 3, width=width, height=3, fill=LINE_STRONG)

    def _lanes(self) -> None:
        for place, (lane, rows) in enumerate(zip(self.flow.lanes, self.flow.layout.lanes, strict=True)):
            y, height = self.top + self.grid.tops[rows.lane], self.grid.heights[rows.lane]
            if place % 2:
                below(self.picture, "rect", x=MARGIN, y=y, width=self.inner, height=height, fill=SURFACE_2, opacity=0.5)
            self._lane_head(lane, rows, y)
            below(self.picture, "rect", x=MARGIN, y=y + height - 1, width=self.inner, height=1, fill=LINE)

    def _lane_head(self, lane: Lane, rows: LaneRows, y: float) -> None:
        height, colour = self.grid.heights[rows.lane], of_function(lane.slot)
        head = group(self.picture, MARGIN, y)
        told(head, "title", lane.name)
        below(head, "rect", x=0, y=0, width=HEAD, height=height, fill=SURFACE)
        below(head, "rect", x=0, y=0, width=6, height=height, fill=colour)
        x, middle = 16, height / 2
        if lane.code:
            chip = 14 + 8 * len(lane.code)
            below(head, "rect", x=x, y=middle - 9, width=chip, height=18, rx=4, fill=colour)
            look = {"text_anchor": "middle", "font_weight": "700", "fill": SURFACE}
            words(head, lane.code, x + chip / 2, middle + 4, font_size=12, **look)
            x += chip + 8
        found = lines(lane.name, int((HEAD - x - 4) / 8), most=2 if rows.rows else 1)
        for place, text in enumerate(found):
            at = middle + 5 + 17 * (place - (len(found) - 1) / 2)
            words(head, text, x, at, font_size=15, font_weight=600, fill=INK if rows.rows else INK_3)

    def _cards(self) -> None:
        steps = {one.id: one for one in self.flow.steps}
        for place in self.flow.layout.places:
            x, y = self.grid.card(place)
            card(self.picture, steps[place.step], MARGIN + HEAD + x, self.top + y)

    def _links(self) -> None:
        ends = {one.id: one for one in self.flow.links}
        drawn = group(self.picture, MARGIN + HEAD, self.top)
        drawn.set("fill", "none")
        drawn.set("stroke-linejoin", "round")
        for route in self.flow.layout.routes:
            self._link(drawn, route, ends[route.link])

    def _link(self, drawn: Element, route: Route, link: FlowLink) -> None:
        way = self.grid.way(route, link.source, link.target)
        look = LOOKS[route.kind]
        below(drawn, "path", d=_path([*way[:-1], (way[-1][0] - TIP, way[-1][1])]), **look)
        # A dashed line has a head that is not dashed.
        whole = {name: value for name, value in look.items() if name != "stroke_dasharray"}
        below(drawn, "path", d=_head(way[-1]), **whole)
        if link.pinned:
            x, y = _middle(way)
            below(drawn, "circle", cx=x, cy=y, r=8, fill=SURFACE, stroke=INK, stroke_width=2)
            below(drawn, "circle", cx=x, cy=y, r=3.5, fill=INK)

    def _legend(self, height: float) -> None:
        """Every sign with its meaning at the foot: who does it, and below that everything else."""
        there = {one.level: one.level_label or UNSAID for one in self.flow.steps}
        x, y = float(MARGIN), height - 50
        for level, label in (dict(self.flow.levels) | there).items():
            glyph(self.picture, level, (x, y - 12), 14)
            x = self._meaning(label, x + 20, y)
        x, y = float(MARGIN), height - 24
        for sign, label in ICONS.items():
            icon(self.picture, sign, (x, y - 11), INK)
            x = self._meaning(label, x + 18, y)
        for kind, label in MEANINGS.items():
            self._arrow(kind, x, y - 4)
            x = self._meaning(label, x + 36, y)

    def _arrow(self, kind: str, x: float, y: float) -> None:
        """A short link of this kind."""
        whole = {name: value for name, value in LOOKS[kind].items() if name != "stroke_dasharray"}
        below(self.picture, "path", d=_path([(x, y), (x + 26, y)]), fill="none", **LOOKS[kind])
        below(self.picture, "path", d=_head((x + 28, y)), fill="none", **whole)

    def _meaning(self, text: str, x: float, y: float) -> float:
        """Writes what a sign means, and says where the next sign goes."""
        words(self.picture, text, x, y, font_size=13, fill=INK_2)
        return x + 7 * len(text) + 22


def _path(spots: list[Spot]) -> str:
    return "".join(f"{'L' if place else 'M'}{x:.2f} {y:.2f}" for place, (x, y) in enumerate(spots))


def _head(end: Spot) -> str:
    tip, y = end[0] - TIP, end[1]
    return _path([(tip - LONG, y - WIDE), (tip, y), (tip - LONG, y + WIDE)])


def _middle(way: list[Spot]) -> Spot:
    """The middle of the longest stretch: what is pinned to a link shows best there."""
    (left, top), (right, bottom) = max(pairwise(way), key=lambda ends: dist(*ends))
    return (left + right) / 2, (top + bottom) / 2
