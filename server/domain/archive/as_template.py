"""A template made out of an archive: how its flow is built, and none of the room's answers."""

import hashlib
import re
import unicodedata

from server.domain.archive.archive import Tree, ids_in
from server.domain.archive.restoring import in_order, restore, without
from server.domain.record import Kind, Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.records.purpose import Prompt, Purpose
from server.domain.records.sources import Issue
from server.domain.template import TEMPLATE_KINDS
from server.domain.template_reading import AGENDA_IDS, Given, fields_of, list_name

NAMES = tuple(kind.wire for kind in TEMPLATE_KINDS)
LENS = "lens-"
"""How the ids of lens questions begin. They come with every template and are not kept in one."""

THIS_WORKSHOPS_OWN = {
    *("sponsor", "flow_owner", "room_may_decide", "check_on", "tell_message", "tell_on", "recognition"),
    *("held_on", "starts_at", "mandate_today", "baseline"),
    *("today", "volume_per_month", "minutes_per_case", "severity"),
    *("lead_hours", "wait_hours", "estimate_quality", "frequency"),
}
"""What another room has to say for itself, besides its people and its answers."""


def as_template(content: object, title: str = "") -> Tree:
    """A tree that a template can be parsed from, called so. Raises Malformed where the archive cannot be read."""
    flow = flow_of(content)
    lens = [one.id for one in flow if is_lens(one)]
    records = [_renamed(one) for one in without(flow, lens)]
    called = title or next((str(one.values["title"]) for one in records if one.kind == Purpose.wire), "Workshop")
    tree: Tree = {"key": key_of(called), "title": called, "version": 1}
    for kind in TEMPLATE_KINDS:
        entries = [_entry(kind, one) for one in records if one.kind == kind.wire]
        if entries:
            tree[list_name(kind)] = _nameless(entries[0], title) if kind is Purpose else entries
    return tree


def flow_of(content: object) -> list[Given]:
    """The records of an archive that say how its flow is built, with what any room could say of them."""
    given = restore(content).records
    pins = _pins_of_the_room(content)
    others = [one.id for one in given if one.kind not in NAMES or one.id in pins]
    return [_built(one) for one in in_order(without(given, others))]


def is_lens(one: Given) -> bool:
    return one.kind == Prompt.wire and one.id.startswith(LENS)


def key_of(title: str) -> str:
    """A key out of a title: what of it is plain letters and digits."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_") or "workshop"


def _pins_of_the_room(content: object) -> set[object]:
    """Pins that somebody in the room has set; those of the template have no author."""
    entries = content["records"] if isinstance(content, dict) else []
    return {one["id"] for one in entries if one["kind"] == Issue.wire and ("function" in one or "by" in one)}


def _built(one: Given) -> Given:
    fields = fields_of(KINDS[one.kind]).keys() - THIS_WORKSHOPS_OWN
    return one._replace(values={name: value for name, value in one.values.items() if name in fields})


def _entry(kind: type[Kind], one: Given) -> Tree:
    said: Tree = dict(one.values)
    return said if kind is Purpose else {"id": one.id, **said}


def _nameless(purpose: Tree, title: str) -> Tree:
    """A template that has a title of its own gives it to its workshops."""
    return {name: value for name, value in purpose.items() if name != "title"} if title else purpose


def _renamed(one: Given) -> Given:
    """The record under ids that a template may use, everywhere it points as well."""
    fields = KINDS[one.kind].fields
    values = {
        name: _free(value) if isinstance(fields[name], Ref | Refs) else value for name, value in one.values.items()
    }
    return Given(one.kind, _free_id(one.id), values)


def _free(value: Value) -> Value:
    found = [_free_id(id) for id in ids_in(value)]
    return found if isinstance(value, list) else found[0]


def _free_id(id: str) -> str:
    """An id that begins neither like those of an agenda nor like those of lens questions."""
    if not id.startswith((*AGENDA_IDS, LENS)):
        return id
    return f"own-{hashlib.sha256(id.encode()).hexdigest()[:32]}"
