"""Somebody in the room: types into a text of their own, into texts that everybody types into, and marks."""

import asyncio
from random import Random

from server.rehearsal.folding import Json
from tests.soak.page import Answer, Page
from tests.soak.script import Moment

LONGEST = {"text": 150, "becomes": 150, "with_functions": 55}
"""Characters after which a text is begun anew: well below what its field takes."""

AGAIN = "Anew: "
"""How a text begins that replaces one which had become too long."""

LEVELS = ("person", "shared", "automatic")


class Person:
    """Who sits at a page, and what they have typed. Every word they type is written by nobody else."""

    def __init__(self, number: int, page: Page, moments: list[Moment], chance: Random) -> None:
        self.number, self.page, self.moments = number, page, moments
        self.typed = ""
        """Their own text, as it should be at the end."""
        self._chance = chance
        self._words = 0
        self._under_way: set[asyncio.Task[None]] = set()
        self._sharing = False

    @property
    def own(self) -> str:
        """The record that only they type into."""
        return f"own-{self.number}"

    async def live(self, start: float) -> None:
        """Does everything at its moment, and returns when all of it is answered."""
        clock = asyncio.get_running_loop().time
        for moment in self.moments:
            await asyncio.sleep(max(0, start + moment.at - clock()))
            await self._do(moment)
        await asyncio.gather(*self._under_way)

    async def _do(self, moment: Moment) -> None:
        self.page.happened[moment.deed] += 1
        match moment.deed:
            case "drop":
                self.page.drop()
            case "reload":
                self.page.reload()
            case "sleep":
                await self.page.sleep(moment.seconds)
            case "slow":
                self._begin(self._be_slow(moment.seconds))
            case "share" if not self._sharing:
                self._begin(self._share())
            case "mark" if self._phase == "mark":
                self._begin(self._mark())
            case "ready":
                self._begin(self._ready())
            case _:
                self._begin(self._type())

    def _begin(self, work) -> None:  # type: ignore[no-untyped-def]
        """Nobody waits for an answer before they go on."""
        task = asyncio.create_task(work)
        self._under_way.add(task)

    async def _be_slow(self, seconds: float) -> None:
        self.page.pace = self._chance.uniform(0.5, 2)
        await asyncio.sleep(seconds)
        self.page.pace = 0

    async def _type(self) -> None:
        """A word more in one's own text."""
        was, word = self.typed, self._word()
        self.typed = extended(was, word, "text")
        act: Json = {"act": "set", "id": self.own, "values": {"text": self.typed}, "was": {"text": was}}
        if not was:
            act = {"act": "add", "kind": "parked_item", "id": self.own, "values": {"text": self.typed}}
        answer = await self._edit(word, act)
        assert answer.code == "accepted", answer

    async def _share(self) -> None:
        """A word more in a text of all; where somebody was faster both are kept."""
        target = self._target()
        if not target:
            return await self._type()
        self._sharing = True
        record, field = target
        was = str(self.page.seen.value(record, field) or "")
        while True:
            word = self._word()
            act = {
                "act": "set",
                "id": record,
                "values": {field: extended(was, word, field)},
                "was": {field: was or None},
            }
            answer = await self._edit(word, act)
            if answer.code != "conflict":
                break
            self.page.happened["kept both"] += 1
            was = str(answer.details["fields"][field]["theirs"] or "")
        self._sharing = False

    async def _mark(self) -> None:
        steps = [one["id"] for one in self.page.seen.records("step")]
        if not steps:  # the page was loaded again just now
            return
        word = self._word()
        mark = {"do": "mark_step", "step": self._chance.choice(steps), "level": self._chance.choice(LEVELS)}
        await self.page.ask(word, mark | {"why": word})

    async def _ready(self) -> None:
        await self.page.ask(self._word(), {"do": "ready", "on": self._chance.random() < 0.5})

    async def _edit(self, ref: str, act: Json) -> Answer:
        return await self.page.ask(ref, {"do": "edit", "acts": [act]})

    def _word(self) -> str:
        """A word that is typed once in the whole soak; it is the ref of what brings it."""
        self._words += 1
        return f"w{self.number}.{self._words}"

    @property
    def _phase(self) -> str:
        block = self.page.seen.record(self.page.seen.agenda.get("block", ""))
        return str(block["values"].get("phase", ""))

    def _target(self) -> tuple[str, str] | None:
        """A text that several people type into in this phase: a step of one's function, or a line of the plan."""
        seen = self.page.seen
        if self._phase == "map":
            function = seen.people[seen.me]["function"]
            own = [one["id"] for one in seen.records("step") if one["values"].get("owner") == function]
            return (self._chance.choice(own), "with_functions") if own else None
        lines = [one["id"] for one in seen.records("role_change") if one["id"].startswith("line-")]
        return (self._chance.choice(lines), "becomes") if lines and self._phase in ("redesign", "commit") else None


def extended(text: str, word: str, field: str) -> str:
    """The text with one word more; begun anew where it has become long."""
    if not text:
        return word
    return f"{text} {word}" if len(text) < LONGEST[field] else AGAIN + word
