"""The plan into another tool: which columns its file has, what the first rows say, and the file itself to take away.

Columns stand in the address, so the page works without a script; with one, each change shows at once and is kept in
the browser.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from server.domain.blocks.tasks import Task
from server.domain.report.tasks import tasks
from server.domain.workshop import View
from server.exports.tools.columns import choices, coded, columns_of, doubts
from server.exports.tools.file import text
from server.exports.tools.table import parts, table, taken
from server.exports.tools.tool import LONGEST_HEADING, Column, Tool, tools
from server.routes.drawing import draw
from server.routes.seats import Seat, look_as_seated
from server.routes.wishes import pairs
from server.routes.workshops import address_of

router = APIRouter()

FIRST = 5
"""Rows that are shown before the file is taken."""

Pair = tuple[str, str]


class Picked(NamedTuple):
    """A tool, and what somebody picked for its columns."""

    workshop: str
    name: str
    tool: Tool
    rows: list[Pair]


class Preview(NamedTuple):
    """What the file will be: its first rows, where it is, and what may not work."""

    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]
    many: int
    dropped: int
    files: list[str]
    """Addresses of the file; several where the tool takes no more rows in one."""
    doubts: list[str]


@router.get("/w/{workshop}/plan/into/{name}")
async def show_into(request: Request, workshop: str, name: str) -> Response:
    """The page; for a program the preview alone."""
    tool = tools().get(name)
    if not tool:
        raise HTTPException(404)
    found = await look_as_seated(request, workshop, tasks_of)
    if isinstance(found, Response):
        return found
    row, (title, all_tasks) = found
    rows = moved(list(pairs(request)) or coded(tool.columns), request.query_params.get("move", ""))
    link = f"{address_of(request)}/w/{row.id}/plan"
    preview = preview_of(Picked(row.id, name, tool, rows), all_tasks, link)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(preview._asdict())
    return await draw(
        request,
        "into",
        workshop=row,
        title=title,
        tool=tool,
        name=name,
        tools=tools(),
        rows=[*rows, ("", "")],
        choices=choices(tool),
        preview=preview,
        longest=LONGEST_HEADING,
    )


def tasks_of(seat: Seat) -> tuple[str, list[Task]]:
    """The title of the plan, and its tasks as somebody reads them."""
    view = View(seat.room.workshop, seat.room.workshop.reads(seat.person))
    return view.purpose().text("title"), list(tasks(view).tasks)


def preview_of(picked: Picked, all_tasks: list[Task], link: str) -> Preview:
    """What these columns make of the tasks."""
    tool = picked.tool
    columns: tuple[Column, ...] = columns_of(tool, picked.rows) or tool.columns
    found = taken(all_tasks)
    shown = table(tool, columns, found[:FIRST], link)
    file = f"/w/{picked.workshop}/export/{picked.name}"
    return Preview(
        headings=shown.headings,
        rows=[tuple(text(cell, tool) for cell in row) for row in shown.rows],
        many=len(found),
        dropped=len(all_tasks) - len(found),
        files=[f"{file}?{query(columns, part)}" for part in range(1, len(parts(tool, found)) + 1)],
        doubts=list(doubts(tool, columns)),
    )


def query(columns: tuple[Column, ...], part: int) -> str:
    """The columns as an address has them."""
    both = [(name, value) for pair in coded(columns) for name, value in zip(("heading", "holds"), pair, strict=True)]
    return urlencode([*both, *([("part", str(part))] if part > 1 else [])])


def moved(rows: list[Pair], move: str) -> list[Pair]:
    """The columns with one moved, as a button says it: `2:up`, `2:down`. A row that holds nothing and has no name is
    the empty one at the end, and goes."""
    place, _, way = move.partition(":")
    kept = [one for one in rows if any(one)]
    if not (place.isascii() and place.isdecimal() and int(place) < len(kept)):
        return kept
    one = kept.pop(int(place))
    kept.insert(max(0, int(place) + (1 if way == "down" else -1)), one)
    return kept
