"""How pillars, stems and branches are written for a reader of either language."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    PILLARS,
    Element,
    Pillar,
    Pillars,
    Place,
    TenGod,
    stem_element,
)
from fortune_desktop.fortune.models import PillarTexts
from fortune_desktop.fortune.words import Word

_ANIMALS = (
    "Rat", "Ox", "Tiger", "Rabbit", "Dragon", "Snake", "Horse", "Goat", "Monkey", "Rooster", "Dog", "Pig",
)  # fmt: skip


_NAMES = TypeAdapter(dict[str, str])


@cache
def _names(locale: Locale) -> dict[str, str]:
    data = files("fortune_desktop.fortune") / "data" / f"names.{locale}.json"
    return _NAMES.validate_json(data.read_bytes())


def name(thing: Element | TenGod | Place, locale: Locale) -> Word:
    """The word for an element, a ten god or the place of a pillar."""
    return Word(_names(locale)[thing])


def pillar_texts(pillars: Pillars, script: Literal["hanja", "hangul"]) -> PillarTexts:
    """The four pillars in one script."""

    def text(pillar: Pillar) -> str:
        return pillar.hanja if script == "hanja" else pillar.hangul

    return PillarTexts(
        year=text(pillars.year),
        month=text(pillars.month),
        day=text(pillars.day),
        hour=None if pillars.hour is None else text(pillars.hour),
    )


def pillar_name(pillar: Pillar, locale: Locale) -> Word:
    """경자, or Gyeong-Ja."""
    return Word(pillar.hangul if locale == "ko" else pillar.latin)


def stem_word(stem: int, locale: Locale) -> Word:
    """A stem with its element: 경금, or Gyeong metal."""
    sample = PILLARS[stem]
    element = name(stem_element(stem), locale)
    if locale == "ko":
        return Word(sample.hangul[0] + element)
    return Word(f"{sample.latin.split('-')[0]} {element}")


def branch_word(branch: int, locale: Locale) -> Word:
    """A branch with its Hanja: 자(子), or Rat (子)."""
    hanja = BRANCHES[branch]
    if locale == "ko":
        return Word(f"{PILLARS[branch].hangul[1]}({hanja})")
    return Word(f"{_ANIMALS[branch]} ({hanja})")
