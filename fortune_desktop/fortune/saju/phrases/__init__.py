"""The hand-written sentences about a chart."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data

Texts = dict[str, str]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class NamedText(_Shape):
    """A star's name and what it is read as."""

    name: str
    about: str


class RelationText(_Shape):
    """A relation's name and what it says of two or more characters."""

    name: str
    text: str


class Explained(_Shape):
    """The answer to "why?" for one kind of line."""

    title: str
    text: str


class SajuPhrases(_Shape):
    """Every sentence of this room in one language; holes are written `{name}` or `{name:은/는}`."""

    day_master: Texts
    balance: Texts
    places: Texts
    stem_places: Texts
    branch_places: Texts
    animals: list[str]
    terms: list[str]
    roles: Texts
    stages: Texts
    stage_about: Texts
    nayin: list[str]
    nayin_about: list[str]
    stars: dict[str, NamedText]
    star_bases: Texts
    twelve_stars: Texts
    relations: dict[str, RelationText]
    punish_names: Texts
    turns_to: str
    levels: Texts
    rules: Texts
    strength: Texts
    schools: Texts
    useful: Texts
    patterns: Texts
    pattern: Texts
    clocks: Texts
    boundaries: Texts
    roundings: Texts
    options: Texts
    warnings: Texts
    labels: Texts
    luck: Texts
    families: Texts
    explain: dict[str, Explained]
    sides: Texts
    polarity: Texts
    yin_yang: Texts
    genders: Texts
    ways: Texts
    clock_about: Texts
    notice: str


@cache
def phrases(locale: Locale) -> SajuPhrases:
    """The sentences of a language, read once."""
    return read_data("saju", f"phrases/{locale}.json", SajuPhrases)
