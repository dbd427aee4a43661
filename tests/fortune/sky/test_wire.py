"""How facts of the sky are written."""

from datetime import UTC, date, datetime
from typing import get_args

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.sky.models import Body
from fortune_desktop.fortune.sky.positions import Position
from fortune_desktop.fortune.sky.wire import (
    aspect_name,
    birth_aspects,
    body_places,
    date_word,
    degrees,
    point_name,
    retrogrades,
    sky_aspects,
    sky_at,
)

LOCALES = get_args(Locale)


def test_words_in_both_languages() -> None:
    assert (point_name("moon", "ko"), point_name("moon", "en")) == ("달", "Moon")
    assert (point_name("ascendant", "ko"), point_name("midheaven", "en")) == ("상승점", "midheaven")
    assert f"{aspect_name('trine', 'ko'):을/를}" == "삼합을"


def test_angles_are_written_within_a_turn() -> None:
    assert [degrees(angle) for angle in (-0.5, 359.99999999, 360, 12.34567891)] == [
        359.5,
        0,
        0,
        12.345679,
    ]


def test_a_body_tells_its_sign_and_house() -> None:
    places: dict[Body, Position] = {
        "venus": Position(269.4, 2.5, 1.1),
        "mars": Position(29.9999999, 0, -0.1),
    }
    cusps = [90.0 + 30 * house for house in range(12)]
    found = body_places(places, [cusp % 360 for cusp in cusps], "ko")
    assert (found["venus"].sign, found["venus"].house) == ("sagittarius", 6)
    assert found["venus"].text == (
        "사랑과 취향이 사수자리답게 넓고 자유롭게 드러나고, 6하우스인 일상과 건강 습관의 자리를 비춰요."
    )
    assert (found["mars"].sign, found["mars"].degree, found["mars"].retrograde) == (
        "taurus",
        0,
        True,
    )
    unhoused = body_places(places, None, "en")["venus"]
    assert unhoused.house is None
    assert unhoused.text.startswith("Love and taste in Sagittarius")


def test_pairs_without_lines_of_their_own_are_told_by_their_themes() -> None:
    places: dict[Body, Position] = {"uranus": Position(10, 0, 0), "neptune": Position(130, 0, 0)}
    (korean,), (english,) = (birth_aspects(places, locale) for locale in ("ko", "en"))
    assert korean.text.startswith("변화와 새로움이 꿈과 상상을 ")
    assert english.text.startswith("Change and newness ")
    assert "dream and imagination" in english.text


def test_a_days_sky_is_not_told_as_a_birth_and_neighbours_differ() -> None:
    places: dict[Body, Position] = {
        "sun": Position(10, 0, 1),
        "moon": Position(131, 0, 13),
        "venus": Position(252, 0, 1),
    }
    for locale in LOCALES:
        births, skies = birth_aspects(places, locale), sky_aspects(places, locale)
        assert [(one.a, one.b, one.orb) for one in births] == [
            (one.a, one.b, one.orb) for one in skies
        ]
        assert not {one.text for one in births} & {one.text for one in skies}
        assert len({one.text for one in skies}) == 3
        for one in skies:
            assert point_name(one.a, locale) in one.text
            assert "{" not in one.text


def test_dates_are_written_as_people_write_them() -> None:
    assert date_word(date(2026, 11, 2), "ko") == "11월 2일"
    assert date_word(date(2026, 11, 2), "en") == "Nov 2"


def test_who_runs_backwards() -> None:
    places: dict[Body, Position] = {"sun": Position(0, 0, 1), "mercury": Position(9, 0, -1)}
    assert [planet.name for planet in retrogrades(places, "ko")] == ["수성"]


def test_a_sky_is_one_instant() -> None:
    at = datetime(2026, 11, 22, 3, tzinfo=UTC)
    sky = sky_at(at, "ko")
    assert sky.at == at
    assert sky.moon_phase.next[0].phase == "full"
    assert sky.moon_phase.illuminated > 0.9
