"""An agenda made out of an archive: how its time was first cut, and nothing of what the day made of it."""

import hashlib

from server.domain.archive.archive import Tree
from server.domain.archive.as_template import key_of
from server.domain.archive.restoring import restore
from server.domain.pace import USUAL_MINUTES
from server.domain.record import Value
from server.domain.records.purpose import Block, Script
from server.domain.template_reading import AGENDA_IDS, Given

OF_THE_DAY = ("planned", "skipped")
"""What a block took on the day itself."""


def as_agenda(content: object, title: str, with_scripts: bool = False) -> Tree:
    """A tree that an agenda can be parsed from, called so; with what the facilitator says and does, or without.
    Raises Malformed where the archive cannot be read."""
    given, about = agenda_of(content), restore(content).about
    blocks = [{"id": _id(one.id), **one.values} for one in given if one.kind == Block.wire]
    scripts = [one for one in given if one.kind == Script.wire and with_scripts]
    tree: Tree = {
        "key": key_of(title),
        "title": title,
        "minutes": sum(int(str(one["minutes"])) for one in blocks),
        "levels": about.levels,
        **({"reasons": True} if about.reasons else {}),
        **({"could_should": True} if about.could_should else {}),
        **({"grade_lines": True} if about.grade_lines else {}),
        **({"pulses": True} if about.pulses else {}),
        "blocks": blocks,
    }
    notes = [{"id": _id(one.id), **one.values, "block": _id(str(one.values["block"]))} for one in scripts]
    return tree | ({"scripts": notes} if notes else {})


def agenda_of(content: object) -> list[Given]:
    """The blocks of an archive in their order, each with the minutes first planned; then what is said in them."""
    given = restore(content).records
    blocks = sorted((one for one in given if one.kind == Block.wire), key=_order)
    return [*map(_as_planned, blocks), *(one for one in given if one.kind == Script.wire)]


def _as_planned(block: Given) -> Given:
    minutes = block.values.get("planned") or block.values.get("minutes") or USUAL_MINUTES
    kept: dict[str, Value] = {name: value for name, value in block.values.items() if name not in OF_THE_DAY}
    return block._replace(values=kept | {"minutes": minutes})


def _order(block: Given) -> float:
    order = block.values.get("order")
    return float(order) if isinstance(order, int | float) else float("inf")


def _id(id: str) -> str:
    """An id as those of an agenda begin."""
    return id if id.startswith(AGENDA_IDS) else f"block-{hashlib.sha256(id.encode()).hexdigest()[:32]}"
