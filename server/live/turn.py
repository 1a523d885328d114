"""A turn: everything that waits in a room, decided and applied in order, to be made durable in one commit.

Nobody is shown the state that a turn leaves until the commit has succeeded.
"""

import asyncio
import hashlib
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from server.domain.derived import touched
from server.domain.held import Held
from server.domain.messages import Asking, Command, Refused, Written, apply
from server.domain.workshop import Workshop
from server.live.protocol import encode
from server.live.seat import Seat
from server.storage.event_log import Kept

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Asked:
    """A command that waits for its turn; from a seat, or from the server itself, which waits for the answer."""

    command: Command
    by: str
    ref: str
    seat: Seat | None = None
    answer: "asyncio.Future[None] | None" = None
    refusal: Refused | None = None
    tries: int = 0

    @property
    def digest(self) -> str:
        """What tells this command's content from another's under the same ref, as far as it may be remembered."""
        return hashlib.blake2b(encode(self.command.remembered()), digest_size=8).hexdigest()


@dataclass(eq=False, slots=True)
class Look:
    """Something to be done with the state once it is durable: taking a seat, drawing an export."""

    act: Callable[[], Any]
    answer: "asyncio.Future[Any]"


@dataclass(slots=True)
class Turn:
    """What a turn has decided: who gets which answer, and what happened, by compartment."""

    at: int
    present: frozenset[str]
    fresh: Callable[[], str]
    """Makes an id by chance."""
    answered: list[Asked] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    held: Held | None = None
    """What is held beside the log from now on; None where it stays as it was."""
    touched: set[str] = field(default_factory=set)

    @property
    def is_kept(self) -> bool:
        """Whether there is anything to be made durable."""
        return bool(self.kept) or self.held is not None

    def decide(self, workshop: Workshop, refs: dict[tuple[str, str], str], asked: Asked) -> None:
        """Decides one command and applies what follows. A rule's no, or a bug in a rule, leaves the state as it was."""
        self.answered.append(asked)
        digest = asked.digest
        known = refs.get((asked.by, asked.ref))
        if known is not None:
            asked.refusal = None if known == digest else Refused("ref_used", "This ref was used for something else.")
            return
        try:
            written = asked.command.decide(workshop, Asking(asked.by, self.at, self.present))
            held = asked.command.hold(workshop, self.fresh())
        except Refused as refused:
            asked.refusal = refused
            return
        except Exception as error:
            log.error("a rule failed on %s: %s", type(asked.command).__name__, where(error))
            asked.refusal = Refused("broken", "This did not work, and it is our fault. Nothing else is lost.")
            return
        if written or held != workshop.held:
            refs[asked.by, asked.ref] = digest
            self._apply(workshop, written, asked, digest)
            self._hold(workshop, held.still_due(workshop.everyone))

    def _apply(self, workshop: Workshop, written: list[Written], asked: Asked, digest: str) -> None:
        ref: str | None = asked.ref
        for one in written:
            number = workshop.part(one.compartment).number + 1
            payload = encode(one.event).decode()
            self.kept.append(Kept(one.compartment, number, asked.by, self.at, ref, digest if ref else None, payload))
            apply(workshop, [one])
            self.touched |= touched(workshop, [one])
            ref = None

    def _hold(self, workshop: Workshop, held: Held) -> None:
        if held != workshop.held:
            workshop.held = self.held = held


def where(error: Exception) -> str:
    """What kind of error it is and where it comes from. Its words stay out of the log: they may quote a mark."""
    return "\n".join((type(error).__name__, *traceback.format_tb(error.__traceback__)))
