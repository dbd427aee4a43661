"""Profiles: anonymous first, changed field by field, births checked, erased on request."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.errors import BirthMissing, FutureBirth, ImpossibleDate, Invalid, NotFound
from fortune_desktop.core.events import Event, ProfileChanged
from fortune_desktop.profile.service import CreateUser, OneUser, ProfileService, UpdateUser
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Person


class Memory(People):
    """Persons kept in memory; the store's own tests are elsewhere."""

    def __init__(self) -> None:
        self.rows: dict[UUID, Person] = {}

    async def create(self, locale: Locale) -> Person:
        person = Person(user_id=uuid4(), locale=locale)
        self.rows[person.user_id] = person
        return person

    async def find(self, user_id: UUID) -> Person:
        if user_id not in self.rows:
            raise NotFound(what="user")
        return self.rows[user_id]

    async def save(self, person: Person) -> None:
        self.rows[person.user_id] = person

    async def last_or_new(self, locale: Locale) -> Person:
        return next(reversed(self.rows.values()), None) or await self.create(locale)

    async def erase(self, user_id: UUID) -> None:
        await self.find(user_id)
        del self.rows[user_id]


def solar_date(birth: Birth) -> date:
    """The almanac's part, for solar dates."""
    try:
        return date.fromisoformat(birth.date)
    except ValueError as problem:
        raise ImpossibleDate(date=birth.date) from problem


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def people() -> Memory:
    return Memory()


@pytest.fixture
def profile(people: Memory, events: list[Event]) -> ProfileService:
    now: Callable[[], datetime] = lambda: datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # noqa: E731
    return ProfileService(people, events.append, solar_date, now)


@pytest.fixture
async def me(profile: ProfileService) -> UUID:
    return (await profile.create(CreateUser())).user_id


async def change(profile: ProfileService, me: UUID, **fields: object) -> Person:
    return await profile.update(UpdateUser.model_validate({"user_id": me, **fields}))


async def test_only_what_is_sent_is_changed(profile: ProfileService, me: UUID) -> None:
    await change(profile, me, name="하늘", gender="female", birth={"date": "1990-05-15"})
    person = await change(profile, me, locale="en")
    assert (person.name, person.gender, person.locale) == ("하늘", "female", "en")
    assert person.birth == Birth(date="1990-05-15")
    assert await profile.get(OneUser(user_id=me)) == person


async def test_null_takes_a_birth_or_gender_back(profile: ProfileService, me: UUID) -> None:
    await change(profile, me, gender="male", birth={"date": "1990-05-15"})
    person = await change(profile, me, birth=None, gender=None)
    assert (person.birth, person.gender) == (None, None)


async def test_preferences_are_merged_and_bounded(profile: ProfileService, me: UUID) -> None:
    await change(profile, me, preferences={"onboarded": True})
    person = await change(profile, me, preferences={"tone": "calm"})
    assert person.preferences == {"onboarded": True, "tone": "calm"}
    with pytest.raises(Invalid):
        await change(profile, me, preferences={str(number): 1 for number in range(63)})


async def test_pages_are_told_of_a_change(
    profile: ProfileService, me: UUID, events: list[Event]
) -> None:
    person = await change(profile, me, name="하늘")
    assert events == [ProfileChanged(user_id=me, user=person.model_dump(mode="json"))]


@pytest.mark.parametrize(
    "birth",
    [
        {"date": "2026-11-23"},
        {"date": "2026-11-22", "time": "12:01"},
        {"date": "2026-11-22", "time": "11:59", "timezone": "America/New_York"},
        {"date": "9999-12-31"},
    ],
)
async def test_nobody_is_born_in_the_future(
    profile: ProfileService, me: UUID, birth: dict[str, object], people: Memory
) -> None:
    with pytest.raises(FutureBirth):
        await change(profile, me, birth=birth)
    assert people.rows[me].birth is None


@pytest.mark.parametrize("birth", [{"date": "2026-11-22", "time": "11:59"}, {"date": "2026-11-22"}])
async def test_today_is_not_the_future(
    profile: ProfileService, me: UUID, birth: dict[str, object]
) -> None:
    assert (await change(profile, me, birth=birth)).birth is not None


async def test_an_impossible_day_is_refused_and_nothing_is_lost(
    profile: ProfileService, me: UUID
) -> None:
    await change(profile, me, birth={"date": "1990-05-15"})
    with pytest.raises(ImpossibleDate):
        await change(profile, me, birth={"date": "1991-02-29"})
    assert (await profile.person(me)).birth == Birth(date="1990-05-15")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x" * 41},
        {"gender": "other"},
        {"locale": "fr"},
        {"role": "admin"},
        {"birth": "1990"},
    ],
)
def test_what_is_no_profile_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        UpdateUser.model_validate({"user_id": uuid4(), **fields})


async def test_a_reading_needs_a_birth(profile: ProfileService, me: UUID) -> None:
    with pytest.raises(BirthMissing):
        await profile.birth_of(me)
    await change(profile, me, birth={"date": "1990-05-15"}, gender="female")
    assert await profile.birth_of(me) == (Birth(date="1990-05-15"), "female")


async def test_the_last_person_is_made_when_there_is_none(
    profile: ProfileService, people: Memory
) -> None:
    first = await profile.last_person()
    assert list(people.rows) == [first]
    assert await profile.last_person() == first


async def test_an_erased_person_is_gone(profile: ProfileService, me: UUID) -> None:
    await profile.delete(OneUser(user_id=me))
    with pytest.raises(NotFound):
        await profile.get(OneUser(user_id=me))
    with pytest.raises(NotFound):
        await profile.delete(OneUser(user_id=me))
