"""The parts of the docs that are taken from the code. `python -m tests.laws.written_docs` writes them anew."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from server.domain.catalog import ASKED, EVENTS
from server.domain.completeness import AT, RULES
from server.domain.derived import DERIVED
from server.domain.permissions import TABLE
from server.domain.record import Choice, Field, Kind
from server.domain.records import KINDS
from server.live.protocol import CLOSE_CODES, FROM_CLIENT, FROM_SERVER, Frame, Poll, Polled
from server.settings import Settings
from tests.method import ROWS, LeftOut, Row, Spoken
from tests.moments import PAINS, ROOM, Moment, places

ROOT = Path(__file__).parents[2]
REFUSED = re.compile(r'Refused\(\s*"(\w+)"')


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def first_line(thing: object) -> str:
    """What something promises, in its first sentence or line."""
    return " ".join((thing.__doc__ or "").strip().split("\n\n")[0].split())


def fields_of(struct: type) -> str:
    names = getattr(struct, "__struct_encode_fields__", ())
    return ", ".join(f"`{name}`" for name in names) or "–"


def commands() -> str:
    rows = ([f"`{name}`", fields_of(one), first_line(one)] for name, one in sorted(ASKED.items()))
    return table(("do", "fields", "what it does"), rows)


def events() -> str:
    rows = ([f"`{name}`", fields_of(one), first_line(one)] for name, one in sorted(EVENTS.items()))
    return table(("type", "fields", "what has happened"), rows)


def frames() -> str:
    return _frames([(one, "client") for one in FROM_CLIENT] + [(one, "server") for one in FROM_SERVER])


def polling() -> str:
    return _frames([(Poll, "client"), (Polled, "server")])


def _frames(sent: list[tuple[type[Frame], str]]) -> str:
    rows = ([f"`{one.__struct_config__.tag}`", by, fields_of(one), first_line(one)] for one, by in sent)
    return table(("type", "sent by", "fields", "meaning"), rows)


def refusals() -> str:
    """Every code that a rule or the edge can refuse with, and where it is decided."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "server").rglob("*.py")):
        for code in REFUSED.findall(path.read_text()):
            found.setdefault(code, set()).add(f"`{path.stem}`")
    rows = ([f"`{code}`", ", ".join(sorted(files))] for code, files in sorted(found.items()))
    return table(("code", "decided in"), rows)


def close_codes() -> str:
    return table(("code", "reason"), ([str(code), f"`{reason}`"] for reason, code in CLOSE_CODES.items()))


def derived() -> str:
    rows = ([f"`{one.name}`", one.audience, ", ".join(f"`{name}`" for name in sorted(one.reads))] for one in DERIVED)
    return table(("name", "sent to", "computed again when one of these changed"), rows)


def settings() -> str:
    rows = (
        [f"`CROSSFLOW_{name.upper()}`", f"`{field.default}`" if str(field.default) else "–", field.description or ""]
        for name, field in Settings.model_fields.items()
    )
    return table(("variable", "default", "meaning"), rows)


def kinds() -> str:
    return "\n\n".join(_kind(kind) for kind in KINDS.values())


def _kind(kind: type[Kind]) -> str:
    rows = (
        [f"`{name}`", field.label, type(field).__name__.lower(), _holds(field), field.asked, field.needed_by or "–"]
        for name, field in kind.fields.items()
    )
    heads = ("field", "label", "type", "holds", "asked", "needed by")
    home = "" if kind.home == "everyone" else " Lives with the facilitators."
    return f"### {kind.singular} (`{kind.wire}`)\n\n{first_line(kind)}{home}\n\n{table(heads, rows)}"


def _holds(field: Field) -> str:
    if isinstance(field, Choice):
        return " · ".join(f"`{name}` {label}" for name, label in field.options.items())
    limits = {
        name: getattr(field, name) for name in ("longest", "most", "least", "unit", "kinds") if hasattr(field, name)
    }
    said = (
        f"{name} {', '.join(one) if isinstance(one, tuple) else one}"
        for name, one in limits.items()
        if one not in ("", 0)
    )
    return "; ".join(said) or "–"


def permissions() -> str:
    rows = (
        [
            rule.phase,
            f"`{rule.kind}`",
            ", ".join(rule.acts),
            rule.who.__name__.replace("_", " "),
            ", ".join(rule.fields) or "all",
        ]
        for rule in TABLE
    )
    return table(("phase", "kind", "acts", "who", "fields"), rows)


def rules() -> str:
    rows = ([name, first_line(RULES[name]), *(gate or "–" for gate in AT[name])] for name in RULES)
    return table(("rule", "what it asks", "90 minutes", "3 hours", "day"), rows)


def moments() -> str:
    return _moments(ROOM)


def pains() -> str:
    return _moments(PAINS.values())


def method() -> str:
    """Every statement of the method, where it is kept and which test speaks of it."""
    heads = ("", "what the method asks", "where it is kept", "the test that speaks of it")
    return table(heads, ([str(number), row.says, *_place(row)] for number, row in ROWS.items()))


def _place(row: Row) -> tuple[str, str]:
    if isinstance(row, LeftOut):
        return f"Left out: {row.why}", "–"
    named = ", ".join(f"`{one}`" for one in row.where.split())
    return (f"Said aloud; prompted by {named}" if isinstance(row, Spoken) else named), _linked(row.test)


def _moments(some: Iterable[Moment]) -> str:
    rows = ([one.name, one.goes_wrong, "<br>".join(_linked(name) for name in one.tests)] for one in some)
    return table(("moment", "what goes wrong elsewhere", "what holds here"), rows)


def _linked(test: str) -> str:
    """A test as a sentence that leads to its file."""
    return f"[{test.removeprefix('test_').replace('_', ' ')}](../{places()[test][0]})"


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "events": events,
    "frames": frames,
    "polling": polling,
    "refusals": refusals,
    "close codes": close_codes,
    "derived values": derived,
    "settings": settings,
    "kinds": kinds,
    "permissions": permissions,
    "rules": rules,
    "moments": moments,
    "pains": pains,
    "method": method,
}
PAGES = ("docs/protocol.md", "docs/records.md", "docs/operator_guide.md", "docs/moments.md", "docs/method.md")


def rewritten(text: str) -> str:
    """A page with its generated parts as they should be now."""
    for name, part in PARTS.items():
        start, end = f"<!-- from the code: {name} -->", "<!-- end -->"
        before, found, behind = text.partition(start)
        if found:
            text = f"{before}{start}\n{part()}\n{end}{behind.partition(end)[2]}"
    return text


if __name__ == "__main__":
    for page in PAGES:
        (ROOT / page).write_text(rewritten((ROOT / page).read_text()))
