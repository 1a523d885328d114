"""Workshops as the outside finds them, and the devices that have a seat in them."""

from sqlmodel import Session, col, select

from server.storage.database import Database
from server.storage.secrets import CODE_SYMBOLS, hash_of, new_code, new_id, new_key, new_token
from server.storage.tables import Device, WorkshopRow


class Workshops:
    """The rows of workshops and devices. What happens inside a workshop is in its log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, owner: str, title: str, at: int) -> WorkshopRow:
        """A new workshop with its code and links."""
        row = WorkshopRow(
            id=new_id(),
            owner=owner,
            title=title,
            join_code=new_code(),
            join_key=new_key(),
            wall_key=new_key(),
            epoch=new_key(),
            made_at=at,
        )
        return await self._database.write(lambda session: _added(session, row))

    async def of(self, owner: str) -> list[WorkshopRow]:
        """Everything an account made, newest first."""
        query = select(WorkshopRow).where(WorkshopRow.owner == owner).order_by(col(WorkshopRow.made_at).desc())
        return await self._database.read(lambda session: list(session.exec(query)))

    async def found(self, id: str) -> WorkshopRow | None:
        return await self._database.read(lambda session: session.get(WorkshopRow, id))

    async def by_code(self, code: str) -> WorkshopRow | None:
        """By join code, however it was typed: case, spaces and the dash don't matter."""
        symbols = "".join(symbol for symbol in code.upper() if symbol in CODE_SYMBOLS)
        return await self._by(WorkshopRow.join_code, f"{symbols[:4]}-{symbols[4:]}")

    async def by_join_key(self, key: str) -> WorkshopRow | None:
        return await self._by(WorkshopRow.join_key, key)

    async def by_wall_key(self, key: str) -> WorkshopRow | None:
        return await self._by(WorkshopRow.wall_key, key)

    async def rename(self, id: str, title: str) -> None:
        """Keeps the title in the list equal to the one in the workshop."""
        await self._database.write(lambda session: _rename(session, id, title))

    async def add_device(self, workshop: str, person: str, asks: str = "") -> str:
        """A token for the cookie of a browser that takes a seat."""
        token = new_token()
        row = Device(token_hash=hash_of(token), workshop=workshop, person=person, asks=asks)
        await self._database.write(lambda session: session.add(row))
        return token

    async def device(self, token: str) -> Device | None:
        return await self._database.read(lambda session: session.get(Device, hash_of(token)))

    async def _by(self, column: object, value: str) -> WorkshopRow | None:
        query = select(WorkshopRow).where(column == value)
        return await self._database.read(lambda session: session.exec(query).first())


def _added(session: Session, row: WorkshopRow) -> WorkshopRow:
    session.add(row)
    return row


def _rename(session: Session, id: str, title: str) -> None:
    row = session.get(WorkshopRow, id)
    if row:
        row.title = title
        session.add(row)
