"""The table of formats: what a workshop can be taken away as.

What writes documents and workbooks takes long to load and much room; it is loaded in the process that writes.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple, Protocol

import msgspec

from server.domain.blocks import Document, Imprint, Sheet
from server.domain.blocks.flow import Flow, Flows
from server.domain.blocks.tasks import Tasks
from server.exports.bpmn.document import bpmn
from server.exports.json_archive import json_archive
from server.exports.markdown import markdown
from server.exports.picture.sheet import svg
from server.exports.spreadsheet import csv
from server.exports.tools.file import written
from server.exports.tools.table import parts, taken
from server.exports.tools.tool import Tool, tools
from server.exports.wish import ALL, Wish

XML = "application/xml"
TEXT, MARKDOWN = "Text (Markdown)", "text/markdown; charset=utf-8"
OFFICE = "application/vnd.openxmlformats-officedocument"

For = Literal["leaders", "team", "machines", "calendars", "tools"]
AUDIENCES: dict[For, str] = {
    "leaders": "For leadership",
    "team": "For the team",
    "calendars": "For calendars",
    "machines": "Records, map and models",
}
"""Whom a file is for → how the list of formats calls them; in its order. What tools take has a page of its own."""


class Material(msgspec.Struct, frozen=True):
    """All that a format may be made of; taken from the asker's view, so it holds nothing else."""

    team: Document
    leaders: Document
    sheets: list[Sheet]
    """All changes in one, then a sheet for each kind of record."""
    archive: dict[str, object]
    flows: Flows
    tasks: Tasks = Tasks()
    stands: tuple[tuple[str, str], ...] = ()
    """How far the plan is, label by label, where a format has no page that says it."""
    wish: Wish = ALL
    """What was picked of them, where a format leaves a choice."""


Make = Callable[[Material], bytes]


class Format(NamedTuple):
    """One kind of file: its name in links, its label on the button, its media type and ending, and what writes it."""

    name: str
    label: str
    media_type: str
    ending: str
    make: Make
    audience: For = "machines"
    how: str = ""
    """What to do with the file, in one line, where that does not go without saying."""


class UnknownFormat(LookupError):
    """There is no such format."""


class Written(Protocol):
    """What writes a document."""

    def __call__(self, document: Document, flow: Flow, /) -> bytes: ...


def document(kind: str, writer: str) -> list[Format]:
    """A kind of document in both versions. `writer`: the module and function, loaded only where it writes."""
    label, media_type = DOCUMENTS[kind]

    def load() -> Written:
        module, name = writer.split(":")
        found: Written = getattr(import_module(f"server.exports.{module}"), name)
        return found

    return [
        Format(
            f"{kind}_leaders",
            label,
            media_type,
            f"leadership.{kind}",
            lambda of: load()(of.leaders, of.flows.map),
            "leaders",
        ),
        Format(f"{kind}_team", label, media_type, f"team.{kind}", lambda of: load()(of.team, of.flows.map), "team"),
    ]


DOCUMENTS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", f"{OFFICE}.wordprocessingml.document"),
    "pptx": ("PowerPoint", f"{OFFICE}.presentationml.presentation"),
    "html": ("One page (HTML)", "text/html; charset=utf-8"),
}
"""Ending → what it is called, and its media type."""


def xlsx(of: Material) -> bytes:
    found: Callable[..., bytes] = import_module("server.exports.workbook").xlsx
    return found(of.sheets, of.team.imprint, of.stands)


def calendar(of: Material, entries: str) -> bytes:
    """The days of all tasks, or of one person's."""
    made: Callable[[Tasks, Imprint], bytes] = getattr(import_module("server.exports.calendar"), entries)
    return made(of.wish.of(of.tasks), of.team.imprint)


def for_tool(name: str, tool: Tool) -> Format:
    """The file that a tool imports."""

    def make(of: Material) -> bytes:
        files = parts(tool, taken(of.wish.of(of.tasks).tasks))
        tasks = files[min(of.wish.part, len(files)) - 1]
        return written(tool, of.wish.columns or tool.columns, tasks, of.team.imprint.link)

    media_type, ending = FORMS[tool.form]
    return Format(name, tool.name, media_type, f"{name.replace('_', '-')}.{ending}", make, "tools", tool.how)


CSV = "text/csv; charset=utf-8; header=present"
CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH"
WORKBOOK = f"{OFFICE}.spreadsheetml.sheet"
FORMS = {"csv": (CSV, "csv"), "xlsx": (WORKBOOK, "xlsx"), "list": ("text/plain; charset=utf-8", "txt")}
"""What a tool takes → its media type and ending."""
EVENTS = "Open it in a calendar. Opened again, it changes what is there. Lines without a day are not in it."
TODOS = "For calendars that keep to-dos, such as Thunderbird, Nextcloud or Apple Reminders. Outlook passes over them."

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        *document("pdf", "pdf.document:pdf"),
        *document("docx", "word.document:docx"),
        *document("pptx", "slides.deck:pptx"),
        *document("html", "page.document:html"),
        Format("markdown_leaders", TEXT, MARKDOWN, "leadership.md", lambda of: markdown(of.leaders.blocks), "leaders"),
        Format("markdown", TEXT, MARKDOWN, "md", lambda of: markdown(of.team.blocks), "team"),
        Format("ics", "Days (calendar)", CALENDAR, "ics", lambda of: calendar(of, "events"), "calendars", EVENTS),
        Format(
            "todos", "To-dos (calendar)", CALENDAR, "to-dos.ics", lambda of: calendar(of, "todos"), "calendars", TODOS
        ),
        Format("xlsx", "Every record (Excel)", WORKBOOK, "xlsx", xlsx),
        Format("csv", "Changes (CSV)", CSV, "csv", lambda of: csv(of.sheets[0])),
        Format("json", "Everything (JSON)", "application/json", "json", lambda of: json_archive(of.archive)),
        Format("svg", "Map (SVG)", "image/svg+xml", "svg", lambda of: svg(of.flows.map)),
        Format("bpmn_as_is", "Flow as is (BPMN)", XML, "as-is.bpmn", lambda of: bpmn(of.flows.as_is, of.archive)),
        Format("bpmn_to_be", "Flow to be (BPMN)", XML, "to-be.bpmn", lambda of: bpmn(of.flows.to_be, of.archive)),
        *(for_tool(name, tool) for name, tool in tools().items()),
    )
}


def write(format: str, material: Material) -> bytes:
    """The file in this format. Raises UnknownFormat."""
    if format not in FORMATS:
        raise UnknownFormat(format)
    return FORMATS[format].make(material)
