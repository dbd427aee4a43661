"""`reading`: the same answers as the API's models, from options alone, and every wrong option told in a line."""

import json
from pathlib import Path

import pytest

from fortune_desktop.fortune.daily.models import (
    CalendarReading,
    DailyReading,
    MonthReading,
    WeekReading,
)
from fortune_desktop.fortune.models import LunarResult, TermsResult
from fortune_desktop.fortune.pair.models import AnimalResult, CompatibilityResult
from fortune_desktop.fortune.saju.models import SajuResult
from fortune_desktop.fortune.sky.models import NatalResult, TransitsResult
from fortune_desktop.fortune.tarot.models import Deck, DeckCard, Spreads, TarotReading
from tests.commands.conftest import Ask

BORN = ("--birth", "1990-05-15T14:30")
WITH = ("--with-birth", "1992-03-03")


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


def test_week_month_and_calendar_tell_the_days_they_hold(ask: Ask) -> None:
    on = ("--date", "2026-11-22", "--json")
    week = WeekReading.model_validate_json(ask("reading", "week", *BORN, *on).out)
    month = MonthReading.model_validate_json(ask("reading", "month", *BORN, *on).out)
    days = CalendarReading.model_validate_json(
        ask("reading", "calendar", *BORN, "--month", "2026-11", "--json").out
    )
    assert [str(day.date) for day in week.days][::6] == ["2026-11-16", "2026-11-22"]
    assert (month.month, days.month) == ("2026-11", "2026-11")
    assert len(days.days) == 30
    scores = {day.date: day.score for day in days.days}
    assert all(scores[day.date] == day.score for day in week.days)


def test_the_gender_tells_the_luck_of_a_day(ask: Ask) -> None:
    words = ("reading", "daily", *BORN, "--date", "2026-11-22", "--json")
    without = DailyReading.model_validate_json(ask(*words).out)
    with_luck = DailyReading.model_validate_json(ask(*words, "--gender", "female").out)
    assert without.categories != with_luck.categories


def test_a_chart_tells_the_months_of_a_year_and_the_days_of_a_month(ask: Ask) -> None:
    words = ("reading", "saju", *BORN, "--gender", "female", "--year", 2030, "--month", 2)
    chart = SajuResult.model_validate_json(ask(*words, "--json").out)
    assert [year.year for year in chart.years if year.chosen] == [2030]
    assert len(chart.days) == 28


def test_a_birth_and_its_instant_have_the_same_sky(ask: Ask) -> None:
    born = NatalResult.model_validate_json(ask("reading", "natal", *BORN, "--json").out)
    place = ("--lat", "37.5665", "--lon", "126.978")
    instant = ask("reading", "natal", "--utc", "1990-05-15T05:30Z", *place, "--json").out
    assert NatalResult.model_validate_json(instant).bodies == born.bodies
    assert born.bodies["sun"].sign == "taurus"
    assert born.house_system == "whole"
    placidus = ask("reading", "natal", *BORN, "--house-system", "placidus", "--json").out
    houses = NatalResult.model_validate_json(placidus).houses
    assert houses is not None
    assert houses != born.houses


def test_transits_are_those_of_the_day(ask: Ask) -> None:
    words = ("reading", "transits", *BORN, "--date", "2026-11-22", "--json")
    found = TransitsResult.model_validate_json(ask(*words).out)
    assert str(found.date) == "2026-11-22"
    assert found.transits


def test_a_sign_by_word_or_option_for_a_period(ask: Ask) -> None:
    on = ("--date", "2026-11-22", "--json")
    by_word = ask("reading", "zodiac", "aries", *on).out
    assert ask("reading", "zodiac", "--sign", "aries", *on).out == by_word
    week = json.loads(ask("reading", "zodiac", "aries", "--period", "week", *on).out)
    assert (week["from"], week["to"], week["sign"]) == ("2026-11-16", "2026-11-22", "aries")


def test_an_animal_by_any_of_its_names(ask: Ask) -> None:
    on = ("--date", "2026-11-22", "--json")
    answers = {ask("reading", "animal", name, *on).out for name in ("horse", "午", "말")}
    assert len(answers) == 1
    horse = AnimalResult.model_validate_json(answers.pop())
    assert (horse.branch, horse.year_start) == ("horse", "ipchun")
    seollal = ask("reading", "animal", "--animal", "horse", "--year-start", "seollal", *on).out
    assert AnimalResult.model_validate_json(seollal).years[-1].year == 2050


def test_two_births_meet_either_way_around(ask: Ask) -> None:
    anna = ("--birth", "1990-05-15T14:30", "--gender", "female", "--name", "Anna")
    bora = ("--with-birth", "1992-03-03", "--with-gender", "male", "--with-name", "Bora")
    words = ("reading", "compatibility", "--date", "2026-11-22", "--relation", "friend", "--json")
    pair = CompatibilityResult.model_validate_json(ask(*words, *anna, *bora).out)
    assert (pair.a.name, pair.b.name, pair.relation) == ("Anna", "Bora", "friend")
    assert (pair.a.hour_known, pair.b.hour_known) == (True, False)
    turned = ask(
        *words,
        *("--birth", "1992-03-03", "--gender", "male", "--name", "Bora"),
        *("--with-birth", "1990-05-15T14:30", "--with-gender", "female", "--with-name", "Anna"),
    ).out
    assert CompatibilityResult.model_validate_json(turned).score == pair.score


def test_a_seed_draws_the_same_cards(ask: Ask) -> None:
    words = ("reading", "tarot", "--seed", "7", "--json")
    drawn = TarotReading.model_validate_json(ask(*words).out)
    assert (drawn.seed, drawn.spread) == ("7", "one")
    assert ask(*words).out == ask(*words).out
    free = {ask("reading", "tarot", "--json").out for _ in range(4)}
    assert len(free) == 4


def test_every_option_of_a_draw_is_heard(ask: Ask) -> None:
    words = (
        "reading",
        "tarot",
        "--spread",
        "celtic_cross",
        "--question",
        "이직해도 될까?",
        "--json",
    )
    cross = TarotReading.model_validate_json(ask(*words).out)
    assert (len(cross.cards), cross.topic, cross.question) == (10, "work", "이직해도 될까?")
    money = TarotReading.model_validate_json(ask(*words, "--topic", "money").out)
    assert money.topic == "money"


def test_as_many_reversed_as_asked(ask: Ask) -> None:
    def turned(*options: str) -> int:
        told = ask("reading", "tarot", "--spread", "year", "--seed", "3", *options, "--json").out
        return sum(card.reversed for card in TarotReading.model_validate_json(told).cards)

    assert turned("--reversals", "0") == 0 < turned("--reversals", "25") < turned()
    assert turned() == turned("--reversals", "50")


def test_the_deck_its_cards_and_the_spreads(ask: Ask) -> None:
    deck = Deck.model_validate_json(ask("reading", "deck", "--json").out)
    card = DeckCard.model_validate_json(ask("reading", "card", "cups_03", "--json").out)
    assert len(deck.root) == 78
    assert card in deck.root
    spreads = Spreads.model_validate_json(ask("reading", "spreads", "--json").out)
    assert len(spreads.root) == 11


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
    ("words", "option", "hint"),
    [
        (("saju", "--birth", "15.5.1990"), "--birth: ", "1990-05-15T14:30"),
        (("saju", "--birth", "1990-05-15T25:00"), "--birth: ", "1990-05-15T14:30"),
        (("saju", *BORN, "--tz", "Moon/Base"), "--tz: ", "Asia/Seoul"),
        (("saju", *BORN, "--lat", "91"), "--lat: ", "37.57"),
        (("saju", *BORN, "--lon", "nan"), "--lon: ", "126.98"),
        (("saju", "--birth", "1990-02-30"), "--birth: ", "calendar"),
        (("saju", "--birth", "1890-01-01"), "--birth: ", "outside"),
        (("saju", "--birth", "1990-04-30", "--lunar"), "--birth: ", "calendar"),
        (("saju", "--birth", "1990-04-01", "--leap"), "--birth: ", "calendar"),
        (("saju", *BORN, "--year", "2500"), "--year: ", "outside"),
        (("saju", *BORN, "--month", "13"), "--month", "13"),
        (("saju",), "--birth", "required"),
        (("saju", *BORN, "--clock", "sundial"), "--clock", "apparent"),
        (("saju", *BORN, "--gender", "cat"), "--gender", "female"),
        (("daily", *BORN, "--date", "tomorrow"), "--date: ", "2026-02-17"),
        (("daily", *BORN, "--date", "2023-02-29"), "--date: ", "calendar"),
        (("week", *BORN, "--date", "2150-01-01"), "--date: ", "outside"),
        (("calendar", *BORN, "--month", "2026-13"), "--month: ", "2026-11"),
        (("calendar", *BORN, "--month", "2150-01"), "--month: ", "outside"),
        (("natal",), "--birth", "--utc"),
        (("natal", *BORN, "--utc", "1990-05-15T05:30Z"), "--utc", "not allowed"),
        (("natal", "--utc", "noon"), "--utc: ", "1990-05-15T05:30Z"),
        (("natal", "--utc", "1990-05-15T05:30Z"), "--lat: ", "37.57"),
        (("natal", "--utc", "1990-05-15T05:30Z", "--lat", "9"), "--lon: ", "126.98"),
        (("natal", "--utc", "1990-05-15T05:30Z", "--lat", "95", "--lon", "9"), "--lat: ", "37.57"),
        (("natal", "--utc", "1600-01-01T00:00Z", "--lat", "9", "--lon", "9"), "--utc: ", "outside"),
        (("natal", *BORN, "--house-system", "koch"), "--house-system", "placidus"),
        (("transits", *BORN, "--date", "soon"), "--date: ", "2026-02-17"),
        (("zodiac",), "--sign: ", "aries"),
        (("zodiac", "whale"), "SIGN", "pisces"),
        (("zodiac", "aries", "--period", "year"), "--period", "month"),
        (("zodiac", "aries", "--date", "2026-02-30"), "--date: ", "calendar"),
        (("animal", "cat"), "--animal: ", "horse"),
        (("animal",), "--animal: ", "horse"),
        (("animal", "horse", "--year-start", "january"), "--year-start", "seollal"),
        (("compatibility", *BORN), "--with-birth", "required"),
        (("compatibility", *BORN, "--with-birth", "soon"), "--with-birth: ", "1990-05-15T14:30"),
        (("compatibility", *BORN, "--with-birth", "1990-02-30"), "--with-birth: ", "calendar"),
        (
            ("compatibility", *BORN, "--with-birth", "1990-02-03", "--with-lat", "95"),
            "--with-lat: ",
            "37.57",
        ),
        (
            ("compatibility", *BORN, "--with-birth", "1990-02-03", "--with-name", "x" * 41),
            "--with-name: ",
            "Dalto",
        ),
        (("compatibility", *BORN, "--name", "x" * 41, *WITH), "--name: ", "Dalto"),
        (("tarot", "--seed", "x" * 65), "--seed: ", "2026-11-22"),
        (("tarot", "--spread", "pyramid"), "--spread", "celtic_cross"),
        (("tarot", "--reversals", "30"), "--reversals", "25"),
        (("tarot", "--topic", "health"), "--topic", "money"),
        (("tarot", "--question", "?" * 501), "--question: ", "Will it"),
        (("card", "the_joker"), "--card: ", "major_17"),
        (("terms", "--year", "2500"), "--year: ", "outside"),
        (("terms", "--year", "0"), "--year: ", "outside"),
        (("lunar",), "--date", "--lunar"),
        (("lunar", "--lunar", "2025-07-01", "--leap"), "--lunar: ", "calendar"),
        (("lunar", "--date", "2026-2-7"), "--date: ", "2026-02-17"),
        (("lunar", "--date", "2060-01-01"), "--date: ", "outside"),
        (("horoscope", *BORN), "KIND", "compatibility"),
    ],
)
def test_wrong_options_end_with_two_and_a_line_that_helps(
    ask: Ask, words: tuple[str, ...], option: str, hint: str
) -> None:
    done = ask("reading", *words)
    assert (done.code, done.out) == (2, "")
    assert option in done.complaint
    assert hint in done.complaint
