"""The four pillars in figures: exact against the reference data beside the checkout, and fast beside other engines."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from pydantic import JsonValue

from benches import fortune_saju_speed
from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import LunarDate, lunar_of, solar_of, terms
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    PILLARS,
    STEMS,
    Pillar,
    Pillars,
    hidden_stems,
    main_stem,
    ten_god,
    voids,
)
from fortune_desktop.fortune.saju.luck import luck
from fortune_desktop.fortune.saju.meetings import meetings
from fortune_desktop.fortune.saju.nayin import NAYIN, nayin
from fortune_desktop.fortune.saju.pillars import DayBoundary, cast
from fortune_desktop.fortune.saju.stages import stage

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "fortune"
# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "strict_pillars_percent": -100.0,
    "luck_percent": -100.0,
    "lunar_days_wrong": 0.0,
    "derived_entries_wrong": 0.0,
    "terms_worst_s_in_tt": 2.0,
    "kasi_terms_off_by_more_than_a_minute": 0.0,
    "pillars_us": 12.0,
    "pillars_times_lunar_python": -100.0,
    "pillars_times_manseryeok": -1.0,
    "whole_chart_us": 150.0,
    "engine_import_ms": 30.0,
    "terms_and_months_in_memory_kb": 1024.0,
}
_CLOCKS: dict[Clock, str] = {
    "standard": "civil_std",
    "fixed_127_5": "lmt_127_5",
    "local_mean": "lmt_seoul",
    "apparent": "lat_seoul",
}
_BOUNDARIES: tuple[DayBoundary, ...] = ("yaja", "jasi", "midnight")
# The reference writes the images of 납음 in simplified signs.
_TRADITIONAL = str.maketrans("炉旁剑锋头涧蜡杨雳长灯驿钗钏", "爐傍劍鋒頭澗蠟楊靂長燈驛釵釧")


def figures() -> dict[str, float]:
    """Every figure of the room: first what must be exact, then speed side by side in one run."""
    return exactness() | fortune_saju_speed.figures()


def exactness() -> dict[str, float]:
    """Against data that this project did not make."""
    return {
        **_pillars_and_luck(),
        "lunar_days_wrong": _lunar_wrong(),
        "derived_entries_wrong": _derived_wrong(),
        **_terms(),
    }


def _data(name: str) -> dict[str, JsonValue]:
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


def _pillars_and_luck() -> dict[str, float]:
    compared = right = lucks = lucks_right = 0
    for item in _data("saju_pillars")["items"]:
        if not item["strict"]:
            continue
        for birth in _births_of(item):
            for clock, boundary, expected in _expected(item):
                found = cast(birth, clock, boundary).pillars
                compared += 1
                right += "".join(p.hanja for p in found.placed().values()) == expected
            for one in _lucks_right(item, birth):
                lucks += 1
                lucks_right += one
    return {
        "strict_pillars_compared": compared,
        "strict_pillars_percent": 100 * right / compared,
        "luck_compared": lucks,
        "luck_percent": 100 * lucks_right / lucks,
    }


def _births_of(item: dict[str, JsonValue]) -> Iterator[Birth]:
    for key in ("input", "lunar_input"):
        if given := item.get(key):
            yield Birth(
                date=f"{given['year']:04}-{given['month']:02}-{given['day']:02}",
                time=f"{item['input']['hour']:02}:{item['input']['minute']:02}",
                calendar="lunar" if key == "lunar_input" else "solar",
                leap_month=bool(given.get("leap", False)),
            )


def _expected(item: dict[str, JsonValue]) -> Iterator[tuple[Clock, DayBoundary, str]]:
    want = item["expected"]
    for clock, name in _CLOCKS.items():
        if clock == "apparent" and not item["lat_strict"]:
            continue
        for boundary in _BOUNDARIES:
            day, hour = want[name]["yaja" if boundary == "midnight" else boundary]
            if boundary == "midnight":  # the late 子 hour takes the stem of its own day
                branch = BRANCHES.index(hour[1])
                hour = STEMS[(2 * STEMS.index(day[0]) + branch) % 10] + hour[1]
            yield clock, boundary, want["year"] + want["month"] + day + hour


def _lucks_right(item: dict[str, JsonValue], birth: Birth) -> Iterator[bool]:
    chart = cast(birth)
    year, month = chart.pillars.year, chart.pillars.month
    for gender in ("female", "male"):
        want = item["daewoon"][gender]
        found = luck(year, month, chart.moment.civil, gender, "round")
        yield (
            found.forward == want["forward"]
            and [pillar.hanja for _, _, pillar in found.cycles[:4]] == want["pillars"]
            and abs(found.exact_start - want["start_years_exact"]) < 0.001
            and found.start_age == want.get("start_age_rounded", found.start_age)
        )


def _lunar_wrong() -> int:
    """Days 1900-2050 on which either way differs from the observatory's months."""
    months = _data("kasi_lunar_months")["items"]
    wrong = 0
    for month, following in zip(months, [*months[1:], None], strict=True):
        start = date.fromisoformat(month["startSolar"])
        end = date.fromisoformat(following["startSolar"]) if following else date(2051, 1, 1)
        for day in range((end - start).days):
            lunar = LunarDate(month["year"], month["month"], day + 1, month["leap"])
            solar = start + timedelta(days=day)
            wrong += lunar_of(solar) != lunar or solar_of(lunar) != solar
    return wrong


def _derived_wrong() -> int:
    want = _data("derived_tables")
    hidden = want["hidden_stems_kr_yeogi_junggi_jeonggi"]["table"]
    pairs: list[tuple[object, object]] = []
    for me, stem in enumerate(STEMS):
        pairs += [
            (ten_god(me, other).hangul, want["ten_god_stem"][stem][sign])
            for other, sign in enumerate(STEMS)
        ]
        for branch, sign in enumerate(BRANCHES):
            god = ten_god(me, main_stem(branch)).hangul
            pairs.append((god, want["ten_god_branch_main"][stem][sign]))
            pairs.append((stage(me, branch).hangul, want["twelve_stages"][stem][sign]))
    for pillar in PILLARS:
        empty = "".join(BRANCHES[branch] for branch in voids(pillar))
        image = want["nayin"][pillar.hanja].translate(_TRADITIONAL)
        pairs += [(empty, want["gongmang"][pillar.hanja]), (NAYIN[nayin(pillar)], image)]
    pairs += [(hidden_stems(branch), hidden[sign]) for branch, sign in enumerate(BRANCHES)]
    return sum(found != wanted for found, wanted in pairs) + _relations_wrong(want["relations"])


def _relations_wrong(want: dict[str, JsonValue]) -> int:
    """Relations of every pair and every three, told by a chart that holds just them."""
    wrong = 0
    named = {"break_": "break", "wonjin": "resent"}
    keys = ("stem_combine", "stem_clash", "six_combine", "clash", "break_", "harm", "wonjin")
    for key in keys:
        pairs = {frozenset(pair) for pair in want[key]}
        signs = STEMS if key.startswith("stem") else BRANCHES
        kind = named.get(key, key)
        for one in signs:
            for other in signs:
                met = kind in _kinds(signs, one, other)
                wrong += met != (frozenset((one, other)) in pairs and one != other)
    for key in ("three_combine", "directional"):
        for three in want[key]:
            wrong += key not in _kinds(BRANCHES, *three)
    for three in want["punish"]["three"]:
        wrong += "three_punish" not in _kinds(BRANCHES, *three)
    for pair in (*want["punish"]["mutual"], *want["punish"]["self"]):
        wrong += "punish" not in _kinds(BRANCHES, *pair)
    return wrong


def _kinds(signs: str, *given: str) -> set[str]:
    """The kinds of relations among stems or branches, whatever stands beside them."""
    numbers = [signs.index(sign) for sign in given]
    stems = signs is STEMS
    made = [Pillar.of(n, n % 2) if stems else Pillar.of(n % 2, n) for n in numbers]
    made += [made[0]] * (3 - len(made))
    found = meetings(Pillars(made[0], made[1], made[2], None))
    wanted = set(given)
    return {
        met.kind
        for met in found
        if met.kind.startswith("stem") == stems and set(met.characters) == wanted
    }


def _terms() -> dict[str, float]:
    worst = max(
        abs(terms(int(row["kst"][:4]))[row["index"]].jd_tt - row["jd_tt"]) * 86_400
        for row in _data("solar_terms")["items"]
    )
    late = 0
    for row in _data("kasi_terms_2000_2027")["items"]:
        if not row["suspect"]:
            term = next(one for one in terms(row["year"]) if one.name == row["name"])
            day, _, clock = row["kasi_kst"].partition("T")
            hour, minute = map(int, clock.split(":"))
            told = datetime.fromisoformat(f"{day}T00:00+09:00") + timedelta(
                hours=hour, minutes=minute
            )
            late += abs((term.kst - told).total_seconds()) > 90  # a minute, and its rounding
    return {"terms_worst_s_in_tt": worst, "kasi_terms_off_by_more_than_a_minute": late}


def run() -> dict[str, float]:
    """Every figure, printed beside its mark."""
    found = {name: round(value, 3) for name, value in figures().items()}
    for name, value in found.items():
        mark = MARKS.get(name)
        told = "" if mark is None else f"{'at least' if mark < 0 else 'at most'} {abs(mark):g}"
        print(f"{name:45} {value:12.3f}  {told}")
    return found


if __name__ == "__main__":
    run()
