"""A day's sky over a birth chart."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.sky.aspects import ANGLES
from fortune_desktop.fortune.sky.natal import scene_of
from fortune_desktop.fortune.sky.positions import positions, turn
from fortune_desktop.fortune.sky.transits import MOVING, natal_points, transits
from tests.fortune.samples import ANNA
from tests.fortune.sky.told import split

DAY = date(2026, 11, 22)


def test_the_day_is_read_at_noon_of_the_births_zone() -> None:
    assert transits(ANNA, DAY, "ko").sky_now.at == datetime(2026, 11, 22, 3, tzinfo=UTC)
    london = ANNA.model_copy(update={"timezone": "Europe/London"})
    assert transits(london, DAY, "ko").sky_now.at == datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_sky_of_the_day() -> None:
    found = transits(ANNA, DAY, "ko")
    assert (found.moon_sign, found.moon_sign_name) == ("aries", "양자리")
    assert found.moon_phase.phase == "waxing_gibbous"
    assert [planet.body for planet in found.retrogrades] == ["saturn", "uranus", "neptune"]
    assert found.retrogrades == found.sky_now.retrogrades
    assert set(found.sky_now.bodies) == set(positions(found.sky_now.at))
    assert {place.house for place in found.sky_now.bodies.values()} == {None}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 2), date(2100, 12, 30)))
def test_every_transit_is_near_its_angle_and_none_is_missing(day: date) -> None:
    found = transits(ANNA, day, "ko")
    moving = positions(found.sky_now.at)
    expected = set()
    for body in MOVING:
        for point, place in natal_points(scene_of(ANNA)).items():
            apart = abs(turn(moving[body].longitude - place.longitude))
            expected |= {
                (body, point, kind) for kind, angle in ANGLES.items() if abs(apart - angle) <= 3
            }
    assert {(one.body, one.natal, one.kind) for one in found.transits} == expected
    assert [one.orb for one in found.transits] == sorted(one.orb for one in found.transits)


def test_what_applies_is_nearer_an_hour_later() -> None:
    noon = transits(ANNA, DAY, "ko")
    points = natal_points(scene_of(ANNA))
    later = positions(noon.sky_now.at + timedelta(hours=1))
    for one in noon.transits:
        apart = abs(turn(later[one.body].longitude - points[one.natal].longitude))
        assert (abs(apart - ANGLES[one.kind]) < one.orb) is one.applying, one


def test_an_unknown_hour_leaves_out_what_wanders() -> None:
    unknown = ANNA.model_copy(update={"time": None})
    assert set(natal_points(scene_of(ANNA))) == {*MOVING, "ascendant", "midheaven"}
    assert set(natal_points(scene_of(unknown))) == set(MOVING) - {"moon"}
    assert transits(unknown, DAY, "ko").hour_known is False


def test_no_sentence_of_the_text_returns_within_a_month() -> None:
    told: dict[str, int] = {}
    birth = Birth(date="1988-08-08", time="08:08")
    for ahead in range(45):
        for sentence in split(transits(birth, DAY + timedelta(days=ahead), "ko").text):
            assert ahead - told.get(sentence, -99) > 30, sentence
            told[sentence] = ahead


def test_a_quiet_day_says_so() -> None:
    found = transits(Birth(date="1995-02-04"), date(2028, 11, 23), "ko")
    assert found.transits == []
    assert "내 걸음대로" in found.text


def test_both_languages_tell_the_same_facts() -> None:
    korean, english = transits(ANNA, DAY, "ko"), transits(ANNA, DAY, "en")
    facts = [
        [(one.body, one.natal, one.kind) for one in told.transits] for told in (korean, english)
    ]
    assert facts[0] == facts[1]
    assert "Nov 22" in english.text
    assert "11월 22일" in korean.text
