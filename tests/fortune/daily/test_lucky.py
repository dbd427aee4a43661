"""Small things of a day: from the element that does good, and hours on the person's own clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.fortune_daily import subjects
from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.cycle import BRANCHES, Element, Relation, relations
from fortune_desktop.fortune.daily.lucky import lucky
from fortune_desktop.fortune.daily.models import Lucky
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.telling import Telling
from fortune_desktop.fortune.saju.stars import noble
from tests.fortune.samples import ANNA

DAY = date(2026, 11, 22)
THINGS = {
    Element.WOOD: ("teal", [3, 8], "동쪽"),
    Element.FIRE: ("red", [2, 7], "남쪽"),
    Element.EARTH: ("yellow", [5, 10], "가운데"),
    Element.METAL: ("white", [4, 9], "서쪽"),
    Element.WATER: ("navy", [1, 6], "북쪽"),
}


def of(birth: Birth, day: date = DAY) -> Lucky:
    found = Day(Subject(birth), day)
    return lucky(found, Telling(found, "ko"))


def test_every_element_has_its_things() -> None:
    seen = {}
    for subject in subjects(60):
        day = Day(subject, DAY)
        found = lucky(day, Telling(day, "ko"))
        seen[subject.wanted] = (found.color_id, found.numbers, found.direction)
        assert found.number in found.numbers
    assert seen == THINGS


def test_numbers_take_turns() -> None:
    assert {of(ANNA, DAY + timedelta(days=number)).number for number in range(2)} == {3, 8}


def test_hours_are_on_the_wall_clock_of_the_persons_place() -> None:
    # 미시 (13 to 15 by the sun's mean) of somebody for whom 未 is noble, on a day of 子.
    assert of(ANNA).hours == "13:32–15:32"
    assert "미(未)" in of(ANNA).why
    japan = ANNA.model_copy(update={"longitude": 135.0, "timezone": "Asia/Tokyo"})
    assert of(japan).hours == "13:00–15:00"
    summer = date(1988, 7, 7)  # 甲申: 巳 combines with it; Korea had summer time
    assert of(ANNA, summer).hours.endswith(":32")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 2000), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_hours_are_of_a_branch_that_helps_and_of_waking_time(person: int, when: date) -> None:
    (subject,) = subjects(1, seed=person)
    day = Day(subject, when)
    found = lucky(day, Telling(day, "ko"))
    start = datetime.strptime(f"{when} {found.hours[:5]}", "%Y-%m-%d %H:%M").replace(
        tzinfo=subject.birth.zone
    )
    mean = start.astimezone(UTC) + timedelta(minutes=4 * subject.birth.longitude)
    branch = round((mean.hour + mean.minute / 60 + 1) / 2) % 12
    helps = BRANCHES[branch] in noble(subject.pillars.day.stem)
    combines = Relation.SIX_COMBINE in relations(branch, day.sky.day.branch)
    assert helps or combines
    assert f"({BRANCHES[branch]})의 시간" in found.why


@pytest.mark.parametrize("days", [60])
def test_waking_hours_come_first(days: int) -> None:
    starts = {int(of(ANNA, DAY + timedelta(days=number)).hours[:2]) for number in range(days)}
    assert all(7 <= start < 20 for start in starts)
    assert len(starts) > 2
