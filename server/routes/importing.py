"""Making a workshop from a file: the archive of another one, with everything it says or its flow alone; a model of
another tool, a list of steps, or a template."""

import asyncio
from typing import NamedTuple

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.domain.archive.as_template import as_template
from server.domain.archive.bringing_back import BringBack, Past, read_past
from server.domain.archive.restoring import Restored, not_taken, restore
from server.domain.messages import Command
from server.domain.record import Value
from server.domain.records.flow import Step
from server.domain.records.purpose import Block, Function, Purpose
from server.domain.template import Agenda, parse_template
from server.domain.template_reading import Given, Malformed
from server.imports import archive
from server.imports.account import Account
from server.imports.bpmn import reading as model
from server.imports.formats import Format, format_of
from server.imports.reading import read_file
from server.imports.unreadable import Unreadable
from server.live.reading import clean_text
from server.live.rooms import now
from server.routes.drawing import draw
from server.routes.forms import Mistake
from server.routes.house import House
from server.routes.making import Chosen, Start, made
from server.routes.new_page import Wanted, draw_new, sign_in_first, unusable, wanted_in
from server.routes.shelves import accepted, agenda_picked, lens_of
from server.routes.uploads import TooBig, Upload, uploaded
from server.routes.visitors import signed_in
from server.storage.plain_yaml import MalformedFile
from server.storage.tables import Account as Owner
from server.storage.template_files import NoSuchFile
from server.storage.template_texts import read_text

router = APIRouter()

MOST_BYTES = max(model.MOST_BYTES, archive.MOST_BYTES)
TOO_BIG = f"This file is over {MOST_BYTES // 2**20} MB, which is more than any of these files holds. Pick another."
NO_FILE = "Pick a file: a workshop (.json), a BPMN model (.bpmn), a list of steps (.csv) or a template (.yaml)."
AN_AGENDA = "This is an agenda, not a flow. Add it under “Templates: add, rename, download”."


class Unfit(Exception):
    """What was sent cannot become a workshop."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.mistake = Mistake(field, text)


class Brought(NamedTuple):
    """A workshop that is brought back as it was."""

    past: Past

    @property
    def title(self) -> str:
        return next(str(one.values["title"]) for one in self.past.records if one.kind == Purpose.wire)

    @property
    def records(self) -> list[tuple[str, str, dict[str, Value]]]:
        return [(one.kind, one.id, one.values) for one in self.past.records]

    def asked_by(self, name: str) -> list[Command]:
        return [BringBack(self.past, name)]


class Read(NamedTuple):
    """What a file becomes, and what of it does not."""

    start: Start | Brought
    left: list[str]
    told: Account | None = None
    """The whole account, of a file that another tool has written."""


@router.post("/workshops/from-file")
async def make_from_file(request: Request) -> Response:
    """Makes a workshop out of a file, then says what was taken over and what was not."""
    house: House = request.app.state.house
    account = await signed_in(request, house)
    if not account:
        return sign_in_first(Wanted())
    wanted = Wanted()
    try:
        wanted, upload = await sent_in(request)
        agenda = await agenda_for(house, account, wanted, upload)
        read = await asyncio.to_thread(read_upload, house, wanted, agenda, upload)
    except Unfit as unfit:
        return await draw_new(request, wanted, [unfit.mistake])
    row = await made(house, account, read.start)
    return await draw(
        request, "imported", workshop=row, left=read.left, told=read.told, steps=steps_in(read.start), way=wanted.way
    )


async def sent_in(request: Request) -> tuple[Wanted, Upload]:
    """The form, and its file. Raises Unfit."""
    try:
        upload = await uploaded(request, MOST_BYTES)
    except TooBig:
        raise Unfit("file", TOO_BIG) from None
    return wanted_in(upload.fields), upload


async def agenda_for(house: House, account: Owner, wanted: Wanted, upload: Upload) -> Agenda | None:
    """The agenda that was picked for a flow; everything that a workshop's file says has one of its own. Raises
    Unfit."""
    format = format_said(upload)
    if wanted.way != "flow" and format == "workshop":
        return None
    try:
        return await agenda_picked(house, account, wanted.agenda)
    except (NoSuchFile, MalformedFile) as error:
        raise Unfit("file-agenda", unusable(error) or "Pick how long it takes.") from None


def format_said(upload: Upload) -> Format:
    """Of which format a file is. Raises Unfit."""
    if len(upload.content) > MOST_BYTES:
        raise Unfit("file", TOO_BIG)
    if not upload.content:
        raise Unfit("file", NO_FILE)
    try:
        return format_of(upload.name, upload.content)
    except Unreadable as unreadable:
        raise Unfit("file", unreadable.text) from None


def read_upload(house: House, wanted: Wanted, agenda: Agenda | None, upload: Upload) -> Read:
    """The workshop in a file. Raises Unfit, with the place in the file and the reason."""
    try:
        if format_said(upload) == "template":
            return a_template(house, agenda, upload)
        found = read_file(upload.name, upload.content, clean_text)
        if found.flow and agenda:
            return Read(Chosen(parse_template(found.flow, lens_of(house)), agenda, "").start, [], found.account)
        if agenda and wanted.way == "flow":
            return the_flow(house, agenda, found.archive)
        if wanted.way == "as_it_was" and found.account.format == archive.FORMAT:
            return as_it_was(found.archive)
        told = found.account if found.account.format != archive.FORMAT else None
        return everything(found.archive)._replace(told=told)
    except Unreadable as unreadable:
        raise Unfit("file", unreadable.text) from None
    except (Malformed, MalformedFile) as malformed:
        raise Unfit("file", f"This file cannot be used. {malformed}") from None


def a_template(house: House, agenda: Agenda | None, upload: Upload) -> Read:
    """A template, used once without being kept."""
    _, text = accepted(house, upload.name, upload.content)
    flow = read_text(upload.name, text.encode(), lens_of(house))
    if isinstance(flow, Agenda) or agenda is None:
        raise Unfit("file", AN_AGENDA)
    return Read(Chosen(flow, agenda, "").start, [])


def steps_in(start: Start | Brought) -> list[tuple[str, str]]:
    """The steps that a workshop begins with, in their order, each with its function."""
    names = {id: str(values.get("name", "")) for kind, id, values in start.records if kind == Function.wire}
    steps = sorted((values for kind, _, values in start.records if kind == Step.wire), key=order_of)
    return [(str(one.get("name", "")), names.get(str(one.get("owner")), "")) for one in steps]


def order_of(values: dict[str, Value]) -> float:
    order = values.get("order")
    return order if isinstance(order, int | float) else 0


def everything(tree: object) -> Read:
    """All that an archive says, as a new workshop."""
    restored = restore(tree)
    if not any(one.kind == Block.wire for one in restored.records):
        raise Malformed("records", "hold no agenda; take its flow alone, and pick an agenda")
    records = with_purpose(restored)
    title = next(str(one.values["title"]) for one in records if one.kind == Purpose.wire)
    about = msgspec.structs.replace(restored.about, made_at=now())
    return Read(Start(title, about, list(records)), not_taken(tree))


def as_it_was(tree: object) -> Read:
    """All that an archive says, its people and what came out among it."""
    past = read_past(tree)
    if not any(one.kind == Purpose.wire for one in past.records):
        raise Malformed("records", "hold no purpose, which every workshop has")
    return Read(Brought(past), [])


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
