"""First tables: users, fortune_sessions, chat_messages, fortune_cache."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _owner(name: str, target: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(target, ondelete="CASCADE"), nullable=nullable)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("birth", sa.JSON()),
        sa.Column("gender", sa.String(8)),
        sa.Column("locale", sa.String(8), nullable=False),
        sa.Column("preferences", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_users_seen_at", "users", ["seen_at"])
    op.create_table(
        "fortune_sessions",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _owner("user_id", "users.id"),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
    )
    op.create_index("ix_fortune_sessions_user_last", "fortune_sessions", ["user_id", "last_at"])
    op.create_table(
        "chat_messages",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        _owner("user_id", "users.id"),
        _owner("conversation_id", "fortune_sessions.id"),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("emotion", sa.String(16), nullable=False),
        sa.Column("provider", sa.String(40), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("reading", sa.JSON()),
        sa.Column("stopped", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_chat_messages_user_number", "chat_messages", ["user_id", "number"])
    op.create_index("ix_chat_messages_conversation_id", "chat_messages", ["conversation_id"])
    op.create_table(
        "fortune_cache",
        sa.Column("key", sa.String(80), primary_key=True),
        _owner("user_id", "users.id", nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_fortune_cache_user_id", "fortune_cache", ["user_id"])


def downgrade() -> None:
    """Drop the tables, those that refer to others first."""
    for table in ("fortune_cache", "chat_messages", "fortune_sessions", "users"):
        op.drop_table(table)
