"""Joining: by code, link or QR; a name and a function, no account."""

from collections.abc import Callable
from io import BytesIO
from typing import Annotated

import segno
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from server.domain.compartment import Person
from server.domain.doors import host_of, refuse_shut_door
from server.domain.listing import TakePlace
from server.domain.messages import Command, Refused
from server.domain.people import AskDevice, Join, checked_function, checked_name, free_name
from server.domain.workshop import View, Workshop
from server.live.room import Room
from server.routes.drawing import draw
from server.routes.forms import Mistake, one_line
from server.routes.house import House, TheHouse
from server.routes.limits import Limit
from server.routes.standing import standing_of
from server.routes.visitors import caller, keep, seat_cookie, visitor
from server.routes.workshops import join_address, no_such_workshop
from server.storage.secrets import hash_of, new_id, new_key
from server.storage.tables import WorkshopRow

router = APIRouter()

wrong_codes = Limit(times=10, seconds=60)
wrong_codes_by_all = Limit(times=60, seconds=60)
wrong_passcodes = Limit(times=20, seconds=60)
"""By workshop and address: a whole room may come from one."""

WATCHING = "watching"
COME_OTHERWISE = ("facilitator", "preparer")
"""Who signs in, or comes by a link of their own."""


TOO_MANY_PASSCODES = Mistake("passcode", "Too many wrong passcodes from here. Wait a minute, then try again.")


class Wish(BaseModel):
    """What somebody filled in to join."""

    name: str = ""
    function: str = ""
    page: str = ""
    """Drawn anew with each join page, so that a form that is sent twice joins once."""
    same: str = ""
    """The person of this name whom they say they are."""
    passcode: str = ""
    listed: str = ""
    """The person on the list of who is expected whom they picked."""
    another: bool = False
    """Whether they say that they are somebody else of this name."""

    @property
    def watching(self) -> bool:
        return self.function == WATCHING

    def person(self, workshop: str) -> str:
        """The id of the person who joins. Nobody can choose it, as a hash stands in between."""
        return hash_of(f"{workshop} {self.page}")[:24] if self.page else new_id()


@router.get("/join")
async def by_code(request: Request, house: TheHouse, code: str = "") -> Response:
    """Finds a workshop by the code on the wall, however it is typed."""
    row = await house.workshops.by_code(code) if len(code) <= 20 else None
    if row:
        return RedirectResponse(f"/j/{row.join_key}", 303)
    if not code:
        return await draw(request, "join_code", code="")
    mistake, status = Mistake("code", f"We can't find {code.upper()[:20]}. Check the code on the wall."), 404
    if not (wrong_codes.allows(caller(request)) and wrong_codes_by_all.allows("")):
        mistake, status = Mistake("code", "Too many tries. Wait a minute, then try again."), 429
    return await draw(request, "join_code", status, code=code, mistakes=[mistake])


@router.get("/j/{key}")
async def show_join(request: Request, key: str, house: TheHouse) -> Response:
    row = await house.workshops.by_join_key(key)
    if not row:
        return await no_such_workshop(request)
    who = await visitor(request, house, row) if seat_cookie(row.id) in request.cookies else None
    if await standing_of(house, row, who) in ("in", "waiting"):
        return RedirectResponse(f"/w/{row.id}", 303)
    return await draw_join(request, row, Wish(page=new_key()))


@router.post("/j/{key}")
async def join(request: Request, key: str, wish: Annotated[Wish, Form()]) -> Response:
    """Takes part: as somebody new, or as a second device of somebody who is here, with approval."""
    house: House = request.app.state.house
    row = await house.workshops.by_join_key(key)
    if not row:
        return await no_such_workshop(request)
    wish.name = one_line(wish.name)
    room = await house.room(row)
    guesser = f"{row.id} {caller(request)}"
    if wish.passcode and wrong_passcodes.is_used_up(guesser):
        return await draw_join(request, row, wish, [TOO_MANY_PASSCODES])
    mistakes, namesake, joined = await room.look(lambda: judged(room.workshop, row, picked(room.workshop, wish)))
    if joined:
        return await seated(request, row, wish.person(row.id))
    if not namesake or wish.same != namesake.id:
        # Nobody asks for the seat of somebody whose name they did not give.
        wish.same = ""
    if wish.same:
        mistakes = still_wrong(mistakes, namesake)
    if wish.passcode and any(one.field == "passcode" for one in mistakes):
        wrong_passcodes.allows(guesser)
    if mistakes or (namesake and not wish.same and not wish.another):
        return await draw_join(request, row, wish, mistakes)
    return await ask(request, row, room, wish)


def still_wrong(mistakes: list[Mistake], known: Person | None) -> list[Mistake]:
    """What is wrong although they are known, and with them their function: who has never been in needs the passcode."""
    return [one for one in mistakes if one.field == "passcode" and known and known.role == "expected"]


async def take_place(request: Request, row: WorkshopRow, room: Room, wish: Wish) -> Response:
    """Lets somebody be the one who was expected. Whoever tried to be that person before and was not let in is not."""
    house: House = request.app.state.house
    try:
        await room.ask_and_wait(TakePlace(wish.passcode), wish.same, f"place-{wish.person(row.id)}")
    except Refused as refused:
        return await draw_join(request, row, wish, [mistake(refused)])
    await house.workshops.forget_devices(row.id, wish.same)
    return await seated(request, row, wish.same)


def picked(workshop: Workshop, wish: Wish) -> Wish:
    """The wish with the name of whom they picked from the list, if that person is still expected."""
    found = workshop.person(wish.listed)
    if found and found.role == "expected" and not wish.another:
        wish.name, wish.same = found.name, found.id
    return wish


def judged(workshop: Workshop, row: WorkshopRow, wish: Wish) -> tuple[list[Mistake], Person | None, bool]:
    """What is wrong with a wish, who is here under its name, and whether it has come true before."""
    before = workshop.everyone.people.get(wish.person(row.id))
    if before and before.removed:
        # The form of before, sent again by somebody who was removed since: they come in as somebody new.
        wish.page = new_key()
    return mistakes_in(workshop, wish), namesake_of(workshop, wish.name), bool(workshop.person(wish.person(row.id)))


async def ask(request: Request, row: WorkshopRow, room: Room, wish: Wish) -> Response:
    """Asks the workshop to let somebody in; what it refuses is said on the join page."""
    known = await room.look(lambda: room.workshop.person(wish.same))
    if known and known.role == "expected":
        return await take_place(request, row, room, wish)
    person, device = (wish.same, new_id()) if wish.same else (wish.person(row.id), "")
    command: Command = AskDevice(device) if device else Join(wish.name, wish.function, wish.watching, wish.passcode)
    try:
        await room.ask_and_wait(command, person, device or "joined")
    except Refused as refused:
        return await draw_join(request, row, wish, [mistake(refused)])
    return await seated(request, row, person, device)


async def seated(request: Request, row: WorkshopRow, person: str, device: str = "") -> Response:
    """Gives this browser the seat of a person, and goes to the room."""
    house: House = request.app.state.house
    response = RedirectResponse(f"/w/{row.id}", 303)
    keep(request, response, seat_cookie(row.id), await house.workshops.add_device(row.id, person, device))
    return response


@router.get("/w/{workshop}/qr.svg")
async def qr(request: Request, workshop: str, house: TheHouse) -> Response:
    """The join link as a QR code. Only who knows the workshop's address gets it."""
    return qr_of(request, await house.workshops.found(workshop))


@router.get("/wall/{key}/qr.svg")
async def wall_qr(request: Request, key: str, house: TheHouse) -> Response:
    """The same for a wall, which knows its workshop by another address."""
    return qr_of(request, await house.workshops.by_wall_key(key))


def qr_of(request: Request, row: WorkshopRow | None) -> Response:
    if not row:
        return Response(status_code=404)
    drawn = BytesIO()
    segno.make(join_address(request, row), error="m").save(drawn, kind="svg", scale=8, border=2)
    return Response(drawn.getvalue(), media_type="image/svg+xml")


async def draw_join(request: Request, row: WorkshopRow, wish: Wish, mistakes: list[Mistake] | None = None) -> Response:
    """The one page with the one thing to do; or with the question whether a namesake is the same person."""
    house: House = request.app.state.house
    room = await house.room(row)
    shown = await room.look(lambda: lobby(room.workshop, wish))
    house.rooms.drop_if_idle(room)
    status = 422 if mistakes else 409 if shown["namesake"] else 200
    return await draw(request, "join", status, workshop=row, wish=wish, mistakes=mistakes, **shown)


def lobby(workshop: Workshop, wish: Wish) -> dict[str, object]:
    """What the join page shows of a workshop: what it is about, its functions and which of them nobody is in."""
    view = View(workshop)
    people = [one for one in workshop.everyone.people.values() if not one.removed]
    return {
        "purpose": view.purpose(),
        "minutes": sum(int(one.number("minutes") or 0) for one in view.all("block")),
        "functions": view.ordered("function"),
        "filled": {one.function for one in people if one.role == "participant"},
        "status": workshop.agenda.status,
        "named": workshop.everyone.about.named,
        "doors": workshop.everyone.doors,
        "host": host_of(workshop),
        "listed": listed(workshop),
        "namesake": namesake_of(workshop, wish.name),
        "numbered": free_name(workshop, wish.name),
    }


def listed(workshop: Workshop) -> list[tuple[str, list[Person]]]:
    """Who is on the list and has not come yet, by function."""
    waiting = [one for one in workshop.everyone.people.values() if one.role == "expected" and not one.removed]
    functions = [(one.id, one.text("name")) for one in View(workshop).ordered("function")]
    known = {id for id, _ in functions}
    groups = [(name, [one for one in waiting if one.function == id]) for id, name in functions]
    groups.append(("Watching", [one for one in waiting if one.function not in known]))
    return [(name, people) for name, people in groups if people]


def namesake_of(workshop: Workshop, name: str) -> Person | None:
    """Somebody of this name who may be the one who joins. A facilitator is not: they sign in."""
    return next(
        (
            one
            for one in workshop.everyone.people.values()
            if not one.removed and one.role not in COME_OTHERWISE and one.name.casefold() == name.casefold()
        ),
        None,
    )


def mistakes_in(workshop: Workshop, wish: Wish) -> list[Mistake]:
    """Everything that is wrong with a wish, by the workshop's own rules."""
    checks: list[Callable[[], object]] = [lambda: checked_name(wish.name)]
    open_to_all = not workshop.everyone.doors.locked
    if open_to_all and not wish.watching:
        checks.append(lambda: checked_function(workshop, wish.function))
    if open_to_all:
        checks.append(lambda: refuse_shut_door(workshop, wish.passcode))
    return [found for check in checks if (found := failed(check))]


def failed(check: Callable[[], object]) -> Mistake | None:
    """What a rule says no to, if it does."""
    try:
        check()
    except Refused as refused:
        return mistake(refused)
    return None


def mistake(refused: Refused) -> Mistake:
    """A rule's no, at the field it is about."""
    return Mistake(str(refused.details.get("field", "")), refused.text)
