"""What a new workshop can be made from: the templates and agendas of the server's folder, and those of the account."""

import asyncio
from functools import lru_cache
from typing import NamedTuple, TypeVar

from server.domain.template import Agenda, Template
from server.domain.template_reading import LensQuestion
from server.live.reading import clean, clean_text
from server.routes.house import House
from server.storage.plain_yaml import MalformedFile, read_page
from server.storage.tables import Account, TemplateRow
from server.storage.template_files import NoSuchFile, load_agenda, load_lens, load_template, read_folder
from server.storage.template_texts import read_text
from server.storage.writing_yaml import write_page

OWN = "own:"
"""How the name begins under which a template of the account's own is picked; no file is called so."""

FLOW, AGENDA = "flow", "agenda"

Content = TypeVar("Content", Template, Agenda)


class Offer(NamedTuple):
    """One template or agenda to pick."""

    pick: str
    """What the form sends."""
    content: Template | Agenda
    own: str = ""
    """The id of its row, where it is the account's own."""

    @property
    def steps(self) -> int:
        return sum(one.kind == "step" for one in self.content.records)

    @property
    def shelf(self) -> str:
        """Where the file is taken along from."""
        return "agendas" if isinstance(self.content, Agenda) else "flows"

    @property
    def words(self) -> str:
        """What is said under the title."""
        return self.content.summary or self.size

    @property
    def size(self) -> str:
        if isinstance(self.content, Agenda):
            blocks = sum(one.kind == "block" for one in self.content.records)
            return f"{self.content.minutes} minutes, {counted(blocks, 'block')}"
        functions = sum(one.kind == "function" for one in self.content.records)
        return f"{counted(self.steps, 'step')}, {counted(functions, 'function')}".capitalize()


class Shelves(NamedTuple):
    """Everything there is to pick, and what is there but cannot be used."""

    flows: list[Offer]
    agendas: list[Offer]
    refused: list[MalformedFile]
    unusable: dict[str, MalformedFile]
    """The account's own, by the id of the row: an older one may say what is no longer known."""


async def shelves_of(house: House, account: Account | None) -> Shelves:
    """What this account can pick; its own behind the others."""
    rows = await house.own_templates.of(account.id) if account else []
    return await asyncio.to_thread(_filled, house, rows)


async def flow_picked(house: House, account: Account, pick: str) -> Template:
    """The flow under this name. Raises NoSuchFile or MalformedFile."""
    return await _own(house, account, pick, Template) if is_own(pick) else load_template(house.templates, pick)


async def agenda_picked(house: House, account: Account, pick: str) -> Agenda:
    """The agenda under this name. Raises NoSuchFile or MalformedFile."""
    return await _own(house, account, pick, Agenda) if is_own(pick) else load_agenda(house.templates, pick)


def accepted(house: House, file: str, raw: bytes) -> tuple[str, str]:
    """Of which kind an incoming file is, and its text as it will be kept: clean, as all that comes in. Raises
    MalformedFile, with the line of the file as it came."""
    lens = lens_of(house)
    read_text(file, raw, lens)
    text = clean_text(raw.decode("utf-8-sig"))
    tree = read_page(file, text.encode()).content
    cleaned = clean(tree)
    text = text if cleaned == tree else write_page(cleaned)
    return kind_of(read_text(file, text.encode(), lens)), text


def kind_of(content: Template | Agenda) -> str:
    return AGENDA if isinstance(content, Agenda) else FLOW


def lens_of(house: House) -> tuple[LensQuestion, ...]:
    """The lens questions of the folder; none where their file is malformed, which the folder's list says."""
    try:
        return load_lens(house.templates)
    except MalformedFile:
        return ()


def counted(many: int, what: str) -> str:
    return f"{many} {what}" if many == 1 else f"{many or 'no'} {what}s"


def is_own(pick: str) -> bool:
    return pick.startswith(OWN)


async def _own(house: House, account: Account, pick: str, kind: type[Content]) -> Content:
    row = await house.own_templates.found(account.id, pick.removeprefix(OWN))
    found = _read(row.text, lens_of(house)) if row else None
    if not isinstance(found, kind):
        raise NoSuchFile(pick)
    return found


def _filled(house: House, rows: list[TemplateRow]) -> Shelves:
    shelf, lens = read_folder(house.templates), lens_of(house)
    flows = [Offer(one.key, one) for one in shelf.templates]
    agendas = [Offer(one.key, one) for one in shelf.agendas if not one.is_check]
    unusable = {}
    for row in rows:
        try:
            offer = Offer(OWN + row.id, _read(row.text, lens), row.id)
            (agendas if isinstance(offer.content, Agenda) else flows).append(offer)
        except MalformedFile as malformed:
            unusable[row.id] = malformed
    flows.sort(key=lambda one: (bool(one.own), not one.steps))
    return Shelves(flows, agendas, shelf.refused, unusable)


@lru_cache(maxsize=128)
def _read(text: str, lens: tuple[LensQuestion, ...]) -> Template | Agenda:
    """A text is the same as long as it is the same text."""
    return read_text("template", text.encode(), lens)
