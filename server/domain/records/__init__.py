"""Every kind of record, one file per family, gathered by its wire name."""

from server.domain.record import Kind
from server.domain.records import (
    changes,
    flow,
    following,
    hours,
    measures,
    modes,
    pilot,
    purpose,
    rights,
    sources,
    wider_changes,
)

FAMILIES = (purpose, flow, sources, modes, rights, changes, wider_changes, pilot, measures, hours, following)

KINDS: dict[str, type[Kind]] = {
    one.wire: one
    for family in FAMILIES
    for one in vars(family).values()
    if isinstance(one, type) and issubclass(one, Kind) and one.singular and one.__module__ == family.__name__
}
