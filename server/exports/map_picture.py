"""The map as PNG, for documents that cannot hold the drawing itself. Typst paints it, with the letters we ship."""

from functools import cache
from pathlib import Path

import typst

from server.domain.blocks.flow import Flow
from server.exports.picture.sheet import svg

FONTS = Path(__file__).parent / "fonts"
PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
SHARP = 108.0
"""Pixels an inch, where the map has 72: sharp on paper, and still small."""


@cache
def fonts() -> typst.Fonts:
    """Ours, then those of the machine. Looked for once in a process."""
    return typst.Fonts(include_system_fonts=True, font_paths=[str(FONTS)])


def png(flow: Flow) -> bytes:
    """The file."""
    drawn = {"svg": svg(flow).decode()}
    return typst.compile(PAGE, font_paths=fonts(), sys_inputs=drawn, format="png", ppi=SHARP)
