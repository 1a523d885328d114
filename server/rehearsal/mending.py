"""Mending: fills what the open points of a gate name, so that a new rule does not end a rehearsal."""

from typing import Any

from server.rehearsal.ensemble import Ensemble
from server.rehearsal.folding import Json

GATES = {"close": ("close",), "final": ("close", "final")}


async def mend(ensemble: Ensemble, gate: str) -> int:
    """Mends what holds a gate shut and can be mended by filling one field. How many that were."""
    fresh = await ensemble.facilitator.look_afresh()
    held = [one for one in fresh.derived["findings"] if one.get("gate") in GATES[gate]]
    mended = 0
    for finding in held:
        mended += await fill(ensemble, finding)
    return mended


async def fill(ensemble: Ensemble, finding: Json) -> int:
    """Fills the one field that a finding names; 0 when it names none, or one that only a procedure sets."""
    record = ensemble.seen.record(finding.get("record", ""))
    field = ensemble.catalog["kinds"].get(record["kind"], {}).get("fields", {}).get(finding.get("field", ""))
    if not field or field.get("by_procedure"):
        return 0
    await ensemble.facilitator.put(record["id"], **{finding["field"]: answer(ensemble, field)})
    return 1


def answer(ensemble: Ensemble, field: Json) -> Any:
    """Something that a field of this type takes."""
    match field["type"]:
        case "ref" | "refs":
            found = _points(ensemble, field["kinds"])
            return found if field["type"] == "ref" else [found]
        case "day":
            return ensemble.day(30)
        case "number":
            return max(1, field.get("least", 0))
        case "choice":
            return next(iter(field["options"]))
        case "flag":
            return True
        case "texts":
            return ["To be looked at in the day-30 check"]
        case _:
            return "To be looked at in the day-30 check"[: field.get("longest", 280)]


def _points(ensemble: Ensemble, kinds: list[str]) -> str:
    if "person" in kinds:
        return ensemble.people[0].id
    return str(ensemble.seen.records(*kinds)[0]["id"])
