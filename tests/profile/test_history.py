"""A person's readings page by page, their word about them, their sittings, and everything as one file."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from fortune_desktop.core.errors import NotFound
from fortune_desktop.profile.history import (
    HistoryService,
    OneSitting,
    ReactRequest,
    ReadingsRequest,
)
from fortune_desktop.profile.service import OneUser
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import KeptReading, Sitting

from .conftest import NOW, now


@pytest.fixture
async def readings(database: Database, person: UUID) -> Readings:
    """Three readings of the person: two of the day, one card between them."""
    readings = Readings(database, now)
    for day, kind in enumerate(("daily", "tarot", "daily"), 20):
        body = f'{{"score": {day}}}'
        await readings.keep(f"key {day}", person, kind, date(2026, 11, day), body)
    return readings


@pytest.fixture
def history(database: Database, readings: Readings) -> HistoryService:
    return HistoryService(readings, Conversations(database, now), Exports(database), now)


async def page(
    history: HistoryService, person: UUID, **asked: object
) -> tuple[list[KeptReading], str | None]:
    request = ReadingsRequest.model_validate({"user_id": person, **asked})
    found = await history.readings(request)
    return found.items, found.next_cursor


async def sittings(history: HistoryService, person: UUID) -> list[Sitting]:
    return (await history.sessions(OneUser(user_id=person))).root


async def test_readings_come_newest_first_page_by_page(
    history: HistoryService, person: UUID
) -> None:
    first, cursor = await page(history, person, limit=2)
    rest, end = await page(history, person, limit=2, cursor=cursor)
    assert [reading.date.day for reading in first + rest] == [22, 21, 20]
    assert first[0].body == {"score": 22}
    assert end is None


async def test_one_kind_can_be_asked_for(history: HistoryService, person: UUID) -> None:
    found, _ = await page(history, person, kind="tarot")
    assert [reading.kind for reading in found] == ["tarot"]
    assert await page(history, person, kind="dream") == ([], None)


async def test_a_reaction_stands_beside_its_reading_and_the_last_word_counts(
    history: HistoryService, person: UUID
) -> None:
    (reading,), _ = await page(history, person, limit=1)
    await history.react(ReactRequest(user_id=person, id=reading.id, rating=2, note="글쎄"))
    reaction = await history.react(ReactRequest(user_id=person, id=reading.id, rating=5))
    (found,), _ = await page(history, person, limit=1)
    assert found.reaction == reaction
    assert (reaction.rating, reaction.note, reaction.at) == (5, None, NOW)


async def test_another_persons_reading_is_not_there(
    history: HistoryService, person: UUID, stranger: UUID
) -> None:
    (reading,), _ = await page(history, person, limit=1)
    assert await page(history, stranger) == ([], None)
    with pytest.raises(NotFound):
        await history.react(ReactRequest(user_id=stranger, id=reading.id, rating=1))


@pytest.mark.parametrize("fields", [{"rating": 0}, {"rating": 6}, {"note": "x" * 501}, {"x": 1}])
def test_what_is_no_reaction_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ReactRequest.model_validate({"user_id": uuid4(), "id": uuid4(), "rating": 3, **fields})


@pytest.mark.parametrize("limit", [0, 101])
def test_a_page_has_bounds(limit: int) -> None:
    with pytest.raises(ValidationError):
        ReadingsRequest(user_id=uuid4(), limit=limit)


async def test_sittings_are_begun_listed_and_ended(history: HistoryService, person: UUID) -> None:
    first = await history.open_session(OneUser(user_id=person))
    second = await history.open_session(OneUser(user_id=person))
    assert {sitting.id for sitting in await sittings(history, person)} == {first.id, second.id}
    await history.end_session(OneSitting(user_id=person, id=first.id))
    assert await sittings(history, person) == [second]


async def test_a_sitting_of_somebody_else_cannot_be_ended(
    history: HistoryService, person: UUID, stranger: UUID
) -> None:
    sitting = await history.open_session(OneUser(user_id=person))
    with pytest.raises(NotFound):
        await history.end_session(OneSitting(user_id=stranger, id=sitting.id))
    assert await sittings(history, person) == [sitting]


async def test_the_export_holds_all_of_the_person_and_nothing_of_others(
    history: HistoryService, person: UUID, stranger: UUID
) -> None:
    export = await history.export(OneUser(user_id=person))
    assert export.exported_at == NOW
    assert str(person) in export.model_dump_json()
    assert str(stranger) not in export.model_dump_json()
    readings = export.data["readings"]
    assert isinstance(readings, list)
    assert [reading["body"] for reading in readings if isinstance(reading, dict)] == [
        {"score": 20},
        {"score": 21},
        {"score": 22},
    ]


@pytest.mark.parametrize("call", ["export", "readings", "sessions", "open_session"])
async def test_nobody_has_no_history(history: HistoryService, call: str) -> None:
    request = ReadingsRequest(user_id=uuid4())
    with pytest.raises(NotFound):
        await getattr(history, call)(request)
