"""Korean numbers as they are said."""

import pytest

from fortune_desktop.voice.numerals import native, say_numbers, sino


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "영"),
        (10, "십"),
        (11, "십일"),
        (78, "칠십팔"),
        (100, "백"),
        (1990, "천구백구십"),
        (2026, "이천이십육"),
        (10_000, "만"),
        (12_345, "만이천삼백사십오"),
        (110_000, "십일만"),
        (100_010_000, "일억일만"),
        (100_000_000, "일억"),
    ],
)
def test_sino(number: int, said: str) -> None:
    assert sino(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "한"), (3, "세"), (12, "열두"), (20, "스무"), (21, "스물한"), (99, "아흔아홉")],
)
def test_native(number: int, said: str) -> None:
    assert native(number) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3월 15일", "삼월 십오일"),
        ("6월과 10월", "유월과 시월"),
        ("16월", "십육월"),
        ("1990년 5월", "천구백구십년 오월"),
        ("오전 9시 30분", "오전 아홉시 삼십분"),
        ("23시", "이십삼시"),
        ("21:05", "이십일시 오분"),
        ("14:00시에", "십사시에"),
        ("3시간", "세시간"),
        ("사과 3개와 20살", "사과 세개와 스무살"),
        ("100개", "백개"),
        ("3.5", "삼점오"),
        ("23%", "이십삼퍼센트"),
        ("-3도", "마이너스 삼도"),
        ("2026-11-22", "이천이십육-십일-이십이"),
        ("1,234원", "천이백삼십사원"),
        ("3~5점", "삼에서 오점"),
        ("007", "영영칠"),
        ("숫자 없음", "숫자 없음"),
    ],
)
def test_in_a_sentence(written: str, said: str) -> None:
    assert say_numbers(written) == said


def test_a_number_too_long_to_say_is_read_digit_by_digit() -> None:
    assert say_numbers("1" * 17) == "일" * 17
