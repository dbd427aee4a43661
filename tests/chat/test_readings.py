"""Readings fetched for a message: which, for which day, with which words, and what stays out without a birth."""

import json

import pytest

from fortune_desktop.chat.intents import Area, Understanding
from fortune_desktop.chat.readings import Oracle, Reading
from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.store.records import Person
from tests.chat.stand_ins import BIRTH, NOON, Memory, somebody
from tests.fortune.house import TasteShelf


async def read(
    *intents: str,
    person: Person | None = None,
    locale: Locale = "ko",
    area: Area | None = None,
    days_ahead: int = 0,
) -> tuple[Reading, ...]:
    person = person or somebody()
    memory = Memory(person)
    oracle = Oracle(
        Fortune(memory, memory, TasteShelf(), lambda: NOON, bytes, bytes(32)), lambda: NOON
    )
    return await oracle.read(
        Understanding(intents, area=area, days_ahead=days_ahead), person, locale
    )


async def test_readings_come_in_the_order_asked() -> None:
    kinds = [one.kind for one in await read("greeting", "daily", "tarot", "zodiac", "saju")]
    assert kinds == ["daily", "tarot", "zodiac", "saju"]


async def test_small_talk_reads_nothing() -> None:
    assert await read("greeting", "weather") == ()


async def test_without_a_birth_only_the_card_is_drawn() -> None:
    found = await read("daily", "tarot", "zodiac", "saju", person=somebody(birth=None))
    assert [one.kind for one in found] == ["tarot"]


@pytest.mark.parametrize(
    ("days", "date"), [(0, "2026-11-22"), (1, "2026-11-23"), (2, "2026-11-24")]
)
async def test_the_day_is_counted_from_now(days: int, date: str) -> None:
    (daily,) = await read("daily", days_ahead=days)
    assert daily.card["data"]["date"] == date


async def test_the_words_of_a_day_are_those_of_its_data() -> None:
    (daily,) = await read("daily", area="money")
    money = next(one for one in daily.data["categories"] if one["id"] == "money")
    assert daily.words["score"] == str(daily.data["score"])
    assert (daily.words["area_score"], daily.words["area_text"]) == (
        str(money["score"]),
        money["text"],
    )
    assert daily.words["color"] == daily.data["lucky"]["color"]


async def test_a_card_has_a_kind_and_json_data() -> None:
    (tarot,) = await read("tarot")
    assert tarot.card["kind"] == "tarot"
    assert len(tarot.card["data"]["cards"]) == 1
    told = tarot.words["text"]
    assert tarot.data["cards"][0]["text"] in told
    assert told.endswith(tarot.data["advice"])


async def test_a_chart_in_a_message_leaves_out_what_only_its_screen_shows() -> None:
    (saju,) = await read("saju")
    assert {"pillars", "names", "elements", "luck", "text"} <= saju.data.keys()
    assert len(json.dumps(saju.data)) < 20_000


async def test_the_four_pillars_are_named() -> None:
    (saju,) = await read("saju")
    assert [saju.words[place] for place in ("year", "month", "day", "hour")] == [
        "경오",
        "신사",
        "경진",
        "계미",
    ]
    (hourless,) = await read("saju", person=somebody(birth=BIRTH.model_copy(update={"time": None})))
    assert "hour" not in hourless.words


async def test_the_sun_sign_speaks_the_language() -> None:
    (sign,) = await read("zodiac", locale="en")
    assert sign.words["sign"] == "Taurus"
    assert "other" not in sign.words


async def test_a_cusp_without_an_hour_names_both_signs() -> None:
    cusp = BIRTH.model_copy(update={"date": "1990-05-21", "time": None})
    (sign,) = await read("zodiac", person=somebody(birth=cusp))
    assert {sign.words["sign"], sign.words["other"]} == {"황소자리", "쌍둥이자리"}
