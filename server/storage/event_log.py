"""The log: append after a number, read after a number. What is here is what happened.

All waiting rooms' turns go into one transaction, so one commit makes all of them durable. A room that lost a race
undoes only its own.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from server.storage.database import Database
from server.storage.tables import EventRow

_INSERT = insert(EventRow)


class Kept(NamedTuple):
    """An event as the log keeps it."""

    compartment: str
    number: int
    by: str
    at: int
    ref: str | None
    digest: str | None
    payload: str


class Batch(NamedTuple):
    """One room's turn: its events, to stand from `first` on without a gap."""

    workshop: str
    first: int
    events: Sequence[Kept]


class EventLog:
    """The logs of all workshops in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Makes the batches durable, all in one commit. False for one whose numbers somebody else took first."""
        return await self._database.write_on_connection(lambda connection: _append(connection, batches))

    async def read(self, workshop: str, after: int = 0) -> list[Kept]:
        """The events of one log behind a number, in order."""
        return await self._database.read(lambda session: _read(session, workshop, after))


def _append(connection: Connection, batches: Sequence[Batch]) -> list[bool]:
    rows = [row for batch in batches for row in _rows(batch)]
    try:
        with connection.begin():
            connection.execute(_INSERT, rows)
        return [True] * len(batches)
    except IntegrityError:
        # Somebody else was faster with one of them: which one shows only when each is tried by itself.
        with connection.begin():
            return [_append_one(connection, batch) for batch in batches]


def _append_one(connection: Connection, batch: Batch) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(_INSERT, _rows(batch))
    except IntegrityError:
        return False
    return True


def _rows(batch: Batch) -> list[dict[str, Any]]:
    return [
        {"workshop": batch.workshop, "seq": seq} | kept._asdict()
        for seq, kept in enumerate(batch.events, start=batch.first)
    ]


def _read(session: Session, workshop: str, after: int) -> list[Kept]:
    columns = [col(getattr(EventRow, name)) for name in Kept._fields]
    query = select(*columns).where(col(EventRow.workshop) == workshop, col(EventRow.seq) > after)
    return [Kept(*row) for row in session.connection().execute(query.order_by(col(EventRow.seq)))]
