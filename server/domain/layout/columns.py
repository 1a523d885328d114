"""In which column each step of a flow stands: the order of the flow, cut into parts, no cell overfull.

A step stands one column right of its last predecessor (longest path). Cycles are broken first; next-cycle
links take no part. Parts are groups of columns side by side, in the order of their first steps; each starts
in a fresh column. A step that follows a step of a later part is drawn with that part, so that arrows always
go on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from server.domain.layout.grid import Link, PartColumns, Step

STACK = 3
"""Cards in one cell; the next one goes a column on."""

Neighbours = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Flow:
    """The steps in order of making, the numbers of their lanes, and who leads to whom, cycles broken."""

    numbers: dict[str, int]
    lanes: dict[str, int]
    parts: dict[str, str | None]
    before: Neighbours
    after: Neighbours

    def unlinked(self, step: str) -> bool:
        return not self.before.get(step) and not self.after.get(step)


def flow_of(steps: Sequence[Step], lanes: Mapping[str, int], forward: Iterable[Link]) -> Flow:
    """The flow that these forward links make of these steps."""
    before, after = defaultdict(list), defaultdict(list)
    for link in forward:
        before[link.target].append(link.source)
        after[link.source].append(link.target)
    numbers = {step.id: number for number, step in enumerate(steps)}
    return Flow(numbers, dict(lanes), {step.id: step.part for step in steps}, before, after)


def rework_links(numbers: Mapping[str, int], links: Iterable[Link]) -> set[str]:
    """The links that lead back to an earlier step which already leads here.

    Links forward in the order of making never close a cycle. Of the others, those reaching back least are
    let through first, so that a step inserted late keeps its way on and the long way back becomes the
    rework.
    """
    after: dict[str, list[str]] = defaultdict(list)
    back = []
    for link in links:
        if numbers[link.source] < numbers[link.target]:
            after[link.source].append(link.target)
        else:
            back.append(link)
    rework = set()
    for link in sorted(back, key=lambda link: (-numbers[link.target], numbers[link.source], link.id)):
        if _leads(after, link.target, link.source):
            rework.add(link.id)
        else:
            after[link.source].append(link.target)
    return rework


def _leads(after: Neighbours, start: str, end: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        step = waiting.pop()
        if step == end:
            return True
        fresh = [target for target in after.get(step, ()) if target not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False


def columns_of(flow: Flow) -> tuple[dict[str, int], tuple[PartColumns, ...]]:
    """The column of each step, and the columns under each part."""
    names = list(dict.fromkeys(part for part in flow.parts.values() if part is not None))
    sequence = _sequence(flow)
    groups = _groups(flow, sequence, names)
    columns: dict[str, int] = {}
    filled: Counter[tuple[int, int]] = Counter()
    parts, start = [], 1
    for group in sorted(set(groups.values())):
        for step in (step for step in sequence if groups[step] == group):
            earliest = max(start, 1 + _furthest(columns, flow.before.get(step, ())))
            columns[step] = _take_column(filled, flow.lanes[step], earliest)
        end = max(columns.values())
        parts += [PartColumns(names[group], start, end)] if names else []
        start = end + 1
    return columns, tuple(parts)


def _sequence(flow: Flow) -> list[str]:
    """The steps so that each comes after its predecessors; unlinked ones last, so that they push nobody."""

    def turn(step: str) -> tuple[bool, int, str]:
        return flow.unlinked(step), flow.numbers[step], step

    missing = {step: len(flow.before.get(step, ())) for step in flow.numbers}
    ready = [turn(step) for step, count in missing.items() if not count]
    heapify(ready)
    sequence = []
    while ready:
        step = heappop(ready)[-1]
        sequence.append(step)
        for target in flow.after.get(step, ()):
            missing[target] -= 1
            if not missing[target]:
                heappush(ready, turn(target))
    return sequence


def _groups(flow: Flow, sequence: Sequence[str], names: Sequence[str]) -> dict[str, int]:
    """The number of the part each step is drawn in: its own, or that of a predecessor in a later one."""
    places = {name: place for place, name in enumerate(names)}
    groups: dict[str, int] = {}
    for step in sequence:
        part = flow.parts[step]
        own = places[part] if part is not None else 0
        groups[step] = max(own, _furthest(groups, flow.before.get(step, ())))
    return groups


def _furthest(reached: Mapping[str, int], steps: Iterable[str]) -> int:
    return max((reached[step] for step in steps), default=0)


def _take_column(filled: Counter[tuple[int, int]], lane: int, earliest: int) -> int:
    column = earliest
    while filled[lane, column] == STACK:
        column += 1
    filled[lane, column] += 1
    return column
