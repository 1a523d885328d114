"""What another tool has added to an export of ours, beside the records that the export carries."""

from collections.abc import Iterable

from server.domain.archive.archive import Tree, ids_in
from server.domain.archive.restoring import restore
from server.domain.record import Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.template_reading import Given, Malformed
from server.imports.bpmn.own import Own
from server.imports.bpmn.telling import Telling
from server.imports.unreadable import Unreadable

ADDED = "{} records were added by another tool."


def with_additions(own: Own, records: Iterable[Given], telling: Telling) -> Tree:
    """The workshop that the export was made of, and the records that are new in it. Raises Unreadable."""
    fresh = [one for one in records if one.kind != "purpose"]
    new_ids = _new_ids(own, fresh)
    added: list[Tree] = []
    for one in fresh:
        values: Tree = {name: _renamed(one, name, value, new_ids) for name, value in one.values.items()}
        added.append({"id": new_ids[one.id], "kind": one.kind, "values": values})
    if added:
        telling.note(ADDED.format(len(added)))
    tree = own.frame | {"records": [*own.entries, *added]}
    try:
        restore(tree)
    except Malformed as malformed:
        raise Unreadable(f"This file cannot be used. {malformed}") from None
    return tree


def _new_ids(own: Own, fresh: list[Given]) -> dict[str, str]:
    """Ids that no record of the export has."""
    taken = {str(one["id"]) for one in own.entries}
    free = (id for id in (f"added-{number}" for number in range(1, 10_000)) if id not in taken)
    return {one.id: next(free) for one in fresh}


def _renamed(one: Given, name: str, value: Value, new_ids: dict[str, str]) -> Value:
    if not isinstance(KINDS[one.kind].fields[name], Ref | Refs):
        return value
    found = [new_ids.get(id, id) for id in ids_in(value)]
    return found if isinstance(value, list) else found[0]
