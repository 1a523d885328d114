"""Bridging: the links of a flow without some of its steps. What led to one of them leads on to what came after it."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import Protocol, TypeVar


class Ends(Protocol):
    """Something that leads from one step to another."""

    @property
    def source(self) -> str: ...

    @property
    def target(self) -> str: ...


Link = TypeVar("Link", bound=Ends)

Over = Callable[[Link, Link, list[Link]], Link | None]
"""(into, out, the links so far) → the link over the step between them; None where none is wanted."""


def bridged(links: Iterable[Link], gone: Iterable[str], over: Over[Link]) -> list[Link]:
    """The links without these steps, those over them last. None leads from a step to itself."""
    kept = list(links)
    for step in gone:
        into = [one for one in kept if one.target == step != one.source]
        out = [one for one in kept if one.source == step != one.target]
        kept = [one for one in kept if step not in (one.source, one.target)]
        for before, after in product(into, out):
            link = over(before, after, kept) if before.source != after.target else None
            if link:
                kept.append(link)
    return kept
