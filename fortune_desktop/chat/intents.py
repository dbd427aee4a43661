"""Understands what a message wants, by the patterns of `intents.json`, in Korean and English."""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fortune_desktop.core.birth import Locale

Area = Literal["love", "money", "health", "work", "people"]

# In this order they are answered: first the person, then what they asked for, then the farewell.
ORDER = (
    "greeting", "how", "praise", "happy", "sad", "tired", "laugh", "thanks", "who", "name", "help",
    "time", "weather", "food", "daily", "tarot", "zodiac", "saju", "other_reading", "bored", "yes",
    "no", "bye",
)  # fmt: skip
READINGS = frozenset({"daily", "tarot", "zodiac", "saju"})

_AREAS: tuple[tuple[Area, re.Pattern[str]], ...] = (
    ("love", re.compile(r"연애|애정|사랑운|\blove\b")),
    ("money", re.compile(r"금전|재물|돈|\b(?:money|wealth|finance)\b")),
    ("health", re.compile(r"건강|\bhealth\b")),
    ("work", re.compile(r"직장|업무|취업|시험|학업|공부|일운|\b(?:work|job|career|exam|study)\b")),
    ("people", re.compile(r"대인|인간관계|친구|\b(?:friends?|people|relationships?)\b")),
)
_DAYS = ((re.compile(r"모레|day after tomorrow"), 2), (re.compile(r"내일|tomorrow"), 1))
_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_NOISE = re.compile(r"[\s.,!~…·;:'\"()]+")
# "별자리 운세" is one reading, not two.
_QUALIFIED = re.compile(
    r"([가-힣]*자리|타로|사주|카드|띠)(?:로|의)?(?:오늘|내일|이번주)?의?(?:나의|내)?"
    r"(?:연애|애정|금전|재물|건강|직장|취업|시험|학업|대인|총)?운세?"
)
_EDGES = re.compile(r"^[\s.,!?~…'\"]+|[\s.,!?~…'\"]+$")


@dataclass(frozen=True)
class Understanding:
    """What a message wants: intents in the order of answering (never empty; `unknown` stands alone).

    `area` is the part of life a reading is asked for, `days_ahead` the day (0 today, 1 tomorrow, 2 after that).
    """

    intents: tuple[str, ...]
    area: Area | None = None
    days_ahead: int = 0

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings among the intents."""
        return tuple(intent for intent in self.intents if intent in READINGS)


def _patterns() -> dict[str, dict[Locale, re.Pattern[str]]]:
    data = json.loads(Path(__file__).with_name("intents.json").read_text("utf-8"))
    ordered = {intent: data[intent] for intent in ORDER}
    return {
        intent: {"ko": re.compile("|".join(by["ko"])), "en": re.compile("|".join(by["en"]))}
        for intent, by in ordered.items()
    }


_PATTERNS = _patterns()


def language_of(text: str, usual: Locale) -> Locale:
    """The language of a message: Korean if it has Hangul, English from two words on, else the person's usual one."""
    if _HANGUL.search(text):
        return "ko"
    return "en" if len(_WORD.findall(text)) > 1 else usual


def understand(text: str) -> Understanding:
    """What a message wants; both languages are read, so that a mixed message is understood too."""
    spaced = " ".join(unicodedata.normalize("NFKC", text).lower().replace("’", "'").split())
    if _HANGUL.search(text):
        # NFKC makes conjoining letters of ㅋㅋ; Korean reads the composed text instead.
        joined = _NOISE.sub("", unicodedata.normalize("NFC", text).lower())
        joined = _QUALIFIED.sub(r"\1", joined)
    else:
        joined = ""
    english = _EDGES.sub("", spaced)
    found = {
        intent
        for intent, by in _PATTERNS.items()
        if (joined and by["ko"].search(joined)) or by["en"].search(english)
    }
    intents = tuple(intent for intent in ORDER if intent in _settled(found))
    return Understanding(intents or ("unknown",), _area(spaced), _days_ahead(spaced))


def _settled(found: set[str]) -> set[str]:
    """Without what is said only along the way: a reading that is asked for is not small talk beside it."""
    settled = set(found)
    if settled & (READINGS | {"other_reading"}):
        settled -= {"yes", "no", "how", "help", "food", "weather", "bored", "name"}
    if "sad" in settled:
        settled -= {"happy"}
    if "no" in settled:
        settled -= {"thanks"}
    if "food" in settled:
        settled -= {"help"}
    if settled & {"who", "help"}:
        settled -= {"name", "how"}
    if len(settled) > 1:
        settled -= {"yes", "no"}
    return settled


def _area(text: str) -> Area | None:
    return next((area for area, pattern in _AREAS if pattern.search(text)), None)


def _days_ahead(text: str) -> int:
    return next((days for pattern, days in _DAYS if pattern.search(text)), 0)
