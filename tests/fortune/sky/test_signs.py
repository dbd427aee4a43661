"""Sun signs by the instant, not by a table of dates."""

from datetime import datetime, timedelta

from hypothesis import given, settings

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.sky.phrases import sign_phrases
from fortune_desktop.fortune.sky.signs import (
    RULERS,
    SIGNS,
    element_of,
    sign_at,
    sign_of,
    sun_cusps,
    sun_sign,
)
from tests.fortune.samples import rows
from tests.fortune.sky.times import INSTANTS


def test_every_cusp_of_the_sample() -> None:
    names = sign_phrases("ko")
    for utc, sign in rows("sun_signs.json"):
        assert names[sign_at(datetime.fromisoformat(utc))].name == sign


def test_a_birth_has_a_sign_in_both_languages() -> None:
    birth = Birth(date="1990-05-15", time="14:30")
    assert (sun_sign(birth).id, sun_sign(birth).name) == ("taurus", "황소자리")
    assert sun_sign(birth, "en").name == "Taurus"
    assert sun_sign(birth).other is None


def test_a_cusp_day_without_an_hour_names_both_signs() -> None:
    found = sun_sign(Birth(date="1990-04-20"))
    assert {found.name, found.other} == {"양자리", "황소자리"}
    assert sun_sign(Birth(date="1990-04-25")).other is None


def test_the_year_passes_through_all_signs() -> None:
    found = [sun_sign(Birth(date=f"2001-{month:02}-10")).id for month in range(1, 13)]
    assert sorted(found) == sorted(SIGNS)


def test_elements_come_in_turns_and_each_old_planet_rules() -> None:
    assert [element_of(sign) for sign in SIGNS[:5]] == ["fire", "earth", "air", "water", "fire"]
    assert RULERS["cancer"] == "moon"
    assert RULERS["leo"] == "sun"
    assert set(RULERS.values()) == {"sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn"}


def test_a_sign_is_thirty_degrees() -> None:
    assert [sign_of(at) for at in (0, 29.999, 30, 359.999)] == [
        "aries",
        "aries",
        "taurus",
        "pisces",
    ]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(INSTANTS)
def test_cusps_stand_around_the_instant_and_change_the_sign(instant: datetime) -> None:
    entered, leaves = sun_cusps(instant)
    second = timedelta(seconds=1)
    assert entered.utc - second < instant < leaves.utc + second
    assert entered.solar_longitude % 30 == leaves.solar_longitude % 30 == 0
    assert timedelta(days=29) < leaves.utc - entered.utc < timedelta(days=32)
    assert sign_at(entered.utc + second) == sign_at(instant) == sign_at(leaves.utc - second)
    assert sign_at(entered.utc - second) != sign_at(instant) != sign_at(leaves.utc + second)
