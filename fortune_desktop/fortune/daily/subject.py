"""What a day is read against: the chart of a birth, the element that does it good, and the pillars over a date."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.fortune.almanac import KST, SolarTerm, term_before
from fortune_desktop.fortune.cycle import Element, Pillar, Pillars
from fortune_desktop.fortune.saju.luck import luck
from fortune_desktop.fortune.saju.pillars import Chart, cast, day_pillar, year_and_month
from fortune_desktop.fortune.saju.strength import useful_element

_LAST_SECOND = dt.time(23, 59, 59, tzinfo=KST)


@dataclass(frozen=True)
class Subject:
    """Whose day it is. Without a gender there is no luck pillar; without an id the words turn by the birth alone."""

    birth: Birth
    gender: Gender | None = None
    user_id: UUID | None = None

    @cached_property
    def key(self) -> bytes:
        """What gives this person sentences in an order of their own: 32 bytes."""
        owner = self.user_id.bytes if self.user_id else b""
        return hashlib.sha256(owner + self.birth.model_dump_json().encode()).digest()

    @cached_property
    def pillars(self) -> Pillars:
        """The four pillars on the usual clock; ImpossibleDate or OutOfRange if the birth cannot be read."""
        return self._chart.pillars

    @cached_property
    def wanted(self) -> Element:
        """The element that would do the chart good (용신), an estimate."""
        return useful_element(self.pillars).element

    def luck_on(self, day: dt.date) -> Pillar | None:
        """The ten-year pillar (대운) of a day; None before the first one and without a gender."""
        begun = [pillar for _, first, pillar in self._cycles if first <= day]
        return begun[-1] if begun else None

    @cached_property
    def _chart(self) -> Chart:
        return cast(self.birth)

    @cached_property
    def _cycles(self) -> tuple[tuple[float, dt.date, Pillar], ...]:
        if self.gender is None:
            return ()
        civil = self._chart.moment.civil
        return luck(self.pillars.year, self.pillars.month, civil, self.gender, "exact").cycles


@dataclass(frozen=True)
class Sky:
    """The pillars over a date: its day, its month (월건; the day of a 절 is the first of its month) and its year.

    `term` is the solar term that falls on the date, if one does.
    """

    day: Pillar
    month: Pillar
    year: Pillar
    term: SolarTerm | None

    @classmethod
    def over(cls, date: dt.date) -> "Sky":
        """What stands over a date in Korea; OutOfRange far outside 1900-2100."""
        last = dt.datetime.combine(date, _LAST_SECOND)
        year, month = year_and_month(last.timestamp())
        term = term_before(last)
        return cls(day_pillar(date), month, year, term if term.kst.date() == date else None)
