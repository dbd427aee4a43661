"""Readings as a person sees them in a terminal, in both languages."""

import re

import pytest

from fortune_desktop.fortune.daily.models import DailyReading
from fortune_desktop.fortune.tarot.models import TarotReading
from tests.commands.conftest import Ask

BORN = ("--birth", "1990-05-15T14:30", "--gender", "female")


def test_the_four_pillars_one_a_line(ask: Ask) -> None:
    lines = ask("reading", "saju", *BORN, "--lang", "ko").out.splitlines()
    assert lines[:4] == ["연주  庚午 경오", "월주  辛巳 신사", "일주  庚辰 경진", "시주  癸未 계미"]
    assert lines[5].startswith("목 0 · 화 2")
    assert any(line.startswith("대운 3세부터: 庚辰 己卯") for line in lines)


def test_an_unknown_hour_is_a_dash_and_a_warning(ask: Ask) -> None:
    lines = ask("reading", "saju", "--birth", "1990-05-15", "--lang", "ko").out.splitlines()
    assert lines[3] == "시주  -"
    assert sum(line.startswith("! ") and "시간" in line for line in lines) == 1
    assert not any(line.startswith("대운") for line in lines)


def test_a_day_shows_its_scores_with_their_reasons(ask: Ask) -> None:
    words = ("reading", "daily", "--birth", "1990-05-15T14:30", "--date", "2026-11-22")
    out = ask(*words, "--lang", "ko").out
    reading = DailyReading.model_validate_json(ask(*words, "--lang", "ko", "--json").out)
    assert out.startswith("2026-11-22 · 庚子 경자 · 음력 2026-10-14\n")
    assert reading.text in out
    for category in reading.categories:
        assert f"\n  {category.score}  {category.name}  {category.text}\n" in out
        reason = category.reasons[0]
        assert f"\n      {reason.effect:+d}  {reason.text}\n" in out


def test_a_day_beyond_the_lunar_table_goes_without_it(ask: Ask) -> None:
    words = ("reading", "daily", "--birth", "1990-05-15", "--date", "2060-01-01")
    assert ask(*words).out.startswith("2060-01-01 · ")
    assert "lunar" not in ask(*words).out.splitlines()[0]


def test_spans_show_a_day_a_line(ask: Ask) -> None:
    born = ("--birth", "1990-05-15T14:30", "--lang", "ko")
    week = ask("reading", "week", *born, "--date", "2026-11-22").out.splitlines()
    assert sum(line.startswith("2026-11-") for line in week) == 7
    calendar = ask("reading", "calendar", *born, "--month", "2026-11").out.splitlines()
    assert calendar[6].startswith("2026-11-07 乙酉  ")
    assert calendar[6].endswith("  음력 2026-09-28  입동")
    month = ask("reading", "month", *born, "--date", "2026-11-22").out
    assert "  2026-11-02 – 2026-11-08\n" in month
    assert "총운" in month


def test_a_sky_shows_bodies_in_degrees_and_minutes(ask: Ask) -> None:
    out = ask("reading", "natal", "--birth", "1990-05-15T14:30", "--lang", "ko").out
    assert "\n  태양  황소자리 24°08′  9\n" in out
    assert "\n  수성  황소자리 8°02′  9 ℞\n" in out
    assert re.search(r"^  태양 \S+ 달 0°\d\d′  ", out, re.MULTILINE)
    unknown = ask("reading", "natal", "--birth", "1990-05-15", "--lang", "ko").out
    assert "\n! " in unknown
    assert "\n  태양  황소자리 24°02′\n" in unknown


def test_a_day_over_a_chart(ask: Ask) -> None:
    words = ("reading", "transits", "--birth", "1990-05-15T14:30", "--date", "2026-11-22")
    lines = ask(*words, "--lang", "ko").out.splitlines()
    assert lines[0] == "2026-11-22"
    assert any(line.startswith("  0°17′  오늘의 금성이 나의 달과 사각") for line in lines)
    assert any(line.startswith("  ℞ 토성이") for line in lines)


def test_a_sign_shows_its_span_and_reasons(ask: Ask) -> None:
    words = ("reading", "zodiac", "taurus", "--date", "2026-11-22", "--lang", "ko")
    assert ask(*words).out.startswith("황소자리 · 2026-11-22 · ")
    assert ask(*words, "--period", "week").out.startswith("황소자리 · 2026-11-16 – 2026-11-22 · ")
    assert any(line.startswith("      +") for line in ask(*words).out.splitlines())


def test_an_animal_shows_its_day_and_years(ask: Ask) -> None:
    out = ask("reading", "animal", "말", "--date", "2026-11-22", "--lang", "ko").out
    assert out.startswith("말띠 午 · 2026-11-22 庚子 · ")
    assert "\n1906 1918 1930 " in out


def test_two_births_show_both_sides_and_good_days(ask: Ask) -> None:
    words = ("reading", "compatibility", "--birth", "1990-05-15T14:30", "--name", "안나")
    other = ("--with-birth", "1992-03-03", "--with-name", "민수", "--date", "2026-11-22")
    lines = ask(*words, *other, "--lang", "ko").out.splitlines()
    assert any(line.startswith("안나: ") and "말띠 · 황소자리" in line for line in lines)
    assert any(line.startswith("민수: ") and "원숭이띠 · 물고기자리" in line for line in lines)
    assert sum(line.startswith(("  2026-11-", "  2026-12-")) for line in lines) == 3
    assert any(line.startswith("! 민수") for line in lines)


def test_a_card_the_other_way_up_says_so(ask: Ask) -> None:
    shown = [ask("reading", "tarot", "--seed", n, "--lang", "ko").out for n in range(12)]
    assert any("(거꾸로)" in one for one in shown)
    assert not all("(거꾸로)" in one for one in shown)


def test_a_spread_shows_headline_places_text_and_patterns(ask: Ask) -> None:
    words = ("reading", "tarot", "--spread", "celtic_cross", "--seed", "7", "--lang", "ko")
    reading = TarotReading.model_validate_json(ask(*words, "--json").out)
    lines = ask(*words).out.splitlines()
    assert lines[0] == reading.lead
    assert lines[2].startswith("현재: ")
    assert [f"  {drawn.text}" for drawn in reading.cards] == lines[3:23:2]
    assert reading.text in lines
    assert f"  · {reading.patterns[0].text}" in lines


def test_the_deck_the_spreads_and_a_card(ask: Ask) -> None:
    deck = ask("reading", "deck", "--lang", "ko").out.splitlines()
    assert len(deck) == 78
    assert deck[0].startswith("major_00  바보  ")
    assert "celtic_cross  켈틱 크로스 (10)  " in ask("reading", "spreads", "--lang", "ko").out
    card = ask("reading", "card", "wands_07", "--lang", "ko").out.splitlines()
    assert card[0] == "완드 7 · 사자자리 20–30° · 화성"
    assert "완드 7 (거꾸로)" in card


def test_terms_and_lunar_days(ask: Ask) -> None:
    assert ask("reading", "terms", "--year", 2026).out.splitlines()[0] == (
        "소한  2026-01-05 17:23:09  KST"
    )
    leap = ask("reading", "lunar", "--date", "2025-07-25").out
    assert leap == "2025-07-25 = lunar leap month 2025-06-01\n"
    plain = ask("reading", "lunar", "--date", "2026-02-17", "--lang", "ko").out
    assert plain == "2026-02-17 = 음력 2026-01-01\n"


KINDS: dict[str, tuple[str, ...]] = {
    "daily": BORN,
    "week": BORN,
    "month": BORN,
    "calendar": BORN,
    "saju": BORN,
    "natal": BORN[:2],
    "transits": BORN[:2],
    "zodiac": ("leo",),
    "animal": ("pig",),
    "compatibility": (*BORN, "--with-birth", "1992-03-03"),
    "tarot": ("--spread", "horseshoe"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_reading_says_what_it_is_for(ask: Ask, kind: str) -> None:
    last = ask("reading", kind, *KINDS[kind], "--lang", "ko").out.splitlines()[-1]
    assert "재미" in last
    assert "참고" in last


@pytest.mark.parametrize("kind", [*KINDS, "lunar", "card", "spreads"])
def test_english_readers_meet_no_hangul(ask: Ask, kind: str) -> None:
    besides = {"lunar": ("--date", "2025-07-25"), "card": ("cups_12",)}
    out = ask("reading", kind, *(KINDS | besides).get(kind, ()), "--lang", "en").out
    assert out
    assert not any("가" <= letter <= "힣" for letter in out)
