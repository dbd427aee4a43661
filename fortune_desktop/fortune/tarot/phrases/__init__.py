"""The hand-written sentences around drawn cards."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class TarotPhrases(BaseModel):
    """Every sentence of this room in one language; holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid")

    upright: list[str]
    reversed: list[str]
    closing: list[str]
    positions: dict[str, str]


@cache
def phrases(locale: Locale) -> TarotPhrases:
    """The sentences of a language, read once."""
    return read_data("tarot", f"phrases/{locale}.json", TarotPhrases)
