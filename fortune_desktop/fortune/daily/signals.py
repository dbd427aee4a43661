"""What a day does to a chart: named signals, each with its effect on the areas of life.

The rules are the shared tradition: ten gods (십성), branches that combine and clash (합충형파해원진), stems that do
(천간합·충), the twelve stages (12운성), 공망, the stars 천을귀인 and 문창 (by the day stem), 역마, 도화 and 화개
(by the day branch), the element that does the chart good (용신, an estimate), and the gods of month, year and luck.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    Element,
    Pillar,
    Pillars,
    Place,
    Relation,
    TenGod,
    branch_element,
    relations,
    stem_element,
    stems_clash,
    stems_combine,
    steps,
    ten_god,
    voids,
)
from fortune_desktop.fortune.daily import weights
from fortune_desktop.fortune.daily.subject import Sky, Subject
from fortune_desktop.fortune.daily.weights import Effects, area_scores
from fortune_desktop.fortune.saju.stages import Stage, stage
from fortune_desktop.fortune.saju.stars import TWELVE_STARS, group_of, literary, noble, twelve_star

# Stages have gentler names here than the tradition's; three of the twelve stars (십이신살) have names of their own.
_STAGES = dict(zip(Stage, weights.STAGE, strict=True))
_TO_WANTED = ("wanted", "wanted_fed", "wanted_pressed")
_TWELVE = {"horse": "travel_horse", "year": "peach_blossom", "canopy": "canopy"}


@dataclass(frozen=True)
class Signal:
    """`kind` names the reason's sentence; the rest is what it speaks of, as far as there is any.

    `place` is the pillar of the chart that the day meets, `pillar` the month, year or luck that stands over the day,
    `god` what a stem is to the person, `element` what the day brings.
    """

    kind: str
    effects: Effects
    detail: str = ""
    place: Place | None = None
    pillar: Pillar | None = None
    god: TenGod | None = None
    element: Element | None = None

    @property
    def id(self) -> str:
        """The name that programs see, as `clash.day`."""
        return f"{self.kind}.{self.detail}" if self.detail else self.kind


class Day:
    """The facts of one date for one person; OutOfRange far outside 1900-2100."""

    def __init__(self, subject: Subject, date: date) -> None:
        self.subject = subject
        self.date = date
        self.sky = Sky.over(date)
        self.signals = signals(subject, self.sky, subject.luck_on(date))
        self.scores = area_scores(signal.effects for signal in self.signals)

    @property
    def god(self) -> TenGod:
        """What the day's stem is to the person."""
        return ten_god(self.subject.pillars.day.stem, self.sky.day.stem)


def signals(subject: Subject, sky: Sky, luck: Pillar | None) -> tuple[Signal, ...]:
    """Every signal of a day for a person, the ten god first."""
    chart = subject.pillars
    return (
        _god("ten_god", chart, sky.day),
        *_branches_meet(chart, sky.day),
        *_stems_meet(chart, sky.day),
        _stage(chart, sky.day),
        *_stars(chart, sky.day),
        *_wanted(subject.wanted, sky.day),
        _god("month_god", chart, sky.month),
        _god("year_god", chart, sky.year),
        *((_god("luck_god", chart, luck),) if luck else ()),
    )


def _god(kind: str, chart: Pillars, pillar: Pillar) -> Signal:
    god = ten_god(chart.day.stem, pillar.stem)
    return Signal(kind, weights.GOD[kind][god], god.value, pillar=pillar, god=god)


def _branches_meet(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    joined = _joined(chart, day)
    if joined:
        yield Signal("three_combine", weights.THREE_COMBINE, place=joined)
    for place, pillar in chart.placed().items():
        for kind in relations(day.branch, pillar.branch):
            # The whole combination is told once, not again as its halves.
            if not (joined and kind is Relation.HALF_COMBINE):
                yield Signal(kind.value, weights.MEETING[kind][place], place, place)


def _joined(chart: Pillars, day: Pillar) -> Place | None:
    """The heaviest pillar with which the day completes a three-way combination (삼합), if it does."""
    missing = group_of(day.branch).replace(BRANCHES[day.branch], "")
    placed = chart.placed()
    found = {
        BRANCHES[placed[place].branch]: place
        for place in reversed(weights.PLACES)
        if place in placed and BRANCHES[placed[place].branch] in missing
    }
    return min(found.values(), key=weights.PLACES.index) if len(found) == len(missing) else None


def _stems_meet(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    for place, pillar in chart.placed().items():
        for kind, meet in (("stem_combine", stems_combine), ("stem_clash", stems_clash)):
            if meet(day.stem, pillar.stem):
                yield Signal(kind, weights.MEETING[kind][place], place, place)


def _stage(chart: Pillars, day: Pillar) -> Signal:
    name = _STAGES[stage(chart.day.stem, day.branch)]
    return Signal("stage", weights.STAGE[name], name)


def _stars(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    today = BRANCHES[day.branch]
    of_twelve = TWELVE_STARS[twelve_star(chart.day.branch, day.branch)]
    shining = {
        "void": day.branch in voids(chart.day),
        "noble": today in noble(chart.day.stem),
        "study": today == literary(chart.day.stem),
    } | {star: name == of_twelve for name, star in _TWELVE.items()}
    return (Signal(star, weights.STAR[star]) for star, shines in shining.items() if shines)


def _wanted(wanted: Element, day: Pillar) -> Iterator[Signal]:
    brought = {"stem": stem_element(day.stem), "branch": branch_element(day.branch)}
    for side, element in brought.items():
        # Each element feeds the next one and presses the one after that.
        ahead = steps(element, wanted)
        if ahead < len(_TO_WANTED):
            kind = _TO_WANTED[ahead]
            yield Signal(kind, weights.WANTED[kind][side], side, element=element)
