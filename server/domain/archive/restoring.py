"""An archive read again: as a new workshop with everything its records say.

Nothing is taken on trust: every id, kind, field and reference is checked, and what cannot be is refused with its path
and the reason. People stay behind, and with them what they took on or signed in person; so do marks, grades and the
course of the agenda. Texts are made clean before, at the edge.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from server.domain.archive.archive import FORMAT, VERSION, ids_in
from server.domain.archive.checking import flag, items, mapping, plain, refuse_others, text
from server.domain.compartment import About
from server.domain.editing import MOST_RECORDS, MOST_STEPS
from server.domain.making import POOLS
from server.domain.record import EMPTY, ID, Field, Kind, Ref, Refs, Value, Wrong
from server.domain.records import KINDS
from server.domain.records.change import Change
from server.domain.records.modes import decision_id
from server.domain.records.scale import SCALES
from server.domain.template_reading import Given, Malformed

TAKEN = ("format", "version", "about", "records", "gone")
LEFT_BEHIND = ("imprint", "agenda", "people", "rounds", "grades", "understood", "pulses", "derived")
RECORD_KEYS = ("id", "kind", "values", "at", "function", "by")
ASKED_BESIDES = ("reasons", "could_should", "grade_lines", "pulses")
SIGNATURES = ("signed", "signed_by_sponsor")
ANSWERS = ("answer", "yes_given", "yes_words", "yes_on", "yes_by", "yes_way", "yes_entered_by")
"""What the owner of a line said, and whoever was asked for a yes."""


class Restored(NamedTuple):
    """What a new workshop is made of, every reference pointing backwards."""

    about: About
    records: tuple[Given, ...]


def restore(content: object) -> Restored:
    """The workshop in an archive, without its people. Raises Malformed."""
    tree = opened(content)
    return Restored(about_in(tree), tuple(in_order(without(records_in(tree), gone_in(tree)))))


def opened(content: object) -> dict[str, object]:
    """An archive of this format and version, its parts yet to be read. Raises Malformed."""
    tree = mapping("", content)
    _refuse_foreign(tree)
    return tree


def gone_in(tree: dict[str, object]) -> set[str]:
    """What records point at that was no longer there."""
    return {text(f"gone[{place}]", one) for place, one in enumerate(items("gone", tree.get("gone")))}


def records_in(tree: dict[str, object], people: frozenset[str] | None = None) -> list[Given]:
    """The records in their order, checked. Those who are among `people` stay named in them; where it is None nobody
    does, and what they took on or signed stays behind."""
    entries = list(_entries(tree.get("records")))
    _refuse_too_many(entries)
    gone, kind_of = gone_in(tree), {entry.id: entry.kind.wire for entry in entries}
    return [_Checking(entry, kind_of, gone, people).given() for entry in entries]


def not_taken(content: object) -> list[str]:
    """What stays behind when an archive becomes a new workshop, in words. Raises Malformed."""
    tree, restored = mapping("", content), restore(content)
    lost = len(items("records", tree.get("records"))) - len(restored.records)
    counts = {
        "People": _size(tree.get("people")),
        "Steps with revealed marks": _size(tree.get("rounds")),
        "Functions with grades": _size(mapping("grades", tree.get("grades") or {}).get("counts")),
        "Records whose step or function is no longer there": lost,
    }
    return [f"{what}: {many}" for what, many in counts.items() if many]


def without(records: Iterable[Given], lost: Iterable[str]) -> list[Given]:
    """The records with no reference to anything lost; those that cannot do without it are lost as well."""
    kept, gone = list(records), set(lost)
    while True:
        kept = [_emptied(one, gone) for one in kept if one.id not in gone]
        broken = {one.id for one in kept if any(name not in one.values for name in KINDS[one.kind].needs)}
        if not broken:
            return kept
        gone |= broken


def in_order(records: list[Given]) -> list[Given]:
    """The records so that every reference points backwards, and otherwise in the order they were in."""
    placed: dict[str, Given] = {}
    waiting = {one.id: one for one in records}
    while waiting:
        ready = [one for one in waiting.values() if not any(id in waiting for id in references(one))]
        # Records that point at each other in a circle have no such order; they stay as they are.
        for one in ready or list(waiting.values()):
            placed[one.id] = waiting.pop(one.id)
    return list(placed.values())


def references(one: Given) -> list[str]:
    """The ids of the records that one points at."""
    fields = KINDS[one.kind].fields
    return [id for name, value in one.values.items() if isinstance(fields[name], Ref | Refs) for id in ids_in(value)]


def _emptied(one: Given, gone: set[str]) -> Given:
    values: dict[str, Value] = {}
    for name, value in one.values.items():
        if isinstance(KINDS[one.kind].fields[name], Ref | Refs):
            left = [id for id in ids_in(value) if id not in gone]
            value = left if isinstance(value, list) else next(iter(left), None)
        values |= {name: value} if value not in EMPTY else {}
    return one._replace(values=values)


class _Entry(NamedTuple):
    path: str
    id: str
    kind: type[Kind]
    values: dict[str, object]


class _Checking:
    """One record under the checks of its fields."""

    def __init__(
        self, entry: _Entry, kind_of: dict[str, str], gone: set[str], people: frozenset[str] | None = None
    ) -> None:
        self.entry, self.kind_of, self.gone, self.people = entry, kind_of, gone, people

    def given(self) -> Given:
        path, id, kind, said = self.entry
        refuse_others(kind.fields, said, f"{path}.values")
        values = {name: self._value(kind.fields[name], raw) for name, raw in said.items()}
        missing = next((name for name in kind.needs if values.get(name) in EMPTY), None)
        if missing:
            raise Malformed(f"{path}.values.{missing}", "is missing")
        self._refuse_other_id(values)
        stays = {name for name in values if self.people is None and _stays_behind(kind, name)}
        kept = {name: value for name, value in values.items() if value not in EMPTY and name not in stays}
        return Given(kind.wire, id, kept)

    def _value(self, field: Field, raw: object) -> Value:
        path = f"{self.entry.path}.values.{field.name}"
        value = plain(path, raw)
        if self.people is None and isinstance(field, Ref | Refs) and field.kinds == ("person",):
            return None
        try:
            return field.check(value, self._exists)
        except Wrong as wrong:
            raise Malformed(path, wrong.text) from None

    def _exists(self, kind: str, id: str) -> bool:
        if kind == "person":
            return id in (self.people or ())
        return self.kind_of.get(id) == kind or (id in self.gone and id not in self.kind_of)

    def _refuse_other_id(self, values: dict[str, Value]) -> None:
        """There is one purpose, and one decision a step; rules find them by their ids."""
        expected = {"purpose": "purpose", "decision": decision_id(str(values.get("step")))}
        if self.entry.id != expected.get(self.entry.kind.wire, self.entry.id):
            raise Malformed(f"{self.entry.path}.id", f"must be {expected[self.entry.kind.wire]}")


def _stays_behind(kind: type[Kind], name: str) -> bool:
    """What somebody took on or signed in person."""
    return name in SIGNATURES or (name in ANSWERS and issubclass(kind, Change))


def _refuse_foreign(tree: dict[str, object]) -> None:
    if tree.get("format") != FORMAT:
        raise Malformed("format", f"is not “{FORMAT}”: this is no archive of a workshop")
    if tree.get("version") != VERSION:
        raise Malformed("version", f"is not {VERSION}: this archive was made by another version of Crossflow")
    refuse_others((*TAKEN, *LEFT_BEHIND), tree, "")


def _entries(raw: object) -> Iterator[_Entry]:
    taken: set[str] = set()
    for place, one in enumerate(items("records", raw)):
        path = f"records[{place}]"
        entry = mapping(path, one)
        refuse_others(RECORD_KEYS, entry, path)
        id, kind = text(f"{path}.id", entry.get("id")), text(f"{path}.kind", entry.get("kind"))
        if not ID.fullmatch(id) or id in taken:
            raise Malformed(f"{path}.id", "is there twice, or is not made of A-Z a-z 0-9 _ -")
        if kind not in KINDS:
            raise Malformed(f"{path}.kind", f"is none of: {', '.join(KINDS)}")
        taken.add(id)
        yield _Entry(path, id, KINDS[kind], mapping(f"{path}.values", entry.get("values")))


def _refuse_too_many(entries: list[_Entry]) -> None:
    steps = sum(entry.kind.wire == "step" for entry in entries)
    if len(entries) > MOST_RECORDS or steps > MOST_STEPS:
        raise Malformed("records", f"are too many: there may be {MOST_RECORDS}, of these {MOST_STEPS} steps")


def about_in(tree: dict[str, object]) -> About:
    """What was chosen for the workshop, without when it was made and for how long it is kept."""
    about = mapping("about", tree.get("about"))
    refuse_others(About.__struct_fields__, about, "about")
    levels, named = about.get("levels"), about.get("named")
    if isinstance(levels, bool) or not isinstance(levels, int) or levels not in SCALES:
        raise Malformed("about.levels", f"is none of: {', '.join(map(str, SCALES))}")
    named = flag("about.named", named)
    template, agenda = (text(f"about.{name}", about.get(name)) for name in ("template", "agenda"))
    asked = {name: flag(f"about.{name}", about.get(name, False)) for name in ASKED_BESIDES}
    return About(
        template=template,
        agenda=agenda,
        levels=levels,
        named=named,
        pool_under=_pool_under(about.get("pool_under", 0), named),
        **asked,
        follows=_follows(about.get("follows", "")),
    )


def _follows(raw: object) -> str:
    """The workshop that this one follows up; whoever has that one as well sees both side by side."""
    said = text("about.follows", raw)
    if said and not ID.fullmatch(said):
        raise Malformed("about.follows", "is not made of A-Z a-z 0-9 _ -")
    return said


def _pool_under(raw: object, named: bool) -> int:
    """A file from before functions could be shown together does not say it."""
    if isinstance(raw, bool) or not isinstance(raw, int) or raw not in POOLS or (raw and named):
        raise Malformed("about.pool_under", f"is none of: {', '.join(map(str, POOLS))}; 0 where answers carry names")
    return raw


def _size(raw: object) -> int:
    return len(raw) if isinstance(raw, dict | list) else 0
