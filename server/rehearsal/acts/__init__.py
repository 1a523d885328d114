"""What the cast does in each phase; one file a phase. Each act returns one sentence about what came of it."""

from collections.abc import Awaitable, Callable

from server.rehearsal.acts import agree, commit, mark, overview, redesign, sources, talk
from server.rehearsal.acts import map as map_
from server.rehearsal.ensemble import Ensemble

Act = Callable[[Ensemble], Awaitable[str]]


async def listen(ensemble: Ensemble) -> str:
    """Frame, break, buffer: nothing to type."""
    await ensemble.all_done()
    return "nothing to type"


ACTS: dict[str, Act] = {
    "map": map_.play,
    "sources": sources.play,
    "mark": mark.play,
    "overview": overview.play,
    "talk": talk.play,
    "redesign": redesign.play,
    "commit": commit.play,
    "agree": agree.play,
}
"""Phase → what is played in it; people listen in all others."""
