"""The shapes of what `/fortune/*` takes and gives; names are those of the contract."""

import datetime as dt
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.luck import Rounding
from fortune_desktop.fortune.saju import DayBoundary, Place, WarningCode
from fortune_desktop.fortune.signals import Area

DateText = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DailyRequest(_Model):
    """A person's reading of a day; today when `date` is left out."""

    user_id: UUID
    date: DateText | None = None
    locale: Locale = "ko"


class Reason(_Model):
    """Why an area's score moved: a signal, its effect in points and a sentence."""

    signal: str
    effect: int
    text: str


class Category(_Model):
    """One area of life: score = 60 + the sum of the effects, kept within 20-98."""

    id: Area
    name: str
    score: Annotated[int, Field(ge=20, le=98)]
    text: str
    reasons: Annotated[list[Reason], Field(min_length=1)]


class Lucky(_Model):
    """Small things for the day; `hours` is a span on the wall clock, as 07:30–09:30."""

    color: str
    number: int
    direction: str
    hours: str


class LunarDay(_Model):
    """A date of the Korean lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool


class DayPillar(_Model):
    """The pillar of a day: its Korean reading and its Hanja."""

    name: str
    hanja: str


class PillarTexts(_Model):
    """The four pillars as texts; `hour` is null when the time of birth is unknown."""

    year: str
    month: str
    day: str
    hour: str | None


class DailyReading(Finished, _Model):
    """The reading of one day for one person; `text` is short enough to be spoken."""

    date: dt.date
    day_pillar: DayPillar
    lunar: LunarDay | None
    pillars: PillarTexts
    names: PillarTexts
    score: int
    categories: list[Category]
    lucky: Lucky
    text: str


class SajuOptions(_Model):
    """The choices on which schools differ."""

    clock: Clock = "local_mean"
    day_boundary: DayBoundary = "yaja"
    luck_rounding: Rounding = "round"


class SajuRequest(_Model):
    """A chart; without a gender the luck pillars stay out."""

    birth: Birth
    gender: Gender | None = None
    options: SajuOptions = SajuOptions()
    locale: Locale = "ko"


class ChartWarning(_Model):
    """What to know about a chart; `term` and `at` tell which solar term is near."""

    code: WarningCode
    term: str | None = None
    at: dt.datetime | None = None


class AlternativeChart(_Model):
    """The other chart a warning leaves open."""

    code: WarningCode
    pillars: PillarTexts
    instant_utc: dt.datetime | None


class GodPair(_Model):
    """Ten gods (Korean names) of a pillar; the day's own stem has none."""

    stem: str | None
    branch: str


class PlacedGods(_Model):
    """The ten gods by pillar."""

    year: GodPair
    month: GodPair
    day: GodPair
    hour: GodPair | None


class PlacedStems(_Model):
    """The hidden stems by pillar in Hanja (여기, 중기, 정기; the main stem last)."""

    year: list[str]
    month: list[str]
    day: list[str]
    hour: list[str] | None


class RelationFound(_Model):
    """Pillars of the chart that meet."""

    kind: str
    between: list[Place]
    characters: str


class LuckCycle(_Model):
    """Ten years under one pillar, from an age in years."""

    age: float
    pillar: str


class LuckResult(_Model):
    """The ten-year luck; `start_age` by the chosen rounding, `exact_start` in years without it."""

    forward: bool
    start_age: float
    exact_start: float
    cycles: list[LuckCycle]


class SajuResult(Finished, _Model):
    """The four pillars and what is read from them."""

    pillars: PillarTexts
    names: PillarTexts
    options: SajuOptions
    instant_utc: dt.datetime | None
    warnings: list[ChartWarning]
    alternatives: list[AlternativeChart]
    ten_gods: PlacedGods
    hidden_stems: PlacedStems
    voids: list[str]
    relations: list[RelationFound]
    elements: dict[Element, int]
    luck: LuckResult | None
    text: str


class TermsRequest(_Model):
    """The solar terms of a calendar year, 1900-2100."""

    year: int


class TermResult(_Model):
    """One solar term; `solar_longitude` in degrees, `jd_tt` a Julian day of Terrestrial Time."""

    index: int
    name: str
    solar_longitude: int
    utc: dt.datetime
    kst: dt.datetime
    jd_tt: float


class TermsResult(Finished, _Model):
    """The 24 terms in order from 소한."""

    terms: list[TermResult]


class LunarRequest(_Model):
    """Either a Gregorian `date`, or a `lunar` date with `leap` for its second month of that number."""

    date: DateText | None = None
    lunar: DateText | None = None
    leap: bool = False

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.date is None) == (self.lunar is None):
            raise ValueError("give either date or lunar")
        return self


class LunarResult(_Model):
    """The same day in both calendars."""

    solar: dt.date
    lunar: LunarDay


class TarotRequest(_Model):
    """A draw; the same `seed` draws the same card."""

    spread: Literal["one"] = "one"
    question: Annotated[str, Field(max_length=500)] | None = None
    user_id: UUID | None = None
    seed: (
        Annotated[int, Field(ge=-(2**63), lt=2**63)] | Annotated[str, Field(max_length=64)] | None
    ) = None
    reversals: bool = True
    locale: Locale = "ko"


class Card(_Model):
    """A card of the deck; trumps have no suit, court cards no number."""

    id: str
    name: str
    arcana: Literal["major", "minor"]
    suit: Literal["wands", "cups", "swords", "pentacles"] | None
    number: int | None


class DrawnCard(_Model):
    """A card at its place in the spread."""

    position: str
    card: Card
    reversed: bool
    text: str


class TarotReading(_Model):
    """A finished draw."""

    spread: Literal["one"]
    cards: list[DrawnCard]
    text: str
    seed: int | str


class SunSign(_Model):
    """A sun sign; `other` is the second candidate when the birth day is a cusp and the hour unknown."""

    id: str
    name: str
    text: str
    other: str | None = None
