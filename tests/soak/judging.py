"""What must hold after a soak: the log, every page and whoever comes fresh tell the same, and nothing is missing."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from server.rehearsal.folding import Json, canonical, fold
from server.rehearsal.seen import Seen
from tests.live.running import Server
from tests.soak.page import Page
from tests.soak.person import AGAIN, Person

WITHOUT_TRACE = ("ready",)
"""Commands that leave no event where they change nothing."""

RULES = ("conflict", "not_yours", "marking_closed")
"""The refusals that a soak brings about: somebody was faster, or the room has gone on."""


class Row(NamedTuple):
    """An event as the database keeps it."""

    seq: int
    compartment: str
    number: int
    ref: str
    payload: str


def log_of(server: Server, workshop: str) -> list[Row]:
    columns = "seq, compartment, number, coalesce(ref, ''), payload"
    return [Row(*row) for row in server.rows(f"select {columns} from event where workshop = '{workshop}' order by seq")]


def replayed(log: Sequence[Row]) -> dict[str, Json]:
    """The compartments that the log adds up to, as a stranger's client folds them."""
    parts: dict[str, Json] = {}
    for row in log:
        fold(parts.setdefault(row.compartment, {}), json.loads(row.payload))
    return parts


def differences(name: str, seen: Seen, fresh: Seen, log: dict[str, Json]) -> Iterator[str]:
    """Where a page, the same page opened afresh, and the log do not agree."""
    for part in sorted(seen.compartments.keys() | fresh.compartments.keys()):
        found = {
            "the page": canonical(seen.compartments.get(part)),
            "a fresh page": canonical(fresh.compartments.get(part)),
            "the log": canonical(log.get(part, {})),
        }
        for who, value in found.items():
            if value != found["the log"]:
                yield f"{name}: in {part} {who} does not hold what the log holds"


def unkept(page: Page, kept: dict[str, str]) -> Iterator[str]:
    """Commands of a page that did not become of what it was told; `kept` is the log by ref."""
    for ref, command in page.asked.items():
        answer = page.answers.get(ref)
        if not answer:
            yield f"{ref} was never answered"
        elif answer.code == "accepted":
            if command["do"] not in WITHOUT_TRACE and not is_kept(ref, kept):
                yield f"{ref} was acknowledged and is not in the log"
        elif answer.code not in RULES:
            yield f"{ref} was refused: {answer.code}"
        elif ref in kept:
            yield f"{ref} was refused and is in the log"


def is_kept(ref: str, kept: dict[str, str]) -> bool:
    """Whether the log has what came under this ref; where the ref is a word that was typed, the word as well."""
    return ref in kept and (not ref.startswith("w") or ref in kept[ref])


def overwritten(log: Sequence[Row]) -> Iterator[str]:
    """Texts that lost what was typed before: each goes on where it was, or says that it is begun anew."""
    texts: dict[tuple[str, str], str] = {}
    for row in log:
        event = json.loads(row.payload)
        if event["type"] != "record_set" or not row.ref.startswith("w"):
            continue
        for field, text in event["values"].items():
            before = texts.get((event["id"], field), "")
            if not (text.startswith(before) or text.startswith(AGAIN)):
                yield f"{row.ref} overwrote {before!r} with {text!r}"
            texts[event["id"], field] = text


def gaps(log: Sequence[Row]) -> Iterator[str]:
    """Numbers that are missing or twice, in the log and in every compartment; refs that stand there twice."""
    counts: Counter[str] = Counter()
    for place, row in enumerate(log, 1):
        counts[row.compartment] += 1
        if (row.seq, row.number) != (place, counts[row.compartment]):
            yield f"the log has {row.seq}/{row.number} of {row.compartment} in place {place}"
    refs = Counter(row.ref for row in log if row.ref.startswith("w"))
    yield from (f"{ref} has {many} effects" for ref, many in refs.items() if many > 1)


def misremembered(person: Person, log: dict[str, Json]) -> Iterator[str]:
    """A text of one's own that does not end as it was typed."""
    found = log["everyone"]["records"].get(person.own, {}).get("values", {}).get("text", "")
    if found != person.typed:
        yield f"{person.own} is {found!r} and not {person.typed!r}"
