"""The rows. No behaviour: what they mean is decided by the files that read and write them."""

from typing import ClassVar

from sqlmodel import Field, SQLModel, UniqueConstraint


class Account(SQLModel, table=True):
    """Somebody who makes and facilitates workshops."""

    __tablename__: ClassVar[str] = "account"

    id: str = Field(primary_key=True)
    name: str
    passphrase: str
    """argon2id, in PHC form."""
    made_at: int


class SignIn(SQLModel, table=True):
    """A browser in which an account is signed in. Only the hash of its token is kept."""

    __tablename__: ClassVar[str] = "sign_in"

    token_hash: str = Field(primary_key=True)
    account: str = Field(foreign_key="account.id", index=True)
    until: int


class WorkshopRow(SQLModel, table=True):
    """A workshop as the outside finds it: by id, join code, join link or wall link."""

    __tablename__: ClassVar[str] = "workshop"

    id: str = Field(primary_key=True)
    owner: str = Field(foreign_key="account.id", index=True)
    title: str
    join_code: str = Field(unique=True)
    join_key: str = Field(unique=True)
    wall_key: str = Field(unique=True)
    epoch: str
    made_at: int


class Device(SQLModel, table=True):
    """A browser that has a seat in a workshop. Only the hash of its token is kept."""

    __tablename__: ClassVar[str] = "device"

    token_hash: str = Field(primary_key=True)
    workshop: str = Field(foreign_key="workshop.id", index=True)
    person: str
    asks: str = ""
    """The request that must be approved before it is let in; empty when it needs none."""


class TemplateRow(SQLModel, table=True):
    """A template or an agenda of an account's own. What it says, its title too, is in its text alone."""

    __tablename__: ClassVar[str] = "template"
    __table_args__ = (UniqueConstraint("owner", "digest"),)

    id: str = Field(primary_key=True)
    owner: str = Field(foreign_key="account.id", index=True)
    kind: str
    """`flow` or `agenda`."""
    text: str
    """A file as those of the templates folder."""
    digest: str
    """SHA-256 of the text: the same file is kept once."""
    made_at: int


class HeldRow(SQLModel, table=True):
    """What is held for a workshop beside its log: sums, and texts without a name, all in one text that says nothing of
    who or when. It is one row, so that the order of rows says nothing either."""

    __tablename__: ClassVar[str] = "held"

    workshop: str = Field(primary_key=True)
    text: str


class EventRow(SQLModel, table=True):
    """One event of one log. Only the first event of a command carries its ref."""

    __tablename__: ClassVar[str] = "event"
    __table_args__ = (UniqueConstraint("workshop", "by", "ref"),)

    workshop: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    compartment: str
    number: int
    by: str
    at: int
    ref: str | None = None
    digest: str | None = None
    payload: str
