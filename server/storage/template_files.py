"""The folder of templates and agendas: what it holds, and file, line and reason of what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from server.domain.template import Agenda, Template, parse_agenda, parse_lens, parse_template
from server.domain.template_reading import LensQuestion, Malformed
from server.storage.plain_yaml import MOST_BYTES, NAME, MalformedFile, read_page

AGENDAS = "agendas"
LENS_FILE = "lens_questions.yaml"

Parsed = TypeVar("Parsed")


class NoSuchFile(Exception):
    """There is no template, or no agenda, with this key."""


@dataclass
class Shelf:
    """What a folder holds. A malformed file keeps nobody from using the others."""

    templates: list[Template] = field(default_factory=list)
    agendas: list[Agenda] = field(default_factory=list)
    refused: list[MalformedFile] = field(default_factory=list)


def read_folder(folder: Path) -> Shelf:
    """All templates by title and all agendas by length, and what was refused."""
    shelf = Shelf()
    try:
        lens = load_lens(folder)
    except MalformedFile as malformed:
        shelf.refused.append(malformed)
        lens = ()
    for path in _files(folder):
        _put(shelf, path, lens)
    shelf.templates.sort(key=lambda one: one.title)
    shelf.agendas.sort(key=lambda one: one.minutes)
    return shelf


def load_template(folder: Path, key: str) -> Template:
    """The template with this key and its lens questions. Raises NoSuchFile or MalformedFile."""
    return _template(_find(folder, key), load_lens(folder))


def load_agenda(folder: Path, key: str) -> Agenda:
    """The agenda with this key. Raises NoSuchFile or MalformedFile."""
    return _agenda(_find(folder / AGENDAS, key))


def load_bytes(folder: Path, key: str, is_agenda: bool) -> bytes:
    """The file with this key as it is. Raises NoSuchFile or MalformedFile."""
    return _bytes(_find(folder / AGENDAS if is_agenda else folder, key))


def load_lens(folder: Path) -> tuple[LensQuestion, ...]:
    """The lens questions of a folder; a folder may have none. Raises MalformedFile."""
    path = folder / LENS_FILE
    return _parsed(path, parse_lens) if path.is_file() else ()


def check_file(path: Path) -> None:
    """Whether a file is well made, as template, agenda or lens questions. Raises MalformedFile."""
    if path.name == LENS_FILE:
        _parsed(path, parse_lens)
    elif path.parent.name == AGENDAS:
        _agenda(path)
    else:
        _template(path, ())


def _files(folder: Path) -> list[Path]:
    """Files named like a key; hidden ones and anything else are none of ours."""
    found = sorted([*folder.glob("*.yaml"), *(folder / AGENDAS).glob("*.yaml")])
    return [path for path in found if path.name != LENS_FILE and NAME.fullmatch(path.stem) and path.is_file()]


def _find(folder: Path, key: str) -> Path:
    path = folder / f"{key}.yaml"
    if not NAME.fullmatch(key) or path.name == LENS_FILE or not path.is_file():
        raise NoSuchFile(key)
    return path


def _put(shelf: Shelf, path: Path, lens: tuple[LensQuestion, ...]) -> None:
    try:
        if path.parent.name == AGENDAS:
            shelf.agendas.append(_agenda(path))
        else:
            shelf.templates.append(_template(path, lens))
    except MalformedFile as malformed:
        shelf.refused.append(malformed)


def _template(path: Path, lens: tuple[LensQuestion, ...]) -> Template:
    def parse(content: object) -> Template:
        template = parse_template(content, lens)
        _refuse_other_key(template.key, path)
        return template

    return _parsed(path, parse)


def _agenda(path: Path) -> Agenda:
    def parse(content: object) -> Agenda:
        agenda = parse_agenda(content)
        _refuse_other_key(agenda.key, path)
        return agenda

    return _parsed(path, parse)


def _refuse_other_key(key: str, path: Path) -> None:
    if key != path.stem:
        raise Malformed("key", f"says {key}, but the file is called {path.name}")


def _parsed(path: Path, parse: Callable[[object], Parsed]) -> Parsed:
    page = read_page(path.name, _bytes(path))
    try:
        return parse(page.content)
    except Malformed as malformed:
        raise MalformedFile(path.name, page.line_of(malformed.path), str(malformed)) from None


def _bytes(path: Path) -> bytes:
    """The file, cut one byte past what a file may have: enough to see that it has too many."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise MalformedFile(path.name, 1, f"cannot be read: {problem.strerror}") from None
