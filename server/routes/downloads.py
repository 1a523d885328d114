"""Exports: a workshop as a file, made of what the asker may see."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from server.domain.blocks import Imprint
from server.domain.workshop import View
from server.exports.file_names import content_disposition
from server.exports.formats import FORMATS, Format
from server.exports.writer import Broken, Busy
from server.live.rooms import now
from server.routes.drawing import draw_problem
from server.routes.house import House
from server.routes.limits import Limit
from server.routes.problems import WORDS, wants_page
from server.routes.seats import Seat, look_as_seated
from server.routes.wishes import wish_of
from server.routes.workshops import address_of
from server.routes.writing import Parts, written

router = APIRouter()

exports = Limit(times=10, seconds=60)

SEALED = "sandbox; default-src 'none'"
"""The policy of a file that a browser shows all the same: it runs, loads and sends nothing."""

BUSY = ("Others are exporting right now", "Nothing is lost. Wait half a minute, then try again.")
REHEARSAL = ("A rehearsal is not exported", "Nothing in it is real. Leave it, and export the workshop itself.")
BROKEN = ("This file could not be made", "Nothing is lost. Try again, or take another format.")
"""What is said when there is no file: its title, and what to do."""


@router.get("/w/{workshop}/export/{format}")
async def export(request: Request, workshop: str, format: str) -> Response:
    """The workshop in one format, for whoever has a seat in it. A wall has none."""
    if format not in FORMATS:
        raise HTTPException(404)
    base = address_of(request)
    found = await look_as_seated(request, workshop, lambda seat: (is_rehearsal(seat), taken(seat, base)))
    if isinstance(found, Response):
        return found
    row, (rehearsal, (person, parts, imprint)) = found
    if rehearsal:
        return await no_file(request, 409, *REHEARSAL)
    if not exports.allows(f"{row.id} {person}"):
        return await no_file(request, 429, *WORDS[429])
    return await answer(request, FORMATS[format], parts, imprint)


async def answer(request: Request, format: Format, parts: Parts, imprint: Imprint) -> Response:
    """The file, to be saved; or why there is none."""
    house: House = request.app.state.house
    try:
        content = await house.writer.run(written, format.name, parts, imprint, wish_of(request, format))
    except Busy:
        return await no_file(request, 503, *BUSY)
    except Broken:
        return await no_file(request, 503, *BROKEN)
    headers = {
        "content-disposition": content_disposition(imprint.workshop, imprint.at, format.ending),
        "content-security-policy": SEALED,
    }
    return Response(content, media_type=format.media_type, headers=headers)


async def no_file(request: Request, status: int, title: str, text: str) -> Response:
    """Why there is no file: a page for whoever followed a link, the words alone for a page that asked."""
    if wants_page(request):
        return await draw_problem(request, status, title, text)
    return JSONResponse({"title": title, "text": text}, status)


def is_rehearsal(seat: Seat) -> bool:
    return seat.room.workshop.everyone.about.rehearsal


def taken(seat: Seat, base: str) -> tuple[str, Parts, Imprint]:
    """Who asks, what they may read, as bytes, and what the file says of itself."""
    workshop = seat.room.workshop
    reads = workshop.reads(seat.person)
    parts = {name: bytes(seat.room.snapshots.of(name)) for name in reads}
    imprint = Imprint(
        workshop=View(workshop, reads).purpose().text("title"),
        at=now(),
        audience="Facilitators" if workshop.is_facilitator(seat.person) else "People in the workshop",
        link=f"{base}/w/{seat.row.id}/plan",
        id=seat.row.id,
    )
    return seat.person, parts, imprint
