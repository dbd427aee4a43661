"""The tarot deck of 78 cards and a fair draw from it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, TypeAdapter

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.models import Card, DrawnCard, TarotReading
from fortune_desktop.fortune.tarot.phrases import phrases
from fortune_desktop.fortune.words import Word, pick

_WORD = 2**32


class CardText(BaseModel):
    """A card in one language: its name and what it says either way up."""

    name: str
    upright: str
    reversed: str


class DeckCard(BaseModel):
    """A card of the deck as its data file holds it."""

    id: str
    arcana: Literal["major", "minor"]
    suit: Literal["wands", "cups", "swords", "pentacles"] | None
    number: int | None
    ko: CardText
    en: CardText

    def text(self, locale: Locale) -> CardText:
        """The card in a language."""
        return self.ko if locale == "ko" else self.en


@cache
def deck() -> tuple[DeckCard, ...]:
    """The 78 cards: the trumps, then wands, cups, swords and pentacles."""
    data = (files("fortune_desktop.fortune.tarot") / "data" / "deck.json").read_bytes()
    return tuple(TypeAdapter(list[DeckCard]).validate_json(data))


def numbers(seed: str) -> Iterator[int]:
    """An endless stream of uniform 32-bit numbers: SHA-256 of the seed and a block counter."""
    prefix = hashlib.sha256(seed.encode()).digest()
    block = 0
    while True:
        digest = hashlib.sha256(prefix + block.to_bytes(8, "big")).digest()
        yield from (int.from_bytes(digest[i : i + 4], "big") for i in range(0, len(digest), 4))
        block += 1


def below(stream: Iterator[int], limit: int) -> int:
    """A uniform number below `limit`, by rejecting the uneven rest of the range."""
    fair = _WORD - _WORD % limit
    return next(number for number in stream if number < fair) % limit


def shuffled(stream: Iterator[int], count: int) -> list[int]:
    """A uniform permutation of 0 … count - 1 (Fisher-Yates)."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = below(stream, last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def draw_one(seed: int | str, reversals: bool, locale: Locale) -> TarotReading:
    """Shuffle, take the top card and turn it with probability 1/2 if `reversals`; a seed replays."""
    stream = numbers(str(seed))
    card = deck()[shuffled(stream, len(deck()))[0]]
    turned = below(stream, 2) == 1 and reversals
    words, said = phrases(locale), card.text(locale)
    turn = below(stream, _WORD)
    opening = pick(words.reversed if turned else words.upright, turn)
    meaning = said.reversed if turned else said.upright
    text = (
        f"{opening.format(name=Word(said.name), meaning=meaning)} {pick(words.closing, turn // 2)}"
    )
    shown = Card(id=card.id, name=said.name, arcana=card.arcana, suit=card.suit, number=card.number)
    drawn = DrawnCard(position=words.positions["one"], card=shown, reversed=turned, text=meaning)
    return TarotReading(spread="one", cards=[drawn], text=text, seed=seed)
