"""The built-in responder: always an answer, in both languages, from the facts, without repeating itself."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.chat.answer import Answer
from fortune_desktop.chat.intents import ORDER, READINGS, Area, Understanding
from fortune_desktop.chat.offline import BuiltinResponder, _pools, accepted
from fortune_desktop.chat.readings import Oracle, Reading
from fortune_desktop.chat.responder import TurnContext
from fortune_desktop.chat.sentences import split
from fortune_desktop.chat.tags import TagStream, Text, UnknownTag, clean
from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.events import Emotion
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.fortune.words import Word
from fortune_desktop.store.records import Message, Person
from tests.chat.stand_ins import BIRTH, NOON, Memory, somebody
from tests.fortune.house import TasteShelf

LOCALES = ("ko", "en")


def context(
    *intents: str,
    locale: Locale = "ko",
    person: Person | None = None,
    history: tuple[Message, ...] = (),
    readings: tuple[Reading, ...] = (),
    area: Area | None = None,
    days_ahead: int = 0,
) -> TurnContext:
    return TurnContext(
        message="",
        locale=locale,
        person=person or somebody(name="민지"),
        history=history,
        understanding=Understanding(intents, area=area, days_ahead=days_ahead),
        readings=readings,
        now=NOON,
    )


def said(text: str) -> Message:
    return Message(
        id=uuid4(), user_id=uuid4(), conversation_id=uuid4(), role="assistant", text=text, at=NOON
    )


async def raw(asked: TurnContext) -> str:
    return "".join([chunk async for chunk in BuiltinResponder().answer(asked)])


async def answer(asked: TurnContext) -> Answer:
    heard = Answer()
    async for chunk in BuiltinResponder().answer(asked):
        heard.feed(chunk)
    heard.close()
    return heard


async def facts(
    *intents: str,
    locale: Locale = "ko",
    person: Person | None = None,
    area: Area | None = None,
    days_ahead: int = 0,
) -> tuple[Reading, ...]:
    person = person or somebody(name="민지")
    memory = Memory(person)
    fortune = Fortune(memory, memory, TasteShelf(), lambda: NOON, bytes, bytes(32))
    return await Oracle(fortune, lambda: NOON).read(
        Understanding(intents, area=area, days_ahead=days_ahead), person, locale
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("intent", [*ORDER, "unknown"])
@pytest.mark.parametrize("birth", [BIRTH, None], ids=["birth", "no birth"])
async def test_every_intent_has_an_answer(intent: str, locale: Locale, birth: Birth | None) -> None:
    person = somebody(birth=birth)
    readings = await facts(intent, locale=locale, person=person)
    heard = await answer(context(intent, locale=locale, person=person, readings=readings))
    assert heard.sayings
    assert not re.search(r"[{}\[\]]", heard.text)
    assert bool(re.search("[가-힣]", heard.text)) == (locale == "ko")


async def test_numbers_and_pillars_come_from_the_facts() -> None:
    (reading,) = await facts("daily")
    made_up = replace(
        reading, words={**reading.words, "score": Word("42"), "text": Word("오늘은 갑자일이에요.")}
    )
    text = (await answer(context("daily", readings=(made_up,)))).text
    assert "42점" in text
    assert "갑자일" in text
    assert str(reading.words["score"]) not in text


@pytest.mark.parametrize(
    ("score", "emotion"), [("85", "joy"), ("60", "neutral"), ("48", "neutral"), ("30", "sadness")]
)
async def test_the_face_follows_the_score(score: str, emotion: Emotion) -> None:
    (reading,) = await facts("daily")
    reading = replace(reading, words={**reading.words, "score": Word(score)})
    heard = await answer(context("daily", readings=(reading,)))
    assert heard.sayings[-1].emotion == emotion


async def test_an_area_is_read_when_it_is_asked_for() -> None:
    readings = await facts("daily", area="money")
    text = (await answer(context("daily", readings=readings, area="money"))).text
    assert readings[0].words["area_text"] in text
    assert f"{readings[0].words['area_score']}점" in text


async def test_tomorrow_is_called_tomorrow() -> None:
    readings = await facts("daily", days_ahead=1)
    assert readings[0].data["date"] == "2026-11-23"
    assert "내일" in (await answer(context("daily", readings=readings, days_ahead=1))).text


async def test_saju_is_said_in_hangul() -> None:
    readings = await facts("saju")
    text = (await answer(context("saju", readings=readings))).text
    assert "경오년" in text
    assert "경진일" in text
    assert "계미시" in text
    assert not re.search("[\u4e00-\u9fff]", text)


async def test_saju_without_an_hour_names_none() -> None:
    person = somebody(birth=BIRTH.model_copy(update={"time": None}))
    readings = await facts("saju", person=person)
    assert "시예요" not in (await answer(context("saju", readings=readings))).text


async def test_the_birth_is_asked_for_once_and_a_card_is_offered() -> None:
    heard = await answer(context("daily", "saju", person=somebody(birth=None)))
    assert heard.text.count("프로필") == 1
    assert any(heard.text.endswith(offer) for offer in _pools("ko")["offer_tarot"])


async def test_no_card_is_offered_beside_a_card() -> None:
    person = somebody(birth=None)
    readings = await facts("tarot", person=person)
    heard = await answer(context("daily", "tarot", person=person, readings=readings))
    assert not any(offer in heard.text for offer in _pools("ko")["offer_tarot"])
    assert readings[0].words["text"] in heard.text


async def test_the_name_is_used() -> None:
    assert "민지님" in (await answer(context("greeting"))).text
    assert "님" not in (await answer(context("greeting", person=somebody()))).text
    assert "민지" in (await answer(context("name"))).text


@given(st.text(max_size=60))
async def test_a_name_cannot_be_a_tag_or_a_thought(name: str) -> None:
    person = somebody().model_copy(update={"name": f"[joy]<think>{name}"})
    stream = TagStream()
    pieces = stream.feed(await raw(context("greeting", person=person))) + stream.close()
    assert not any(isinstance(piece, UnknownTag) for piece in pieces)
    text = "".join(piece.text for piece in pieces if isinstance(piece, Text))
    assert len(split(text)) >= 2


async def test_phrases_go_round_before_one_comes_back() -> None:
    history: tuple[Message, ...] = ()
    pool = _pools("ko")["greeting"]
    for _ in range(3 * len(pool)):
        text = (await answer(context("greeting", history=history))).text
        last = [old.text for old in history[-(len(pool) - 1) :]]
        assert text not in last
        history = (*history, said(text))
    assert len({old.text for old in history}) == len(pool)


async def test_the_time_is_the_persons() -> None:
    late = replace(context("time"), now=datetime(2026, 11, 22, 0, 5, tzinfo=UTC))
    assert "11월 22일 일요일" in (await answer(late)).text
    assert "오전 12시 5분" in (await answer(late)).text
    english = replace(late, locale="en")
    assert "Sunday, November 22" in (await answer(english)).text
    assert "12:05 AM" in (await answer(english)).text


@pytest.mark.parametrize("locale", LOCALES)
def test_yes_means_what_was_offered(locale: Locale) -> None:
    yes = Understanding(("yes",))
    for pool, intent in (("offer_tarot", "tarot"), ("offer_daily", "daily")):
        for offer in _pools(locale)[pool]:
            assert accepted(yes, (said(f"... {offer}"),)).intents == (intent,)
    assert accepted(yes, (said("반가워요."),)) == yes
    assert accepted(yes, ()) == yes
    no = Understanding(("no",))
    assert accepted(no, (said(_pools(locale)["offer_tarot"][0]),)) == no


def test_both_languages_have_the_same_pools() -> None:
    assert _pools("ko").keys() == _pools("en").keys()
    assert {*ORDER} - READINGS - {"name"} <= _pools("ko").keys()


@pytest.mark.parametrize("locale", LOCALES)
def test_phrases_are_well_written(locale: Locale) -> None:
    for pool, phrases in _pools(locale).items():
        assert len(set(phrases)) == len(phrases)
        stream = TagStream()
        pieces = stream.feed(" ".join(phrases)) + stream.close()
        assert not any(isinstance(piece, UnknownTag) for piece in pieces), pool
        if pool.startswith(("mood", "day_", "saju_hour")):
            continue
        for phrase in phrases:
            assert clean(phrase).strip()[-1] in ".!?}", phrase
            assert all(len(sentence) <= 120 for sentence in split(clean(phrase)))
