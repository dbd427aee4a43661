"""The ten-year luck against the sample."""

from datetime import date, datetime
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.fortune.cycle import Pillar
from fortune_desktop.fortune.saju.luck import CYCLES, Luck, Rounding, luck
from fortune_desktop.fortune.saju.pillars import cast
from tests.fortune.saju.births import GENDERS, ROUNDINGS, births, pillar
from tests.fortune.samples import rows

YEAR, MONTH = pillar("庚午"), pillar("辛巳")


def luck_at(text: str, gender: Gender, rounding: Rounding, month: Pillar = MONTH) -> Luck:
    return luck(YEAR, month, datetime.fromisoformat(text), gender, rounding)


def test_every_row_for_both_genders() -> None:
    for row in rows("pillars.json"):
        year, month = pillar(row["year"]), pillar(row["month"])
        instant = datetime.fromisoformat(row["utc"])
        for gender in GENDERS:
            forward, pillars, years = row["luck"][gender]
            found = luck(year, month, instant, gender, "round")
            assert found.forward is forward
            assert "".join(pillar.hanja for _, _, pillar in found.cycles[:4]) == pillars
            assert abs(found.exact_start - years) < 0.001


def test_rounding_moves_the_start_and_every_cycle() -> None:
    born = "1990-05-12T05:30:00+00:00"
    exact = luck_at(born, "male", "exact")
    assert exact.forward
    assert 8 < exact.start_age < 8.5
    assert luck_at(born, "male", "round").start_age == 8
    back = luck_at(born, "female", "round")
    assert not back.forward
    assert back.start_age == 2
    assert luck_at(born, "female", "floor").start_age == 2
    assert [age for age, _, _ in back.cycles] == [2 + 10 * n for n in range(CYCLES)]


def test_two_days_left_over_round_up() -> None:
    born = "1990-05-14T05:30:00+00:00"
    assert 2.5 < luck_at(born, "female", "exact").start_age < 3
    assert luck_at(born, "female", "round").start_age == 3
    assert luck_at(born, "female", "floor").start_age == 2


def luck_of(day: str, gender: Gender) -> Luck:
    chart = cast(Birth(date=day, time="12:00"))
    return luck(chart.pillars.year, chart.pillars.month, chart.moment.civil, gender, "exact")


def test_the_day_it_starts_is_told_to_the_day() -> None:
    # 망종 came 21 days, 17 hours and 16 minutes later: 7 years, 2 months and 26 days of life.
    found = luck_at("1990-05-15T05:30:00+00:00", "male", "round")
    assert found.parts == (7, 2, 26)
    assert found.start == date(1997, 8, 10)
    assert found.distance == pytest.approx((21 * 24 + 17) * 3600 + 16 * 60, abs=60)
    starts = [start for _, start, _ in found.cycles]
    assert starts == [date(1997 + 10 * n, 8, 10) for n in range(CYCLES)]


@pytest.mark.parametrize(
    ("born", "gender", "parts", "start"),
    [
        ("1960-08-31", "male", (2, 6, 6), date(1963, 3, 6)),  # from 28 February
        ("1965-08-31", "female", (2, 6, 28), date(1968, 3, 28)),  # from 29 February
        ("1963-08-31", "female", (2, 9, 0), date(1966, 5, 31)),
    ],
)
def test_a_month_too_short_for_the_day_begins_at_its_end(
    born: str, gender: Gender, parts: tuple[int, int, int], start: date
) -> None:
    found = luck_of(born, gender)
    assert (found.parts, found.start) == (parts, start)


def test_a_leap_day_returns_in_common_years() -> None:
    starts = [start for _, start, _ in luck_of("1960-06-26", "male").cycles]
    assert starts[:3] == [date(1964, 2, 29), date(1974, 2, 28), date(1984, 2, 29)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(births(), st.sampled_from(ROUNDINGS))
def test_man_and_woman_go_opposite_ways_through_the_cycle(birth: Birth, how: Rounding) -> None:
    chart = cast(birth)
    year, month = chart.pillars.year, chart.pillars.month
    him, her = (luck(year, month, chart.moment.civil, gender, how) for gender in ("male", "female"))
    assert him.forward is not her.forward
    assert him.forward is (year.stem % 2 == 0)
    for found in (him, her):
        years = found.distance / (3 * 86_400)
        wanted = {"round": floor(years + 0.5), "floor": floor(years), "exact": round(years, 4)}
        assert found.start_age == wanted[how]
        step = 1 if found.forward else -1
        assert [one.index for _, _, one in found.cycles] == [
            (month.index + step * (n + 1)) % 60 for n in range(CYCLES)
        ]
        whole, months, days = found.parts
        assert whole + months / 12 + days / 360 == pytest.approx(found.exact_start, abs=0.003)
        assert 0 <= months < 12
        assert 0 <= days < 30
    # Both ways together are one month of pillars, 29 to 32 days: nine to eleven years of luck.
    assert 9.5 < him.exact_start + her.exact_start < 10.7
