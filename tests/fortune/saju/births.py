"""Births and pillars for the tests of this room: written out, or any that a property may ask for."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import BRANCHES, PILLARS, STEMS, Pillar, Pillars
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.pillars import DayBoundary

CLOCKS: tuple[Clock, ...] = get_args(Clock)
BOUNDARIES: tuple[DayBoundary, ...] = get_args(DayBoundary)
ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)
GENDERS: tuple[Gender, ...] = get_args(Gender)
# Two minutes before 입춘: another year, month and direction of luck on the other side.
SEOYEON = Birth(date="1995-02-04", time="16:11")

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
hours = st.times().map(lambda time: f"{time:%H:%M}")
places = st.sampled_from(
    [
        ("Asia/Seoul", 37.5665, 126.978),
        ("America/New_York", 40.71, -74.0),
        ("Europe/London", 51.5, -0.12),
        ("Pacific/Auckland", -36.85, 174.76),
    ]
)
options = st.builds(
    SajuOptions,
    clock=st.sampled_from(CLOCKS),
    day_boundary=st.sampled_from(BOUNDARIES),
    luck_rounding=st.sampled_from(ROUNDINGS),
)
four = st.builds(
    Pillars,
    st.sampled_from(PILLARS),
    st.sampled_from(PILLARS),
    st.sampled_from(PILLARS),
    st.one_of(st.none(), st.sampled_from(PILLARS)),
)


@st.composite
def births(draw: st.DrawFn) -> Birth:
    """Any solar birth in four places, the hour sometimes unknown."""
    zone, latitude, longitude = draw(places)
    return Birth(
        date=draw(days).isoformat(),
        time=draw(st.one_of(st.none(), hours)),
        timezone=zone,
        latitude=latitude,
        longitude=longitude,
    )


def pillar(hanja: str) -> Pillar:
    """The pillar of two Hanja."""
    return Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1]))


def chart(text: str) -> Pillars:
    """Pillars from year to hour, as "庚午 辛巳 庚辰 癸未"; three without an hour."""
    year, month, day, *hour = map(pillar, text.split())
    return Pillars(year, month, day, hour[0] if hour else None)


def hanja(pillars: Pillars) -> str:
    """The known pillars in a row."""
    return "".join(one.hanja for one in pillars.placed().values())
