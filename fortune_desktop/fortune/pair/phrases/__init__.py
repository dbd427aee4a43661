"""The hand-written sentences about two people, and about the animal of a year."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class _Words(BaseModel):
    """Holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class PairPhrases(_Words):
    """Every sentence about two people in one language; `reasons` are a fact and what it means."""

    call: dict[str, str]
    images: dict[str, str]
    facets: dict[str, str]
    reasons: dict[str, tuple[str, str]]
    meet: dict[str, str]
    tone: dict[str, dict[str, str]]
    good_days: dict[str, list[str]]
    notes: dict[str, str]
    notice: str


class AnimalPhrases(_Words):
    """Every sentence about an animal's day: `days` by how far the day's branch is ahead of the animal's."""

    names: dict[str, str]
    relations: dict[str, str]
    told: dict[str, str]
    reasons: dict[str, str]
    days: list[list[str]]
    notice: str


@cache
def pair_phrases(locale: Locale) -> PairPhrases:
    """The sentences about two people, read once."""
    return read_data("pair", f"phrases/pair.{locale}.json", PairPhrases)


@cache
def animal_phrases(locale: Locale) -> AnimalPhrases:
    """The sentences about animals, read once."""
    return read_data("pair", f"phrases/animal.{locale}.json", AnimalPhrases)
