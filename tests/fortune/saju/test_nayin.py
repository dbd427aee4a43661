"""The images of the sixty pillars."""

from fortune_desktop.fortune.cycle import ELEMENTS, PILLARS
from fortune_desktop.fortune.saju.nayin import NAYIN, NAYIN_HANGUL, nayin
from tests.fortune.saju.births import pillar
from tests.fortune.saju.derived import DERIVED


def test_every_pillar_of_the_sample() -> None:
    for one in PILLARS:
        assert f"{NAYIN[nayin(one)]} {NAYIN_HANGUL[nayin(one)]}" == DERIVED["nayin"][one.hanja]


def test_two_neighbours_share_an_image_and_no_others_do() -> None:
    assert nayin(pillar("甲子")) == nayin(pillar("乙丑")) != nayin(pillar("丙寅"))
    assert len({nayin(one) for one in PILLARS}) == len(set(NAYIN)) == len(set(NAYIN_HANGUL)) == 30


def test_each_element_has_six_images() -> None:
    assert len(ELEMENTS) == 5
    for hanja, hangul in zip("木火土金水", "목화토금수", strict=True):
        ends = [
            image for image, read in zip(NAYIN, NAYIN_HANGUL, strict=True) if read[-1] == hangul
        ]
        assert len(ends) == 6
        assert {image[-1] for image in ends} == {hanja}
