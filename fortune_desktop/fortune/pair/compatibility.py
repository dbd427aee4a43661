"""Compatibility (궁합): two births held against each other, scored and told with reasons on both sides."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.clock import birth_date
from fortune_desktop.fortune.cycle import STEMS, stem_element
from fortune_desktop.fortune.pair.branches import ANIMALS
from fortune_desktop.fortune.pair.days import good_days
from fortune_desktop.fortune.pair.models import (
    Bond,
    CompatibilityRequest,
    CompatibilityResult,
    Facet,
    FacetId,
    PairNote,
    PairPerson,
    PairReason,
    PairSide,
)
from fortune_desktop.fortune.pair.phrases import animal_phrases, pair_phrases
from fortune_desktop.fortune.pair.side import One
from fortune_desktop.fortune.pair.signals import PairSignal, pair_signals
from fortune_desktop.fortune.scores import score_of, tone_of
from fortune_desktop.fortune.show import branch_word, name, pillar_texts, stem_word
from fortune_desktop.fortune.sky.models import Sign
from fortune_desktop.fortune.sky.wire import sign_name
from fortune_desktop.fortune.words import Word

FACETS: tuple[FacetId, ...] = ("attraction", "talk", "life", "growth")
_FACET_WEIGHT = 2
_STEM_SIGNAL = "stem_"


def compatibility(request: CompatibilityRequest, day: date) -> CompatibilityResult:
    """How the two of a request meet, with the best of the thirty days from `day`.

    The same for the same births, bond, day, locale and engine version; ImpossibleDate or OutOfRange, naming
    the side, when a birth cannot be read.
    """
    for side, person in (("a", request.a), ("b", request.b)):
        birth_date(person.birth, f"{side}.birth.date")
    a = One(request.a.birth, _called(request.a, "a", request.locale))
    b = One(request.b.birth, _called(request.b, "b", request.locale))
    told = _Told(a, b, request.relation, request.locale)
    return CompatibilityResult(
        relation=request.relation,
        score=told.score,
        facets=told.facets(),
        reasons=[told.reason(signal) for signal in told.signals],
        text=told.text(),
        good_days=good_days(a.pillars, b.pillars, day, request.locale),
        notes=told.notes(),
        a=_side(a, request.a.name, request.locale),
        b=_side(b, request.b.name, request.locale),
        notice=told.words.notice,
    )


def _called(person: PairPerson, side: str, locale: Locale) -> Word:
    call = pair_phrases(locale).call
    return Word(call["named"].format(name=person.name) if person.name else call[side])


class _Told:
    """The two with everything their sentences need at hand."""

    def __init__(self, a: One, b: One, bond: Bond, locale: Locale) -> None:
        self.a, self.b, self.bond, self.locale = a, b, bond, locale
        self.words = pair_phrases(locale)
        self.signals: Sequence[PairSignal] = pair_signals(a, b, bond)
        self.score = score_of(sum(signal.effect for signal in self.signals))

    def facets(self) -> list[Facet]:
        """The four facets of the bond."""
        return [
            Facet(id=facet, name=self.words.facets[facet], score=self._facet_score(facet))
            for facet in FACETS
        ]

    def _facet_score(self, facet: FacetId) -> int:
        felt = (signal.effect for signal in self.signals if facet in signal.facets)
        return score_of(_FACET_WEIGHT * sum(felt))

    def reason(self, signal: PairSignal) -> PairReason:
        """A signal as a fact and what it means for the two."""
        fact, advice = self._sentences(signal)
        return PairReason(
            signal=signal.id,
            effect=signal.effect,
            facets=list(signal.facets),
            side=signal.giver,
            text=fact,
            advice=advice,
        )

    def _sentences(self, signal: PairSignal) -> tuple[str, str]:
        reasons = self.words.reasons
        fact, advice = reasons[signal.id if signal.id in reasons else signal.kind]
        holes = self._holes(signal)
        return _capital(fact.format(**holes)), _capital(advice.format(**holes))

    def _holes(self, signal: PairSignal) -> dict[str, Word]:
        giver, taker = (self.b, self.a) if signal.giver == "b" else (self.a, self.b)
        holes = {"giver": giver.name, "taker": taker.name}
        for side, one in (("a", self.a), ("b", self.b), ("giver", giver), ("taker", taker)):
            holes[f"{side}_stem"] = stem_word(one.pillars.day.stem, self.locale)
            holes[f"{side}_image"] = Word(self.words.images[STEMS[one.pillars.day.stem]])
        if signal.pillars:
            for side, pillar in zip("ab", signal.pillars, strict=True):
                holes[f"{side}_branch"] = branch_word(pillar.branch, self.locale)
                holes[f"{side}_animal"] = _animal_name(pillar.branch, self.locale)
        if signal.element:
            holes["element"] = name(signal.element, self.locale)
        if signal.signs:
            holes |= self._sign_holes(signal.signs)
        return holes

    def _sign_holes(self, signs: tuple[Sign, Sign]) -> dict[str, Word]:
        """The first of the two signs is the giver's, or the first person's where both give."""
        one, other = (sign_name(sign, self.locale) for sign in signs)
        return {"a_sign": one, "b_sign": other, "giver_sign": one, "taker_sign": other}

    def text(self) -> str:
        """How the two are, what carries them, what needs care, and a word for their bond."""
        stems = next(one for one in self.signals if one.kind.startswith(_STEM_SIGNAL))
        meet = self.words.meet[stems.kind.removeprefix(_STEM_SIGNAL)]
        others = [signal for signal in self.signals if signal is not stems]
        best = max(others, key=lambda signal: signal.effect, default=stems)
        worst = min(others, key=lambda signal: signal.effect, default=stems)
        lines = [_capital(meet.format(**self._holes(stems)))]
        lines += [self._sentences(best)[1]] if best.effect > 0 else []
        lines += [self._sentences(worst)[1]] if worst.effect < 0 else []
        lines.append(self.words.tone[self.bond][tone_of(self.score)])
        return " ".join(lines)

    def notes(self) -> list[PairNote]:
        """Whose hour is unknown."""
        text = self.words.notes["unknown_hour"]
        return [
            PairNote(code="unknown_hour", side=side, text=text.format(name=one.name))
            for side, one in _sides(self.a, self.b)
            if one.birth.time is None
        ]


def _sides(a: One, b: One) -> Iterable[tuple[Literal["a", "b"], One]]:
    return ("a", a), ("b", b)


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _animal_name(branch: int, locale: Locale) -> Word:
    return Word(animal_phrases(locale).names[ANIMALS[branch]])


def _side(one: One, given: str | None, locale: Locale) -> PairSide:
    day, year = one.pillars.day, one.pillars.year
    moon = one.sign("moon")
    return PairSide(
        name=given or one.name,
        pillars=pillar_texts(one.pillars, "hanja"),
        names=pillar_texts(one.pillars, "hangul"),
        day_master=STEMS[day.stem],
        day_master_name=stem_word(day.stem, locale),
        image=pair_phrases(locale).images[STEMS[day.stem]],
        element=stem_element(day.stem),
        animal=ANIMALS[year.branch],
        animal_name=_animal_name(year.branch, locale),
        sign=one.sun_sign,
        sign_name=sign_name(one.sun_sign, locale),
        moon_sign=moon,
        moon_sign_name=sign_name(moon, locale) if moon else None,
        venus_sign=one.sign("venus"),
        mars_sign=one.sign("mars"),
        hour_known=one.birth.time is not None,
    )
