"""Readings as a person sees them in a terminal, in both languages."""

import pytest

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
    assert "! 태어난 시간을 몰라 세 기둥으로 봤어요." in lines
    assert not any(line.startswith("대운") for line in lines)


def test_a_day_shows_its_scores_with_their_reasons(ask: Ask) -> None:
    words = ("reading", "daily", "--birth", "1990-05-15T14:30", "--date", "2026-11-22")
    out = ask(*words, "--lang", "ko").out
    assert out.startswith("2026-11-22 · 庚子 경자 · 음력 2026-10-14\n")
    assert "\n  61  총운  " in out
    assert "\n      -2  " in out
    assert "\n      +0  " in out


def test_a_day_beyond_the_lunar_table_goes_without_it(ask: Ask) -> None:
    words = ("reading", "daily", "--birth", "1990-05-15", "--date", "2060-01-01")
    assert ask(*words).out.startswith("2060-01-01 · ")
    assert "lunar" not in ask(*words).out.splitlines()[0]


def test_a_card_the_other_way_up_says_so(ask: Ask) -> None:
    shown = [ask("reading", "tarot", "--seed", n, "--lang", "ko").out for n in range(12)]
    assert any("(거꾸로)" in one.splitlines()[0] for one in shown)
    assert not all("(거꾸로)" in one.splitlines()[0] for one in shown)


def test_terms_and_lunar_days(ask: Ask) -> None:
    assert ask("reading", "terms", "--year", 2026).out.splitlines()[0] == (
        "소한  2026-01-05 17:23:09  KST"
    )
    leap = ask("reading", "lunar", "--date", "2025-07-25").out
    assert leap == "2025-07-25 = lunar leap month 2025-06-01\n"
    plain = ask("reading", "lunar", "--date", "2026-02-17", "--lang", "ko").out
    assert plain == "2026-02-17 = 음력 2026-01-01\n"


@pytest.mark.parametrize("kind", ["daily", "saju", "tarot"])
def test_a_reading_says_what_it_is_for(ask: Ask, kind: str) -> None:
    birth = () if kind == "tarot" else ("--birth", "1990-05-15")
    assert ask("reading", kind, *birth, "--lang", "ko").out.splitlines()[-1] == (
        "재미와 참고를 위한 운세예요"
    )


@pytest.mark.parametrize("kind", ["daily", "saju", "tarot", "lunar"])
def test_english_readers_meet_no_hangul(ask: Ask, kind: str) -> None:
    options = {"tarot": (), "lunar": ("--date", "2025-07-25")}.get(kind, BORN[:2])
    out = ask("reading", kind, *options, "--lang", "en").out
    assert out
    assert not any("가" <= letter <= "힣" for letter in out)
