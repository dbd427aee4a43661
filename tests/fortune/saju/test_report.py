"""A chart as the contract tells it."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.saju.models import SajuOptions, SajuRequest, SajuResult
from fortune_desktop.fortune.saju.report import report
from tests.fortune.saju.births import GENDERS, SEOYEON, births, options
from tests.fortune.samples import ANNA

# What no language may change.
FACTS = {
    "pillars", "names", "options", "instant_utc", "ten_gods", "hidden_stems", "twelve_stages", "own_stages",
    "nayin", "twelve_stars", "voids", "year_voids", "elements", "elements_weighted",
}  # fmt: skip


def test_a_known_chart() -> None:
    found = report(ANNA, "female", SajuOptions(), "ko").model_dump(mode="json")
    assert found["pillars"] == {"year": "庚午", "month": "辛巳", "day": "庚辰", "hour": "癸未"}
    assert found["instant_utc"] == "1990-05-15T05:30:00Z"
    assert found["options"]["clock"] == "local_mean"
    assert found["ten_gods"]["day"] == {"stem": None, "branch": "편인"}
    assert found["ten_gods"]["hour"] == {"stem": "상관", "branch": "정인"}
    assert found["hidden_stems"]["month"] == ["戊", "庚", "丙"]
    assert found["voids"] == ["申", "酉"]
    assert found["elements"] == {"wood": 0, "fire": 2, "earth": 2, "metal": 3, "water": 1}
    assert found["relations"][0]["characters"] == "午未"
    assert found["luck"]["forward"] is False
    assert found["luck"]["start_age"] == 3
    cycle = found["luck"]["cycles"][0]
    assert (cycle["age"], cycle["pillar"]) == (3, "庚辰")
    assert "경금" in found["text"]
    assert "목 기운이 없어서" in found["text"]


def test_tables_of_a_known_chart() -> None:
    found = report(ANNA, "female", SajuOptions(), "ko")
    assert found.twelve_stages.model_dump() == {
        "year": "목욕",
        "month": "장생",
        "day": "양",
        "hour": "관대",
    }
    assert found.own_stages.model_dump() == {
        "year": "목욕",
        "month": "사",
        "day": "양",
        "hour": "묘",
    }
    assert found.nayin.model_dump() == {
        "year": "노방토",
        "month": "백랍금",
        "day": "백랍금",
        "hour": "양류목",
    }
    assert found.twelve_stars.model_dump() == {
        "year": "장성살", "month": "망신살", "day": "월살", "hour": "반안살",
    }  # fmt: skip
    assert found.year_voids == ["戌", "亥"]
    stars = {(star.id, star.place, star.characters) for star in found.stars}
    assert stars == {
        ("month_virtue", "year", "巳庚"),
        ("heaven_virtue", "month", "巳辛"),
        ("scholar", "month", "庚巳"),
        ("hidden_stipend", "month", "庚巳"),
        ("month_virtue", "day", "巳庚"),
        ("commander", "day", "庚辰"),
        ("noble", "hour", "庚未"),
    }
    assert sum(found.elements_weighted.values()) == 270
    assert (found.strength.score, found.strength.level) == (50, "balanced")
    assert found.useful_element.estimate is True
    assert found.pattern.name == "편관격"
    assert found.notice.startswith("사주는 재미로 보는 참고용이에요.")


def test_the_notes_over_the_columns() -> None:
    notes = {one.place: one.note for one in report(SEOYEON, None, SajuOptions(), "ko").columns}
    assert notes == {"hour": "15:39", "day": "나", "month": "소한 뒤", "year": "입춘 전"}
    after = {one.place: one.note for one in report(ANNA, None, SajuOptions(), "en").columns}
    assert after == {
        "hour": "13:58",
        "day": "you",
        "month": "After Start of Summer",
        "year": "After Start of Spring",
    }
    january = report(Birth(date="2000-01-02", time="12:00"), None, SajuOptions(), "ko").columns
    assert [one.note for one in january][2:] == ["대설 뒤", "입춘 전"]


def test_without_a_gender_there_is_no_luck() -> None:
    assert report(ANNA, None, SajuOptions(), "ko").luck is None


def test_without_an_hour_nothing_of_it_is_told() -> None:
    found = report(ANNA.model_copy(update={"time": None}), "male", SajuOptions(), "en")
    assert found.instant_utc is None
    told = (found.pillars.hour, found.ten_gods.hour, found.hidden_stems.hour, found.nayin.hour)
    assert told == (None, None, None, None)
    assert [warning.code for warning in found.warnings] == ["unknown_hour"]
    assert found.luck is not None
    assert found.luck.uncertain_years == 0.33
    assert "0.33" in found.warnings[0].text


def test_a_birth_beside_a_term_has_two_full_charts() -> None:
    found = report(SEOYEON, "female", SajuOptions(), "ko")
    (warning,), (other,) = found.warnings, found.alternatives
    assert (warning.code, warning.term) == ("near_solar_term", "입춘")
    assert warning.text.startswith("입춘이 1995년 2월 4일 16:12:50에 들었어요.")
    assert warning.at_local is not None
    assert warning.at_local.utcoffset() == timedelta(hours=9)
    assert (other.here, other.label) == ("입춘 전", "입춘 뒤")
    assert other.pillars.model_dump() == {
        "year": "乙亥",
        "month": "戊寅",
        "day": "丙寅",
        "hour": "丙申",
    }
    assert other.names.year == "을해"
    assert [one.note for one in other.columns] == ["15:41", "나", "입춘 뒤", "입춘 뒤"]
    assert other.ten_gods.year.stem == "정인"
    assert sum(other.elements.values()) == 8
    alone = report(SEOYEON.model_copy(update={"time": "16:13"}), None, SajuOptions(), "ko")
    assert alone.pillars == other.pillars
    assert (alone.strength, alone.useful_element) == (other.strength, other.useful_element)
    assert found.strength != other.strength
    assert found.luck is not None
    assert other.luck is not None
    assert (found.luck.forward, other.luck.forward) == (False, True)
    assert (found.luck.start_age, other.luck.start_age) == (10, 10)


def test_the_labels_change_places_after_the_term() -> None:
    found = report(SEOYEON.model_copy(update={"time": "16:14"}), None, SajuOptions(), "en")
    (other,) = found.alternatives
    assert (other.here, other.label) == ("After Start of Spring", "Before Start of Spring")
    assert other.pillars.year == "甲戌"


def test_a_clock_change_has_two_full_charts() -> None:
    twice = report(Birth(date="1988-10-09", time="02:10"), None, SajuOptions(), "ko")
    (warning,), (other,) = twice.warnings, twice.alternatives
    assert warning.text.startswith("이날은 시계를 되돌려서 02:10이 두 번 있었어요.")
    assert (other.here, other.label) == ("시계를 돌리기 전", "시계를 돌린 뒤")
    assert other.instant_utc is not None
    assert twice.instant_utc is not None
    assert other.instant_utc - twice.instant_utc == timedelta(hours=1)
    gap = report(Birth(date="1988-05-08", time="02:30"), None, SajuOptions(), "en")
    assert gap.warnings[0].text.startswith("Clocks were put forward that day, so 02:30 never was.")
    assert gap.alternatives[0].label == "After the clocks changed"


def test_a_day_that_was_left_out_names_no_hour() -> None:
    birth = Birth(date="2011-12-30", timezone="Pacific/Apia")
    for locale, words in (("ko", "건너뛴 날"), ("en", "skipped this day")):
        request = SajuRequest.model_validate({"birth": birth, "locale": locale})
        found = report(birth, None, SajuOptions(), request.locale)
        (text,) = [one.text for one in found.warnings if one.code == "clock_gap"]
        assert words in text
        assert "12:00" not in text


def test_a_doubtful_chart_names_the_term_and_the_other_chart() -> None:
    found = report(Birth(date="2024-02-04"), None, SajuOptions(), "ko")
    term = found.warnings[1]
    assert (term.code, term.term) == ("near_solar_term", "입춘")
    assert term.at == terms(2024)[2].utc
    assert term.text.startswith("태어난 날 2024년 2월 4일 17:27:07")
    assert {found.pillars.year, found.alternatives[0].pillars.year} == {"癸卯", "甲辰"}
    assert found.alternatives[0].instant_utc is None


def test_before_legal_time_the_reader_is_told() -> None:
    found = report(Birth(date="1905-06-01", time="10:00"), None, SajuOptions(), "ko")
    assert [warning.text for warning in found.warnings] == [
        "1908년 4월 전에는 표준시가 없어서 태어난 곳의 평균시로 읽었어요."
    ]
    assert found.options_shown.offset_minutes == 0.05


def test_years_months_and_days_come_when_asked() -> None:
    none = report(ANNA, None, SajuOptions(), "ko")
    assert (none.years, none.months, none.days) == ([], [], [])
    found = report(ANNA, None, SajuOptions(), "ko", 2026, 2)
    assert [one.year for one in found.years if one.chosen] == [2026]
    assert len(found.months) == 12
    assert len(found.days) == 28


@pytest.mark.parametrize(
    ("chosen", "day_and_hour"),
    [
        (SajuOptions(clock="standard", day_boundary="yaja"), ("庚辰", "戊子")),
        (SajuOptions(clock="standard", day_boundary="jasi"), ("辛巳", "戊子")),
        (SajuOptions(clock="standard", day_boundary="midnight"), ("庚辰", "丙子")),
        (SajuOptions(clock="local_mean", day_boundary="yaja"), ("庚辰", "丁亥")),
    ],
)
def test_options_are_obeyed(chosen: SajuOptions, day_and_hour: tuple[str, str]) -> None:
    found = report(Birth(date="1990-05-15", time="23:20"), None, chosen, "ko")
    assert (found.pillars.day, found.pillars.hour) == day_and_hour
    assert found.options == chosen


@settings(max_examples=60, deadline=None, derandomize=True)
@given(births(), options, st.sampled_from([None, *GENDERS]), st.integers(1900, 2100))
def test_facts_never_vary_with_the_language(
    birth: Birth, chosen: SajuOptions, gender: Gender | None, year: int
) -> None:
    assert SajuResult.model_fields.keys() >= FACTS
    languages: tuple[Locale, ...] = ("ko", "en")
    korean, english = (report(birth, gender, chosen, locale, year) for locale in languages)
    for field in FACTS:
        assert getattr(korean, field) == getattr(english, field)
    assert korean == report(birth, gender, chosen, "ko", year)
    assert korean.model_validate_json(korean.model_dump_json()) == korean
    assert not [warning for warning in korean.warnings if "{" in warning.text]
