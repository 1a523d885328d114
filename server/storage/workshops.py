"""Workshops as the outside finds them, and the devices that have a seat in them."""

from sqlmodel import Session, col, delete, func, or_, select

from server.domain.catalog import read_event
from server.domain.compartment import About
from server.domain.making import RulesChanged, WorkshopMade
from server.storage.database import Database
from server.storage.secrets import hash_of, new_code, new_id, new_key, new_recovery_code, new_token, symbols_of
from server.storage.tables import Device, EventRow, HeldRow, WorkshopRow

RECOVERY = "recovery"
"""What a row of a recovery code asks for. As a seat it would wait for ever, as nobody approves it."""
LINK = "link"
"""What a row of a private link asks for. Its person is the link's id, so as a seat it is nobody's."""
DAY = 86_400_000
"""Milliseconds."""
CHOOSING = ("workshop_made", "rules_changed")
"""The events that say for how long a workshop is kept."""


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
        symbols = symbols_of(code)
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

    async def forget_devices(self, workshop: str, person: str) -> None:
        """Lets no browser any longer be somebody who has not been here yet."""
        query = delete(Device).where(col(Device.workshop) == workshop, col(Device.person) == person)
        await self._database.write(lambda session: session.execute(query))

    async def add_recovery(self, workshop: str, person: str) -> str:
        """A code that brings a facilitator back in any browser; the one they had before no longer does."""
        code = new_recovery_code()
        row = Device(token_hash=hash_of(symbols_of(code)), workshop=workshop, person=person, asks=RECOVERY)
        await self._database.write(lambda session: _replace_recovery(session, row))
        return code

    async def recovery(self, code: str) -> Device | None:
        """Whom a recovery code brings back, and where."""
        found = await self.device(symbols_of(code))
        return found if found and found.asks == RECOVERY else None

    async def add_link(self, workshop: str, link: str) -> str:
        """The secret of a private link."""
        return await self.add_device(workshop, link, LINK)

    async def link(self, secret: str) -> Device | None:
        """Which private link a secret opens: its workshop, and as person its id there."""
        found = await self.device(secret)
        return found if found and found.asks == LINK else None

    async def device(self, token: str) -> Device | None:
        return await self._database.read(lambda session: session.get(Device, hash_of(token)))

    async def rehearsals(self) -> list[WorkshopRow]:
        """The throw-away copies that there are."""
        return await self._database.read(_rehearsals)

    async def followed(self, owner: str) -> dict[str, str]:
        """Of everything an account made that follows up another workshop: its id → that workshop's."""
        return await self._database.read(lambda session: _followed(session, owner))

    async def expired(self, now: int) -> list[str]:
        """The workshops that nobody has changed for longer than they are to be kept."""
        return await self._database.read(lambda session: _expired(session, now))

    async def erase(self, id: str) -> None:
        """Takes a workshop away with everything in it: its log, its devices, its code and links."""
        await self._database.write(lambda session: _erase(session, id))

    async def _by(self, column: object, value: str) -> WorkshopRow | None:
        query = select(WorkshopRow).where(column == value)
        return await self._database.read(lambda session: session.exec(query).first())


def _added(session: Session, row: WorkshopRow) -> WorkshopRow:
    session.add(row)
    return row


def _replace_recovery(session: Session, row: Device) -> None:
    mine = (col(Device.workshop) == row.workshop, col(Device.person) == row.person, col(Device.asks) == RECOVERY)
    session.execute(delete(Device).where(*mine))
    session.add(row)


def _rename(session: Session, id: str, title: str) -> None:
    row = session.get(WorkshopRow, id)
    if row:
        row.title = title
        session.add(row)


def _rehearsals(session: Session) -> list[WorkshopRow]:
    made = select(EventRow.workshop).where(EventRow.seq == 1, col(EventRow.payload).contains('"rehearsal":true'))
    return list(session.exec(select(WorkshopRow).where(col(WorkshopRow.id).in_(made))))


def _expired(session: Session, now: int) -> list[str]:
    latest = select(EventRow.workshop, func.max(EventRow.at)).group_by(EventRow.workshop)
    return [
        workshop
        for workshop, at in session.exec(latest)
        if at < now - DAY and (days := _about(session, workshop).keep_days) > 0 and at < now - days * DAY
    ]


def _followed(session: Session, owner: str) -> dict[str, str]:
    mine = select(EventRow).join(WorkshopRow, col(WorkshopRow.id) == EventRow.workshop)
    follows = col(EventRow.payload).contains('"follows":')
    found = session.exec(mine.where(WorkshopRow.owner == owner, EventRow.seq == 1, follows))
    events = [(row.workshop, read_event(row.payload)) for row in found]
    made = [(id, event.about) for id, event in events if isinstance(event, WorkshopMade)]
    return {id: about.follows for id, about in made if about.follows and not about.rehearsal}


def _about(session: Session, workshop: str) -> About:
    """What was chosen last for a workshop, out of its log."""
    chosen = [col(EventRow.payload).startswith(f'{{"type":"{name}"', autoescape=True) for name in CHOOSING]
    query = select(EventRow.payload).where(EventRow.workshop == workshop, or_(*chosen))
    payload = session.exec(query.order_by(col(EventRow.seq).desc())).first()
    event = read_event(payload) if payload else None
    return event.about if isinstance(event, WorkshopMade | RulesChanged) else About()


def _erase(session: Session, id: str) -> None:
    session.execute(delete(EventRow).where(col(EventRow.workshop) == id))
    session.execute(delete(HeldRow).where(col(HeldRow.workshop) == id))
    session.execute(delete(Device).where(col(Device.workshop) == id))
    session.execute(delete(WorkshopRow).where(col(WorkshopRow.id) == id))
