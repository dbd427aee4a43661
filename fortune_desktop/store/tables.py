"""The tables, under the specification's names; times are UTC, ids UUIDs, JSON is checked before it comes here."""

from datetime import UTC, datetime
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import JSON, Column, DateTime, Dialect, ForeignKey, Index, Text, TypeDecorator, Uuid
from sqlmodel import Field, SQLModel


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


def _owner() -> Column[UUID]:
    """A column that names the person a row belongs to; the row goes when the person goes."""
    return Column(Uuid(), ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


class UserRow(SQLModel, table=True):
    """A person; `birth` is the contract's birth object."""

    __tablename__ = "users"

    id: UUID = Field(primary_key=True)
    name: str = Field(max_length=80)
    birth: JsonValue = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    gender: str | None = Field(default=None, max_length=8)
    locale: str = Field(max_length=8)
    preferences: JsonValue = Field(sa_column=Column(JSON, nullable=False))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    seen_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))


class SessionRow(SQLModel, table=True):
    """A sitting with the fortune teller: what the contract calls a conversation."""

    __tablename__ = "fortune_sessions"
    __table_args__ = (Index("ix_fortune_sessions_user_last", "user_id", "last_at"),)

    id: UUID = Field(primary_key=True)
    user_id: UUID = Field(sa_column=_owner())
    started_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    last_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class MessageRow(SQLModel, table=True):
    """One message; `number` orders a conversation and is the cursor of its pages."""

    __tablename__ = "chat_messages"
    __table_args__ = (Index("ix_chat_messages_user_number", "user_id", "number"),)

    number: int | None = Field(default=None, primary_key=True)
    id: UUID = Field(unique=True)
    user_id: UUID = Field(sa_column=_owner())
    conversation_id: UUID = Field(
        sa_column=Column(
            Uuid(),
            ForeignKey("fortune_sessions.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        )
    )
    role: str = Field(max_length=16)
    text: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    emotion: str = Field(max_length=16)
    provider: str = Field(max_length=40)
    model: str = Field(max_length=80)
    reading: JsonValue = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    stopped: bool


class ReadingRow(SQLModel, table=True):
    """A finished reading under the hash of all it depends on."""

    __tablename__ = "fortune_cache"

    key: str = Field(primary_key=True, max_length=80)
    user_id: UUID | None = Field(
        default=None,
        sa_column=Column(Uuid(), ForeignKey("users.id", ondelete="CASCADE"), index=True),
    )
    kind: str = Field(max_length=24)
    day: str = Field(max_length=10)
    body: str = Field(sa_column=Column(Text, nullable=False))
