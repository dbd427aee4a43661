"""The clock and the day boundary that were used, and what another choice would change."""

import datetime as dt
from collections.abc import Iterator
from typing import get_args

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.clock import Clock, chart_time, summer_time
from fortune_desktop.fortune.cycle import Pillars, Place
from fortune_desktop.fortune.saju.models import (
    Named,
    Option,
    OptionChange,
    OptionsShown,
    SajuOptions,
)
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.pillars import Chart, DayBoundary, four_pillars
from fortune_desktop.fortune.show import pillar_texts
from fortune_desktop.fortune.words import Word

CLOCKS: tuple[Clock, ...] = get_args(Clock)
BOUNDARIES: tuple[DayBoundary, ...] = get_args(DayBoundary)
_MINUTE = dt.timedelta(minutes=1)


def options_shown(birth: Birth, chart: Chart, options: SajuOptions, names: Names) -> OptionsShown:
    """What was chosen for a chart, told on screen with what it changes; nothing changes without an hour."""
    texts = names.phrases
    civil = chart.moment.civil
    shown = chart_time(civil, options.clock, birth.longitude) if chart.hour_known else None
    summer = round(summer_time(civil) / _MINUTE)
    return OptionsShown(
        clock=Named(id=options.clock, name=texts.clocks[options.clock]),
        day_boundary=Named(id=options.day_boundary, name=texts.boundaries[options.day_boundary]),
        luck_rounding=Named(id=options.luck_rounding, name=texts.roundings[options.luck_rounding]),
        offset_minutes=round(offset_minutes(civil, shown), 2) if shown else None,
        summer_minutes=summer,
        time=names.time(shown) if shown else None,
        date=shown.date() if shown else None,
        text=_text(civil, shown, summer, options, names),
        changes=list(_changes(birth, chart, options, names)) if chart.hour_known else [],
    )


def offset_minutes(civil: dt.datetime, shown: dt.datetime) -> float:
    """A chart's clock minus the clock on the wall, in minutes."""
    return (shown - civil.replace(tzinfo=None)) / _MINUTE


def _text(
    civil: dt.datetime, shown: dt.datetime | None, summer: int, options: SajuOptions, names: Names
) -> str:
    if shown is None:
        return names.phrases.options["unknown"]
    return names.phrases.options["summer" if summer else "shown"].format(
        clock=names.phrases.clocks[options.clock],
        offset=names.signed(offset_minutes(civil, shown)),
        summer=summer,
        time=names.time(shown),
    )


def _changes(
    birth: Birth, chart: Chart, options: SajuOptions, names: Names
) -> Iterator[OptionChange]:
    civil, longitude, texts = chart.moment.civil, birth.longitude, names.phrases
    for option, clock, boundary in _others(options):
        other = four_pillars(civil, longitude, clock, boundary)
        time = names.time(chart_time(civil, clock, longitude)) if option == "clock" else None
        value = clock if option == "clock" else boundary
        name = (texts.clocks if option == "clock" else texts.boundaries)[value]
        differs, text = _compared(chart.pillars, other, option, name, time, names)
        yield OptionChange(
            option=option,
            value=value,
            name=name,
            time=time,
            differs=differs,
            pillars=pillar_texts(other, "hanja"),
            text=text,
        )


def _others(options: SajuOptions) -> Iterator[tuple[Option, Clock, DayBoundary]]:
    """Every choice that differs in one option from those made, the clocks first."""
    for clock in CLOCKS:
        if clock != options.clock:
            yield "clock", clock, options.day_boundary
    for boundary in BOUNDARIES:
        if boundary != options.day_boundary:
            yield "day_boundary", options.clock, boundary


def _compared(
    ours: Pillars, other: Pillars, option: Option, name: str, time: str | None, names: Names
) -> tuple[list[Place], str]:
    """Which pillars another choice changes, and a sentence that says so."""
    here, there = ours.placed(), other.placed()
    differs = [place for place in here if here[place] != there[place]]
    texts = names.phrases.options
    changed = ", ".join(
        texts["changed"].format(place=names.place(place), pillar=names.pillar(there[place]))
        for place in differs
    )
    sentence = texts[f"{'differs' if differs else 'same'}_{option.removeprefix('day_')}"]
    return differs, sentence.format(name=Word(name), time=Word(time or ""), changed=changed)
