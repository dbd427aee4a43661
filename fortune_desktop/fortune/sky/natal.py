"""The natal chart: where everything stood at a birth, seen from its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.errors import Invalid, OutOfRange
from fortune_desktop.fortune.almanac import FIRST_YEAR, LAST_YEAR
from fortune_desktop.fortune.clock import ClockChange, birth_moment
from fortune_desktop.fortune.sky.houses import Turning, turning
from fortune_desktop.fortune.sky.models import (
    Body,
    Candidate,
    Houses,
    HouseSystem,
    NatalRequest,
    NatalResult,
    Sign,
    SkyWarning,
    SunPlace,
    Trait,
    TraitId,
)
from fortune_desktop.fortune.sky.phrases import chart_phrases, sign_phrases
from fortune_desktop.fortune.sky.positions import BODIES, Position, longitude, positions
from fortune_desktop.fortune.sky.signs import element_of, sign_at, sign_of, sun_cusps
from fortune_desktop.fortune.sky.wire import (
    birth_aspects,
    body_places,
    degrees,
    moon_phase,
    point_name,
    sign_name,
)

NEAR_CUSP = timedelta(minutes=2)
_BEGINNING = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
_END = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    """An instant seen from a place in degrees; `day` is the whole civil day while the hour is unknown."""

    instant: datetime
    latitude: float
    longitude: float
    day: tuple[datetime, datetime] | None = None
    clock_change: ClockChange | None = None

    @property
    def hour_known(self) -> bool:
        """False while the instant is only the noon of an unknown hour."""
        return self.day is None

    @property
    def turning(self) -> Turning | None:
        """How the sky stands over the place; None while the hour is unknown."""
        if not self.hour_known:
            return None
        return turning(self.instant, self.latitude, self.longitude)

    @property
    def places(self) -> Mapping[Body, Position]:
        """Where the ten bodies stand."""
        return positions(self.instant)

    @property
    def exact_places(self) -> Mapping[Body, Position]:
        """The bodies whose angles hold all day: without the moon, which wanders, while the hour is unknown."""
        return {
            body: place for body, place in self.places.items() if self.hour_known or body != "moon"
        }


def scene_of(birth: Birth) -> Scene:
    """A birth as a scene; ImpossibleDate or OutOfRange when its date cannot be read."""
    moment = birth_moment(birth)
    day = None
    if birth.time is None:
        start = datetime.combine(moment.civil.date(), time(), tzinfo=birth.zone)
        day = (start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC))
    change = moment.clock_change
    if birth.time is None and change == "clock_overlap":
        change = None
    return Scene(moment.instant, birth.latitude, birth.longitude, day, change)


def scene_asked(request: NatalRequest) -> Scene:
    """The scene a request asks for; Invalid unless it gives either a birth or an instant and its place."""
    if request.birth is not None:
        for field in ("utc", "latitude", "longitude"):
            if getattr(request, field) is not None:
                raise Invalid(field=field, known=["birth", "utc, latitude, longitude"])
        return scene_of(request.birth)
    if request.utc is None:
        raise Invalid(field="birth", known=["birth", "utc, latitude, longitude"])
    if request.latitude is None or request.longitude is None:
        missing = "latitude" if request.latitude is None else "longitude"
        raise Invalid(field=missing, known=["birth", "utc, latitude, longitude"])
    utc = request.utc.replace(tzinfo=request.utc.tzinfo or UTC)
    if not _BEGINNING <= utc < _END:
        raise OutOfRange(field="utc", first=FIRST_YEAR, last=LAST_YEAR)
    return Scene(utc.astimezone(UTC), request.latitude, request.longitude)


def natal(scene: Scene, system: HouseSystem, locale: Locale) -> NatalResult:
    """The chart of a scene; the same for the same scene, system, locale and engine version."""
    places, sky = scene.places, scene.turning
    cusps = sky.cusps(system) if sky else None
    ascendant = degrees(sky.ascendant) if sky else None
    traits, warnings = list(_traits(places, ascendant, locale)), list(_warnings(scene, locale))
    return NatalResult(
        instant_utc=scene.instant if scene.hour_known else None,
        bodies=body_places(places, cusps, locale),
        ascendant=ascendant,
        midheaven=degrees(sky.midheaven) if sky else None,
        house_system=system,
        houses=Houses(system=system, cusps=[degrees(cusp) for cusp in cusps]) if cusps else None,
        aspects=birth_aspects(scene.exact_places, locale),
        sun=_sun(scene, locale),
        moon_phase=moon_phase(scene.instant, locale),
        traits=traits,
        retrogrades=[body for body, place in places.items() if place.retrograde],
        warnings=warnings,
        text=_text(places, traits, warnings, locale),
        notice=chart_phrases(locale).notice,
    )


def _traits(
    places: Mapping[Body, Position], ascendant: float | None, locale: Locale
) -> Iterator[Trait]:
    yield _trait("sun", places["sun"].longitude, locale)
    yield _trait("moon", places["moon"].longitude, locale)
    if ascendant is not None:
        yield _trait("ascendant", ascendant, locale)


def _trait(which: TraitId, longitude: float, locale: Locale) -> Trait:
    sign = sign_of(longitude)
    words = sign_phrases(locale)[sign]
    shown = {"sun": words.sun, "moon": words.moon, "ascendant": words.ascendant}
    return Trait(
        id=which,
        name=point_name(which, locale),
        sign=sign,
        sign_name=words.name,
        title=chart_phrases(locale).traits[which],
        text=shown[which],
    )


def _sun(scene: Scene, locale: Locale) -> SunPlace:
    entered, leaves = sun_cusps(scene.instant)
    sign = sign_at(scene.instant)
    other = _beyond_cusp(scene)
    return SunPlace(
        sign=sign,
        sign_name=sign_name(sign, locale),
        entered_at=entered.utc,
        leaves_at=leaves.utc,
        near_cusp=scene.hour_known and other is not None,
        other=other,
        other_name=sign_name(other, locale) if other else None,
    )


def _beyond_cusp(scene: Scene) -> Sign | None:
    """The sun's other sign within two minutes of a cusp, or on the day of an unknown hour."""
    start, end = scene.day or (scene.instant - NEAR_CUSP, scene.instant + NEAR_CUSP)
    reached: set[Sign] = {sign_at(start), sign_at(end)} - {sign_at(scene.instant)}
    return next(iter(reached), None)


def _warnings(scene: Scene, locale: Locale) -> Iterator[SkyWarning]:
    texts = chart_phrases(locale).warnings
    if scene.clock_change:
        yield SkyWarning(code=scene.clock_change, text=texts[scene.clock_change])
    if scene.day is not None:
        yield SkyWarning(code="unknown_hour", text=texts["unknown_hour"])
        yield from _changes(scene.day, locale)
    elif _beyond_cusp(scene):
        entered, leaves = (term.utc for term in sun_cusps(scene.instant))
        at = entered if scene.instant - entered <= NEAR_CUSP else leaves
        signs = sign_at(at - NEAR_CUSP), sign_at(at + NEAR_CUSP)
        yield _either("near_cusp", "sun", signs, locale, at)


def _changes(day: tuple[datetime, datetime], locale: Locale) -> Iterator[SkyWarning]:
    """Which bodies change their sign on the day of an unknown hour."""
    start, end = day
    for body in BODIES:
        signs = sign_of(longitude(body, start)), sign_of(longitude(body, end))
        if signs[0] != signs[1]:
            yield _either("sign_changes", body, signs, locale)


def _either(
    code: Literal["sign_changes", "near_cusp"],
    body: Body,
    signs: tuple[Sign, Sign],
    locale: Locale,
    at: datetime | None = None,
) -> SkyWarning:
    first, second = (sign_name(sign, locale) for sign in signs)
    text = (
        chart_phrases(locale)
        .warnings[code]
        .format(body=point_name(body, locale), first=first, second=second)
    )
    candidates = [Candidate(sign=sign, sign_name=sign_name(sign, locale)) for sign in signs]
    return SkyWarning(code=code, text=text, point=body, candidates=candidates, at=at)


def _text(
    places: Mapping[Body, Position],
    traits: list[Trait],
    warnings: list[SkyWarning],
    locale: Locale,
) -> str:
    """Where the telling points stand and what they show there; of one in doubt only its two signs."""
    words = chart_phrases(locale)
    doubts = {warning.point: warning.candidates for warning in warnings if warning.candidates}
    names = {trait.id: trait.sign_name for trait in traits}
    for body in ("sun", "moon"):
        if found := doubts.get(body):
            first, second = (candidate.sign_name for candidate in found)
            names[body] = words.natal["either"].format(first=first, second=second)
    where = words.natal["full" if "ascendant" in names else "no_hour"].format(**names)
    shown = (
        trait.text for trait in traits if trait.id in ("sun", "moon") and trait.id not in doubts
    )
    elements = Counter(element_of(sign_of(place.longitude)) for place in places.values())
    strongest, _ = elements.most_common(1)[0]
    return " ".join((where, *shown, words.elements[strongest]))
