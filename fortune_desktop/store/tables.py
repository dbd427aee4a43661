"""The tables, under the specification's names; times are UTC, ids UUIDs, sealed columns hold what `cipher.py` made."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    TypeDecorator,
    Uuid,
)
from sqlmodel import Field, SQLModel

from fortune_desktop.store.cipher import Cipher

# The length lets MariaDB choose a type with room for 16 MB; SQLite has only one.
_SEALED_BYTES = 2**24 - 1


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as naive UTC because no database of ours keeps the offset."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: aware → naive UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: naive UTC → aware."""
        return None if value is None else value.replace(tzinfo=UTC)


def _id(target: str, *, nullable: bool = False, primary: bool = False) -> Column[UUID]:
    """A column that names a row elsewhere, and goes when that row goes."""
    return Column(
        Uuid(), ForeignKey(target, ondelete="CASCADE"), nullable=nullable, primary_key=primary
    )


def _time(*, nullable: bool = False, index: bool = False) -> Column[datetime]:
    return Column(UtcDateTime, nullable=nullable, index=index)


def _sealed(*, nullable: bool = False) -> Column[bytes]:
    """A column that only the person's key opens."""
    return Column(LargeBinary(_SEALED_BYTES), nullable=nullable)


def sealed_place(table: str, column: str, row: UUID | str) -> str:
    """Where a sealed value is kept: `table.column:row`, the row by its id."""
    return f"{table}.{column}:{row}"


@dataclass(frozen=True)
class Seals:
    """Seals and opens the sealed columns of one table; each value is bound to its column and its row's id."""

    cipher: Cipher
    table: str

    def seal(self, column: str, row: UUID | str, text: str) -> bytes:
        """The sealed text for a column of a row."""
        return self.cipher.seal(text, sealed_place(self.table, column, row))

    def open(self, column: str, row: UUID | str, sealed: bytes) -> str:
        """The text of a column of a row; StorageBroken(reason="key") if it does not open."""
        return self.cipher.open(sealed, sealed_place(self.table, column, row))


class FactRow(SQLModel, table=True):
    """A sealed fact about the file itself, such as the value that tells the right key."""

    __tablename__ = "store_facts"

    name: str = Field(primary_key=True, max_length=40)
    value: bytes = Field(sa_column=_sealed())


class UserRow(SQLModel, table=True):
    """A person; `birth` is the contract's birth object."""

    __tablename__ = "users"

    id: UUID = Field(primary_key=True)
    name: bytes = Field(sa_column=_sealed())
    birth: bytes | None = Field(default=None, sa_column=_sealed(nullable=True))
    gender: str | None = Field(default=None, max_length=8)
    locale: str = Field(max_length=8)
    preferences: JsonValue = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_column=_time())
    seen_at: datetime = Field(sa_column=_time(index=True))


class RelativeRow(SQLModel, table=True):
    """Somebody close to a person; `number` keeps the order in which they were named."""

    __tablename__ = "people"
    __table_args__ = (Index("ix_people_user_number", "user_id", "number"),)

    number: int | None = Field(default=None, primary_key=True)
    id: UUID = Field(unique=True)
    user_id: UUID = Field(sa_column=_id("users.id"))
    name: bytes = Field(sa_column=_sealed())
    relation: str = Field(max_length=40)
    birth: bytes | None = Field(default=None, sa_column=_sealed(nullable=True))
    gender: str | None = Field(default=None, max_length=8)
    created_at: datetime = Field(sa_column=_time())


class SessionRow(SQLModel, table=True):
    """A sitting with the fortune teller: what the contract calls a conversation."""

    __tablename__ = "fortune_sessions"
    __table_args__ = (Index("ix_fortune_sessions_user_open", "user_id", "ended_at", "last_at"),)

    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(sa_column=_id("users.id"))
    started_at: datetime = Field(sa_column=_time())
    last_at: datetime = Field(sa_column=_time())
    ended_at: datetime | None = Field(default=None, sa_column=_time(nullable=True))


class MessageRow(SQLModel, table=True):
    """One message; `number` orders a conversation and is the cursor of its pages."""

    __tablename__ = "chat_messages"
    __table_args__ = (
        Index("ix_chat_messages_user_number", "user_id", "number"),
        Index("ix_chat_messages_conversation_id", "conversation_id"),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: UUID = Field(unique=True)
    user_id: UUID = Field(sa_column=_id("users.id"))
    conversation_id: UUID = Field(sa_column=_id("fortune_sessions.id"))
    role: str = Field(max_length=16)
    text: bytes = Field(sa_column=_sealed())
    at: datetime = Field(sa_column=_time())
    emotion: str = Field(max_length=16)
    provider: str = Field(max_length=40)
    model: str = Field(max_length=80)
    reading: bytes | None = Field(default=None, sa_column=_sealed(nullable=True))
    stopped: bool


class ReadingRow(SQLModel, table=True):
    """A finished reading under the digest of all it depends on; `number` is the cursor of a person's history."""

    __tablename__ = "fortune_cache"
    __table_args__ = (
        Index("ix_fortune_cache_user_number", "user_id", "number"),
        Index("ix_fortune_cache_user_kind_number", "user_id", "kind", "number"),
    )

    number: int | None = Field(default=None, primary_key=True)
    id: UUID = Field(unique=True)
    key: str = Field(unique=True, max_length=64)
    user_id: UUID | None = Field(default=None, sa_column=_id("users.id", nullable=True))
    kind: str = Field(max_length=24)
    day: str = Field(max_length=10)
    body: bytes = Field(sa_column=_sealed())
    created_at: datetime = Field(sa_column=_time())


class ReactionRow(SQLModel, table=True):
    """What a person thought of a reading."""

    __tablename__ = "reading_reactions"
    __table_args__ = (Index("ix_reading_reactions_user_id", "user_id"),)

    reading_id: UUID = Field(sa_column=_id("fortune_cache.id", primary=True))
    user_id: UUID = Field(sa_column=_id("users.id"))
    rating: int
    note: bytes | None = Field(default=None, sa_column=_sealed(nullable=True))
    at: datetime = Field(sa_column=_time())


class TasteRow(SQLModel, table=True):
    """What a person likes to hear about and how, as far as they let it be noted."""

    __tablename__ = "tastes"

    user_id: UUID = Field(sa_column=_id("users.id", primary=True))
    body: bytes = Field(sa_column=_sealed())


class ArmRow(SQLModel, table=True):
    """The arm of an experiment that a person tries: on how many days they saw it, how often they liked it or not.

    `shown_on` is the last of those days.
    """

    __tablename__ = "experiment_arms"
    __table_args__ = (
        Index("ix_experiment_arms_user_experiment", "user_id", "experiment", unique=True),
        Index("ix_experiment_arms_experiment_arm", "experiment", "arm"),
    )

    number: int | None = Field(default=None, primary_key=True)
    experiment: str = Field(max_length=40)
    user_id: UUID = Field(sa_column=_id("users.id"))
    arm: str = Field(max_length=24)
    shown_on: str | None = Field(default=None, max_length=10)
    exposures: int = 0
    liked: int = 0
    disliked: int = 0


class FilterRow(SQLModel, table=True):
    """One of the person's own rules for what is talked about."""

    __tablename__ = "content_filters"

    id: str = Field(primary_key=True, max_length=40)
    language: str = Field(max_length=8)
    view: str = Field(max_length=8)
    pattern: str = Field(sa_column=Column(Text, nullable=False))
    unless: str | None = Field(default=None, sa_column=Column(Text))
    action: str = Field(max_length=16)
    priority: int
    enabled: bool
    updated_at: datetime = Field(sa_column=_time())


class TurnTimeRow(SQLModel, table=True):
    """How long the stages of one turn took, in milliseconds since it was received; no words of it."""

    __tablename__ = "turn_times"

    number: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=_time(index=True))
    saved: float | None = None
    understood: float | None = None
    first_text: float | None = None
    first_sentence: float | None = None
    first_sound: float | None = None
    answered: float | None = None
    ended: float | None = None
    provider: str = Field(max_length=40)
    outcome: str = Field(max_length=16)
