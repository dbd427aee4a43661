"""What the options of `reading` say, and how a wrong one is refused."""

import argparse
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.commands.common import BadUse
from fortune_desktop.commands.reading_options import (
    DATE,
    MONTH,
    add_day,
    add_natal,
    add_pair,
    add_tarot,
    add_zodiac,
    birth_of,
    checked,
    day_of,
    misread,
    naming,
    today,
)
from fortune_desktop.core.errors import ImpossibleDate, NotFound, OutOfRange


def told(add: object, *words: str) -> argparse.Namespace:
    """The options of a kind as typed."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    assert callable(add)
    add(parser)
    return parser.parse_args(words)


def test_a_birth_takes_place_and_calendar() -> None:
    birth = birth_of(
        told(
            add_day,
            *("--birth", "1990-04-21T14:30", "--lunar", "--tz", "Europe/Paris"),
            *("--lat", "48.9", "--lon", "2.3"),
        )
    )
    assert (birth.date, birth.time, birth.calendar) == ("1990-04-21", "14:30", "lunar")
    assert (birth.timezone, birth.latitude, birth.longitude) == ("Europe/Paris", 48.9, 2.3)


def test_without_more_a_birth_is_solar_in_seoul() -> None:
    birth = birth_of(told(add_day, "--birth", "1990-05-15"))
    assert (birth.time, birth.calendar, birth.timezone) == (None, "solar", "Asia/Seoul")


def test_leap_means_lunar() -> None:
    birth = birth_of(told(add_day, "--birth", "2025-06-01", "--leap"))
    assert (birth.calendar, birth.leap_month) == ("lunar", True)


def test_a_space_parts_day_and_hour_too() -> None:
    assert birth_of(told(add_day, "--birth", "1990-05-15 14:30")).time == "14:30"


def test_the_other_birth_has_options_of_its_own() -> None:
    options = told(add_pair, "--birth", "1990-05-15", "--with-birth", "1990-04-21", "--with-lunar")
    assert birth_of(options).calendar == "solar"
    assert birth_of(options, "with-").calendar == "lunar"


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--with-birth", "soon"), "--with-birth"),
        (("--with-birth", "1990-01-01", "--with-tz", "Moon"), "--with-tz"),
        (("--with-birth", "1990-01-01", "--with-lon", "200"), "--with-lon"),
        (("--with-birth", "1990-02-30"), "--with-birth"),
    ],
)
def test_what_is_wrong_with_the_other_birth_is_told_of_it(
    words: tuple[str, ...], option: str
) -> None:
    with pytest.raises(BadUse) as caught:
        birth_of(told(add_pair, "--birth", "1990-05-15", *words), "with-")
    assert caught.value.values["option"] == option


def test_a_day_is_the_one_asked_for_or_today() -> None:
    assert day_of(told(add_day, "--birth", "x", "--date", "2026-11-22")) == date(2026, 11, 22)
    assert day_of(told(add_day, "--birth", "x")) == today()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times())
def test_every_birth_round_trips(day: date, hour: object) -> None:
    typed = f"{day}T{str(hour)[:5]}"
    birth = birth_of(told(add_day, "--birth", typed))
    assert f"{birth.date}T{birth.time}" == typed


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=20))
def test_no_text_is_more_than_misread(text: str) -> None:
    options = argparse.Namespace(
        birth=text, lunar=False, leap=False, tz=None, lat=None, lon=None, date=text
    )
    for read in (birth_of, day_of):
        with suppress(BadUse):
            read(options)


def test_a_misread_option_shows_how_it_is_written() -> None:
    problem = misread("with-lat")
    assert (problem.key, problem.values) == (
        "cli.option", {"option": "--with-lat", "example": "37.57"},
    )  # fmt: skip


@pytest.mark.parametrize("error", [ImpossibleDate(), OutOfRange()])
def test_a_day_that_cannot_be_is_told_with_its_option(error: Exception) -> None:
    with pytest.raises(BadUse) as caught, naming("utc"):
        raise error
    assert caught.value.values["option"] == "--utc"
    assert caught.value.values["problem"]


def test_the_option_stands_where_the_field_does() -> None:
    with pytest.raises(BadUse) as caught:
        birth_of(
            argparse.Namespace(
                birth="2023-02-29", lunar=False, leap=False, tz=None, lat=None, lon=None
            )
        )
    problem = caught.value.values["problem"]
    assert "2023-02-28" in problem
    assert "--birth: " in problem
    assert "birth.date" not in problem


def test_other_errors_go_on() -> None:
    with pytest.raises(NotFound), naming("utc"):
        raise NotFound


def test_shapes_are_checked() -> None:
    assert (
        checked(DATE, "2026-02-30", "date") == "2026-02-30"
    )  # whether there is such a day comes later
    assert checked(MONTH, "2026-12", "month") == "2026-12"
    for wrong in ("2026-13", "2026-1", "now"):
        with pytest.raises(BadUse):
            checked(MONTH, wrong, "month")


def test_an_instant_or_a_birth_but_not_both() -> None:
    assert told(add_natal, "--utc", "1990-05-15T05:30Z").birth is None
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        told(add_natal, "--utc", "1990-05-15T05:30Z", "--birth", "1990-05-15")


def test_defaults_of_a_draw() -> None:
    options = told(add_tarot)
    assert (options.spread, options.reversals, options.seed) == ("one", 50, None)


def test_a_sign_stands_alone_or_as_an_option() -> None:
    assert told(add_zodiac, "leo").sign_word == "leo"
    assert told(add_zodiac, "--sign", "leo").sign == "leo"
