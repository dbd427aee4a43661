"""The shapes of a day's reading; names are those of the contract."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from pydantic import Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.daily.signals import Area
from fortune_desktop.fortune.models import DateText, LunarDay, Model, PillarTexts


class DailyRequest(Model):
    """A person's reading of a day; today when `date` is left out."""

    user_id: UUID
    date: DateText | None = None
    locale: Locale = "ko"


class Reason(Model):
    """Why an area's score moved: a signal, its effect in points and a sentence."""

    signal: str
    effect: int
    text: str


class Category(Model):
    """One area of life: score = 60 + the sum of the effects, kept within 20-98."""

    id: Area
    name: str
    score: Annotated[int, Field(ge=20, le=98)]
    text: str
    reasons: Annotated[list[Reason], Field(min_length=1)]


class Lucky(Model):
    """Small things for the day; `hours` is a span on the wall clock, as 07:30–09:30."""

    color: str
    number: int
    direction: str
    hours: str


class DayPillar(Model):
    """The pillar of a day: its Korean reading and its Hanja."""

    name: str
    hanja: str


class DailyReading(Finished, Model):
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
