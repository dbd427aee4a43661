"""What a person reads, over many answers of every room: returns, holes, particles and the language of each sentence."""

import asyncio
import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.daily.models import Style
from fortune_desktop.fortune.tarot.models import SpreadId
from tests.fortune.house import SOMEONE, House

NEW_YEAR = dt.date(2027, 1, 1)
LOCALES: tuple[Locale, ...] = ("ko", "en")
STYLES: tuple[Style, ...] = ("short", "warm", "detailed")
SPREADS: tuple[SpreadId, ...] = ("one", "yes_no", "choice", "relationship", "celtic_cross", "year")
# Words that end like a noun with a particle, and are none.
WORDS = {
    *("백로", "한로", "사과", "효과", "결과", "성과", "가을", "초가을", "늦가을", "나을", "마을", "노을", "나은"),
    *("모은", "저은", "사이", "그사이", "가까이", "더치페이", "나이", "아이", "차이", "어딘가", "언젠가", "누군가"),
    *("무언가", "바쁜가", "작가", "물가", "평가", "서로", "새로", "별로", "진로", "경로", "함부로"),
}  # fmt: skip
PARTICLES = ("이에요", "예요", "으로", "은", "이", "을", "과", "로", "가", "를", "와")
AFTER_FINAL = {"이에요", "으로", "은", "이", "을", "과"}
Fields = list[tuple[str, str]]


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?])\s+", text.strip()) if one]


def told(found: Mapping[str, Any]) -> list[str]:
    """The sentences of a reading's `text` fields: its own, its areas' and its cards'."""
    inner = [*found.get("categories", []), *found.get("cards", [])]
    return [
        one
        for text in [found["text"], *(part["text"] for part in inner)]
        for one in sentences(text)
    ]


def fields(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside an answer with the path to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from fields(part, f"{path}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from fields(part, path)
    elif isinstance(value, str):
        yield path, value


async def ask(house: House, name: str, locale: Locale, **params: object) -> dict[str, Any]:
    answer = await house.operations.call(f"fortune.{name}", params, locale)
    found: dict[str, Any] = answer.model_dump(mode="json", by_alias=True)
    return found


def returned(days: Iterable[tuple[dt.date, list[str]]], *, held: bool = False) -> Counter[str]:
    """The sentences that came again within thirty days; with `held`, the same reading may stand for several days."""
    last: dict[str, dt.date] = {}
    before: list[str] = []
    again: Counter[str] = Counter()
    for day, texts in days:
        if not (held and texts == before):
            again.update(one for one in set(texts) if one in last and (day - last[one]).days <= 30)
        last |= dict.fromkeys(texts, day)
        before = texts
    return again


@pytest.mark.parametrize("locale", LOCALES)
async def test_one_who_asks_every_day_in_every_style_hears_no_sentence_twice_a_month(
    house: House, locale: Locale
) -> None:
    days = []
    for number in range(100):
        day = NEW_YEAR + dt.timedelta(number)
        texts = []
        for style in STYLES:
            await ask(house, "taste.update", locale, user_id=SOMEONE, style=style)
            found = told(await ask(house, "daily", locale, user_id=SOMEONE, date=f"{day}"))
            assert len(found) == len(set(found)), (day, style)
            texts += found
        days.append((day, texts))
    assert not returned(days)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("tarot.daily", {"user_id": SOMEONE}),
        ("tarot.daily", {"user_id": UUID(int=5)}),
        ("animal", {"branch": "말"}),
        ("animal", {"branch": "rat"}),
        ("zodiac", {"sign": "leo"}),
        ("zodiac", {"sign": "pisces"}),
    ],
)
async def test_no_sentence_of_a_daily_text_returns_within_a_month(
    house: House, name: str, params: dict[str, object], locale: Locale
) -> None:
    days = []
    for number in range(100):
        day = NEW_YEAR + dt.timedelta(number)
        found = told(await ask(house, name, locale, **params, date=f"{day}"))
        assert len(found) == len(set(found)), day
        days.append((day, found))
    assert not returned(days)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("week", {"user_id": SOMEONE}),
        ("zodiac", {"sign": "leo", "period": "week"}),
        ("month", {"user_id": SOMEONE}),
        ("zodiac", {"sign": "leo", "period": "month"}),
    ],
)
async def test_no_sentence_of_a_wider_view_returns_in_the_next_one(
    house: House, name: str, params: dict[str, object], locale: Locale
) -> None:
    days = []
    for number in range(0, 100, 4):
        day = NEW_YEAR + dt.timedelta(number)
        days.append((day, told(await ask(house, name, locale, **params, date=f"{day}"))))
    assert not returned(days, held=True)


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_spread_says_nothing_twice(house: House, locale: Locale) -> None:
    for spread, seed in product(SPREADS, range(25)):
        found = await ask(house, "tarot", locale, spread=spread, seed=seed)
        texts = [*told(found), *sentences(found["lead"])]
        assert len(texts) == len(set(texts)), (spread, seed)
        assert 3 <= len(sentences(found["text"])) <= 6


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_pair_is_advised_nothing_twice(house: House, locale: Locale) -> None:
    for seed in range(60):
        found = await ask(house, "compatibility", locale, **couple(random.Random(seed)))
        advice = [reason["advice"] for reason in found["reasons"]]
        assert len(advice) == len(set(advice)), seed


async def test_names_are_trimmed(house: House) -> None:
    asked = couple(random.Random(1))
    asked["a"]["name"] = " 지우 "
    texts = await ask(house, "compatibility", "ko", **asked)
    assert texts["a"]["name"] == "지우"
    assert [text for _, text in fields(texts) if "  " in text] == []


def someone(chance: random.Random) -> dict[str, Any]:
    day = dt.date(1930, 1, 1) + dt.timedelta(chance.randrange(90 * 365))
    time = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    return {"date": day.isoformat(), "time": chance.choice([None, time, time, time])}


def couple(chance: random.Random) -> dict[str, Any]:
    sides = ({"birth": someone(chance), "gender": chance.choice(("male", "female"))} for _ in "ab")
    return {**dict(zip("ab", sides, strict=True)), "date": "2026-11-22"}


@cache
def everything(locale: Locale) -> Fields:
    """Texts of every room in one language, each once, with the path to it."""
    return asyncio.run(_everything(locale))


async def _everything(locale: Locale) -> Fields:
    house, found = House(), set()
    for seed in range(10):
        chance = random.Random(seed)
        day = f"{NEW_YEAR + dt.timedelta(chance.randrange(2000))}"
        birth, person = someone(chance), {"user_id": UUID(int=seed), "date": day}
        calls: list[tuple[str, dict[str, Any]]] = [
            ("saju", {"birth": birth, "gender": "male", "year": 2027, "month": 1}),
            ("natal", {"birth": birth}),
            ("compatibility", couple(chance)),
            ("transits", person),
            *((name, person) for name in ("daily", "week", "month", "tarot.daily")),
            ("calendar", {"user_id": SOMEONE, "month": day[:7]}),
            ("animal", {"branch": "子丑寅卯辰巳午未申酉戌亥"[seed % 12], "date": day}),
            *(("tarot", {"spread": spread, "seed": seed}) for spread in SPREADS),
            *(("zodiac", {"sign": "leo", "period": one, "date": day}) for one in ("day", "week")),
        ]
        for name, params in calls:
            answer = await ask(house, name, locale, **params)
            found |= {(f"{name}{path}", text) for path, text in fields(answer)}
    for name in ("tarot.deck", "tarot.spreads"):
        listed = (await house.operations.call(f"fortune.{name}", {}, locale)).model_dump(
            mode="json"
        )
        found |= {(f"{name}{path}", text) for path, text in fields(listed)}
    return sorted(found)


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_are_whole_and_in_one_language(locale: Locale) -> None:
    found = everything(locale)
    broken = re.compile(
        r"[{}]|\s\s|^\s|\s$|\bnan\b|\bnull\b|\bNone\b(?! of)|\.\.|,,|\s[.,!?]|[.!?],"
    )
    assert [one for one in found if broken.search(one[1])] == []
    foreign = re.compile("[a-z]{2,}" if locale == "ko" else "[가-힣]")
    read = [one for one in found if sentence_like(one[1])]
    assert [one for one in read if foreign.search(one[1].replace("UTC", ""))] == []
    if locale == "ko":
        texts = [one for one in read if one[1].endswith((".", "!", "?"))]
        assert [one for one in texts if not re.search(r"(요|죠)(\([^()]*\))?[.!?]$", one[1])] == []


def sentence_like(text: str) -> bool:
    return " " in text and not re.match(r"\d{4}-", text)


def final(word: str) -> int | None:
    """The final consonant of a word as it is read, 0 for none, 8 for ㄹ; None if that is not told by its signs."""
    if clock := re.search(r"\d+:\d\d(:\d\d)?$", word):
        # Read to its last unit that is not nothing: hours (시), minutes (분) or seconds (초).
        units = re.sub("(:00)+$", "", clock[0]).count(":")
        return 4 if units == 1 else 0
    read = re.sub(r"\s*\([^()]*\)$", "", word)[-1:]
    if read.isascii() and read.isdigit():
        return (21, 8, 0, 16, 0, 0, 1, 8, 8, 0)[int(read)]
    return (ord(read) - 0xAC00) % 28 if "가" <= read <= "힣" else None


def wrong(token: str) -> bool:
    """Whether a token ends with the particle that its word does not take."""
    particle = next((one for one in PARTICLES if token.endswith(one) and token != one), None)
    if particle is None or token in WORDS:
        return False
    last = final(token.removesuffix(particle))
    if last is None:
        return False
    if particle in ("으로", "로"):
        return (particle == "으로") == (last in (0, 8))
    return (particle in AFTER_FINAL) == (last == 0)


def test_every_particle_fits_its_word() -> None:
    tokens = {token.strip(".,!?'\"“”‘’") for _, text in everything("ko") for token in text.split()}
    assert sorted(filter(wrong, tokens)) == []
    assert all(map(wrong, ("펜타클 2은", "달가", "경금를", "7으로", "자(子)은", "14:02예요")))
    assert not any(
        map(
            wrong,
            (
                "펜타클 2는",
                "달이",
                "경금을",
                "7로",
                "자(子)는",
                "별로",
                "14:57으로",
                "9:00예요",
                "9:14:00이에요",
            ),
        )
    )
