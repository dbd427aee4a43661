"""Operations: declared once on a service method, then served over the bridge, REST and WebSocket alike."""

import inspect
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError
from pydantic_core import from_json

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import BadRequest, FortuneError, Invalid, UnknownOperation
from fortune_desktop.core.refusals import explain

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Handler = TypeVar("Handler", bound=Callable[..., Awaitable[BaseModel]])

_MARK = "__fortune_operation__"
log = logging.getLogger(__name__)


class Empty(BaseModel):
    """A request without fields."""


class Done(BaseModel):
    """The answer of an operation that has nothing to tell but that it worked."""

    status: Literal["success"] = "success"


class Finished(BaseModel):
    """An answer that is given again as it is: it never changes, and its JSON is made once."""

    model_config = ConfigDict(frozen=True)
    # Beside the fields, so that no copy with other fields inherits it.
    __slots__ = ("_json",)

    def json_bytes(self) -> bytes:
        """What `as_json` makes of it."""
        made: bytes | None = getattr(self, "_json", None)
        if made is None:
            made = self.__pydantic_serializer__.to_json(self, by_alias=True)
            object.__setattr__(self, "_json", made)
        return made


def as_json(answer: BaseModel) -> bytes:
    """An answer as JSON, by the names of the contract."""
    if isinstance(answer, Finished):
        return answer.json_bytes()
    return answer.__pydantic_serializer__.to_json(answer, by_alias=True)


@dataclass(frozen=True)
class _Declaration:
    name: str
    method: Method
    path: str
    status: int


@dataclass(frozen=True)
class Operation:
    """One callable of the contract: its frame name, its HTTP address, its models and its bound handler."""

    name: str
    method: Method
    path: str
    status: int
    request: type[BaseModel]
    response: type[BaseModel]
    handler: Callable[[BaseModel], Awaitable[BaseModel]]
    summary: str
    speaks: bool
    """Whether the request has a field `locale`."""


def operation(
    name: str, method: Method, path: str, *, status: int = 200
) -> Callable[[Handler], Handler]:
    """Declare `async def fn(self, request: Model) -> Model` as an operation.

    `name` is the frame's `op` (`fortune.daily`), `path` the HTTP path below `/api/v1`, whose `{fields}` are fields of
    the request model; the other fields are the query of a GET or DELETE, else the JSON body.
    A request model with a field `locale` gets the caller's language when the caller does not set it.
    """

    def declare(handler: Handler) -> Handler:
        setattr(handler, _MARK, _Declaration(name, method, path, status))
        return handler

    return declare


class Operations:
    """Every operation of the given services by name, in order of declaration."""

    def __init__(self, *services: object) -> None:
        self._by_name: dict[str, Operation] = {}
        for service in services:
            self.add(service)

    def add(self, service: object) -> None:
        """Add the declared methods of one more service; a name declared twice is a ValueError."""
        for attribute in vars(type(service)).values():
            declaration = getattr(attribute, _MARK, None)
            if isinstance(declaration, _Declaration):
                self._add(declaration, getattr(service, attribute.__name__))

    def _add(self, declaration: _Declaration, handler: Callable[..., Awaitable[BaseModel]]) -> None:
        if declaration.name in self._by_name:
            raise ValueError(f"operation {declaration.name} is declared twice")
        signature = inspect.signature(handler, eval_str=True)
        (request,) = signature.parameters.values()
        self._by_name[declaration.name] = Operation(
            declaration.name,
            declaration.method,
            declaration.path,
            declaration.status,
            request.annotation,
            signature.return_annotation,
            handler,
            (handler.__doc__ or "").strip().split("\n")[0],
            "locale" in request.annotation.model_fields,
        )

    def __iter__(self) -> Iterator[Operation]:
        return iter(self._by_name.values())

    def __getitem__(self, name: str) -> Operation:
        found = self._by_name.get(name)
        if found is None:
            raise UnknownOperation(operation=name[:80])
        return found

    async def call(self, name: str, params: Mapping[str, object], locale: Locale) -> BaseModel:
        """Validate and run one operation; whatever goes wrong is a FortuneError."""
        found = self[name]
        if found.speaks and "locale" not in params:
            params = {**params, "locale": locale}
        try:
            request = found.request.model_validate(params)
        except ValidationError as problem:
            raise Invalid(errors=explain(problem)) from problem
        try:
            return await found.handler(request)
        except FortuneError:
            raise
        except Exception as bug:
            log.exception("operation %s failed", name)
            raise FortuneError(operation=name) from bug


def json_object(text: str | bytes) -> dict[str, JsonValue]:
    """The fields of a JSON object; BadRequest if it is none."""
    try:
        fields = from_json(text, allow_inf_nan=False)
    except ValueError as problem:
        raise BadRequest(expected="JSON") from problem
    if not isinstance(fields, dict):
        raise BadRequest(expected="a JSON object")
    return fields
