"""Ordering a file: it waits in the line of those that are written, says its place, and is fetched when it is ready.

What `downloads` gives at once, for a page that shows how far it is and may be left meanwhile.
"""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from server.exports.file_names import content_disposition
from server.exports.formats import FORMATS, Format
from server.exports.orders import Order, Owner
from server.exports.writer import Busy
from server.routes.downloads import BROKEN, BUSY, REHEARSAL, SEALED, exports, is_rehearsal, no_file, taken
from server.routes.house import House
from server.routes.problems import WORDS
from server.routes.seats import Seat, look_as_seated
from server.routes.wishes import wish_of
from server.routes.workshops import address_of
from server.routes.writing import written
from server.storage.secrets import new_id

router = APIRouter()

GONE = ("This file is no longer kept", "Export it again.")


@router.post("/w/{workshop}/export/{format}")
async def order_file(request: Request, workshop: str, format: str) -> Response:
    """A place in the line for one file, for whoever has a seat; made of what they may read at this moment."""
    if format not in FORMATS:
        raise HTTPException(404)
    base = address_of(request)
    found = await look_as_seated(
        request, workshop, lambda seat: (owner_of(seat), is_rehearsal(seat), taken(seat, base))
    )
    if isinstance(found, Response):
        return found
    _, (owner, rehearsal, (_, parts, imprint)) = found
    if rehearsal:
        return await no_file(request, 409, *REHEARSAL)
    if not exports.allows(f"{owner.workshop} {owner.person}"):
        return await no_file(request, 429, *WORDS[429])
    house: House = request.app.state.house
    kind: Format = FORMATS[format]
    try:
        job = house.writer.ask(written, kind.name, parts, imprint, wish_of(request, kind))
    except Busy:
        return await no_file(request, 503, *BUSY)
    id, disposition = new_id(), content_disposition(imprint.workshop, imprint.at, kind.ending)
    house.orders.keep(id, Order(owner, kind.name, disposition, job))
    return JSONResponse({"order": f"/w/{owner.workshop}/orders/{id}"}, 202)


@router.get("/w/{workshop}/orders/{id}")
async def show_order(request: Request, workshop: str, id: str) -> Response:
    """How far an order is: how many are before it while it waits; why there is no file where it failed."""
    found = await order_in(request, workshop, id)
    if isinstance(found, Response):
        return found
    said: dict[str, object] = {"state": found.state, "before": found.job.before}
    if found.state == "failed":
        said |= {"title": BROKEN[0], "text": BROKEN[1]}
    return JSONResponse(said, headers={"cache-control": "no-store"})


@router.get("/w/{workshop}/orders/{id}/file")
async def fetch_file(request: Request, workshop: str, id: str) -> Response:
    """The file, to be saved, as often as it is wanted while it is kept."""
    found = await order_in(request, workshop, id)
    if isinstance(found, Response):
        return found
    if found.state != "ready":
        return await no_file(request, 404, *GONE)
    headers = {"content-disposition": found.disposition, "content-security-policy": SEALED}
    return Response(found.job.file, media_type=FORMATS[found.format].media_type, headers=headers)


async def order_in(request: Request, workshop: str, id: str) -> Order | Response:
    """The order, for whoever gave it; to anybody else there is none."""
    house: House = request.app.state.house
    found = await look_as_seated(request, workshop, owner_of)
    if isinstance(found, Response):
        return found
    order = house.orders.of(id, found[1])
    return order or await no_file(request, 404, *GONE)


def owner_of(seat: Seat) -> Owner:
    return Owner(seat.row.id, seat.person, tuple(seat.room.workshop.reads(seat.person)))
