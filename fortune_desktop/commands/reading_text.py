"""Readings as lines for a terminal."""

from functools import singledispatch

from pydantic import BaseModel

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import Texts
from fortune_desktop.fortune.daily.models import Category, DailyReading
from fortune_desktop.fortune.models import LunarDay, LunarResult, TermsResult
from fortune_desktop.fortune.saju.models import SajuResult
from fortune_desktop.fortune.tarot.models import TarotReading

_PLACES = ("year", "month", "day", "hour")


def lines_of(reading: BaseModel, locale: Locale) -> list[str]:
    """What a person reads of a reading."""
    return _lines(reading, _Words(Texts.load(), locale))


class _Words:
    """The catalogue of one language."""

    def __init__(self, texts: Texts, locale: Locale) -> None:
        self._texts = texts
        self.locale = locale

    def __call__(self, key: str, **values: object) -> str:
        return self._texts.text(self.locale, key, **values)


@singledispatch
def _lines(reading: BaseModel, words: _Words) -> list[str]:
    raise TypeError(f"no lines for {type(reading).__name__}")


@_lines.register
def _(reading: DailyReading, words: _Words) -> list[str]:
    lucky = reading.lucky
    pairs = (
        (words("page.lucky.color"), lucky.color),
        (words("page.lucky.number"), lucky.number),
        (words("page.lucky.direction"), lucky.direction),
        (words("page.lucky.hours"), lucky.hours),
    )
    read = f" {reading.day_pillar.name}" if words.locale == "ko" else ""
    day = f"{reading.date} · {reading.day_pillar.hanja}{read}"
    lunar = f" · {_lunar(reading.lunar, words)}" if reading.lunar else ""
    return [
        f"{day}{lunar}",
        "",
        reading.text,
        "",
        *(line for category in reading.categories for line in _category(category)),
        "",
        f"{words('page.lucky')}: " + " · ".join(f"{name} {value}" for name, value in pairs),
        words("page.disclaimer"),
    ]


def _category(category: Category) -> list[str]:
    reasons = [f"      {reason.effect:+d}  {reason.text}" for reason in category.reasons]
    return [f"  {category.score}  {category.name}  {category.text}", *reasons]


@_lines.register
def _(reading: SajuResult, words: _Words) -> list[str]:
    elements = " · ".join(
        f"{words(f'page.element.{element.value}')} {count}"
        for element, count in reading.elements.items()
    )
    lines = [*_pillars(reading, words), "", elements, "", reading.text]
    if reading.luck:
        pillars = " ".join(cycle.pillar for cycle in reading.luck.cycles)
        lines += ["", words("cli.luck", age=f"{reading.luck.start_age:g}", pillars=pillars)]
    lines += [f"! {words(f'page.warning.{warning.code}')}" for warning in reading.warnings]
    return [*lines, "", words("page.disclaimer")]


def _pillars(reading: SajuResult, words: _Words) -> list[str]:
    """A line each: Hanja, and for Korean readers how it is read; an unknown hour is a dash."""
    lines = []
    for place in _PLACES:
        hanja = getattr(reading.pillars, place)
        read = f" {getattr(reading.names, place)}" if hanja and words.locale == "ko" else ""
        lines.append(f"{words(f'page.pillar.{place}')}  {hanja or '-'}{read}")
    return lines


@_lines.register
def _(reading: TarotReading, words: _Words) -> list[str]:
    (drawn,) = reading.cards
    turned = words("page.tarot.reversed", name=drawn.card.name)
    name = turned if drawn.reversed else drawn.card.name
    return [f"{drawn.position}: {name}", "", reading.text, "", words("page.disclaimer")]


@_lines.register
def _(reading: TermsResult, words: _Words) -> list[str]:
    return [f"{term.name}  {term.kst:%Y-%m-%d %H:%M:%S}  KST" for term in reading.terms]


@_lines.register
def _(reading: LunarResult, words: _Words) -> list[str]:
    return [f"{reading.solar} = {_lunar(reading.lunar, words)}"]


def _lunar(day: LunarDay, words: _Words) -> str:
    shown = f"{day.year}-{day.month:02}-{day.day:02}"
    return words("cli.lunar.leap" if day.leap else "cli.lunar", date=shown)
