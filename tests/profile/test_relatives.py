"""The people close to a person: named, changed and forgotten by nobody but them."""

from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FutureBirth, Invalid, NotFound
from fortune_desktop.profile.births import BirthCheck
from fortune_desktop.profile.relatives import (
    MAX_RELATIVES,
    CreateRelative,
    OneRelative,
    RelativesService,
    UpdateRelative,
)
from fortune_desktop.profile.service import OneUser
from fortune_desktop.store.database import Database
from fortune_desktop.store.records import NewRelative, Relative
from fortune_desktop.store.relatives import Relatives

from .conftest import now

MOTHER = {"name": "바다", "relation": "family", "birth": {"date": "1961-03-02"}, "gender": "female"}


@pytest.fixture
def relatives(database: Database) -> Relatives:
    return Relatives(database, now)


@pytest.fixture
def service(relatives: Relatives, check_birth: BirthCheck) -> RelativesService:
    return RelativesService(relatives, check_birth)


async def create(service: RelativesService, person: UUID, **fields: object) -> Relative:
    return await service.create(CreateRelative.model_validate({"user_id": person, **fields}))


async def change(
    service: RelativesService, person: UUID, relative: Relative, **fields: object
) -> Relative:
    request = {"user_id": person, "id": relative.id, **fields}
    return await service.update(UpdateRelative.model_validate(request))


async def everyone(service: RelativesService, person: UUID) -> list[Relative]:
    return (await service.everyone(OneUser(user_id=person))).root


async def test_somebody_named_is_known_from_then_on(
    service: RelativesService, person: UUID
) -> None:
    mother = await create(service, person, **MOTHER)
    friend = await create(service, person, name="산", relation="동아리 선배")
    assert mother.birth == Birth(date="1961-03-02")
    assert (friend.birth, friend.gender, friend.relation) == (None, None, "동아리 선배")
    assert await everyone(service, person) == [mother, friend]


async def test_only_what_is_sent_is_changed(service: RelativesService, person: UUID) -> None:
    mother = await create(service, person, **MOTHER)
    changed = await change(service, person, mother, name="하늘바다")
    assert changed == mother.model_copy(update={"name": "하늘바다"})
    changed = await change(service, person, mother, birth=None, gender=None)
    assert (changed.name, changed.birth, changed.gender) == ("하늘바다", None, None)
    assert await everyone(service, person) == [changed]


async def test_somebody_forgotten_is_gone(service: RelativesService, person: UUID) -> None:
    mother = await create(service, person, **MOTHER)
    await service.delete(OneRelative(user_id=person, id=mother.id))
    assert await everyone(service, person) == []
    with pytest.raises(NotFound):
        await service.delete(OneRelative(user_id=person, id=mother.id))


async def test_they_are_nobody_elses_business(
    service: RelativesService, person: UUID, stranger: UUID
) -> None:
    mother = await create(service, person, **MOTHER)
    assert await everyone(service, stranger) == []
    with pytest.raises(NotFound):
        await change(service, stranger, mother, name="x")
    with pytest.raises(NotFound):
        await service.delete(OneRelative(user_id=stranger, id=mother.id))
    assert await everyone(service, person) == [mother]


async def test_births_are_checked_like_the_persons_own(
    service: RelativesService, person: UUID
) -> None:
    mother = await create(service, person, **MOTHER)
    with pytest.raises(FutureBirth):
        await create(service, person, **MOTHER | {"birth": {"date": "2026-11-23"}})
    with pytest.raises(FutureBirth):
        await change(service, person, mother, birth={"date": "2026-11-23"})
    assert await everyone(service, person) == [mother]


async def test_there_is_room_for_fifty(
    service: RelativesService, relatives: Relatives, person: UUID
) -> None:
    for _ in range(MAX_RELATIVES):
        await relatives.add(person, NewRelative(name="x", relation="other"))
    with pytest.raises(Invalid) as told:
        await create(service, person, **MOTHER)
    assert told.value.details == {"field": "people", "limit": MAX_RELATIVES}


async def test_a_person_who_is_not_there_has_nobody(service: RelativesService) -> None:
    with pytest.raises(NotFound):
        await everyone(service, uuid4())
    with pytest.raises(NotFound):
        await create(service, uuid4(), **MOTHER)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"name": "x" * 41},
        {"relation": ""},
        {"relation": "x" * 41},
        {"gender": "other"},
        {"birth": "1990"},
        {"user": "me"},
    ],
)
def test_what_is_no_relative_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CreateRelative.model_validate({"user_id": uuid4(), **MOTHER, **fields})
    with pytest.raises(ValidationError):
        UpdateRelative.model_validate({"user_id": uuid4(), "id": uuid4(), **fields})
