"""The columns of a chart as they are drawn."""

from typing import Literal

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import Pillars
from fortune_desktop.fortune.saju.columns import (
    by_place,
    columns,
    in_hanja,
    placed_gods,
    placed_stems,
    roles_of,
    void_of,
)
from fortune_desktop.fortune.saju.models import Column
from fortune_desktop.fortune.saju.naming import Names
from tests.fortune.saju.births import chart, four

SEOYEON = chart("甲戌 丁丑 丙寅 丙申")


def drawn(locale: Literal["ko", "en"] = "ko", pillars: Pillars = SEOYEON) -> list[Column]:
    return columns(pillars, {"hour": "15:39", "day": "나"}, Names(locale))


def test_columns_stand_from_the_hour_to_the_year() -> None:
    found = drawn()
    assert [(one.place, one.title, one.note, one.pillar) for one in found] == [
        ("hour", "시주", "15:39", "丙申"),
        ("day", "일주", "나", "丙寅"),
        ("month", "월주", "", "丁丑"),
        ("year", "연주", "", "甲戌"),
    ]


def test_one_column_in_full() -> None:
    hour = drawn()[0]
    stem, branch = hour.stem, hour.branch
    assert (stem.hanja, stem.name, stem.element_name, stem.yang) == ("丙", "병", "화", True)
    assert (branch.hanja, branch.name, branch.animal, branch.element_name) == (
        "申",
        "신",
        "원숭이",
        "금",
    )
    assert branch.god.name == "편재"
    assert branch.void_of == ["year"]
    inside = [(one.hanja, one.role_name, one.days, one.god.name) for one in hour.hidden]
    assert inside == [
        ("戊", "여기", 7, "식신"),
        ("壬", "중기", 7, "편관"),
        ("庚", "정기", 16, "편재"),
    ]
    assert (hour.stage.name, hour.own_stage.name, hour.nayin.name) == ("병", "병", "산하화")
    assert hour.twelve_star.name == "역마살"
    assert [star.name for star in hour.stars] == ["문창귀인", "암록", "역마"]


def test_the_day_stem_has_no_god() -> None:
    day = drawn()[1]
    assert day.stem.god is None
    assert [one.stem.god.name for one in drawn() if one.stem.god] == ["비견", "겁재", "편인"]


def test_the_same_columns_in_english() -> None:
    hour = drawn("en")[0]
    assert (hour.title, hour.pillar_name, hour.stem.name) == ("Hour", "Byeong-Sin", "Byeong")
    assert (hour.branch.animal, hour.branch.element_name) == ("Monkey", "metal")
    assert [one.id for one in hour.stars] == [one.id for one in drawn()[0].stars]


def test_two_hidden_stems_have_no_middle() -> None:
    assert roles_of(0) == ("initial", "main")
    assert roles_of(1) == ("initial", "middle", "main")


def test_tables_by_place_leave_out_an_unknown_hour() -> None:
    three = chart("甲戌 丁丑 丙寅")
    assert by_place(three, lambda one: one.hangul).hour is None
    assert placed_gods(three).hour is None
    assert placed_stems(three).hour is None
    assert [one.place for one in drawn(pillars=three)] == ["day", "month", "year"]


def test_tables_by_place() -> None:
    assert by_place(SEOYEON, lambda one: one.hangul).month == "정축"
    gods = placed_gods(SEOYEON).model_dump()
    assert gods["year"] == {"stem": "편인", "branch": "식신"}
    assert gods["day"] == {"stem": None, "branch": "편인"}
    assert placed_stems(SEOYEON).month == ["癸", "辛", "己"]
    assert in_hanja((10, 11)) == ["戌", "亥"]


@pytest.mark.parametrize(("sign", "empty"), [("甲申", ["year"]), ("甲戌", ["day"]), ("丙寅", [])])
def test_void_is_told_of_year_and_day(sign: str, empty: list[str]) -> None:
    assert void_of(SEOYEON, chart(f"{sign} {sign} {sign}").day) == empty


@settings(max_examples=80, deadline=None, derandomize=True)
@given(four)
def test_columns_say_what_the_tables_say(pillars: Pillars) -> None:
    gods, stems = placed_gods(pillars).model_dump(), placed_stems(pillars).model_dump()
    for one in drawn(pillars=pillars):
        assert one.pillar == one.stem.hanja + one.branch.hanja
        assert one.branch.god.name == gods[one.place]["branch"]
        assert (one.stem.god.name if one.stem.god else None) == gods[one.place]["stem"]
        assert [hidden.hanja for hidden in one.hidden] == stems[one.place]
        assert sum(hidden.days for hidden in one.hidden) == 30
        assert len({star.id for star in one.stars}) == len(one.stars)
