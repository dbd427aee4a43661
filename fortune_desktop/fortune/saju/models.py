"""The shapes of the four pillars; names are those of the contract.

Fields of facts (`pillars`, `ten_gods`, `twelve_stages` …) are Hanja or Korean names in every language; fields called
`name`, `title`, `label`, `note`, `about` and `text` are in the reader's. What a page draws stands in `columns`.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.almanac import FIRST_YEAR, LAST_YEAR
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import Element, Place
from fortune_desktop.fortune.models import Model, PillarTexts
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.pillars import DayBoundary, WarningCode

Option = Literal["clock", "day_boundary"]


class SajuOptions(Model):
    """The choices on which schools differ."""

    clock: Clock = "local_mean"
    day_boundary: DayBoundary = "yaja"
    luck_rounding: Rounding = "round"


class SajuRequest(Model):
    """A chart; without a gender the luck pillars stay out.

    `year` (this year if left out) is what `years` and `months` are told for; with `month`, `days` of that month too.
    """

    birth: Birth
    gender: Gender | None = None
    options: SajuOptions = SajuOptions()
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    locale: Locale = "ko"


class Named(Model):
    """Something with a name in the reader's language; `id` never changes with the language."""

    id: str
    name: str


class ChartWarning(Model):
    """What to know about a chart, in `text`; `term` and `at` (UTC) tell which solar term is near.

    `at_local` is the same instant on the clock of the birth, with its offset.
    """

    code: WarningCode
    text: str
    term: str | None = None
    at: dt.datetime | None = None
    at_local: dt.datetime | None = None


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


class StemShown(Model):
    """The upper character of a column; `god` is null for the day's own stem (일간)."""

    hanja: str
    name: str
    element: Element
    element_name: str
    yang: bool
    god: Named | None


class BranchShown(Model):
    """The lower character of a column; `void_of` says for which pillars it is 공망."""

    hanja: str
    name: str
    animal: str
    element: Element
    element_name: str
    yang: bool
    god: Named
    void_of: list[Literal["year", "day"]]


class HiddenStem(Model):
    """A stem inside a branch; `days` is its share of the branch's thirty days (월률분야)."""

    hanja: str
    name: str
    role: Literal["initial", "middle", "main"]
    role_name: str
    element: Element
    god: Named
    days: int


class Column(Model):
    """One pillar as it is drawn, with everything that stands under it.

    `note` is the small line of the head: the chart's time, 나, 소한 뒤, 입춘 전. `stage` is counted from the day stem
    (봉법), `own_stage` from the pillar's own (거법), `twelve_star` (12신살) from the year's branch.
    """

    place: Place
    title: str
    note: str
    pillar: str
    pillar_name: str
    stem: StemShown
    branch: BranchShown
    hidden: list[HiddenStem]
    stage: Named
    own_stage: Named
    nayin: Named
    twelve_star: Named
    stars: list[Named]


class StarFound(Model):
    """A star (신살) and the pillar it stands in; `base` says from what it is counted, `about` by which rule.

    `characters` are the base and what was met, as 庚→丑.
    """

    id: str
    name: str
    place: Place
    base: Literal["day_stem", "year_branch", "day_branch", "month_branch", "pillar"]
    characters: str
    about: str


class RelationFound(Model):
    """Pillars of the chart that meet; `element` is what a combination turns to, where sources agree."""

    kind: str
    between: list[Place]
    characters: str
    name: str
    element: Element | None
    text: str


class StrengthLine(Model):
    """One line of the sum: what stands where, how many points it may give and how many it gives."""

    rule: Literal["season", "seat", "allies"]
    rule_name: str
    place: Place
    character: str
    god: Named
    points: int
    of: int
    text: str


class Strength(Model):
    """신강약 as an estimate: `score` 0-100 is the points given out of the points possible, in percent."""

    score: int
    points: int
    of: int
    level: Literal["very_weak", "weak", "balanced", "strong", "very_strong"]
    level_name: str
    lines: list[StrengthLine]
    text: str


class ElementCandidate(Model):
    """What one school would choose: 억부 (balance of strength) or 조후 (season's climate), and why."""

    school: Literal["balance", "climate"]
    school_name: str
    element: Element
    element_name: str
    helper: Element
    helper_name: str
    text: str


class UsefulElement(Model):
    """용신, always an estimate: the first candidate's; `helper` (희신) feeds it.

    `agree` tells whether all schools named here choose the same.
    """

    estimate: Literal[True] = True
    element: Element
    element_name: str
    helper: Element
    helper_name: str
    agree: bool
    candidates: list[ElementCandidate]
    reasons: list[str]
    text: str


class Pattern(Model):
    """격국, an estimate: the ten god of the month's main stem; `shown` tells whether that stem stands above."""

    estimate: Literal[True] = True
    id: str
    name: str
    shown: bool
    text: str


class Meets(Model):
    """What a passing pillar is to the day stem; `name` is how the pillar is read."""

    name: str
    stem_god: Named
    branch_god: Named
    stage: Named


class LuckCycle(Model):
    """Ten years under one pillar: from an age in years by the chosen rounding, exactly from the day `start`."""

    age: float
    pillar: str
    start: dt.date
    year: int
    meets: Meets


class LuckResult(Model):
    """The ten-year luck; `start_age` by the chosen rounding, `exact_start` in years without it.

    `start_years`, `start_months` and `start_days` are the same age in parts, `start` the day it is reached;
    `uncertain_years` is how far an unknown hour may move it, 0 when the hour is known.
    """

    forward: bool
    start_age: float
    exact_start: float
    start_years: int
    start_months: int
    start_days: int
    start: dt.date
    uncertain_years: float
    cycles: list[LuckCycle]
    text: str


class YearLuck(Model):
    """A year (세운) from its 입춘 `starts`; `age` is the age reached in it."""

    year: int
    age: int
    pillar: str
    starts: dt.datetime
    chosen: bool
    meets: Meets


class MonthLuck(Model):
    """A month (월운) of the asked year, from the instant `starts` of its 절 `term`."""

    term: str
    term_name: str
    pillar: str
    starts: dt.datetime
    meets: Meets


class DayLuck(Model):
    """A day (일진) of the asked month."""

    date: dt.date
    pillar: str
    meets: Meets


class AlternativeChart(Model):
    """The other chart a warning leaves open; `label` names it, `here` names the chart above it.

    `instant_utc` is null when only a term is in doubt.
    """

    code: WarningCode
    label: str
    here: str
    pillars: PillarTexts
    names: PillarTexts
    instant_utc: dt.datetime | None
    ten_gods: PlacedGods
    columns: list[Column]
    elements: dict[Element, int]
    strength: Strength
    useful_element: UsefulElement
    luck: LuckResult | None


class OptionChange(Model):
    """What another choice would do; `differs` names the pillars that would change, none if nothing does."""

    option: Option
    value: str
    name: str
    time: str | None
    differs: list[Place]
    pillars: PillarTexts
    text: str


class OptionsShown(Model):
    """The choices as they were used.

    `offset_minutes` is the chart's clock minus the clock on the wall, of which `summer_minutes` undo summer time;
    `time` is the chart's time HH:MM and `date` its day, both null for an unknown hour.
    """

    clock: Named
    day_boundary: Named
    luck_rounding: Named
    offset_minutes: float | None
    summer_minutes: int
    time: str | None
    date: dt.date | None
    text: str
    changes: list[OptionChange]


class Explanation(Model):
    """Why a line of the chart is as it is; `key` names the line, as `pillar.year` or `star.day.noble`."""

    key: str
    title: str
    text: str


class SajuResult(Finished, Model):
    """The four pillars and what is read from them.

    `elements` counts the plain characters; `elements_weighted` gives points: a stem 30, a branch 30 shared by the days
    of its hidden stems, the month's branch twice.
    """

    pillars: PillarTexts
    names: PillarTexts
    options: SajuOptions
    options_shown: OptionsShown
    instant_utc: dt.datetime | None
    warnings: list[ChartWarning]
    alternatives: list[AlternativeChart]
    columns: list[Column]
    ten_gods: PlacedGods
    hidden_stems: PlacedStems
    twelve_stages: PillarTexts
    own_stages: PillarTexts
    nayin: PillarTexts
    twelve_stars: PillarTexts
    voids: list[str]
    year_voids: list[str]
    stars: list[StarFound]
    relations: list[RelationFound]
    elements: dict[Element, int]
    elements_weighted: dict[Element, int]
    strength: Strength
    useful_element: UsefulElement
    pattern: Pattern
    luck: LuckResult | None
    years: list[YearLuck]
    months: list[MonthLuck]
    days: list[DayLuck]
    explain: list[Explanation]
    text: str
    notice: str
