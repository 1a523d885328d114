"""Coming back as facilitator: a code on paper opens the console in any browser, without the passphrase."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from server.routes.drawing import draw
from server.routes.forms import Mistake
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.standing import facilitator
from server.routes.visitors import caller, keep, seat_cookie
from server.routes.workshops import no_such_workshop

router = APIRouter()

wrong_codes = Limit(times=10, seconds=60)
LONGEST = 40


@router.post("/w/{workshop}/recovery")
async def make(request: Request, workshop: str, house: TheHouse) -> Response:
    """Shows a facilitator their new code, this once."""
    row = await house.workshops.found(workshop)
    who = await facilitator(request, house, row) if row else None
    if not row or not who:
        return await no_such_workshop(request)
    code = await house.workshops.add_recovery(row.id, who.person)
    response = await draw(request, "recovery", workshop=row, code=code)
    response.headers["cache-control"] = "no-store"
    return response


@router.get("/recover")
async def ask(request: Request) -> Response:
    return await draw(request, "recover", code="")


@router.post("/recover")
async def recover(request: Request, code: Annotated[str, Form()] = "") -> Response:
    """Gives this browser the seat of whoever the code was made for, and goes to their console."""
    house: House = request.app.state.house
    device = await house.workshops.recovery(code) if len(code) <= LONGEST else None
    if not device:
        mistake, status = Mistake("code", "We can't find this code. Type it as it stands on your paper."), 404
        if not wrong_codes.allows(caller(request)):
            mistake, status = Mistake("code", "Too many tries. Wait a minute, then try again."), 429
        return await draw(request, "recover", status, code=code[:LONGEST], mistakes=[mistake])
    response = RedirectResponse(f"/w/{device.workshop}/console", 303)
    token = await house.workshops.add_device(device.workshop, device.person)
    keep(request, response, seat_cookie(device.workshop), token)
    return response
