"""The shapes of the four pillars; names are those of the contract."""

import datetime as dt

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import Element, Place
from fortune_desktop.fortune.models import Model, PillarTexts
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.pillars import DayBoundary, WarningCode


class SajuOptions(Model):
    """The choices on which schools differ."""

    clock: Clock = "local_mean"
    day_boundary: DayBoundary = "yaja"
    luck_rounding: Rounding = "round"


class SajuRequest(Model):
    """A chart; without a gender the luck pillars stay out."""

    birth: Birth
    gender: Gender | None = None
    options: SajuOptions = SajuOptions()
    locale: Locale = "ko"


class ChartWarning(Model):
    """What to know about a chart; `term` and `at` tell which solar term is near."""

    code: WarningCode
    term: str | None = None
    at: dt.datetime | None = None


class AlternativeChart(Model):
    """The other chart a warning leaves open."""

    code: WarningCode
    pillars: PillarTexts
    instant_utc: dt.datetime | None


class GodPair(Model):
    """Ten gods (Korean names) of a pillar; the day's own stem has none."""

    stem: str | None
    branch: str


class PlacedGods(Model):
    """The ten gods by pillar."""

    year: GodPair
    month: GodPair
    day: GodPair
    hour: GodPair | None


class PlacedStems(Model):
    """The hidden stems by pillar in Hanja (여기, 중기, 정기; the main stem last)."""

    year: list[str]
    month: list[str]
    day: list[str]
    hour: list[str] | None


class RelationFound(Model):
    """Pillars of the chart that meet."""

    kind: str
    between: list[Place]
    characters: str


class LuckCycle(Model):
    """Ten years under one pillar, from an age in years."""

    age: float
    pillar: str


class LuckResult(Model):
    """The ten-year luck; `start_age` by the chosen rounding, `exact_start` in years without it."""

    forward: bool
    start_age: float
    exact_start: float
    cycles: list[LuckCycle]


class SajuResult(Finished, Model):
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
