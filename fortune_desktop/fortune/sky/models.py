"""The shapes of natal chart, transits and signs; names are those of the contract."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.daily.weights import Area
from fortune_desktop.fortune.models import DateText, Model, Reason
from fortune_desktop.fortune.scores import Score, Tone

Body = Literal[
    "sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto"
]
Point = Body | Literal["ascendant", "midheaven"]
Sign = Literal[
    "aries", "taurus", "gemini", "cancer", "leo", "virgo",
    "libra", "scorpio", "sagittarius", "capricorn", "aquarius", "pisces",
]  # fmt: skip
HouseSystem = Literal["whole", "placidus"]
AspectKind = Literal["conjunction", "sextile", "square", "trine", "opposition"]
PhaseName = Literal[
    "new", "waxing_crescent", "first_quarter", "waxing_gibbous",
    "full", "waning_gibbous", "last_quarter", "waning_crescent",
]  # fmt: skip
TraitId = Literal["sun", "moon", "ascendant"]
Period = Literal["day", "week", "month"]
Degrees = Annotated[float, Field(ge=0, lt=360)]


class SunSign(Model):
    """A sun sign; `other` is the second candidate when the birth day is a cusp and the hour unknown."""

    id: str
    name: str
    text: str
    other: str | None = None


class NatalRequest(Model):
    """A chart of a `birth`, or of an instant `utc` (1900-2100) seen from `latitude` and `longitude`.

    Degrees are north and east positive; `utc` without an offset is read as UTC. A `user_id` keeps the
    chart in that person's history.
    """

    birth: Birth | None = None
    utc: dt.datetime | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    house_system: HouseSystem = "whole"
    user_id: UUID | None = None
    locale: Locale = "ko"


class BodyPlace(Model):
    """Where a body stands: apparent geocentric, true ecliptic and equinox of date.

    `longitude` 0-360 and `latitude` in degrees, `speed` of the longitude in degrees a day (negative while
    `retrograde`), `degree` 0-30 within `sign`, `house` 1-12 or null when the hour or the houses are unknown.
    """

    name: str
    longitude: Degrees
    latitude: float
    speed: float
    sign: Sign
    sign_name: str
    degree: Annotated[float, Field(ge=0, lt=30)]
    retrograde: bool
    house: Annotated[int, Field(ge=1, le=12)] | None
    text: str


class Houses(Model):
    """The twelve cusps in degrees 0-360; the first is the first house's."""

    system: HouseSystem
    cusps: Annotated[list[Degrees], Field(min_length=12, max_length=12)]


class Aspect(Model):
    """Two bodies at a telling angle; `orb` is how far from exact in degrees, `applying` if it closes."""

    a: Body
    b: Body
    kind: AspectKind
    name: str
    orb: float
    applying: bool
    text: str


class SunPlace(Model):
    """The sun's sign with the instants of its cusps, from the table of solar terms.

    `near_cusp` is true within two minutes of a cusp; `other` is then the sign beyond it, as it is
    the second candidate of an unknown hour.
    """

    sign: Sign
    sign_name: str
    entered_at: dt.datetime
    leaves_at: dt.datetime
    near_cusp: bool
    other: Sign | None
    other_name: str | None


class NextPhase(Model):
    """When the moon is next new, half or full (UTC)."""

    phase: PhaseName
    name: str
    at: dt.datetime


class MoonPhase(Model):
    """The moon's light: `angle` from the sun in degrees 0-360 (180 full), `illuminated` 0-1."""

    phase: PhaseName
    name: str
    angle: Degrees
    illuminated: Annotated[float, Field(ge=0, le=1)]
    text: str
    next: list[NextPhase]


class Trait(Model):
    """A line of the chart's three most telling places: `title` what it stands for, `text` how it shows."""

    id: TraitId
    name: str
    sign: Sign
    sign_name: str
    title: str
    text: str


class Candidate(Model):
    """What a point may be in while the hour is unknown."""

    sign: Sign
    sign_name: str


class SkyWarning(Model):
    """What to know about a chart: `point` has two `candidates` when its sign changes on an unknown hour's day."""

    code: Literal["unknown_hour", "sign_changes", "near_cusp", "clock_gap", "clock_overlap"]
    text: str
    point: Body | None = None
    candidates: list[Candidate] = Field(default_factory=list)
    at: dt.datetime | None = None


class NatalResult(Finished, Model):
    """A natal chart. An unknown hour is read at noon, without ascendant, midheaven, houses and the moon's aspects.

    `ascendant` and `midheaven` are degrees 0-360; `houses` is also null for Placidus inside the polar circles.
    """

    instant_utc: dt.datetime | None
    bodies: dict[Body, BodyPlace]
    ascendant: Degrees | None
    midheaven: Degrees | None
    house_system: HouseSystem
    houses: Houses | None
    aspects: list[Aspect]
    sun: SunPlace
    moon_phase: MoonPhase
    traits: list[Trait]
    retrogrades: list[Body]
    warnings: list[SkyWarning]
    text: str
    notice: str


class TransitsRequest(Model):
    """The sky of a day over a person's chart; today when `date` is left out."""

    user_id: UUID
    date: DateText | None = None
    locale: Locale = "ko"


class Transit(Model):
    """A body of the day at an angle to a point of the birth chart; `orb` in degrees, at most 3."""

    body: Body
    natal: Point
    kind: AspectKind
    name: str
    orb: float
    applying: bool
    tone: Tone
    text: str


class Retrograde(Model):
    """A planet that seems to go backwards."""

    body: Body
    name: str
    text: str


class SkyNow(Model):
    """The sky of a moment: bodies (without houses), their aspects, the moon's phase and who runs backwards."""

    at: dt.datetime
    bodies: dict[Body, BodyPlace]
    aspects: list[Aspect]
    moon_phase: MoonPhase
    retrogrades: list[Retrograde]


class TransitsResult(Finished, Model):
    """A day over a birth chart, read at noon of the birth's zone; the nearest angle comes first."""

    date: dt.date
    transits: list[Transit]
    moon_sign: Sign
    moon_sign_name: str
    moon_phase: MoonPhase
    retrogrades: list[Retrograde]
    sky_now: SkyNow
    hour_known: bool
    text: str
    notice: str


class ZodiacRequest(Model):
    """The reading of a sign for a day, its week from Monday, or its calendar month; today by default."""

    sign: Sign
    date: DateText | None = None
    period: Period = "day"
    locale: Locale = "ko"


class SignArea(Model):
    """One area of life: for a day, score = 60 + the sum of the effects, kept within 20-98.

    For a week or month it is the mean of the days, and the effects are of the telling day.
    """

    id: Area
    name: str
    score: Score
    text: str
    reasons: Annotated[list[Reason], Field(min_length=1)]


class SignDay(Model):
    """A day's score within a wider view."""

    date: dt.date
    score: Score


class ZodiacResult(Finished, Model):
    """The reading of a sign; `start` and `end` (in JSON `from` and `to`) are its first and last day.

    `days` holds every day's score of a week or month and is empty for a day.
    """

    model_config = ConfigDict(populate_by_name=True)

    sign: Sign
    name: str
    character: str
    period: Period
    start: Annotated[dt.date, Field(alias="from")]
    end: Annotated[dt.date, Field(alias="to")]
    score: Score
    categories: list[SignArea]
    days: list[SignDay]
    text: str
    notice: str
