"""Where the pages ask a field: read out of their markup and modules, and held against the kinds of records.

A form names its fields and, where it adds, its kind. Of a form for a record that is there the kind follows from the
fields, as only one kind has all of them; where several have, `SEVERAL` says whose form it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from server.domain.prework import OWN, TOPICS
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES

WEB = Path(__file__).resolve().parents[2] / "web"
PAGES = [one for one in WEB.rglob("*") if one.suffix in (".html", ".js") and "vendor" not in one.parts]
LINES = tuple(kind.wire for kind in CHANGES)

ADDS = re.compile(r"addRecord\('(\w+)',\s*'([^']*)'([^)]*)\)")
FORM = re.compile(r"recordForm\([^,]+,\s*'([^']+)'\)|inline_field\('(\w+)'\)")
WORDS = re.compile(r"'([a-z_]+(?: [a-z_]+)+)'")
QUOTED = re.compile(r"'(\w+)'")

SEVERAL: dict[tuple[str, str], tuple[str, ...]] = {
    ("phases/redesign/stage.html", "text"): ("objection",),
    ("phases/redesign/stage.html", "answer"): ("objection",),
    ("phases/redesign/answers.html", "objection"): LINES,
    ("phases/redesign/answers.html", "owner due"): ("no_change",),
    ("phases/commit/commit_line.js", "owner co_owner"): LINES,
    ("phases/commit/commit_line.js", "owner co_owner whose_yes"): LINES,
    ("phases/commit/line.html", "first_step first_step_by"): LINES,
    ("phases/commit/line.html", "yes_from yes_asked_by"): LINES,
    ("phases/commit/joint_metric.html", "owner co_owner"): ("metric_change",),
    ("phases/talk/dissent.html", "text"): ("dissent",),
    ("map/outline.html", "name"): ("step",),
    ("map/outline.html", "today"): ("step",),
    ("map/outline.html", "owner"): ("step",),
    ("set_up/agenda.html", "minutes"): ("block",),
    ("pages/room_flow.html", "answer owner"): ("issue",),
    ("pages/room_flow.html", "name text"): ("description",),
    ("phases/closed/before_pilot.html", "all"): ("digital_worker",),
}
"""File and fields of a form that several kinds could have → whose it is."""


def asked_somewhere() -> dict[str, set[str]]:
    """Kind → the fields that some page asks by a form."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in PAGES:
        for kind, names in _asked_by(page):
            found[kind] |= set(names)
    for topic in (one for topics in TOPICS.values() for one in topics):
        found[topic.kind] |= set(topic.fields)
    found["function"] |= set(OWN)
    for kind in _in_full():
        found[kind] |= {name for name, one in KINDS[kind].fields.items() if one.asked == "after"}
    for line in LINES:
        # The room's own form of a line asks what the catalogue marks so.
        found[line] |= {name for name, one in KINDS[line].fields.items() if one.asked == "room"}
    return found


def _asked_by(page: Path) -> Iterator[tuple[str, set[str]]]:
    text, name = page.read_text("utf-8"), str(page.relative_to(WEB))
    for kind, fields, known in ADDS.findall(text):
        yield kind, {*fields.split(), *QUOTED.findall(known)} & set(KINDS[kind].fields)
    forms = [one or other for one, other in FORM.findall(text)]
    literals = [one for one in WORDS.findall(text) if page.suffix == ".js" and fits(one)]
    for fields in (*forms, *literals):
        for kind in kinds_of(name, fields):
            yield kind, set(KINDS[kind].fields) if fields == "all" else set(fields.split())


def kinds_of(page: str, fields: str) -> tuple[str, ...]:
    """Whose form this is; empty where nothing says so."""
    found = fits(fields)
    return SEVERAL.get((page, fields), tuple(found) if len(found) == 1 else ())


def fits(fields: str) -> list[str]:
    """The kinds that have all of these fields."""
    return [kind for kind, one in KINDS.items() if set(fields.split()) <= set(one.fields)]


def unclear() -> list[tuple[str, str]]:
    """Forms of which nobody has said whose they are."""
    return [
        (name, fields)
        for page in PAGES
        for name in [str(page.relative_to(WEB))]
        for fields in [one or other for one, other in FORM.findall(page.read_text("utf-8"))]
        if fields not in ("room", "before", "after") and "{" not in fields and not kinds_of(name, fields)
    ]


def _in_full() -> list[str]:
    """The kinds of which a page after the room asks every field that is asked after it."""
    text = (WEB / "phases/closed/in_full.js").read_text("utf-8")
    found = re.search(r"const KINDS = \[(.*?)\];", text, re.DOTALL)
    assert found
    return QUOTED.findall(found[1])
