"""The hand-written sentences about a chart."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class SajuPhrases(BaseModel):
    """Every sentence of this room in one language; holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid")

    day_master: dict[str, str]
    balance: dict[str, str]


@cache
def phrases(locale: Locale) -> SajuPhrases:
    """The sentences of a language, read once."""
    return read_data("saju", f"phrases/{locale}.json", SajuPhrases)
