"""Alembic's entry: runs the revisions on the connection that `store.upgrade` hands over."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

from fortune_desktop.store import tables  # noqa: F401  (its tables register themselves)

connection = context.config.attributes["connection"]
assert isinstance(connection, Connection)
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
# SQLite changes a column by replacing its table, and dropping the old one would delete all that refers to it.
cursor = connection.connection.cursor()
cursor.execute("PRAGMA foreign_keys=OFF")
try:
    with context.begin_transaction():
        context.run_migrations()
finally:
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
