"""Accounts, workshops, devices and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("passphrase", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("join_code", sa.String(), nullable=False, unique=True),
        sa.Column("join_key", sa.String(), nullable=False, unique=True),
        sa.Column("wall_key", sa.String(), nullable=False, unique=True),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "device",
        sa.Column("token_hash", sa.String(), primary_key=True),
        sa.Column("workshop", sa.String(), sa.ForeignKey("workshop.id"), nullable=False, index=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("asks", sa.String(), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("workshop", sa.String(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True),
        sa.Column("compartment", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.UniqueConstraint("workshop", "by", "ref"),
    )


def downgrade() -> None:
    for table in ("event", "device", "workshop", "sign_in", "account"):
        op.drop_table(table)
