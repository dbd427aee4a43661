"""The shapes of a day, a week, a month and of taste; names are those of the contract."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, RootModel

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.daily.weights import Area
from fortune_desktop.fortune.models import DateText, LunarDay, Model, PillarTexts, Reason, written
from fortune_desktop.fortune.scores import Score

Style = Literal["short", "warm", "detailed"]
StyleChoice = Literal["auto", "short", "warm", "detailed"]
Level = Literal["full", "waxing", "half", "thin"]
_MONTH = r"[0-9]{4}-(0[1-9]|1[0-2])"
MonthText = Annotated[str, Field(pattern=f"^{_MONTH}$"), written("YYYY-MM", _MONTH)]
ColorId = Literal["teal", "red", "yellow", "white", "navy"]


class DailyRequest(Model):
    """A person's reading of a day; today when `date` is left out. Week and month take the same."""

    user_id: UUID
    date: DateText | None = None
    locale: Locale = "ko"


class CalendarRequest(Model):
    """A person's days of a calendar month; this month when `month` is left out."""

    user_id: UUID
    month: MonthText | None = None
    locale: Locale = "ko"


class LabelledReason(Reason):
    """A reason with a few words for it (자축 육합)."""

    label: str


class Category(Model):
    """One area of life: score = 60 + the sum of the effects, kept within 20-98."""

    id: Area
    name: str
    score: Score
    text: str
    reasons: Annotated[list[LabelledReason], Field(min_length=1)]


class Lucky(Model):
    """Small things for the day; `number` is one of the two `numbers`, `hours` a span on the wall clock (15:32–17:32).

    `why` says which element they are from, and what makes the hours good.
    """

    color: str
    color_id: ColorId
    number: int
    numbers: list[int]
    direction: str
    hours: str
    why: str


class WantedElement(Model):
    """The element that does the chart good, an estimate; `name` as 수(水), `why` a sentence."""

    id: Element
    name: str
    why: str


class DayPillar(Model):
    """A pillar: its Korean reading and its Hanja."""

    name: str
    hanja: str


class DailyReading(Finished, Model):
    """The reading of one day for one person; `text` is short enough to be spoken.

    `headline` is the first sentence of `text`. `recent` has the scores of the last seven days by area, this day
    last; `previous_score` is yesterday's, null on the first day of 1900. `categories` begin with overall, the others
    stand in the person's own order. `how` says why order and style are as they are.
    """

    date: dt.date
    day_pillar: DayPillar
    lunar: LunarDay | None
    pillars: PillarTexts
    names: PillarTexts
    score: Score
    previous_score: Score | None
    recent: dict[Area, list[Score]]
    categories: list[Category]
    wanted_element: WantedElement
    lucky: Lucky
    style: Style
    headline: str
    text: str
    how: str
    notice: str


class DayScore(Model):
    """One day among others; `level` is how full its moon is (from 75, 60, 45 points, below)."""

    date: dt.date
    score: Score
    level: Level
    day_pillar: DayPillar


class AreaScore(Model):
    """One area over several days: the mean of its scores."""

    id: Area
    name: str
    score: Score


class WeekDay(DayScore):
    """A day of a week with its one line, which is the headline of that day's reading."""

    line: str


class WeekReading(Finished, Model):
    """Monday to Sunday of a date: `score` and `areas` are means, `best` and `careful` two of the days."""

    first: dt.date
    last: dt.date
    score: Score
    areas: list[AreaScore]
    days: list[WeekDay]
    best: dt.date
    careful: dt.date
    text: str
    notice: str


class MonthPart(Model):
    """The days of a calendar month under one month pillar (월건); `term` is the 절 that begins on `first`, if any."""

    first: dt.date
    last: dt.date
    pillar: DayPillar
    term: str | None


class WeekScore(Model):
    """The days of a calendar month that lie in one week from Monday, and their mean."""

    first: dt.date
    last: dt.date
    score: Score


class MonthReading(Finished, Model):
    """The calendar month of a date: `score` and `areas` are means, `best` and `careful` two of the days."""

    month: MonthText
    first: dt.date
    last: dt.date
    pillars: list[MonthPart]
    score: Score
    areas: list[AreaScore]
    weeks: list[WeekScore]
    best: dt.date
    careful: dt.date
    text: str
    notice: str


class CalendarDay(DayScore):
    """A day of the calendar: its lunar date (null after 2050) and the name of a solar term that falls on it (KST)."""

    lunar: LunarDay | None
    term: str | None


class CalendarReading(Finished, Model):
    """Every day of a calendar month; `best` is the brightest."""

    month: MonthText
    days: list[CalendarDay]
    best: dt.date


class TasteRequest(Model):
    """Whose taste."""

    user_id: UUID
    locale: Locale = "ko"


class TasteChange(TasteRequest):
    """What to change; what is not sent stays. `auto` learns the style, the others are the person's own choice."""

    enabled: bool | None = None
    style: StyleChoice | None = None


class TasteCounts(Model):
    """What was learned in the last ninety days: how often an area was asked about, how a style was rated."""

    asked: dict[Area, int]
    liked: dict[Style, int]
    disliked: dict[Style, int]


class Taste(Model):
    """How readings are arranged for a person from tomorrow on, if nothing else is learned today.

    `style` is what the person chose, `shown_style` what they get; `order` is that of the areas; `why` says why.
    """

    enabled: bool
    style: StyleChoice
    shown_style: Style
    order: list[Area]
    counts: TasteCounts
    why: str


class ArmCounts(Model):
    """One arm of an experiment: persons, days on which they saw it, and their ratings (4-5 liked, 1-2 disliked)."""

    id: str
    people: int
    exposures: int
    liked: int
    disliked: int


class ExperimentCounts(Model):
    """One experiment in figures; nobody can be told from them."""

    id: str
    arms: list[ArmCounts]


class Experiments(RootModel[list[ExperimentCounts]]):
    """Every experiment there is."""
