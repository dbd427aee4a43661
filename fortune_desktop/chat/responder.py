"""The one interface behind which every answerer sits, and what it is given to answer with."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from fortune_desktop.chat.intents import Understanding
from fortune_desktop.chat.readings import Reading
from fortune_desktop.core.birth import Locale
from fortune_desktop.store.records import Message, Person


@dataclass(frozen=True)
class TurnContext:
    """All that is known when a turn is answered.

    `message` and the person's own words in `history` (oldest first, without this message) are free of markers;
    `readings` are the computed facts: numbers, pillars and cards come from them and nowhere else; `now` is aware.
    """

    message: str
    locale: Locale
    person: Person
    history: tuple[Message, ...]
    understanding: Understanding
    readings: tuple[Reading, ...]
    now: datetime


class Responder(Protocol):
    """Answers a message as a stream of text with tags (`[joy]`, `[gesture:wave]`)."""

    @property
    def id(self) -> str:
        """The provider's id."""

    @property
    def model(self) -> str:
        """The model that answers."""

    def answer(self, context: TurnContext) -> AsyncIterator[str]:
        """The answer in chunks of any size; raising or yielding nothing hands the turn to the next responder."""


class FixedAnswer:
    """Says one given text without a gesture: gently to a crisis (`support`), plainly to what is not talked about."""

    id = "builtin"

    def __init__(self, model: Literal["support", "block"], text: str) -> None:
        self.model = model
        self._text = text

    async def answer(self, context: TurnContext) -> AsyncIterator[str]:
        """The text."""
        yield f"[{'sadness' if self.model == 'support' else 'neutral'}] {self._text}"
