"""Pairs of births for the tests of two people."""

from datetime import date

from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.pair.side import One
from fortune_desktop.fortune.words import Word

SEOYEON = Birth(date="1995-02-04", time="16:11")
JIHO = Birth(date="1994-12-22")
DAY = date(2026, 11, 22)


def one(day: str, time: str | None = "12:00", name: str = "서연 님") -> One:
    return One(Birth(date=day, time=time), Word(name))


_TIMES = st.none() | st.times().map(lambda time: time.strftime("%H:%M"))
BIRTHS = st.builds(
    lambda day, time: Birth(date=day.isoformat(), time=time),
    st.dates(date(1900, 1, 2), date(2100, 12, 30)),
    _TIMES,
)
