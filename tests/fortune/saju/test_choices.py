"""The options as shown on screen, and what another choice would change."""

from datetime import date

import pytest
from hypothesis import given, settings

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.saju.choices import options_shown
from fortune_desktop.fortune.saju.models import OptionsShown, SajuOptions
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.pillars import cast
from fortune_desktop.fortune.show import pillar_texts
from tests.fortune.saju.births import SEOYEON, births, options


def shown(
    birth: Birth, chosen: SajuOptions | None = None, names: Names | None = None
) -> OptionsShown:
    how = chosen or SajuOptions()
    return options_shown(birth, cast(birth, how.clock, how.day_boundary), how, names or Names("ko"))


def test_the_clock_of_seoul_is_32_minutes_behind() -> None:
    found = shown(SEOYEON)
    assert (found.clock.name, found.offset_minutes, found.time) == ("지역 평균시", -32.09, "15:39")
    assert found.text == "지역 평균시 −32분 (15:39)"
    assert found.date == date(1995, 2, 4)
    assert shown(SEOYEON, names=Names("en")).text == "local mean time −32 min (15:39)"


def test_summer_time_is_told() -> None:
    found = shown(Birth(date="1988-07-01", time="12:00"))
    assert (found.summer_minutes, found.offset_minutes) == (60, -92.09)
    assert found.text == "지역 평균시 −92분 (서머타임 60분을 되돌려 10:28)"


def test_before_one_by_the_sun_it_is_another_day() -> None:
    assert shown(Birth(date="1990-05-15", time="00:10")).date == date(1990, 5, 14)


def test_an_unknown_hour_needs_no_clock() -> None:
    found = shown(Birth(date="1990-05-15"))
    assert (found.time, found.date, found.offset_minutes, found.changes) == (None, None, None, [])
    assert found.text == "시간을 몰라 시계는 쓰지 않았어요"


def test_every_other_choice_is_told_with_what_it_changes() -> None:
    found = shown(Birth(date="1990-05-15", time="15:20"))
    assert [(one.option, one.value) for one in found.changes] == [
        ("clock", "fixed_127_5"),
        ("clock", "standard"),
        ("clock", "apparent"),
        ("day_boundary", "jasi"),
        ("day_boundary", "midnight"),
    ]
    plain = found.changes[1]
    assert (plain.time, plain.differs, plain.pillars.hour) == ("15:20", ["hour"], "甲申")
    assert plain.text == "표준시로 보면 15:20이에요. 시주가 갑신으로 바뀌어요."
    assert found.changes[0].differs == []
    assert found.changes[0].text == "127.5° 고정으로 보면 14:50이에요. 기둥은 그대로예요."


def test_day_boundaries_differ_in_the_late_rat_hour() -> None:
    late = Birth(date="1990-05-15", time="23:50")
    changes = {one.value: one for one in shown(late).changes}
    assert changes["jasi"].differs == ["day"]
    assert changes["midnight"].differs == ["hour"]
    assert changes["jasi"].text == "23시 일변경으로 보면 일주가 신사로 바뀌어요."
    english = {one.value: one for one in shown(late, names=Names("en")).changes}
    assert english["jasi"].text == "With a day from 23:00: Day becomes Sin-Sa."


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_a_choice_is_named_in_the_readers_language(locale: str) -> None:
    found = shown(SEOYEON, names=Names("ko" if locale == "ko" else "en"))
    names = {found.clock.name, *(one.name for one in found.changes)}
    assert len(names) == 6
    assert any("가" <= name[0] <= "힣" for name in names) is (locale == "ko")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(births(), options)
def test_changes_are_what_the_other_choice_casts(birth: Birth, chosen: SajuOptions) -> None:
    here = pillar_texts(cast(birth, chosen.clock, chosen.day_boundary).pillars, "hanja")
    for change in shown(birth, chosen).changes:
        other = chosen.model_copy(update={change.option: change.value})
        there = cast(birth, other.clock, other.day_boundary).pillars
        assert change.pillars == pillar_texts(there, "hanja")
        before, after = here.model_dump(), change.pillars.model_dump()
        assert change.differs == [place for place in before if before[place] != after[place]]
        assert set(change.differs) <= {"day", "hour"}
