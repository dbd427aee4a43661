"""Persons: created anonymous, given a birth once, changed and erased on their word."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.errors import BirthMissing, FutureBirth, Invalid
from fortune_desktop.core.events import Event, ProfileChanged
from fortune_desktop.core.operations import Done, operation
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Person

MAX_PREFERENCES = 64


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
    """Profiles. `solar_date` is the almanac's: the solar day of a birth, or its error if no such day exists."""

    def __init__(
        self,
        people: People,
        publish: Callable[[Event], None],
        solar_date: Callable[[Birth], date],
        now: Callable[[], datetime],
    ) -> None:
        self._people = people
        self._publish = publish
        self._solar_date = solar_date
        self._now = now

    @operation("user.create", "POST", "/user", status=201)
    async def create(self, request: CreateUser) -> UserCreated:
        """Create an anonymous person."""
        return UserCreated(user_id=(await self._people.create(request.locale)).user_id)

    @operation("user.get", "GET", "/user/{user_id}")
    async def get(self, request: OneUser) -> Person:
        """A person's profile."""
        return await self._people.find(request.user_id)

    @operation("user.update", "PATCH", "/user/{user_id}")
    async def update(self, request: UpdateUser) -> Person:
        """Change some fields of a profile."""
        sent = {name: getattr(request, name) for name in request.model_fields_set - {"user_id"}}
        if request.birth is not None:
            self._refuse_future(request.birth)
        before = await self._people.find(request.user_id)
        if "preferences" in sent:
            sent["preferences"] = before.preferences | request.preferences
            if len(sent["preferences"]) > MAX_PREFERENCES:
                raise Invalid(field="preferences", limit=MAX_PREFERENCES)
        person = before.model_copy(update=sent)
        await self._people.save(person)
        self._publish(ProfileChanged(user_id=person.user_id, user=person.model_dump(mode="json")))
        return person

    @operation("user.delete", "DELETE", "/user/{user_id}")
    async def delete(self, request: OneUser) -> Done:
        """Erase a person and everything that belongs to them."""
        await self._people.erase(request.user_id)
        return Done()

    async def person(self, user_id: UUID) -> Person:
        """The person with this id; NotFound if there is none."""
        return await self._people.find(user_id)

    async def birth_of(self, user_id: UUID) -> tuple[Birth, Gender | None]:
        """What a personal reading needs; BirthMissing if it was never given."""
        person = await self._people.find(user_id)
        if person.birth is None:
            raise BirthMissing
        return person.birth, person.gender

    async def last_person(self) -> UUID:
        """The person a new connection follows: the one seen last, or a first anonymous one."""
        return (await self._people.last_or_new("ko")).user_id

    def _refuse_future(self, birth: Birth) -> None:
        at = time.fromisoformat(birth.time) if birth.time else time.min
        born = datetime.combine(self._solar_date(birth), at, birth.zone)
        if born > self._now():
            raise FutureBirth(date=birth.date)
