"""What the parts of a chart are called in the reader's language, and how instants and numbers are written."""

import datetime as dt
from collections.abc import Iterable

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import SolarTerm
from fortune_desktop.fortune.cycle import Element, Pillar, Place, TenGod
from fortune_desktop.fortune.saju.models import Named
from fortune_desktop.fortune.saju.phrases import SajuPhrases, phrases
from fortune_desktop.fortune.saju.stages import Stage
from fortune_desktop.fortune.show import branch_word, name, pillar_name, stem_word
from fortune_desktop.fortune.words import Word

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MINUS = "−"


class Names:
    """The words of one language."""

    def __init__(self, locale: Locale) -> None:
        self.locale: Locale = locale
        self.phrases: SajuPhrases = phrases(locale)

    def god(self, god: TenGod) -> Named:
        """A ten god."""
        return Named(id=god.value, name=name(god, self.locale))

    def element(self, element: Element) -> Word:
        """An element."""
        return name(element, self.locale)

    def stage(self, found: Stage) -> Named:
        """One of the twelve stages."""
        return Named(id=found.value, name=self.phrases.stages[found.value])

    def stem(self, stem: int) -> Word:
        """A stem with its element: 경금, or Gyeong metal."""
        return stem_word(stem, self.locale)

    def branch(self, branch: int) -> Word:
        """A branch with its Hanja: 자(子), or Rat (子)."""
        return branch_word(branch, self.locale)

    def pillar(self, pillar: Pillar) -> Word:
        """경자, or Gyeong-Ja."""
        return pillar_name(pillar, self.locale)

    def signs(self, pillar: Pillar) -> tuple[str, str]:
        """How the stem and the branch of a pillar are read: 경 and 자, or Gyeong and Ja."""
        if self.locale == "ko":
            return pillar.hangul[0], pillar.hangul[1]
        stem, branch = pillar.latin.split("-")
        return stem, branch

    def term(self, term: SolarTerm) -> Word:
        """A solar term."""
        return Word(self.phrases.terms[term.index])

    def place(self, place: Place) -> Word:
        """연주, or Year."""
        return Word(self.phrases.places[place])

    def places(self, places: Iterable[Place]) -> Word:
        """Several pillars in a row."""
        between = " · " if self.locale == "ko" else " and "
        return Word(between.join(self.phrases.places[place] for place in places))

    def date(self, day: dt.date) -> Word:
        """A calendar day."""
        if self.locale == "ko":
            return Word(f"{day.year}년 {day.month}월 {day.day}일")
        return Word(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")

    def instant(self, civil: dt.datetime) -> Word:
        """A moment to the second on the clock it is given in."""
        return Word(f"{self.date(civil.date())} {civil:%H:%M:%S}")

    def time(self, shown: dt.datetime) -> Word:
        """HH:MM to the nearest minute, but never of an hour that has not begun: the hour has a pillar."""
        nearest = shown + dt.timedelta(seconds=30)
        return Word(f"{nearest if nearest.hour == shown.hour else shown:%H:%M}")

    def span(self, years: int, months: int, days: int) -> Word:
        """A length of time, of which what is nothing is left out: 9년 9개월 28일, or 1 year, 2 days."""
        units, parts = self.phrases.luck, {"years": years, "months": months, "days": days}
        told = [
            units[unit if n > 1 else f"one_{unit}"].format(n=n) for unit, n in parts.items() if n
        ]
        return Word(units["joint"].join(told) or units["days"].format(n=0))

    def signed(self, minutes: float) -> str:
        """Whole minutes with their sign: −32, +0."""
        whole = round(minutes)
        return f"{_MINUS}{-whole}" if whole < 0 else f"+{whole}"
