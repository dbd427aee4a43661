"""One of the two."""

import pytest

from fortune_desktop.core.errors import ImpossibleDate
from fortune_desktop.fortune.pair.side import One
from fortune_desktop.fortune.words import Word
from tests.fortune.pair.couples import JIHO, SEOYEON, one

A = One(SEOYEON, Word("서연 님"))


def test_the_facts_of_a_birth() -> None:
    assert A.pillars.day.hanja == "丙寅"
    assert A.elements["water"] == 0
    assert A.useful == "water"
    assert (A.sun_sign, A.sign("moon"), A.sign("venus")) == ("aquarius", "aries", "sagittarius")


def test_an_unknown_hour_leaves_a_changing_sign_open() -> None:
    unknown = one("1990-05-16", None)
    assert unknown.sign("moon") is None
    assert unknown.sign("sun") == "taurus"
    assert One(JIHO, Word("지호 님")).sign("moon") == "leo"


def test_the_sun_sign_of_a_cusp_day_is_the_noons() -> None:
    cusp = one("1990-04-20", None)
    assert (cusp.sun_sign, cusp.sign("sun")) == ("aries", None)


def test_an_impossible_birth_is_refused() -> None:
    with pytest.raises(ImpossibleDate):
        _ = one("2023-02-29").pillars
