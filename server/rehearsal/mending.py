"""Mending: fills what the open points of a gate name, so that a new rule does not end a rehearsal."""

from typing import Any

from server.rehearsal.ensemble import Ensemble
from server.rehearsal.folding import Json

LATER = "To be looked at in the day-30 check"
WORDS = {
    "gives_up": "Asking for the same numbers a second time",
    "charter": "It says which data software may read, and hears of every exception",
    "measure": "Ten sampled cases a cycle, looked at by both functions",
    "should_be": "Saying early what will go wrong",
}
"""Field → what somebody says there; any other is left for later."""
LAST = ("teachers", "co_owner", "co_chair")
"""Fields that point at somebody else than the one before them does."""
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
    await ensemble.facilitator.put(record["id"], **{finding["field"]: answer(ensemble, finding["field"], field)})
    return 1


def answer(ensemble: Ensemble, name: str, field: Json) -> Any:
    """Something that the field of this name takes."""
    words = WORDS.get(name, LATER)
    match field["type"]:
        case "ref" | "refs":
            found = _points(ensemble, name, field["kinds"])
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
            return [words]
        case _:
            return words[: field.get("longest", 280)]


def _points(ensemble: Ensemble, name: str, kinds: list[str]) -> str:
    at = -1 if name in LAST else 0
    if "person" in kinds:
        return ensemble.people[at].id
    return str(ensemble.seen.records(*kinds)[at]["id"])
