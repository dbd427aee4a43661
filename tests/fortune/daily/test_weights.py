"""The points that signals give the areas of life."""

import pytest

from fortune_desktop.fortune.cycle import Relation, TenGod
from fortune_desktop.fortune.daily.weights import (
    AREAS,
    GOD,
    MEETING,
    PLACES,
    STAGE,
    STAR,
    WANTED,
    area_scores,
    effects,
)
from fortune_desktop.fortune.saju.stages import Stage


def test_points_stand_in_the_order_of_the_areas_and_nothing_is_left_out() -> None:
    assert effects(1, 0, -2, 0, 0, 3) == {"overall": 1, "money": -2, "people": 3}
    with pytest.raises(ValueError, match="shorter"):
        effects(1, 2)


def test_scores_stop_at_the_bounds() -> None:
    heavy, light = (effects(*[points] * len(AREAS)) for points in (90, -90))
    assert set(area_scores([heavy]).values()) == {98}
    assert set(area_scores([light]).values()) == {20}
    assert set(area_scores([heavy, light]).values()) == set(area_scores([]).values()) == {60}


def test_every_ten_god_stage_and_meeting_has_its_points() -> None:
    for gods in GOD.values():
        assert set(gods) == {god.value for god in TenGod}
    assert len(STAGE) == len(Stage)
    assert {relation.value for relation in Relation} <= set(MEETING)
    for places in MEETING.values():
        assert set(places) == set(PLACES)


def test_combining_lifts_and_clashing_lowers_wherever_it_meets() -> None:
    for place in PLACES:
        assert sum(MEETING["six_combine"][place].values()) > 0
        assert sum(MEETING["clash"][place].values()) < 0


def test_the_day_weighs_most_and_what_lies_over_it_less_than_itself() -> None:
    clash = {place: -sum(points.values()) for place, points in MEETING["clash"].items()}
    assert max(clash, key=clash.__getitem__) == "day"
    for overlay in set(GOD) - {"ten_god"}:
        assert sum(map(abs, GOD[overlay]["direct_wealth"].values())) < sum(
            map(abs, GOD["ten_god"]["direct_wealth"].values())
        )


def test_points_are_whole_and_of_known_areas() -> None:
    for table in (*GOD.values(), *MEETING.values(), *WANTED.values(), STAGE, STAR):
        for points in table.values():
            assert set(points) <= set(AREAS)
            assert all(isinstance(point, int) for point in points.values())
