"""The card of the day: every person has a deck of their own, dealt one card a day."""

import datetime as dt
from typing import Final
from uuid import UUID

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.models import DailyCard, Topic
from fortune_desktop.fortune.tarot.reading import Draw, read
from fortune_desktop.fortune.tarot.shuffle import Dealt, keyed, shuffled, turned
from fortune_desktop.fortune.tarot.spreads import layouts

_CARDS, _PART = 78, 26
_REVERSALS: Final = 0.5
_TOPICS: Final[tuple[Topic, ...]] = ("general", "love", "work", "money")


def card_of(key: bytes, user_id: UUID, day: dt.date) -> Dealt:
    """The card of a person's day, the same whenever it is asked; `key` is the secret of this installation.

    The person's deck is cut into three parts once. Each round of 78 days deals the parts in the same order, every part
    shuffled anew, so that no card returns within 52 days.
    """
    cut = shuffled(keyed(key, user_id, "deck"), _CARDS)
    round_, at = divmod(day.toordinal(), _CARDS)
    part, at = divmod(at, _PART)
    order = shuffled(keyed(key, user_id, round_, part, "deck"), _PART)
    return Dealt(
        cut[part * _PART + order[at]], turned(keyed(key, user_id, day, "turn"), _REVERSALS)
    )


def daily_card(key: bytes, user_id: UUID, day: dt.date, locale: Locale) -> DailyCard:
    """The reading of a person's card of a day; what it speaks of goes round from day to day."""
    draw = Draw(
        layouts()["one"],
        [card_of(key, user_id, day)],
        _TOPICS[day.toordinal() % len(_TOPICS)],
        _REVERSALS,
    )
    reading = read(draw, locale, keyed(key, user_id, day, "words"))
    return DailyCard(**reading.model_dump(), date=day)
