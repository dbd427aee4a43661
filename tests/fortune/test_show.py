"""How pillars, stems and branches are written."""

from typing import get_args

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import Element, Pillar, Place, TenGod
from fortune_desktop.fortune.saju.pillars import cast
from fortune_desktop.fortune.show import branch_word, name, pillar_name, pillar_texts, stem_word
from tests.fortune.samples import ANNA


def test_words_in_both_languages() -> None:
    assert (pillar_name(Pillar(36), "ko"), pillar_name(Pillar(36), "en")) == ("경자", "Gyeong-Ja")
    assert (stem_word(6, "ko"), stem_word(6, "en")) == ("경금", "Gyeong metal")
    assert (branch_word(0, "ko"), branch_word(0, "en")) == ("자(子)", "Rat (子)")


def test_an_unknown_hour_is_null() -> None:
    pillars = cast(ANNA.model_copy(update={"time": None})).pillars
    assert pillar_texts(pillars, "hangul").hour is None
    assert pillar_texts(pillars, "hangul").year == "경오"


@pytest.mark.parametrize("locale", get_args(Locale))
def test_every_element_god_and_place_has_its_word(locale: Locale) -> None:
    places: tuple[Place, ...] = get_args(Place)
    words = [name(thing, locale) for thing in (*Element, *TenGod, *places)]
    assert len(set(words)) == len(words) == 19
