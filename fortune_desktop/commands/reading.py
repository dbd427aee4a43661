"""`reading`: one reading printed, from what the options say alone; no home, no database, no network."""

import datetime as dt
import secrets
import sys
from collections.abc import Callable
from typing import Final, NamedTuple

from pydantic import BaseModel

from fortune_desktop.commands.common import DONE, terminal_locale
from fortune_desktop.commands.reading_options import (
    DATE,
    MONTH,
    Options,
    Parser,
    add_animal,
    add_calendar,
    add_card,
    add_day,
    add_lunar,
    add_natal,
    add_nothing,
    add_pair,
    add_saju,
    add_tarot,
    add_terms,
    add_transits,
    add_zodiac,
    birth_of,
    checked,
    checked_model,
    day_of,
    misread,
    naming,
    today,
)
from fortune_desktop.commands.reading_text import lines_of
from fortune_desktop.core.birth import Gender
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.texts import LOCALES
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.daily.spans import read_calendar, read_month, read_week
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.models import LunarDay, LunarResult, TermResult, TermsResult
from fortune_desktop.fortune.pair.animal import read_animal
from fortune_desktop.fortune.pair.branches import branch_asked
from fortune_desktop.fortune.pair.compatibility import compatibility
from fortune_desktop.fortune.pair.models import CompatibilityRequest, PairPerson
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.report import report
from fortune_desktop.fortune.sky.models import NatalRequest
from fortune_desktop.fortune.sky.natal import Scene, natal, scene_asked, scene_of
from fortune_desktop.fortune.sky.transits import transits
from fortune_desktop.fortune.sky.zodiac import read_sign
from fortune_desktop.fortune.tarot.deck import one_card, whole_deck
from fortune_desktop.fortune.tarot.models import TarotRequest
from fortune_desktop.fortune.tarot.reading import draw
from fortune_desktop.fortune.tarot.spreads import every_spread

_SEED_BYTES: Final = 16


class _Kind(NamedTuple):
    about: str
    add: Callable[[Parser], None]
    read: Callable[[Options], BaseModel]


def add(parser: Parser) -> None:
    """One subcommand a kind of reading."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for name, kind in _KINDS.items():
        one = kinds.add_parser(name, help=kind.about, description=kind.about)
        one.add_argument("--json", action="store_true", help="as the API answers it")
        one.add_argument("--lang", choices=LOCALES, help="the language, by default the terminal's")
        kind.add(one)


def run(options: Options) -> int:
    """Print the reading; BadUse names the option that cannot be read."""
    options.lang = options.lang or terminal_locale()
    result = _KINDS[options.kind].read(options)
    if options.json:
        print(result.model_dump_json(by_alias=True, indent=2 if sys.stdout.isatty() else None))
    else:
        print("\n".join(lines_of(result, options.lang)))
    return DONE


def _daily(options: Options) -> BaseModel:
    return read_day(birth_of(options), day_of(options), options.lang, gender=options.gender)


def _week(options: Options) -> BaseModel:
    return read_week(Subject(birth_of(options), options.gender), day_of(options), options.lang)


def _month(options: Options) -> BaseModel:
    return read_month(Subject(birth_of(options), options.gender), day_of(options), options.lang)


def _calendar(options: Options) -> BaseModel:
    told = options.month or f"{today():%Y-%m}"
    year, month = map(int, checked(MONTH, told, "month").split("-"))
    with naming("month"):
        return read_calendar(Subject(birth_of(options), options.gender), year, month, options.lang)


def _saju(options: Options) -> BaseModel:
    chosen = SajuOptions(
        clock=options.clock,
        day_boundary=options.day_boundary,
        luck_rounding=options.luck_rounding,
    )
    year = today().year if options.year is None else options.year
    with naming("year"):
        almanac.check_year(year)
    birth, month = birth_of(options), options.month
    return report(birth, options.gender, chosen, options.lang, year, month)


def _natal(options: Options) -> BaseModel:
    return natal(_scene(options), options.house_system, options.lang)


def _scene(options: Options) -> Scene:
    if options.utc is None:
        return scene_of(birth_of(options))
    told = {"utc": options.utc, "latitude": options.lat, "longitude": options.lon}
    given = {name: value for name, value in told.items() if value is not None}
    names = {"utc": "utc", "latitude": "lat", "longitude": "lon"}
    request = checked_model(NatalRequest, given, names)
    try:
        with naming("utc"):
            return scene_asked(request)
    except Invalid as problem:
        raise misread(names[str(problem.details["field"])]) from None


def _transits(options: Options) -> BaseModel:
    return transits(birth_of(options), day_of(options), options.lang)


def _tarot(options: Options) -> BaseModel:
    told = {
        "spread": options.spread,
        "question": options.question,
        "topic": options.topic,
        "seed": secrets.token_hex(_SEED_BYTES) if options.seed is None else options.seed,
        "reversals": options.reversals,
    }
    asked = checked_model(TarotRequest, told, {"question": "question", "seed": "seed"})
    assert asked.seed is not None
    return draw(
        asked.spread,
        asked.seed,
        asked.reversals,
        options.lang,
        question=asked.question,
        topic=asked.topic,
    )


def _zodiac(options: Options) -> BaseModel:
    sign = options.sign_word or options.sign
    if sign is None:
        raise misread("sign")
    with naming("date"):
        return read_sign(sign, day_of(options), options.period, options.lang)


def _animal(options: Options) -> BaseModel:
    try:
        branch = branch_asked(options.animal_word or options.animal or "")
    except Invalid:
        raise misread("animal") from None
    return read_animal(branch, day_of(options), options.year_start, options.lang)


def _pair(options: Options) -> BaseModel:
    one = _person(options, options.gender, options.name)
    other = _person(options, options.with_gender, options.with_name, "with-")
    request = CompatibilityRequest(a=one, b=other, relation=options.relation, locale=options.lang)
    return compatibility(request, day_of(options))


def _person(
    options: Options, gender: Gender | None, name: str | None, prefix: str = ""
) -> PairPerson:
    told = {"birth": birth_of(options, prefix), "gender": gender, "name": name}
    return checked_model(PairPerson, told, {"name": f"{prefix}name"})


def _terms(options: Options) -> BaseModel:
    year = dt.datetime.now(almanac.KST).year if options.year is None else options.year
    with naming("year"):
        found = almanac.terms(year)
    return TermsResult(
        terms=[TermResult.model_validate(term, from_attributes=True) for term in found]
    )


def _lunar(options: Options) -> BaseModel:
    if options.date:
        solar = day_of(options)
    else:
        told = checked(DATE, options.lunar, "lunar")
        with naming("lunar"):
            solar = almanac.solar_of(almanac.lunar_date(told, options.leap))
    with naming("date"):
        day = LunarDay.model_validate(almanac.lunar_of(solar), from_attributes=True)
    return LunarResult(solar=solar, lunar=day)


def _card(options: Options) -> BaseModel:
    try:
        return one_card(options.card_word or options.card or "", options.lang)
    except Invalid:
        raise misread("card") from None


_KINDS: Final = {
    "daily": _Kind("the reading of a day", add_day, _daily),
    "week": _Kind("the week of a day, Monday to Sunday", add_day, _week),
    "month": _Kind("the month of a day", add_day, _month),
    "calendar": _Kind("every day of a month", add_calendar, _calendar),
    "saju": _Kind("the four pillars of a birth", add_saju, _saju),
    "natal": _Kind("the sky of a birth, or of an instant and a place", add_natal, _natal),
    "transits": _Kind("the sky of a day over a birth", add_transits, _transits),
    "zodiac": _Kind("a sign's day, week or month", add_zodiac, _zodiac),
    "animal": _Kind("the day of a year's animal", add_animal, _animal),
    "compatibility": _Kind("how two births meet", add_pair, _pair),
    "tarot": _Kind("cards drawn and read", add_tarot, _tarot),
    "deck": _Kind("the 78 cards", add_nothing, lambda options: whole_deck(options.lang)),
    "spreads": _Kind(
        "the ways to lay cards", add_nothing, lambda options: every_spread(options.lang)
    ),
    "card": _Kind("one card of the deck", add_card, _card),
    "terms": _Kind("the 24 solar terms of a year", add_terms, _terms),
    "lunar": _Kind("a day in the solar and the Korean lunar calendar", add_lunar, _lunar),
}
