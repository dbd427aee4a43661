"""The options of `reading`: which there are for each kind, and what their values say, refused by name if misread."""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from fortune_desktop.commands.common import BadUse, terminal_locale
from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.errors import ImpossibleDate, OutOfRange
from fortune_desktop.core.texts import Texts
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.clock import Clock, birth_date
from fortune_desktop.fortune.daily.models import MonthText
from fortune_desktop.fortune.models import DateText
from fortune_desktop.fortune.pair.models import Bond, YearStart
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.pillars import DayBoundary
from fortune_desktop.fortune.sky.models import HouseSystem, Period, Sign
from fortune_desktop.fortune.tarot.models import SpreadId, Topic

M = TypeVar("M", bound=BaseModel)
Options = argparse.Namespace
Parser = argparse.ArgumentParser

DATE: Final = TypeAdapter[str](DateText)
MONTH: Final = TypeAdapter[str](MonthText)
# How the value of each option that can be misread is written.
_EXAMPLES: Final = {
    "birth": "1990-05-15T14:30",
    "tz": "Asia/Seoul",
    "lat": "37.57",
    "lon": "126.98",
    "date": "2026-02-17",
    "lunar": "2026-01-01",
    "month": "2026-11",
    "utc": "1990-05-15T05:30Z",
    "seed": "2026-11-22",
    "question": "Will it go well?",
    "name": "Dalto",
    "sign": "aries",
    "animal": "horse",
    "card": "major_17",
}
# The option that gives each field of a birth.
_OF_BIRTH: Final = {
    "date": "birth", "time": "birth", "timezone": "tz", "latitude": "lat", "longitude": "lon",
}  # fmt: skip


def add_place(parser: Parser, prefix: str = "") -> None:
    """Where somebody was born, and by which calendar."""
    parser.add_argument(f"--{prefix}lat", type=float, metavar="DEGREES", help="north is positive")
    parser.add_argument(f"--{prefix}lon", type=float, metavar="DEGREES", help="east is positive")
    parser.add_argument(f"--{prefix}tz", metavar="ZONE", help="as Asia/Seoul, the default")
    parser.add_argument(f"--{prefix}lunar", action="store_true", help="the birth is a lunar date")
    parser.add_argument(f"--{prefix}leap", action="store_true", help="in the leap month")


def add_birth(parser: Parser, prefix: str = "") -> None:
    """A birth; with the prefix `with-` another person’s."""
    parser.add_argument(
        f"--{prefix}birth",
        required=True,
        metavar="YYYY-MM-DD[THH:MM]",
        help="without a time: unknown",
    )
    add_place(parser, prefix)


def add_gender(parser: Parser, prefix: str = "") -> None:
    """Whether the luck pillars go forward or back."""
    parser.add_argument(f"--{prefix}gender", choices=get_args(Gender), help="for the luck pillars")


def add_date(parser: Parser) -> None:
    """A day."""
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="by default today")


def add_day(parser: Parser) -> None:
    """A day of a person."""
    add_birth(parser)
    add_gender(parser)
    add_date(parser)


def add_calendar(parser: Parser) -> None:
    """A month of a person."""
    add_birth(parser)
    add_gender(parser)
    parser.add_argument("--month", metavar="YYYY-MM", help="by default this month")


def add_saju(parser: Parser) -> None:
    """A chart with the choices of schools."""
    add_birth(parser)
    add_gender(parser)
    parser.add_argument("--clock", choices=get_args(Clock), default="local_mean")
    parser.add_argument("--day-boundary", choices=get_args(DayBoundary), default="yaja")
    parser.add_argument("--luck-rounding", choices=get_args(Rounding), default="round")
    parser.add_argument("--year", type=int, help="whose months are told, by default this one")
    parser.add_argument(
        "--month", type=int, choices=range(1, 13), metavar="1-12", help="whose days are told"
    )


def add_natal(parser: Parser) -> None:
    """A birth, or an instant and a place."""
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--birth", metavar="YYYY-MM-DD[THH:MM]", help="without a time: unknown")
    either.add_argument("--utc", metavar="INSTANT", help="as 1990-05-15T05:30Z, with --lat, --lon")
    add_place(parser)
    parser.add_argument("--house-system", choices=get_args(HouseSystem), default="whole")


def add_transits(parser: Parser) -> None:
    """A day over a birth."""
    add_birth(parser)
    add_date(parser)


def add_tarot(parser: Parser) -> None:
    """What is asked of the cards, and how they lie."""
    parser.add_argument("--spread", choices=get_args(SpreadId), default="one")
    parser.add_argument("--question", metavar="TEXT", help="what you would like to know")
    parser.add_argument("--topic", choices=get_args(Topic), help="by default from the question")
    parser.add_argument("--seed", metavar="TEXT", help="the same seed draws the same cards")
    parser.add_argument(
        "--reversals", type=int, choices=(0, 25, 50), default=50, help="percent, by default 50"
    )


def add_zodiac(parser: Parser) -> None:
    """A sign and a span."""
    _add_either(parser, "sign", get_args(Sign))
    add_date(parser)
    parser.add_argument("--period", choices=get_args(Period), default="day")


def add_animal(parser: Parser) -> None:
    """An animal, a day and the start of its year."""
    _add_either(parser, "animal", None)
    add_date(parser)
    parser.add_argument("--year-start", choices=get_args(YearStart), default="ipchun")


def _add_either(parser: Parser, name: str, choices: tuple[str, ...] | None) -> None:
    """The same value as a word of its own, or as an option."""
    parser.add_argument(f"{name}_word", nargs="?", choices=choices, metavar=name.upper())
    parser.add_argument(f"--{name}", choices=choices, metavar=name.upper())


def add_pair(parser: Parser) -> None:
    """Two persons and how they are bound."""
    for prefix in ("", "with-"):
        add_birth(parser, prefix)
        add_gender(parser, prefix)
        parser.add_argument(f"--{prefix}name", metavar="NAME", help="what to call them")
    parser.add_argument("--relation", choices=get_args(Bond), default="lover")
    add_date(parser)


def add_terms(parser: Parser) -> None:
    """A year."""
    parser.add_argument("--year", type=int, help="1900 to 2100, by default this one")


def add_lunar(parser: Parser) -> None:
    """A day in either calendar."""
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--date", metavar="YYYY-MM-DD", help="a solar day")
    either.add_argument("--lunar", metavar="YYYY-MM-DD", help="a lunar day")
    parser.add_argument("--leap", action="store_true", help="of the leap month")


def add_card(parser: Parser) -> None:
    """Which card of the deck."""
    _add_either(parser, "card", None)


def add_nothing(_parser: Parser) -> None:
    """Nothing to choose."""


def misread(option: str) -> BadUse:
    """That the value of an option (`with-birth`) cannot be read, and how it is written."""
    example = _EXAMPLES[option.removeprefix("with-")]
    return BadUse("cli.option", option=f"--{option}", example=example)


@contextmanager
def naming(option: str) -> Iterator[None]:
    """Tell of a day that is none, or lies outside what can be read, together with the option that gave it."""
    try:
        yield
    except (ImpossibleDate, OutOfRange) as problem:
        details = {**problem.details, "field": f"--{option}"}
        told = Texts.load().message(terminal_locale(), problem.code, details)
        raise BadUse("cli.refused", option=f"--{option}", problem=told) from None


def checked(shape: TypeAdapter[str], value: str, option: str) -> str:
    """The value of an option, which must be of a shape; BadUse if it is not."""
    try:
        return shape.validate_python(value)
    except ValidationError:
        raise misread(option) from None


def checked_model(model: type[M], fields: Mapping[str, object], options: Mapping[str, str]) -> M:
    """A request from what options say; `options` names the option of each field that may be wrong."""
    try:
        return model.model_validate(fields)
    except ValidationError as problem:
        raise misread(options[str(problem.errors()[0]["loc"][0])]) from None


def today() -> dt.date:
    """The day on this machine's clock."""
    return dt.datetime.now().astimezone().date()


def day_of(options: Options) -> dt.date:
    """The day of `--date`, else today."""
    if not options.date:
        return today()
    with naming("date"):
        return almanac.solar_date(checked(DATE, options.date, "date"))


def birth_of(options: Options, prefix: str = "") -> Birth:
    """The birth the options tell; with the prefix `with-` that of the other person."""
    key = prefix.replace("-", "_")
    names = ("birth", "lunar", "leap", "tz", "lat", "lon")
    told = {name: getattr(options, f"{key}{name}") for name in names}
    day, _, time = told["birth"].replace(" ", "T").partition("T")
    fields = {
        "date": day,
        "time": time or None,
        "calendar": "lunar" if told["lunar"] or told["leap"] else "solar",
        "leap_month": told["leap"],
        "timezone": told["tz"],
        "latitude": told["lat"],
        "longitude": told["lon"],
    }
    given = {name: value for name, value in fields.items() if value is not None}
    options_of = {field: prefix + option for field, option in _OF_BIRTH.items()}
    birth = checked_model(Birth, given, options_of)
    with naming(f"{prefix}birth"):
        birth_date(birth)
    return birth
