"""Persons: created anonymous, given a birth once, changed and erased on their word."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.errors import BirthMissing, FortuneError, Invalid
from fortune_desktop.core.events import Event, ProfileChanged
from fortune_desktop.core.operations import Done, operation
from fortune_desktop.profile.births import BirthCheck
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Person

MAX_PREFERENCES = 64
KNOWN_AT_ONCE = 256

Told = Callable[[UUID], Awaitable[None]]


class CreateUser(BaseModel):
    """A new person; the language is the caller's unless it is given."""

    model_config = ConfigDict(extra="forbid")

    locale: Locale = "ko"


class UserCreated(BaseModel):
    """The new person's id."""

    user_id: UUID


class OneUser(BaseModel):
    """Whose profile."""

    user_id: UUID


class UpdateUser(OneUser):
    """The fields to change; those not sent stay, `birth` and `gender` may be sent as null."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=40)] = ""
    birth: Birth | None = None
    gender: Gender | None = None
    locale: Locale = "ko"
    preferences: Annotated[dict[str, JsonValue], Field(max_length=MAX_PREFERENCES)] = {}


class ProfileService:
    """Profiles; the ones asked for last are held in memory, and `watch("person", hit)` hears of every look-up.

    `solar_date` is the almanac's: the solar day of a birth, or its error if no such day exists.

    Rooms that keep something of a person add themselves to `birth_changed` and `erased`: each is called with the
    person's id when that happened, before the caller is answered.
    """

    def __init__(
        self,
        people: People,
        publish: Callable[[Event], None],
        solar_date: Callable[[Birth], date],
        now: Callable[[], datetime],
        watch: Watch = unwatched,
    ) -> None:
        self._people = people
        self._publish = publish
        self._known: Cache[Person] = Cache("person", KNOWN_AT_ONCE, now, watch)
        self._changing = asyncio.Lock()
        self.check_birth = BirthCheck(solar_date, now)
        self.birth_changed: list[Told] = []
        self.erased: list[Told] = []

    @operation("user.create", "POST", "/user", status=201)
    async def create(self, request: CreateUser) -> UserCreated:
        """Create an anonymous person."""
        return UserCreated(user_id=(await self._people.create(request.locale)).user_id)

    @operation("user.get", "GET", "/user/{user_id}")
    async def get(self, request: OneUser) -> Person:
        """A person's profile."""
        return await self.person(request.user_id)

    @operation("user.update", "PATCH", "/user/{user_id}")
    async def update(self, request: UpdateUser) -> Person:
        """Change some fields of a profile."""
        if request.birth is not None:
            self.check_birth(request.birth)
        async with self._changing:
            before = await self._people.find(request.user_id)
            person = before.model_copy(update=_sent(request, before))
            await self._people.save(person)
            self._known.forget(person.user_id)
        if (person.birth, person.gender) != (before.birth, before.gender):
            await _tell(self.birth_changed, person.user_id)
        self._publish(ProfileChanged(user_id=person.user_id, user=person.model_dump(mode="json")))
        return person

    @operation("user.delete", "DELETE", "/user/{user_id}")
    async def delete(self, request: OneUser) -> Done:
        """Erase a person and everything that belongs to them."""
        # Finished even if whoever asked goes away meanwhile: half an erase is none.
        await asyncio.shield(self._erase(request.user_id))
        return Done()

    async def person(self, user_id: UUID) -> Person:
        """The person with this id; NotFound if there is none."""
        known = self._known.find(user_id)
        if known is None:
            claim = self._known.claim()
            known = await self._people.find(user_id)
            self._known.keep(claim, known, user_id)
        return known

    async def birth_of(self, user_id: UUID) -> tuple[Birth, Gender | None]:
        """What a personal reading needs; BirthMissing if it was never given."""
        person = await self.person(user_id)
        if person.birth is None:
            raise BirthMissing
        return person.birth, person.gender

    async def last_person(self) -> UUID:
        """The person a new connection follows: the one seen last, or a first anonymous one."""
        return (await self._people.last_or_new("ko")).user_id

    async def _erase(self, user_id: UUID) -> None:
        await self._people.erase(user_id)
        self._known.forget(user_id)
        await _tell(self.erased, user_id)


def _sent(request: UpdateUser, before: Person) -> dict[str, object]:
    """The fields that were sent; preferences are added to those there are."""
    sent = {name: getattr(request, name) for name in request.model_fields_set - {"user_id"}}
    if "preferences" in sent:
        sent["preferences"] = before.preferences | request.preferences
        if len(sent["preferences"]) > MAX_PREFERENCES:
            raise Invalid(field="preferences", limit=MAX_PREFERENCES)
    return sent


async def _tell(rooms: Sequence[Told], user_id: UUID) -> None:
    """Tell every room, also when one of them fails; the last failure is raised."""
    failed: FortuneError | None = None
    for told in rooms:
        try:
            await told(user_id)
        except FortuneError as problem:
            failed = problem
    if failed is not None:
        raise failed
