"""Weeks, months and calendars agree with the days they are made of."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.fortune_daily import sentences
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.daily.phrases import phrases
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.spans import Span, read_calendar, read_month, read_week
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.telling import level
from fortune_desktop.fortune.daily.weights import AREAS
from tests.fortune.samples import ANNA

ME = Subject(ANNA, "female")
DAY = date(2026, 11, 22)
LOCALES: tuple[Locale, ...] = get_args(Locale)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 26))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(DAYS, st.sampled_from(LOCALES))
def test_a_week_is_seven_days_from_monday(day: date, locale: Locale) -> None:
    week = read_week(ME, day, locale)
    assert week.first.weekday() == 0
    assert week.first <= day <= week.last
    assert [one.date for one in week.days] == [week.first + timedelta(days=n) for n in range(7)]
    scores = [one.score for one in week.days]
    assert week.score == round(sum(scores) / 7)
    by_date = {one.date: one.score for one in week.days}
    assert by_date[week.best] == max(scores)
    assert by_date[week.careful] == min(scores)
    assert not re.search(r"[{}]|  ", week.text)
    assert [area.id for area in week.areas] == list(AREAS)


def test_a_days_line_score_and_moon_are_those_of_its_own_reading() -> None:
    for one in read_week(ME, DAY, "ko").days:
        reading = read_day(ANNA, one.date, "ko", gender="female")
        assert (one.line, one.score) == (reading.headline, reading.score)
        assert (one.day_pillar, one.level) == (reading.day_pillar, level(reading.score))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(LOCALES))
def test_a_month_is_whole_and_its_parts_cover_it(day: date, locale: Locale) -> None:
    month = read_month(ME, day, locale)
    assert month.month == f"{day:%Y-%m}"
    assert (month.first.day, (month.last + timedelta(days=1)).day) == (1, 1)
    parts = [(part.first, part.last) for part in month.pillars]
    weeks = [(week.first, week.last) for week in month.weeks]
    for spans in (parts, weeks):
        assert (spans[0][0], spans[-1][1]) == (month.first, month.last)
        for (_, before), (after, _) in pairwise(spans):
            assert after == before + timedelta(days=1)
    assert all(week.first.weekday() == 0 for week in month.weeks[1:])
    assert len(month.pillars) == 2
    assert not re.search(r"[{}]|  ", month.text)


def test_the_month_pillar_changes_on_the_day_of_its_term() -> None:
    november = read_month(ME, DAY, "ko")
    first, second = november.pillars
    begins = next(term for term in terms(2026) if term.name == "입동")
    assert (first.pillar.hanja, first.term) == ("戊戌", None)
    assert (second.pillar.hanja, second.term) == ("己亥", "입동")
    assert second.first == begins.kst.date()
    assert read_month(ME, DAY, "en").pillars[1].term == "Start of Winter"


def test_a_month_means_its_days() -> None:
    month, calendar = read_month(ME, DAY, "ko"), read_calendar(ME, 2026, 11, "ko")
    scores = [day.score for day in calendar.days]
    assert month.score == round(sum(scores) / 30) == month.areas[0].score
    assert month.best == calendar.best == calendar.days[scores.index(max(scores))].date
    week = month.weeks[1]
    inside = [day.score for day in calendar.days if week.first <= day.date <= week.last]
    assert week.score == round(sum(inside) / 7)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_calendar_has_every_day_with_its_lunar_date_and_terms(year: int, month: int) -> None:
    calendar = read_calendar(ME, year, month, "ko")
    assert [day.date.day for day in calendar.days] == list(range(1, len(calendar.days) + 1))
    assert {(day.date.year, day.date.month) for day in calendar.days} == {(year, month)}
    falls = {term.kst.date(): term.name for term in terms(year) if term.kst.date().month == month}
    assert {day.date: day.term for day in calendar.days if day.term} == falls
    assert all((day.lunar is None) == (year > 2050) for day in calendar.days)


def test_lunar_dates_of_a_calendar() -> None:
    days = read_calendar(ME, 2026, 2, "ko").days
    assert days[16].lunar is not None
    assert days[16].lunar.model_dump() == {"year": 2026, "month": 1, "day": 1, "leap": False}


def test_names_of_weeks_and_days() -> None:
    assert "11월 23일–29일" in read_week(ME, date(2026, 11, 25), "ko").text
    assert "23–29 November" in read_week(ME, date(2026, 11, 25), "en").text
    across = read_week(ME, date(2026, 12, 1), "ko")
    assert "11월 30일–12월 6일" in across.text
    assert "30 November – 6 December" in read_week(ME, date(2026, 12, 1), "en").text
    weekday = phrases("ko").base.dates.weekdays[across.best.weekday()]
    assert f"{across.best.month}월 {across.best.day}일 {weekday}" in across.text


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_of_weeks_or_months_returns_within_half_a_year(locale: Locale) -> None:
    texts = [read_week(ME, DAY + timedelta(weeks=n), locale).text for n in range(26)]
    texts += [read_month(ME, date(2026, month, 1), locale).text for month in range(1, 13)]
    said = [one for text in texts for one in sentences(text)]
    assert len(said) == len(set(said)) == 3 * 38


def test_days_without_a_difference_still_have_two_that_stand_out() -> None:
    day = Day(ME, DAY)
    days = [day, Day(ME, DAY + timedelta(days=60))]
    days[1].scores = day.scores
    span = Span(days, phrases("ko").base)
    assert (span.best, span.careful) == (days[0], days[1])


def test_a_span_that_leaves_the_tables_is_out_of_range() -> None:
    assert read_week(ME, date(1900, 1, 1), "ko").first == date(1900, 1, 1)
    for day in (date(2100, 12, 27), date(2100, 12, 31), date(1899, 12, 31)):
        with pytest.raises(OutOfRange):
            read_week(ME, day, "ko")
    for year in (1899, 2101):
        with pytest.raises(OutOfRange):
            read_calendar(ME, year, 1, "ko")
        with pytest.raises(OutOfRange):
            read_month(ME, date(year, 1, 1), "ko")
    assert read_month(ME, date(2100, 12, 31), "ko").last == date(2100, 12, 31)
