"""What comes out of the marks on one step when they are revealed: counts and reasons under functions, sorted by value,
so that their order says nothing about who or when. Small functions are pooled first where the workshop pools them;
nothing here tells apart what the pool holds.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from server.domain.compartment import About, Mark, Round, Voice
from server.domain.pooling import OTHERS, hides, pool

FEWEST_FOR_COUNTS = 4
"""From so many answers of a function on it is said how many of them gave a reason; below, only that somebody did."""


class Given(NamedTuple):
    """A mark and who made it."""

    person: str
    mark: Mark
    stands: bool = False
    """Whether it was made in an earlier round and stands, because its author said nothing in this one."""


def outcome(given: Sequence[Given], about: About, at: int, earlier: Sequence[Round] = ()) -> Round:
    """One round of one step as the room will see it. `earlier` rounds of the step say who is pooled already."""
    kept = {name for one in earlier for name in one.pooled}
    pooled = pooled_functions((one.mark.function for one in given), about.pool_under, kept)
    shown = [one._replace(mark=under_pool(one.mark, pooled)) for one in given] if pooled is not None else []
    marks = [one.mark for one in shown]
    return Round(
        at=at,
        counts=tally((mark.function, mark.level) for mark in marks),
        sure=tally((mark.function, str(mark.sure)) for mark in marks if mark.sure),
        voices=voices(shown, about.named),
        reasons=ticked(marks),
        could=answers((mark.could for mark in marks), about.pool_under),
        should=answers((mark.should for mark in marks), about.pool_under),
        pooled=list(pooled or ()),
        too_few=pooled is None,
        stood=sum(one.stands for one in shown),
    )


def pooled_functions(functions: Iterable[str], least: int, kept: Collection[str] = ()) -> tuple[str, ...] | None:
    """The functions that stand together, out of that of each person who answered; None where even all together are too
    few to be shown. `kept` stood together when answers were shown before."""
    if not least:
        return ()
    people = Counter(sorted(functions))
    pooled = pool(people, least, kept)
    return pooled if not pooled or hides(people, pooled, least) else None


def under_pool(mark: Mark, pooled: Iterable[str]) -> Mark:
    return msgspec.structs.replace(mark, function=OTHERS) if mark.function in pooled else mark


def tally(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Counts by first, then second, both in sorted order."""
    counts: dict[str, dict[str, int]] = {}
    for (first, second), many in sorted(Counter(pairs).items()):
        counts.setdefault(first, {})[second] = many
    return counts


def ticked(marks: Sequence[Mark]) -> dict[str, dict[str, int]]:
    """Function → reason → how many ticked it; 0, somebody did, where a count would point at people."""
    people = Counter(mark.function for mark in marks)
    counts = tally((mark.function, reason) for mark in marks for reason in mark.reasons)
    return {
        function: given if people[function] >= FEWEST_FOR_COUNTS else dict.fromkeys(given, 0)
        for function, given in counts.items()
    }


def answers(given: Iterable[int], least: int) -> dict[str, int]:
    """Answer → how many gave it, from 1 to 5; nothing where fewer answered than a function needs to be shown."""
    said = Counter(answer for answer in given if answer)
    return {str(answer): said[answer] for answer in sorted(said)} if said.total() >= least else {}


def voices(given: Iterable[Given], named: bool) -> list[Voice]:
    """The reasons that people typed, each under its function; under its person only where the workshop says named."""
    found = [
        Voice(
            function=mark.function,
            level=mark.level,
            why=mark.why,
            sure=mark.sure,
            read_aloud=mark.read_aloud,
            person=person if named else "",
        )
        for person, mark, _ in given
        if mark.why
    ]
    return sorted(found, key=lambda one: (one.function, one.level, -one.sure, one.why))
