"""Making a workshop from a file: the archive of another one, with everything it says, or its flow alone."""

import asyncio
from typing import NamedTuple

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.domain.archive.as_template import as_template
from server.domain.archive.restoring import Restored, not_taken, restore
from server.domain.records.purpose import Block, Purpose
from server.domain.template import Agenda, parse_template
from server.domain.template_reading import Given, Malformed
from server.live.reading import clean
from server.live.rooms import now
from server.routes.drawing import draw
from server.routes.forms import Mistake
from server.routes.house import House
from server.routes.making import Chosen, Start, made
from server.routes.new_page import Wanted, draw_new, sign_in_first, unusable, wanted_in
from server.routes.shelves import agenda_picked, lens_of
from server.routes.uploads import TooBig, uploaded
from server.routes.visitors import signed_in
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account
from server.storage.template_files import NoSuchFile

router = APIRouter()

MOST_BYTES = 2 * 2**20
TOO_BIG = "This file is over 2 MB, which is more than any workshop fills. Pick another."
NO_FILE = "Pick the file that a workshop was exported to, “Everything (JSON)”."
NO_JSON = "This is no JSON file. Export a workshop as “Everything (JSON)” and pick that file."


class Unfit(Exception):
    """What was sent cannot become a workshop."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.mistake = Mistake(field, text)


class Read(NamedTuple):
    """What a file becomes, and what of it does not."""

    start: Start
    left: list[str]


@router.post("/workshops/from-file")
async def make_from_file(request: Request) -> Response:
    """Makes a workshop out of an archive, then says what was not taken over."""
    house: House = request.app.state.house
    account = await signed_in(request, house)
    if not account:
        return sign_in_first(Wanted())
    wanted = Wanted()
    try:
        wanted, content = await sent_in(request)
        agenda = await agenda_for(house, account, wanted)
        read = await asyncio.to_thread(read_file, house, agenda, content)
    except Unfit as unfit:
        return await draw_new(request, wanted, [unfit.mistake])
    row = await made(house, account, read.start)
    return await draw(request, "imported", workshop=row, left=read.left)


async def sent_in(request: Request) -> tuple[Wanted, bytes]:
    """The form, and the bytes of its file. Raises Unfit."""
    try:
        upload = await uploaded(request, MOST_BYTES)
    except TooBig:
        raise Unfit("file", TOO_BIG) from None
    return wanted_in(upload.fields), upload.content


async def agenda_for(house: House, account: Account, wanted: Wanted) -> Agenda | None:
    """The agenda that was picked for a flow alone; everything that a file says has one of its own. Raises Unfit."""
    if wanted.way == "everything":
        return None
    try:
        return await agenda_picked(house, account, wanted.agenda)
    except (NoSuchFile, MalformedFile) as error:
        raise Unfit("file-agenda", unusable(error) or "Pick how long it takes.") from None


def read_file(house: House, agenda: Agenda | None, content: bytes) -> Read:
    """The workshop in a file. Raises Unfit, with the place in the file and the reason."""
    if not content:
        raise Unfit("file", NO_FILE)
    if len(content) > MOST_BYTES:
        raise Unfit("file", TOO_BIG)
    try:
        # Cleaned before anything looks at it, as is all that comes in.
        tree = clean(msgspec.json.decode(content))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Unfit("file", NO_JSON) from None
    try:
        return the_flow(house, agenda, tree) if agenda else everything(tree)
    except Malformed as malformed:
        raise Unfit("file", f"This file cannot be used. {malformed}") from None


def everything(tree: object) -> Read:
    """All that an archive says, as a new workshop."""
    restored = restore(tree)
    if not any(one.kind == Block.wire for one in restored.records):
        raise Malformed("records", "hold no agenda; take its flow alone, and pick an agenda")
    records = with_purpose(restored)
    title = next(str(one.values["title"]) for one in records if one.kind == Purpose.wire)
    about = msgspec.structs.replace(restored.about, made_at=now())
    return Read(Start(title, about, list(records)), not_taken(tree))


def with_purpose(restored: Restored) -> tuple[Given, ...]:
    """The records with a purpose among them, which every workshop has."""
    if any(one.kind == Purpose.wire for one in restored.records):
        return restored.records
    return (Given(Purpose.wire, Purpose.wire, {"title": "Workshop"}), *restored.records)


def the_flow(house: House, agenda: Agenda, tree: object) -> Read:
    """How the flow of an archive is built, with an agenda that was picked."""
    flow = parse_template(as_template(tree))
    answers = len(restore(tree).records) - len(flow.records)
    left = [*not_taken(tree), *([f"Answers of that room, and its agenda: {answers} records"] if answers > 0 else [])]
    whole = parse_template(as_template(tree), lens_of(house))
    return Read(Chosen(whole, agenda, flow.title).start, left)
