"""The light colours of the map, as `web/styles/tokens.css` has them; a test holds the two together."""

BG = "#f5f6f8"
SURFACE = "#ffffff"
SURFACE_2 = "#eceff3"
INK = "#14181f"
INK_2 = "#475061"
INK_3 = "#5c6675"
LINE = "#dde1e7"
LINE_STRONG = "#7a8494"

MODES = {
    "person": ("#1f2e86", "#1f2e86"),
    "ai_helps": ("#22599a", "#22599a"),
    "shared": ("#0b7f78", "#0b7f78"),
    "ai_acts": ("#a9a43f", "#5f5b00"),
    "automatic": ("#f2b14c", "#8f5300"),
}
"""Level → fill and edge of its sign."""

FUNCTIONS = ("#2671d3", "#674f8e", "#620030", "#577553", "#b05121", "#05475b", "#414500", "#55585d")
"""By colour slot, from 1."""


def of_function(slot: int) -> str:
    """The colour of a lane; a slot that is none has the last."""
    return FUNCTIONS[slot - 1] if 1 <= slot <= len(FUNCTIONS) else FUNCTIONS[-1]
