"""Several days together: a week, a month and the month calendar, from the same facts as each day's own reading."""

import calendar
import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import SolarTerm, check_year
from fortune_desktop.fortune.daily.day import lunar_day, shown
from fortune_desktop.fortune.daily.models import (
    AreaScore,
    CalendarDay,
    CalendarReading,
    DayScore,
    Level,
    MonthPart,
    MonthReading,
    WeekDay,
    WeekReading,
    WeekScore,
)
from fortune_desktop.fortune.daily.phrases import BaseWords, SpanWords, phrases
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.telling import Telling, level
from fortune_desktop.fortune.daily.weights import AREAS, Area
from fortune_desktop.fortune.words import Word, pick

# Means lie closer together than days do.
_MEAN_LEVELS: tuple[tuple[int, Level], ...] = ((66, "full"), (61, "waxing"), (56, "half"))
_WEEK = 7


def read_week(subject: Subject, date: dt.date, locale: Locale) -> WeekReading:
    """The week of a date, from Monday; OutOfRange if a day of it lies outside 1900-2100."""
    first = date - dt.timedelta(days=date.weekday())
    days = _days(subject, first, _WEEK)
    span = Span(days, phrases(locale).base)
    name = span.week_name()
    return WeekReading(
        first=first,
        last=days[-1].date,
        score=mean(days, "overall"),
        areas=span.areas(),
        days=[WeekDay(**dict(_scored(day)), line=Telling(day, locale).headline) for day in days],
        best=span.best.date,
        careful=span.careful.date,
        text=span.text(span.words.week, name, first.toordinal() // _WEEK),
        notice=span.words.notice,
    )


def read_month(subject: Subject, date: dt.date, locale: Locale) -> MonthReading:
    """The calendar month of a date; OutOfRange outside 1900-2100."""
    days = month_of(subject, date.year, date.month)
    span = Span(days, phrases(locale).base)
    name = span.words.dates.months[date.month - 1]
    return MonthReading(
        month=f"{date:%Y-%m}",
        first=days[0].date,
        last=days[-1].date,
        pillars=_parts(days, span.words),
        score=mean(days, "overall"),
        areas=span.areas(),
        weeks=_weeks(days),
        best=span.best.date,
        careful=span.careful.date,
        text=span.text(span.words.month, name, 12 * date.year + date.month),
        notice=span.words.notice,
    )


def read_calendar(subject: Subject, year: int, month: int, locale: Locale) -> CalendarReading:
    """Every day of a calendar month; OutOfRange outside 1900-2100."""
    check_year(year, field="month")
    days = month_of(subject, year, month)
    words = phrases(locale).base
    return CalendarReading(
        month=f"{year:04}-{month:02}",
        days=[
            CalendarDay(
                **dict(_scored(day)),
                lunar=lunar_day(day.date),
                term=_term_name(day.sky.term, words),
            )
            for day in days
        ],
        best=Span(days, words).best.date,
    )


def month_of(subject: Subject, year: int, month: int) -> list[Day]:
    """The facts of every day of a calendar month; OutOfRange outside 1900-2100."""
    check_year(year)
    return _days(subject, dt.date(year, month, 1), calendar.monthrange(year, month)[1])


def mean(days: Sequence[Day], area: Area) -> int:
    """The mean score of an area over days."""
    return round(sum(day.scores[area] for day in days) / len(days))


class Span:
    """Days in a row, and what stands out among them."""

    def __init__(self, days: Sequence[Day], words: BaseWords) -> None:
        self.words = words
        self._days = days
        self.best = max(days, key=_overall)
        # Of equals the last, so that even days without difference have two that stand out.
        self.careful = min(reversed(days), key=_overall)

    def areas(self) -> list[AreaScore]:
        """The mean of every area."""
        return [
            AreaScore(id=area, name=self.words.words[area], score=mean(self._days, area))
            for area in AREAS
        ]

    def text(self, said: SpanWords, name: str, turn: int) -> str:
        """Three sentences; each has a date or the span's name, so that none is told twice a year."""
        overall, *areas = self.areas()
        mood = next((name for least, name in _MEAN_LEVELS if overall.score >= least), "thin")
        ranked = sorted(areas, key=lambda area: area.score)
        words = {
            "span": Word(name),
            "best": self._date(self.best.date),
            "careful": self._date(self.careful.date),
            "area": Word(ranked[-1].name),
            "careful_area": Word(ranked[0].name),
        }
        pools = (said.opening[mood], said.days, said.area)
        return " ".join(pick(pool, turn).format(**words) for pool in pools)

    def week_name(self) -> str:
        """The week by its first and last day: 11월 23일–29일."""
        first, last, dates = self._days[0].date, self._days[-1].date, self.words.dates
        frame = dates.week if first.month == last.month else dates.week_across
        return frame.format(
            month=dates.months[first.month - 1],
            day=first.day,
            last_month=dates.months[last.month - 1],
            last_day=last.day,
        )

    def _date(self, date: dt.date) -> Word:
        dates = self.words.dates
        written = dates.day.format(
            month=dates.months[date.month - 1],
            day=date.day,
            weekday=dates.weekdays[date.weekday()],
        )
        return Word(written)


def _days(subject: Subject, first: dt.date, count: int) -> list[Day]:
    check_year(first.year)
    check_year((first + dt.timedelta(days=count - 1)).year)
    return [Day(subject, first + dt.timedelta(days=number)) for number in range(count)]


def _overall(day: Day) -> int:
    return day.scores["overall"]


def _scored(day: Day) -> DayScore:
    score = day.scores["overall"]
    return DayScore(date=day.date, score=score, level=level(score), day_pillar=shown(day.sky.day))


def _parts(days: Sequence[Day], words: BaseWords) -> list[MonthPart]:
    """The days under each month pillar; a new one begins on the day of its 절."""
    parts = []
    for pillar, group in groupby(days, key=lambda day: day.sky.month):
        under = list(group)
        parts.append(
            MonthPart(
                first=under[0].date,
                last=under[-1].date,
                pillar=shown(pillar),
                term=_term_name(under[0].sky.term, words),
            )
        )
    return parts


def _weeks(days: Sequence[Day]) -> list[WeekScore]:
    weeks = []
    for _, group in groupby(days, key=lambda day: day.date.isocalendar()[:2]):
        week = list(group)
        weeks.append(WeekScore(first=week[0].date, last=week[-1].date, score=mean(week, "overall")))
    return weeks


def _term_name(term: SolarTerm | None, words: BaseWords) -> str | None:
    return words.terms[term.index] if term else None
