"""The operations of taste on a real store: noted today, felt tomorrow, switched off and forgotten at a word."""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.core.operations import Operations
from fortune_desktop.fortune.daily.experiments import READING_STYLE, arm_of
from fortune_desktop.fortune.daily.models import Experiments, Taste
from fortune_desktop.fortune.daily.taste import STYLES
from fortune_desktop.fortune.daily.taste_service import TasteService
from fortune_desktop.fortune.daily.weights import AREAS
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.taste import Tastes
from fortune_desktop.store.upgrade import upgrade

MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=timezone(timedelta(hours=9)))
TODAY = MORNING.date()


class Home:
    """A store, the service of taste on it, and one person."""

    def __init__(self, database: Database) -> None:
        self.time = MORNING
        self.people = People(database, self.now)
        self.readings = Readings(database, self.now)
        self.service = TasteService(Tastes(database), self.now)
        self.told: list[UUID] = []
        self.service.changed.append(self.told.append)
        self.operations = Operations(self.service)
        self.me = UUID(int=0)

    def now(self) -> datetime:
        return self.time

    async def call(self, name: str, **params: object) -> Taste:
        sent = {"user_id": str(self.me), **params}
        found = await self.operations.call(f"fortune.taste.{name}", sent, "ko")
        assert isinstance(found, Taste)
        return found

    async def reading(self, style: str, kind: str = "daily") -> UUID:
        """The id of a kept reading of a kind, told in a style."""
        name = str(uuid4())
        await self.readings.keep(name, self.me, kind, TODAY, json.dumps({"style": style}))
        return (await self.readings.all(self.me))[-1].id

    async def figures(self) -> dict[str, tuple[int, int, int, int]]:
        found = await self.operations.call("fortune.experiments", {}, "ko")
        assert isinstance(found, Experiments)
        (experiment,) = found.root
        assert experiment.id == READING_STYLE
        return {
            arm.id: (arm.people, arm.exposures, arm.liked, arm.disliked) for arm in experiment.arms
        }


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    database = Database(tmp_path / "fortune.db", Cipher(bytes(32)))
    await upgrade(database, tmp_path)
    home = Home(database)
    home.me = (await home.people.create("ko")).user_id
    yield home
    database.close()


async def test_the_operations_and_where_they_are(home: Home) -> None:
    assert {(op.name, op.method, op.path) for op in home.operations} == {
        ("fortune.taste.get", "GET", "/user/{user_id}/taste"),
        ("fortune.taste.update", "PATCH", "/user/{user_id}/taste"),
        ("fortune.taste.forget", "DELETE", "/user/{user_id}/taste"),
        ("fortune.experiments", "GET", "/experiments"),
    }


async def test_nothing_is_known_of_a_newcomer(home: Home) -> None:
    taste = await home.call("get")
    assert (taste.enabled, taste.style, taste.order) == (True, "auto", list(AREAS))
    assert taste.shown_style == arm_of(READING_STYLE, home.me)
    assert taste.counts.model_dump() == {"asked": {}, "liked": {}, "disliked": {}}


async def test_what_is_asked_today_moves_tomorrows_reading(home: Home) -> None:
    for _ in range(3):
        await home.service.note_asked(home.me, "money")
    assert (await home.service.arranged(home.me, TODAY)).asked is None
    tomorrow = await home.service.arranged(home.me, TODAY + timedelta(days=1))
    assert tomorrow.order[:2] == ("overall", "money")
    taste = await home.call("get")
    assert taste.order[:2] == ["overall", "money"]
    assert taste.counts.asked == {"money": 3}
    assert "재물을 자주 물어보셔서" in taste.why
    assert "Money" in (await home.call("get", locale="en")).why


async def test_a_style_is_chosen_and_memory_is_told(home: Home) -> None:
    taste = await home.call("update", style="detailed")
    assert (taste.style, taste.shown_style, taste.enabled) == ("detailed", "detailed", True)
    assert home.told == [home.me]
    assert (await home.service.arranged(home.me, TODAY)).style == "detailed"
    assert (await home.call("update", enabled=True)).style == "detailed"


async def test_switched_off_nothing_is_noted_and_nothing_felt(home: Home) -> None:
    for _ in range(3):
        await home.service.note_asked(home.me, "money")
    off = await home.call("update", enabled=False)
    assert (off.enabled, off.order, off.shown_style) == (False, list(AREAS), "warm")
    reading = await home.reading(arm_of(READING_STYLE, home.me))
    await home.service.note_asked(home.me, "love")
    await home.service.note_rated(home.me, reading, 5)
    on = await home.call("update", enabled=True)
    assert on.counts.model_dump() == {"asked": {"money": 3}, "liked": {}, "disliked": {}}
    assert all(figures == (0, 0, 0, 0) for figures in (await home.figures()).values())


async def test_forgetting_leaves_the_choice(home: Home) -> None:
    await home.call("update", style="short")
    await home.service.note_asked(home.me, "money")
    taste = await home.call("forget")
    assert taste.counts.asked == {}
    assert taste.style == "short"
    assert home.told == [home.me, home.me]


async def test_ratings_settle_a_style_from_the_next_day_on(home: Home) -> None:
    other = next(style for style in STYLES if style != arm_of(READING_STYLE, home.me))
    for _ in range(2):
        await home.service.note_rated(home.me, await home.reading(other), 5)
    assert (await home.service.arranged(home.me, TODAY)).because == "tried"
    tomorrow = await home.service.arranged(home.me, TODAY + timedelta(days=1))
    assert (tomorrow.style, tomorrow.because) == (other, "learned")
    assert (await home.call("get")).counts.liked == {other: 2}


async def test_only_daily_readings_told_in_a_style_count(home: Home) -> None:
    for style, kind in (("warm", "tarot"), ("loud", "daily")):
        await home.service.note_rated(home.me, await home.reading(style, kind), 5)
    await home.service.note_rated(home.me, uuid4(), 5)
    assert (await home.call("get")).counts.liked == {}


async def test_an_arm_is_seen_when_todays_reading_is_told_in_it(home: Home) -> None:
    arm = arm_of(READING_STYLE, home.me)
    await home.service.arranged(home.me, TODAY - timedelta(days=1))
    await home.service.arranged(home.me, TODAY + timedelta(days=1))
    assert (await home.figures())[arm] == (0, 0, 0, 0)
    for days in (0, 0, 1):
        home.time = MORNING + timedelta(days=days)
        await home.service.arranged(home.me, home.time.date())
    assert await home.figures() == dict.fromkeys(STYLES, (0, 0, 0, 0)) | {arm: (1, 2, 0, 0)}
    await home.call("update", style="short")
    home.time = MORNING + timedelta(days=2)
    await home.service.arranged(home.me, home.time.date())
    assert (await home.figures())[arm] == (1, 2, 0, 0)


async def test_ratings_of_the_arm_are_counted_and_can_change(home: Home) -> None:
    arm = arm_of(READING_STYLE, home.me)
    other = next(style for style in STYLES if style != arm)
    mine, theirs = await home.reading(arm), await home.reading(other)
    await home.service.note_rated(home.me, theirs, 5)
    for rating, counted in ((5, (1, 0)), (5, (1, 0)), (2, (0, 1)), (3, (0, 0)), (4, (1, 0))):
        await home.service.note_rated(home.me, mine, rating)
        assert (await home.figures())[arm][2:] == counted
    assert (await home.figures())[other] == (0, 0, 0, 0)


async def test_figures_tell_of_nobody(home: Home) -> None:
    await home.service.arranged(home.me, TODAY)
    found = await home.operations.call("fortune.experiments", {}, "ko")
    assert str(home.me) not in found.model_dump_json()


@pytest.mark.parametrize("name", ["get", "update", "forget"])
async def test_nobody_has_no_taste(home: Home, name: str) -> None:
    with pytest.raises(NotFound):
        await home.call(name, user_id=str(uuid4()))


@pytest.mark.parametrize("sent", [{"style": "loud"}, {"enabled": "perhaps"}, {"tone": "warm"}])
async def test_what_is_no_taste_is_refused(home: Home, sent: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        await home.call("update", **sent)
