"""The ways from step to step: gateways and events are passed through, and what they say becomes a condition."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from server.imports.bpmn.arrows import Arrow, Arrows
from server.imports.bpmn.nodes import Spot

MOST_TEXTS = 6
"""So many conditions are kept of one way; a handoff has no room for more."""
MORE = "…"
MOST_STATES = 4
"""So many different conditions are told apart at one spot; beyond that the way counts as open."""


class Said(NamedTuple):
    """What the arrows of a way say, one after the other."""

    conditions: tuple[str, ...] = ()
    artefacts: tuple[str, ...] = ()
    message: bool = False
    ours: bool = True

    def then(self, arrow: Arrow) -> "Said":
        return Said(
            _with(self.conditions, arrow.condition),
            _with(self.artefacts, arrow.artefact),
            self.message or arrow.message,
            self.ours and arrow.ours,
        )


class Ways:
    """How a flow gets from each of its steps to the next ones."""

    def __init__(self, arrows: Arrows, steps: Iterable[int]) -> None:
        self._out = arrows.out
        self._steps = frozenset(steps)
        """The numbers of the nodes that are steps."""
        self._out_of: dict[Spot, list[Spot]] = defaultdict(list)
        self._on: dict[Spot, list[Spot]] = defaultdict(list)
        """The same without messages."""
        self._into: dict[Spot, list[Spot]] = defaultdict(list)
        self._ahead: dict[Spot, set[int]] = {}
        self._behind: dict[Spot, set[int]] = {}
        for arrow in (one for several in arrows.out.values() for one in several):
            self._out_of[arrow.start].append(arrow.end)
            self._into[arrow.end].append(arrow.start)
            if not arrow.message:
                self._on[arrow.start].append(arrow.end)

    def from_step(self, step: int) -> dict[int, list[Said]]:
        """The steps that come next, with what is said on the ways there."""
        found: dict[int, dict[Said, None]] = {}
        reached: dict[Spot, set[Said]] = defaultdict(set)
        waiting: list[tuple[Spot, Said]] = [((step, ""), Said())]
        while waiting:
            spot, said = waiting.pop()
            for arrow in self._out.get(spot, ()):
                new = said.then(arrow)
                if arrow.end[0] in self._steps:
                    found.setdefault(arrow.end[0], {})[new] = None
                    continue
                if len(reached[arrow.end]) >= MOST_STATES:
                    new = Said(message=new.message, ours=new.ours)
                if new not in reached[arrow.end]:
                    reached[arrow.end].add(new)
                    waiting.append((arrow.end, new))
        return {target: list(said) for target, said in found.items()}

    def next_steps(self, step: int) -> set[int]:
        """The steps that come next in the order of the flow, which messages do not say."""
        return self._reached((step, ""), self._on)

    def told_steps(self, step: int) -> set[int]:
        """The steps that only a message leads to next."""
        return self._reached((step, ""), self._out_of) - self.next_steps(step) - {step}

    def ahead(self, spot: Spot) -> set[int]:
        """The steps that come next after a spot; the step that it is, if it is one."""
        return {spot[0]} if spot[0] in self._steps else self._kept(spot, self._ahead, self._out_of)

    def behind(self, spot: Spot) -> set[int]:
        """The steps that lead to a spot; the step that it is, if it is one."""
        return {spot[0]} if spot[0] in self._steps else self._kept(spot, self._behind, self._into)

    def _kept(self, spot: Spot, found: dict[Spot, set[int]], ways: Mapping[Spot, Iterable[Spot]]) -> set[int]:
        if spot not in found:
            found[spot] = self._reached(spot, ways)
        return found[spot]

    def _reached(self, spot: Spot, ways: Mapping[Spot, Iterable[Spot]]) -> set[int]:
        found: set[int] = set()
        seen, waiting = {spot}, [spot]
        while waiting:
            for end in ways.get(waiting.pop(), ()):
                if end[0] in self._steps:
                    found.add(end[0])
                elif end not in seen:
                    seen.add(end)
                    waiting.append(end)
        return found


def _with(texts: tuple[str, ...], text: str) -> tuple[str, ...]:
    if len(texts) >= MOST_TEXTS:
        return texts if texts[-1] == MORE else (*texts, MORE)
    return (*texts, text) if text and text not in texts else texts
