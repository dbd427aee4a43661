"""Today's reading: the signals of a day against a chart, scored by area and told in our own words."""

import hashlib
from collections.abc import Sequence
from datetime import date

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.fortune.almanac import LAST_LUNAR_YEAR, lunar_of
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    ELEMENTS,
    Element,
    Pillar,
    Pillars,
    Relation,
    TenGod,
    relations,
    stem_element,
    ten_god,
)
from fortune_desktop.fortune.daily.models import (
    Category,
    DailyReading,
    DayPillar,
    Lucky,
    Reason,
)
from fortune_desktop.fortune.daily.phrases import DailyPhrases, phrases
from fortune_desktop.fortune.daily.signals import AREAS, Area, Signal, noble, signals
from fortune_desktop.fortune.models import LunarDay
from fortune_desktop.fortune.saju.pillars import cast, day_pillar
from fortune_desktop.fortune.show import branch_word, name, pillar_name, pillar_texts, stem_word
from fortune_desktop.fortune.words import Word, pick

BASE_SCORE, LOWEST_SCORE, HIGHEST_SCORE = 60, 20, 98
_GOOD_FROM, _CAREFUL_BELOW = 66, 54
_NUMBERS = {"wood": (3, 8), "fire": (2, 7), "earth": (5, 10), "metal": (4, 9), "water": (1, 6)}
_WAKING_BRANCHES = range(4, 11)  # 辰 to 戌: from 07:30 to 21:30
_MEETINGS = frozenset(kind.value for kind in Relation)


def read_day(birth: Birth, day: date, locale: Locale) -> DailyReading:
    """The reading of a day; the same for the same birth, day, locale and engine version."""
    return _Day(birth, day, locale).reading()


class _Day:
    """One day for one person, with everything its sentences need at hand."""

    def __init__(self, birth: Birth, day: date, locale: Locale) -> None:
        self.date = day
        self.locale = locale
        self.phrases: DailyPhrases = phrases(locale)
        self.chart: Pillars = cast(birth).pillars
        self.pillar: Pillar = day_pillar(day)
        self.god: TenGod = ten_god(self.chart.day.stem, self.pillar.stem)
        self.signals: Sequence[Signal] = signals(self.chart, self.pillar)
        self.turn = day.toordinal() + _personal_offset(birth)

    def reading(self) -> DailyReading:
        categories = [self._category(area) for area in AREAS]
        lunar = lunar_of(self.date) if self.date.year <= LAST_LUNAR_YEAR else None
        return DailyReading(
            date=self.date,
            day_pillar=DayPillar(name=self.pillar.hangul, hanja=self.pillar.hanja),
            lunar=lunar and LunarDay.model_validate(lunar, from_attributes=True),
            pillars=pillar_texts(self.chart, "hanja"),
            names=pillar_texts(self.chart, "hangul"),
            score=categories[0].score,
            categories=categories,
            lucky=self._lucky(),
            text=self._spoken(categories),
        )

    def _category(self, area: Area) -> Category:
        felt = [(signal, signal.effects.get(area, 0)) for signal in self.signals]
        # The ten god is a reason everywhere, so that no area stands without one.
        reasons = [
            Reason(signal=signal.id, effect=effect, text=self._reason(signal))
            for signal, effect in felt
            if effect or signal.kind == "ten_god"
        ]
        total = BASE_SCORE + sum(effect for _, effect in felt)
        score = max(LOWEST_SCORE, min(HIGHEST_SCORE, total))
        return Category(
            id=area,
            name=self.phrases.words[area],
            score=score,
            text=self._area_text(area, score),
            reasons=reasons,
        )

    def _reason(self, signal: Signal) -> str:
        met = self.chart.placed()[signal.place].branch if signal.place else self.pillar.branch
        return self.phrases.reasons[signal.kind].format(
            pillar=pillar_name(self.pillar, self.locale),
            stem=stem_word(self.pillar.stem, self.locale),
            me=stem_word(self.chart.day.stem, self.locale),
            god=name(self.god, self.locale),
            nuance=self.phrases.nuance[self.god.value],
            today=branch_word(self.pillar.branch, self.locale),
            place=name(signal.place, self.locale) if signal.place else "",
            branch=branch_word(met, self.locale),
            element=name(signal.element, self.locale) if signal.element else Word(""),
        )

    def _area_text(self, area: Area, score: int) -> str:
        variants = self.phrases.level[area][level(score)]
        mood = pick(variants, self.turn + AREAS.index(area))
        advice = self._advice(area) if area != "overall" else self.phrases.nuance[self.god.value]
        return f"{mood} {advice}"

    def _advice(self, area: Area) -> str:
        # Both gods of a family come on neighbouring days and ten days later: neither repeats then.
        neighbour = tuple(TenGod).index(self.god) % 2
        return pick(self.phrases.advice[self.god.family][area], self.turn // 10 + neighbour)

    def _spoken(self, categories: Sequence[Category]) -> str:
        opening = pick(self.phrases.opening[self.god.value], self.turn // 10)
        met = max(
            (signal for signal in self.signals if signal.kind in _MEETINGS),
            key=lambda signal: max(abs(effect) for effect in signal.effects.values()),
            default=None,
        )
        relation = pick(self.phrases.relation[met.kind if met else "none"], self.turn // 12)
        best = max(categories[1:], key=lambda category: category.score)
        closing = pick(self.phrases.closing[level(categories[0].score)], self.turn)
        pillar = pillar_name(self.pillar, self.locale)
        return " ".join((opening.format(pillar=pillar), relation, self._advice(best.id), closing))

    def _lucky(self) -> Lucky:
        element = self._wanted_element()
        numbers = _NUMBERS[element.value]
        return Lucky(
            color=self.phrases.words[f"color.{element}"],
            number=numbers[self.turn % len(numbers)],
            direction=self.phrases.words[f"direction.{element}"],
            hours=self._hours(),
        )

    def _wanted_element(self) -> Element:
        """The element that chart and day together have least of; equals take turns."""
        counts = dict(self.chart.elements())
        counts[stem_element(self.pillar.stem)] += 1
        fewest = min(counts.values())
        wanted = [element for element in ELEMENTS if counts[element] == fewest]
        return wanted[self.turn % len(wanted)]

    def _hours(self) -> str:
        """Two hours of a branch that combines with the day or helps the person."""
        friends = [
            branch
            for branch in range(len(BRANCHES))
            if Relation.SIX_COMBINE in relations(branch, self.pillar.branch)
            or BRANCHES[branch] in noble(self.chart.day.stem)
        ]
        awake = [branch for branch in friends if branch in _WAKING_BRANCHES] or friends
        start = (2 * awake[self.turn % len(awake)] + 23) % 24
        # Korean mean time runs half an hour behind the clock on the wall.
        return f"{start:02}:30–{(start + 2) % 24:02}:30"


def level(score: int) -> str:
    """Which mood a score calls for: good, fair or careful."""
    if score >= _GOOD_FROM:
        return "good"
    return "careful" if score < _CAREFUL_BELOW else "fair"


def _personal_offset(birth: Birth) -> int:
    """A number of the person's own, so that two people hear different sentences on a day."""
    digest = hashlib.sha256(birth.model_dump_json().encode()).digest()
    return int.from_bytes(digest[:4], "big")
