"""The log: append after a number, read after a number. What is here is what happened.

All waiting rooms' turns go into one transaction, so one commit makes all of them durable. A room that lost a race
undoes only its own.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from server.storage.database import PATIENCE_MS, Database
from server.storage.tables import EventRow, HeldRow

_INSERT = insert(EventRow)
NOTHING = "{}"
"""What is held when nothing is."""


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
    """One room's turn: its events, to stand from `first` on without a gap; and what is held beside them from then on,
    None where that stays as it was."""

    workshop: str
    first: int
    events: Sequence[Kept]
    held: str | None = None


class Log(NamedTuple):
    """All there is of a workshop: its events in order, and what is held beside them, empty where nothing is."""

    kept: list[Kept]
    held: str = ""


class EventLog:
    """The logs of all workshops in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Makes the batches durable, all in one commit. False for one whose numbers somebody else took first."""
        return await self._database.write_on_connection(lambda connection: _append(connection, batches))

    async def read(self, workshop: str) -> Log:
        """One log, as it stands at one moment."""
        return await self._database.read(lambda session: _read(session, workshop))


def _append(connection: Connection, batches: Sequence[Batch]) -> list[bool]:
    try:
        with connection.begin():
            _write(connection, batches)
        _forget_in_the_log_of_pages(connection, batches)
        return [True] * len(batches)
    except IntegrityError:
        # Somebody else was faster with one of them: which one shows only when each is tried by itself.
        with connection.begin():
            return [_append_one(connection, batch) for batch in batches]


def _append_one(connection: Connection, batch: Batch) -> bool:
    try:
        with connection.begin_nested():
            _write(connection, [batch])
    except IntegrityError:
        return False
    return True


def _write(connection: Connection, batches: Sequence[Batch]) -> None:
    rows = [row for batch in batches for row in _rows(batch)]
    if rows:
        connection.execute(_INSERT, rows)
    for batch in batches:
        if batch.held is not None:
            connection.execute(delete(HeldRow).where(col(HeldRow.workshop) == batch.workshop))
            connection.execute(insert(HeldRow), {"workshop": batch.workshop, "text": batch.held})


def _forget_in_the_log_of_pages(connection: Connection, batches: Sequence[Batch]) -> None:
    """Once nothing is held any more, empties SQLite's own log of changed pages: one could read there how a tally grew,
    answer by answer. Where somebody reads at that moment it is done later, with the next checkpoint."""
    if connection.dialect.name == "sqlite" and any(batch.held == NOTHING for batch in batches):
        # Past SQLAlchemy, which would begin a transaction: within one there is no checkpoint.
        cursor = connection.connection.cursor()
        # It waits for nobody: a long read must not hold up what people type.
        for pragma in ("busy_timeout=0", "wal_checkpoint(TRUNCATE)", f"busy_timeout={PATIENCE_MS}"):
            cursor.execute(f"PRAGMA {pragma}").fetchall()


def _rows(batch: Batch) -> list[dict[str, Any]]:
    return [
        {"workshop": batch.workshop, "seq": seq} | kept._asdict()
        for seq, kept in enumerate(batch.events, start=batch.first)
    ]


def _read(session: Session, workshop: str) -> Log:
    columns = [col(getattr(EventRow, name)) for name in Kept._fields]
    query = select(*columns).where(col(EventRow.workshop) == workshop).order_by(col(EventRow.seq))
    found = session.get(HeldRow, workshop)
    return Log([Kept(*row) for row in session.connection().execute(query)], found.text if found else "")
