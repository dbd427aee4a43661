"""Whole charts against tables written once more from the text-books: every derived field of the contract."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import PILLARS, Pillars
from fortune_desktop.fortune.saju.luck import Rounding
from fortune_desktop.fortune.saju.meetings import meetings
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.pillars import DayBoundary
from fortune_desktop.fortune.saju.report import report
from fortune_desktop.fortune.saju.stars import stars
from tests.fortune import audit_tables as book

ZONES = ("Asia/Seoul", "America/New_York", "Europe/London", "Pacific/Apia", "Australia/Lord_Howe")
MONTH_TERMS = (
    *("입춘", "경칩", "청명", "입하", "망종", "소서"),
    *("입추", "백로", "한로", "입동", "대설", "소한"),
)
POINTS = {"month": 30, "day": 15, "hour": 15, "year": 10}
Told = Mapping[str, Any]
Chart = dict[str, str]


def anywhere(seed: int) -> Birth:
    """Some birth of 1900-2100; one in six has no hour."""
    chance = random.Random(seed)
    day = dt.date(1900, 1, 1) + dt.timedelta(chance.randrange(201 * 365))
    time = f"{chance.randrange(24):02}:{chance.randrange(60):02}" if seed % 6 else None
    longitude = chance.uniform(-180, 180)
    zone = chance.choice(ZONES)
    return Birth(date=day.isoformat(), time=time, timezone=zone, longitude=longitude)


def near_a_term(seed: int) -> Birth:
    """A birth within two minutes of a 절, or on its day without an hour."""
    chance = random.Random(seed)
    zone = chance.choice(ZONES)
    opening = terms(chance.randrange(1910, 2100))[2 * chance.randrange(12)]
    off = dt.timedelta(seconds=chance.randrange(-59, 119) if seed % 2 else 0)
    wall = (opening.utc + off).astimezone(ZoneInfo(zone))
    time = f"{wall:%H:%M}" if seed % 2 else None
    return Birth(date=f"{wall:%Y-%m-%d}", time=time, timezone=zone)


def told(birth: Birth, seed: int) -> Told:
    """The report by options, gender and year that come with the seed."""
    chance = random.Random(seed)
    options = SajuOptions(
        clock=chance.choice(get_args(Clock)),
        day_boundary=chance.choice(get_args(DayBoundary)),
        luck_rounding=chance.choice(get_args(Rounding)),
    )
    gender = chance.choice(("female", "male"))
    year = chance.randrange(1900, 2101)
    return report(birth, gender, options, "ko", year, 1 + seed % 12).model_dump(mode="json")


def known(pillars: Mapping[str, str | None]) -> Chart:
    return {place: pillar for place, pillar in pillars.items() if pillar is not None}


def by_place(chart: Chart, derive: Any) -> dict[str, Any]:
    found = {place: derive(pillar) for place, pillar in chart.items()}
    return found | ({} if "hour" in chart else {"hour": None})


def gods(chart: Chart) -> dict[str, Any]:
    me = chart["day"][0]
    found = {
        place: {
            "stem": None if place == "day" else book.ten_god(me, pillar[0]),
            "branch": book.ten_god(me, book.main_stem(pillar[1])),
        }
        for place, pillar in chart.items()
    }
    return found | ({} if "hour" in chart else {"hour": None})


def check_derived(found: Told) -> None:
    chart = known(found["pillars"])
    me, year = chart["day"][0], chart["year"]
    assert found["names"] == by_place(chart, lambda one: "".join(map(book.HANGUL.get, one)))
    assert found["ten_gods"] == gods(chart)
    assert found["hidden_stems"] == by_place(chart, lambda one: list(book.HIDDEN[one[1]]))
    assert found["twelve_stages"] == by_place(chart, lambda one: book.stage(me, one[1]))
    assert found["own_stages"] == by_place(chart, lambda one: book.stage(*one))
    assert found["nayin"] == by_place(chart, book.nayin)
    assert found["twelve_stars"] == by_place(chart, lambda one: book.twelve_star(year[1], one[1]))
    assert set(found["voids"]) == book.voids(chart["day"])
    assert set(found["year_voids"]) == book.voids(year)
    assert Counter((star["id"], star["place"], star["base"]) for star in found["stars"]) == Counter(
        book.stars(chart)
    )
    assert Counter(
        (met["kind"], frozenset(met["between"]), met["element"]) for met in found["relations"]
    ) == Counter(book.meetings(chart))
    plain = Counter(book.ELEMENT_OF[sign] for pillar in chart.values() for sign in pillar)
    assert found["elements"] == {one: plain[one] for one in book.ELEMENTS}
    assert found["elements_weighted"] == weighted(chart)


def weighted(chart: Chart) -> dict[str, int]:
    points = dict.fromkeys(book.ELEMENTS, 0)
    for place, (stem, branch) in chart.items():
        points[book.ELEMENT_OF[stem]] += 30
        for hidden, days in book.HIDDEN[branch].items():
            points[book.ELEMENT_OF[hidden]] += days * (2 if place == "month" else 1)
    return points


def check_strength(found: Told) -> None:
    chart = known(found["pillars"])
    me = chart["day"][0]
    shares = [
        (POINTS[place], book.bond(me, book.main_stem(pillar[1]))) for place, pillar in chart.items()
    ]
    shares += [(10, book.bond(me, pillar[0])) for place, pillar in chart.items() if place != "day"]
    points = sum(share for share, bond in shares if bond in ("same", "fed"))
    of = sum(share for share, _ in shares)
    strength = found["strength"]
    assert (strength["points"], strength["of"]) == (points, of)
    assert strength["score"] == int(100 * points / of + 0.5)
    assert sum(line["points"] for line in strength["lines"]) == points


def check_columns(columns: list[Told], chart: Chart) -> None:
    me, every_star = chart["day"][0], list(book.stars(chart))
    assert {column["place"] for column in columns} == set(chart)
    for column in columns:
        place = column["place"]
        stem, branch = chart[place]
        assert column["pillar"] == stem + branch
        assert column["stem"]["element"] == book.ELEMENT_OF[stem]
        assert column["branch"]["yang"] == (branch in book.YANG)
        assert [(one["hanja"], one["days"], one["god"]["name"]) for one in column["hidden"]] == [
            (hidden, days, book.ten_god(me, hidden)) for hidden, days in book.HIDDEN[branch].items()
        ]
        assert column["stage"]["name"] == book.stage(me, branch)
        assert column["own_stage"]["name"] == book.stage(stem, branch)
        assert column["nayin"]["name"] == book.nayin(stem + branch)
        assert {star["id"] for star in column["stars"]} == {
            star for star, at, _ in every_star if at == place
        }
        void_of = {base for base in ("year", "day") if branch in book.voids(chart[base])}
        assert set(column["branch"]["void_of"]) == void_of


def check_meets(meets: Told, pillar: str, me: str) -> None:
    assert meets["stem_god"]["name"] == book.ten_god(me, pillar[0])
    assert meets["branch_god"]["name"] == book.ten_god(me, book.main_stem(pillar[1]))
    assert meets["stage"]["name"] == book.stage(me, pillar[1])


def check_luck(luck: Told, chart: Chart) -> None:
    step = 1 if luck["forward"] else -1
    month = book.SIXTY.index(chart["month"])
    for number, cycle in enumerate(luck["cycles"]):
        pillar = book.SIXTY[(month + step * (number + 1)) % 60]
        assert cycle["pillar"] == pillar
        assert cycle["age"] == luck["start_age"] + 10 * number
        check_meets(cycle["meets"], pillar, chart["day"][0])


def check_passing(found: Told) -> None:
    me = found["pillars"]["day"][0]
    (asked,) = (one["year"] for one in found["years"] if one["chosen"])
    for year in found["years"]:
        assert year["pillar"] == book.SIXTY[(year["year"] - 4) % 60]
        check_meets(year["meets"], year["pillar"], me)
    assert tuple(month["term"] for month in found["months"]) == MONTH_TERMS
    for number, month in enumerate(found["months"]):
        stem = book.STEMS[(2 * ((asked - 4) % 10) + 2 + number) % 10]
        assert month["pillar"] == stem + book.BRANCHES[(2 + number) % 12]
        check_meets(month["meets"], month["pillar"], me)
    for day in found["days"]:
        number = dt.date.fromisoformat(day["date"]).toordinal() + 1721425 + 49
        assert day["pillar"] == book.SIXTY[number % 60]
        check_meets(day["meets"], day["pillar"], me)


@pytest.mark.parametrize("seed", range(36))
def test_every_derived_field_follows_from_the_pillars(seed: int) -> None:
    found = told(anywhere(seed), seed)
    chart = known(found["pillars"])
    month = book.BRANCHES.index(chart["month"][1]) - 2
    assert (
        chart["month"][0]
        == book.STEMS[(2 * book.STEMS.index(chart["year"][0]) + 2 + month % 12) % 10]
    )
    check_derived(found)
    check_strength(found)
    check_columns(found["columns"], chart)
    check_luck(found["luck"], chart)
    check_passing(found)


@pytest.mark.parametrize("seed", range(24))
def test_the_other_chart_at_a_term_is_the_month_beyond_it_and_whole_too(seed: int) -> None:
    found = told(near_a_term(seed), seed)
    here = known(found["pillars"])
    (warning, *_) = [one for one in found["warnings"] if one["code"] == "near_solar_term"]
    (other, *_) = [one for one in found["alternatives"] if one["code"] == "near_solar_term"]
    there = known(other["pillars"])
    step = (book.SIXTY.index(there["month"]) - book.SIXTY.index(here["month"])) % 60
    years = (book.SIXTY.index(there["year"]) - book.SIXTY.index(here["year"])) % 60
    assert step in (1, 59)
    assert years == (step if warning["term"] == "입춘" else 0)
    if found["instant_utc"]:
        apart = dt.datetime.fromisoformat(found["instant_utc"]) - dt.datetime.fromisoformat(
            warning["at"]
        )
        assert abs(apart) <= dt.timedelta(minutes=2)
        assert (step == 1) == (apart < dt.timedelta(0))
    assert warning["term"] in other["label"]
    assert other["ten_gods"] == gods(there)
    check_columns(other["columns"], there)
    check_luck(other["luck"], there)


def test_every_pair_of_pillars_meets_as_the_tables_say() -> None:
    """All 60 × 60 pairs of year and day under a fixed month and hour, stars included."""
    month, hour = PILLARS[2], PILLARS[7]
    for year, day in product(PILLARS, PILLARS):
        pillars = Pillars(year, month, day, hour)
        chart = {place: pillar.hanja for place, pillar in pillars.placed().items()}
        met = Counter((one.kind, frozenset(one.places), one.element) for one in meetings(pillars))
        assert met == Counter(book.meetings(chart))
        found = Counter((star.id, star.place, star.base) for star in stars(pillars))
        assert found == Counter(book.stars(chart))


@pytest.mark.parametrize(
    ("boundary", "stem"),
    [("yaja", "다음 날의 천간 신금"), ("jasi", "천간 신금"), ("midnight", "천간 경금")],
)
def test_a_late_rat_hour_names_the_day_its_stem_is_counted_from(
    boundary: DayBoundary, stem: str
) -> None:
    """On 1990-05-15, a day of 庚, Seoul's mean clock shows 23:18."""
    birth = Birth(date="1990-05-15", time="23:50")
    found = report(birth, None, SajuOptions(day_boundary=boundary), "ko")
    (why,) = [one.text for one in found.explain if one.key == "pillar.hour"]
    assert stem in why
