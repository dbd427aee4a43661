"""What is kept only for a while; every rule stands in `docs/database.md`."""

from datetime import datetime, timedelta

from sqlalchemy import Delete, bindparam
from sqlmodel import Session, col, delete, exists

from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import MessageRow, ReadingRow, SessionRow, TurnTimeRow

TURN_TIMES_KEPT = timedelta(days=30)
# A reading of nobody: it is in no history, and its day is long over.
NOBODYS_READINGS_KEPT = timedelta(days=30)
# Far beyond the half hour after which a sitting ends by itself.
EMPTY_SITTINGS_KEPT = timedelta(days=1)


_spoken_in = exists().where(col(MessageRow.conversation_id) == SessionRow.id)
_turn_times = delete(TurnTimeRow).where(col(TurnTimeRow.at) < bindparam("before"))
_nobodys_readings = delete(ReadingRow).where(
    col(ReadingRow.user_id).is_(None), col(ReadingRow.created_at) < bindparam("before")
)
_empty_sittings = delete(SessionRow).where(
    col(SessionRow.last_at) < bindparam("before"), ~_spoken_in
)
RULES: dict[str, tuple[Delete, timedelta]] = {
    "OLD_TURN_TIMES": (_turn_times, TURN_TIMES_KEPT),
    "NOBODYS_READINGS": (_nobodys_readings, NOBODYS_READINGS_KEPT),
    "EMPTY_SITTINGS": (_empty_sittings, EMPTY_SITTINGS_KEPT),
}


async def drop_outdated(database: Database, now: datetime) -> None:
    """Delete what is older than its time; nothing that a person said, got or wrote is among it."""

    def work(session: Session) -> None:
        for rule, kept in RULES.values():
            session.execute(rule, {"before": now - kept})

    await database.write(work, lasting=False)
