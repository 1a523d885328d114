"""The first slide: what this is about, how far it is, for whom and of which day. It is read from the last row."""

from datetime import UTC, datetime
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from server.domain.blocks import Document, Paragraph
from server.exports.letters import one_line
from server.exports.slides.tables import FONT

INK, QUIET = RGBColor(0x14, 0x18, 0x1F), RGBColor(0x47, 0x50, 0x61)
BAND = Inches(0.3)
LEFT, ACROSS = Inches(1.1), Inches(11.2)


def draw_cover(slide: Any, document: Document, high: int) -> None:
    """Draws it on an empty slide of this height, whose title it fills."""
    _band(slide, high)
    _title(slide.shapes.title, document.title)
    _below(slide, document)


def _band(slide: Any, high: int) -> None:
    """The one thing that is there to be looked at; readers of a screen pass it over."""
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, BAND, high)
    band.name = "Band"
    band.fill.solid()
    band.fill.fore_color.rgb = INK
    band.line.fill.background()


def _title(shape: Any, title: str) -> None:
    shape.left, shape.top, shape.width, shape.height = LEFT, Inches(2.1), ACROSS, Inches(1.9)
    shape.text_frame.text = one_line(title)[:120]
    flush(shape)
    line = shape.text_frame.paragraphs[0]
    line.alignment = 1
    line.font.name, line.font.size, line.font.bold, line.font.color.rgb = FONT, Pt(44), True, INK


def _below(slide: Any, document: Document) -> None:
    box = slide.shapes.add_textbox(LEFT, Inches(4.1), ACROSS, Inches(1.2))
    box.name = "Text"
    flush(box)
    day = datetime.fromtimestamp(document.imprint.at / 1000, UTC).date().isoformat()
    standing = next((one.text for one in document.blocks if isinstance(one, Paragraph)), "")
    for place, text in enumerate((standing, f"{document.version}, taken on {day}")):
        line = box.text_frame.paragraphs[0] if not place else box.text_frame.add_paragraph()
        line.text = one_line(text)
        line.font.name, line.font.size, line.font.bold, line.font.color.rgb = FONT, Pt(20), not place, QUIET
        line.space_after = Pt(6)


def flush(shape: Any) -> None:
    """Lets a shape's text begin and break where the shape does, as tables do."""
    shape.text_frame.word_wrap = True
    shape.text_frame.margin_left = shape.text_frame.margin_right = 0
