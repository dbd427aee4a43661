"""The shapes of a tarot reading; names are those of the contract."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.models import Model


class TarotRequest(Model):
    """A draw; the same `seed` draws the same card."""

    spread: Literal["one"] = "one"
    question: Annotated[str, Field(max_length=500)] | None = None
    user_id: UUID | None = None
    seed: (
        Annotated[int, Field(ge=-(2**63), lt=2**63)] | Annotated[str, Field(max_length=64)] | None
    ) = None
    reversals: bool = True
    locale: Locale = "ko"


class Card(Model):
    """A card of the deck; trumps have no suit, court cards no number."""

    id: str
    name: str
    arcana: Literal["major", "minor"]
    suit: Literal["wands", "cups", "swords", "pentacles"] | None
    number: int | None


class DrawnCard(Model):
    """A card at its place in the spread."""

    position: str
    card: Card
    reversed: bool
    text: str


class TarotReading(Model):
    """A finished draw."""

    spread: Literal["one"]
    cards: list[DrawnCard]
    text: str
    seed: int | str
