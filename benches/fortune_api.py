"""The engine through its API, against references it was not made from: JPL's DE421 by skyfield, and lunar_python."""

import datetime as dt
import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx2
import lunar_python
import numpy as np
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
    "api_terms_worst_s": 2.0,
    "api_pillars_right_percent": -100.0,
}
CHARTS, MOMENTS, TERM_YEARS = 400, 200, range(1901, 2053, 3)
_LEAP_SECONDS_BEGIN = 1972
# lunar_python reads a wall clock of China; since 1992 it has had no summer time.
_CHINA = {"timezone": "Asia/Shanghai", "latitude": 39.9, "longitude": 120.0}
_BODIES = {
    "sun": "sun", "moon": "moon", "mercury": "mercury", "venus": "venus", "mars": "mars",
    "jupiter": "jupiter barycenter", "saturn": "saturn barycenter", "uranus": "uranus barycenter",
    "neptune": "neptune barycenter", "pluto": "pluto barycenter",
}  # fmt: skip
Ask = httpx2.Client


def figures() -> dict[str, float]:
    """Worst errors and shares of right answers, as any other program would see them."""
    with tempfile.TemporaryDirectory() as folder, served("ours", Path(folder)) as ours:
        head = {"Authorization": f"Bearer {ours.token}"}
        base = f"http://127.0.0.1:{ours.port}/api/v1/fortune"
        with httpx2.Client(base_url=base, headers=head) as ask, _kernel() as kernel:
            return {**_sky(ask, kernel), **_terms(ask, kernel), **_pillars(ask)}


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
        chart = _answer(ask.post("/natal", json=told))
        for name, error in _errors(chart, kernel, _time(clock, utc), latitude, longitude):
            worst[name] = max(worst.get(name, 0.0), error)
    planets = max(error for name, error in worst.items() if name in set(_BODIES) - {"sun", "moon"})
    return {
        "api_sun_worst_deg": round(worst["sun"], 4),
        "api_moon_worst_deg": round(worst["moon"], 4),
        "api_planets_worst_deg": round(planets, 4),
        "api_ascendant_worst_deg": round(worst["ascendant"], 4),
        "api_midheaven_worst_deg": round(worst["midheaven"], 4),
    }


def _errors(
    chart: Mapping[str, Any], kernel: SpiceKernel, at: Time, latitude: float, longitude: float
) -> Iterator[tuple[str, float]]:
    """How far each body, ascendant and midheaven are from the reference, in degrees."""
    earth = kernel["earth"].at(at)
    for name, target in _BODIES.items():
        seen = earth.observe(kernel[target]).apparent().frame_latlon(ecliptic_frame)
        yield name, _apart(chart["bodies"][name]["longitude"], seen[1].degrees)
    rising, culminating = _angles(at, latitude, longitude)
    yield "ascendant", _apart(chart["ascendant"], rising)
    yield "midheaven", _apart(chart["midheaven"], culminating)


def _angles(at: Time, latitude: float, longitude: float) -> tuple[float, float]:
    """Where the ecliptic cuts the horizon in the east and the meridian, found by search and not by formula."""
    degrees = np.linspace(0, 360, 36_000, endpoint=False)
    place = wgs84.latlon(latitude, longitude)
    turn = ecliptic_frame.rotation_at(at)
    ecliptic = np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0 * degrees])
    # From the ecliptic of date over the inertial frame to the place's north, east and zenith.
    sky = place.rotation_at(at) @ turn.T @ ecliptic
    north, east, up = sky
    rising = np.where(east > 0, np.abs(up), np.inf).argmin()
    meridian = np.where(_south(north, up, latitude), np.abs(east), np.inf).argmin()
    return float(degrees[rising]), float(degrees[meridian])


def _south(north: np.ndarray, up: np.ndarray, latitude: float) -> np.ndarray:
    """The half of the sky round the upper meridian: the side of the equator, seen from the celestial pole."""
    pole_north, pole_up = np.cos(np.radians(latitude)), np.sin(np.radians(latitude))
    return up * pole_north - north * pole_up > 0


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
            worst = max(worst, abs(off) * 365.2422 / 360 * 86_400)
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


def _answer(response: httpx2.Response) -> dict[str, Any]:
    response.raise_for_status()
    answer: dict[str, Any] = response.json()
    return answer
