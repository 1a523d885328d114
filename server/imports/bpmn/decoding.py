"""From bytes to text: what an XML file says of its own encoding is often wrong, so the bytes are asked first."""

import codecs
import re
from typing import NamedTuple

from server.imports.unreadable import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer one first where one begins like another."""

WITHOUT_MARK = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))

KNOWN = re.compile(
    r"(us-)?ascii|utf-?8|iso-?8859-?\d+|latin-?1|(windows-|cp)125\d|cp(437|850|932|936|949|950)|koi8-[ru]"
    r"|macintosh|mac-?roman|shift[_-]jis|euc-(jp|kr)|gb(k|2312|18030)|big5"
)
"""Encodings that files are written in. Others are not tried: a codec can do more than read letters."""

DECLARATION = re.compile(r"\s*<\?xml\b([^>]{0,400}?)\?>", re.ASCII)
ENCODING = re.compile(r"""encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']""")

NO_TEXT = "This file is no text that can be read. Export it again, as UTF-8 if your tool asks."
GUESSED = "Its letters are not in the encoding that the file names; look at accents and umlauts."


class Decoded(NamedTuple):
    """The text without its XML declaration, its lines as they were; and what there is to say of it."""

    text: str
    note: str = ""


def decode(content: bytes) -> Decoded:
    """The text of a file. Raises Unreadable."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Decoded(_undeclared(_strict(content[len(mark) :], encoding)))
    for start, encoding in WITHOUT_MARK:
        if content.startswith(start):
            return Decoded(_undeclared(_strict(content, encoding)))
    return _declared(content)


def _declared(content: bytes) -> Decoded:
    """Bytes without a mark: one byte is at least one letter here, whatever the declaration says."""
    found = ENCODING.search(_declaration(content[:512].decode("latin-1")))
    said = found[1].lower() if found else "utf-8"
    for encoding in (said if KNOWN.fullmatch(said) else "utf-8", "utf-8", "windows-1252"):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return Decoded(_undeclared(text), "" if encoding != "windows-1252" or encoding == said else GUESSED)
    raise Unreadable(NO_TEXT)


def _declaration(text: str) -> str:
    found = DECLARATION.match(text)
    return found[1] if found else ""


def _undeclared(text: str) -> str:
    """Without the declaration, whose encoding is no longer true; its lines stay, so that places can be named."""
    found = DECLARATION.match(text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(NO_TEXT) from None
