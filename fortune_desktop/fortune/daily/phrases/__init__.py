"""The hand-written sentences of a day."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class DailyPhrases(BaseModel):
    """Every sentence of this room in one language; holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid")

    words: dict[str, str]
    reasons: dict[str, str]
    nuance: dict[str, str]
    opening: dict[str, list[str]]
    relation: dict[str, list[str]]
    closing: dict[str, list[str]]
    level: dict[str, dict[str, list[str]]]
    advice: dict[str, dict[str, list[str]]]


@cache
def phrases(locale: Locale) -> DailyPhrases:
    """The sentences of a language, read once."""
    return read_data("daily", f"phrases/{locale}/base.json", DailyPhrases)
