"""The spreads: which places there are, in which order cards are dealt, and how each place speaks."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.models import Position, Spread, SpreadId, Spreads, Topic

Role = Literal[
    "present", "past", "future", "situation", "advice", "outcome", "self", "other", "bond", "challenge",
    "strength", "root", "goal", "around", "hope", "option", "named", "year",
]  # fmt: skip


class Place(BaseModel):
    """A place of a spread: its `role` chooses the beginning of the sentence, `says` which text of the card speaks."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    role: Role
    says: Literal["topic", "general", "advice"]
    ko: str
    en: str

    def name(self, locale: Locale) -> str:
        """What the place is called."""
        return self.ko if locale == "ko" else self.en


class Layout(BaseModel):
    """A spread as its data file holds it.

    `topic` is what it speaks of when nobody says, `pair` the two places whose cards are set beside each other,
    `outcome` the place where the reading ends and whose advice is given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: SpreadId
    topic: Topic
    pair: tuple[str, str] | None
    outcome: str
    name: dict[Locale, str]
    about: dict[Locale, str]
    positions: tuple[Place, ...]

    def shown(self, locale: Locale) -> Spread:
        """The spread as the API tells it."""
        return Spread(
            id=self.id,
            name=self.name[locale],
            about=self.about[locale],
            positions=[Position(id=place.id, name=place.name(locale)) for place in self.positions],
        )


@cache
def layouts() -> dict[str, Layout]:
    """Every spread by its id, from the smallest."""
    data = (files("fortune_desktop.fortune.tarot") / "data" / "spreads.json").read_bytes()
    return {one.id: one for one in TypeAdapter(list[Layout]).validate_json(data)}


@cache
def every_spread(locale: Locale) -> Spreads:
    """Every spread as the API tells it."""
    return Spreads([layout.shown(locale) for layout in layouts().values()])
