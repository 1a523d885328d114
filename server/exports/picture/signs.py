"""The signs of the map: who does a step, as a glyph and as the start edge of its card."""

from server.exports.ground import Spot
from server.exports.picture.palette import INK_3, MODES, SURFACE
from server.exports.picture.pen import Element, below

GLYPH = 24
"""The side of the square that a glyph is drawn in, before it is made as large as its words."""
EDGE = 8
"""The width of a card's start edge."""

DOTS = "2.8 4.27"

SHAPES: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "person": (("circle", {"cx": "12", "cy": "12", "r": "9", "fill": "full", "stroke": "edge"}),),
    "ai_helps": (
        ("circle", {"cx": "12", "cy": "12", "r": "9", "fill": "paper", "stroke": "edge"}),
        ("path", {"d": "M12 3a9 9 0 1 0 9 9h-9z", "fill": "full"}),
    ),
    "shared": (
        ("path", {"d": "M12 1.8 22.2 12 12 22.2 1.8 12z", "fill": "paper", "stroke": "edge"}),
        ("path", {"d": "M12 1.8v20.4L1.8 12z", "fill": "full"}),
    ),
    "ai_acts": (
        ("path", {"d": "M3.5 3.5h17v17h-17z", "fill": "paper", "stroke": "edge"}),
        ("path", {"d": "M3.5 3.5h17l-17 17z", "fill": "full"}),
    ),
    "automatic": (("path", {"d": "M3.5 3.5h17v17h-17z", "fill": "full", "stroke": "edge"}),),
    "stop": (
        ("circle", {"cx": "12", "cy": "12", "r": "9", "fill": "paper", "stroke": "edge"}),
        ("path", {"d": "m8 8 8 8M16 8l-8 8", "fill": "none", "stroke": "edge"}),
    ),
    "": (("circle", {"cx": "12", "cy": "12", "r": "9", "fill": "none", "stroke": "edge", "stroke-dasharray": DOTS}),),
}
"""Level → its glyph; the last where nobody said who does the step."""

STRIPES = {"person": ((0.0, 1.0),), "ai_helps": ((0.0, 0.62), (0.82, 1.0)), "shared": ((0.0, 0.38), (0.62, 1.0))}
"""Level → which shares of the edge's width are drawn, over the whole height of the card."""
DASHES = {"ai_acts": (16.0, 4.8), "automatic": (7.2, 6.4)}
"""Level → how long each piece of the edge is, and how far from the next."""

SOURCE = "M5 6c0-1.55 3.1-2.8 7-2.8s7 1.25 7 2.8-3.1 2.8-7 2.8-7-1.25-7-2.8zv12c0 1.55 3.1 2.8 7 2.8s7-1.25 7-2.8V6"
PIN = "M13 2.8 5.5 13.5h6L10.5 21.2 18.5 10h-6.2z"
CHECK = "m5 12.5 4.5 4.5L19 7.5"


def glyph(parent: Element, level: str, corner: Spot, side: float) -> None:
    """Who does a step, its upper left corner there."""
    full, edge = MODES.get(level, (INK_3, INK_3))
    colours = {"full": full, "edge": edge, "paper": SURFACE, "none": "none"}
    drawn = below(parent, "g", transform=_placed(corner, side / GLYPH), stroke_width=2)
    for tag, look in SHAPES.get(level, SHAPES[""]):
        below(drawn, tag, **{name: colours.get(value, value) for name, value in look.items()})


def icon(parent: Element, path: str, corner: Spot, colour: str) -> None:
    """A small sign before words, 12 wide, its upper left corner there."""
    about = {"fill": "none", "stroke_width": "1.75", "stroke_linejoin": "round", "stroke_linecap": "round"}
    below(parent, "path", d=path, transform=_placed(corner, 0.5), stroke=colour, **about)


def _placed(corner: Spot, scale: float) -> str:
    return f"translate({corner[0]:g} {corner[1]:g}) scale({scale:g})"


def start_edge(parent: Element, level: str, height: float) -> None:
    """The start edge of a card, which says its level without a word."""
    if level not in MODES:
        return
    colour = MODES[level][1]
    for start, end in STRIPES.get(level, ()):
        below(parent, "rect", x=start * EDGE, y=0, width=(end - start) * EDGE, height=height, fill=colour)
    long, gap = DASHES.get(level, (height, 0))
    if level in DASHES:
        top = 0.0
        while top < height:
            below(parent, "rect", x=0, y=top, width=EDGE, height=min(long, height - top), fill=colour)
            top += long + gap
