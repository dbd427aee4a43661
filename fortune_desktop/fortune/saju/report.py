"""A cast chart written out for the contract: what it is, what it warns about, and how it is told."""

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.almanac import IPCHUN, month_term_before
from fortune_desktop.fortune.clock import Moment, chart_time
from fortune_desktop.fortune.cycle import STEMS, Element, Pillars, Place, voids
from fortune_desktop.fortune.saju import flow, judgement
from fortune_desktop.fortune.saju.choices import options_shown
from fortune_desktop.fortune.saju.columns import (
    by_place,
    columns,
    in_hanja,
    placed_gods,
    placed_stems,
)
from fortune_desktop.fortune.saju.explain import explain
from fortune_desktop.fortune.saju.meetings import Meeting, meetings
from fortune_desktop.fortune.saju.models import (
    AlternativeChart,
    ChartWarning,
    Column,
    LuckResult,
    RelationFound,
    SajuOptions,
    SajuResult,
    StarFound,
)
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.nayin import NAYIN_HANGUL, nayin
from fortune_desktop.fortune.saju.pillars import Alternative, Chart, Warned, cast
from fortune_desktop.fortune.saju.stages import stage
from fortune_desktop.fortune.saju.stars import TWELVE_STARS_HANGUL, stars, twelve_star
from fortune_desktop.fortune.saju.strength import strength, weighted
from fortune_desktop.fortune.saju.told import meeting_name, meeting_text, star_text
from fortune_desktop.fortune.show import pillar_texts
from fortune_desktop.fortune.words import Word

# Warnings that say something else of a day than of a moment.
_WITHOUT_AN_HOUR = {"near_solar_term": "term_on_day", "clock_gap": "day_skipped"}


def report(
    birth: Birth,
    gender: Gender | None,
    options: SajuOptions,
    locale: Locale,
    year: int | None = None,
    month: int | None = None,
) -> SajuResult:
    """Everything the contract tells of a birth; ImpossibleDate or OutOfRange as in `cast`.

    `years` and `months` are told around `year` if it is given, `days` of its `month` (1-12).
    """
    return _Report(birth, gender, options, Names(locale)).result(year, month)


class _Report:
    """One chart in one language, with everything its fields need at hand."""

    def __init__(
        self, birth: Birth, gender: Gender | None, options: SajuOptions, names: Names
    ) -> None:
        self.birth, self.gender, self.options, self.names = birth, gender, options, names
        self.chart: Chart = cast(birth, options.clock, options.day_boundary)

    def result(self, year: int | None, month: int | None) -> SajuResult:
        chart, names = self.chart, self.names
        pillars, born = chart.pillars, chart.moment.civil.date()
        me, sum_ = pillars.day.stem, strength(pillars)
        result = SajuResult(
            pillars=pillar_texts(pillars, "hanja"),
            names=pillar_texts(pillars, "hangul"),
            options=self.options,
            options_shown=options_shown(self.birth, chart, self.options, names),
            instant_utc=chart.moment.instant if chart.hour_known else None,
            warnings=[self._warning(warned) for warned in chart.warnings],
            alternatives=[self._alternative(other) for other in chart.alternatives],
            columns=self._columns(pillars, chart.moment),
            ten_gods=placed_gods(pillars),
            hidden_stems=placed_stems(pillars),
            twelve_stages=by_place(pillars, lambda one: stage(me, one.branch).hangul),
            own_stages=by_place(pillars, lambda one: stage(one.stem, one.branch).hangul),
            nayin=by_place(pillars, lambda one: NAYIN_HANGUL[nayin(one)]),
            twelve_stars=by_place(
                pillars,
                lambda one: TWELVE_STARS_HANGUL[twelve_star(pillars.year.branch, one.branch)],
            ),
            voids=in_hanja(voids(pillars.day)),
            year_voids=in_hanja(voids(pillars.year)),
            stars=self._stars(pillars),
            relations=[self._relation(met) for met in meetings(pillars)],
            elements=dict(pillars.elements()),
            elements_weighted=dict(weighted(pillars)),
            strength=judgement.strength(sum_, names),
            useful_element=judgement.useful_element(pillars, sum_, names),
            pattern=judgement.pattern(pillars, names),
            luck=self._luck(pillars, chart.moment),
            years=flow.years(year, born, me, names) if year else [],
            months=flow.months(year, me, names) if year else [],
            days=flow.days(year, month, me, names) if year and month else [],
            explain=[],
            text=self._text(pillars),
            notice=names.phrases.notice,
        )
        told = explain(self.birth, chart, self.gender, result, names)
        return result.model_copy(update={"explain": told})

    def _columns(self, pillars: Pillars, moment: Moment) -> list[Column]:
        return columns(pillars, self._notes(moment), self.names)

    def _notes(self, moment: Moment) -> dict[Place, str]:
        """The small lines over the columns: which term opened month and year, and the chart's time."""
        labels, names = self.names.phrases.labels, self.names
        opened = month_term_before(moment.instant)
        # The ox and the rat month that begin a calendar year still belong to the year before.
        before = opened.index == 0 or opened.year < moment.civil.year
        side = "before_term" if before else "after_term"
        notes: dict[Place, str] = {
            "year": labels[side].format(term=names.phrases.terms[IPCHUN]),
            "month": labels["after_term"].format(term=names.term(opened)),
            "day": labels["me"],
        }
        if self.chart.hour_known:
            shown = chart_time(moment.civil, self.options.clock, self.birth.longitude)
            notes["hour"] = names.time(shown)
        return notes

    def _warning(self, warned: Warned) -> ChartWarning:
        names, term, moment = self.names, warned.term, self.chart.moment
        at = moment.at(term.utc).civil if term else moment.civil
        key: str = warned.code
        if not self.chart.hour_known:
            key = _WITHOUT_AN_HOUR.get(key, key)
        shown = names.instant(at) if term else Word(f"{at:%H:%M}")
        return ChartWarning(
            code=warned.code,
            text=names.phrases.warnings[key].format(
                term=names.term(term) if term else "", at=shown
            ),
            term=term.name if term else None,
            at=term.utc if term else None,
            at_local=at if term else None,
        )

    def _alternative(self, other: Alternative) -> AlternativeChart:
        label, here = self._labels(other)
        pillars, sum_ = other.pillars, strength(other.pillars)
        return AlternativeChart(
            code=other.code,
            label=label,
            here=here,
            pillars=pillar_texts(pillars, "hanja"),
            names=pillar_texts(pillars, "hangul"),
            instant_utc=other.instant,
            ten_gods=placed_gods(pillars),
            columns=self._columns(pillars, other.moment),
            elements=dict(pillars.elements()),
            strength=judgement.strength(sum_, self.names),
            useful_element=judgement.useful_element(pillars, sum_, self.names),
            luck=self._luck(pillars, other.moment),
        )

    def _labels(self, other: Alternative) -> tuple[str, str]:
        """The names of the other chart and of the one it stands beside."""
        labels = self.names.phrases.labels
        if other.term is None:
            return labels["after_change"], labels["before_change"]
        term = self.names.term(other.term)
        before, after = (labels[side].format(term=term) for side in ("before_term", "after_term"))
        return (after, before) if other.moment.instant >= other.term.utc else (before, after)

    def _stars(self, pillars: Pillars) -> list[StarFound]:
        return [
            StarFound(
                id=star.id,
                name=self.names.phrases.stars[star.id].name,
                place=star.place,
                base=star.base,
                characters=star.characters,
                about=star_text(star, self.names),
            )
            for star in stars(pillars)
        ]

    def _relation(self, met: Meeting) -> RelationFound:
        return RelationFound(
            kind=met.kind,
            between=list(met.places),
            characters=met.characters,
            name=meeting_name(met, self.names),
            element=met.element,
            text=meeting_text(met, self.names),
        )

    def _luck(self, pillars: Pillars, moment: Moment) -> LuckResult | None:
        if self.gender is None:
            return None
        found = flow.luck_of(pillars, moment, self.gender, self.options.luck_rounding)
        return flow.luck_result(found, pillars.day.stem, self.chart.hour_known, self.names)

    def _text(self, pillars: Pillars) -> str:
        texts = self.names.phrases
        counts = pillars.elements()
        absent = [self.names.element(one) for one in Element if not counts[one]]
        balance = texts.balance["lacking" if absent else "even"]
        return f"{texts.day_master[STEMS[pillars.day.stem]]} {balance.format(element=', '.join(absent))}"
