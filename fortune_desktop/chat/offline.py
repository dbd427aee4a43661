"""The built-in responder: answers from phrases and computed facts, without a network, a key or a model."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from fortune_desktop.chat.intents import READINGS, Understanding
from fortune_desktop.chat.readings import Reading
from fortune_desktop.chat.responder import TurnContext
from fortune_desktop.chat.tags import clean
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import LOCALES
from fortune_desktop.fortune.words import Word
from fortune_desktop.store.records import Message

_OFFERS = {"offer_tarot": "tarot", "offer_daily": "daily"}
_OFFER_AFTER = {
    "how": "offer_daily",
    "happy": "offer_daily",
    "sad": "offer_tarot",
    "bored": "offer_tarot",
    "other_reading": "offer_tarot",
}
_HOLE = re.compile(r"\{[^}]*\}")
_UNSAFE_IN_NAME = re.compile(r"[\[\]［］【】<>()（）“”「」『』\"`\\{}\x00-\x1f]")
_LONGEST_NAME = 20
_HIGH, _LOW = 70, 45  # below 45 the moon is thin; nobody weeps over an ordinary day
# strftime would follow the machine's language, not the person's.
_WEEKDAYS = "월화수목금토일"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class BuiltinResponder:
    """Always answers. Phrases go round: none comes back before the others of its kind were heard."""

    id = "builtin"
    model = "builtin-1"

    async def answer(self, context: TurnContext) -> AsyncIterator[str]:
        """The answer phrase by phrase, as text with tags."""
        answering, gap = _Answering(context), ""
        for intent in context.understanding.intents:
            for phrase in answering.phrases(intent):
                yield gap + phrase
                gap = " "


@cache
def _pools(locale: Locale) -> Mapping[str, list[str]]:
    text = (files("fortune_desktop.chat") / "phrases" / f"{locale}.json").read_text("utf-8")
    pools: dict[str, list[str]] = json.loads(text)
    return pools


def accepted(understood: Understanding, history: tuple[Message, ...]) -> Understanding:
    """A bare yes means what she offered last; anything else stays what it is."""
    last = next((said.text for said in reversed(history) if said.role == "assistant"), "")
    if understood.intents != ("yes",):
        return understood
    for pool, intent in _OFFERS.items():
        if any(last.endswith(offer) for locale in LOCALES for offer in _pools(locale)[pool]):
            return replace(understood, intents=(intent,))
    return understood


@dataclass(frozen=True)
class _Answering:
    """One answer in the making."""

    context: TurnContext

    def phrases(self, intent: str) -> list[str]:
        """What to say to one intent."""
        if intent in READINGS:
            return self._reading(intent)
        if intent == "name":
            intent = "name_known" if self._name() else "name_unknown"
        said = [self._say(intent)]
        last_intent = self.context.understanding.intents[-1]
        if intent == last_intent and intent in _OFFER_AFTER:
            said.append(self._say(_OFFER_AFTER[intent]))
        return said

    def _reading(self, kind: str) -> list[str]:
        found = next((one for one in self.context.readings if one.kind == kind), None)
        if found is None:
            return self._ask_birth(kind)
        if kind == "daily":
            return self._daily(found)
        if kind == "zodiac":
            cusp = [self._say("zodiac_cusp", found.words)] if "other" in found.words else []
            return [self._say("zodiac", found.words), *cusp]
        if kind == "saju":
            return [self._saju(found)]
        return [self._say("tarot", found.words)]

    def _ask_birth(self, kind: str) -> list[str]:
        """Ask once, even if several readings need the birth; offer a card unless one is being drawn."""
        wanting = [one for one in self.context.understanding.readings if one != "tarot"]
        if kind != wanting[0]:
            return []
        offer = [] if "tarot" in self.context.understanding.readings else [self._say("offer_tarot")]
        return [self._say("birth_wanted"), *offer]

    def _daily(self, reading: Reading) -> list[str]:
        days = self.context.understanding.days_ahead
        score = int(reading.words.get("area_score", reading.words["score"]))
        level = "high" if score >= _HIGH else "low" if score < _LOW else "middle"
        around = {
            "when": Word(_pools(self.context.locale)[f"day_{days}"][0]),
            "mood": Word(_pools(self.context.locale)[f"mood_{level}"][0]),
        }
        words = {**reading.words, **around}
        if "area" in words:
            return [self._say("daily_area", words)]
        return [self._say("daily", words), self._say("lucky", words)]

    def _saju(self, reading: Reading) -> str:
        hour = self._say("saju_hour", reading.words) if "hour" in reading.words else ""
        return self._say("saju", {**reading.words, "hour": Word(hour)})

    def _say(self, pool: str, words: Mapping[str, Word] | None = None) -> str:
        phrase = self._choose(_pools(self.context.locale)[pool])
        return phrase.format(**{**self._common(), **(words or {})})

    def _choose(self, pool: list[str]) -> str:
        """The phrase heard longest ago; among those never heard, the one whose turn it is."""
        heard = [said.text for said in self.context.history if said.role == "assistant"]
        start = self.context.now.toordinal() + len(heard)
        rotated = [pool[(start + step) % len(pool)] for step in range(len(pool))]
        return min(rotated, key=lambda phrase: _last_heard(phrase, heard))

    def _common(self) -> dict[str, Word]:
        name, now = self._name(), self.context.now
        if self.context.locale == "ko":
            half = "오전" if now.hour < 12 else "오후"
            time = f"{half} {now.hour % 12 or 12}시" + (f" {now.minute}분" if now.minute else "")
            date = f"{now.month}월 {now.day}일 {_WEEKDAYS[now.weekday()]}요일"
            to = f", {name}님" if name else ""
        else:
            time = f"{now.hour % 12 or 12}:{now.minute:02} {'AM' if now.hour < 12 else 'PM'}"
            date = f"{_DAYS[now.weekday()]}, {_MONTHS[now.month - 1]} {now.day}"
            to = f", {name}" if name else ""
        words = {"name": name, "to": to, "date": date, "time": time}
        return {key: Word(word) for key, word in words.items()}

    def _name(self) -> str:
        """The person's name, unable to be mistaken for a tag or a thought."""
        name = _UNSAFE_IN_NAME.sub(" ", self.context.person.name)
        return " ".join(name.split())[:_LONGEST_NAME].rstrip()


def _last_heard(phrase: str, heard: list[str]) -> int:
    """The place in the history where a phrase was said last, -1 if it was not: known by its longest fixed part."""
    fixed = max((clean(part).strip() for part in _HOLE.split(phrase)), key=len)
    return max((place for place, text in enumerate(heard) if fixed in text), default=-1)
