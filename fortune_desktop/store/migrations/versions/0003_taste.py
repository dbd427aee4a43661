"""Adds what is kept of tastes, and the arms of experiments."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "tastes",
        sa.Column(
            "user_id", sa.Uuid(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("body", sa.LargeBinary(2**24 - 1), nullable=False),
    )
    op.create_table(
        "experiment_arms",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("experiment", sa.String(40), nullable=False),
        sa.Column(
            "user_id", sa.Uuid(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("arm", sa.String(24), nullable=False),
        sa.Column("shown_on", sa.String(10)),
        sa.Column("exposures", sa.Integer(), nullable=False),
        sa.Column("liked", sa.Integer(), nullable=False),
        sa.Column("disliked", sa.Integer(), nullable=False),
    )
    op.create_index(
        "ix_experiment_arms_user_experiment",
        "experiment_arms",
        ["user_id", "experiment"],
        unique=True,
    )
    op.create_index("ix_experiment_arms_experiment_arm", "experiment_arms", ["experiment", "arm"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("experiment_arms")
    op.drop_table("tastes")
