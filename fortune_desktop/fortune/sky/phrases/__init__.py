"""The hand-written sentences about the sky: of the signs, of charts and transits, and of a sign's days."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class _Words(BaseModel):
    """Holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class SignWords(_Words):
    """A sign: its name, what it is like, how it does things, and what sun, moon and ascendant show in it."""

    name: str
    text: str
    manner: str
    sun: str
    moon: str
    ascendant: str


class BodyWords(_Words):
    """A body's name and what it stands for."""

    name: str
    theme: str


class NamedText(_Words):
    """A name and a sentence or two."""

    name: str
    text: str


class ChartPhrases(_Words):
    """Every sentence about charts and transits; `pairs` and `pair` are of births, `sky_pair` of a day's sky."""

    bodies: dict[str, BodyWords]
    points: dict[str, str]
    houses: Annotated[list[str], Field(min_length=12, max_length=12)]
    place: dict[str, str]
    aspects: dict[str, str]
    pairs: dict[str, dict[str, str]]
    pair: dict[str, str]
    sky_pair: dict[str, list[str]]
    phases: dict[str, NamedText]
    retrogrades: dict[str, str]
    traits: dict[str, str]
    elements: dict[str, str]
    warnings: dict[str, str]
    natal: dict[str, str]
    notice: str
    transits: dict[str, str]
    touch: dict[str, dict[str, str]]


class DayPhrases(_Words):
    """Every sentence about a sign's days: pools that rotate, and templates that name the day."""

    months: Annotated[list[str], Field(min_length=12, max_length=12)]
    tones: dict[str, list[str]]
    advice: dict[str, list[str]]
    houses: Annotated[list[str], Field(min_length=12, max_length=12)]
    reasons: dict[str, str]
    nuance: dict[str, str]
    day: dict[str, str]
    span: dict[str, str]


class _Signs(_Words):
    signs: dict[str, SignWords]


@cache
def sign_phrases(locale: Locale) -> Mapping[str, SignWords]:
    """The words of the twelve signs, read once."""
    return read_data("sky", f"phrases/{locale}/signs.json", _Signs).signs


@cache
def chart_phrases(locale: Locale) -> ChartPhrases:
    """The sentences about charts, read once."""
    return read_data("sky", f"phrases/{locale}/chart.json", ChartPhrases)


@cache
def day_phrases(locale: Locale) -> DayPhrases:
    """The sentences about a sign's days, read once."""
    return read_data("sky", f"phrases/{locale}/days.json", DayPhrases)
