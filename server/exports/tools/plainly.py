"""Texts for tools that read markup in them: what users typed stays what they typed."""

import re
from collections.abc import Callable
from typing import NamedTuple

from server.exports.markdown import escaped

WIKI = re.compile(
    r"([{}\[\]!*_+^~|#@\\]"
    r"|\?(?=\?)|(?<=\?)\?"
    r"|(?<!\w)-|-(?!\w)"
    r"|\((?=(?:[!/xyin+?-]|on|off|\*[rgbyw]?)\))|(?<=[:;])[()DP])"
)
"""What Jira's markup gives a meaning to, alone or beside another: `??`, a hyphen at a word's edge, `(!)`, `:)`."""
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=[wW]{3})(?=\.)")
"""Where an address that a reader would make a link of is told apart."""


class Escape(NamedTuple):
    """How a line is written, and what stands between two."""

    line: Callable[[str], str]
    between: str = "\n"


def wiki(text: str) -> str:
    return ADDRESS.sub(r"\\", WIKI.sub(r"\\\1", text))


ESCAPES = {"": Escape(str), "markdown": Escape(escaped, "\n\n"), "wiki": Escape(wiki)}
"""By the markup that a tool reads; empty for none."""
