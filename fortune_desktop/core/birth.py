"""A birth, as the contract writes it: the one shape that profile, fortune and the page share."""

import re
from functools import cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator

Gender = Literal["female", "male"]
Locale = Literal["ko", "en"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


@cache
def _zones() -> frozenset[str]:
    """Every IANA zone; looking takes milliseconds of disk, so it is done once."""
    return frozenset(available_timezones())


class Birth(BaseModel):
    """When and where somebody was born.

    `date` is YYYY-MM-DD in `calendar` (a lunar 02-30 exists, so it is a string that the almanac checks),
    `time` the wall clock HH:MM or null when unknown, `timezone` an IANA zone,
    `latitude`/`longitude` in degrees (north and east positive).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: str
    time: str | None = None
    calendar: Literal["solar", "lunar"] = "solar"
    leap_month: bool = False
    timezone: str = "Asia/Seoul"
    latitude: Annotated[float, Field(ge=-90, le=90)] = 37.5665
    longitude: Annotated[float, Field(ge=-180, le=180)] = 126.978
    place: Annotated[str, Field(max_length=80)] | None = None

    @field_validator("date")
    @classmethod
    def _date_is_written_right(cls, value: str) -> str:
        if not _DATE.fullmatch(value):
            raise ValueError("expected YYYY-MM-DD")
        return value

    @field_validator("time")
    @classmethod
    def _time_is_written_right(cls, value: str | None) -> str | None:
        if value is not None and not _TIME.fullmatch(value):
            raise ValueError("expected HH:MM")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        if value not in _zones():
            raise ValueError("expected Asia/Seoul")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone with its whole clock history."""
        return ZoneInfo(self.timezone)
