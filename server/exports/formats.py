"""The table of formats: what a workshop can be taken away as."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from server.domain.blocks import Block, Sheet
from server.domain.blocks.flow import Flows
from server.exports.bpmn.document import bpmn
from server.exports.json_archive import json_archive
from server.exports.markdown import markdown
from server.exports.picture.sheet import svg
from server.exports.spreadsheet import csv

XML = "application/xml"


class Material(msgspec.Struct, frozen=True):
    """All that a format may be made of; taken from the asker's view, so it holds nothing else."""

    blocks: list[Block]
    changes: Sheet
    archive: dict[str, object]
    flows: Flows


class Format(NamedTuple):
    """One kind of file: its name in links, its label on the button, its media type and ending, and what writes it."""

    name: str
    label: str
    media_type: str
    ending: str
    make: Callable[[Material], bytes]


class UnknownFormat(LookupError):
    """There is no such format."""


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("markdown", "Report (Markdown)", "text/markdown; charset=utf-8", "md", lambda of: markdown(of.blocks)),
        Format("csv", "Changes (CSV)", "text/csv; charset=utf-8; header=present", "csv", lambda of: csv(of.changes)),
        Format("json", "Everything (JSON)", "application/json", "json", lambda of: json_archive(of.archive)),
        Format("svg", "Map (SVG)", "image/svg+xml", "svg", lambda of: svg(of.flows.map)),
        Format("bpmn_as_is", "Flow as is (BPMN)", XML, "as-is.bpmn", lambda of: bpmn(of.flows.as_is, of.archive)),
        Format("bpmn_to_be", "Flow to be (BPMN)", XML, "to-be.bpmn", lambda of: bpmn(of.flows.to_be, of.archive)),
    )
}


def write(format: str, material: Material) -> bytes:
    """The file in this format. Raises UnknownFormat."""
    if format not in FORMATS:
        raise UnknownFormat(format)
    return FORMATS[format].make(material)
