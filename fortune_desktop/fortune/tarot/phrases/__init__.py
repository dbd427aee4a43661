"""The hand-written sentences around drawn cards."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, TypeAdapter

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.words import read_data

Pools = dict[str, list[str]]


class TarotPhrases(BaseModel):
    """The sentences on whole spreads in one language; holes are written `{name}` or `{name:은/는}`.

    `names` are words for suits, ranks, elements and stars, `themes` what a pattern is about, `tasks` what a missing
    element asks for, `facts` a pattern as a plain fact. The rest are pools of variants: headlines, openings by
    pattern, two cards beside each other, endings, choices, reasons of a yes or no, and words on a single card,
    which `further` begins with its name.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    notice: str
    spoken: dict[str, str]
    names: dict[str, str]
    themes: dict[str, str]
    tasks: dict[str, str]
    facts: dict[str, str]
    leads: Pools
    openings: Pools
    between: Pools
    ends: Pools
    choices: Pools
    answers: Pools
    further: list[str]
    single: Pools


@cache
def phrases(locale: Locale) -> TarotPhrases:
    """The sentences of a language, read once."""
    return read_data("tarot", f"phrases/{locale}.json", TarotPhrases)


@cache
def frames(locale: Locale) -> Pools:
    """The beginnings of what a card says at its place, by the place's role; read once."""
    data = files("fortune_desktop.fortune.tarot") / "phrases" / f"frames.{locale}.json"
    return TypeAdapter(Pools).validate_json(data.read_bytes())
