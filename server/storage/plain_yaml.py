"""YAML as plain values, with the line on which each of them stands.

A file is read event by event. Nothing in it can name a class, point back at itself, nest without end, or have
a word such as `no` taken for something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MOST_BYTES = 256 * 1024
DEEPEST = 8

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where it is there; only its events are used."""

NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
BROKEN = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,400}")
QUOTED = ("'", '"', "|", ">")
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
LAST_PART = re.compile(r"(\.?[A-Za-z0-9_-]+|\[[0-9]+\])$")


class MalformedFile(Exception):
    """A file that does not hold what it should: which line of it, and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass
class Page:
    """One file. `lines` goes by paths such as `steps[3].owner`."""

    file: str
    content: object
    lines: dict[str, int]

    def line_of(self, path: str) -> int:
        """The line of a place; of what it would stand in, if nothing stands there."""
        while path and path not in self.lines:
            shorter = LAST_PART.sub("", path)
            path = shorter if shorter != path else ""
        return self.lines.get(path, 1)


def read_page(file: str, raw: bytes) -> Page:
    """The one document in a file. Raises MalformedFile."""
    if len(raw) > MOST_BYTES:
        raise MalformedFile(file, 1, f"is larger than {MOST_BYTES // 1024} KiB")
    try:
        return _Reader(file, raw.decode("utf-8-sig")).page()
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise MalformedFile(file, line, "is not UTF-8 text") from None
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise MalformedFile(file, line, f"is not YAML: {problem.problem}") from None
    except yaml.YAMLError as problem:
        raise MalformedFile(file, 1, f"is not YAML: {str(problem).splitlines()[0]}") from None


class _Reader:
    """Turns the events of one file into plain values."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)
        self.lines: dict[str, int] = {}

    def page(self) -> Page:
        content: object = None
        for count, event in enumerate(self._documents()):
            if count:
                raise self._wrong(event, "holds a second document; keep one")
            content = self._value(event, "", 1)
        return Page(self.file, content, self.lines)

    def _documents(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                yield next(self.events)

    def _value(self, event: yaml.Event, path: str, depth: int) -> object:
        self.lines.setdefault(path, _line(event))
        if depth > DEEPEST:
            raise self._wrong(event, f"is nested more than {DEEPEST} deep")
        match event:
            case yaml.NodeEvent(anchor=str()):
                raise self._wrong(event, "uses & or *; write it out instead, or put it in quotes")
            case yaml.ScalarEvent(tag=str()) | yaml.CollectionStartEvent(tag=str()):
                raise self._wrong(event, "uses a tag that begins with !; leave it out, or put it in quotes")
            case yaml.ScalarEvent():
                return event.value if event.style in QUOTED else _plain(event.value)
            case yaml.MappingStartEvent():
                return self._mapping(path, depth)
        return self._list(path, depth)

    def _mapping(self, path: str, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if not NAME.fullmatch(name):
                raise self._wrong(event, "has no field name before the colon")
            if name in found:
                raise self._wrong(event, f"says {name} twice")
            below = f"{path}.{name}" if path else name
            self.lines[below] = _line(event)
            found[name] = self._value(next(self.events), below, depth + 1)
        return found

    def _list(self, path: str, depth: int) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._value(event, f"{path}[{len(found)}]", depth + 1))
        return found

    def _wrong(self, event: yaml.Event, reason: str) -> MalformedFile:
        return MalformedFile(self.file, _line(event), reason)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(text: str) -> str | int | float | bool | None:
    """A number, true, false or nothing; everything else is a text: `no`, a day, 1e3."""
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if BROKEN.fullmatch(text) else text
