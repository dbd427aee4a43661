"""Seals what persons told us; people, reactions, filters, turn times and facts about the file get tables."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from alembic import context, op

from fortune_desktop.store.cipher import Cipher

revision = "0002"
down_revision = "0001"

_SEALED = sa.LargeBinary(2**24 - 1)
_TIME = sa.DateTime()
_ROWS_AT_A_TIME = 500
# Table → the columns it seals: type in 0001, may it be empty.
_COLUMNS: dict[str, dict[str, tuple[sa.types.TypeEngine[Any], bool]]] = {
    "users": {"name": (sa.String(80), False), "birth": (sa.JSON(), True)},
    "chat_messages": {"text": (sa.Text(), False), "reading": (sa.JSON(), True)},
}
_CHECK = "store_facts.value:key"


def upgrade() -> None:
    """Seal every row; a value's place is `table.column:row id`."""
    cipher = context.config.attributes["cipher"]
    assert isinstance(cipher, Cipher)
    for table, columns in _COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            for name, (was, nullable) in columns.items():
                batch.alter_column(
                    name, type_=_SEALED, existing_type=was, existing_nullable=nullable
                )
        _change(table, list(columns), lambda value, place: cipher.seal(value.decode(), place))
    with op.batch_alter_table("fortune_sessions") as batch:
        batch.add_column(sa.Column("ended_at", _TIME))
        batch.drop_index("ix_fortune_sessions_user_last")
        batch.create_index("ix_fortune_sessions_user_open", ["user_id", "ended_at", "last_at"])
    _seal_readings(cipher)
    _add_tables()
    facts = sa.table("store_facts", sa.column("name"), sa.column("value", _SEALED))
    op.execute(facts.insert().values(name="key", value=cipher.seal("fortune", _CHECK)))


def downgrade() -> None:
    """Open every row again, and drop what 0001 does not know; the keys of readings stay digests."""
    cipher = context.config.attributes["cipher"]
    assert isinstance(cipher, Cipher)
    for table in ("store_facts", "turn_times", "content_filters", "reading_reactions", "people"):
        op.drop_table(table)
    _open_readings(cipher)
    with op.batch_alter_table("fortune_sessions") as batch:
        batch.drop_index("ix_fortune_sessions_user_open")
        batch.create_index("ix_fortune_sessions_user_last", ["user_id", "last_at"])
        batch.drop_column("ended_at")
    for table, columns in _COLUMNS.items():
        _change(table, list(columns), lambda value, place: cipher.open(value, place).encode())
        with op.batch_alter_table(table) as batch:
            for name, (was, nullable) in columns.items():
                # SQLite would make a number of what it casts to JSON.
                kind = sa.Text() if isinstance(was, sa.JSON) else was
                batch.alter_column(
                    name, type_=kind, existing_type=_SEALED, existing_nullable=nullable
                )


def _change(table: str, columns: list[str], change: Callable[[bytes, str], bytes]) -> None:
    """Change the values of columns row by row, in batches, so that any number of rows fits into memory."""
    connection = op.get_bind()
    sealed = [sa.column(name, _SEALED) for name in columns]
    rows = sa.table(table, sa.column("id", sa.Uuid()), *sealed)
    query = sa.select(rows).order_by(rows.c.id).limit(_ROWS_AT_A_TIME)
    found = connection.execute(query).mappings().all()
    while found:
        for row in found:
            values = {
                name: row[name] and change(row[name], f"{table}.{name}:{row['id']}")
                for name in columns
            }
            connection.execute(rows.update().where(rows.c.id == row["id"]).values(values))
        last = found[-1]["id"]
        found = connection.execute(query.where(rows.c.id > last)).mappings().all()


def _owner(name: str, target: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(target, ondelete="CASCADE"), nullable=nullable)


def _seal_readings(cipher: Cipher) -> None:
    """Rebuild the table: rows get a number and an id, keys become digests that only the secret can make."""
    op.create_table(
        "fortune_cache_sealed",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        _owner("user_id", "users.id", nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("body", _SEALED, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
    )

    def sealed(row: dict[str, Any]) -> dict[str, Any]:
        name = uuid4()
        return row | {
            "id": name,
            "key": cipher.digest(row["key"]),
            "body": cipher.seal(row["body"], f"fortune_cache.body:{name}"),
            "created_at": datetime.fromisoformat(row["day"]),
        }

    plain = _readings("fortune_cache", sa.column("body", sa.Text()))
    ready = _readings(
        "fortune_cache_sealed",
        sa.column("id", sa.Uuid()),
        sa.column("body", _SEALED),
        sa.column("created_at", _TIME),
    )
    _replace(plain, ready, sealed)
    for columns in (["user_id", "number"], ["user_id", "kind", "number"]):
        name = "_".join(column.removesuffix("_id") for column in columns)
        op.create_index(f"ix_fortune_cache_{name}", "fortune_cache", columns)


def _open_readings(cipher: Cipher) -> None:
    op.create_table(
        "fortune_cache_plain",
        sa.Column("key", sa.String(80), primary_key=True),
        _owner("user_id", "users.id", nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )

    def opened(row: dict[str, Any]) -> dict[str, Any]:
        name: UUID = row.pop("id")
        return row | {"body": cipher.open(row["body"], f"fortune_cache.body:{name}")}

    sealed = _readings("fortune_cache", sa.column("id", sa.Uuid()), sa.column("body", _SEALED))
    _replace(sealed, _readings("fortune_cache_plain", sa.column("body", sa.Text())), opened)
    op.create_index("ix_fortune_cache_user_id", "fortune_cache", ["user_id"])


def _readings(name: str, *columns: sa.ColumnClause[Any]) -> sa.TableClause:
    common: list[sa.ColumnClause[Any]] = [
        sa.column(column) for column in ("key", "user_id", "kind", "day")
    ]
    return sa.table(name, *common, *columns)


def _replace(
    old: sa.TableClause, new: sa.TableClause, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Copy every row, changed, and put the new table in the old one's place."""
    connection = op.get_bind()
    query = sa.select(old).order_by(old.c.day, old.c.key)
    for row in connection.execute(query).mappings().all():
        connection.execute(new.insert().values(change(dict(row))))
    op.drop_table(old.name)
    op.rename_table(new.name, old.name)


def _add_tables() -> None:
    op.create_table(
        "people",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        _owner("user_id", "users.id"),
        sa.Column("name", _SEALED, nullable=False),
        sa.Column("relation", sa.String(40), nullable=False),
        sa.Column("birth", _SEALED),
        sa.Column("gender", sa.String(8)),
        sa.Column("created_at", _TIME, nullable=False),
    )
    op.create_index("ix_people_user_number", "people", ["user_id", "number"])
    op.create_table(
        "reading_reactions",
        sa.Column(
            "reading_id",
            sa.Uuid(),
            sa.ForeignKey("fortune_cache.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        _owner("user_id", "users.id"),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("note", _SEALED),
        sa.Column("at", _TIME, nullable=False),
    )
    op.create_index("ix_reading_reactions_user_id", "reading_reactions", ["user_id"])
    op.create_table(
        "content_filters",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("view", sa.String(8), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("unless", sa.Text()),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
    )
    stages = "saved understood first_text first_sentence first_sound answered ended"
    op.create_table(
        "turn_times",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("at", _TIME, nullable=False),
        *(sa.Column(stage, sa.Float()) for stage in stages.split()),
        sa.Column("provider", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
    )
    op.create_index("ix_turn_times_at", "turn_times", ["at"])
    op.create_table(
        "store_facts",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", _SEALED, nullable=False),
    )
