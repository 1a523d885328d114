"""Reading XML that nobody vouches for: no document type, no entities, bounded in depth and number.

The parser is expat of the standard library. It resolves nothing outside the file; a document type, in which entities
would be defined, ends the reading before anything of it is looked at. Names of vocabularies are resolved here, as
files with a prefix that was never declared are common and harmless.
"""

import re
from typing import NamedTuple
from xml.parsers import expat

from server.imports.bpmn.decoding import decode
from server.imports.bpmn.element import Element, Part
from server.imports.texts import Clean
from server.imports.unreadable import Unreadable

MOST_BYTES = 8 * 2**20
MOST_ELEMENTS = 100_000
MOST_PREFIXES = 1_000
MOST_DEPTH = 200

BREAKS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters that no XML may hold, and that some drawing tools leave in names as line breaks."""

OURS = "https://crossflow.dev/bpmn/1"
MODEL = re.compile(
    r"https?://(www\.omg\.org/spec/BPMN/\d+/MODEL|schema\.omg\.org/spec/BPMN/2\.0|www\.omg\.org/bpmn20)/?"
)
DRAWING = re.compile(
    r"https?://(www|schema)\.omg\.org/(spec|bpmn)[\w/.-]*/(DI|DC|DD|DI/bpmn|BPMNDI)/?|https?://bpmndi\.org"
)
ABSTRACT = frozenset({"rootElement", "flowElement", "flowNode", "activity", "task", "event", "gateway", "artifact"})
OTHERS = {"DMN": "a decision model (DMN)", "CMMN": "a case model (CMMN)"}

TOO_BIG = f"This file is over {MOST_BYTES // 2**20} MB, more than any model fills. Export the process alone."
TOO_MUCH = "This file holds far more than any model does, so it was not read. Export the process alone."
TYPED = "This file defines a document type (DOCTYPE), which no BPMN file needs. Remove it, or export the file again."
NO_BPMN = "This is no BPMN 2.0 file. Export your model as BPMN 2.0 XML and pick that file."


class Document(NamedTuple):
    """A file, read."""

    root: Element
    extensions: dict[str, int]
    note: str


def read(content: bytes, clean: Clean) -> Document:
    """The elements of a BPMN file; those that only one vendor's tool understands are counted. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_BIG)
    decoded = decode(content)
    reading = _Reading(clean)
    reading.parse(decoded.text)
    if reading.root is None:
        raise Unreadable(NO_BPMN)
    return Document(reading.root, reading.extensions, decoded.note)


class _Reading:
    """One pass through a file."""

    def __init__(self, clean: Clean) -> None:
        self.clean = clean
        self.root: Element | None = None
        self.extensions: dict[str, int] = {}
        self._open: list[Element | None] = []
        """The elements around; None for one that is not kept."""
        self._said: list[list[str]] = []
        """What stands so far between the tags of each."""
        self._model = ""
        """The vocabulary of the first element, which is that of the model."""
        self._scopes: list[dict[str, str]] = [{}]
        """Prefix → vocabulary, inside each of the elements around."""
        self._inside_extension = 0
        self._texts: list[str] = []
        self._count = 0
        self._parser = self._new_parser()

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._texts.append
        for name in ("StartDoctypeDeclHandler", "EntityDeclHandler", "ExternalEntityRefHandler"):
            setattr(parser, name, self._refuse_type)
        return parser

    def parse(self, text: str) -> None:
        try:
            self._parser.Parse(BREAKS.sub(" ", text), True)
        except expat.ExpatError as error:
            raise Unreadable(_broken(error, self.root is not None)) from None
        except (UnicodeError, ValueError):
            raise Unreadable(NO_BPMN) from None

    def _refuse_type(self, *_: object) -> None:
        raise Unreadable(TYPED)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= MOST_DEPTH:
            raise Unreadable(TOO_MUCH)
        self._keep_text()
        self._declare({key[6:]: value for key, value in attributes.items() if key.partition(":")[0] == "xmlns"})
        vocabulary, tag = self._resolved(name)
        if self.root is None and not self._open:
            self._refuse_other_root(vocabulary, tag)
        part = self._part(vocabulary)
        kept = self._kept(part, tag, attributes)
        if not kept:
            self.extensions[vocabulary] = self.extensions.get(vocabulary, 0) + 1
        self._open.append(kept)
        self._said.append([])
        self._inside_extension += kept is not None and tag == "extensionElements" and part == "model"

    def _end(self, name: str) -> None:
        self._keep_text()
        ended, said = self._open.pop(), self._said.pop()
        self._scopes.pop()
        if ended is not None:
            ended.text = self.clean("".join(said))
            self._inside_extension -= ended.tag == "extensionElements" and ended.part == "model"

    def _declare(self, own: dict[str, str]) -> None:
        known = self._scopes[-1]
        if len(known) + len(own) > MOST_PREFIXES:
            raise Unreadable(TOO_MUCH)
        self._scopes.append(known | own if own else known)

    def _keep_text(self) -> None:
        """Text belongs to the nearest element that is kept: a description may be marked up as a web page is."""
        if not self._texts:
            return
        text = "".join(self._texts)
        self._texts.clear()
        nearest = next((at for at in reversed(range(len(self._open))) if self._open[at] is not None), None)
        if nearest is None:
            return
        kept = self._open[nearest]
        if not self._inside_extension or (kept and kept.part == "ours"):
            self._said[nearest].append(text)

    def _kept(self, part: Part | None, tag: str, attributes: dict[str, str]) -> Element | None:
        """The element, unless only one vendor's tool understands it."""
        above = self._open[-1] if self._open else None
        if part is None or (self._open and above is None) or (self._inside_extension and part != "ours"):
            return None
        one = Element(part, _named(tag, attributes), above)
        one.attributes = {key: self.clean(value) for key, value in attributes.items() if ":" not in key}
        one.drawn = any(value == "true" and self._resolved(key) == (OURS, "drawn") for key, value in attributes.items())
        one.number, one.line = self._count, self._parser.CurrentLineNumber
        if above is not None:
            above.children.append(one)
        self.root = self.root or one
        return one

    def _part(self, vocabulary: str) -> Part | None:
        if vocabulary == self._model or MODEL.fullmatch(vocabulary):
            return "model"
        return "ours" if vocabulary == OURS else "drawing" if DRAWING.fullmatch(vocabulary) else None

    def _resolved(self, name: str) -> tuple[str, str]:
        """The vocabulary of a name, and the name without its prefix."""
        prefix, _, tag = name.rpartition(":")
        return self._scopes[-1].get(prefix, prefix), tag

    def _refuse_other_root(self, vocabulary: str, tag: str) -> None:
        other = next((words for sign, words in OTHERS.items() if f"/spec/{sign}/" in vocabulary), "")
        if other:
            raise Unreadable(f"This is {other}. Pick the BPMN file of the process.")
        if tag != "definitions" or not (MODEL.fullmatch(vocabulary) or vocabulary in ("", "bpmn", "bpmn2")):
            raise Unreadable(NO_BPMN)
        self._model = vocabulary


def _named(tag: str, attributes: dict[str, str]) -> str:
    """What an element is: some files say it by a type (tUserTask) where others do by the tag (userTask)."""
    typed = next((value for key, value in attributes.items() if key.endswith(":type")), "").rpartition(":")[2]
    is_typed = tag in ABSTRACT and typed[:1] == "t" and typed[1:2].isupper()
    return typed[1].lower() + typed[2:] if is_typed else tag


def _broken(error: expat.ExpatError, begun: bool) -> str:
    if not begun:
        return NO_BPMN
    return f"This file is broken at line {error.lineno}, so it was not read. Export it again and pick the new file."
