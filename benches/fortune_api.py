"""The engine through its API, against references it was not made from.

The sky from JPL's DE421 by skyfield, with angles and cusps found by search instead of formula; pillars from
lunar_python and, with luck and Korean lunar dates, from the reference data beside the checkout.
"""

import datetime as dt
import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx2
import lunar_python
import numpy as np
from numpy.typing import NDArray
from skyfield.api import load, load_file, wgs84
from skyfield.framelib import ecliptic_frame
from skyfield.jpllib import SpiceKernel
from skyfield.timelib import Time, Timescale

from benches.core_server import served

MARKS = {
    "api_sun_worst_deg": 0.01,
    "api_moon_worst_deg": 0.02,
    "api_planets_worst_deg": 0.02,
    "api_ascendant_worst_deg": 0.05,
    "api_midheaven_worst_deg": 0.05,
    "api_placidus_worst_deg": 0.05,
    "api_terms_worst_s": 2.0,
    "api_pillars_right_percent": -100.0,
    "api_strict_pillars_right_percent": -100.0,
    "api_luck_right_percent": -100.0,
    "api_lunar_right_percent": -100.0,
}
CHARTS, MOMENTS, TERM_YEARS = 400, 200, range(1901, 2053, 3)
_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "fortune"
_LEAP_SECONDS_BEGIN = 1972
# lunar_python reads a wall clock of China; since 1992 it has had no summer time.
_CHINA = {"timezone": "Asia/Shanghai", "latitude": 39.9, "longitude": 120.0}
_BODIES = {
    "sun": "sun", "moon": "moon", "mercury": "mercury", "venus": "venus", "mars": "mars",
    "jupiter": "jupiter barycenter", "saturn": "saturn barycenter", "uranus": "uranus barycenter",
    "neptune": "neptune barycenter", "pluto": "pluto barycenter",
}  # fmt: skip
# Placidus: the hour angle of a cusp from the upper or from the lower meridian, in parts of the semi-arc it lies in.
_ABOVE = {11: -1 / 3, 12: -2 / 3, 8: 2 / 3, 9: 1 / 3}
_BELOW = {5: -1 / 3, 6: -2 / 3, 2: 2 / 3, 3: 1 / 3}
_CLOCKS = {
    "standard": "civil_std",
    "fixed_127_5": "lmt_127_5",
    "local_mean": "lmt_seoul",
    "apparent": "lat_seoul",
}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_PLACES = ("year", "month", "day", "hour")
_LAST_LUNAR_YEAR = 2050
Ask = httpx2.Client
Line = NDArray[np.float64]


def figures() -> dict[str, float]:
    """Worst errors and shares of right answers, as any other program would see them."""
    with tempfile.TemporaryDirectory() as folder, served("ours", Path(folder)) as ours:
        head = {"Authorization": f"Bearer {ours.token}"}
        base = f"http://127.0.0.1:{ours.port}/api/v1/fortune"
        with httpx2.Client(base_url=base, headers=head) as ask, _kernel() as kernel:
            sky = {**_sky(ask, kernel), **_terms(ask, kernel)}
            return {**sky, **_pillars(ask), **_strict(ask), **_lunar(ask)}


@contextmanager
def _kernel() -> Iterator[SpiceKernel]:
    path = files("skyfield_data") / "data" / "de421.bsp"
    with closing(load_file(str(path))) as kernel:
        yield kernel


def _time(clock: Timescale, utc: dt.datetime) -> Time:
    """UTC, which before 1972 is read as UT1."""
    parts = (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second)
    return clock.utc(*parts) if utc.year >= _LEAP_SECONDS_BEGIN else clock.ut1(*parts)


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def _sky(ask: Ask, kernel: SpiceKernel) -> dict[str, float]:
    chance, clock = random.Random(11), load.timescale(builtin=True)  # noqa: S311 (no secret)
    worst: dict[str, float] = {}
    for _ in range(MOMENTS):
        second = chance.randrange(50 * 365 * 86_400 * 3)
        utc = dt.datetime(1901, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=second)
        latitude, longitude = chance.uniform(-60, 60), chance.uniform(-180, 180)
        told = {"utc": utc.isoformat(), "latitude": latitude, "longitude": longitude}
        chart = _answer(ask.post("/natal", json={**told, "house_system": "placidus"}))
        for name, error in _errors(chart, kernel, _time(clock, utc), latitude, longitude):
            worst[name] = max(worst.get(name, 0.0), error)
    planets = max(error for name, error in worst.items() if name in set(_BODIES) - {"sun", "moon"})
    return {
        "api_sun_worst_deg": round(worst["sun"], 4),
        "api_moon_worst_deg": round(worst["moon"], 4),
        "api_planets_worst_deg": round(planets, 4),
        "api_ascendant_worst_deg": round(worst["ascendant"], 4),
        "api_midheaven_worst_deg": round(worst["midheaven"], 4),
        "api_placidus_worst_deg": round(worst["placidus"], 4),
    }


def _errors(
    chart: Mapping[str, Any], kernel: SpiceKernel, at: Time, latitude: float, longitude: float
) -> Iterator[tuple[str, float]]:
    """How far each body, ascendant, midheaven and cusp are from the reference, in degrees."""
    earth = kernel["earth"].at(at)
    for name, target in _BODIES.items():
        seen = earth.observe(kernel[target]).apparent().frame_latlon(ecliptic_frame)
        yield name, _apart(chart["bodies"][name]["longitude"], float(seen[1].degrees))
    cusps = _cusps(at, latitude, longitude)
    yield "ascendant", _apart(chart["ascendant"], cusps[1])
    yield "midheaven", _apart(chart["midheaven"], cusps[10])
    told = chart["houses"]["cusps"]
    yield "placidus", max(_apart(told[house - 1], cusp) for house, cusp in cusps.items())


def _cusps(at: Time, latitude: float, longitude: float) -> dict[int, float]:
    """The twelve cusps in degrees: where the ecliptic's points are on horizon and meridian, and at thirds between.

    Every point has its hour angle and, by its declination, the arc it stays above the horizon; a cusp is where the
    one is the wanted share of the other. Nothing is solved but by looking along the ecliptic.
    """
    degrees = np.linspace(0, 360, 7_200, endpoint=False)
    ecliptic = np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0 * degrees])
    # From the ecliptic of date over the inertial frame to the place's north, east and zenith.
    place = wgs84.latlon(latitude, longitude)
    north, east, up = place.rotation_at(at) @ ecliptic_frame.rotation_at(at).T @ ecliptic
    cos_lat, sin_lat = np.cos(np.radians(latitude)), np.sin(np.radians(latitude))
    hour_angle = np.degrees(np.arctan2(-east, up * cos_lat - north * sin_lat))
    declination = np.arcsin(up * sin_lat + north * cos_lat)
    arc = np.degrees(np.arccos(-np.tan(np.radians(latitude)) * np.tan(declination)))
    found = {10: _crossing(degrees, hour_angle), 4: _crossing(degrees, hour_angle - 180)}
    found[1], found[7] = _crossing(degrees, hour_angle + arc), _crossing(degrees, hour_angle - arc)
    for house, share in _ABOVE.items():
        found[house] = _crossing(degrees, hour_angle - share * arc)
    for house, share in _BELOW.items():
        found[house] = _crossing(degrees, hour_angle - 180 - share * (180 - arc))
    return found


def _crossing(degrees: Line, angle: Line) -> float:
    """The place along the ecliptic where an angle goes through 0 and not through 180."""
    turned = (angle + 180) % 360 - 180
    after = np.roll(turned, -1)
    (at,) = np.flatnonzero((np.sign(turned) != np.sign(after)) & (np.abs(turned - after) < 90))
    step = degrees[1] - degrees[0]
    return float(degrees[at] + step * turned[at] / (turned[at] - after[at])) % 360


def _terms(ask: Ask, kernel: SpiceKernel) -> dict[str, float]:
    """Seconds between the told instants and those at which DE421's sun has the term's longitude."""
    clock, worst = load.timescale(builtin=True), 0.0
    for year in TERM_YEARS:
        for term in _answer(ask.get(f"/terms/{year}"))["terms"]:
            at = clock.tt_jd(term["jd_tt"])
            sun = kernel["earth"].at(at).observe(kernel["sun"]).apparent()
            off = (
                sun.frame_latlon(ecliptic_frame)[1].degrees - term["solar_longitude"] + 180
            ) % 360 - 180
            worst = max(worst, abs(float(off)) * 365.2422 / 360 * 86_400)
    return {"api_terms_worst_s": round(worst, 2)}


def _pillars(ask: Ask) -> dict[str, float]:
    chance, right = random.Random(12), 0  # noqa: S311 (no secret)
    for _ in range(CHARTS):
        begin = dt.datetime(1992, 1, 1)  # noqa: DTZ001 (a wall clock)
        wall = begin + dt.timedelta(minutes=chance.randrange(33 * 365 * 1440))
        birth = {"date": f"{wall:%Y-%m-%d}", "time": f"{wall:%H:%M}", **_CHINA}
        options = {"clock": "standard", "day_boundary": "yaja"}
        told = _answer(ask.post("/saju", json={"birth": birth, "options": options}))["pillars"]
        right += list(told.values()) == _reference(wall)
    return {"api_pillars_right_percent": round(100 * right / CHARTS, 2)}


def _reference(wall: dt.datetime) -> list[str]:
    solar = lunar_python.Solar.fromYmdHms(
        wall.year, wall.month, wall.day, wall.hour, wall.minute, 0
    )
    eight = solar.getLunar().getEightChar()
    eight.setSect(2)
    return [eight.getYear(), eight.getMonth(), eight.getDay(), eight.getTime()]


def _strict(ask: Ask) -> dict[str, float]:
    """The reference births far enough from a 절, by every clock and day boundary, with the luck of both genders."""
    pillars: list[bool] = []
    luck: list[bool] = []
    for item in _rows("saju_pillars"):
        if not item["strict"]:
            continue
        for birth in _births(item):
            for options, expected in _expected(item):
                told = _saju(ask, birth, options, "male")
                pillars.append([told["pillars"][place] for place in _PLACES] == expected)
            for gender in ("male", "female"):
                found = _saju(ask, birth, {"clock": "local_mean"}, gender)["luck"]
                luck.append(_same_luck(found, item["daewoon"][gender]))
    return {
        "api_strict_pillars_compared": len(pillars),
        "api_strict_pillars_right_percent": _percent(pillars),
        "api_luck_compared": len(luck),
        "api_luck_right_percent": _percent(luck),
    }


def _births(item: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """The birth as it was written, and by the lunar calendar where the reference has that too."""
    time = f"{item['input']['hour']:02}:{item['input']['minute']:02}"
    yield {"date": _date(item["input"]), "time": time}
    if lunar := item.get("lunar_input"):
        day = {"date": _date(lunar), "calendar": "lunar", "leap_month": lunar["leap"]}
        yield {**day, "time": time}


def _expected(item: Mapping[str, Any]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Options and the four pillars they should give; those of `midnight` follow from the other two."""
    for clock, column in _CLOCKS.items():
        if clock == "apparent" and not item["lat_strict"]:
            continue
        told = item["expected"][column]
        opened = [item["expected"]["year"], item["expected"]["month"]]
        for boundary, (day, hour) in {**told, "midnight": _midnight(told)}.items():
            yield {"clock": clock, "day_boundary": boundary}, [*opened, day, hour]


def _midnight(told: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Both halves of 子 belong to the day on the clock, so that the late one has the stem of the early one."""
    day, hour = told["yaja"]
    late = told["jasi"][0] != day
    return day, _STEMS[2 * _STEMS.index(day[0]) % 10] + "子" if late else hour


def _same_luck(told: Mapping[str, Any], reference: Mapping[str, Any]) -> bool:
    pillars = [cycle["pillar"] for cycle in told["cycles"]]
    age = reference.get("start_age_rounded")
    return (
        told["forward"] == reference["forward"]
        and pillars[:4] == reference["pillars"]
        and abs(told["exact_start"] - reference["start_years_exact"]) < 0.001
        and age in (None, told["start_age"])
    )


def _saju(
    ask: Ask, birth: Mapping[str, object], options: Mapping[str, str], gender: str
) -> dict[str, Any]:
    asked = {"birth": birth, "options": options, "gender": gender}
    return _answer(ask.post("/saju", json=asked))


def _lunar(ask: Ask) -> dict[str, float]:
    """Every first and last day of the months that KASI lists, read both ways."""
    months = [row for row in _rows("kasi_lunar_months") if row["year"] <= _LAST_LUNAR_YEAR]
    right = []
    for row, after in zip(months, [*months[1:], None], strict=True):
        first = dt.date.fromisoformat(row["startSolar"])
        days = [(first, 1)]
        if after is not None:
            last = dt.date.fromisoformat(after["startSolar"]) - dt.timedelta(1)
            days.append((last, (last - first).days + 1))
        right += [
            _both_ways(ask, solar, row, day)
            for solar, day in days
            if solar.year <= _LAST_LUNAR_YEAR
        ]
    return {"api_lunar_compared": len(right), "api_lunar_right_percent": _percent(right)}


def _both_ways(ask: Ask, solar: dt.date, row: Mapping[str, Any], day: int) -> bool:
    lunar = {"year": row["year"], "month": row["month"], "day": day, "leap": row["leap"]}
    there = _answer(ask.get("/lunar", params={"date": solar.isoformat()}))
    asked = {"lunar": _date(lunar), "leap": str(row["leap"]).lower()}
    back = _answer(ask.get("/lunar", params=asked))
    return there == back == {"solar": solar.isoformat(), "lunar": lunar}


def _rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((_DATA / f"{name}.json").read_text("utf-8"))["items"]
    return found


def _date(told: Mapping[str, int]) -> str:
    return f"{told['year']:04}-{told['month']:02}-{told['day']:02}"


def _percent(right: Sequence[bool]) -> float:
    return round(100 * sum(right) / len(right), 3)


def _answer(response: httpx2.Response) -> dict[str, Any]:
    response.raise_for_status()
    answer: dict[str, Any] = response.json()
    return answer
