"""Readings as lines for a terminal."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Protocol

from pydantic import BaseModel

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import Texts
from fortune_desktop.fortune.daily.models import (
    CalendarReading,
    DailyReading,
    DayScore,
    MonthReading,
    WeekReading,
)
from fortune_desktop.fortune.models import LunarDay, LunarResult, TermsResult
from fortune_desktop.fortune.pair.models import AnimalResult, CompatibilityResult
from fortune_desktop.fortune.saju.models import SajuResult
from fortune_desktop.fortune.sky.models import NatalResult, TransitsResult, ZodiacResult
from fortune_desktop.fortune.tarot.models import Deck, DeckCard, Meaning, Spreads, TarotReading

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


class _Reason(Protocol):
    """Why a score moved."""

    @property
    def effect(self) -> int: ...
    @property
    def text(self) -> str: ...


class _Scored(Protocol):
    """Something with a score."""

    @property
    def name(self) -> str: ...
    @property
    def score(self) -> int: ...


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
    lines = [f"{day}{lunar}", "", reading.text, ""]
    for category in reading.categories:
        lines += [f"{_score(category)}  {category.text}", *_reasons(category.reasons)]
    luck = " · ".join(f"{name} {value}" for name, value in pairs)
    return [*lines, "", f"{words('page.lucky')}: {luck}", reading.notice]


@_lines.register
def _(reading: WeekReading, words: _Words) -> list[str]:
    days = [f"{_day(day)}  {day.line}" for day in reading.days]
    return [reading.text, "", *days, "", *map(_score, reading.areas), "", reading.notice]


@_lines.register
def _(reading: MonthReading, words: _Words) -> list[str]:
    weeks = [f"  {week.score}  {week.first} – {week.last}" for week in reading.weeks]
    return [reading.text, "", *weeks, "", *map(_score, reading.areas), "", reading.notice]


@_lines.register
def _(reading: CalendarReading, words: _Words) -> list[str]:
    days = []
    for day in reading.days:
        lunar = f"  {_lunar(day.lunar, words)}" if day.lunar else ""
        days.append(f"{_day(day)}{lunar}{f'  {day.term}' if day.term else ''}")
    return [*days, "", words("page.disclaimer")]


@_lines.register
def _(reading: SajuResult, words: _Words) -> list[str]:
    elements = " · ".join(
        f"{words(f'page.element.{element.value}')} {count}"
        for element, count in reading.elements.items()
    )
    lines = [*_pillars(reading, words), "", elements, reading.options_shown.text, "", reading.text]
    if reading.luck:
        pillars = " ".join(cycle.pillar for cycle in reading.luck.cycles)
        lines += ["", words("cli.luck", age=f"{reading.luck.start_age:g}", pillars=pillars)]
    lines += [f"! {warning.text}" for warning in reading.warnings]
    return [*lines, "", reading.notice]


def _pillars(reading: SajuResult, words: _Words) -> list[str]:
    """A line each: Hanja, and for Korean readers how it is read; an unknown hour is a dash."""
    lines = []
    for place in _PLACES:
        hanja = getattr(reading.pillars, place)
        read = f" {getattr(reading.names, place)}" if hanja and words.locale == "ko" else ""
        lines.append(f"{words(f'page.pillar.{place}')}  {hanja or '-'}{read}")
    return lines


@_lines.register
def _(reading: NatalResult, words: _Words) -> list[str]:
    traits = [f"{one.name} · {one.sign_name} · {one.title}  {one.text}" for one in reading.traits]
    bodies = [
        f"  {body.name}  {body.sign_name} {_degree(body.degree)}"
        f"{f'  {body.house}' if body.house else ''}{' ℞' if body.retrograde else ''}"
        for body in reading.bodies.values()
    ]
    warnings = [f"! {warning.text}" for warning in reading.warnings]
    names = {one: body.name for one, body in reading.bodies.items()}
    aspects = [
        f"  {names[one.a]} {one.name} {names[one.b]} {_degree(one.orb)}  {one.text}"
        for one in reading.aspects
    ]
    moon = f"{reading.moon_phase.name}  {reading.moon_phase.text}"
    parts = (reading.text, *traits, moon, "", *bodies, "", *aspects, *warnings)
    return [*parts, "", reading.notice]


@_lines.register
def _(reading: TransitsResult, words: _Words) -> list[str]:
    moon = f"{reading.moon_sign_name} · {reading.moon_phase.name}  {reading.moon_phase.text}"
    found = [f"  {_degree(one.orb)}  {one.text}" for one in reading.transits]
    backwards = [f"  ℞ {one.text}" for one in reading.retrogrades]
    return [f"{reading.date}", "", reading.text, moon, "", *found, *backwards, "", reading.notice]


def _degree(degrees: float) -> str:
    """Degrees and minutes, cut: 29°59′ is not yet the next sign."""
    minutes = int(degrees * 60)
    return f"{minutes // 60}°{minutes % 60:02}′"


@_lines.register
def _(reading: ZodiacResult, words: _Words) -> list[str]:
    span = (
        f"{reading.start}" if reading.start == reading.end else f"{reading.start} – {reading.end}"
    )
    lines = [f"{reading.name} · {span} · {reading.score}", "", reading.text, ""]
    for area in reading.categories:
        lines += [f"{_score(area)}  {area.text}", *_reasons(area.reasons)]
    return [*lines, "", reading.notice]


@_lines.register
def _(reading: AnimalResult, words: _Words) -> list[str]:
    years = " ".join(str(year.year) for year in reading.years)
    return [
        f"{reading.name} {reading.hanja} · {reading.date} {reading.day_pillar} · {reading.score}",
        "",
        reading.text,
        *_reasons(reading.reasons),
        "",
        years,
        reading.notice,
    ]


@_lines.register
def _(reading: CompatibilityResult, words: _Words) -> list[str]:
    sides = [
        f"{side.name}: {side.image} · {side.animal_name} · {side.sign_name}"
        for side in (reading.a, reading.b)
    ]
    reasons = [f"      {one.effect:+d}  {one.text} {one.advice}" for one in reading.reasons]
    days = [f"  {day.date}  {day.score}  {day.text}" for day in reading.good_days]
    notes = [f"! {note.text}" for note in reading.notes]
    lines = [f"{reading.score}  {reading.text}", "", *sides, "", *map(_score, reading.facets)]
    return [*lines, *reasons, "", *days, *notes, "", reading.notice]


@_lines.register
def _(reading: TarotReading, words: _Words) -> list[str]:
    lines = [reading.lead, ""]
    for drawn in reading.cards:
        turned = words("page.tarot.reversed", name=drawn.card.name)
        name = turned if drawn.reversed else drawn.card.name
        lines += [f"{drawn.position_name}: {name}", f"  {drawn.text}"]
    facts = [f"  · {pattern.text}" for pattern in reading.patterns]
    return [*lines, "", reading.text, *facts, "", reading.notice]


@_lines.register
def _(reading: Deck, words: _Words) -> list[str]:
    return [f"{card.id}  {card.name}  {', '.join(card.keywords)}" for card in reading.root]


@_lines.register
def _(reading: Spreads, words: _Words) -> list[str]:
    return [
        f"{spread.id}  {spread.name} ({len(spread.positions)})  {spread.about}"
        for spread in reading.root
    ]


@_lines.register
def _(reading: DeckCard, words: _Words) -> list[str]:
    attributed = f" · {reading.astrology.text}" if reading.astrology else ""
    return [
        f"{reading.name}{attributed}",
        "",
        *_meaning(reading.upright),
        "",
        words("page.tarot.reversed", name=reading.name),
        *_meaning(reading.reversed),
    ]


def _meaning(meaning: Meaning) -> list[str]:
    texts = (meaning.general, meaning.love, meaning.work, meaning.money, meaning.advice)
    return [", ".join(meaning.keywords), *(f"  {text}" for text in texts)]


@_lines.register
def _(reading: TermsResult, words: _Words) -> list[str]:
    return [f"{term.name}  {term.kst:%Y-%m-%d %H:%M:%S}  KST" for term in reading.terms]


@_lines.register
def _(reading: LunarResult, words: _Words) -> list[str]:
    return [f"{reading.solar} = {_lunar(reading.lunar, words)}"]


def _lunar(day: LunarDay, words: _Words) -> str:
    shown = f"{day.year}-{day.month:02}-{day.day:02}"
    return words("cli.lunar.leap" if day.leap else "cli.lunar", date=shown)


def _day(day: DayScore) -> str:
    return f"{day.date} {day.day_pillar.hanja}  {day.score}"


def _score(area: _Scored) -> str:
    return f"  {area.score}  {area.name}"


def _reasons(reasons: Iterable[_Reason]) -> list[str]:
    return [f"      {reason.effect:+d}  {reason.text}" for reason in reasons]
