"""The hand-written sentences about the sky."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data


class SkyPhrases(BaseModel):
    """Every sentence of this room in one language; holes are written `{name}` or `{name:은/는}`."""

    model_config = ConfigDict(extra="forbid")

    signs: dict[str, tuple[str, str]]


@cache
def phrases(locale: Locale) -> SkyPhrases:
    """The sentences of a language, read once."""
    return read_data("sky", f"phrases/{locale}.json", SkyPhrases)
