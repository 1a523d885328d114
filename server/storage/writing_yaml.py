"""Plain values as YAML, in the form of the files in the templates folder. What is written is read as the same."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal

SCHEMA = "# yaml-language-server: $schema={}schema.json\n"
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
"""Words that need no quotes."""
TAKEN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that some reader of YAML takes for something else."""
BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs that YAML would take for the end of a line, or not take at all."""


def write_page(tree: dict[str, object]) -> str:
    """A template or an agenda as the text of a file."""
    return SCHEMA.format("../" if "blocks" in tree else "") + "\n".join(_lines(tree)) + "\n"


def _lines(tree: dict[str, object]) -> Iterator[str]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield f"\n{name}:{'' if value else ' {}'}"
            yield from (f"  {field}: {scalar(one)}" for field, one in value.items())
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"\n{name}:"
            for entry in value:
                yield from _entry(entry)
        else:
            yield f"{name}: {scalar(value)}"


def _entry(entry: dict[str, object]) -> Iterator[str]:
    if not entry:
        yield "  - {}"
    for place, (name, value) in enumerate(entry.items()):
        yield f"  {' ' if place else '-'} {name}: {scalar(value)}"


def scalar(value: object) -> str:
    """A value on one line: what is read from it is the same value."""
    if isinstance(value, list):
        return f"[{', '.join(scalar(one) for one in value)}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    if PLAIN.fullmatch(text) and text.lower() not in TAKEN:
        return text
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
