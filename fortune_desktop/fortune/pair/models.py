"""The shapes of compatibility and of the animal of a year; names are those of the contract."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.models import DateText, Model, PillarTexts, Reason
from fortune_desktop.fortune.scores import Score
from fortune_desktop.fortune.sky.models import Sign

Bond = Literal["lover", "friend", "colleague"]
Side = Literal["a", "b", "both"]
FacetId = Literal["attraction", "talk", "life", "growth"]
Animal = Literal[
    "rat", "ox", "tiger", "rabbit", "dragon", "snake",
    "horse", "goat", "monkey", "rooster", "dog", "pig",
]  # fmt: skip
YearStart = Literal["ipchun", "seollal"]


class PairPerson(Model):
    """One of the two; without a `name` they are called the first and the second."""

    birth: Birth
    gender: Gender | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] | None = None


class CompatibilityRequest(Model):
    """Two births and how they are bound; good days are sought in the thirty days from `date` (today).

    A `user_id` keeps the reading in that person's history.
    """

    a: PairPerson
    b: PairPerson
    relation: Bond = "lover"
    date: DateText | None = None
    user_id: UUID | None = None
    locale: Locale = "ko"


class PairSide(Model):
    """What one of the two brings: pillars in Hanja, their `names` in Hangul, the day master's stem and image.

    `moon_sign`, `venus_sign` and `mars_sign` are read at noon when the hour is unknown, and left null
    if they change on that day.
    """

    name: str
    pillars: PillarTexts
    names: PillarTexts
    day_master: str
    day_master_name: str
    image: str
    element: Element
    animal: Animal
    animal_name: str
    sign: Sign
    sign_name: str
    moon_sign: Sign | None
    moon_sign_name: str | None
    venus_sign: Sign | None
    mars_sign: Sign | None
    hour_known: bool


class Facet(Model):
    """A facet of the bond: score = 60 + twice the effects of the reasons that name it, kept within 20-98."""

    id: FacetId
    name: str
    score: Score


class PairReason(Model):
    """Why the score moved: `text` the fact, `advice` what it means for the two, `side` who gives it."""

    signal: str
    effect: int
    facets: list[FacetId]
    side: Side
    text: str
    advice: str


class GoodDay(Model):
    """A day on which both are well: score = 60 + what its pillar does for the two; `text` what it is good for."""

    date: dt.date
    score: Score
    text: str


class PairNote(Model):
    """What to know: an hour that is not known, and on whose side."""

    code: Literal["unknown_hour"]
    side: Literal["a", "b"]
    text: str


class CompatibilityResult(Finished, Model):
    """How two births meet: score = 60 + the sum of the reasons' effects, kept within 20-98.

    Swapping the two swaps the sides and keeps every number. `reasons` come largest effect first.
    """

    relation: Bond
    score: Score
    facets: list[Facet]
    reasons: Annotated[list[PairReason], Field(min_length=1)]
    text: str
    good_days: list[GoodDay]
    notes: list[PairNote]
    a: PairSide
    b: PairSide
    notice: str


class AnimalRequest(Model):
    """A year's animal (띠) by its name, Hanja or Hangul (horse, 午, 오, 말), on a day; today by default.

    `year_start` says when a year begins: at 입춘, or at 설날 of the Korean lunar calendar.
    """

    branch: str
    date: DateText | None = None
    year_start: YearStart = "ipchun"
    locale: Locale = "ko"


class AnimalYear(Model):
    """A year of the animal in KST; `start` and `end` are `from` and `to` in JSON.

    The end is the next year's start, or null where the lunar calendar's table stops.
    """

    model_config = ConfigDict(populate_by_name=True)

    year: int
    start: Annotated[dt.datetime, Field(alias="from")]
    end: Annotated[dt.datetime | None, Field(alias="to")]


class AnimalResult(Finished, Model):
    """The reading of an animal for a day: score = 60 + the sum of the effects, kept within 20-98.

    `relation` is how the day's branch meets the animal's (`same`, `six_combine`, `clash` …, or `none`).
    """

    branch: Animal
    hanja: str
    hangul: str
    name: str
    year_start: YearStart
    date: dt.date
    day_pillar: str
    day_pillar_name: str
    relation: str
    relation_name: str
    score: Score
    reasons: Annotated[list[Reason], Field(min_length=1)]
    years: list[AnimalYear]
    current_year: AnimalYear | None
    text: str
    notice: str
