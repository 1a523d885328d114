"""Ways from step to step as handoffs."""

from collections.abc import Iterable, Mapping

from server.domain.record import Value
from server.domain.records.flow import Handoff
from server.domain.template_reading import Given
from server.imports.bpmn.nodes import Spot
from server.imports.bpmn.telling import Telling
from server.imports.bpmn.ways import Said, Ways
from server.imports.bpmn.wording import listed
from server.imports.texts import cut

MOST = 1_000
TOO_MANY = f"There are {MOST} handoffs or more; those of the last steps are not taken."
LONG = "“{}” is over {} characters. The handoff says “{}”."


class Handoffs:
    """The handoffs of a flow, by the numbers of both steps."""

    def __init__(self, ways: Ways, telling: Telling) -> None:
        self._ways, self._telling = ways, telling
        self.ids: dict[tuple[int, int], str] = {}
        self.records: list[Given] = []

    def add(self, ordered: Iterable[int], steps: Mapping[int, str], known: Mapping[tuple[str, str], str]) -> None:
        """Makes handoffs between these steps, in their order; not those that an export of ours has records of."""
        place = {step: at for at, step in enumerate(ordered)}
        for step in (one for one in place if one in steps):
            if len(self.records) >= MOST:
                self._telling.note(TOO_MANY)
                return
            found = self._ways.from_step(step)
            for target in sorted(found, key=lambda one: place.get(one, 0)):
                pair = (steps.get(step, ""), steps.get(target, ""))
                if pair in known:
                    self.ids[step, target] = known[pair]
                elif target != step and all(pair) and not all(said.ours for said in found[target]):
                    self._add((step, target), pair, found[target])

    def _add(self, ends: tuple[int, int], pair: tuple[str, str], said: list[Said]) -> None:
        id = f"handoff-{len(self.records) + 1}"
        values: dict[str, Value] = {"from_step": pair[0], "to_step": pair[1]}
        is_open = any(not one.conditions for one in said)
        condition = "" if is_open else listed((", ".join(one.conditions) for one in said), " or ")
        artefact = listed((text for one in said for text in one.artefacts), ", ")
        values |= self._fitting("condition", condition) | self._fitting("artefact", artefact)
        self.ids[ends] = id
        self.records.append(Given(Handoff.wire, id, values))

    def _fitting(self, field: str, text: str) -> dict[str, Value]:
        longest = getattr(Handoff.fields[field], "longest", 0)
        fitting = cut(text, longest)
        if fitting != text:
            self._telling.note(LONG.format(text, longest, fitting))
        return {field: fitting} if fitting else {}

    def hands_over(self, handoff: str, text: str) -> bool:
        """Says what passes along a handoff that does not say it yet; whether there is such a handoff."""
        found = next((one for one in self.records if one.id == handoff), None)
        if found is None or not text or found.values.get("artefact"):
            return False
        found.values.update(self._fitting("artefact", text))
        return True

    def between(self, start: Spot, end: Spot) -> list[tuple[int, int]]:
        """The handoffs, as pairs of steps, whose way goes from the one spot to the other; the same for one spot."""
        before, after = self._ways.behind(start), self._ways.ahead(end)
        return [pair for pair in self.ids if pair[0] in before and pair[1] in after]
