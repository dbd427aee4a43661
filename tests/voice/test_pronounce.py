"""What is written becomes what is said."""

import pytest

from fortune_desktop.voice.pronounce import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("안녕하세요! 😊 **오늘의** 운세예요.", "안녕하세요! 오늘의 운세예요."),
        ("# 제목\n- `코드`", "제목 - 코드"),
        ("[joy] 좋아요 [gesture:wave]", "좋아요"),
        ("[여기](https://example.org/a)를 보세요", "여기를 보세요"),
        ("주소는 https://example.org/a 예요", "주소는 예요"),
        ("경오(庚午)년", "경오년"),
        ("庚午 일주와 甲子", "경오 일주와 갑자"),
        ("오늘은 78점이에요.", "오늘은 칠십팔점이에요."),
        ("좋은 하루(아침)!", "좋은 하루, 아침!"),
        ("정말요ㅋㅋㅋ?", "정말요?"),
        ("👨‍👩‍👧 가족 ❤️", "가족"),
        ("♥ 사랑 ☆", "사랑"),
    ],
)
def test_korean(written: str, said: str) -> None:
    assert speakable(written, "ko") == said


@pytest.mark.parametrize(
    "written", ["", " ", "...", "?!", "😊😊", "ㅋㅋㅋ", "ㅠㅠ", "**", "[joy]", "—"]
)
def test_nothing_to_say(written: str) -> None:
    assert speakable(written, "ko") == ""


def test_english_keeps_its_numbers() -> None:
    assert speakable("Score: *78* 🎉", "en") == "Score: 78"
