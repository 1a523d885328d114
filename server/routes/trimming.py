"""What the web folder's files say to their readers alone is not sent: comments, and the space lines begin with.

Every line stays where it was, so what a browser says of a line holds for the file. A comment beside code is sent. A
law keeps the scripts free of texts over several lines, the one thing that this could change.
"""

import re

from jinja2.ext import Extension

BLOCK = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*$", re.MULTILINE)
LINE = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
SPACE = re.compile(r"^[ \t]+", re.MULTILINE)


def trimmed_script(text: str) -> str:
    return SPACE.sub("", LINE.sub("", _without_blocks(text)))


def trimmed_style(text: str) -> str:
    return SPACE.sub("", _without_blocks(text))


class TrimmedMarkup(Extension):
    """Templates without the space that their lines begin with."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return SPACE.sub("", source)


def _without_blocks(text: str) -> str:
    return BLOCK.sub(lambda found: "\n" * found[0].count("\n"), text)
