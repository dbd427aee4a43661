"""A chart as the contract tells it."""

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.report import report
from tests.fortune.samples import ANNA


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
    assert found["luck"]["cycles"][0] == {"age": 3, "pillar": "庚辰"}
    assert "경금" in found["text"]
    assert "목 기운이 없어서" in found["text"]


def test_without_a_gender_there_is_no_luck() -> None:
    assert report(ANNA, None, SajuOptions(), "ko").luck is None


def test_without_an_hour_nothing_of_it_is_told() -> None:
    found = report(ANNA.model_copy(update={"time": None}), "male", SajuOptions(), "en")
    assert found.instant_utc is None
    told = (found.pillars.hour, found.ten_gods.hour, found.hidden_stems.hour)
    assert told == (None, None, None)
    assert [warning.code for warning in found.warnings] == ["unknown_hour"]


def test_a_doubtful_chart_names_the_term_and_the_other_chart() -> None:
    found = report(Birth(date="2024-02-04"), None, SajuOptions(), "ko")
    term = found.warnings[1]
    assert (term.code, term.term) == ("near_solar_term", "입춘")
    assert term.at is not None
    assert {found.pillars.year, found.alternatives[0].pillars.year} == {"癸卯", "甲辰"}


@pytest.mark.parametrize(
    ("options", "day_and_hour"),
    [
        (SajuOptions(clock="standard", day_boundary="yaja"), ("庚辰", "戊子")),
        (SajuOptions(clock="standard", day_boundary="jasi"), ("辛巳", "戊子")),
        (SajuOptions(clock="standard", day_boundary="midnight"), ("庚辰", "丙子")),
        (SajuOptions(clock="local_mean", day_boundary="yaja"), ("庚辰", "丁亥")),
    ],
)
def test_options_are_obeyed(options: SajuOptions, day_and_hour: tuple[str, str]) -> None:
    found = report(Birth(date="1990-05-15", time="23:20"), None, options, "ko")
    assert (found.pillars.day, found.pillars.hour) == day_and_hour
    assert found.options == options
