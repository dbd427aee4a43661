"""The rooms of fortune with people and a shelf of readings in memory, for the tests of every room."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid4

from pydantic import BaseModel

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.errors import BirthMissing, NotFound
from fortune_desktop.core.operations import Operations
from fortune_desktop.fortune.rooms import Fortune
from tests.fortune.samples import ANNA

SOMEONE, NOBODY, UNBORN = uuid4(), uuid4(), uuid4()
MIDNIGHT = datetime(2026, 11, 22, 0, 5, tzinfo=timezone(timedelta(hours=9)))


class Crowd:
    """One person with a birth and one without; `asked` waits before each answer."""

    def __init__(self) -> None:
        self.birth = ANNA
        self.asked: Callable[[], Awaitable[None]] | None = None

    async def birth_of(self, user_id: UUID) -> tuple[Birth, Gender | None]:
        if user_id == NOBODY:
            raise NotFound
        if user_id == UNBORN:
            raise BirthMissing
        birth = self.birth
        if self.asked is not None:
            await self.asked()
        return birth, None


class Shelf:
    """Readings kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[UUID | None, str, date, str]] = {}

    async def find(self, key: str) -> str | None:
        return self.kept[key][3] if key in self.kept else None

    async def keep(self, key: str, user_id: UUID | None, kind: str, on: date, body: str) -> None:
        self.kept[key] = (user_id, kind, on, body)


class TasteShelf:
    """Tastes kept in memory; nothing is counted."""

    def __init__(self) -> None:
        self.kept: dict[UUID, str] = {}

    async def find(self, user_id: UUID) -> str | None:
        return self.kept.get(user_id)

    async def change(self, user_id: UUID, change: Callable[[str | None], str]) -> str:
        self.kept[user_id] = change(self.kept.get(user_id))
        return self.kept[user_id]

    async def daily_body(self, user_id: UUID, reading_id: UUID) -> str | None:
        return None

    async def count(self, experiment: str, arm: str, user_id: UUID, **figures: object) -> None:
        pass

    async def totals(self, experiment: str) -> dict[str, tuple[int, int, int, int]]:
        return {}


class House:
    """The rooms of fortune behind their operations, as the doors see them."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()
        self.crowd = Crowd()
        self.tastes = TasteShelf()
        self.now = MIDNIGHT
        self.looked: list[tuple[str, bool]] = []
        self.rooms = Fortune(
            self.crowd,
            self.shelf,
            self.tastes,
            lambda: self.now,
            lambda n: b"\x07" * n,
            bytes(32),
            lambda kind, hit: self.looked.append((kind, hit)),
        )
        self.operations = Operations(*self.rooms.services)

    async def call(self, name: str, **params: object) -> BaseModel:
        return await self.operations.call(f"fortune.{name}", params, "ko")
