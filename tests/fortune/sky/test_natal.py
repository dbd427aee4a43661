"""The natal chart as the contract tells it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FortuneError, ImpossibleDate, Invalid, OutOfRange
from fortune_desktop.fortune.sky.models import NatalRequest, NatalResult
from fortune_desktop.fortune.sky.natal import natal, scene_asked, scene_of
from fortune_desktop.fortune.sky.positions import BODIES, turn
from fortune_desktop.fortune.sky.signs import SIGNS
from tests.fortune.sky.times import INSTANTS

EVENING = Birth(date="1995-02-04", time="16:11")


def chart(birth: Birth, system: str = "whole", locale: str = "ko") -> NatalResult:
    request = NatalRequest.model_validate(
        {"birth": birth, "house_system": system, "locale": locale}
    )
    return natal(scene_asked(request), request.house_system, request.locale)


def test_a_known_chart() -> None:
    found = chart(EVENING)
    assert found.instant_utc == datetime(1995, 2, 4, 7, 11, tzinfo=UTC)
    assert list(found.bodies) == list(BODIES)
    places = {body: (place.sign, int(place.degree)) for body, place in found.bodies.items()}
    assert places == {
        "sun": ("aquarius", 14),
        "moon": ("aries", 8),
        "mercury": ("aquarius", 14),
        "venus": ("sagittarius", 29),
        "mars": ("leo", 25),
        "jupiter": ("sagittarius", 10),
        "saturn": ("pisces", 11),
        "uranus": ("capricorn", 27),
        "neptune": ("capricorn", 23),
        "pluto": ("sagittarius", 0),
    }
    assert found.retrogrades == ["mercury", "mars"]
    assert [found.bodies[body].house for body in ("sun", "moon", "mars")] == [8, 10, 2]
    assert (found.ascendant, found.midheaven) == (
        pytest.approx(114.234, abs=0.01),
        pytest.approx(9.484, abs=0.01),
    )
    assert [trait.sign for trait in found.traits] == ["aquarius", "aries", "cancer"]
    assert found.moon_phase.phase == "waxing_crescent"
    assert found.warnings == []


def test_the_houses_of_either_system() -> None:
    whole, placidus = chart(EVENING), chart(EVENING, "placidus")
    assert whole.houses is not None
    assert whole.houses.cusps[0] == 90
    assert placidus.houses is not None
    assert (placidus.houses.system, placidus.houses.cusps[0]) == ("placidus", placidus.ascendant)
    assert placidus.houses.cusps[9] == placidus.midheaven
    assert (whole.bodies["sun"].house, placidus.bodies["sun"].house) == (8, 8)


def test_inside_the_polar_circles_placidus_is_null_but_the_angles_stay() -> None:
    far_north = EVENING.model_copy(update={"latitude": 78.2, "longitude": 15.6})
    found = chart(far_north, "placidus")
    assert found.houses is None
    assert found.bodies["sun"].house is None
    assert found.ascendant is not None
    assert chart(far_north).houses is not None


def test_aspects_are_told_in_both_languages() -> None:
    korean, english = chart(EVENING), chart(EVENING, locale="en")
    first = korean.aspects[0]
    assert (first.a, first.b, first.kind, first.name) == ("jupiter", "saturn", "square", "사각")
    assert (first.applying, first.text) == (True, "꿈과 책임이 늘 다퉈요.")
    assert english.aspects[0].text == "Dream and duty keep arguing."
    assert korean.aspects[0].orb <= korean.aspects[-1].orb
    assert english.text.startswith("The Sun is in Aquarius, the Moon in Aries and the ascendant")
    assert korean.text.startswith("태양은 물병자리, 달은 양자리, 상승점은 게자리에 있어요.")


def test_a_birth_and_its_instant_are_one_chart() -> None:
    asked = NatalRequest.model_validate(
        {"utc": "1995-02-04T16:11:00+09:00", "latitude": 37.5665, "longitude": 126.978}
    )
    assert natal(scene_asked(asked), "whole", "ko") == chart(EVENING)
    naive = asked.model_copy(update={"utc": datetime(1995, 2, 4, 7, 11)})  # noqa: DTZ001
    assert natal(scene_asked(naive), "whole", "ko") == chart(EVENING)


def test_an_unknown_hour_has_no_angles_and_says_what_may_differ() -> None:
    found = chart(EVENING.model_copy(update={"time": None}))
    assert (found.instant_utc, found.ascendant, found.midheaven, found.houses) == (None,) * 4
    assert {place.house for place in found.bodies.values()} == {None}
    assert [trait.id for trait in found.traits] == ["sun", "moon"]
    assert [warning.code for warning in found.warnings] == ["unknown_hour"]
    assert found.aspects
    assert not any("moon" in (aspect.a, aspect.b) for aspect in found.aspects)


def test_a_cusp_day_without_an_hour_names_both_signs() -> None:
    found = chart(Birth(date="1990-04-20"))
    (sun,) = (warning for warning in found.warnings if warning.point == "sun")
    assert [one.sign for one in sun.candidates] == ["aries", "taurus"]
    assert sun.text == "그날 태양이 양자리에서 황소자리로 옮겨 가서, 시간에 따라 자리가 달라져요."
    assert (found.sun.sign, found.sun.other, found.sun.near_cusp) == ("aries", "taurus", False)
    assert found.text.startswith("태양은 양자리 또는 황소자리, 달은 물병자리에 있어요.")
    assert found.traits[0].text not in found.text
    assert found.traits[1].text in found.text
    english = chart(Birth(date="1990-05-16"), locale="en")
    assert "the Moon in Capricorn or Aquarius." in english.text


def test_the_moons_change_is_told_too() -> None:
    found = chart(Birth(date="1990-05-16"))
    warned = {warning.point: [one.sign for one in warning.candidates] for warning in found.warnings}
    assert warned == {None: [], "moon": ["capricorn", "aquarius"]}


@pytest.mark.parametrize(
    ("time", "near", "sign"),
    [
        ("17:23", False, "aries"),
        ("17:25", True, "aries"),
        ("17:28", True, "taurus"),
        ("17:30", False, "taurus"),
    ],
)
def test_two_minutes_around_a_cusp_both_signs_are_told(time: str, near: bool, sign: str) -> None:
    found = chart(Birth(date="1990-04-20", time=time))
    assert (found.sun.sign, found.sun.near_cusp) == (sign, near)
    assert [warning.code for warning in found.warnings] == (["near_cusp"] if near else [])
    if near:
        warning = found.warnings[0]
        assert [one.sign for one in warning.candidates] == ["aries", "taurus"]
        assert warning.at is not None
        assert warning.at.strftime("%H:%M:%S") == "08:26:31"


def test_a_day_that_was_left_out_is_told_without_an_hour_too() -> None:
    found = chart(Birth(date="2011-12-30", timezone="Pacific/Apia"))
    assert [warning.code for warning in found.warnings][:2] == ["clock_gap", "unknown_hour"]


@pytest.mark.parametrize(
    ("date", "code"), [("1988-05-08", "clock_gap"), ("1988-10-09", "clock_overlap")]
)
def test_a_changed_clock_is_told(date: str, code: str) -> None:
    found = chart(Birth(date=date, time="02:30"))
    assert [warning.code for warning in found.warnings] == [code]
    unknown = chart(Birth(date=date))
    assert code not in [warning.code for warning in unknown.warnings]


SEOUL = {"latitude": 37.5, "longitude": 127}
UTC_TEXT = "1990-05-15T05:30:00Z"


@pytest.mark.parametrize(
    ("asked", "error", "field"),
    [
        ({}, Invalid, "birth"),
        (SEOUL, Invalid, "birth"),
        ({"utc": UTC_TEXT}, Invalid, "latitude"),
        ({"utc": UTC_TEXT, "latitude": 37}, Invalid, "longitude"),
        ({"utc": UTC_TEXT, "longitude": 127}, Invalid, "latitude"),
        ({"birth": EVENING, "utc": UTC_TEXT, **SEOUL}, Invalid, "utc"),
        ({"birth": EVENING, **SEOUL}, Invalid, "latitude"),
        ({"utc": "1899-12-31T23:59:59Z", **SEOUL}, OutOfRange, "utc"),
        ({"utc": "2101-01-01T00:00:00Z", **SEOUL}, OutOfRange, "utc"),
        ({"utc": "9999-12-31T23:59:59-14:00", **SEOUL}, OutOfRange, "utc"),
    ],
)
def test_either_a_birth_or_an_instant_with_its_place(
    asked: dict[str, object], error: type[FortuneError], field: str
) -> None:
    with pytest.raises(error) as caught:
        scene_asked(NatalRequest.model_validate(asked))
    assert type(caught.value) is error
    assert caught.value.details["field"] == field


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_any_instant_is_read_or_refused(utc: datetime) -> None:
    request = NatalRequest.model_validate({"utc": utc, **SEOUL})
    if 1901 < utc.year < 2100:
        assert scene_asked(request).hour_known
    elif not 1899 <= utc.year <= 2101:
        with pytest.raises(OutOfRange):
            scene_asked(request)


def test_the_first_and_the_last_moment_have_charts() -> None:
    for utc in ("1900-01-01T00:00:00Z", "2100-12-31T23:59:59Z"):
        asked = NatalRequest.model_validate({"utc": utc, **SEOUL})
        assert natal(scene_asked(asked), "placidus", "ko").houses is not None
    for date in ("1900-01-01", "2100-12-31"):
        assert chart(Birth(date=date)).houses is None


def test_an_impossible_birth_is_refused() -> None:
    with pytest.raises(ImpossibleDate):
        scene_of(Birth(date="2023-02-29"))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(INSTANTS, st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["whole", "placidus"]))
def test_every_chart_fits_together(
    instant: datetime, latitude: float, longitude: float, system: str
) -> None:
    request = NatalRequest.model_validate(
        {"utc": instant, "latitude": latitude, "longitude": longitude, "house_system": system}
    )
    found = natal(scene_asked(request), request.house_system, "ko")
    assert NatalResult.model_validate_json(found.model_dump_json()) == found
    assert found.sun.sign == found.bodies["sun"].sign
    assert found.sun.entered_at - timedelta(seconds=1) < instant
    assert (found.houses is None) == any(one.house is None for one in found.bodies.values())
    for place in found.bodies.values():
        assert SIGNS.index(place.sign) * 30 + place.degree == pytest.approx(place.longitude)
        assert place.retrograde == (place.speed < 0)
    angle = found.bodies["moon"].longitude - found.bodies["sun"].longitude
    assert abs(turn(found.moon_phase.angle - angle)) < 1e-5
