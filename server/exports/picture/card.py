"""One card of the map: who does the step, its number, its whole name, what it works with, and what was decided."""

from server.domain.blocks.flow import FlowStep
from server.exports.lines import lines, shortened
from server.exports.picture.palette import BG, INK, INK_2, INK_3, LINE_STRONG, SURFACE
from server.exports.picture.pen import Element, below, group, told, words
from server.exports.picture.signs import CHECK, PIN, SOURCE, glyph, icon, start_edge

WIDTH, HEIGHT, ROUND = 176, 96, 8
CLIP = "card"
"""The id of the shape that cuts a start edge to the card's corners."""
TEXT = 18
"""Where words begin, beside the start edge."""
BESIDE = 17
"""Letters beside the sign of who does it."""
UNSAID, TODAY = "Not said yet", " today"
LARGE, SMALL = 19, 22
"""Letters to a line of the name: two lines, or three of smaller letters."""


def card(parent: Element, step: FlowStep, x: float, y: float) -> None:
    """A step's card, its upper left corner there."""
    stopped = step.level == "stop"
    found = group(parent, x, y)
    told(found, "title", f"{step.number} · {step.name}")
    look = {"fill": BG if stopped else SURFACE, "stroke": LINE_STRONG}
    dashed = {"stroke_dasharray": "5 4"} if stopped else {}
    below(found, "rect", x=0, y=0, width=WIDTH, height=HEIGHT, rx=ROUND, **look, **dashed)
    inside = below(found, "g", clip_path=f"url(#{CLIP})")
    start_edge(inside, step.level, HEIGHT)
    _head(inside, step)
    _name(inside, step, INK_3 if stopped else INK)
    _foot(inside, step)


def _head(parent: Element, step: FlowStep) -> None:
    word = step.level_label if step.level else UNSAID
    if step.level and not step.decided and len(word) + len(TODAY) <= BESIDE:
        word += TODAY
    glyph(parent, step.level, (TEXT, 8), 13)
    size = 12 if len(word) <= BESIDE else 10.5
    words(parent, shortened(word, BESIDE + 3), TEXT + 18, 19, font_size=size, font_weight=600, fill=INK_2)
    look = {"text_anchor": "end", "font_weight": "600", "fill": INK_3}
    words(parent, str(step.number), WIDTH - 10, 19, font_size=13, **look)


def _name(parent: Element, step: FlowStep, colour: str) -> None:
    """All of it: what two lines do not hold stands on three."""
    found, size, high = lines(step.name, LARGE), 14.0, 18.0
    if len(found) > 2:
        found, size, high = lines(step.name, SMALL, most=3), 12.5, 15.5
    top = 38 if len(found) <= 2 else 36
    for place, text in enumerate(found):
        words(parent, text, TEXT, top + high * place, font_size=size, font_weight=650, fill=colour)


def _foot(parent: Element, step: FlowStep) -> None:
    """Sources and pins from the left, at the right whether the room has decided."""
    x, y = float(TEXT), 86
    if step.sources:
        more = f" +{len(step.sources) - 1}" if len(step.sources) > 1 else ""
        text = shortened(step.sources[0], 13) + more
        icon(parent, SOURCE, (x, y - 10), INK_2)
        words(parent, text, x + 15, y, font_size=11.5, fill=INK_2)
        x += 24 + 6.4 * len(text)
    if step.pins:
        icon(parent, PIN, (x, y - 10), INK)
        words(parent, str(step.pins), x + 13, y, font_size=11.5, font_weight=600, fill=INK)
    if step.decided:
        icon(parent, CHECK, (WIDTH - 22, y - 10), INK)
