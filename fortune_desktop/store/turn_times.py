"""How long the stages of each turn took, kept for the doctor's report."""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import TurnTimeRow


class TurnRecord(BaseModel):
    """One ended turn: each stage in ms since the message came (None if it was not reached); nothing of a person."""

    model_config = ConfigDict(frozen=True)

    saved: float | None = None
    understood: float | None = None
    first_text: float | None = None
    first_sentence: float | None = None
    first_sound: float | None = None
    answered: float | None = None
    ended: float | None = None
    provider: str = ""
    outcome: str = "answered"


class TurnTimesStore:
    """Writes and reads turn times; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def add(self, turn: TurnRecord) -> None:
        """Keep one turn's times."""
        row = TurnTimeRow(at=self._now(), **turn.model_dump())
        await self._database.write(lambda session: session.add(row), lasting=False)

    async def recent(self, limit: int) -> list[TurnRecord]:
        """The last turns, newest first."""

        def work(session: Session) -> list[TurnRecord]:
            rows = session.exec(
                select(TurnTimeRow).order_by(col(TurnTimeRow.number).desc()).limit(limit)
            )
            return [TurnRecord.model_validate(row.model_dump()) for row in rows]

        return await self._database.read(work)
