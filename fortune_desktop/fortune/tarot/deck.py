"""The 78 cards: their facts, and what each says in a language, read when first needed."""

from functools import cache
from importlib.resources import files
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Invalid
from fortune_desktop.fortune.tarot.models import (
    Arcana,
    Astrology,
    Card,
    Deck,
    DeckCard,
    Element,
    Meaning,
    Suit,
)
from fortune_desktop.fortune.tarot.phrases import phrases
from fortune_desktop.fortune.words import Word

_DATA: Final = files("fortune_desktop.fortune.tarot") / "data"
_HALVES: Final = ("a", "b")
_SIGN_DEGREES: Final = 30


class CardFacts(BaseModel):
    """A card as its data file holds it; attributions are the Golden Dawn's.

    `light` is our own judgement of the upright card: 1 bright, 0 undecided, -1 heavy.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    ko: str
    en: str
    arcana: Arcana
    suit: Suit | None
    number: int | None
    roman: str | None
    rank: str | None
    element: Element
    sign: str | None
    planet: str | None
    decan: int | None
    sun_degrees: tuple[int, int] | None
    light: Literal[-1, 0, 1]

    def name(self, locale: Locale) -> str:
        """The card's name as it stands on its face."""
        return self.ko if locale == "ko" else self.en

    def spoken(self, locale: Locale) -> Word:
        """The card as a sentence calls it: without what stands in brackets, and never alarming."""
        said = phrases(locale).spoken
        name = self.name(locale).split("(")[0]
        return Word(said.get(self.id, said[self.arcana]).format(name=name))


class TwoWays(BaseModel):
    """The texts of a card as the writers keep them."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    keywords: list[str]
    reversed_keywords: list[str]
    upright: dict[str, str]
    reversed: dict[str, str]

    def meaning(self, is_reversed: bool) -> Meaning:
        """What the card says this way up."""
        words = self.reversed_keywords if is_reversed else self.keywords
        return Meaning(keywords=words, **(self.reversed if is_reversed else self.upright))


@cache
def deck() -> tuple[CardFacts, ...]:
    """The 78 cards: the trumps, then wands, cups, swords and pentacles."""
    data = (_DATA / "deck.json").read_bytes()
    return tuple(TypeAdapter(list[CardFacts]).validate_json(data))


@cache
def _texts(locale: Locale) -> dict[str, TwoWays]:
    shape = TypeAdapter(dict[str, TwoWays])
    found: dict[str, TwoWays] = {}
    for half in _HALVES:
        found |= shape.validate_json((_DATA / f"meanings_{half}.{locale}.json").read_bytes())
    return found


@cache
def meaning(card_id: str, is_reversed: bool, locale: Locale) -> Meaning:
    """What a card says one way up; KeyError for a card that is not of the deck."""
    return _texts(locale)[card_id].meaning(is_reversed)


def shown(card: CardFacts, is_reversed: bool, locale: Locale) -> Card:
    """A card as a reading shows it."""
    return Card(
        id=card.id,
        name=card.name(locale),
        arcana=card.arcana,
        suit=card.suit,
        number=card.number,
        roman=card.roman,
        element=card.element,
        keywords=meaning(card.id, is_reversed, locale).keywords,
    )


@cache
def whole_deck(locale: Locale) -> Deck:
    """The 78 cards with everything they say."""
    return Deck([_described(card, locale) for card in deck()])


def one_card(card_id: str, locale: Locale) -> DeckCard:
    """A card with everything it says; Invalid, with the ids there are, if it is not of the deck."""
    for card in whole_deck(locale).root:
        if card.id == card_id:
            return card
    raise Invalid(field="id", known=[card.id for card in deck()])


def _described(card: CardFacts, locale: Locale) -> DeckCard:
    return DeckCard(
        **shown(card, False, locale).model_dump(),
        rank=card.rank,
        rank_name=None if card.rank is None else phrases(locale).names[card.rank],
        astrology=_astrology(card, locale),
        upright=meaning(card.id, False, locale),
        reversed=meaning(card.id, True, locale),
    )


def _astrology(card: CardFacts, locale: Locale) -> Astrology | None:
    if card.sign is None and card.planet is None:
        return None
    names = phrases(locale).names
    told = [names[thing] for thing in (card.sign, card.planet) if thing is not None]
    if card.sun_degrees is not None:
        start = card.sun_degrees[0] % _SIGN_DEGREES
        told[0] += f" {start}–{start + 10}°"
    return Astrology(
        sign=card.sign,
        planet=card.planet,
        decan=card.decan,
        sun_degrees=card.sun_degrees,
        text=" · ".join(told),
    )
