"""Transits: the sky of a day over a birth chart."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.fortune.clock import NOON
from fortune_desktop.fortune.sky.aspects import TRANSIT_ORB, angle_between, tone
from fortune_desktop.fortune.sky.models import Body, Point, SkyNow, Transit, TransitsResult
from fortune_desktop.fortune.sky.natal import Scene, scene_of
from fortune_desktop.fortune.sky.phrases import chart_phrases
from fortune_desktop.fortune.sky.positions import DEGREES_A_SIGN, Position, positions
from fortune_desktop.fortune.sky.wire import aspect_name, date_word, point_name, sky_at
from fortune_desktop.fortune.words import Word

MOVING: tuple[Body, ...] = ("sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn")


def transits(birth: Birth, day: date, locale: Locale) -> TransitsResult:
    """The sky at noon of a day in the birth's zone, over the birth chart; OutOfRange outside 1900-2100."""
    noon = datetime.combine(day, NOON, tzinfo=birth.zone).astimezone(UTC)
    scene = scene_of(birth)
    found = sorted(_found(noon, scene, locale), key=lambda transit: transit.orb)
    sky = sky_at(noon, locale)
    return TransitsResult(
        date=day,
        transits=found,
        moon_sign=sky.bodies["moon"].sign,
        moon_sign_name=sky.bodies["moon"].sign_name,
        moon_phase=sky.moon_phase,
        retrogrades=sky.retrogrades,
        sky_now=sky,
        hour_known=scene.hour_known,
        text=_text(day, found, sky, locale),
        notice=chart_phrases(locale).notice,
    )


def natal_points(scene: Scene) -> Mapping[Point, Position]:
    """What the day's bodies are held against: their own places at birth, and the angles of a known hour."""
    exact = scene.exact_places
    points: dict[Point, Position] = {body: exact[body] for body in MOVING if body in exact}
    if sky := scene.turning:
        points["ascendant"] = Position(sky.ascendant, 0, 0)
        points["midheaven"] = Position(sky.midheaven, 0, 0)
    return points


def _found(noon: datetime, scene: Scene, locale: Locale) -> Iterator[Transit]:
    places = positions(noon)
    touch = chart_phrases(locale).touch
    fact = chart_phrases(locale).transits["fact"]
    points = natal_points(scene)
    for body in MOVING:
        for natal, there in points.items():
            at_rest = Position(there.longitude, there.latitude, 0)
            angle = angle_between(places[body], at_rest, TRANSIT_ORB)
            if angle is None:
                continue
            felt = tone(angle.kind, body)
            name = aspect_name(angle.kind, locale)
            told = fact.format(
                body=point_name(body, locale), natal=point_name(natal, locale), kind=name
            )
            yield Transit(
                body=body,
                natal=natal,
                kind=angle.kind,
                name=name,
                orb=round(angle.orb, 4),
                applying=angle.applying,
                tone=felt,
                text=f"{told} {touch[natal][felt]}",
            )


def _text(day: date, found: list[Transit], sky: SkyNow, locale: Locale) -> str:
    """Sentences that name the day, so that none returns."""
    words = chart_phrases(locale).transits
    when = date_word(day, locale)
    moon = sky.bodies["moon"]
    lines = [
        words["day"].format(
            date=when,
            sign=moon.sign_name,
            degree=int(moon.degree % DEGREES_A_SIGN),
            phase=Word(sky.moon_phase.name),
        )
    ]
    if found:
        nearest = found[0]
        lines.append(
            words["nearest"].format(
                date=when,
                body=point_name(nearest.body, locale),
                natal=point_name(nearest.natal, locale),
                kind=aspect_name(nearest.kind, locale),
            )
        )
    else:
        lines.append(words["quiet"].format(date=when))
    if sky.retrogrades:
        names = Word(", ".join(planet.name for planet in sky.retrogrades))
        lines.append(words["retrograde"].format(date=when, names=names))
    return " ".join(lines)
