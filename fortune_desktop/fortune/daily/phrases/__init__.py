"""The hand-written sentences of a day, a week and a month."""

from functools import cache

from pydantic import BaseModel, ConfigDict, RootModel

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.daily.weights import AREAS, Area
from fortune_desktop.fortune.words import read_data

Pool = list[str]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ReasonWords(_Part):
    """A reason in a few words and as a sentence."""

    label: str
    text: str


class StageWords(_Part):
    """A stage's name and what it is like."""

    name: str
    nuance: str


class SpanWords(_Part):
    """What is said of several days: how they are by the moon's level, which two stand out, which area shines."""

    opening: dict[str, Pool]
    days: Pool
    area: Pool


class DateWords(_Part):
    """How dates are written: months from January, weekdays from Monday, and the frames they stand in."""

    months: Pool
    weekdays: Pool
    day: str
    week: str
    week_across: str


class BaseWords(_Part):
    """Words, reasons and what is said about the reading itself; holes are `{name}` or `{name:은/는}`."""

    words: dict[str, str]
    dates: DateWords
    terms: Pool
    reasons: dict[str, ReasonWords]
    nuance: dict[str, str]
    stages: dict[str, StageWords]
    edges: Pool
    lucky: dict[str, str]
    wanted: str
    week: SpanWords
    month: SpanWords
    how: dict[str, str]
    notice: str


class Frame(_Part):
    """The sentences a reading is built of: by moon level, ten god, branch, meeting and solar term (by index)."""

    headline: dict[str, Pool]
    opening: dict[str, Pool]
    branch: dict[str, Pool]
    meeting: dict[str, Pool]
    closing: Pool
    term: dict[str, str]


class Tones(_Part):
    """An area's advice under one ten god, for a good score and for a low one."""

    up: Pool
    down: Pool


class _Advice(RootModel[dict[str, Tones]]):
    """An area's advice by ten god."""


class DailyPhrases(_Part):
    """Every sentence of this room in one language."""

    base: BaseWords
    frame: Frame
    advice: dict[Area, dict[str, Tones]]


@cache
def phrases(locale: Locale) -> DailyPhrases:
    """The sentences of a language, read once."""
    folder = f"phrases/{locale}"
    return DailyPhrases(
        base=read_data("daily", f"{folder}/base.json", BaseWords),
        frame=read_data("daily", f"{folder}/frame.json", Frame),
        advice={area: read_data("daily", f"{folder}/{area}.json", _Advice).root for area in AREAS},
    )


def area_names(locale: Locale) -> dict[Area, str]:
    """What the areas of life are called wherever readings name them."""
    words = phrases(locale).base.words
    return {area: words[area] for area in AREAS}
