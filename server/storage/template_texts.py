"""A template or an agenda as a text of its own: read with line and reason, and called otherwise."""

import re
from collections.abc import Iterable

from server.domain.record import ID
from server.domain.template import Agenda, Template, parse_agenda, parse_template
from server.domain.template_reading import LensQuestion, Malformed
from server.storage.plain_yaml import MalformedFile, read_page
from server.storage.writing_yaml import scalar, write_page

TITLE = re.compile(r"^title:.*$", re.MULTILINE)


def read_text(file: str, raw: bytes, lens: Iterable[LensQuestion] = ()) -> Template | Agenda:
    """What a text says: what has blocks is an agenda. Raises MalformedFile."""
    page = read_page(file, raw)
    try:
        if isinstance(page.content, dict) and "blocks" in page.content:
            return parse_agenda(page.content)
        return parse_template(page.content, lens)
    except Malformed as malformed:
        raise MalformedFile(file, page.line_of(malformed.path), str(malformed)) from None


def retitled(text: str, title: str) -> str:
    """A text under another title, its comments as they were where the title stands on a line. Raises MalformedFile."""
    tree = _tree(text) | {"title": title}
    line = f"title: {scalar(title)}"
    changed = TITLE.sub(lambda _: line, text, count=1)
    return changed if _says(changed, tree) else write_page(tree)


def key_in(text: str) -> str:
    """What a file with this text is called, without its ending."""
    key = _tree(text).get("key")
    return key if isinstance(key, str) and ID.fullmatch(key) else "template"


def _says(text: str, tree: dict[str, object]) -> bool:
    try:
        return _tree(text) == tree
    except MalformedFile:
        return False


def _tree(text: str) -> dict[str, object]:
    content = read_page("template", text.encode()).content
    return {str(name): value for name, value in content.items()} if isinstance(content, dict) else {}
