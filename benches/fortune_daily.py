"""Daily readings in figures: what repeats, how many are alike, how scores spread, and how long one takes."""

import datetime as dt
import random
import re
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.taste import STYLES
from fortune_desktop.fortune.daily.telling import Telling
from fortune_desktop.fortune.daily.weights import AREAS

# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "daily_sentences_back_within_30_days_ko": 0.0,
    "daily_sentences_back_within_30_days_en": 0.0,
    "daily_distinct_readings_of_20000": -19_900.0,
    "daily_reading_us": 2_000.0,
}
_WINDOW = 30
_FIRST = dt.date(2026, 1, 1)
_ENDS = re.compile(r"(?<=[.!?])\s+")
_ROUNDS = 1000


def figures() -> dict[str, float]:
    """Every figure by its name: 300 people for 400 days, 20,000 people on one day."""
    crowd = subjects(300)
    scores = [Day(one, day).scores["overall"] for one in crowd for day in dates(_FIRST, 120)]
    months = [
        statistics.pstdev(Day(one, day).scores["overall"] for day in dates(_FIRST, 30))
        for one in crowd
    ]
    tenths = statistics.quantiles(scores, n=10)
    return {
        "daily_sentences_back_within_30_days_ko": repeats(crowd, 400, "ko"),
        "daily_sentences_back_within_30_days_en": repeats(crowd, 400, "en"),
        "daily_distinct_readings_of_20000": distinct(subjects(20_000), "ko"),
        "daily_score_10th_percentile": tenths[0],
        "daily_score_median": tenths[4],
        "daily_score_90th_percentile": tenths[8],
        "daily_score_deviation_in_a_month": round(statistics.median(months), 1),
        "daily_reading_us": round(speed(crowd), 1),
    }


def subjects(count: int, seed: int = 7) -> list[Subject]:
    """So many people with births of their own; one in five does not know the hour."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    return [_subject(chance) for _ in range(count)]


def _subject(chance: random.Random) -> Subject:
    born = dt.date(1940, 1, 1) + dt.timedelta(chance.randrange(29_000))
    hour = f"{chance.randrange(24):02}:{chance.randrange(60):02}" if chance.random() > 0.2 else None
    birth = Birth(date=born.isoformat(), time=hour)
    genders: tuple[Gender | None, ...] = ("female", "male", None)
    return Subject(birth, chance.choice(genders), UUID(int=chance.getrandbits(128)))


def dates(first: dt.date, count: int) -> Iterator[dt.date]:
    """So many dates in a row."""
    return (first + dt.timedelta(days=number) for number in range(count))


def repeats(crowd: Sequence[Subject], days: int, locale: Locale) -> int:
    """How many sentences were told again within 30 days, or twice in one reading.

    Every style is told every day, as if each person changed theirs daily.
    """
    return sum(_repeats(told(one, dates(_FIRST, days), locale)) for one in crowd)


def told(subject: Subject, days: Iterable[dt.date], locale: Locale) -> Iterator[list[str]]:
    """Day after day, the sentences of every `text` of a person's readings, in any style."""
    for date in days:
        day = Day(subject, date)
        telling = Telling(day, locale)
        # The detailed text comes first and whole; of the others only what it does not say.
        texts = sentences(telling.text("detailed"))
        for style in STYLES:
            texts += [one for one in sentences(telling.text(style)) if one not in texts]
        for area in AREAS:
            texts += sentences(telling.area(area))
        yield texts


def sentences(text: str) -> list[str]:
    """A text cut into its sentences."""
    return _ENDS.split(text)


def _repeats(days: Iterable[list[str]]) -> int:
    last: dict[str, int] = {}
    found = 0
    for number, texts in enumerate(days):
        for text in texts:
            found += number - last.get(text, -_WINDOW - 1) <= _WINDOW
            last[text] = number
    return found


def distinct(crowd: Iterable[Subject], locale: Locale) -> int:
    """How many different readings people have on one day: the spoken text and those of the areas."""
    found = set()
    for one in crowd:
        telling = Telling(Day(one, _FIRST), locale)
        found.add((telling.text("warm"), *(telling.area(area) for area in AREAS)))
    return len(found)


def speed(crowd: Sequence[Subject]) -> float:
    """Microseconds of a reading from birth to words, with the six days before it; the median."""
    taken = []
    for number in range(_ROUNDS):
        one = crowd[number % len(crowd)]
        day = _FIRST + dt.timedelta(days=number)
        begun = time.perf_counter()
        read_day(one.birth, day, "ko", gender=one.gender, user_id=one.user_id)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1e6
