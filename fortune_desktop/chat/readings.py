"""Fetches the readings a message asks for and keeps the words of them that an answer may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from pydantic import BaseModel, JsonValue

from fortune_desktop.chat.intents import Understanding
from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Pillar
from fortune_desktop.fortune.daily.models import DailyRequest
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.fortune.saju.models import SajuRequest
from fortune_desktop.fortune.show import pillar_name
from fortune_desktop.fortune.sky.signs import sun_sign
from fortune_desktop.fortune.tarot.models import TarotRequest, Topic
from fortune_desktop.fortune.words import Word
from fortune_desktop.store.records import Person

Kind = Literal["daily", "tarot", "zodiac", "saju"]
# What only the screen of a chart shows: nine tenths of it, which no message needs to carry.
_OF_THE_SCREEN = frozenset({"alternatives", "columns", "explain", "years", "months", "days"})
_TOPICS: Final[Mapping[str, Topic]] = {"love": "love", "work": "work", "money": "money"}


@dataclass(frozen=True)
class Reading:
    """A computed reading: `data` draws its card, `words` fill the holes of phrases."""

    kind: Kind
    data: JsonValue
    words: Mapping[str, Word]

    @property
    def card(self) -> JsonValue:
        """The reading as events, messages and replies carry it."""
        return {"kind": self.kind, "data": self.data}


class Oracle:
    """Reads what an understood message asks for; `now` gives the aware local time."""

    def __init__(self, fortune: Fortune, now: Callable[[], datetime]) -> None:
        self._fortune = fortune
        self._now = now

    async def read(
        self, wanted: Understanding, person: Person, locale: Locale
    ) -> tuple[Reading, ...]:
        """The readings asked for, in order; those that need a birth stay out while none is known."""
        readings = [await self._one(kind, wanted, person, locale) for kind in wanted.readings]
        return tuple(reading for reading in readings if reading is not None)

    async def _one(
        self, kind: str, wanted: Understanding, person: Person, locale: Locale
    ) -> Reading | None:
        if kind == "tarot":
            return await self._tarot(wanted, person, locale)
        if person.birth is None:
            return None
        if kind == "daily":
            return await self._daily(wanted, person, locale)
        if kind == "saju":
            return await self._saju(person, locale)
        sign = sun_sign(person.birth, locale)
        words = {"sign": sign.name, "text": sign.text}
        return _reading("zodiac", sign, words | ({"other": sign.other} if sign.other else {}))

    async def _tarot(self, wanted: Understanding, person: Person, locale: Locale) -> Reading:
        topic = _TOPICS.get(wanted.area or "")
        drawn = await self._fortune.cards.tarot(
            TarotRequest(user_id=person.user_id, topic=topic, locale=locale)
        )
        return _reading(
            "tarot", drawn, {"text": f"{drawn.lead} {drawn.cards[0].text} {drawn.advice}"}
        )

    async def _daily(self, wanted: Understanding, person: Person, locale: Locale) -> Reading:
        day = (self._now() + timedelta(days=wanted.days_ahead)).date()
        reading = await self._fortune.days.daily(
            DailyRequest(user_id=person.user_id, date=day.isoformat(), locale=locale)
        )
        words = {
            "score": str(reading.score),
            "text": reading.text,
            "color": reading.lucky.color,
            "number": str(reading.lucky.number),
        }
        area = next((area for area in reading.categories if area.id == wanted.area), None)
        if area is not None:
            await self._fortune.taste.note_asked(person.user_id, area.id)
            words |= {"area": area.name, "area_score": str(area.score), "area_text": area.text}
        return _reading("daily", reading, words)

    async def _saju(self, person: Person, locale: Locale) -> Reading | None:
        if person.birth is None:
            return None
        chart = await self._fortune.saju.saju(
            SajuRequest(birth=person.birth, gender=person.gender, locale=locale)
        )
        names = {
            place: _pillar_name(hanja, locale)
            for place, hanja in chart.pillars.model_dump(exclude_none=True).items()
        }
        return _reading("saju", chart, names | {"text": chart.text}, _OF_THE_SCREEN)


def _pillar_name(hanja: str, locale: Locale) -> Word:
    return pillar_name(Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1])), locale)


def _reading(
    kind: Kind, data: BaseModel, words: Mapping[str, str], without: frozenset[str] = frozenset()
) -> Reading:
    known = {name: Word(word) for name, word in words.items()}
    return Reading(kind, data.model_dump(mode="json", exclude=set(without)), known)
