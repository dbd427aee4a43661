"""The shapes of the tarot room: what is asked, and what is answered; names are those of the contract."""

import datetime as dt
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field, RootModel, WithJsonSchema
from pydantic_core import PydanticCustomError

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import Finished
from fortune_desktop.fortune.models import DateText, Model

SpreadId = Literal[
    "one",
    "yes_no",
    "past_present_future",
    "situation_action_outcome",
    "self_other_relation",
    "choice",
    "relationship",
    "horseshoe",
    "celtic_cross",
    "week",
    "year",
]
Topic = Literal["general", "love", "work", "money"]
Arcana = Literal["major", "minor"]
Suit = Literal["wands", "cups", "swords", "pentacles"]
Element = Literal["fire", "water", "air", "earth"]
Answer = Literal["yes", "no", "maybe"]
Seed = Annotated[int, Field(ge=-(2**63), lt=2**63)] | Annotated[str, Field(max_length=64)]

REVERSALS: Final = (0.0, 0.25, 0.5)
_EXPECTED: Final = {"expected": "'0', '0.25', '0.5'"}
_ALSO_WRITTEN: Final[dict[object, float]] = {25: 0.25, 50: 0.5}


def reversal_share(told: object) -> float:
    """The probability of a reversed card, 0, 0.25 or 0.5; 0, 25, 50 (percent), true and false are read too.

    PydanticCustomError for anything else.
    """
    if isinstance(told, bool):
        return 0.5 if told else 0.0
    if isinstance(told, int | float):
        share = _ALSO_WRITTEN.get(told, told)
        if share in REVERSALS:
            return float(share)
    raise PydanticCustomError("literal_error", "Input should be 0, 0.25 or 0.5", _EXPECTED)


Reversals = Annotated[
    float, BeforeValidator(reversal_share), WithJsonSchema({"enum": [0, 0.25, 0.5, 25, 50]})
]


class TarotRequest(Model):
    """A draw; the same `seed`, `spread` and `reversals` draw the same cards.

    `reversals` is the probability that a card lies reversed: 0, 0.25 or 0.5. `topic` says what the cards speak of;
    left out, it is read from the words of `question`.
    """

    spread: SpreadId = "one"
    question: Annotated[str, Field(max_length=500)] | None = None
    topic: Topic | None = None
    user_id: UUID | None = None
    seed: Seed | None = None
    reversals: Reversals = 0.5
    locale: Locale = "ko"


class Card(Model):
    """A card of the deck; trumps have no suit, court cards neither number nor roman.

    `keywords` are three words of the way the card lies; in the deck those of the upright card.
    """

    id: str
    name: str
    arcana: Arcana
    suit: Suit | None
    number: int | None
    roman: str | None
    element: Element
    keywords: list[str]


class DrawnCard(Model):
    """A card at its place in the spread; `position` is the place's id, `text` one or two sentences."""

    position: str
    position_name: str
    card: Card
    reversed: bool
    text: str


class Pattern(Model):
    """Something the cards show together (`majors`, `rank_ace`, `missing_water` …), as a plain fact."""

    id: str
    text: str


class TarotReading(Model):
    """A finished draw.

    `lead` is a headline, `text` three to six sentences on the spread as a whole, ending with `advice`;
    `answer` is given by `yes_no` alone, `seed` replays the draw (null for the card of the day).
    """

    spread: SpreadId
    spread_name: str
    question: str | None
    topic: Topic
    cards: Annotated[list[DrawnCard], Field(min_length=1)]
    lead: str
    text: str
    advice: str
    patterns: list[Pattern]
    answer: Answer | None
    seed: int | str | None
    notice: str


class DailyCardRequest(Model):
    """A person's card of a day; of today when `date` is left out."""

    user_id: UUID
    date: DateText | None = None
    locale: Locale = "ko"


class DailyCard(TarotReading):
    """The card of a day: the same for the same person and date."""

    date: dt.date


class Meaning(Model):
    """What a card says one way up."""

    keywords: Annotated[list[str], Field(min_length=3, max_length=3)]
    general: str
    love: str
    work: str
    money: str
    advice: str


class Astrology(Model):
    """The Golden Dawn's attribution: a trump's planet or sign, a pip's decan with its planet and the sun's degrees.

    `sun_degrees` are ecliptic longitudes, from and to; `text` tells it all in the reader's language.
    """

    sign: str | None
    planet: str | None
    decan: Annotated[int, Field(ge=1, le=3)] | None
    sun_degrees: tuple[int, int] | None
    text: str


class DeckCard(Finished, Card):
    """A card with all its facts and texts; aces and court cards have no astrology.

    `rank` is ace, two … ten, page, knight, queen or king, null for a trump.
    """

    rank: str | None
    rank_name: str | None
    astrology: Astrology | None
    upright: Meaning
    reversed: Meaning


class DeckRequest(Model):
    """The whole deck."""

    locale: Locale = "ko"


class Deck(Finished, RootModel[list[DeckCard]]):
    """The 78 cards: trumps, then wands, cups, swords and pentacles."""

    model_config = ConfigDict(defer_build=True)


class CardRequest(Model):
    """One card of the deck by its id, `major_00` … `pentacles_14`."""

    id: str
    locale: Locale = "ko"


class Position(Model):
    """A place of a spread."""

    id: str
    name: str


class Spread(Model):
    """A way to lay cards; positions stand in the order in which cards are dealt."""

    id: SpreadId
    name: str
    about: str
    positions: list[Position]


class SpreadsRequest(Model):
    """Every spread."""

    locale: Locale = "ko"


class Spreads(Finished, RootModel[list[Spread]]):
    """The spreads, from the smallest."""

    model_config = ConfigDict(defer_build=True)
