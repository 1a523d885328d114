"""Templates and agendas of an account's own: each a text such as stands in the templates folder, kept once."""

from sqlmodel import Session, col, delete, func, select

from server.storage.database import Database
from server.storage.secrets import hash_of, new_id
from server.storage.tables import TemplateRow

MOST = 50
"""Templates and agendas of one account, together."""


class Full(Exception):
    """The account has as many templates as it may have."""


class OwnTemplates:
    """The rows of templates. Nobody but their owner finds them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, owner: str) -> list[TemplateRow]:
        """Everything an account keeps, newest first."""
        newest = (col(TemplateRow.made_at).desc(), col(TemplateRow.id))
        query = select(TemplateRow).where(TemplateRow.owner == owner).order_by(*newest)
        return await self._database.read(lambda session: list(session.exec(query)))

    async def found(self, owner: str, id: str) -> TemplateRow | None:
        row = await self._database.read(lambda session: session.get(TemplateRow, id))
        return row if row and row.owner == owner else None

    async def keep(self, owner: str, kind: str, text: str, at: int) -> TemplateRow:
        """Keeps a text; the row there is already, where it is the same. Raises Full."""
        row = TemplateRow(id=new_id(), owner=owner, kind=kind, text=text, digest=hash_of(text), made_at=at)
        return await self._database.write(lambda session: _kept(session, row))

    async def rewrite(self, row: TemplateRow, text: str) -> TemplateRow:
        """Gives a template another text; where there is one with that text already, that one stays alone."""
        return await self._database.write(lambda session: _rewritten(session, row, text))

    async def remove(self, owner: str, id: str) -> None:
        """Forgets a template. Workshops made from it stay as they are."""
        query = delete(TemplateRow).where(col(TemplateRow.owner) == owner, col(TemplateRow.id) == id)
        await self._database.write(lambda session: session.execute(query))


def _kept(session: Session, row: TemplateRow) -> TemplateRow:
    same = _same(session, row.owner, row.digest)
    if same:
        return same
    many = session.exec(select(func.count(col(TemplateRow.id))).where(TemplateRow.owner == row.owner)).one()
    if many >= MOST:
        raise Full
    session.add(row)
    return row


def _rewritten(session: Session, row: TemplateRow, text: str) -> TemplateRow:
    same = _same(session, row.owner, hash_of(text))
    found = session.get(TemplateRow, row.id)
    if same and same.id != row.id:
        session.execute(delete(TemplateRow).where(col(TemplateRow.id) == row.id))
        return same
    if found:
        found.text, found.digest = text, hash_of(text)
        session.add(found)
    return found or row


def _same(session: Session, owner: str, digest: str) -> TemplateRow | None:
    return session.exec(select(TemplateRow).where(TemplateRow.owner == owner, TemplateRow.digest == digest)).first()
