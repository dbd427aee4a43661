"""Facts of the sky written out for the contract: bodies, aspects, the moon's phase, who runs backwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.sky.aspects import NATURE, Met, aspects
from fortune_desktop.fortune.sky.houses import house_of
from fortune_desktop.fortune.sky.models import (
    Aspect,
    AspectKind,
    Body,
    BodyPlace,
    MoonPhase,
    NextPhase,
    Point,
    Retrograde,
    Sign,
    SkyNow,
)
from fortune_desktop.fortune.sky.moon import illuminated, next_quarters, phase_angle, phase_name
from fortune_desktop.fortune.sky.phrases import chart_phrases, day_phrases, sign_phrases
from fortune_desktop.fortune.sky.positions import DEGREES_A_SIGN, Position, positions
from fortune_desktop.fortune.sky.signs import sign_of
from fortune_desktop.fortune.words import Word, pick

_DECIMALS = 6


def point_name(point: Point, locale: Locale) -> Word:
    """The word for a body, the ascendant or the midheaven."""
    words = chart_phrases(locale)
    return Word(words.bodies[point].name if point in words.bodies else words.points[point])


def sign_name(sign: Sign, locale: Locale) -> Word:
    """The word for a sign."""
    return Word(sign_phrases(locale)[sign].name)


def aspect_name(kind: AspectKind, locale: Locale) -> Word:
    """The word for an aspect."""
    return Word(chart_phrases(locale).aspects[kind])


def degrees(angle: float) -> float:
    """An angle as it is written: 0-360, to a millionth of a degree."""
    return round(angle % 360, _DECIMALS) % 360


def body_places(
    places: Mapping[Body, Position], cusps: Sequence[float] | None, locale: Locale
) -> dict[Body, BodyPlace]:
    """Bodies with their signs and, where there are cusps, their houses."""
    return {body: _body_place(body, place, cusps, locale) for body, place in places.items()}


def _body_place(
    body: Body, place: Position, cusps: Sequence[float] | None, locale: Locale
) -> BodyPlace:
    longitude = degrees(place.longitude)
    sign = sign_of(longitude)
    house = None if cusps is None else house_of(longitude, cusps)
    return BodyPlace(
        name=point_name(body, locale),
        longitude=longitude,
        latitude=round(place.latitude, _DECIMALS),
        speed=round(place.speed, _DECIMALS),
        sign=sign,
        sign_name=sign_name(sign, locale),
        degree=round(longitude % DEGREES_A_SIGN, _DECIMALS),
        retrograde=place.retrograde,
        house=house,
        text=_place_text(body, sign, house, locale),
    )


def _place_text(body: Body, sign: Sign, house: int | None, locale: Locale) -> str:
    words = chart_phrases(locale)
    text = words.place["sign" if house is None else "house"].format(
        theme=Word(words.bodies[body].theme),
        sign=sign_name(sign, locale),
        manner=sign_phrases(locale)[sign].manner,
        number=house,
        field=Word(words.houses[house - 1]) if house else "",
    )
    return text[0].upper() + text[1:]


def date_word(day: date, locale: Locale) -> Word:
    """A date without its year: 11월 22일, or Nov 22."""
    words = day_phrases(locale)
    return Word(words.span["date"].format(month=words.months[day.month - 1], day=day.day))


def birth_aspects(places: Mapping[Body, Position], locale: Locale) -> list[Aspect]:
    """Every aspect among the bodies of a birth, the most exact first."""
    return [_aspect(met, _birth_text(met, locale), locale) for met in aspects(places)]


def sky_aspects(places: Mapping[Body, Position], locale: Locale) -> list[Aspect]:
    """Every aspect among the bodies of a day, the most exact first."""
    return [
        _aspect(met, _sky_text(met, turn, locale), locale)
        for turn, met in enumerate(aspects(places))
    ]


def _aspect(met: Met, text: str, locale: Locale) -> Aspect:
    return Aspect(
        a=met.a,
        b=met.b,
        kind=met.angle.kind,
        name=aspect_name(met.angle.kind, locale),
        orb=round(met.angle.orb, 4),
        applying=met.angle.applying,
        text=text,
    )


def _birth_text(met: Met, locale: Locale) -> str:
    words = chart_phrases(locale)
    nature = NATURE[met.angle.kind]
    known = words.pairs.get(f"{met.a}-{met.b}")
    if known:
        return known[nature]
    text = words.pair[nature].format(
        a_theme=Word(words.bodies[met.a].theme), b_theme=Word(words.bodies[met.b].theme)
    )
    return text[0].upper() + text[1:]


def _sky_text(met: Met, turn: int, locale: Locale) -> str:
    words = chart_phrases(locale)
    return pick(words.sky_pair[NATURE[met.angle.kind]], turn).format(
        a=point_name(met.a, locale),
        b=point_name(met.b, locale),
        a_theme=Word(words.bodies[met.a].theme),
        b_theme=Word(words.bodies[met.b].theme),
    )


def moon_phase(instant: datetime, locale: Locale) -> MoonPhase:
    """The moon's light at an aware instant, and its next four quarters."""
    phases = chart_phrases(locale).phases
    angle = degrees(phase_angle(instant))
    phase = phase_name(angle)
    return MoonPhase(
        phase=phase,
        name=phases[phase].name,
        angle=angle,
        illuminated=round(illuminated(instant), 4),
        text=phases[phase].text,
        next=[
            NextPhase(phase=quarter, name=phases[quarter].name, at=at)
            for quarter, at in next_quarters(instant)
        ],
    )


def retrogrades(places: Mapping[Body, Position], locale: Locale) -> list[Retrograde]:
    """The planets that seem to run backwards."""
    words = chart_phrases(locale)
    return [
        Retrograde(body=body, name=point_name(body, locale), text=words.retrogrades[body])
        for body, place in places.items()
        if place.retrograde
    ]


def sky_at(instant: datetime, locale: Locale) -> SkyNow:
    """The whole sky at an aware instant, without a place's houses."""
    places = positions(instant)
    return SkyNow(
        at=instant,
        bodies=body_places(places, None, locale),
        aspects=sky_aspects(places, locale),
        moon_phase=moon_phase(instant, locale),
        retrogrades=retrogrades(places, locale),
    )
