"""A play on a real room, with everybody there who could learn something they should not: the cast, the facilitator,
a wall, somebody who watches, and the server's log. What each is told is kept, thing said by thing said.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from server.domain.catalog import COMMANDS
from server.domain.compartment import Person
from server.domain.messages import Command
from server.domain.people import Join
from server.domain.workshop import Workshop
from tests.laws.curious import attacks, papers, prying
from tests.live.benches import Bench

Json = dict[str, Any]
Moment = dict[str, list[str]]
"""Who → what they were sent."""

ONLOOKER, NEWCOMER = "onlooker", "newcomer"
THE_SAME = ("template", "agenda", "made_at")
"""What is the same of every workshop of a play."""
LOG = "log"


class Replay:
    """One performance of what was said in a play."""

    def __init__(self, said: list[Json]) -> None:
        """The workshop is made, as the first thing said has it; the rest is to be said."""
        about = said[0].get("about", {})
        begin = None if about else read(said[0])
        self.bench = Bench(begin=begin, **{name: value for name, value in about.items() if name not in THE_SAME})
        self.bench.sent[LOG] = []
        self.bench.seat("fay")
        self.bench.seat("wall", "")
        self.moments: list[Moment] = []
        self.refused: list[str] = [""]
        self.scribes: list[dict[str, str]] = []
        """At each moment: person without a device → who enters for them."""
        self._hear()

    @property
    def workshop(self) -> Workshop:
        return self.bench.room.workshop

    def say(self, *some: Json) -> None:
        """The next thing is said, or several in one turn; whoever has come by it sits down."""
        with logged(self.bench.sent[LOG]):
            self.bench.at += sum(one.get("later", 0) for one in some)
            self.refused += self.bench.turn(*((one["by"], read(one)) for one in some))
            if self.workshop.agenda.status == "lobby" and not self.workshop.person(ONLOOKER):
                self.bench.ask(ONLOOKER, Join("Onlooker", watching=True))
            self._seat_who_came()
        self._hear()

    def pry(self, owner: str) -> None:
        """Others try to get at what somebody has said in private."""
        with logged(self.bench.sent[LOG]):
            for person in self._others_by_themselves(owner):
                self.bench.ask(person, *prying(self.workshop, owner))
        self.moments[-1] = joined(self.moments[-1], self.bench.heard())

    def end(self, owner: str, attacked: bool) -> None:
        """The last moment: what others can fetch, what they get who come late, and what attacks bring to light."""
        with logged(self.bench.sent[LOG]):
            self._come_late(owner)
            before = papers(self.bench.room, owner)
            for by, command in attacks(self.workshop, owner) if attacked else ():
                self.bench.ask(by, command)
            self._come_late(owner)
        self._hear()
        self.moments[-1] |= before

    def told_to_others(self, owner: str) -> list[Moment]:
        """Every moment without the seats of one person, and of whoever enters for them then: that is whom they tell."""
        before = [{}, *self.scribes]
        pairs = zip(before, self.scribes, strict=False)
        knowing = [{owner, one.get(owner, owner), two.get(owner, owner)} for one, two in pairs]
        seats = {name: seat.person for name, seat in self.bench.seats.items()}
        return [
            {name: told for name, told in moment.items() if seats.get(name) not in knows}
            for moment, knows in zip(self.moments, knowing, strict=True)
        ]

    def _hear(self) -> None:
        self.moments.append(self.bench.heard())
        people = self.workshop.everyone.people.values()
        self.scribes.append({one.id: one.entered_by for one in people if one.entered_by and one.is_here})

    def _seat_who_came(self) -> None:
        for person in self.workshop.everyone.people.values():
            if person.id not in self.bench.seats and has_a_seat(person):
                self.bench.seat(person.id)

    def _others_by_themselves(self, owner: str) -> list[str]:
        """Whoever watches, and somebody of the cast who is neither a facilitator nor a scribe."""
        scribes = {one.entered_by for one in self.workshop.everyone.people.values()}
        cast = [one.id for one in self.workshop.contributors() if one.role == "participant" and has_a_seat(one)]
        peers = [one for one in cast if one not in scribes | {owner}]
        return [one for one in (ONLOOKER, *peers[:1]) if self.workshop.person(one)]

    def _come_late(self, owner: str) -> None:
        """Everybody else opens a second tab, the facilitator's claims to know all compartments; a wall and somebody
        new come too."""
        if self.workshop.agenda.status not in ("draft", "final") and not self.workshop.person(NEWCOMER):
            self.bench.ask(NEWCOMER, Join("Newcomer", next(iter(functions(self.workshop)))))
        self.bench.seat("late wall", "")
        for person in list(self.workshop.everyone.people):
            if person != owner:
                self.bench.seat(f"late {person}", person)
        greedy = dict.fromkeys(self.workshop.compartments, 0)
        self.bench.seat("greedy", "fay" if owner != "fay" else ONLOOKER, greedy)


def has_a_seat(person: Person) -> bool:
    return not person.removed and not person.entered_by and person.role != "absent"


def functions(workshop: Workshop) -> list[str]:
    return [one.id for one in workshop.everyone.records.values() if one.kind == "function" and not one.removed_at]


def read(said: Json) -> Command:
    """What was said as a command; also those that only the server says."""
    return msgspec.convert({n: v for n, v in said.items() if n not in ("by", "refused", "later")}, COMMANDS[said["do"]])


def joined(one: Moment, other: Moment) -> Moment:
    return {name: one.get(name, []) + other.get(name, []) for name in one | other}


@contextmanager
def logged(lines: list[str]) -> Iterator[None]:
    """What the server logs meanwhile, down to the least of it, is added to these lines."""
    handler, logger = logging.Handler(), logging.getLogger("server")
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
    before, logger.level = logger.level, logging.DEBUG
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
