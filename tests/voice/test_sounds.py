"""Korean sound changes at the border of two syllables."""

import pytest

from fortune_desktop.voice.sounds import respell


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("됩니다", "됨니다"),
        ("국물", "궁물"),
        ("있는", "인는"),
        ("꽃망울", "꼰망울"),
        ("값만", "감만"),
        ("앞문", "암문"),
        ("독립", "동닙"),
        ("협력", "혐녁"),
        ("심리", "심니"),
        ("종로", "종노"),
        ("신라", "실라"),
        ("설날", "설랄"),
        ("생산력", "생산녁"),
        ("입학", "이팍"),
        ("축하", "추카"),
        ("맏형", "마텽"),
    ],
)
def test_changes(written: str, sounds: str) -> None:
    assert respell(written) == sounds


@pytest.mark.parametrize(
    "text", ["안녕하세요", "좋아요", "한국어", "먹 나무", "AI 12!", "", "않는", "많다"]
)
def test_what_stays(text: str) -> None:
    assert respell(text) == text


def test_one_change_leads_to_the_next() -> None:
    assert respell("백만 명입니다") == "뱅만 명임니다"
