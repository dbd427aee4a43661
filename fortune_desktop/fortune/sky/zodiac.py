"""The reading of a sign for a day, a week or a month: scored by area and told in our own words."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import check_year
from fortune_desktop.fortune.daily.phrases import area_names
from fortune_desktop.fortune.daily.rotation import Turns
from fortune_desktop.fortune.daily.weights import AREAS, Area, area_scores
from fortune_desktop.fortune.models import Reason
from fortune_desktop.fortune.scores import tone_of
from fortune_desktop.fortune.sky.models import (
    Period,
    Sign,
    SignArea,
    SignDay,
    ZodiacResult,
)
from fortune_desktop.fortune.sky.phrases import chart_phrases, day_phrases, sign_phrases
from fortune_desktop.fortune.sky.positions import DEGREES_A_SIGN
from fortune_desktop.fortune.sky.sign_signals import DaySky, SignSignal, day_sky, sign_signals
from fortune_desktop.fortune.sky.signs import sign_of
from fortune_desktop.fortune.sky.wire import aspect_name, date_word, point_name, sign_name
from fortune_desktop.fortune.words import Word

_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class ScoredDay:
    """A day of a sign: its signals and what they make of every area."""

    day: date
    sky: DaySky
    signals: Sequence[SignSignal]
    scores: Mapping[Area, int]


def read_sign(sign: Sign, day: date, period: Period, locale: Locale) -> ZodiacResult:
    """The reading of a sign; the same for the same sign, span, locale and engine version.

    A span that leaves 1900-2100 is an OutOfRange.
    """
    start, end = span(day, period)
    check_year(start.year)
    check_year(end.year)
    days = [_scored(sign, start + timedelta(days=n)) for n in range((end - start).days + 1)]
    telling = _Day(sign, days[0], locale) if period == "day" else _Span(sign, days, period, locale)
    areas = [telling.area(area) for area in AREAS]
    return ZodiacResult(
        sign=sign,
        name=sign_name(sign, locale),
        character=sign_phrases(locale)[sign].text,
        period=period,
        start=start,
        end=end,
        score=areas[0].score,
        categories=areas,
        days=[]
        if period == "day"
        else [SignDay(date=one.day, score=one.scores["overall"]) for one in days],
        text=telling.text(),
        notice=chart_phrases(locale).notice,
    )


def span(day: date, period: Period) -> tuple[date, date]:
    """First and last day of a day's period: itself, its week from Monday, or its calendar month."""
    match period:
        case "day":
            return day, day
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + _WEEK
        case "month":
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _scored(sign: Sign, day: date) -> ScoredDay:
    sky = day_sky(day)
    signals = sign_signals(sign, sky)
    return ScoredDay(day, sky, signals, area_scores(signal.effects for signal in signals))


class _Teller:
    """What the sentences of a day and of a longer span share."""

    def __init__(self, sign: Sign, locale: Locale) -> None:
        self.sign = sign
        self.locale = locale
        self.words = day_phrases(locale)
        self.name = sign_name(sign, locale)
        self.areas = {area: Word(name) for area, name in area_names(locale).items()}

    def reasons(self, scored: ScoredDay, area: Area) -> list[Reason]:
        """Why an area stands where it does; the moon's house is always told, so that none goes without."""
        return [
            Reason(
                signal=signal.id,
                effect=signal.effects.get(area, 0),
                text=self._reason(signal, scored.sky),
            )
            for signal in scored.signals
            if signal.effects.get(area) or signal.kind == "moon_house"
        ]

    def _reason(self, signal: SignSignal, sky: DaySky) -> str:
        body, locale = signal.body, self.locale
        return self.words.reasons[signal.kind].format(
            name=self.name,
            number=signal.house,
            field=Word(self.words.houses[signal.house - 1]) if signal.house else "",
            body=point_name(body, locale) if body else Word(""),
            sign=sign_name(sign_of(sky.places[body].longitude), locale) if body else "",
            kind=aspect_name(signal.aspect, locale) if signal.aspect else Word(""),
        )

    def nuance(self, score: int) -> str:
        """The word for a mood."""
        return self.words.nuance[tone_of(score)]


class _Day(_Teller):
    """One day: its texts name the date or take turns, so that none returns within a month."""

    def __init__(self, sign: Sign, scored: ScoredDay, locale: Locale) -> None:
        super().__init__(sign, locale)
        self.scored = scored
        self.turns = Turns(sign.encode(), scored.day)
        self.date = date_word(scored.day, locale)

    def area(self, area: Area) -> SignArea:
        """One area of the day."""
        score = self.scored.scores[area]
        if area == "overall":
            text = self.words.day["overall"].format(
                date=self.date, name=self.name, nuance=self.nuance(score)
            )
        else:
            text = self.turns.daily(area, self.words.advice[area])
        return SignArea(
            id=area,
            name=self.areas[area],
            score=score,
            text=text,
            reasons=self.reasons(self.scored, area),
        )

    def text(self) -> str:
        """Where the moon is, the day's mood, and where it is brightest."""
        scores = self.scored.scores
        tone = tone_of(scores["overall"])
        ranked = sorted(AREAS[1:], key=lambda area: -scores[area])
        best = self.words.day["best"].format(
            date=self.date, best=self.areas[ranked[0]], low=self.areas[ranked[-1]]
        )
        return " ".join((self._moon(), self.turns.daily(tone, self.words.tones[tone]), best))

    def _moon(self) -> str:
        moon = self.scored.sky.places["moon"].longitude
        house = self.scored.signals[0].house
        assert house is not None
        return self.words.day["moon"].format(
            date=self.date,
            sign=sign_name(sign_of(moon), self.locale),
            degree=int(moon % DEGREES_A_SIGN),
            name=self.name,
            field=Word(self.words.houses[house - 1]),
        )


class _Span(_Teller):
    """A week or a month: means of the days, told with the dates of its best and slowest."""

    def __init__(
        self, sign: Sign, days: Sequence[ScoredDay], period: Period, locale: Locale
    ) -> None:
        super().__init__(sign, locale)
        self.days = days
        self.period = period

    def area(self, area: Area) -> SignArea:
        """One area over the span, with the reasons of its best day."""
        best, _ = self._best_and_low(area)
        return SignArea(
            id=area,
            name=self.areas[area],
            score=self._mean(area),
            text=self._told("overall" if area == "overall" else "area", area),
            reasons=self.reasons(best, area),
        )

    def text(self) -> str:
        """How the span is on the whole, and its best and slowest day."""
        first, last = self.days[0].day, self.days[-1].day
        span = self.words.span[self.period].format(
            start=self._date(first),
            end=self._date(last),
            year=first.year,
            month=self.words.months[first.month - 1],
        )
        opened = self.words.span["open"].format(
            span=span, name=self.name, nuance=self.nuance(self._mean("overall"))
        )
        return f"{opened} {self._told('best', 'overall')}"

    def _told(self, template: str, area: Area) -> str:
        best, low = self._best_and_low(area)
        return self.words.span[f"{self.period}_{template}"].format(
            area=self.areas[area],
            best_day=self._date(best.day),
            low_day=self._date(low.day),
        )

    def _best_and_low(self, area: Area) -> tuple[ScoredDay, ScoredDay]:
        def score(one: ScoredDay) -> int:
            return one.scores[area]

        return max(self.days, key=score), min(self.days, key=score)

    def _mean(self, area: Area) -> int:
        return round(sum(one.scores[area] for one in self.days) / len(self.days))

    def _date(self, day: date) -> Word:
        return date_word(day, self.locale)
