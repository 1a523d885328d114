"""A room: one workshop on this server, the commands that wait in it, and the seats that are told.

A room is disposable. After any error it is dropped and read from the log again; what was acknowledged is there.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from server.domain.catalog import read_event
from server.domain.compartment import EVERYONE, FACILITATORS
from server.domain.held import Held
from server.domain.messages import Command
from server.domain.workshop import Workshop
from server.live.claims import PAUSE, Claims, Editing, is_private
from server.live.protocol import PROTOCOL, Message, Presence, Walls, Welcome, encode
from server.live.seat import Seat
from server.live.telling import Snapshots, Tails, Values, catch_up, channels, tell
from server.live.turn import Asked, Look, Turn, where
from server.storage.event_log import Batch, Log
from server.storage.secrets import new_id

log = logging.getLogger(__name__)

MOST_SEATS = 16
"""Seats one person may have; for one more they lose the one they took first. All are told of every turn."""


class Room:
    """One workshop's state in memory, always what its log says plus the turn under way."""

    def __init__(
        self, workshop: str, epoch: str, wake: Callable[[], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.id, self.epoch = workshop, epoch
        self.seats: dict[Seat, None] = {}
        """Those who are told, in the order in which they came."""
        self.waiting: list[Asked] = []
        self.looks: list[Look] = []
        self._wake = wake
        self._clock = clock
        self.fresh: Callable[[], str] = new_id
        """Makes the ids of what nobody may know the origin of."""
        self._derived_due: asyncio.TimerHandle | None = None
        self._derived_for = 0.0
        self._present: frozenset[str] | None = None
        self._presence_told: tuple[frozenset[str], Editing] = (frozenset(), {})
        self._walls = 0
        self._claims = Claims()
        self._editing: Editing = {}
        self._editing_due: asyncio.TimerHandle | None = None
        self._editing_for = 0.0
        self._editing_told = -PAUSE
        self.forget()

    def forget(self) -> None:
        """Back to nothing, to be filled from the log."""
        self.workshop = Workshop()
        self.seq = 0
        self.refs: dict[tuple[str, str], str] = {}
        self.tails = Tails()
        self.values = Values()
        self.snapshots = Snapshots(self.workshop)

    def fill(self, found: Log) -> None:
        """Folds events of the log, and takes what is held beside it."""
        for one in found.kept:
            part = self.workshop.part(one.compartment)
            read_event(one.payload).apply_to(part)
            part.number = one.number
            self.tails.add(one)
            if one.ref:
                self.refs[one.by, one.ref] = one.digest or ""
        self.seq += len(found.kept)
        if found.held:
            self.workshop.held = msgspec.json.decode(found.held, type=Held)

    @property
    def present(self) -> frozenset[str]:
        """The people who have a seat."""
        if self._present is None:
            self._present = frozenset(seat.person for seat in self.seats if seat.person)
        return self._present

    @property
    def has_work(self) -> bool:
        return bool(self.waiting or self.looks)

    def ask(self, asked: Asked) -> None:
        """Puts a command in line for the next turn."""
        if asked.seat:
            asked.seat.unanswered += 1
        self.waiting.append(asked)
        self._wake()

    async def ask_and_wait(self, command: Command, by: str, ref: str) -> None:
        """Asks on the server's own behalf. Returns when it is durable; raises Refused."""
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ask(Asked(command, by, ref, answer=answer))
        await answer

    async def look(self, act: Callable[[], Any]) -> Any:
        """Runs `act` when the state is durable, between turns; gives its result."""
        look = Look(act, asyncio.get_running_loop().create_future())
        self.looks.append(look)
        self._wake()
        return await look.answer

    def take_turn(self, at: int) -> Turn:
        """Decides everything that waits. What it leaves is to be committed before anybody is told."""
        turn = Turn(at, self.present, self.fresh)
        for asked in self.waiting:
            turn.decide(self.workshop, self.refs, asked)
        # Not before: where a turn fails, those who wait are told so.
        self.waiting = []
        return turn

    def batch(self, turn: Turn) -> Batch:
        held = None if turn.held is None else encode(turn.held).decode()
        return Batch(self.id, self.seq + 1, turn.kept, held)

    def tell(self, turn: Turn) -> None:
        """The turn is durable: tells every seat, answers everybody who waits, then lets those in who look."""
        self.seq += len(turn.kept)
        for kept in turn.kept:
            self.tails.add(kept)
        self.values.spoil(turn.touched)
        rejoin = self._reseat() if turn.touched & {"people", "agenda"} else []
        tell(self.seats, turn, self._besides())
        for seat in rejoin:
            seat.send(self.welcome(seat, "", {}, turn.at))
        for asked in turn.answered:
            settle(asked)
        self._let_look()

    def take_seat(self, seat: Seat, cursors: tuple[str, dict[str, int]], at: int) -> None:
        """Lets a seat in and tells it everything it may read."""
        reads = self.workshop.reads(seat.person) if seat.person else (EVERYONE,)
        if not reads:
            seat.close("not_here")
            return
        self._make_way(seat.person)
        self._let_read(seat, reads)
        self._spread_derived(due_or_not=True)
        self._sit(seat, True)
        seat.send(self.welcome(seat, *cursors, at))
        self._schedule_derived()
        self._tell_presence()

    def leave(self, seat: Seat) -> None:
        """Takes a seat away."""
        if seat in self.seats:
            self._sit(seat, False)
            self._schedule_derived()
            self._tell_presence()

    def claim(self, seat: Seat, record: str) -> None:
        """A page says which record its person edits. The others hear of it soon, and when the lease has ended."""
        self._claims.take(seat, record, self._clock())
        self._tell_editing_at(self._editing_told + PAUSE)

    def welcome(self, seat: Seat, epoch: str, cursors: dict[str, int], at: int) -> Message:
        """Everything a seat may read, or what it lacks since it was here."""
        known = cursors if epoch == self.epoch else {}
        frame = Welcome(
            me=seat.person,
            epoch=self.epoch,
            now=at,
            protocol=PROTOCOL,
            compartments=catch_up(seat.reads, known, self.tails, self.snapshots),
            derived=self.values.all(seat.hears),
            here=sorted(self.present),
            editing=self._presence_told[1],
            walls=self._walls if FACILITATORS in seat.reads else 0,
        )
        return Message([encode(frame)])

    def _sit(self, seat: Seat, down: bool) -> None:
        """Puts a seat among those that are told, or takes it away."""
        if down:
            self.seats[seat] = None
        else:
            self.seats.pop(seat, None)
            self._claims.drop(seat)
            self._editing = self._claims.current(self.workshop, self._clock())
        self._present = None
        self.values.spoil({"presence"})
        if not seat.person:
            self._tell_walls()

    def _make_way(self, person: str) -> None:
        """Keeps the number of a person's seats bounded. Walls are nobody's."""
        own = [one for one in self.seats if person and one.person == person]
        if len(own) >= MOST_SEATS:
            own[0].close("restart")
            self._sit(own[0], False)

    def _reseat(self) -> list[Seat]:
        """Seats that may read something else now: the removed go at once, the others are welcomed anew."""
        rejoin = []
        for seat in list(self.seats):
            reads = self.workshop.reads(seat.person) if seat.person else seat.reads
            if not reads:
                seat.eject("removed")
                self._sit(seat, False)
            elif reads != seat.reads:
                self._let_read(seat, reads)
                rejoin.append(seat)
        return rejoin

    def show(self, seat: Seat, names: Iterable[str]) -> None:
        """A page says which derived values it shows that are sent on request; it is told them as they are now."""
        before, seat.shows = seat.hears, frozenset(names)
        self._let_read(seat, seat.reads)
        new = [self.values.frame(name) for name in seat.hears if name not in before]
        if new:
            seat.send(Message(new))

    def _let_read(self, seat: Seat, reads: tuple[str, ...]) -> None:
        seat.reads, seat.hears = reads, channels(reads, seat.shows)

    def _besides(self) -> dict[str, list[bytes]]:
        """What goes out with a turn's events, by audience: derived values if it is time, and who is here."""
        frames = self._derived()
        return frames | {EVERYONE: [*frames.get(EVERYONE, []), *self._presence()]}

    def _presence(self) -> list[bytes]:
        """Who is here and who edits what, if it is not what was told; nobody edits once people answer in private."""
        if self._editing and is_private(self.workshop):
            self._editing = {}
        now = (self.present, self._editing)
        if now == self._presence_told:
            return []
        self._presence_told = now
        return [encode(Presence(here=sorted(self.present), editing=self._editing))]

    def _tell_presence(self) -> None:
        frames = self._presence()
        for seat in self.seats if frames else ():
            seat.send(Message(frames))

    def _tell_walls(self) -> None:
        """Tells the facilitators how many walls are open; nobody else has to know."""
        self._walls = sum(not seat.person for seat in self.seats)
        message = Message([encode(Walls(many=self._walls))])
        for seat in self.seats:
            if FACILITATORS in seat.reads:
                seat.send(message)

    def _tell_editing_at(self, due: float) -> None:
        if self._editing_due and self._editing_for <= due:
            return
        if self._editing_due:
            self._editing_due.cancel()
        self._editing_for = due
        wait = max(0.0, due - self._clock())
        self._editing_due = asyncio.get_running_loop().call_later(wait, self._look_at_editing)

    def _look_at_editing(self) -> None:
        self._editing_due = None
        self.looks.append(Look(self._tell_editing, asyncio.get_running_loop().create_future()))
        self._wake()

    def _tell_editing(self) -> None:
        """Tells who edits what. Runs between turns, on a durable state."""
        self._editing_told = self._clock()
        self._editing = self._claims.current(self.workshop, self._editing_told)
        self._tell_presence()
        end = self._claims.next_end()
        if end is not None:
            self._tell_editing_at(end)

    def _derived(self) -> dict[str, list[bytes]]:
        """Fresh derived values by channel, as far as they are due; the others follow soon."""
        frames = self.values.refresh(self.workshop, self.present, self._clock())
        self._schedule_derived()
        return frames

    def _schedule_derived(self) -> None:
        due = self.values.due()
        if due is None or (self._derived_due and self._derived_for <= due):
            return
        if self._derived_due:
            self._derived_due.cancel()
        self._derived_for = due
        wait = max(0.0, due - self._clock())
        self._derived_due = asyncio.get_running_loop().call_later(wait, self._look_at_derived)

    def _look_at_derived(self) -> None:
        self._derived_due = None
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.looks.append(Look(self._spread_derived, future))
        self._wake()

    def _spread_derived(self, due_or_not: bool = False) -> None:
        """Computes what is stale and sends it. Runs between turns, on a durable state."""
        frames = self.values.refresh(self.workshop, self.present, self._clock(), due_or_not)
        tell(self.seats, Turn(0, frozenset(), self.fresh), frames)
        self._schedule_derived()

    def _let_look(self) -> None:
        looks, self.looks = self.looks, []
        for look in looks:
            try:
                result = look.act()
            except Exception as error:
                log.error("a look failed: %s", where(error))
                if not look.answer.done():
                    look.answer.set_exception(error)
            else:
                if not look.answer.done():
                    look.answer.set_result(result)


def settle(asked: Asked) -> None:
    """Lets whoever waits for an answer go on."""
    if asked.seat:
        asked.seat.unanswered -= 1
    if asked.answer and not asked.answer.done():
        if asked.refusal:
            asked.answer.set_exception(asked.refusal)
        else:
            asked.answer.set_result(None)
