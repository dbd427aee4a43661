"""How pillars, stems and branches are written."""

from fortune_desktop.fortune.cycle import Pillar
from fortune_desktop.fortune.saju import cast
from fortune_desktop.fortune.show import branch_word, pillar_name, pillar_texts, stem_word
from tests.fortune.samples import ANNA


def test_words_in_both_languages() -> None:
    assert (pillar_name(Pillar(36), "ko"), pillar_name(Pillar(36), "en")) == ("경자", "Gyeong-Ja")
    assert (stem_word(6, "ko"), stem_word(6, "en")) == ("경금", "Gyeong metal")
    assert (branch_word(0, "ko"), branch_word(0, "en")) == ("자(子)", "Rat (子)")


def test_an_unknown_hour_is_null() -> None:
    pillars = cast(ANNA.model_copy(update={"time": None})).pillars
    assert pillar_texts(pillars, "hangul").hour is None
    assert pillar_texts(pillars, "hangul").year == "경오"
