"""`reading`: one reading printed, from what the options say alone; no home, no database, no network."""

import argparse
import datetime as dt
import secrets
import sys
from collections.abc import Callable
from typing import Final, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from fortune_desktop.commands.common import DONE, BadUse, terminal_locale
from fortune_desktop.commands.reading_text import lines_of
from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.texts import LOCALES
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.models import DateText, LunarDay, LunarResult, TermResult, TermsResult
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.pillars import DayBoundary
from fortune_desktop.fortune.saju.report import report
from fortune_desktop.fortune.tarot.draw import draw_one

_SEED_BYTES, _SEED_LETTERS = 16, 64
_DATE = TypeAdapter(DateText)
# The option that gives each field of a birth, and how it is written.
_BIRTH_OPTIONS: Final = {
    "date": ("--birth", "1990-05-15T14:30"),
    "time": ("--birth", "1990-05-15T14:30"),
    "timezone": ("--tz", "Asia/Seoul"),
    "latitude": ("--lat", "37.57"),
    "longitude": ("--lon", "126.98"),
}


def add(parser: argparse.ArgumentParser) -> None:
    """One subcommand a kind of reading."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")

    def kind(name: str, about: str) -> argparse.ArgumentParser:
        one = kinds.add_parser(name, help=about, description=about)
        one.add_argument("--json", action="store_true", help="as the API answers it")
        one.add_argument("--lang", choices=LOCALES, help="the language, by default the terminal's")
        return one

    daily = kind("daily", "the reading of a day")
    _add_birth(daily)
    daily.add_argument("--date", metavar="YYYY-MM-DD", help="by default today")
    _add_saju(kind("saju", "the four pillars of a birth"))
    tarot = kind("tarot", "one card")
    tarot.add_argument("--seed", metavar="TEXT", help="the same seed draws the same card")
    tarot.add_argument("--no-reversals", action="store_true", help="every card upright")
    terms = kind("terms", "the 24 solar terms of a year")
    terms.add_argument("--year", type=int, help="1900 to 2100, by default this one")
    lunar = kind("lunar", "a day in the solar and the Korean lunar calendar")
    either = lunar.add_mutually_exclusive_group(required=True)
    either.add_argument("--date", metavar="YYYY-MM-DD", help="a solar day")
    either.add_argument("--lunar", metavar="YYYY-MM-DD", help="a lunar day")
    lunar.add_argument("--leap", action="store_true", help="of the leap month")


def _add_birth(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--birth", required=True, metavar="YYYY-MM-DD[THH:MM]", help="without a time: unknown"
    )
    parser.add_argument("--lunar", action="store_true", help="the birth is a lunar date")
    parser.add_argument("--leap", action="store_true", help="in the leap month")
    parser.add_argument("--lat", type=float, metavar="DEGREES", help="of the place of birth")
    parser.add_argument("--lon", type=float, metavar="DEGREES", help="east is positive")
    parser.add_argument("--tz", metavar="ZONE", help="as Asia/Seoul, the default")


def _add_saju(parser: argparse.ArgumentParser) -> None:
    _add_birth(parser)
    parser.add_argument("--gender", choices=get_args(Gender), help="for the luck pillars")
    parser.add_argument("--clock", choices=get_args(Clock), default="local_mean")
    parser.add_argument("--day-boundary", choices=get_args(DayBoundary), default="yaja")
    parser.add_argument("--luck-rounding", choices=get_args(Rounding), default="round")


def run(options: argparse.Namespace) -> int:
    """Print the reading; BadUse, ImpossibleDate or OutOfRange for what cannot be read."""
    options.lang = options.lang or terminal_locale()
    result = _READINGS[options.kind](options)
    if options.json:
        print(result.model_dump_json(indent=2 if sys.stdout.isatty() else None))
    else:
        print("\n".join(lines_of(result, options.lang)))
    return DONE


def _daily(options: argparse.Namespace) -> BaseModel:
    day = _day(options.date) if options.date else dt.datetime.now().astimezone().date()
    return read_day(_birth(options), day, options.lang)


def _saju(options: argparse.Namespace) -> BaseModel:
    chosen = SajuOptions(
        clock=options.clock,
        day_boundary=options.day_boundary,
        luck_rounding=options.luck_rounding,
    )
    return report(_birth(options), options.gender, chosen, options.lang)


def _tarot(options: argparse.Namespace) -> BaseModel:
    seed = secrets.token_hex(_SEED_BYTES) if options.seed is None else options.seed
    if len(seed) > _SEED_LETTERS:
        raise BadUse("cli.option", option="--seed", example="2026-11-22")
    return draw_one(seed, not options.no_reversals, options.lang)


def _terms(options: argparse.Namespace) -> BaseModel:
    year = dt.datetime.now(almanac.KST).year if options.year is None else options.year
    found = almanac.terms(year)
    return TermsResult(
        terms=[TermResult.model_validate(term, from_attributes=True) for term in found]
    )


def _lunar(options: argparse.Namespace) -> BaseModel:
    if options.date:
        solar = _day(options.date)
    else:
        solar = almanac.solar_of(almanac.lunar_date(_date(options.lunar), options.leap))
    day = LunarDay.model_validate(almanac.lunar_of(solar), from_attributes=True)
    return LunarResult(solar=solar, lunar=day)


_READINGS: Final[dict[str, Callable[[argparse.Namespace], BaseModel]]] = {
    "daily": _daily,
    "saju": _saju,
    "tarot": _tarot,
    "terms": _terms,
    "lunar": _lunar,
}


def _birth(options: argparse.Namespace) -> Birth:
    """The birth the options tell; BadUse names the option that cannot be read."""
    day, _, time = options.birth.replace(" ", "T").partition("T")
    told = {
        "date": day,
        "time": time or None,
        "calendar": "lunar" if options.lunar or options.leap else "solar",
        "leap_month": options.leap,
        "timezone": options.tz,
        "latitude": options.lat,
        "longitude": options.lon,
    }
    given = {name: value for name, value in told.items() if value is not None}
    try:
        return Birth.model_validate(given)
    except ValidationError as problem:
        field = str(problem.errors()[0]["loc"][0])
        option, example = _BIRTH_OPTIONS[field]
        raise BadUse("cli.option", option=option, example=example) from None


def _date(text: str) -> str:
    try:
        return _DATE.validate_python(text)
    except ValidationError:
        raise BadUse("cli.option", option="--date, --lunar", example="2026-02-17") from None


def _day(text: str) -> dt.date:
    return almanac.solar_date(_date(text))
