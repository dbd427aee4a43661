"""The shapes that several rooms of fortune share, and those of terms and calendar; names are the contract's."""

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from fortune_desktop.core.operations import Finished


def written(form: str, pattern: str) -> BeforeValidator:
    """Refuses what is not written like `form`, before pydantic names a pattern that tells people nothing."""

    def check(told: object) -> object:
        if isinstance(told, str) and not re.fullmatch(pattern, told, re.ASCII):
            raise ValueError(f"expected {form}")
        return told

    return BeforeValidator(check)


_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
DateText = Annotated[str, Field(pattern=f"^{_DATE}$"), written("YYYY-MM-DD", _DATE)]


class Model(BaseModel):
    """A shape that takes no field it does not know."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class PillarTexts(Model):
    """The four pillars as texts; `hour` is null when the time of birth is unknown."""

    year: str
    month: str
    day: str
    hour: str | None


class Reason(Model):
    """Why a score moved: a signal, its effect in points and a sentence."""

    signal: str
    effect: int
    text: str


class LunarDay(Model):
    """A date of the Korean lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool


class TermsRequest(Model):
    """The solar terms of a calendar year, 1900-2100."""

    year: int


class TermResult(Model):
    """One solar term; `solar_longitude` in degrees, `jd_tt` a Julian day of Terrestrial Time."""

    index: int
    name: str
    solar_longitude: int
    utc: dt.datetime
    kst: dt.datetime
    jd_tt: float


class TermsResult(Finished, Model):
    """The 24 terms in order from 소한."""

    terms: list[TermResult]


class LunarRequest(Model):
    """Either a Gregorian `date`, or a `lunar` date with `leap` for its second month of that number."""

    date: DateText | None = None
    lunar: DateText | None = None
    leap: bool = False


class LunarResult(Model):
    """The same day in both calendars."""

    solar: dt.date
    lunar: LunarDay
