"""What a person asks about and likes, as an arrangement of their readings: order and style, never facts."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from fortune_desktop.fortune.daily.models import Style, StyleChoice
from fortune_desktop.fortune.daily.weights import AREAS, Area

STYLES: tuple[Style, ...] = ("short", "warm", "detailed")
_LIKED_FROM, _DISLIKED_TO = 4, 2
_REMEMBERED = dt.timedelta(days=90)
# How often an area must be asked about to move, and how many more likes than dislikes settle a style
# (as many dislikes make another one be tried).
_OFTEN = 3
_SETTLED = 2


class Rating(BaseModel):
    """What a reading told in a style was worth to a person, 1 to 5, said on a day."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    on: dt.date
    style: Style
    rating: int

    @property
    def liked(self) -> bool:
        """Whether it counts for the style."""
        return self.rating >= _LIKED_FROM

    @property
    def disliked(self) -> bool:
        """Whether it counts against the style."""
        return self.rating <= _DISLIKED_TO


@dataclass(frozen=True)
class Learned:
    """What is known of a taste: how often each area was asked about, how often each style was liked or not."""

    asked: Mapping[Area, int]
    liked: Mapping[Style, int]
    disliked: Mapping[Style, int]


class TasteRecord(BaseModel):
    """What is kept of a taste: the person's own choice, and ninety days of questions and ratings."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    enabled: bool = True
    style: StyleChoice = "auto"
    asked: dict[dt.date, dict[Area, int]] = {}
    rated: dict[UUID, Rating] = {}

    def with_asked(self, area: Area, on: dt.date) -> "TasteRecord":
        """The record after an area was asked about."""
        that_day = self.asked.get(on, {})
        that_day = {**that_day, area: that_day.get(area, 0) + 1}
        kept = {day: areas for day, areas in self.asked.items() if day > on - _REMEMBERED}
        return self.model_copy(update={"asked": {**kept, on: that_day}})

    def with_rating(self, reading_id: UUID, rating: Rating) -> "TasteRecord":
        """The record after a reading was rated, instead of what it was rated before."""
        kept = {name: one for name, one in self.rated.items() if one.on > rating.on - _REMEMBERED}
        return self.model_copy(update={"rated": {**kept, reading_id: rating}})

    def forgotten(self) -> "TasteRecord":
        """The person's own choice alone."""
        return TasteRecord(enabled=self.enabled, style=self.style)

    def learned(self, before: dt.date) -> Learned:
        """What was known when a day began."""
        known = range((before - _REMEMBERED).toordinal(), before.toordinal())
        asked = Counter[Area]()
        for day, areas in self.asked.items():
            if day.toordinal() in known:
                asked.update(areas)
        ratings = [one for one in self.rated.values() if one.on.toordinal() in known]
        return Learned(
            asked,
            liked=Counter(one.style for one in ratings if one.liked),
            disliked=Counter(one.style for one in ratings if one.disliked),
        )


@dataclass(frozen=True)
class Arrangement:
    """How a reading is told: `order` begins with overall; `because` says why the style, `asked` which area moved."""

    order: tuple[Area, ...]
    style: Style
    because: Literal["usual", "off", "chosen", "learned", "tried"]
    asked: Area | None = None

    @property
    def choice(self) -> str:
        """What the person decided themselves: a style, `off`, or nothing (`auto`)."""
        if self.because == "chosen":
            return self.style
        return "off" if self.because == "off" else "auto"


USUAL = Arrangement(AREAS, "warm", "usual")
_OFF = Arrangement(AREAS, "warm", "off")


def arrange(record: TasteRecord, day: dt.date, arm: Style) -> Arrangement:
    """The arrangement of a day, by what was known before it; `arm` is the style tried while nothing decides."""
    if not record.enabled:
        return _OFF
    learned = record.learned(day)
    order = _order(learned)
    asked = order[1] if _rank(learned, order[1]) else None
    if record.style != "auto":
        return Arrangement(order, record.style, "chosen", asked)
    settled = _settled(learned, arm)
    return Arrangement(order, settled or arm, "learned" if settled else "tried", asked)


def _order(learned: Learned) -> tuple[Area, ...]:
    """Overall, then what is often asked about, the most asked first, then the others as usual."""
    first, *others = AREAS
    return (first, *sorted(others, key=lambda area: -_rank(learned, area)))


def _rank(learned: Learned, area: Area) -> int:
    asked = learned.asked.get(area, 0)
    return asked if asked >= _OFTEN else 0


def _settled(learned: Learned, arm: Style) -> Style | None:
    """The style that is liked best, if it is liked enough or the arm is not liked at all."""
    favour = {
        style: learned.liked.get(style, 0) - learned.disliked.get(style, 0) for style in STYLES
    }
    best = max(STYLES, key=lambda style: (favour[style], style == arm))
    return best if favour[best] >= _SETTLED or favour[arm] <= -_SETTLED else None
