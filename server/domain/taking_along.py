"""What of a reveal is taken along, on paper and in pictures: nobody who is alone in a function stands there alone.

In the room each function answers for itself, and is told so before it marks. A page that leaves the room has other
readers, so on every step the small functions stand together as Others, and where even they would point at somebody
nothing of them is there. The heat map and the report read rounds through here and through nothing else.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from server.domain.compartment import Round, Voice
from server.domain.pooling import OTHERS, SMALL, together


def taken_along(rounds: Sequence[Round]) -> list[Round]:
    """The rounds of one step as they may leave the room. Who stands together in one of them does so in all after it."""
    found: list[Round] = []
    for one in rounds:
        kept = {name for earlier in found for name in earlier.pooled}
        found.append(_large_enough(one if one.pooled else _pooled(one, kept)))
    return found


def _pooled(found: Round, kept: Collection[str]) -> Round:
    counts, pooled = together(found.counts, SMALL, kept)
    if not pooled:
        return found
    there = OTHERS in counts
    return msgspec.structs.replace(
        found,
        counts={name: dict(given) for name, given in counts.items()},
        sure=_joined(found.sure, pooled, there),
        reasons=_uncounted(_joined(found.reasons, pooled, there)),
        voices=[_under(one, pooled) for one in found.voices],
        pooled=list(pooled),
        too_few=not counts,
        stood=found.stood if counts else 0,
    )


def _uncounted(reasons: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Of Others only which reasons they ticked: a count would be of people who are few."""
    return {name: dict.fromkeys(given, 0) if name == OTHERS else given for name, given in reasons.items()}


def _under(voice: Voice, pooled: Collection[str]) -> Voice:
    return msgspec.structs.replace(voice, function=OTHERS) if voice.function in pooled else voice


def _joined(given: Mapping[str, Mapping[str, int]], pooled: Collection[str], there: bool) -> dict[str, dict[str, int]]:
    """Counts by function with those of the pool as Others, last; without them where nothing of them may be shown."""
    joined = {name: dict(counts) for name, counts in given.items() if name not in pooled}
    others: Counter[str] = Counter()
    for name in pooled:
        others.update(given.get(name, {}))
    return joined | ({OTHERS: dict(others)} if others and there else {})


def _large_enough(found: Round) -> Round:
    """Without the answers to "could it?" and "should it?" that one person gave."""
    could, should = (given if sum(given.values()) >= SMALL else {} for given in (found.could, found.should))
    return msgspec.structs.replace(found, could=could, should=should)
