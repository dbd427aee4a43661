"""Profiles: anonymous first, changed field by field, births checked, erased on request."""

import asyncio
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.errors import (
    BirthMissing,
    FutureBirth,
    ImpossibleDate,
    Invalid,
    NotFound,
    StorageBusy,
)
from fortune_desktop.core.events import Event, ProfileChanged
from fortune_desktop.profile.service import CreateUser, OneUser, ProfileService, UpdateUser
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Person

from .conftest import now, solar_date


class Memory(People):
    """Persons kept in memory; the store's own tests are elsewhere."""

    def __init__(self) -> None:
        self.rows: dict[UUID, Person] = {}
        self.asked = 0

    async def create(self, locale: Locale) -> Person:
        person = Person(user_id=uuid4(), locale=locale)
        self.rows[person.user_id] = person
        return person

    async def find(self, user_id: UUID) -> Person:
        self.asked += 1
        await asyncio.sleep(0)
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


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def people() -> Memory:
    return Memory()


@pytest.fixture
def profile(people: Memory, events: list[Event]) -> ProfileService:
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


async def test_a_birth_that_cannot_be_changes_nothing(
    profile: ProfileService, me: UUID, people: Memory
) -> None:
    with pytest.raises(FutureBirth):
        await change(profile, me, birth={"date": "2026-11-23"})
    assert people.rows[me].birth is None


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


async def test_two_changes_at_once_are_both_kept(profile: ProfileService, me: UUID) -> None:
    await asyncio.gather(change(profile, me, name="하늘"), change(profile, me, locale="en"))
    person = await profile.person(me)
    assert (person.name, person.locale) == ("하늘", "en")


class TestMemory:
    """Who was asked for last is held in memory, and never as they were before."""

    async def test_a_person_is_read_once(
        self, profile: ProfileService, me: UUID, people: Memory
    ) -> None:
        for _ in range(3):
            await profile.person(me)
        assert people.asked == 1

    async def test_every_look_is_told(self, people: Memory, me: UUID) -> None:
        seen: list[tuple[str, bool]] = []
        watched = ProfileService(
            people, lambda _: None, solar_date, now, lambda *look: seen.append(look)
        )
        await watched.person(me)
        await watched.person(me)
        assert seen == [("person", False), ("person", True)]

    async def test_a_change_is_seen_at_once(self, profile: ProfileService, me: UUID) -> None:
        await profile.person(me)
        await change(profile, me, name="하늘")
        assert (await profile.person(me)).name == "하늘"

    async def test_a_look_under_way_does_not_bring_the_old_back(
        self, profile: ProfileService, me: UUID
    ) -> None:
        looking = asyncio.create_task(profile.person(me))
        await asyncio.sleep(0)
        await change(profile, me, name="하늘")
        await looking
        assert (await profile.person(me)).name == "하늘"


class TestTelling:
    """Rooms that keep something of a person hear of it."""

    @pytest.fixture
    def told(self, profile: ProfileService) -> list[tuple[str, UUID]]:
        told: list[tuple[str, UUID]] = []

        async def busy(_user_id: UUID) -> None:
            raise StorageBusy

        async def birth(user_id: UUID) -> None:
            told.append(("birth", user_id))

        async def gone(user_id: UUID) -> None:
            told.append(("gone", user_id))

        profile.birth_changed += [birth]
        profile.erased += [busy, gone]
        return told

    async def test_when_the_birth_changed_and_only_then(
        self, profile: ProfileService, me: UUID, told: list[tuple[str, UUID]]
    ) -> None:
        await change(profile, me, birth={"date": "1990-05-15"})
        await change(profile, me, name="하늘", birth={"date": "1990-05-15"})
        assert told == [("birth", me)]
        await change(profile, me, birth=None)
        assert told == [("birth", me)] * 2

    async def test_when_they_were_erased_even_if_one_room_fails(
        self, profile: ProfileService, me: UUID, told: list[tuple[str, UUID]]
    ) -> None:
        with pytest.raises(StorageBusy):
            await profile.delete(OneUser(user_id=me))
        assert told == [("gone", me)]

    async def test_an_erase_is_finished_even_if_nobody_waits_for_it(
        self, profile: ProfileService, me: UUID, told: list[tuple[str, UUID]]
    ) -> None:
        asked = asyncio.create_task(profile.delete(OneUser(user_id=me)))
        await asyncio.sleep(0)
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        while not told:
            await asyncio.sleep(0)
        assert told == [("gone", me)]
