"""What parts of a chart are called, and how instants and numbers are written."""

from datetime import date, datetime

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.cycle import Element, TenGod
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.stages import Stage
from tests.fortune.saju.births import pillar

KO, EN = Names("ko"), Names("en")


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (KO, ("편인", "화", "장생", "경금", "자(子)", "경자", "입춘", "시주")),
        (
            EN,
            (
                "Indirect Resource", "fire", "Birth", "Gyeong metal",
                "Rat (子)", "Gyeong-Ja", "Start of Spring", "Hour",
            ),
        ),
    ],
)  # fmt: skip
def test_parts_of_a_chart(names: Names, wanted: tuple[str, ...]) -> None:
    assert (
        names.god(TenGod.INDIRECT_RESOURCE).name,
        names.element(Element.FIRE),
        names.stage(Stage.BIRTH).name,
        names.stem(6),
        names.branch(0),
        names.pillar(pillar("庚子")),
        names.term(terms(2024)[2]),
        names.place("hour"),
    ) == wanted


def test_signs_of_a_pillar_are_read_apart() -> None:
    assert KO.signs(pillar("庚子")) == ("경", "자")
    assert EN.signs(pillar("庚子")) == ("Gyeong", "Ja")


def test_several_pillars_in_a_row() -> None:
    assert KO.places(["year", "hour"]) == "연주 · 시주"
    assert EN.places(["year", "hour"]) == "Year and Hour"


def test_days_and_instants() -> None:
    moment = datetime.fromisoformat("1995-02-04T16:12:50.2")
    assert KO.date(date(1995, 2, 4)) == "1995년 2월 4일"
    assert (KO.instant(moment), EN.instant(moment)) == (
        "1995년 2월 4일 16:12:50",
        "4 February 1995 16:12:50",
    )


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("15:38:54", "15:39"),
        ("15:38:12", "15:38"),
        ("14:59:59", "14:59"),  # the hour from 15:00 has not begun
        ("23:59:45", "23:59"),
    ],
)
def test_minutes_are_the_nearest_of_their_hour(shown: str, told: str) -> None:
    for names in (KO, EN):
        assert names.time(datetime.fromisoformat(f"1995-02-04T{shown}")) == told


@pytest.mark.parametrize(
    ("minutes", "told"), [(-32.09, "−32"), (0.2, "+0"), (-0.4, "+0"), (29.6, "+30")]
)
def test_minutes_with_their_sign(minutes: float, told: str) -> None:
    assert KO.signed(minutes) == told


def test_ids_never_change_with_the_language() -> None:
    locales: tuple[Locale, ...] = ("ko", "en")
    assert len({Names(locale).god(TenGod.FRIEND).id for locale in locales}) == 1
    assert len({Names(locale).god(TenGod.FRIEND).name for locale in locales}) == 2


@pytest.mark.parametrize(
    ("parts", "korean", "english"),
    [
        ((9, 9, 28), "9년 9개월 28일", "9 years, 9 months, 28 days"),
        ((1, 0, 1), "1년 1일", "1 year, 1 day"),
        ((0, 1, 0), "1개월", "1 month"),
        ((0, 0, 0), "0일", "0 days"),
    ],
)
def test_lengths_of_time_leave_out_what_is_nothing(
    parts: tuple[int, int, int], korean: str, english: str
) -> None:
    assert (Names("ko").span(*parts), Names("en").span(*parts)) == (korean, english)
