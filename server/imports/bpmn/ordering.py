"""The order of steps: as the flow leads; of two that it does not order, the one that is drawn first."""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from itertools import islice

from server.imports.bpmn.drawing import Place

MOST_TOLD = 200
"""So many messages are looked at; a flow of a workshop has a dozen."""

Turn = tuple[Place, int]
"""Where a step is drawn, and its place in the file."""


def in_order(
    turns: Mapping[int, Turn], after: Mapping[int, Iterable[int]], told: Mapping[int, Iterable[int]]
) -> list[int]:
    """The steps so that each comes after those that lead to it, and after those that only tell it something where
    the flow leaves that open. A way back to an earlier step orders nothing."""
    forward = _forward(turns, after)
    _add_told(forward, turns, told)
    missing = dict.fromkeys(turns, 0)
    for targets in forward.values():
        for target in targets:
            missing[target] += 1
    ready = [(turns[step], step) for step, count in missing.items() if not count]
    heapify(ready)
    ordered = []
    while ready:
        step = heappop(ready)[-1]
        ordered.append(step)
        for target in forward[step]:
            missing[target] -= 1
            if not missing[target]:
                heappush(ready, (turns[target], target))
    return ordered


def _forward(turns: Mapping[int, Turn], after: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """The ways on, without those that lead back: found by following the flow from where it begins."""
    following = {step: sorted(set(after.get(step, ())) - {step}, key=turns.__getitem__) for step in turns}
    entered = {target for targets in following.values() for target in targets}
    begins = sorted(turns, key=lambda step: (step in entered, turns[step]))
    forward: dict[int, list[int]] = {step: [] for step in turns}
    state: dict[int, bool] = {}
    """True while what comes after a step is being followed, False when all of it was."""
    for begin in begins:
        path = [] if begin in state else [(begin, iter(following[begin]))]
        state |= {begin: True} if path else {}
        while path:
            step, rest = path[-1]
            target = next(rest, None)
            if target is None:
                state[step] = False
                path.pop()
            elif state.get(target) is not True:
                forward[step].append(target)
                if target not in state:
                    state[target] = True
                    path.append((target, iter(following[target])))
    return forward


def _add_told(forward: dict[int, list[int]], turns: Mapping[int, Turn], told: Mapping[int, Iterable[int]]) -> None:
    ordered = sorted(turns, key=turns.__getitem__)
    pairs = ((step, target) for step in ordered for target in sorted(told.get(step, ()), key=turns.__getitem__))
    for step, target in islice(pairs, MOST_TOLD):
        if not _leads(forward, target, step):
            forward[step].append(target)


def _leads(forward: Mapping[int, Iterable[int]], start: int, end: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        step = waiting.pop()
        if step == end:
            return True
        fresh = set(forward[step]) - seen
        seen |= fresh
        waiting.extend(fresh)
    return False
