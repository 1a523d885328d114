"""An account for a terminal, or for another program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from server.imports.account import Account
from server.imports.bpmn.reading import MOST_BYTES
from server.imports.imported import Imported
from server.imports.reading import read_file
from server.imports.texts import Clean
from server.imports.unreadable import Unreadable


def say(path: Path, clean: Clean, json: bool) -> bool:
    """Prints the account of a file, or why there is none; whether the file could be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        imported = read_file(path.name, content, clean)
    except (Unreadable, OSError) as error:
        text = error.text if isinstance(error, Unreadable) else f"It cannot be opened: {error.strerror}."
        print(
            _line({"file": str(path), "error": text}) if json else f"{path}: {text}", file=None if json else sys.stderr
        )
        return False
    print(as_json(str(path), imported) if json else in_text(str(path), imported.account))
    return True


def as_json(file: str, imported: Imported) -> str:
    """One line of JSON: the account, and what the file becomes."""
    account = msgspec.to_builtins(imported.account)
    return _line({"file": file, **account, "flow": imported.flow, "workshop": imported.archive})


def in_text(file: str, account: Account) -> str:
    """The account to read."""
    return "\n".join([f"{file}: {account.format}, “{account.title}”", *_lines(account)])


def _lines(account: Account) -> Iterator[str]:
    yield f"  Taken: {', '.join(account.sizes) or 'nothing'}"
    if account.notes:
        yield "  Changed on the way:"
        yield from (f"    {one}" for one in account.notes)
    for fate, head in (("joined", "Joined into something else:"), ("left", "Not taken:")):
        groups = account.grouped("joined" if fate == "joined" else "left")
        yield from (f"  {head}",) if groups else ()
        yield from (f"    {words}: {', '.join(names)}" for words, names in groups.items())
    for vocabulary, many in account.extensions.items():
        yield f"  Not taken: {many} details of one tool ({vocabulary})"
    if account.drawing:
        yield f"  Read for the order of steps alone: {account.drawing} elements of the drawing"


def _line(tree: dict[str, object]) -> str:
    return msgspec.json.encode(tree).decode()
