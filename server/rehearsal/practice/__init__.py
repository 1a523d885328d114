"""What simulated people do while a facilitator practises: one act a phase, each ended when the room moves on."""

from collections.abc import Awaitable, Callable

from server.rehearsal.practice import changing, gathering, talking, working
from server.rehearsal.troupe import Troupe

Act = Callable[[Troupe], Awaitable[None]]

ACTS: dict[str, Act] = {
    "lobby": gathering.lobby,
    "frame": gathering.frame,
    "map": working.map_steps,
    "sources": working.sources,
    "mark": working.mark,
    "overview": talking.overview,
    "talk": talking.talk,
    "redesign": changing.redesign,
    "commit": changing.commit,
    "agree": changing.agree,
    "closed": gathering.closed,
}
