"""The operations of taste: what a person asks about and likes is noted here, and told to the readings of later days."""

import datetime as dt
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol
from uuid import UUID

from fortune_desktop.core.operations import Empty, operation
from fortune_desktop.fortune.daily.experiments import ARMS, READING_STYLE, arm_of
from fortune_desktop.fortune.daily.models import (
    ArmCounts,
    ExperimentCounts,
    Experiments,
    Taste,
    TasteChange,
    TasteCounts,
    TasteRequest,
)
from fortune_desktop.fortune.daily.taste import STYLES, Arrangement, Rating, TasteRecord, arrange
from fortune_desktop.fortune.daily.telling import how
from fortune_desktop.fortune.daily.weights import Area

_ONE_DAY = dt.timedelta(days=1)
Change = Callable[[TasteRecord], TasteRecord]


class TasteBook(Protocol):
    """Where tastes are kept, one JSON a person, and the figures of experiments."""

    def find(self, user_id: UUID) -> Awaitable[str | None]:
        """What is kept of a person's taste; NotFound if they are gone."""

    def change(self, user_id: UUID, change: Callable[[str | None], str]) -> Awaitable[str]:
        """Keep what `change` makes of what is kept, and give it back; NotFound if they are gone."""

    def daily_body(self, user_id: UUID, reading_id: UUID) -> Awaitable[str | None]:
        """The JSON of a daily reading of theirs; None if they have no such one."""

    def count(
        self,
        experiment: str,
        arm: str,
        user_id: UUID,
        *,
        shown_on: dt.date | None = None,
        liked: int = 0,
        disliked: int = 0,
    ) -> Awaitable[None]:
        """Count that a person saw their arm, once a day, and add to their ratings of it."""

    def totals(self, experiment: str) -> Awaitable[Mapping[str, tuple[int, int, int, int]]]:
        """By arm: persons, days on which they saw it, ratings for and against it."""


class TasteService:
    """What is learned of people's tastes; `now` gives the aware local time.

    Who keeps in memory what was told by a taste adds itself to `changed`, and is called with the person's id.
    """

    def __init__(self, book: TasteBook, now: Callable[[], dt.datetime]) -> None:
        self._book = book
        self._now = now
        self.changed: list[Callable[[UUID], None]] = []

    @operation("fortune.taste.get", "GET", "/user/{user_id}/taste")
    async def get(self, request: TasteRequest) -> Taste:
        """How readings are arranged for a person, and why."""
        return self._shown(await self._record(request.user_id), request)

    @operation("fortune.taste.update", "PATCH", "/user/{user_id}/taste")
    async def update(self, request: TasteChange) -> Taste:
        """Switch a person's taste on or off, or choose their style."""
        sent = request.model_dump(include={"enabled", "style"}, exclude_none=True)
        return await self._decide(request, lambda record: record.model_copy(update=sent))

    @operation("fortune.taste.forget", "DELETE", "/user/{user_id}/taste")
    async def forget(self, request: TasteRequest) -> Taste:
        """Forget what was learned; what the person chose themselves stays."""
        return await self._decide(request, TasteRecord.forgotten)

    @operation("fortune.experiments", "GET", "/experiments")
    async def experiments(self, _request: Empty) -> Experiments:
        """How the arms of every experiment fare, in figures of all persons together."""
        return Experiments([await self._figures(experiment) for experiment in ARMS])

    async def arranged(self, user_id: UUID, day: dt.date) -> Arrangement:
        """How a person's reading of a day is told, by what was known before it; today's counts as seen."""
        arm = arm_of(READING_STYLE, user_id)
        arrangement = arrange(await self._record(user_id), day, arm)
        today = self._now().date()
        if day == today and arrangement.because == "tried":
            await self._book.count(READING_STYLE, arm, user_id, shown_on=today)
        return arrangement

    async def note_asked(self, user_id: UUID, area: Area) -> None:
        """A person asked about an area."""
        today = self._now().date()
        await self._note(user_id, lambda record: record.with_asked(area, today))

    async def note_rated(self, user_id: UUID, reading_id: UUID, rating: int) -> None:
        """A person rated a reading, 1 to 5; only daily ones are told in a style."""
        body = await self._book.daily_body(user_id, reading_id)
        style = json.loads(body).get("style") if body else None
        if style not in STYLES:
            return
        given = Rating(on=self._now().date(), style=style, rating=rating)
        before = (await self._record(user_id)).rated.get(reading_id)
        record = await self._note(user_id, lambda known: known.with_rating(reading_id, given))
        if record.enabled and style == arm_of(READING_STYLE, user_id):
            liked = given.liked - (before is not None and before.liked)
            disliked = given.disliked - (before is not None and before.disliked)
            await self._book.count(READING_STYLE, style, user_id, liked=liked, disliked=disliked)

    async def _record(self, user_id: UUID) -> TasteRecord:
        return _opened(await self._book.find(user_id))

    async def _note(self, user_id: UUID, change: Change) -> TasteRecord:
        """Change a record, unless its person has switched it off."""

        def changed(kept: str | None) -> str:
            record = _opened(kept)
            return (change(record) if record.enabled else record).model_dump_json()

        return _opened(await self._book.change(user_id, changed))

    async def _decide(self, request: TasteRequest, change: Change) -> Taste:
        """Change a record at its person's word."""

        def changed(kept: str | None) -> str:
            return change(_opened(kept)).model_dump_json()

        record = _opened(await self._book.change(request.user_id, changed))
        for forget in self.changed:
            forget(request.user_id)
        return self._shown(record, request)

    def _shown(self, record: TasteRecord, request: TasteRequest) -> Taste:
        tomorrow = self._now().date() + _ONE_DAY
        arrangement = arrange(record, tomorrow, arm_of(READING_STYLE, request.user_id))
        learned = record.learned(tomorrow)
        return Taste(
            enabled=record.enabled,
            style=record.style,
            shown_style=arrangement.style,
            order=list(arrangement.order),
            counts=TasteCounts.model_validate(learned, from_attributes=True),
            why=how(arrangement, request.locale),
        )

    async def _figures(self, experiment: str) -> ExperimentCounts:
        totals = await self._book.totals(experiment)
        arms = []
        for arm in ARMS[experiment]:
            people, exposures, liked, disliked = totals.get(arm, (0, 0, 0, 0))
            arms.append(
                ArmCounts(
                    id=arm, people=people, exposures=exposures, liked=liked, disliked=disliked
                )
            )
        return ExperimentCounts(id=experiment, arms=arms)


def _opened(kept: str | None) -> TasteRecord:
    return TasteRecord() if kept is None else TasteRecord.model_validate_json(kept)
