"""Numbers in Korean text written as they are said: 3월 15일 삼월 십오일, 오전 9시 오전 아홉시, 3.5 삼점오."""

import re

_DIGITS = "영일이삼사오육칠팔구"
_SMALL = ("", "십", "백", "천")
_LARGE = ("", "만", "억", "조")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
# Counted with the native numerals; hours only to twelve and only when they are a time of day.
_NATIVE_UNITS = "시간|시|살|개|명|번째|번|장|가지|마리|달|마디|곳|송이"
_NATIVE_LIMIT = 99

_NUMBER = re.compile(
    rf"(?P<minus>(?<![\d\w])[-−](?=\d))?(?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(?P<part>\d+))?"
    rf"(?:(?P<space>\s?)(?P<unit>{_NATIVE_UNITS}))?(?P<sign>%|℃|°C|°)?"
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)시?(?!\d)")
_RANGE = re.compile(r"(?<=\d)\s?[~〜–]\s?(?=\d)")
_SIGNS = {"%": "퍼센트", "℃": "도", "°C": "도", "°": "도"}
_MONTHS = {"6월": "유월", "10월": "시월"}


def say_numbers(text: str) -> str:
    """The text with every number in Hangul."""
    text = _CLOCK.sub(lambda m: f"{int(m[1])}시" + (f" {int(m[2])}분" if int(m[2]) else ""), text)
    text = _RANGE.sub("에서 ", text)
    text = re.sub(r"(?<!\d)0?(6|10)월", lambda m: _MONTHS[m[1] + "월"], text)
    return _NUMBER.sub(_say, text)


def sino(number: int) -> str:
    """A number in the Sino-Korean numerals: 1990 → 천구백구십."""
    if number == 0:
        return _DIGITS[0]
    words, place = "", 0
    while number and place < len(_LARGE):
        number, group = divmod(number, 10_000)
        if group:
            said = "" if (group == 1 and place == 1 and not number) else _group(group)
            words = said + _LARGE[place] + words
        place += 1
    return words


def native(number: int) -> str:
    """A count from 1 to 99 in the native numerals, as it stands before a unit: 21 → 스물한, 20 → 스무."""
    if number == 20:
        return "스무"
    return _NATIVE_TENS[number // 10] + _NATIVE_ONES[number % 10]


def _group(number: int) -> str:
    words = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            said = "" if digit == "1" and place else _DIGITS[int(digit)]
            words = said + _SMALL[place] + words
    return words


def _say(found: re.Match[str]) -> str:
    digits = found["whole"].replace(",", "")
    unit, sign = found["unit"] or "", _SIGNS.get(found["sign"] or "", "")
    if len(digits) > 16 or (len(digits) > 1 and digits[0] == "0" and not unit):
        words = "".join(_DIGITS[int(d)] for d in digits)
    elif unit and not found["part"] and _is_native(int(digits), unit):
        words = native(int(digits))
    else:
        words = sino(int(digits))
    if found["part"]:
        words += "점" + "".join(_DIGITS[int(d)] for d in found["part"])
    return ("마이너스 " if found["minus"] else "") + words + (found["space"] or "") + unit + sign


def _is_native(number: int, unit: str) -> bool:
    return 1 <= number <= (12 if unit == "시" else _NATIVE_LIMIT)
