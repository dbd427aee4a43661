"""Every error a caller can meet, with its code, HTTP status and whether trying again may help.

    FortuneError                500 internal
    ├── BadRequest              400 bad_request            not JSON, not a frame
    ├── Unauthorized            401 unauthorized           no token, or a wrong one
    ├── Forbidden               403 forbidden              foreign Host, Origin or cross-site
    ├── NotFound                404 not_found
    │   └── UnknownOperation    404 unknown_operation
    ├── MethodNotAllowed        405 method_not_allowed     the address exists, but not for this method
    ├── Conflict                409 conflict
    │   └── BirthMissing        409 birth_missing          a reading needs the person's birth
    ├── TooLarge                413 too_large
    ├── UnsupportedMedia        415 unsupported_media
    ├── Invalid                 422 invalid                fails validation
    │   ├── ImpossibleDate      422 impossible_date        no such day in its calendar
    │   ├── FutureBirth         422 future_birth
    │   └── OutOfRange          422 out_of_range           outside what a table covers
    ├── TooManyRequests         429 too_many_requests      retryable
    └── Unavailable             503 unavailable            retryable
        ├── StorageBusy         503 storage_busy           the database is locked
        ├── StorageFull         507 storage_full           the disk is full
        ├── StorageBroken       503 storage_broken         the database cannot be read
        └── VoiceUnavailable    503 voice_unavailable      no voice could speak

The message a person reads is the catalogue's `error.<code>` in their language; `details` are facts for programs.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeAlias

Detail: TypeAlias = "str | int | float | bool | None | Sequence[Detail] | Mapping[str, Detail]"


class FortuneError(Exception):
    """An error that every door (bridge, REST, WebSocket) reports in the same shape.

    `details` are JSON values; those whose names stand in the catalogue's text also fill it.
    """

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False

    def __init__(self, **details: Detail) -> None:
        super().__init__(self.code, details)
        self.details: Mapping[str, Detail] = details


class BadRequest(FortuneError):
    """The bytes are not a request at all: broken JSON, or a frame that is not an object."""

    code, status = "bad_request", 400


class Unauthorized(FortuneError):
    """The token is missing or wrong."""

    code, status = "unauthorized", 401


class Forbidden(FortuneError):
    """The request comes from a foreign Host, Origin or site."""

    code, status = "forbidden", 403


class NotFound(FortuneError):
    """The thing asked for does not exist."""

    code, status = "not_found", 404


class UnknownOperation(NotFound):
    """No operation has this name."""

    code = "unknown_operation"


class MethodNotAllowed(FortuneError):
    """The address exists, but not for this HTTP method."""

    code, status = "method_not_allowed", 405


class Conflict(FortuneError):
    """The request is well formed but does not fit the present state."""

    code, status = "conflict", 409


class BirthMissing(Conflict):
    """A personal reading was asked for a person who has not given a birth."""

    code = "birth_missing"


class TooLarge(FortuneError):
    """The body or frame is larger than the limit."""

    code, status = "too_large", 413


class UnsupportedMedia(FortuneError):
    """The body is not of a type this call takes."""

    code, status = "unsupported_media", 415


class Invalid(FortuneError):
    """The request does not fit its model."""

    code, status = "invalid", 422


class ImpossibleDate(Invalid):
    """The date does not exist in its calendar."""

    code = "impossible_date"


class FutureBirth(Invalid):
    """A person's birth lies in the future."""

    code = "future_birth"


class OutOfRange(Invalid):
    """The date lies outside the years a table covers."""

    code = "out_of_range"


class TooManyRequests(FortuneError):
    """The caller must slow down; `retry_after` (seconds) says how long."""

    code, status, retryable = "too_many_requests", 429, True


class Unavailable(FortuneError):
    """A part of the app cannot serve right now."""

    code, status, retryable = "unavailable", 503, True


class StorageBusy(Unavailable):
    """The database stayed locked longer than we wait."""

    code = "storage_busy"


class StorageFull(Unavailable):
    """The disk has no room for what should be written."""

    code, status = "storage_full", 507


class StorageBroken(Unavailable):
    """The database file is none, is damaged, may not be opened, or is of a newer version."""

    code = "storage_broken"


class VoiceUnavailable(Unavailable):
    """No voice provider could speak the text."""

    code = "voice_unavailable"
