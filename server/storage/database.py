"""The database: one writer, durable commits, and a schema that is current before anything is served.

SQLite in WAL mode with `synchronous=FULL`: what was acknowledged survives a power cut. All writing happens on one
thread, all reading on another, so that a long read never delays a commit. A lock file keeps a second process out.
"""

import asyncio
import fcntl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlmodel import Session

NEWEST = "0003"
"""The newest migration. A law keeps it equal to what the migrations folder says."""

PATIENCE_MS = 5000
"""Milliseconds that a connection waits for another one of this process."""

Result = TypeVar("Result")


class InUse(Exception):
    """Another process serves this database already."""


class Database:
    """Where everything is kept. `write` and `read` run a function on a session, off the event loop."""

    def __init__(self, url: str, lock_file: Path | None = None) -> None:
        self._lock = _locked(lock_file) if lock_file else None
        self.engine = _engine(url)
        self._reading = self.engine.execution_options(reading=True)
        self._open: Connection | None = None
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")

    def migrate(self) -> None:
        """Brings the schema up to date. Alembic is imported only when there is something to do."""
        if _revision(self.engine) != NEWEST:
            from server.storage.migrating import upgrade

            upgrade(self.engine)

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """Runs `work` in a transaction of its own: committed when it returns, undone when it raises."""
        return await self._run(self._writer, self.engine, work)

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Runs `work` on a session that nobody writes through."""
        return await self._run(self._reader, self._reading, work)

    async def write_on_connection(self, work: Callable[[Connection], Result]) -> Result:
        """As `write`, on one connection that stays open and begins its own transactions: for the log, where every
        microsecond is paid per event."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._on_connection, work)

    def close(self) -> None:
        """Waits for what is being written, then lets the next process in."""
        self._writer.shutdown()
        self._reader.shutdown()
        if self._open:
            self._open.close()
        self.engine.dispose()
        if self._lock:
            self._lock.close()

    async def _run(self, executor: ThreadPoolExecutor, engine: Engine, work: Callable[[Session], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(executor, _in_session, engine, work)

    def _on_connection(self, work: Callable[[Connection], Result]) -> Result:
        if self._open is None or self._open.invalidated:
            self._open = self.engine.connect()
        return work(self._open)


def _in_session(engine: Engine, work: Callable[[Session], Result]) -> Result:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        return work(session)


def sqlite_url(data_dir: Path) -> str:
    return f"sqlite:///{data_dir / 'crossflow.db'}"


def _engine(url: str) -> Engine:
    # What a failed statement was to write stays out of its error, and so out of the server's log: it may be a mark.
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_at_once)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={PATIENCE_MS}",
        "trusted_schema=OFF",
        # What is deleted is overwritten: erased workshops, and tallies of which nobody may learn.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_at_once(connection: Connection) -> None:
    # A transaction that begins by reading cannot always become a writing one; this one is a writer from the start.
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return ""
        return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")


def _locked(path: Path) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = path.open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise InUse(f"Another Crossflow server uses {path.parent}. Stop it, or give this one another folder.") from None
    return handle
