"""A day's reading put together: facts, scores and words; the same for the same person, date and engine version."""

import datetime as dt
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.almanac import FIRST_YEAR, LAST_LUNAR_YEAR, check_year, lunar_of
from fortune_desktop.fortune.cycle import Pillar
from fortune_desktop.fortune.daily.lucky import lucky
from fortune_desktop.fortune.daily.models import Category, DailyReading, DayPillar, WantedElement
from fortune_desktop.fortune.daily.phrases import phrases
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.taste import USUAL, Arrangement
from fortune_desktop.fortune.daily.telling import Telling, element_name, how
from fortune_desktop.fortune.daily.weights import AREAS, Area
from fortune_desktop.fortune.models import LunarDay
from fortune_desktop.fortune.show import pillar_texts

_RECENT_DAYS = 7
_FIRST_DAY = dt.date(FIRST_YEAR, 1, 1)


def read_day(
    birth: Birth,
    date: dt.date,
    locale: Locale,
    *,
    gender: Gender | None = None,
    user_id: UUID | None = None,
    arrangement: Arrangement = USUAL,
) -> DailyReading:
    """The reading of a date, 1900-2100; ImpossibleDate or OutOfRange if birth or date cannot be read."""
    check_year(date.year)
    return read(Subject(birth, gender, user_id), date, locale, arrangement)


def read(subject: Subject, date: dt.date, locale: Locale, arrangement: Arrangement) -> DailyReading:
    """The reading of a date for a person, told as their taste has it."""
    days = _last_days(subject, date)
    recent = {area: [day.scores[area] for day in days] for area in AREAS}
    day = days[-1]
    telling = Telling(day, locale)
    return DailyReading(
        date=date,
        day_pillar=shown(day.sky.day),
        lunar=lunar_day(date),
        pillars=pillar_texts(subject.pillars, "hanja"),
        names=pillar_texts(subject.pillars, "hangul"),
        score=day.scores["overall"],
        previous_score=recent["overall"][-2] if len(days) > 1 else None,
        recent=recent,
        categories=[_category(area, day, telling) for area in arrangement.order],
        wanted_element=WantedElement(
            id=subject.wanted, name=element_name(subject.wanted, locale), why=telling.wanted()
        ),
        lucky=lucky(day, telling),
        style=arrangement.style,
        headline=telling.headline,
        text=telling.text(arrangement.style),
        how=how(arrangement, locale),
        notice=phrases(locale).base.notice,
    )


def lunar_day(date: dt.date) -> LunarDay | None:
    """The Korean lunar date; None after 2050, where the calendar ends."""
    if date.year > LAST_LUNAR_YEAR:
        return None
    return LunarDay.model_validate(lunar_of(date), from_attributes=True)


def shown(pillar: Pillar) -> DayPillar:
    """A pillar as the contract shows it."""
    return DayPillar(name=pillar.hangul, hanja=pillar.hanja)


def _last_days(subject: Subject, date: dt.date) -> list[Day]:
    """The facts of a date and the six days before it, as far as 1900 goes back; the date last."""
    back = min(_RECENT_DAYS - 1, (date - _FIRST_DAY).days)
    return [Day(subject, date - dt.timedelta(days)) for days in range(back, -1, -1)]


def _category(area: Area, day: Day, telling: Telling) -> Category:
    return Category(
        id=area,
        name=telling.word(area),
        score=day.scores[area],
        text=telling.area(area),
        reasons=telling.reasons(area),
    )
