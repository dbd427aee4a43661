"""A cast chart written out for the contract: pillars, ten gods, elements, relations, luck and a short text."""

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    STEMS,
    Pillar,
    Pillars,
    hidden_stems,
    main_stem,
    ten_god,
    voids,
)
from fortune_desktop.fortune.saju.luck import luck
from fortune_desktop.fortune.saju.models import (
    AlternativeChart,
    ChartWarning,
    GodPair,
    LuckCycle,
    LuckResult,
    PlacedGods,
    PlacedStems,
    RelationFound,
    SajuOptions,
    SajuResult,
)
from fortune_desktop.fortune.saju.phrases import phrases
from fortune_desktop.fortune.saju.pillars import Chart, cast, meetings
from fortune_desktop.fortune.show import name, pillar_texts


def report(birth: Birth, gender: Gender | None, options: SajuOptions, locale: Locale) -> SajuResult:
    """Everything the contract tells of a birth; ImpossibleDate or OutOfRange as in `cast`."""
    chart = cast(birth, options.clock, options.day_boundary)
    pillars = chart.pillars
    return SajuResult(
        pillars=pillar_texts(pillars, "hanja"),
        names=pillar_texts(pillars, "hangul"),
        options=options,
        instant_utc=chart.moment.instant if chart.hour_known else None,
        warnings=_warnings(chart),
        alternatives=_alternatives(chart),
        ten_gods=_ten_gods(pillars),
        hidden_stems=_hidden_stems(pillars),
        voids=[BRANCHES[branch] for branch in voids(pillars.day)],
        relations=[
            RelationFound(kind=met.kind, between=list(met.places), characters=met.characters)
            for met in meetings(pillars)
        ],
        elements=dict(pillars.elements()),
        luck=_luck(chart, gender, options) if gender else None,
        text=_text(pillars, locale),
    )


def _warnings(chart: Chart) -> list[ChartWarning]:
    return [
        ChartWarning(
            code=warned.code,
            term=warned.term.name if warned.term else None,
            at=warned.term.utc if warned.term else None,
        )
        for warned in chart.warnings
    ]


def _alternatives(chart: Chart) -> list[AlternativeChart]:
    return [
        AlternativeChart(
            code=other.code, pillars=pillar_texts(other.pillars, "hanja"), instant_utc=other.instant
        )
        for other in chart.alternatives
    ]


def _ten_gods(pillars: Pillars) -> PlacedGods:
    me = pillars.day.stem

    def pair(pillar: Pillar) -> GodPair:
        branch = ten_god(me, main_stem(pillar.branch)).hangul
        return GodPair(stem=ten_god(me, pillar.stem).hangul, branch=branch)

    day = pair(pillars.day).model_copy(update={"stem": None})
    hour = pair(pillars.hour) if pillars.hour else None
    return PlacedGods(year=pair(pillars.year), month=pair(pillars.month), day=day, hour=hour)


def _hidden_stems(pillars: Pillars) -> PlacedStems:
    return PlacedStems(
        year=list(hidden_stems(pillars.year.branch)),
        month=list(hidden_stems(pillars.month.branch)),
        day=list(hidden_stems(pillars.day.branch)),
        hour=list(hidden_stems(pillars.hour.branch)) if pillars.hour else None,
    )


def _luck(chart: Chart, gender: Gender, options: SajuOptions) -> LuckResult:
    pillars = chart.pillars
    found = luck(pillars.year, pillars.month, chart.moment.instant, gender, options.luck_rounding)
    return LuckResult(
        forward=found.forward,
        start_age=found.start_age,
        exact_start=found.exact_start,
        cycles=[LuckCycle(age=age, pillar=pillar.hanja) for age, pillar in found.cycles],
    )


def _text(pillars: Pillars, locale: Locale) -> str:
    words = phrases(locale)
    absent = [name(element, locale) for element, count in pillars.elements().items() if not count]
    balance = words.balance["lacking" if absent else "even"].format(element=", ".join(absent))
    return f"{words.day_master[STEMS[pillars.day.stem]]} {balance}"
