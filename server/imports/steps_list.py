"""A list of steps as CSV: one step a row, with its function; each leads to the next, as a pasted list does."""

import csv
import io
import re
from itertools import pairwise

from server.domain.archive.archive import Tree
from server.domain.archive.as_template import key_of
from server.domain.editing import MOST_STEPS
from server.domain.records.flow import Step
from server.domain.records.purpose import Function, Purpose
from server.domain.template import TemplateHead
from server.imports.account import Account, Fate, Line
from server.imports.imported import Imported
from server.imports.texts import Clean, cut
from server.imports.unreadable import Unreadable

FORMAT = "List of steps (CSV)"
MOST_BYTES = 2 * 2**20
MOST_ROWS = 2_000
COLOURS = 8

COLUMNS = {
    "function": ("function", "lane", "owner", "department", "team", "role", "whose step is it?"),
    "name": ("step", "name", "task", "activity", "what"),
    "part": ("part", "part of the flow", "phase", "stage"),
    "performer": ("who does it", "performer"),
    "with_functions": ("together with", "with"),
    "minutes_per_case": ("minutes a case", "minutes"),
    "volume_per_month": ("cases a month", "cases"),
}
"""A field, or the function → what a column for it may be called."""

NUMBERS = ("minutes_per_case", "volume_per_month")
TOO_BIG = f"This file is over {MOST_BYTES // 2**20} MB. A list of steps is far smaller; pick another file."
NO_TEXT = "This file is no text that can be read. Save it as CSV (UTF-8)."
NO_STEPS = "No step was found in this file. Give it the columns “Function” and “Step”."
UNKNOWN = "A step has no field that is called so"
NO_NUMBER = "“{}” is no number for “{}”, which stays empty."
LONG = "“{}” is over {} characters. It is called “{}”."


def read_steps(content: bytes, clean: Clean, file_name: str = "") -> Imported:
    """The flow in a list of steps, and the account of its columns and rows. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_BIG)
    reading = _Reading(_rows(clean(_decoded(content))))
    title = file_name or "Our flow"
    return Imported(reading.account(title), reading.flow(title))


class _Reading:
    """One pass through the rows of a list."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self.functions: dict[str, Tree] = {}
        self.steps: list[Tree] = []
        named = _fields_of(rows[0]) if rows else []
        plain = ["function", "name", "part"] if rows and len(rows[0]) > 1 else ["name"]
        self.columns = named if "name" in named else plain
        if self.columns is named:
            self._tell_columns(rows[0])
        for line, row in enumerate(rows, 1):
            if line > 1 or self.columns is not named:
                self._take(line, row)
        if not self.steps:
            raise Unreadable(NO_STEPS)

    def account(self, title: str) -> Account:
        taken = {"function": len(self.functions), "step": len(self.steps), "handoff": len(self.steps) - 1}
        return Account(FORMAT, title, {kind: many for kind, many in taken.items() if many}, self.lines, self.notes)

    def flow(self, title: str) -> Tree:
        """A template's tree."""
        return {
            "key": key_of(title),
            "title": cut(title, TemplateHead.title.longest),
            "version": 1,
            "purpose": {"flow_name": cut(title, Purpose.flow_name.longest)},
            "functions": list(self.functions.values()),
            "steps": self.steps,
            "handoffs": [{"from_step": one["id"], "to_step": other["id"]} for one, other in pairwise(self.steps)],
        }

    def _tell_columns(self, head: list[str]) -> None:
        for field, said in zip(self.columns, head, strict=True):
            fate: Fate = "joined" if field else "left"
            self.lines.append(Line("column", "", said, 1, fate, "each step" if field else UNKNOWN))

    def _take(self, line: int, row: list[str]) -> None:
        cells = {field: text for field, text in zip(self.columns, row, strict=False) if field and text}
        said = ", ".join(text for text in row if text)
        if not said:
            return
        if "name" not in cells or len(self.steps) >= MOST_STEPS:
            why = f"A flow holds up to {MOST_STEPS} steps" if "name" in cells else "It names no step"
            self.lines.append(Line("row", "", said, line, "left", why))
            return
        place = len(self.steps) + 1
        self.steps.append({"id": f"step-{place}", "order": place} | self._values(cells))
        self.lines.append(Line("row", "", said, line, "taken", f"step {place}", "step", f"step-{place}"))

    def _values(self, cells: dict[str, str]) -> Tree:
        values: Tree = {}
        for field, text in cells.items():
            if field == "function":
                values["owner"] = self._function(text)
            elif field in NUMBERS:
                values |= self._number(field, text)
            else:
                values[field] = self._fitting(text, getattr(Step.fields[field], "longest", 0))
        return values

    def _function(self, name: str) -> str:
        """The id of the function with this name; alike in capital and small letters is the same."""
        if name.casefold() not in self.functions:
            place = len(self.functions) + 1
            wanted = key_of(name)
            taken = {one["id"] for one in self.functions.values()} | {"purpose", "workshop"}
            id = wanted if wanted not in taken else f"{wanted[:34]}_{place}"
            fitting = self._fitting(name, Function.name.longest)
            colour = (place - 1) % COLOURS + 1
            self.functions[name.casefold()] = {"id": id, "name": fitting, "colour": colour, "order": place}
        return str(self.functions[name.casefold()]["id"])

    def _number(self, field: str, text: str) -> Tree:
        plain = text.replace(" ", "").replace(",", ".")
        is_number = re.fullmatch(r"\d{1,8}(\.\d{1,3})?", plain)
        if not is_number:
            self.notes.append(NO_NUMBER.format(text, Step.fields[field].label))
            return {}
        number = float(plain)
        return {field: number if field == "minutes_per_case" else round(number)}

    def _fitting(self, text: str, longest: int) -> str:
        fitting = cut(text, longest)
        if fitting != text:
            self.notes.append(LONG.format(text, longest, fitting))
        return fitting


def _fields_of(head: list[str]) -> list[str]:
    """Which field each column is, as far as its name says so; each field once."""
    found: list[str] = []
    for cell in head:
        field = next((field for field, names in COLUMNS.items() if cell.casefold() in names), "")
        found.append("" if field in found else field)
    return found


def _rows(text: str) -> list[list[str]]:
    """The cells of each row, on one line each."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    between = max(";\t,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error:
        raise Unreadable(NO_TEXT) from None
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if len(rows) > MOST_ROWS:
        raise Unreadable(TOO_BIG)
    return rows


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for one in (encoding, "windows-1252"):
        try:
            return content.decode(one)
        except UnicodeDecodeError:
            continue
    raise Unreadable(NO_TEXT)
