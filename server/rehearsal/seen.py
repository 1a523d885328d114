"""What one seat may read, as far as it has heard: its compartments, derived values, and who is here."""

from typing import Any

from server.rehearsal.folding import Json, fold

EVERYONE = "everyone"


class Gap(Exception):
    """Events came that do not follow on those before."""


class Seen:
    """The state behind a client's page. Every message is folded whole before anybody looks."""

    def __init__(self) -> None:
        self.me = ""
        self.epoch = ""
        self.now = 0
        """The server's clock at the last welcome, in milliseconds."""
        self.compartments: dict[str, Json] = {}
        self.derived: Json = {}
        self.here: list[str] = []
        self.ended = ""
        """Why the server closed the line, if it said so."""
        self.caught_up: int | None = None
        """How many events the last welcome brought; nothing when it brought a snapshot."""

    def hear(self, frames: list[Json]) -> list[Json]:
        """Folds one message. Returns the answers in it."""
        answers = []
        for frame in frames:
            match frame["type"]:
                case "welcome":
                    self._welcome(frame)
                case "events":
                    self._events(frame["compartment"], frame["from"], frame["list"])
                case "derived":
                    self.derived[frame["name"]] = frame["value"]
                case "presence":
                    self.here = frame["here"]
                case "bye":
                    self.ended = frame["reason"]
                case "accepted" | "refused":
                    answers.append(frame)
        return answers

    @property
    def cursors(self) -> dict[str, int]:
        """What a hello says one has already."""
        return {name: part.get("number", 0) for name, part in self.compartments.items()}

    @property
    def everyone(self) -> Json:
        return self.compartments.get(EVERYONE, {})

    @property
    def own(self) -> Json:
        """One's own compartment."""
        return self.compartments.get(f"person:{self.me}", {})

    @property
    def number(self) -> int:
        """The number of the last event that everyone has heard, as far as this seat has."""
        found: int = self.everyone.get("number", 0)
        return found

    @property
    def agenda(self) -> Json:
        found: Json = self.everyone.get("agenda", {})
        return found

    @property
    def status(self) -> str:
        """draft, lobby, running, closed or final."""
        found: str = self.agenda.get("status", "draft")
        return found

    @property
    def people(self) -> dict[str, Json]:
        """The people who take part and were not removed, by id."""
        return {id: one for id, one in self.everyone.get("people", {}).items() if not one.get("removed")}

    @property
    def rounds(self) -> dict[str, list[Json]]:
        """Step → what came out each time its marks were revealed."""
        found: dict[str, list[Json]] = self.everyone.get("rounds", {})
        return found

    def records(self, *kinds: str) -> list[Json]:
        """The records of these kinds that are there, by their `order`, then as they were added."""
        every = (one for part in self.compartments.values() for one in part.get("records", {}).values())
        found = [one for one in every if one["kind"] in kinds and not one.get("removed_at")]
        return sorted(found, key=lambda one: one["values"].get("order") or 0)

    def record(self, id: str) -> Json:
        """A record that is there; an empty one when there is none."""
        for part in self.compartments.values():
            found: Json | None = part.get("records", {}).get(id)
            if found and not found.get("removed_at"):
                return found
        return {"id": "", "kind": "", "values": {}}

    def value(self, id: str, name: str) -> Any:
        """What a field holds."""
        return self.record(id)["values"].get(name)

    def _welcome(self, frame: Json) -> None:
        self.me, self.epoch, self.now = frame["me"], frame["epoch"], frame["now"]
        self.here, self.derived = frame["here"], dict(frame["derived"])
        told = frame["compartments"]
        self.compartments = {name: part for name, part in self.compartments.items() if name in told}
        self.caught_up = None
        for name, one in told.items():
            if "snapshot" in one:
                self.compartments[name] = one["snapshot"]
            else:
                self.caught_up = (self.caught_up or 0) + len(one["events"])
                self._events(name, one.get("from", 0), one["events"])

    def _events(self, compartment: str, start: int, events: list[Json]) -> None:
        part = self.compartments.setdefault(compartment, {})
        if start != part.get("number", 0) + 1:
            raise Gap(f"{compartment} is at {part.get('number', 0)}, and then came {start}.")
        for event in events:
            fold(part, event)
