"""Small things for a day, from the element that does a person good: colour, numbers, direction and hours."""

import datetime as dt

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.cycle import BRANCHES, Element, Relation, relations
from fortune_desktop.fortune.daily.models import ColorId, Lucky
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.telling import Telling
from fortune_desktop.fortune.saju.stars import noble

# The colours, numbers and directions that tradition gives the five elements (오방색, 하도).
_COLORS: dict[Element, ColorId] = {
    Element.WOOD: "teal",
    Element.FIRE: "red",
    Element.EARTH: "yellow",
    Element.METAL: "white",
    Element.WATER: "navy",
}
_NUMBERS = {
    Element.WOOD: (3, 8),
    Element.FIRE: (2, 7),
    Element.EARTH: (5, 10),
    Element.METAL: (4, 9),
    Element.WATER: (1, 6),
}
_WAKING_BRANCHES = range(4, 11)  # 辰 to 戌, from seven in the morning to nine in the evening


def lucky(day: Day, telling: Telling) -> Lucky:
    """The lucky things of a day; number and hours take turns from day to day."""
    element, turn = day.subject.wanted, day.date.toordinal()
    branches = _good_branches(day)
    branch = branches[turn % len(branches)]
    combines = Relation.SIX_COMBINE in relations(branch, day.sky.day.branch)
    numbers = _NUMBERS[element]
    return Lucky(
        color=telling.word(f"color.{element}"),
        color_id=_COLORS[element],
        number=numbers[turn % len(numbers)],
        numbers=list(numbers),
        direction=telling.word(f"direction.{element}"),
        hours=_hours(branch, day.date, day.subject.birth),
        why=telling.lucky("combine" if combines else "noble", branch),
    )


def _good_branches(day: Day) -> list[int]:
    """The branches that combine with the day's or are noble, those of waking hours if there are any."""
    helping = noble(day.subject.pillars.day.stem)
    found = [
        branch
        for branch in range(len(BRANCHES))
        if Relation.SIX_COMBINE in relations(branch, day.sky.day.branch)
        or BRANCHES[branch] in helping
    ]
    return [branch for branch in found if branch in _WAKING_BRANCHES] or found


def _hours(branch: int, date: dt.date, birth: Birth) -> str:
    """The two hours of a branch by local mean time, on the wall clock of the person's place (07:32–09:32)."""
    mean = dt.datetime.combine(date, dt.time((2 * branch + 23) % 24), tzinfo=dt.UTC)
    wall = (mean - dt.timedelta(minutes=round(4 * birth.longitude))).astimezone(birth.zone)
    return f"{wall:%H:%M}–{wall + dt.timedelta(hours=2):%H:%M}"
