"""The words of a day: which sentences a reading is built of, and how a signal is explained."""

from collections.abc import Iterable
from functools import cached_property

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import BRANCHES, Element, Relation
from fortune_desktop.fortune.daily.models import LabelledReason, Level, Style
from fortune_desktop.fortune.daily.phrases import phrases
from fortune_desktop.fortune.daily.rotation import Turns
from fortune_desktop.fortune.daily.signals import Day, Signal
from fortune_desktop.fortune.daily.taste import Arrangement
from fortune_desktop.fortune.daily.weights import AREAS, Area
from fortune_desktop.fortune.saju.stars import group_of
from fortune_desktop.fortune.scores import BASE_SCORE
from fortune_desktop.fortune.show import branch_word, name, pillar_name, stem_word
from fortune_desktop.fortune.words import Word

# What a meeting of branches is told with; a whole combination takes the words of its half.
_MEETINGS = {kind.value: kind.value for kind in Relation} | {"three_combine": "half_combine"}
_LEVELS: tuple[tuple[int, Level], ...] = ((75, "full"), (60, "waxing"), (45, "half"))
_ELEMENT_HANJA = dict(zip(Element, "木火土金水", strict=True))


def level(score: float) -> Level:
    """How full the moon of a score is."""
    return next((name for least, name in _LEVELS if score >= least), "thin")


def element_name(element: Element, locale: Locale) -> Word:
    """An element with its Hanja: 수(水), or water (水)."""
    gap = "" if locale == "ko" else " "
    return Word(f"{name(element, locale)}{gap}({_ELEMENT_HANJA[element]})")


def how(arrangement: Arrangement, locale: Locale) -> str:
    """Why readings are told in this style and order."""
    words = phrases(locale).base
    style = words.words[f"style.{arrangement.style}"]
    told = [words.how[arrangement.because].format(style=style)]
    if arrangement.asked:
        told.append(words.how["asked"].format(area=Word(words.words[arrangement.asked])))
    return " ".join(told)


class Telling:
    """The sentences of one day for one person in one language."""

    def __init__(self, day: Day, locale: Locale) -> None:
        self._day = day
        self._locale = locale
        self._phrases = phrases(locale)
        self._turns = Turns(day.subject.key, day.date)
        self._common = self._words_of_the_day()

    @cached_property
    def headline(self) -> str:
        """The day's first sentence, by how full its moon is."""
        mood = level(self._day.scores["overall"])
        return self._turns.daily(f"headline.{mood}", self._phrases.frame.headline[mood])

    def text(self, style: Style) -> str:
        """The spoken reading: three sentences when short, about seven when detailed."""
        closing = self._turns.daily("closing", self._phrases.frame.closing)
        between: tuple[str, ...] = (self._edges(),)
        if style != "short":
            between = (self._opening(), *self._term(), *between)
        if style == "detailed":
            between = (*between[:-1], self._meeting(), self._branch(), *between[-1:])
        return " ".join((self.headline, *between, closing))

    def area(self, area: Area) -> str:
        """One piece of advice for an area, by its score and the day's ten god."""
        tones = self._phrases.advice[area][self._day.god]
        good = self._day.scores[area] >= BASE_SCORE
        return self._turns.by_stem(area, tones.up if good else tones.down)

    def reasons(self, area: Area) -> list[LabelledReason]:
        """Why an area has its score, what weighs most first; the ten god is a reason everywhere."""
        felt = [
            (signal, signal.effects.get(area, 0))
            for signal in self._day.signals
            if area in signal.effects or signal.kind == "ten_god"
        ]
        felt.sort(key=lambda one: -abs(one[1]))
        return [self._reason(signal, effect) for signal, effect in felt]

    def word(self, key: str) -> Word:
        """The name of an area, a colour or a direction."""
        return Word(self._phrases.base.words[key])

    def wanted(self) -> str:
        """Why an element is the one that does the person good."""
        return self._phrases.base.wanted.format(**self._common)

    def lucky(self, because: str, branch: int) -> str:
        """Where the lucky things are from: the element, and a branch that combines or is noble."""
        words = self._common | {"branch": branch_word(branch, self._locale)}
        return self._phrases.base.lucky[because].format(**words)

    def _reason(self, signal: Signal, effect: int) -> LabelledReason:
        label, text = self._explained[signal.id]
        return LabelledReason(signal=signal.id, effect=effect, label=label, text=text)

    @cached_property
    def _explained(self) -> dict[str, tuple[str, str]]:
        """Each signal in a few words and as a sentence."""
        explained = {}
        for signal in self._day.signals:
            words = self._common | self._words_of(signal)
            said = self._phrases.base.reasons[signal.kind]
            explained[signal.id] = (said.label.format(**words), said.text.format(**words))
        return explained

    def _opening(self) -> str:
        pool = self._phrases.frame.opening[self._day.god]
        return self._turns.by_stem("opening", pool).format(**self._common)

    def _meeting(self) -> str:
        """How the day meets the chart most strongly."""
        met = max(
            (signal for signal in self._day.signals if signal.kind in _MEETINGS),
            key=lambda signal: abs(signal.effects.get("overall", 0)),
            default=None,
        )
        pool = self._phrases.frame.meeting[_MEETINGS[met.kind] if met else "none"]
        words = self._common | (self._words_of(met) if met else {})
        return self._turns.by_branch("meeting", pool).format(**words)

    def _branch(self) -> str:
        pool = self._phrases.frame.branch[str(self._day.sky.day.branch)]
        return self._turns.by_branch("branch", pool)

    def _edges(self) -> str:
        """The brightest area and the one to be careful with."""
        careful, *_, best = sorted(AREAS[1:], key=lambda area: self._day.scores[area])
        told = self._turns.by_stem("edges", self._phrases.base.edges)
        return told.format(**self._common, best=self.word(best), careful=self.word(careful))

    def _term(self) -> tuple[str, ...]:
        term = self._day.sky.term
        return (self._phrases.frame.term[str(term.index)],) if term else ()

    def _words_of_the_day(self) -> dict[str, str]:
        sky, subject, locale = self._day.sky, self._day.subject, self._locale
        return {
            "pillar": pillar_name(sky.day, locale),
            "stem": stem_word(sky.day.stem, locale),
            "me": stem_word(subject.pillars.day.stem, locale),
            "today": branch_word(sky.day.branch, locale),
            "name": element_name(subject.wanted, locale),
            "wanted": name(subject.wanted, locale),
        }

    def _words_of(self, signal: Signal) -> dict[str, str]:
        """What the sentence of a signal speaks of."""
        base, locale = self._phrases.base, self._locale
        words = self._words_of_meeting(signal)
        if signal.god and signal.pillar:
            words["god"] = name(signal.god, locale)
            words["nuance"] = base.nuance[signal.god]
            words["over"] = pillar_name(signal.pillar, locale)
            words["over_stem"] = stem_word(signal.pillar.stem, locale)
        if signal.element:
            words["element"] = name(signal.element, locale)
            words["where"] = self.word(f"where.{signal.detail}")
        if signal.kind == "stage":
            stage = base.stages[signal.detail]
            words |= {"stage": stage.name, "stage_nuance": stage.nuance}
        return words

    def _words_of_meeting(self, signal: Signal) -> dict[str, str]:
        """What is said of the pillar that a day meets, if it meets one."""
        if signal.place is None:
            return {}
        day, locale = self._day.sky.day, self._locale
        met = self._day.subject.pillars.placed()[signal.place]
        three = (BRANCHES.index(sign) for sign in group_of(day.branch))
        return {
            "place": name(signal.place, locale),
            "branch": branch_word(met.branch, locale),
            "other": stem_word(met.stem, locale),
            "pair": self._side_by_side((day.branch, met.branch)),
            "three": self._side_by_side(three),
            "stems": self._joined(stem_word(stem, locale) for stem in (day.stem, met.stem)),
        }

    def _side_by_side(self, branches: Iterable[int]) -> str:
        """자축, or Rat–Ox."""
        return self._joined(branch_word(branch, self._locale) for branch in branches)

    def _joined(self, words: Iterable[str]) -> str:
        """The first part of each word: 자(子) and 축(丑) are 자축, Gyeong metal and Eul wood Gyeong–Eul."""
        if self._locale == "ko":
            return "".join(word[0] for word in words)
        return "–".join(word.split()[0] for word in words)
