"""Writes what every field of a template means: a page for people and a JSON Schema for editors.

Both are made from the descriptions of the kinds, so they cannot say anything else than the checks do.
Run `.venv/bin/python -m tests.laws.template_guide` when the law says that they are old.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from server.domain.editing import MOST_RECORDS
from server.domain.record import Choice, Day, Field, Flag, Kind, Number, Ref, Refs, Text, Texts, Time
from server.domain.records.purpose import Prompt, Purpose
from server.domain.template import TEMPLATE_KINDS, AgendaHead, TemplateHead
from server.domain.template_reading import AGENDA_IDS, AGENDA_KINDS, MOST, fields_of, list_name
from server.storage.plain_yaml import DEEPEST, MOST_BYTES

FOLDER = Path(__file__).resolve().parents[2] / "workshop_templates"
Schema = dict[str, Any]
HOUR = "^[0-2][0-9]:[0-5][0-9]$"

OPENING = """\
# Templates and agendas

A workshop starts from a template (a flow to redesign) and an agenda (how the time is cut). Each is one YAML
file: templates stand in this folder, agendas in `agendas/`. To make your own, copy a file, give it a new
name, write that name as its `key`, and check it:

    python3 -m server check-template workshop_templates/our_flow.yaml

A file that is not well made is refused with line and reason. The others go on working.

A facilitator needs no access to this folder: *New workshop*, *Templates* hands out any template or agenda as such a
file, and takes one in, for that account alone. *Save as template* in a workshop's set-up writes one. A file that was
taken along and added again says the same.

- A file says a few things about itself, then holds lists of records. An entry of a list is a set of fields.
- `id` names an entry, so that others can point at it: 1 to 40 letters (A to Z), digits, `_` and `-`. An entry
  without one gets its kind and its place, such as `handoff-3`. Every id of a file is its own.
- In an agenda ids begin with {agenda_ids}; in a template none does.
- An entry points only at what stands in an earlier list of this page, or above it in its own list.
- An entry without `order` gets its place in the list. A purpose without `title` gets that of the template.
- A template says how a flow is built. It holds no marks, no decisions, no people, and nothing that only the
  room can answer.
- `yes` and `no` are words; a flag is `true` or `false`. A text of digits stands in quotes.
- Refused: anchors (`&`, `*`), tags (`!`), files over {kib} KiB, nesting over {deepest} levels, more than
  {most}, more than {most_records} entries in a list.

For help while you type, begin the file with `# yaml-language-server: $schema=schema.json` (in an agenda
`../schema.json`). This page and `schema.json` are made from the program's own descriptions, never by hand.
"""

LENS = """\
## Lens questions

`lens_questions.yaml` holds questions that a function asks itself in a phase, whatever the flow. They come
with every template that has a function of that id. Under `lens_questions` stands the function, under it the
phase ({phases}), under that a list of questions.
"""


def page() -> str:
    """README.md of the folder."""
    opening = OPENING.format(
        agenda_ids=" or ".join(f"`{one}`" for one in AGENDA_IDS),
        kib=MOST_BYTES // 1024,
        deepest=DEEPEST,
        most=", ".join(f"{most} {list_name(kind)}" for kind, most in MOST.items()),
        most_records=MOST_RECORDS,
    )
    parts = [opening, "## A template\n\n" + _table(TemplateHead), *map(_section, TEMPLATE_KINDS)]
    parts += ["## An agenda\n\n" + _table(AgendaHead), *map(_section, AGENDA_KINDS)]
    parts += [LENS.format(phases=", ".join(f"`{one}`" for one in _phases()))]
    return "\n".join(parts)


def schema() -> str:
    """schema.json of the folder: a file with blocks is an agenda, one with lens questions says so itself."""
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A Crossflow template, agenda or set of lens questions",
        "if": {"required": ["lens_questions"]},
        "then": _lens_schema(),
        "else": {
            "if": {"required": ["blocks"]},
            "then": _file_schema(AgendaHead, AGENDA_KINDS),
            "else": _file_schema(TemplateHead, TEMPLATE_KINDS),
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


GENERATED = {"README.md": page, "schema.json": schema}


def _section(kind: type[Kind]) -> str:
    shape = "one set of fields" if kind is Purpose else "a list"
    return f"### `{list_name(kind)}`, {shape}\n\n{_doc(kind)}\n\n{_table(kind)}"


def _doc(kind: type[Kind]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _table(kind: type[Kind]) -> str:
    needed = _needed(kind)
    rows = [
        f"| `{name}` | {_meaning(field)} | {_takes(field)}{', **needed**' if name in needed else ''} |"
        for name, field in fields_of(kind).items()
    ]
    return "\n".join(["| field | means | takes |", "|---|---|---|", *rows, ""])


def _needed(kind: type[Kind]) -> tuple[str, ...]:
    """A purpose without a title is called like its template."""
    return () if kind is Purpose else kind.needs


def _meaning(field: Field) -> str:
    stop = "" if field.label.endswith("?") else "."
    return f"{field.label}{stop} {field.help}" if field.help else field.label


def _takes(field: Field) -> str:
    """What to write, in words."""
    match field:
        case Text(longest=longest):
            return f"words, up to {longest} characters"
        case Texts(longest=longest, most=most):
            return f"a list of up to {most} texts of {longest} characters"
        case Number(least=least, most=most, whole=whole):
            return f"a {'whole ' if whole else ''}number from {least:g} to {most:,.0f}"
        case Choice(options=options):
            return "one of " + ", ".join(f"`{name}` ({label})" for name, label in options.items())
        case Flag():
            return "`true` or `false`"
        case Day():
            return "a day such as `2027-03-31`"
        case Time():
            return 'a time in quotes, such as `"09:30"`'
    return _points_at(field)


def _points_at(field: Field) -> str:
    if isinstance(field, Ref):
        return f"the id of a {' or '.join(field.kinds)}"
    if isinstance(field, Refs):
        return f"a list of up to {field.most} ids, each of a {' or '.join(field.kinds)}"
    raise TypeError(f"The page cannot say yet what {type(field).__name__} takes.")


def _phases() -> Iterator[str]:
    field = Prompt.fields["phase"]
    assert isinstance(field, Choice)
    return iter(field.options)


def _file_schema(head: type[Kind], kinds: tuple[type[Kind], ...]) -> Schema:
    own = _record_schema(head, with_id=False)
    return own | {"properties": own["properties"] | {list_name(kind): _list_schema(kind) for kind in kinds}}


def _list_schema(kind: type[Kind]) -> Schema:
    if kind is Purpose:
        return _record_schema(kind, with_id=False) | {"description": _doc(kind), "type": ["object", "null"]}
    return {
        "description": _doc(kind),
        "type": ["array", "null"],
        "maxItems": MOST.get(kind, MOST_RECORDS),
        "items": _record_schema(kind),
    }


def _record_schema(kind: type[Kind], with_id: bool = True) -> Schema:
    needed = _needed(kind)
    fields = {name: _field_schema(field, name in needed) for name, field in fields_of(kind).items()}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(needed),
        "properties": ({"id": _id_schema()} if with_id else {}) | fields,
    }


def _field_schema(field: Field, needed: bool) -> Schema:
    value = _value_schema(field)
    said = {"description": f"{_meaning(field)} ({field.unit})" if field.unit else _meaning(field)}
    return said | (value if needed else {"anyOf": [value, {"enum": [None, ""]}]})


def _value_schema(field: Field) -> Schema:
    match field:
        case Text(longest=longest):
            return {"type": "string", "minLength": 1, "maxLength": longest}
        case Texts(longest=longest, most=most):
            return {"type": "array", "maxItems": most, "items": {"type": "string", "maxLength": longest}}
        case Number(least=least, most=most, whole=whole):
            return {"type": "integer" if whole else "number", "minimum": least, "maximum": most}
        case Choice(options=options):
            return {"enum": [*options, *(int(name) for name in options if name.isdigit())]}
        case Flag():
            return {"type": "boolean"}
        case Day() | Time():
            return {"type": "string"} | ({"format": "date"} if isinstance(field, Day) else {"pattern": HOUR})
        case Ref():
            return _id_schema()
    assert isinstance(field, Refs), f"The schema cannot say yet what {type(field).__name__} takes."
    return {"type": "array", "maxItems": field.most, "items": _id_schema()}


def _id_schema() -> Schema:
    return {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,40}$"}


def _lens_schema() -> Schema:
    questions = {"type": ["array", "null"], "items": _value_schema(Prompt.fields["question"])}
    by_phase = {
        "type": "object",
        "additionalProperties": False,
        "properties": {phase: questions for phase in _phases()},
    }
    functions = {"type": "object", "additionalProperties": by_phase}
    return {"type": "object", "additionalProperties": False, "properties": {"lens_questions": functions}}


if __name__ == "__main__":
    for name, text in GENERATED.items():
        (FOLDER / name).write_text(text(), encoding="utf-8")
