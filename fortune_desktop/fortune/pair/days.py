"""The days that suit two people: what each day's pillar does for both day pillars."""

from collections.abc import Iterator
from datetime import date, timedelta

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import LAST_YEAR, check_year
from fortune_desktop.fortune.cycle import BRANCHES, Pillar, Pillars, stems_clash, stems_combine
from fortune_desktop.fortune.pair.meeting import kinds
from fortune_desktop.fortune.pair.models import GoodDay
from fortune_desktop.fortune.pair.phrases import pair_phrases
from fortune_desktop.fortune.saju.pillars import day_pillar
from fortune_desktop.fortune.saju.stars import noble
from fortune_desktop.fortune.scores import score_of

_DAYS, _BEST = 30, 3
_EFFECT = {
    "six_combine": 10,
    "three_combine": 7,
    "stem_combine": 6,
    "noble": 5,
    "same": 1,
    "break": -3,
    "harm": -4,
    "resent": -4,
    "stem_clash": -5,
    "punish": -6,
    "clash": -10,
}
_QUIET = "calm"


def good_days(a: Pillars, b: Pillars, start: date, locale: Locale) -> list[GoodDay]:
    """The best three of the thirty days from `start` that lie within 1900-2100, in order of date."""
    check_year(start.year)
    ranked = sorted(_days(start), key=lambda day: (-_points(a, b, day), day))
    texts = pair_phrases(locale).good_days
    told: list[GoodDay] = []
    for day in sorted(ranked[:_BEST]):
        what = texts[_strongest(a, b, day)]
        used = {one.text for one in told}
        text = next(text for text in what if text not in used)
        told.append(GoodDay(date=day, score=score_of(_points(a, b, day)), text=text))
    return told


def _days(start: date) -> Iterator[date]:
    for ahead in range(_DAYS):
        day = start + timedelta(days=ahead)
        if day.year <= LAST_YEAR:
            yield day


def _points(a: Pillars, b: Pillars, day: date) -> int:
    return sum(_EFFECT[kind] for kind in _felt(a, b, day))


def _strongest(a: Pillars, b: Pillars, day: date) -> str:
    """What helps most on a day; `calm` if nothing does."""
    helping = [kind for kind in _felt(a, b, day) if _EFFECT[kind] > _EFFECT["same"]]
    return max(helping, key=lambda kind: _EFFECT[kind], default=_QUIET)


def _felt(a: Pillars, b: Pillars, day: date) -> tuple[str, ...]:
    pillar = day_pillar(day)
    return (*_met(a.day, pillar), *_met(b.day, pillar))


def _met(mine: Pillar, today: Pillar) -> Iterator[str]:
    """How a day's pillar meets somebody's day pillar."""
    yield from kinds(mine.branch, today.branch)
    if stems_combine(mine.stem, today.stem):
        yield "stem_combine"
    if stems_clash(mine.stem, today.stem):
        yield "stem_clash"
    if BRANCHES[today.branch] in noble(mine.stem):
        yield "noble"
