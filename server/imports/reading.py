"""A file that a workshop or a flow is read from, whatever its format."""

from pathlib import PurePath

from server.imports.archive import read_archive
from server.imports.bpmn import read_bpmn
from server.imports.formats import format_of
from server.imports.imported import Imported
from server.imports.steps_list import read_steps
from server.imports.texts import Clean
from server.imports.unreadable import Unreadable

READERS = {"workshop": read_archive, "model": read_bpmn, "steps": read_steps}
TEMPLATE = "This is a template, if it is well made: check it with check-template."


def read_file(name: str, content: bytes, clean: Clean) -> Imported:
    """What a file becomes that is called so. Raises Unreadable; also for a template, which is read as it stands."""
    format = format_of(name, content)
    if format == "template":
        raise Unreadable(TEMPLATE)
    return READERS[format](content, clean, title_in(name, clean))


def title_in(name: str, clean: Clean) -> str:
    """What a file is about, by its name."""
    return " ".join(clean(PurePath(name).stem).replace("_", " ").split())
