"""Sun signs by the instant, not by a table of dates."""

from datetime import datetime

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.sky.phrases import phrases
from fortune_desktop.fortune.sky.signs import SIGNS, sign_at, sun_sign
from tests.fortune.samples import rows


def test_every_cusp_of_the_sample() -> None:
    names = phrases("ko").signs
    for utc, sign in rows("sun_signs.json"):
        assert names[sign_at(datetime.fromisoformat(utc))][0] == sign


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
