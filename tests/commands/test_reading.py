"""`reading`: the same answers as the API's models, from options alone, and every wrong option told in a line."""

import json
from pathlib import Path

import pytest

from fortune_desktop.fortune.daily.models import DailyReading
from fortune_desktop.fortune.models import LunarResult, TermsResult
from fortune_desktop.fortune.saju.models import SajuResult
from fortune_desktop.fortune.tarot.models import TarotReading
from tests.commands.conftest import Ask

BORN = ("--birth", "1990-05-15T14:30")


def test_saju_is_the_contract_s_answer(ask: Ask) -> None:
    done = ask("reading", "saju", *BORN, "--gender", "female", "--json")
    chart = SajuResult.model_validate_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == 1
    assert chart.pillars.model_dump() == {
        "year": "庚午", "month": "辛巳", "day": "庚辰", "hour": "癸未",
    }  # fmt: skip
    assert chart.luck is not None
    assert not chart.luck.forward


def test_without_a_time_the_hour_is_unknown(ask: Ask) -> None:
    chart = json.loads(ask("reading", "saju", "--birth", "1990-05-15", "--json").out)
    assert chart["pillars"]["hour"] is None
    assert chart["luck"] is None
    assert [warning["code"] for warning in chart["warnings"]] == ["unknown_hour"]


def test_a_lunar_birth_is_its_solar_day(ask: Ask) -> None:
    lunar = ask("reading", "saju", "--birth", "1990-04-21T14:30", "--lunar", "--json").out
    solar = ask("reading", "saju", *BORN, "--json").out
    assert json.loads(lunar)["pillars"] == json.loads(solar)["pillars"]
    leap = ask("reading", "saju", "--birth", "2025-06-01", "--lunar", "--leap", "--json").out
    same = ask("reading", "saju", "--birth", "2025-07-25", "--json").out
    assert json.loads(leap)["pillars"] == json.loads(same)["pillars"]


def test_place_and_school_are_obeyed(ask: Ask) -> None:
    def hour(*options: str) -> str:
        told = ask("reading", "saju", "--birth", "1990-05-15T15:20", *options, "--json").out
        return str(json.loads(told)["pillars"]["hour"])

    assert hour() == "癸未"  # in Seoul the sun is half an hour behind the clock
    assert hour("--lon", "150") == "甲申"
    assert hour("--clock", "standard") == "甲申"
    late = ("reading", "saju", "--birth", "1991-01-10T23:45", "--clock", "standard", "--json")
    kept = json.loads(ask(*late).out)
    next_day = json.loads(ask(*late, "--day-boundary", "jasi").out)
    assert kept["pillars"]["day"] != next_day["pillars"]["day"]
    assert next_day["options"]["day_boundary"] == "jasi"
    exact = json.loads(
        ask("reading", "saju", *BORN, "--gender", "male", "--luck-rounding", "exact", "--json").out
    )
    assert exact["luck"]["start_age"] == exact["luck"]["exact_start"]


def test_a_day_read_twice_is_the_same(ask: Ask) -> None:
    words = ("reading", "daily", *BORN, "--date", "2026-11-22", "--json")
    reading = DailyReading.model_validate_json(ask(*words).out)
    assert str(reading.date) == "2026-11-22"
    assert ask(*words).out == ask(*words).out


def test_without_a_date_it_is_today(ask: Ask) -> None:
    reading = DailyReading.model_validate_json(ask("reading", "daily", *BORN, "--json").out)
    again = ask("reading", "daily", *BORN, "--date", reading.date, "--json").out
    assert DailyReading.model_validate_json(again) == reading


def test_a_seed_draws_the_same_card(ask: Ask) -> None:
    words = ("reading", "tarot", "--seed", "7", "--json")
    drawn = TarotReading.model_validate_json(ask(*words).out)
    assert drawn.seed == "7"
    assert ask(*words).out == ask(*words).out
    free = {ask("reading", "tarot", "--json").out for _ in range(4)}
    assert len(free) == 4


def test_upright_when_asked(ask: Ask) -> None:
    def turned(*options: str) -> set[bool]:
        told = [ask("reading", "tarot", "--seed", n, *options, "--json").out for n in range(12)]
        return {TarotReading.model_validate_json(one).cards[0].reversed for one in told}

    assert turned() == {True, False}
    assert turned("--no-reversals") == {False}


def test_the_terms_of_a_year(ask: Ask) -> None:
    terms = TermsResult.model_validate_json(ask("reading", "terms", "--year", 2026, "--json").out)
    assert [term.name for term in terms.terms[:3]] == ["소한", "대한", "입춘"]
    assert len(terms.terms) == 24
    assert {term.kst.year for term in terms.terms} == {2026}


def test_a_day_in_both_calendars(ask: Ask) -> None:
    there = LunarResult.model_validate_json(
        ask("reading", "lunar", "--date", "2025-07-25", "--json").out
    )
    assert there.lunar.model_dump() == {"year": 2025, "month": 6, "day": 1, "leap": True}
    back = ask("reading", "lunar", "--lunar", "2025-06-01", "--leap", "--json").out
    assert LunarResult.model_validate_json(back) == there


def test_the_language_is_the_terminal_s_or_the_one_asked_for(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("reading", "saju", *BORN, "--json")
    english = json.loads(ask(*words).out)["text"]
    korean = json.loads(ask(*words, "--lang", "ko").out)["text"]
    assert english.isascii() or "Gyeong" in english
    assert "경금" in korean
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert json.loads(ask(*words).out)["text"] == korean


def test_no_home_is_needed_or_made(ask: Ask, home: Path) -> None:
    assert ask("reading", "tarot").code == 0
    assert not home.exists()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("saju", "--birth", "15.5.1990"), "1990-05-15T14:30"),
        (("saju", "--birth", "1990-05-15T25:00"), "1990-05-15T14:30"),
        (("saju", *BORN, "--tz", "Moon/Base"), "Asia/Seoul"),
        (("saju", *BORN, "--lat", "91"), "--lat"),
        (("saju", *BORN, "--lon", "nan"), "--lon"),
        (("saju", "--birth", "1990-02-30"), "calendar"),
        (("saju", "--birth", "1890-01-01"), "outside"),
        (("daily", *BORN, "--date", "tomorrow"), "2026-02-17"),
        (("lunar", "--lunar", "2025-07-01", "--leap"), "calendar"),
        (("lunar", "--date", "2026-2-7"), "2026-02-17"),
        (("terms", "--year", "2500"), "outside"),
        (("terms", "--year", "0"), "outside"),
        (("saju",), "--birth"),
        (("lunar",), "--date"),
        (("saju", *BORN, "--clock", "sundial"), "apparent"),
        (("saju", *BORN, "--gender", "cat"), "female"),
        (("natal", *BORN), "daily"),
        (("tarot", "--seed", "x" * 65), "--seed"),
    ],
)
def test_wrong_options_end_with_two_and_a_line_that_helps(
    ask: Ask, words: tuple[str, ...], hint: str
) -> None:
    done = ask("reading", *words)
    assert (done.code, done.out) == (2, "")
    assert hint in done.complaint
