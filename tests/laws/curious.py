"""What somebody curious does to learn what another has said in private: reads every page and file there is, asks for
what is not theirs, and tries every rule that might answer differently.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from server.domain.report.owners import owners
from server.domain.workshop import Workshop
from server.exports.formats import FORMATS, XML, write
from server.live.room import Room
from server.routes.downloads import taken
from server.routes.joining import Wish, lobby
from server.routes.pages import glance_at
from server.routes.plan_filter import Filter
from server.routes.plan_page import plan_page
from server.routes.seats import Seat
from server.routes.writing import material, view_of
from server.storage.tables import WorkshopRow

Json = dict[str, Any]

TEXTS = [
    name for name, one in FORMATS.items() if one.media_type.startswith(("text/", "application/json", XML, "image/svg"))
]
ROW = WorkshopRow(id="w", owner="fay", title="w", join_code="c", join_key="j", wall_key="k", epoch="epoch", made_at=1)


def papers(room: Room, owner: str) -> dict[str, list[str]]:
    """Every file and page that anybody but the owner can fetch, as the routes make them; and the public ones."""
    found = {f"{person}'s papers": fetched(room, person) for person in room.workshop.everyone.people if person != owner}
    return found | {"front door": [str(glance_at(room.workshop)), str(lobby(room.workshop, Wish(name="Al")))]}


def fetched(room: Room, person: str) -> list[str]:
    """One person's export in each format that is text, what the others are made of and nothing else, and their plan."""
    if not room.workshop.person(person):
        return []
    _, parts, imprint = taken(Seat(ROW, room, person), "http://here")
    whole = material(view_of(parts), msgspec.structs.replace(imprint, at=1))
    files = [write(format, whole).decode() for format in TEXTS]
    return [
        *files,
        msgspec.json.encode(whole).decode(),
        msgspec.json.encode(plan_page(room.workshop, person, "approval", Filter())).decode(),
        *(one.message for one in owners(view_of(parts), imprint.link)),
    ]


def prying(workshop: Workshop, owner: str) -> list[Json]:
    """What only the owner, or only a facilitator, may ask for."""
    steps = living(workshop, "step")
    return [
        *({"do": "mark_step", "step": step, "level": "person", "person": owner} for step in steps),
        *({"do": "unmark_step", "step": step, "person": owner} for step in steps),
        *({"do": "accept_aligned", "steps": [step]} for step in steps),
        {"do": "reveal"},
        {"do": "reveal_grades"},
        {"do": "close_pulse"},
        {"do": "add_person", "id": "spy", "name": "Spy", "function": "sales"},
        {"do": "rename_person", "person": owner, "name": "Spy"},
        {"do": "lower_hand", "person": owner, "spoke": True},
        {"do": "edit", "acts": [{"act": "add", "kind": "block", "id": "spied", "values": {"phase": "mark"}}]},
        {"do": "edit", "acts": [{"act": "set", "id": f"person:{owner}", "values": {"name": "Spy"}, "was": {}}]},
    ]


def attacks(workshop: Workshop, owner: str) -> Iterator[tuple[str, Json]]:
    """What a facilitator can ask for that might be decided by what is hidden; all but the reveal. Some happens."""
    steps, blocks = living(workshop, "step"), living(workshop, "block")
    yield "fay", {"do": "accept_aligned", "steps": steps}
    for step in steps:
        yield "fay", {"do": "accept_aligned", "steps": [step]}
        yield "fay", {"do": "mark_step", "step": step, "level": "person", "person": owner}
        yield "fay", {"do": "unmark_step", "step": step, "person": owner}
        yield "fay", {"do": "edit", "acts": [{"act": "set", "id": step, "values": {"name": "X"}, "was": {"name": "Y"}}]}
    yield "fay", {"do": "mark_again", "steps": steps[:1]}
    if not shows_unsigned(workshop):
        yield "fay", {"do": "close_workshop"}
    yield "fay", {"do": "make_final"}
    for block in blocks if not shows_unsigned(workshop) else ():
        yield "fay", {"do": "go", "block": block}
    yield "fay", {"do": "suggest_groups"}
    yield "fay", {"do": "open_decision", "step": steps[0], "mode": "shared", "accountable": owner}
    yield "fay", {"do": "decide_step", "step": steps[0]}
    halves = {"first": "half1", "second": "half2", "first_name": "Half", "second_name": "Other half"}
    yield "fay", {"do": "divide_step", "step": steps[0]} | halves
    yield "fay", {"do": "edit", "acts": [{"act": "remove", "id": steps[-1]}]}
    yield "fay", {"do": "edit", "acts": [{"act": "restore", "id": steps[-1]}]}
    yield "fay", {"do": "move_person", "person": owner, "function": "it"}
    yield "fay", {"do": "remove_person", "person": owner}
    if not shows_unsigned(workshop):
        yield "fay", {"do": "close_workshop", "despite": "We had to leave"}


def shows_unsigned(workshop: Workshop) -> bool:
    """Whether to go on or to close is a reveal, of a pulse that is open or of concerns that wait."""
    return bool(workshop.held.worries) or any(not one.closed_at for one in workshop.everyone.pulses.values())


def living(workshop: Workshop, kind: str) -> list[str]:
    return [one.id for one in workshop.everyone.records.values() if one.kind == kind and not one.removed_at]
