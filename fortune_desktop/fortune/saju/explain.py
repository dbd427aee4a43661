"""The answer to "why?" for every line of a chart: facts of the chart in sentences, nothing reckoned anew."""

from collections.abc import Iterator

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.fortune.almanac import IPCHUN, month_term_after, month_term_before, term
from fortune_desktop.fortune.clock import DAY, chart_time
from fortune_desktop.fortune.cycle import (
    HIDDEN_SHARES,
    PILLARS,
    Pillar,
    Place,
    main_stem,
    ten_god,
    voids,
)
from fortune_desktop.fortune.saju.choices import offset_minutes
from fortune_desktop.fortune.saju.columns import roles_of, void_of
from fortune_desktop.fortune.saju.flow import luck_of
from fortune_desktop.fortune.saju.models import Explanation, SajuResult
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.nayin import nayin
from fortune_desktop.fortune.saju.pillars import Chart
from fortune_desktop.fortune.saju.stages import stage
from fortune_desktop.fortune.saju.stars import TWELVE_STARS, group_of, twelve_star
from fortune_desktop.fortune.words import Word

_LAST_HOUR = 23


def explain(
    birth: Birth, chart: Chart, gender: Gender | None, result: SajuResult, names: Names
) -> list[Explanation]:
    """Why each line is as it is, from the pillars down to the luck; `result` holds what was told already."""
    return list(_Why(birth, chart, result, names).lines(gender))


class _Why:
    """One chart's explanations in one language."""

    def __init__(self, birth: Birth, chart: Chart, result: SajuResult, names: Names) -> None:
        self.birth, self.chart, self.result, self.names = birth, chart, result, names
        self.pillars = chart.pillars
        self.me = chart.pillars.day.stem
        self.civil = chart.moment.civil
        options = result.options
        self.shown = chart_time(self.civil, options.clock, birth.longitude)

    def lines(self, gender: Gender | None) -> Iterator[Explanation]:
        """Every line in the order in which a chart is read."""
        yield self._year()
        yield self._month()
        yield self._day()
        yield self._hour()
        if self.chart.hour_known:
            yield self._clock()
        for place, pillar in self.pillars.placed().items():
            yield from self._column(place, pillar)
        yield self._void("year", self.pillars.year)
        yield self._void("day", self.pillars.day)
        yield from self._stars_and_relations()
        yield from self._estimates()
        if gender is not None:
            yield from self._luck(gender)

    def _line(self, key: str, kind: str, **words: object) -> Explanation:
        texts = self.names.phrases.explain[kind]
        return Explanation(
            key=key, title=texts.title.format(**words), text=texts.text.format(**words)
        )

    def _year(self) -> Explanation:
        ipchun = term(self.civil.year, IPCHUN)
        side = "before" if self.chart.moment.instant < ipchun.utc else "after"
        return self._line(
            "pillar.year",
            "pillar.year",
            pillar=self.names.pillar(self.pillars.year),
            year=self.civil.year,
            ipchun=self.names.instant(self.chart.moment.at(ipchun.utc).civil),
            side=Word(self.names.phrases.sides[side]),
        )

    def _month(self) -> Explanation:
        moment, names, month = self.chart.moment, self.names, self.pillars.month
        begun, ends = month_term_before(moment.instant), month_term_after(moment.instant)
        return self._line(
            "pillar.month",
            "pillar.month",
            pillar=names.pillar(month),
            term=names.term(begun),
            begun=names.instant(moment.at(begun.utc).civil),
            next=names.term(ends),
            ends=names.instant(moment.at(ends.utc).civil),
            branch=names.branch(month.branch),
            base=names.stem(self.pillars.year.stem),
            stem=names.stem(month.stem),
        )

    def _day(self) -> Explanation:
        names, options = self.names, self.result.options
        late = self.chart.hour_known and self.shown.hour == _LAST_HOUR
        day = self.shown.date() if self.chart.hour_known else self.civil.date()
        return self._line(
            "pillar.day",
            "pillar.day.late" if late else "pillar.day",
            pillar=names.pillar(self.pillars.day),
            date=names.date(day),
            clock=Word(names.phrases.clocks[options.clock]),
            boundary=names.phrases.boundaries[options.day_boundary],
            time=names.time(self.shown),
        )

    def _hour(self) -> Explanation:
        hour, names = self.pillars.hour, self.names
        if hour is None:
            return self._line("pillar.hour", "pillar.hour.none")
        # 야자시 counts the late 子 hour from the next day's stem.
        late = (2 * self.me + hour.branch) % 10 != hour.stem
        base = (self.me + 1) % 10 if late else self.me
        return self._line(
            "pillar.hour",
            "pillar.hour.late" if late else "pillar.hour",
            pillar=names.pillar(hour),
            clock=Word(names.phrases.clocks[self.result.options.clock]),
            time=names.time(self.shown),
            branch=names.branch(hour.branch),
            base=names.stem(base),
            stem=names.stem(hour.stem),
        )

    def _clock(self) -> Explanation:
        names, clock = self.names, self.result.options.clock
        return self._line(
            "options.clock",
            "clock",
            clock=names.phrases.clocks[clock],
            wall=Word(f"{self.civil:%H:%M}"),
            offset=names.signed(offset_minutes(self.civil, self.shown)),
            time=names.time(self.shown),
            about=names.phrases.clock_about[clock],
        )

    def _column(self, place: Place, pillar: Pillar) -> Iterator[Explanation]:
        yield self._stem_god(place, pillar)
        above = self.names.phrases.branch_places[place]
        yield self._god(f"god.{place}.branch", above, main_stem(pillar.branch))
        yield self._hidden(place, pillar)
        yield self._stage(place, pillar)
        yield self._twelve_star(place, pillar)
        yield self._nayin(place, pillar)

    def _stem_god(self, place: Place, pillar: Pillar) -> Explanation:
        if place == "day":
            return self._line("god.day.stem", "god.me", me=self.names.stem(self.me))
        called = self.names.phrases.stem_places[place]
        return self._god(f"god.{place}.stem", called, pillar.stem)

    def _god(self, key: str, place: str, other: int) -> Explanation:
        texts, god = self.names.phrases, ten_god(self.me, other)
        family = texts.families[god.family].format(
            other=self.names.stem(other), me=self.names.stem(self.me)
        )
        same = (other - self.me) % 2 == 0
        return self._line(
            key,
            "god",
            place=place,
            god=Word(self.names.god(god).name),
            family=family,
            polarity=texts.polarity["same" if same else "other"],
        )

    def _hidden(self, place: Place, pillar: Pillar) -> Explanation:
        texts, shares = self.names.phrases, HIDDEN_SHARES[pillar.branch]
        inside = [
            texts.explain["hidden.one"].text.format(
                role=texts.roles[role],
                stem=self.names.stem(stem),
                days=days,
                god=self.names.god(ten_god(self.me, stem)).name,
            )
            for (stem, days), role in zip(shares, roles_of(pillar.branch), strict=True)
        ]
        return self._line(
            f"hidden.{place}",
            "hidden",
            place=texts.branch_places[place],
            branch=self.names.branch(pillar.branch),
            stems=Word(", ".join(inside)),
        )

    def _stage(self, place: Place, pillar: Pillar) -> Explanation:
        names = self.names
        found = stage(self.me, pillar.branch)
        return self._line(
            f"stage.{place}",
            "stage",
            place=names.phrases.branch_places[place],
            stage=Word(names.stage(found).name),
            me=names.stem(self.me),
            branch=names.branch(pillar.branch),
            about=names.phrases.stage_about[found.value],
            own=Word(names.stage(stage(pillar.stem, pillar.branch)).name),
        )

    def _twelve_star(self, place: Place, pillar: Pillar) -> Explanation:
        names, base = self.names, self.pillars.year.branch
        star = TWELVE_STARS[twelve_star(base, pillar.branch)]
        return self._line(
            f"twelve_star.{place}",
            "twelve_star",
            place=names.phrases.branch_places[place],
            star=Word(names.phrases.twelve_stars[star]),
            base=names.branch(base),
            group=Word(group_of(base)),
            branch=names.branch(pillar.branch),
        )

    def _nayin(self, place: Place, pillar: Pillar) -> Explanation:
        texts, image = self.names.phrases, nayin(pillar)
        return self._line(
            f"nayin.{place}",
            "nayin",
            place=texts.places[place],
            pillar=self.names.pillar(pillar),
            nayin=Word(texts.nayin[image]),
            about=texts.nayin_about[image],
        )

    def _void(self, base: Place, pillar: Pillar) -> Explanation:
        texts, names = self.names.phrases, self.names
        empty = [
            place
            for place, other in self.pillars.placed().items()
            if base in void_of(self.pillars, other)
        ]
        hit = texts.explain["void.hit" if empty else "void.free"].text
        return self._line(
            f"void.{base}",
            "void",
            branches=Word(", ".join(names.branch(branch) for branch in voids(pillar))),
            pillar=names.pillar(pillar),
            first=names.pillar(PILLARS[pillar.index // 10 * 10]),
            hit=hit.format(places=names.places(empty)),
        )

    def _stars_and_relations(self) -> Iterator[Explanation]:
        for star in self.result.stars:
            place = self.names.place(star.place)
            key = f"star.{star.place}.{star.id}.{star.base}"
            yield self._line(key, "star", place=place, star=star.name, about=star.about)
        for met in self.result.relations:
            key = f"relation.{met.kind}.{'.'.join(met.between)}"
            yield self._line(
                key, "relation", relation=met.name, characters=met.characters, about=met.text
            )

    def _estimates(self) -> Iterator[Explanation]:
        names, result = self.names, self.result
        counts = [
            ", ".join(f"{names.element(element)} {points}" for element, points in found.items())
            for found in (result.elements, result.elements_weighted)
        ]
        yield self._line("elements", "elements", plain=Word(counts[0]), weighted=Word(counts[1]))
        strength, useful = result.strength, result.useful_element
        yield self._line(
            "strength",
            "strength",
            level=strength.level_name,
            sum=strength.text,
            how=names.phrases.strength["how"],
        )
        yield self._line(
            "useful_element",
            "useful_element",
            element=useful.element_name,
            reasons=" ".join(useful.reasons),
        )
        pattern = result.pattern
        yield self._line("pattern", "pattern", pattern=pattern.name, text=pattern.text)

    def _luck(self, gender: Gender) -> Iterator[Explanation]:
        names, texts, moment = self.names, self.names.phrases, self.chart.moment
        rounding = self.result.options.luck_rounding
        found = luck_of(self.pillars, moment, gender, rounding)
        direction = "forward" if found.forward else "backward"
        yield self._line(
            "luck.direction",
            "luck.direction",
            direction=texts.luck[direction],
            yin_yang=texts.yin_yang["yin" if self.pillars.year.stem % 2 else "yang"],
            gender=Word(texts.genders[gender]),
            pillar=names.pillar(self.pillars.month),
            way=texts.ways[direction],
        )
        edge = (month_term_after if found.forward else month_term_before)(moment.instant)
        yield self._line(
            "luck.start",
            "luck.start",
            age=f"{found.start_age:g}",
            term=names.term(edge),
            at=names.instant(moment.at(edge.utc).civil),
            days=f"{found.distance / DAY:.2f}",
            span=names.span(*found.parts),
            start=names.date(found.start),
            rounding=texts.roundings[rounding],
        )
