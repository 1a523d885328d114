"""Coming and going: people join one after the other, one of them late; at the end all is said."""

from collections.abc import Awaitable, Callable
from functools import partial

from server.rehearsal import pulses
from server.rehearsal.ensemble import Participant
from server.rehearsal.troupe import Troupe

Act = Callable[[Participant], Awaitable[None]]


async def lobby(troupe: Troupe) -> None:
    """All but one join and try the scale."""
    await troupe.people[0].ask("practise", level=troupe.minds.levels[0])
    while len(troupe.people) < len(troupe.expected) - 1:
        await troupe.pause(1.5)
        who = await troupe.let_in()
        await who.ask("practise", level=troupe.minds.level_at(who.character.lean))
    troupe.say(f"{len(troupe.people)} people are here, one is missing. Start without them: whoever is late finds in.")


async def frame(troupe: Troupe) -> None:
    """Everybody answers the pulse, where there is one; whoever is still missing comes while you speak."""
    await troupe.each(partial(tap, troupe))
    await come_late(troupe, 6)


async def tap(troupe: Troupe, who: Participant) -> None:
    """One tap for each question that asks them."""
    await troupe.think(who, 4)
    await pulses.answer(who, troupe.chance("pulse", who.character.key, troupe.place))


async def come_late(troupe: Troupe, after: float = 2, act: Act | None = None) -> None:
    """Who was held up joins while the room is at work, and does what the others do."""
    while len(troupe.people) < len(troupe.expected):
        await troupe.pause(after)
        who = await troupe.let_in()
        if act:
            await troupe.trying(act(who))


async def closed(troupe: Troupe) -> None:
    """The end."""
    troupe.say("That was the whole way. Look at the plan, then leave the rehearsal: nothing of it is kept.")
