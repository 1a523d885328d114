"""Lines of the plan that look alike: two groups often write the same change in other words.

Two lines of one kind are alike when they share enough of their words. Nothing is merged by itself: people look at both.
"""

import re
from itertools import combinations

import msgspec

from server.domain.finding import undropped
from server.domain.record import Record
from server.domain.records.changes import CHANGES
from server.domain.workshop import View

ALIKE_FROM = 0.5
"""The share of words in common, of all words of both, from which two lines are offered for merging."""
SHORT = 3
"""Words of up to so many letters say little and are left out."""
MOST_PAIRS = 10
WORD = re.compile(r"\w+")
SAID = ("role", "becomes", "capability", "who", "rewarded_today", "should_be", "metric", "takes_on", "what", "promise")
"""The fields in whose words lines are compared, where they are texts."""


class Alike(msgspec.Struct, frozen=True):
    """Two lines of one kind, the earlier first, and how much of their words they share, from 0 to 1."""

    first: str
    second: str
    share: float


def alike(view: View) -> list[Alike]:
    """The pairs of lines that look alike, the most alike first, ten at most."""
    found = [pair for kind in CHANGES for pair in _pairs(undropped(view, kind.wire))]
    return sorted(found, key=lambda one: -one.share)[:MOST_PAIRS]


def _pairs(lines: list[Record]) -> list[Alike]:
    pairs = (Alike(one.id, two.id, share(words(one), words(two))) for one, two in combinations(lines, 2))
    return [pair for pair in pairs if pair.share >= ALIKE_FROM]


def words(line: Record) -> frozenset[str]:
    """The words of a line that say something; of plurals the beginning, so that one manager is like managers."""
    texts = " ".join(line.text(name) for name in SAID)
    return frozenset(_stem(word) for word in WORD.findall(texts.casefold()) if len(word) > SHORT)


def share(one: frozenset[str], two: frozenset[str]) -> float:
    """How much of all words of both is in both (Jaccard); 0 where neither says anything."""
    return len(one & two) / len(one | two) if one | two else 0.0


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
