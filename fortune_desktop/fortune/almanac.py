"""The almanac: the instants of the 24 solar terms 1899-2101 and the Korean lunar calendar 1900-2050."""

import json
import sys
from array import array
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files

from korean_lunar_calendar import KoreanLunarCalendar

from fortune_desktop.core.errors import Detail, ImpossibleDate, OutOfRange

FIRST_YEAR, LAST_YEAR = 1900, 2100
LAST_LUNAR_YEAR = 2050
KST = timezone(timedelta(hours=9))
TERMS_A_YEAR = 24
_MONTHS_A_YEAR = 12
IPCHUN = 2
TERM_NAMES = (
    "소한", "대한", "입춘", "우수", "경칩", "춘분", "청명", "곡우", "입하", "소만", "망종", "하지",
    "소서", "대서", "입추", "처서", "백로", "추분", "한로", "상강", "입동", "소설", "대설", "동지",
)  # fmt: skip
_UNIX_EPOCH_JD = 2440587.5
_FIRST_LUNAR_DAY = date(1899, 2, 10).toordinal()  # the new year of 1899
_DAY = 86_400


@dataclass(frozen=True)
class SolarTerm:
    """One of the 24 terms of a year: `index` 0 (소한) to 23 (동지), `utc` its instant.

    `tt_minus_utc` is in seconds; the scale of `utc` is told in `tools/bake_terms.py`.
    """

    year: int
    index: int
    utc: datetime
    tt_minus_utc: float

    @property
    def name(self) -> str:
        """The Korean name."""
        return TERM_NAMES[self.index]

    @property
    def solar_longitude(self) -> int:
        """The sun's apparent longitude in degrees, 0 at 춘분 (the March equinox)."""
        return (285 + 15 * self.index) % 360

    @property
    def kst(self) -> datetime:
        """The instant at UTC+9."""
        return self.utc.astimezone(KST)

    @property
    def jd_tt(self) -> float:
        """The instant as a Julian day of Terrestrial Time."""
        return _UNIX_EPOCH_JD + (self.utc.timestamp() + self.tt_minus_utc) / _DAY


class _Table:
    """The baked table: every term's Unix time (seconds) in order, and TT - UTC (seconds)."""

    def __init__(self) -> None:
        folder = files("fortune_desktop.fortune") / "data"
        header = json.loads((folder / "terms.json").read_text("utf-8"))
        values = array("i", (folder / "terms.bin").read_bytes())
        if sys.byteorder == "big":
            values.byteswap()
        self.first: int = header["first_year"]
        self.last: int = header["last_year"]
        count = (self.last - self.first + 1) * TERMS_A_YEAR
        tenths = [
            round(10 * datetime(year, 1, 1, tzinfo=UTC).timestamp())
            for year in range(self.first, self.last + 1)
        ]
        # One rounding only: a term's datetime then has the very same number of seconds.
        self.unix = [(tenths[i // TERMS_A_YEAR] + values[i]) / 10 for i in range(count)]
        self.offset = [values[count + i] / 1000 for i in range(count)]
        self.months = self.unix[::2]  # the 절 alone, which open the months

    def __getitem__(self, position: int) -> SolarTerm:
        year, index = divmod(position, TERMS_A_YEAR)
        utc = datetime.fromtimestamp(self.unix[position], UTC)
        return SolarTerm(self.first + year, index, utc, self.offset[position])


_TABLE = _Table()


def terms(year: int) -> tuple[SolarTerm, ...]:
    """The 24 terms of a calendar year in KST, 소한 first; outside 1900-2100 an OutOfRange."""
    return tuple(term(year, index) for index in range(TERMS_A_YEAR))


def term(year: int, index: int) -> SolarTerm:
    """One term of a calendar year in KST, 0 (소한) to 23 (동지); outside 1900-2100 an OutOfRange."""
    check_year(year, field="year")
    return _TABLE[(year - _TABLE.first) * TERMS_A_YEAR + index]


def term_before(instant: datetime) -> SolarTerm:
    """The last term at or before an aware instant."""
    return _TABLE[_position(instant)]


def term_after(instant: datetime) -> SolarTerm:
    """The first term after an aware instant."""
    return _TABLE[_position(instant) + 1]


def month_term_before(instant: datetime) -> SolarTerm:
    """The 절 that opened the month pillar of an aware instant."""
    return _TABLE[_position(instant) // 2 * 2]


def month_term_after(instant: datetime) -> SolarTerm:
    """The next 절 after an aware instant."""
    return _TABLE[_position(instant) // 2 * 2 + 2]


def month_number(unix: float) -> int:
    """How many month pillars lie between the one that 소한 of 1899 opened and that of an instant.

    `unix` in seconds since 1970 UTC; OutOfRange beyond the table.
    """
    number = bisect_right(_TABLE.months, unix) - 1
    if not 0 <= number < len(_TABLE.months) - 1:
        raise OutOfRange(first=FIRST_YEAR, last=LAST_YEAR)
    return number


def month_bounds(number: int) -> tuple[float, float]:
    """The instants of the 절 that opens a numbered month and of the next, in Unix seconds."""
    return _TABLE.months[number], _TABLE.months[number + 1]


def month_terms(year: int) -> tuple[SolarTerm, ...]:
    """The twelve 절 of a year of pillars: from its 입춘 to the 소한 of the next calendar year."""
    check_year(year, field="year")
    start = (year - _TABLE.first) * TERMS_A_YEAR + IPCHUN
    return tuple(_TABLE[start + 2 * month] for month in range(12))


def _position(instant: datetime) -> int:
    position = bisect_right(_TABLE.unix, instant.timestamp()) - 1
    if not 0 <= position < len(_TABLE.unix) - 2:
        raise OutOfRange(first=FIRST_YEAR, last=LAST_YEAR)
    return position


@dataclass(frozen=True)
class LunarDate:
    """A date of the Korean lunar calendar; `leap` marks the second month of that number (윤달)."""

    year: int
    month: int
    day: int
    leap: bool = False


def check_year(year: int, last: int = LAST_YEAR, field: str = "date") -> None:
    """Raise OutOfRange for a year before 1900 or after `last`; `field` is the one of the request that gave it."""
    if not FIRST_YEAR <= year <= last:
        raise OutOfRange(field=field, first=FIRST_YEAR, last=last)


def solar_date(text: str, field: str = "date") -> date:
    """The Gregorian date of a text YYYY-MM-DD in a field; ImpossibleDate or OutOfRange (1900-2100)."""
    year, month, day = (int(part) for part in text.split("-"))
    check_year(year, field=field)
    try:
        return date(year, month, day)
    except ValueError as problem:
        days = monthrange(year, month)[1] if 1 <= month <= _MONTHS_A_YEAR else 0
        raise _impossible(text, days, field=field, calendar="solar") from problem


def day_asked(text: str | None, now: datetime) -> date:
    """The day of a request's `date`, that of `now` if it names none; ImpossibleDate or OutOfRange (1900-2100)."""
    return solar_date(text) if text else now.date()


def lunar_date(text: str, leap: bool, field: str = "lunar") -> LunarDate:
    """The lunar date of a text YYYY-MM-DD in a field; ImpossibleDate or OutOfRange (1900-2050)."""
    year, month, day = (int(part) for part in text.split("-"))
    found = LunarDate(year, month, day, leap)
    solar_of(found, field)
    return found


def _impossible(text: str, days: int, **where: Detail) -> ImpossibleDate:
    """That there is no such date; `ends` is the last one of its month of so many days, if there is that month."""
    ends = {"ends": f"{text[:-2]}{days:02}"} if days else {}
    return ImpossibleDate(date=text, **where, **ends)


class _LunarMonths:
    """Every month of the Korean lunar years 1899-2050: the day it begins (ordinal) and its name.

    The library packs a year into one number: bits 12-15 its leap month (0 for none), bit 16 whether that one has 30
    days, bits 0-11 whether the first to the twelfth month has (the first is the highest).
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.names: list[tuple[int, int, bool]] = []
        packed = KoreanLunarCalendar.KOREAN_LUNAR_DATA
        base = KoreanLunarCalendar.KOREAN_LUNAR_BASE_YEAR
        start = _FIRST_LUNAR_DAY
        for year in range(FIRST_YEAR - 1, LAST_LUNAR_YEAR + 1):
            for month, leap, days in _months_of(packed[year - base]):
                self.starts.append(start)
                self.names.append((year, month, leap))
                start += days
        self.starts.append(start)
        self.places = {name: place for place, name in enumerate(self.names)}


def _months_of(packed: int) -> Iterator[tuple[int, bool, int]]:
    """Number, leap and days of each month of a packed lunar year."""
    leap_month = packed >> 12 & 0xF
    for month in range(1, 13):
        yield month, False, 29 + (packed >> 12 - month & 1)
        if month == leap_month:
            yield month, True, 29 + (packed >> 16 & 1)


@cache
def _lunar_months() -> _LunarMonths:
    return _LunarMonths()


def lunar_of(day: date) -> LunarDate:
    """The Korean lunar date of a Gregorian date; OutOfRange outside 1900-2050."""
    check_year(day.year, LAST_LUNAR_YEAR)
    months, ordinal = _lunar_months(), day.toordinal()
    place = bisect_right(months.starts, ordinal) - 1
    year, month, leap = months.names[place]
    return LunarDate(year, month, ordinal - months.starts[place] + 1, leap)


def solar_of(lunar: LunarDate, field: str = "lunar") -> date:
    """The Gregorian date of a Korean lunar date in a field; ImpossibleDate, or OutOfRange past 1900-2050."""
    check_year(lunar.year, LAST_LUNAR_YEAR, field)
    months = _lunar_months()
    place = months.places.get((lunar.year, lunar.month, lunar.leap))
    days = 0 if place is None else months.starts[place + 1] - months.starts[place]
    if place is None or not 1 <= lunar.day <= days:
        text = f"{lunar.year:04}-{lunar.month:02}-{lunar.day:02}"
        raise _impossible(text, days, field=field, calendar="lunar", leap=lunar.leap)
    day = date.fromordinal(months.starts[place] + lunar.day - 1)
    check_year(day.year, LAST_LUNAR_YEAR, field)  # the end of the lunar year 2050 lies in 2051
    return day
