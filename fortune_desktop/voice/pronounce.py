"""A sentence as written into one that can be spoken: without marks and pictures, with Hanja and numbers in Hangul."""

import re

from fortune_desktop.core.birth import Locale
from fortune_desktop.voice.numerals import say_numbers

# The ten stems, the twelve branches and the characters of a reading, as Koreans say them.
_HANJA = dict(
    zip(
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥木火土金水年月日時柱陰陽",
        "갑을병정무기경신임계자축인묘진사오미신유술해목화토금수년월일시주음양",
        strict=True,
    )
)
_READING_BESIDE = re.compile(r"(?<=[가-힣])\s?[(（][\u4e00-\u9fff]+[)）]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|https?://\S+")
_BRACKETED = re.compile(r"\[[^\]\n]*\]")
_EMPHASIS = re.compile(r"[*_`~]+")
_MARKS = re.compile(r"[#>|^=<{}\[\]\\]+")
_ASIDE = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_PICTURES = re.compile(
    "[\u200d\u20e3\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\ufe00-\ufe0f"
    "\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_JAMO = re.compile("[\u3131-\u318e]{2,}")
_SPEAKABLE = re.compile(r"\w")


def speakable(text: str, locale: Locale) -> str:
    """What a voice should say; empty if there is nothing to say (only marks, pictures or laughter in letters)."""
    text = _LINK.sub(lambda m: m[1] or "", text)
    text = _BRACKETED.sub(" ", text)
    text = _EMPHASIS.sub("", _PICTURES.sub(" ", text))
    if locale == "ko":
        text = _korean(text)
    text = _ASIDE.sub(r", \1,", text)
    text = _MARKS.sub(" ", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s*,(?:\s*,)*\s*(?=[.!?…,]|$)", "", re.sub(r"\s+([,.!?…])", r"\1", text))
    return text if _SPEAKABLE.search(text) else ""


def _korean(text: str) -> str:
    text = _READING_BESIDE.sub("", text)
    text = "".join(_HANJA.get(letter, letter) for letter in text)
    return say_numbers(_JAMO.sub(" ", text))
