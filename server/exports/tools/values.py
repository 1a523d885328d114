"""What a column can hold, out of a task: each value by its name, with what the page calls it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from server.domain.blocks import labelled
from server.domain.blocks.tasks import Task
from server.exports.letters import one_line
from server.exports.tools.plainly import ESCAPES
from server.exports.tools.tool import Tool

CUT = "…"
DESCRIPTION = "description"
ALWAYS = "text:"

Held = str | date | None | tuple[str, ...]
"""A text, a day, nothing, or several labels."""


class Told(NamedTuple):
    """A task, and what is the same for all of them: the tool that takes it, and where the plan lives."""

    task: Task
    tool: Tool
    link: str


class Value(NamedTuple):
    """Something that a column can hold: what the page calls it, and how it comes out of a task."""

    label: str
    of: Callable[[Told], Held]


def held(told: Told, holds: str) -> Held:
    """What stands in a column for this task; a text no longer than the tool takes."""
    if holds.startswith(ALWAYS):
        return holds.removeprefix(ALWAYS)
    found = VALUES[holds].of(told)
    if holds == DESCRIPTION or not isinstance(found, str):
        return found
    return ESCAPES[told.tool.markup.get(holds, "")].line(cut(found, told.tool.longest.get(holds, 0)))


def cut(text: str, most: int) -> str:
    """The text, no longer than this; 0 is any length."""
    return text if not most or len(text) <= most else text[: most - 1].rstrip() + CUT


def description(told: Told) -> str:
    """All that the task says, and where the plan lives; each on one line that begins with words of ours, because some
    tools do what a line says that begins with a slash."""
    escape = ESCAPES[told.tool.markup.get(DESCRIPTION, "")]
    said = (labelled(label, one_line(text)) for label, text in told.task.says)
    end = (f"Plan: {told.link}",) if told.link else ()
    return escape.between.join((*map(escape.line, said), *end))


def labels(told: Told) -> tuple[str, ...]:
    """The kind of change, its steps, and the functions of who owns it."""
    steps = (f"step {number}" for number, _ in told.task.steps)
    return tuple(dict.fromkeys(_label(one, told.tool) for one in (told.task.kind_label, *steps, *told.task.functions)))


def _label(text: str, tool: Tool) -> str:
    """A label without the letters that would make two of it."""
    apart = tool.apart.strip() or tool.apart
    return "".join(tool.instead if one in tool.never or one == apart else one for one in one_line(text))


def _starts(told: Told) -> date | None:
    """The day of the first step, where it comes before the end: a tool that knows both takes no other."""
    first, due = _day(told.task.first_step_by), _day(told.task.due)
    return first if first and due and first < due else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _steps(told: Told) -> str:
    return one_line("; ".join(f"{number} · {name}" for number, name in told.task.steps))


def _priority(told: Told) -> str:
    said = "high" if told.task.is_urgent else "normal"
    return told.tool.words.get(said, said.capitalize())


def _status(told: Told) -> str:
    return told.tool.words.get(told.task.status, told.task.status_label)


VALUES: dict[str, Value] = {
    "title": Value("Title", lambda told: one_line(told.task.title)),
    DESCRIPTION: Value("All that is known, as a text", description),
    "kind": Value("Kind", lambda told: told.task.kind_label),
    "group": Value("Kind, in the plural", lambda told: told.task.group),
    "steps": Value("Steps", _steps),
    "owner": Value("Owner's name", lambda told: one_line(told.task.owner_name)),
    "co_owner": Value("Co-owner's name", lambda told: one_line(told.task.co_owner_name)),
    "functions": Value("Functions", lambda told: one_line(", ".join(told.task.functions))),
    "labels": Value("Labels: kind, steps, functions", labels),
    "first_step": Value("First step", lambda told: one_line(told.task.first_step)),
    "starts": Value("First step by", _starts),
    "due": Value("Due", lambda told: _day(told.task.due)),
    "status": Value("Status", _status),
    "priority": Value("Priority: high where the room said now", _priority),
    "link": Value("Where the plan lives", lambda told: told.link),
    "id": Value("Id of the line", lambda told: told.task.id),
    "assignee": Value("Nothing: to be assigned there", lambda _: ""),
}
