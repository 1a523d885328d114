"""Folds: what each event does to the compartment it was written to, as a stranger's client would write them.

An event carries results, so a fold assigns them and knows no rules. A compartment is kept as it came over the wire,
where empty values are left out; `canonical` leaves them out everywhere, so that two folds can be compared.
"""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Fold = Callable[[Json, Json], None]

FOLDS: dict[str, Fold] = {}


class UnknownEvent(Exception):
    """An event that this client has never heard of: the server is newer."""


def fold(part: Json, event: Json) -> None:
    """Changes a compartment, in place, by one event."""
    if event["type"] not in FOLDS:
        raise UnknownEvent(event["type"])
    FOLDS[event["type"]](part, event)
    part["number"] = part.get("number", 0) + 1


def canonical(tree: Any) -> Any:
    """The same tree without anything empty in it: no zeros, no empty texts, lists or objects, no nulls."""
    if isinstance(tree, dict):
        return {name: kept for name, one in tree.items() if (kept := canonical(one))}
    if isinstance(tree, list):
        return [canonical(one) for one in tree]
    return tree or None


def folds(one: Fold) -> Fold:
    """Keeps a fold under the name of its event."""
    FOLDS[one.__name__] = one
    return one


def _set(part: Json, **values: Any) -> None:
    part.setdefault("agenda", {}).update(values)


def _record(part: Json, event: Json) -> Json:
    found: Json = part["records"][event["id"]]
    return found


@folds
def workshop_made(part: Json, event: Json) -> None:
    part["about"] = event["about"]


@folds
def rules_changed(part: Json, event: Json) -> None:
    part["about"] = event["about"]


@folds
def person_joined(part: Json, event: Json) -> None:
    part.setdefault("people", {})[event["person"]["id"]] = event["person"]


@folds
def person_changed(part: Json, event: Json) -> None:
    part["people"][event["person"]["id"]] = event["person"]


@folds
def lead_passed(part: Json, event: Json) -> None:
    part["lead"] = event["person"]


@folds
def device_asked(part: Json, event: Json) -> None:
    part.setdefault("devices", {})[event["device"]] = {"person": event["person"], "at": event["at"]}


@folds
def device_answered(part: Json, event: Json) -> None:
    part["devices"][event["device"]]["answer"] = "approved" if event["approved"] else "refused"


@folds
def doors_set(part: Json, event: Json) -> None:
    part["doors"] = event["doors"]


@folds
def passcode_set(part: Json, event: Json) -> None:
    part["passcode"] = event["passcode"]


@folds
def knocked(part: Json, event: Json) -> None:
    part.setdefault("knocks", {})[event["person"]["id"]] = {"person": event["person"], "at": event["at"]}


@folds
def knock_answered(part: Json, event: Json) -> None:
    part["knocks"][event["person"]]["answer"] = "approved" if event["approved"] else "refused"


@folds
def before_opened(part: Json, event: Json) -> None:
    part.setdefault("before", {})[event["function"]] = event["key"]


@folds
def link_made(part: Json, event: Json) -> None:
    part.setdefault("links", {})[event["id"]] = event["link"]


@folds
def link_ended(part: Json, event: Json) -> None:
    part.get("links", {}).pop(event["id"], None)


@folds
def lobby_opened(part: Json, event: Json) -> None:
    _set(part, status="lobby")


@folds
def block_entered(part: Json, event: Json) -> None:
    at, ends_at = event["at"], event["ends_at"]
    _set(part, status="running", block=event["block"], entered_at=at, ends_at=ends_at, paused_with=0)
    if event.get("left"):
        part["agenda"].setdefault("spent", {})[event["left"]] = event.get("spent", 0)
    if event.get("shift") is not None:
        _set(part, shift=event["shift"])


@folds
def timer_set(part: Json, event: Json) -> None:
    _set(part, ends_at=event["ends_at"], paused_with=event.get("paused_with", 0))


@folds
def ready_said(part: Json, event: Json) -> None:
    part["agenda"].setdefault("ready", {})[event["person"]] = event["block"]


@folds
def step_looked_at(part: Json, event: Json) -> None:
    _set(part, step=event["step"])


@folds
def hand_raised(part: Json, event: Json) -> None:
    part.setdefault("hands", []).append({"person": event["person"], "at": event["at"]})


@folds
def hand_lowered(part: Json, event: Json) -> None:
    part["hands"] = [one for one in part["hands"] if one["person"] != event["person"]]
    if event.get("heard"):
        part.setdefault("spoken", {})[event["heard"]] = event.get("times", 0)


@folds
def view_changed(part: Json, event: Json) -> None:
    part["view_changed"] = event["steps"]


@folds
def follow_asked(part: Json, event: Json) -> None:
    part.setdefault("attention", {}).update(leader=event["person"], step=event["step"])


@folds
def locked(part: Json, event: Json) -> None:
    part.setdefault("attention", {}).update(lock=event["what"], locked_by=event["by"])


@folds
def eyes_up_asked(part: Json, event: Json) -> None:
    asked = {"eyes_up": event["words"], "eyes_up_by": event["by"], "eyes_up_in": event["block"]}
    part.setdefault("attention", {}).update(asked)


@folds
def message_sent(part: Json, event: Json) -> None:
    messages = part.setdefault("attention", {}).setdefault("messages", {})
    messages.pop(event["group"], None)
    messages.update({event["group"]: event["message"]} if event["message"] else {})


@folds
def shown_on_wall(part: Json, event: Json) -> None:
    part["wall"] = event["face"]


@folds
def facilitator_called(part: Json, event: Json) -> None:
    part.setdefault("calls", {})[event["group"]] = {"person": event["person"], "at": event["at"]}


@folds
def call_ended(part: Json, event: Json) -> None:
    del part["calls"][event["group"]]


@folds
def consent_asked(part: Json, event: Json) -> None:
    part["consent"] = {name: event[name] for name in ("step", "at", "said", "functions") if name in event}


@folds
def consent_answered(part: Json, event: Json) -> None:
    part["consent"].setdefault("answers", {})[event["function"]] = event.get("objection", "")


@folds
def groups_rotated(part: Json, event: Json) -> None:
    part["rotation"] = {name: event.get(name, 0) for name in ("turn", "at", "reads")}


@folds
def remarked(part: Json, event: Json) -> None:
    part["remark"] = {"text": event["text"], "at": event["at"]}


@folds
def record_added(part: Json, event: Json) -> None:
    part.setdefault("records", {})[event["record"]["id"]] = event["record"]


@folds
def record_set(part: Json, event: Json) -> None:
    record = _record(part, event)
    record["values"].update(event["values"])
    record["changed_by"] = event["by"]


@folds
def record_removed(part: Json, event: Json) -> None:
    with_it = event.get("along_with", "")
    _record(part, event).update(removed_at=event["at"], removed_by=event["by"], removed_with=with_it)


@folds
def record_restored(part: Json, event: Json) -> None:
    _record(part, event).update(removed_at=0, removed_by="", removed_with="")


@folds
def record_moved_away(part: Json, event: Json) -> None:
    del part["records"][event["id"]]


@folds
def practised(part: Json, event: Json) -> None:
    part["practice"] = event["level"]


@folds
def marked(part: Json, event: Json) -> None:
    part.setdefault("marks", {}).setdefault(event["step"], {})[event["round"]] = event["mark"]


@folds
def unmarked(part: Json, event: Json) -> None:
    del part["marks"][event["step"]][event["round"]]


@folds
def marking_reopened(part: Json, event: Json) -> None:
    part["open_steps"] = event["steps"]


@folds
def revealed(part: Json, event: Json) -> None:
    for step, found in event["rounds"].items():
        part.setdefault("rounds", {}).setdefault(step, []).append({**found, "voices": []})
    part["open_steps"] = [step for step in part.get("open_steps", []) if step not in event["rounds"]]


@folds
def reasons_revealed(part: Json, event: Json) -> None:
    part["rounds"][event["step"]][-1]["voices"] = event["voices"]


@folds
def constraint_confirmed(part: Json, event: Json) -> None:
    part.setdefault("understood", {})[event["step"]] = event["functions"]


@folds
def graded(part: Json, event: Json) -> None:
    part["grade"] = event["grade"]


@folds
def grades_revealed(part: Json, event: Json) -> None:
    part["grades"] = event["grades"]


@folds
def day_brought_back(part: Json, event: Json) -> None:
    part["agenda"] = event["agenda"]


@folds
def causes_written(part: Json, event: Json) -> None:
    part["causes"] = event["texts"]


@folds
def pulse_opened(part: Json, event: Json) -> None:
    pulse = {name: event[name] for name in ("questions", "asked", "at")}
    part.setdefault("pulses", {})[event["occasion"]] = pulse


@folds
def pulse_answered(part: Json, event: Json) -> None:
    part.setdefault("pulses_answered", {}).setdefault(event["occasion"], []).append(event["question"])


@folds
def pulse_closed(part: Json, event: Json) -> None:
    part["pulses"][event["occasion"]].update(closed_at=event["at"], counts=event.get("counts", {}))


@folds
def workshop_closed(part: Json, event: Json) -> None:
    _set(part, status="closed", closed_at=event["at"], despite=event.get("despite", ""))


@folds
def workshop_reopened(part: Json, event: Json) -> None:
    _set(part, status="running")


@folds
def plan_made_final(part: Json, event: Json) -> None:
    _set(part, status="final")
