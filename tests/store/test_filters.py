"""The person's own rules: replaced whole, read by priority."""

from fortune_desktop.store.database import Database
from fortune_desktop.store.filters import Filters
from fortune_desktop.store.records import FilterRule
from tests.store.conftest import Clock

LOW = FilterRule(id="b", pattern="로또", unless="꿈", language="ko", priority=1)
HIGH = FilterRule(id="a", pattern="die", view="spaced", action="support", priority=9)
OFF = FilterRule(id="c", pattern="x", priority=1, enabled=False)


async def test_there_are_none_at_first(database: Database, clock: Clock) -> None:
    assert await Filters(database, clock).all() == []


async def test_rules_come_back_as_they_were_the_highest_priority_first(
    database: Database, clock: Clock
) -> None:
    filters = Filters(database, clock)
    await filters.replace([OFF, LOW, HIGH])
    assert await filters.all() == [HIGH, LOW, OFF]


async def test_new_rules_take_the_place_of_all_old_ones(database: Database, clock: Clock) -> None:
    filters = Filters(database, clock)
    await filters.replace([LOW, HIGH])
    changed = LOW.model_copy(update={"pattern": "복권"})
    await filters.replace([changed])
    assert await filters.all() == [changed]
    await filters.replace([])
    assert await filters.all() == []
