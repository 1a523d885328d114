"""Limits on guessing: so many tries in so many seconds."""

import time
from collections import deque


class Limit:
    """Counts tries by whoever makes them, in memory."""

    def __init__(self, times: int, seconds: float) -> None:
        self._times, self._seconds = times, seconds
        self._tries: dict[str, deque[float]] = {}

    def allows(self, who: str) -> bool:
        """Counts a try; False when there have been too many of late."""
        now = time.monotonic()
        if len(self._tries) > 10_000:
            self._tries.clear()
        tries = self._tries.setdefault(who, deque())
        while tries and tries[0] < now - self._seconds:
            tries.popleft()
        tries.append(now)
        return len(tries) <= self._times

    def is_used_up(self, who: str) -> bool:
        """Whether there have been too many already; counts nothing."""
        since = time.monotonic() - self._seconds
        return sum(one >= since for one in self._tries.get(who, ())) >= self._times

    def forget(self, who: str) -> None:
        """Forgets somebody's tries: they got it right."""
        self._tries.pop(who, None)
