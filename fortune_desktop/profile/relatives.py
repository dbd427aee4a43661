"""The people close to a person, for readings about two: family, partner, friends."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, RootModel, StringConstraints

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.operations import Done, operation
from fortune_desktop.profile.births import BirthCheck
from fortune_desktop.profile.service import OneUser
from fortune_desktop.store.records import NewRelative, Relative
from fortune_desktop.store.relatives import Relatives

MAX_RELATIVES = 50

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
# Family, partner, friend or other are known to the readings; any other word is the person's own.
Relation = Literal["family", "partner", "friend", "other"] | Name


class RelativeList(RootModel[list[Relative]]):
    """Everybody close to a person, in the order in which they were named."""


class CreateRelative(OneUser):
    """Somebody new; birth and gender may stay unknown."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    relation: Relation
    birth: Birth | None = None
    gender: Gender | None = None


class OneRelative(OneUser):
    """Which of a person's people."""

    id: UUID


class UpdateRelative(OneRelative):
    """The fields to change; those not sent stay, `birth` and `gender` may be sent as null."""

    model_config = ConfigDict(extra="forbid")

    name: Name = ""
    relation: Relation = "other"
    birth: Birth | None = None
    gender: Gender | None = None


class RelativesService:
    """People close to people; `check_birth` refuses births that cannot be."""

    def __init__(self, relatives: Relatives, check_birth: BirthCheck) -> None:
        self._relatives = relatives
        self._check_birth = check_birth

    @operation("people.list", "GET", "/user/{user_id}/people")
    async def everyone(self, request: OneUser) -> RelativeList:
        """The people close to a person."""
        return RelativeList(await self._relatives.list(request.user_id))

    @operation("people.create", "POST", "/user/{user_id}/people", status=201)
    async def create(self, request: CreateRelative) -> Relative:
        """Name somebody close to a person."""
        self._check(request.birth)
        if len(await self._relatives.list(request.user_id)) >= MAX_RELATIVES:
            raise Invalid(field="people", limit=MAX_RELATIVES)
        new = NewRelative.model_validate(request.model_dump(exclude={"user_id"}))
        return await self._relatives.add(request.user_id, new)

    @operation("people.update", "PATCH", "/user/{user_id}/people/{id}")
    async def update(self, request: UpdateRelative) -> Relative:
        """Change what is known of somebody."""
        self._check(request.birth)
        sent = request.model_fields_set - {"user_id", "id"}
        fields = {name: getattr(request, name) for name in sent}
        return await self._relatives.change(request.user_id, request.id, fields)

    @operation("people.delete", "DELETE", "/user/{user_id}/people/{id}")
    async def delete(self, request: OneRelative) -> Done:
        """Forget somebody."""
        await self._relatives.remove(request.user_id, request.id)
        return Done()

    def _check(self, birth: Birth | None) -> None:
        if birth is not None:
            self._check_birth(birth)
