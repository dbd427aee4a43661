"""What a day's sky does to a sign."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.sky.models import Body, Sign
from fortune_desktop.fortune.sky.positions import Position
from fortune_desktop.fortune.sky.sign_signals import DaySky, day_sky, sign_signals
from fortune_desktop.fortune.sky.signs import SIGNS

# Every planet in the ninth house from Aries and out of the moon's reach, so that one can be moved at a time.
QUIET: Mapping[Body, float] = {
    "moon": 285,
    "sun": 151,
    "mercury": 152,
    "venus": 153,
    "mars": 154,
    "jupiter": 155,
    "saturn": 156,
}


def sky(backwards: Body | None = None, **moved: float) -> DaySky:
    places = {**QUIET, **moved}
    return DaySky(
        {body: Position(at, 0, -1 if body == backwards else 1) for body, at in places.items()}
    )


def ids(sign: Sign, day: DaySky) -> list[str]:
    return [signal.id for signal in sign_signals(sign, day)]


def test_a_quiet_sky_has_the_moons_house_alone() -> None:
    assert ids("aries", sky()) == ["moon_house.10"]


def test_the_moons_house_is_counted_from_the_sign() -> None:
    assert [ids(sign, sky())[0] for sign in ("capricorn", "aquarius", "sagittarius")] == [
        "moon_house.1",
        "moon_house.12",
        "moon_house.2",
    ]


def test_planets_look_from_whole_sign_distances() -> None:
    for at, expected in (
        (0, "conjunction"),
        (60, "sextile"),
        (95, "square"),
        (120, "trine"),
        (185, "opposition"),
        (245, "trine"),
        (275, "square"),
        (329, "sextile"),
    ):
        assert f"{expected}.venus" in ids("aries", sky(venus=at)), at
    assert not [one for one in ids("aries", sky(venus=35)) if "venus" in one]


def test_a_stern_planet_in_the_sign_presses() -> None:
    (press,) = (one for one in sign_signals("aries", sky(saturn=3)) if one.body == "saturn")
    assert (press.kind, press.effects["overall"]) == ("press", -2)
    (kind,) = (one for one in sign_signals("aries", sky(jupiter=3)) if one.body == "jupiter")
    assert (kind.kind, kind.effects["money"]) == ("conjunction", 7)


def test_the_moons_nearest_angle_is_felt_by_every_sign() -> None:
    day = sky(moon=275)
    assert "moon_easy.jupiter" in ids("aries", day)
    assert "moon_easy.jupiter" in ids("leo", day)
    assert "moon_tight.saturn" in ids("leo", sky(moon=246, saturn=156))


def test_a_ruler_that_runs_backwards_counts_double() -> None:
    (ruler,) = (one for one in sign_signals("virgo", sky("mercury")) if "retrograde" in one.kind)
    (other,) = (one for one in sign_signals("aries", sky("mercury")) if "retrograde" in one.kind)
    assert (ruler.id, other.id) == ("ruler_retrograde.mercury", "retrograde.mercury")
    assert ruler.effects["work"] == 2 * other.effects["work"]


def test_the_quarters_of_the_moon_are_told() -> None:
    assert ids("aries", sky(moon=331))[-1] == "full"
    assert ids("aries", sky(moon=151))[-1] == "new"
    assert sky().quarter is None


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(SIGNS))
def test_every_day_has_signals_with_names_of_their_own(day: date, sign: Sign) -> None:
    found = ids(sign, day_sky(day))
    assert found[0].startswith("moon_house.")
    assert len(set(found)) == len(found)


def test_venus_ran_backwards_in_the_autumn_of_2026() -> None:
    assert day_sky(date(2026, 10, 20)).places["venus"].retrograde
    assert not day_sky(date(2026, 11, 22)).places["venus"].retrograde
