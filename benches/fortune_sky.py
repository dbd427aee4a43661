"""Sky and pairs in figures: exact against the reference data beside the checkout, never twice the same, and fast."""

import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from pydantic import JsonValue

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.pair.animal import read_animal
from fortune_desktop.fortune.pair.compatibility import compatibility
from fortune_desktop.fortune.pair.models import CompatibilityRequest
from fortune_desktop.fortune.sky.houses import turning
from fortune_desktop.fortune.sky.moon import phase_angle
from fortune_desktop.fortune.sky.natal import natal, scene_of
from fortune_desktop.fortune.sky.phrases import sign_phrases
from fortune_desktop.fortune.sky.positions import BODIES, longitude, positions, turn
from fortune_desktop.fortune.sky.signs import SIGNS, sign_at, sign_of
from fortune_desktop.fortune.sky.transits import transits
from fortune_desktop.fortune.sky.zodiac import read_sign

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "fortune" / "zodiac.json"
DAYS, FIRST_DAY = 400, date(2026, 1, 1)
_GAP = 30
_ROUNDS = 40

# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "sky_sun_worst_deg": 0.01,
    **{f"sky_{body}_worst_deg": 0.02 for body in BODIES if body not in ("sun", "pluto")},
    "sky_pluto_worst_deg": 0.05,
    "sky_retrogrades_wrong": 0.0,
    "sky_sun_signs_wrong_at_cusps": 0.0,
    "sky_signs_wrong": 0.0,
    "sky_ascendant_worst_deg": 0.05,
    "sky_midheaven_worst_deg": 0.05,
    "sky_phase_angle_worst_deg": 0.02,
    "sky_sign_sentences_back_within_30_days": 0.0,
    "pair_animal_sentences_back_within_30_days": 0.0,
}


def figures() -> dict[str, float]:
    """Every figure by its name."""
    reference = json.loads(DATA.read_text("utf-8"))
    return {
        **_bodies(reference["planets"]),
        **_charts(reference["charts"]),
        "sky_sun_signs_wrong_at_cusps": _cusps_wrong(reference["sun_cusps"]),
        **_repeats(),
        **_pair_scores(),
        **_speed(),
    }


def _bodies(rows: Sequence[dict[str, JsonValue]]) -> dict[str, float]:
    """Errors of longitude by body, of latitude and speed over all."""
    off: dict[str, list[float]] = defaultdict(list)
    latitudes, speeds, wrong, signs = [0.0], [0.0], 0, 0
    names = sign_phrases("ko")
    for row in rows:
        found = positions(datetime.fromisoformat(row["utc"]))
        for body, want in row["bodies"].items():
            place = found[body]
            off[body].append(abs(turn(place.longitude - want["lon"])))
            latitudes.append(abs(place.latitude - want["lat"]))
            speeds.append(abs(place.speed - want["speed"]))
            wrong += place.retrograde != want["retro"]
            signs += names[sign_of(place.longitude)].name != want["sign"]
    return {
        **{f"sky_{body}_worst_deg": round(max(errors), 5) for body, errors in off.items()},
        **{
            f"sky_{body}_p95_deg": round(quantiles(errors, n=20)[18], 5)
            for body, errors in off.items()
        },
        "sky_latitude_worst_deg": round(max(latitudes), 5),
        "sky_speed_worst_deg_a_day": round(max(speeds), 5),
        "sky_retrogrades_wrong": wrong,
        "sky_signs_wrong": signs,
    }


def _charts(rows: Sequence[dict[str, JsonValue]]) -> dict[str, float]:
    """Errors of the angles and the moon, and signs that differ where the reference calls them certain."""
    worst = dict.fromkeys(("ascendant", "midheaven", "phase_angle", "moon_of_charts"), 0.0)
    names, wrong = sign_phrases("ko"), 0
    for row in rows:
        at = datetime.fromisoformat(row["utc"])
        sky, moon = turning(at, row["lat"], row["lon"]), longitude("moon", at)
        for name, found, want in (
            ("ascendant", sky.ascendant, row["asc"]),
            ("midheaven", sky.midheaven, row["mc"]),
            ("phase_angle", phase_angle(at), row["phase_angle"]),
            ("moon_of_charts", moon, row["moon_lon"]),
        ):
            worst[name] = max(worst[name], abs(turn(found - want)))
        wrong += row["moon_strict"] and names[sign_of(moon)].name != row["moon_sign"]
        wrong += row["asc_strict"] and names[sign_of(sky.ascendant)].name != row["asc_sign"]
    told = {f"sky_{name}_worst_deg": round(value, 5) for name, value in worst.items()}
    return {**told, "sky_strict_signs_of_charts_wrong": wrong}


def _cusps_wrong(rows: Sequence[dict[str, JsonValue]]) -> float:
    names = sign_phrases("ko")
    return sum(
        names[sign_at(datetime.fromisoformat(row["utc"]))].name != row["sign"] for row in rows
    )


def _repeats() -> dict[str, float]:
    """Sentences that return within thirty days, over every sign and animal and both languages."""
    signs = animals = 0
    for locale in ("ko", "en"):
        for sign in SIGNS:
            signs += _returned(lambda day, s=sign, at=locale: _sign_texts(s, day, at))
        for branch in range(12):
            animals += _returned(
                lambda day, b=branch, at=locale: [read_animal(b, day, "ipchun", at).text]
            )
    return {
        "sky_sign_sentences_back_within_30_days": signs,
        "pair_animal_sentences_back_within_30_days": animals,
    }


def _sign_texts(sign: str, day: date, locale: str) -> list[str]:
    found = read_sign(sign, day, "day", locale)
    return [found.text, *(area.text for area in found.categories)]


def _returned(texts: Callable[[date], Sequence[str]]) -> int:
    told: dict[str, int] = {}
    count = 0
    for ahead in range(DAYS):
        for text in texts(FIRST_DAY + timedelta(days=ahead)):
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                count += ahead - told.get(sentence, -_GAP - 1) <= _GAP
                told[sentence] = ahead
    return count


def _pair_scores() -> dict[str, float]:
    """How widely the scores of pairs lie."""
    births = [_birth(n) for n in range(40)]
    scores = [
        compatibility(_couple(a, b), FIRST_DAY).score
        for a, b in zip(births, births[7:], strict=False)
    ]
    scores += [
        compatibility(_couple(a, b), FIRST_DAY).score
        for a, b in zip(births, births[13:], strict=False)
    ]
    tenths = quantiles(scores, n=10)
    return {
        "pair_score_tenth": tenths[0],
        "pair_score_median": tenths[4],
        "pair_score_ninetieth": tenths[8],
    }


def _couple(a: Birth, b: Birth) -> CompatibilityRequest:
    return CompatibilityRequest.model_validate({"a": {"birth": a}, "b": {"birth": b}})


def _birth(number: int) -> Birth:
    day = date(1960, 1, 1) + timedelta(days=389 * number)
    return Birth(date=str(day), time=f"{number * 7 % 24:02}:{number * 11 % 60:02}")


def _speed() -> dict[str, float]:
    """Median milliseconds of distinct questions."""
    births = [_birth(n) for n in range(_ROUNDS)]
    questions: dict[str, Iterator[Callable[[], object]]] = {
        "natal": ((lambda b=b: natal(scene_of(b), "placidus", "ko")) for b in births),
        "transits": ((lambda b=b: transits(b, date(2031, 1, 1), "ko")) for b in births),
        "sign_day": (
            (lambda n=n: read_sign("leo", date(2032, 1, 1) + timedelta(days=2 * n), "day", "ko"))
            for n in range(_ROUNDS)
        ),
        "sign_month": (
            (lambda n=n: read_sign("leo", date(2035 + n, 1, 1), "month", "ko")) for n in range(10)
        ),
        "compatibility": (
            (lambda a=a, b=b: compatibility(_couple(a, b), FIRST_DAY))
            for a, b in zip(births, reversed(births), strict=True)
        ),
        "animal": (
            (lambda n=n: read_animal(6, FIRST_DAY + timedelta(days=n), "ipchun", "ko"))
            for n in range(_ROUNDS)
        ),
    }
    return {
        f"sky_{name}_median_ms": round(median(_took(asked)), 2) for name, asked in questions.items()
    }


def _took(questions: Iterator[Callable[[], object]]) -> Iterator[float]:
    for ask in questions:
        begun = time.perf_counter()
        ask()
        yield 1000 * (time.perf_counter() - begun)
