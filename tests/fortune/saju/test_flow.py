"""Luck, years, months and days written out."""

from datetime import date

from fortune_desktop.fortune.cycle import STEMS
from fortune_desktop.fortune.saju import flow
from fortune_desktop.fortune.saju.models import LuckResult
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.pillars import cast
from tests.fortune.saju.births import SEOYEON, pillar

KO, EN = Names("ko"), Names("en")
FIRE = STEMS.index("丙")


def told(names: Names = KO, hour_known: bool = True) -> LuckResult:
    chart = cast(SEOYEON)
    found = flow.luck_of(chart.pillars, chart.moment, "female", "round")
    return flow.luck_result(found, FIRE, hour_known, names)


def test_a_pillar_meets_the_day_stem() -> None:
    met = flow.meets(pillar("甲戌"), FIRE, KO)
    assert (met.name, met.stem_god.name, met.branch_god.name, met.stage.name) == (
        "갑술", "편인", "식신", "묘",
    )  # fmt: skip


def test_ten_year_luck() -> None:
    found = told()
    assert (found.forward, found.start_age, found.uncertain_years) == (False, 10, 0)
    assert (found.start_years, found.start_months, found.start_days) == (9, 9, 28)
    assert found.start == date(2004, 12, 2)
    assert found.text == "역행 · 10세 시작 (정확히 9년 9개월)"
    third = found.cycles[2]
    assert (third.age, third.year, third.start, third.pillar) == (
        30,
        2024,
        date(2024, 12, 2),
        "甲戌",
    )
    assert third.meets.stem_god.name == "편인"


def test_an_unknown_hour_makes_the_start_uncertain() -> None:
    found = told(hour_known=False)
    assert found.uncertain_years == 0.33
    assert "0.33" in found.text
    assert told(EN).text == "Backward · starts at 10 (exactly 9 years, 9 months)"


def test_years_months_and_days() -> None:
    years = flow.years(2026, date(1995, 2, 4), FIRE, KO)
    assert [one.year for one in years if one.chosen] == [2026]
    chosen = years[4]
    assert (chosen.age, chosen.pillar, chosen.meets.stem_god.name) == (31, "丙午", "비견")
    assert chosen.starts.isoformat(timespec="minutes") == "2026-02-03T20:02+00:00"
    months = flow.months(2026, FIRE, EN)
    assert [(one.term, one.term_name, one.pillar) for one in months[:2]] == [
        ("입춘", "Start of Spring", "庚寅"),
        ("경칩", "Awakening of Insects", "辛卯"),
    ]
    days = flow.days(2026, 11, FIRE, KO)
    assert len(days) == 30
    assert (days[0].date, days[0].meets.name) == (date(2026, 11, 1), "기묘")
