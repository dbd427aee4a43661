"""The animal of a year (띠): its years by 입춘 or 설날, and what a day brings it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import pairwise

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import (
    FIRST_YEAR,
    IPCHUN,
    KST,
    LAST_LUNAR_YEAR,
    LAST_YEAR,
    LunarDate,
    check_year,
    month_term_after,
    solar_of,
    term,
)
from fortune_desktop.fortune.clock import NOON
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    Pillar,
    branch_element,
    stem_element,
    steps,
)
from fortune_desktop.fortune.models import Reason
from fortune_desktop.fortune.pair.branches import ANIMALS, HANGUL
from fortune_desktop.fortune.pair.meeting import kinds
from fortune_desktop.fortune.pair.models import (
    AnimalResult,
    AnimalYear,
    YearStart,
)
from fortune_desktop.fortune.pair.phrases import animal_phrases
from fortune_desktop.fortune.saju.pillars import day_pillar
from fortune_desktop.fortune.scores import score_of
from fortune_desktop.fortune.show import branch_word, name, pillar_name, stem_word
from fortune_desktop.fortune.words import Word, pick

_YEAR_OF_A_RAT = 1900
_NONE = "none"
_EFFECT: Mapping[str, int] = {
    "six_combine": 16,
    "three_combine": 12,
    "same": 5,
    _NONE: 0,
    "break": -5,
    "harm": -8,
    "resent": -8,
    "punish": -9,
    "clash": -15,
}
# By how many steps the day's stem is ahead in the order in which each element feeds the next.
_STEMS: tuple[tuple[str, int], ...] = (
    ("kin", 3),
    ("spends", -2),
    ("takes", 4),
    ("holds", -5),
    ("feeds", 6),
)


def read_animal(branch: int, day: date, start: YearStart, locale: Locale) -> AnimalResult:
    """An animal's day; the same for the same branch, day, locale and engine version.

    OutOfRange for a day outside 1900-2100.
    """
    check_year(day.year)
    told = _Told(branch, day, locale)
    years = animal_years(branch, start)
    return AnimalResult(
        branch=ANIMALS[branch],
        hanja=BRANCHES[branch],
        hangul=HANGUL[branch],
        name=told.name,
        year_start=start,
        date=day,
        day_pillar=told.pillar.hanja,
        day_pillar_name=pillar_name(told.pillar, locale),
        relation=told.relation,
        relation_name=told.words.relations[told.relation],
        score=score_of(sum(effect for _, effect in told.felt)),
        reasons=list(told.reasons()),
        years=list(years),
        current_year=next((year for year in years if _holds(year, day)), None),
        text=told.text(),
        notice=told.words.notice,
    )


def _holds(year: AnimalYear, day: date) -> bool:
    """Whether the noon of a day lies within a year."""
    noon = datetime.combine(day, NOON, tzinfo=KST)
    return year.start <= noon and (year.end is None or noon < year.end)


@cache
def animal_years(branch: int, start: YearStart) -> tuple[AnimalYear, ...]:
    """Every year of an animal from 1900: to 2100 by 입춘, to 2050 by 설날."""
    return tuple(
        AnimalYear(year=year, start=begins, end=ends)
        for (year, begins), (_, ends) in pairwise(_beginnings(start))
        if (year - _YEAR_OF_A_RAT) % len(ANIMALS) == branch and begins
    )


def _beginnings(start: YearStart) -> Iterator[tuple[int, datetime | None]]:
    """When each year begins; the one after the last is None where no table knows it."""
    if start == "seollal":
        for year in range(FIRST_YEAR, LAST_LUNAR_YEAR + 1):
            yield year, datetime.combine(solar_of(LunarDate(year, 1, 1)), time(), tzinfo=KST)
        yield LAST_LUNAR_YEAR + 1, None
        return
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        yield year, term(year, IPCHUN).kst
    after = month_term_after(datetime(LAST_YEAR + 1, 1, 20, tzinfo=UTC))
    yield LAST_YEAR + 1, after.kst


class _Told:
    """An animal's day with everything its sentences need at hand."""

    def __init__(self, branch: int, day: date, locale: Locale) -> None:
        self.branch, self.day, self.locale = branch, day, locale
        self.words = animal_phrases(locale)
        self.pillar: Pillar = day_pillar(day)
        self.name = Word(self.words.names[ANIMALS[branch]])
        met = kinds(branch, self.pillar.branch) or (_NONE,)
        self.relation = met[0]
        ahead = steps(branch_element(branch), stem_element(self.pillar.stem))
        self.felt = (*((kind, _EFFECT[kind]) for kind in met), _STEMS[ahead])

    def reasons(self) -> Iterator[Reason]:
        """What the day's branch and stem do."""
        for kind, effect in self.felt:
            text = self.words.reasons[kind].format(
                name=self.name,
                day=branch_word(self.pillar.branch, self.locale),
                own=branch_word(self.branch, self.locale),
                stem=stem_word(self.pillar.stem, self.locale),
                element=name(branch_element(self.branch), self.locale),
            )
            yield Reason(signal=kind, effect=effect, text=text)

    def text(self) -> str:
        """The day's meeting, which names its pillar, and advice whose turn returns after 36 days."""
        told = self.words.told[self.relation].format(
            pillar=pillar_name(self.pillar, self.locale), name=self.name
        )
        ahead = (self.pillar.branch - self.branch) % len(BRANCHES)
        return f"{told} {pick(self.words.days[ahead], self.day.toordinal() // len(BRANCHES))}"
