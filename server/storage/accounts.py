"""Accounts of facilitators: passphrases with argon2id, and sign-ins that can be ended."""

import asyncio
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from server.storage.database import Database
from server.storage.secrets import hash_of, new_id, new_token
from server.storage.tables import Account, SignIn

SHORTEST_PASSPHRASE = 12
HOUR = 3_600_000

Result = TypeVar("Result")

_hasher = PasswordHasher()


@cache
def _nobodys() -> str:
    """Checked when there is no such account, so that the time taken tells nobody which names exist. Made at the first
    sign-in, whoever it is: a server that comes back has better things to do."""
    return _hasher.hash("nobody has this passphrase")


class Accounts:
    """Who may make workshops. Times are milliseconds UTC, given by the caller."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._hashing = asyncio.Semaphore(2)

    async def any(self) -> bool:
        """Whether there is an account at all."""
        return await self._database.read(lambda s: bool(s.exec(select(func.count(col(Account.id)))).one()))

    async def make(self, name: str, passphrase: str, at: int) -> Account | None:
        """A new account; None when the name is taken."""
        hashed = await self._in_thread(lambda: _hasher.hash(passphrase))
        account = Account(id=new_id(), name=name, passphrase=hashed, made_at=at)
        return await self._database.write(lambda session: _make(session, account))

    async def check(self, name: str, passphrase: str) -> Account | None:
        """The account that this name and passphrase open, or None."""
        account = await self._database.read(lambda session: _by_name(session, name))
        nobodys = await self._in_thread(_nobodys)
        right = await self._in_thread(lambda: _fits(account.passphrase if account else nobodys, passphrase))
        return account if right else None

    async def sign_in(self, account: str, until: int) -> str:
        """A token for a cookie."""
        token = new_token()
        row = SignIn(token_hash=hash_of(token), account=account, until=until)
        await self._database.write(lambda session: session.add(row))
        return token

    async def signed_in(self, token: str, at: int) -> Account | None:
        """Whose browser this is."""
        return await self._database.read(lambda session: _signed_in(session, token, at))

    async def sign_out(self, token: str) -> None:
        """Ends a sign-in."""
        await self._database.write(lambda session: _sign_out(session, token))

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        # 64 MiB each, so two at a time.
        async with self._hashing:
            return await asyncio.to_thread(work)


def _fits(hashed: str, passphrase: str) -> bool:
    try:
        return _hasher.verify(hashed, passphrase)
    except VerificationError:
        return False


def _by_name(session: Session, name: str) -> Account | None:
    return session.exec(select(Account).where(func.lower(Account.name) == name.strip().lower())).first()


def _make(session: Session, account: Account) -> Account | None:
    if _by_name(session, account.name):
        return None
    session.add(account)
    return account


def _signed_in(session: Session, token: str, at: int) -> Account | None:
    row = session.get(SignIn, hash_of(token))
    return session.get(Account, row.account) if row and row.until > at else None


def _sign_out(session: Session, token: str) -> None:
    session.connection().execute(delete(SignIn).where(col(SignIn.token_hash) == hash_of(token)))
