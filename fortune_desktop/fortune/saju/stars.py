"""The special stars (신살): what stands in a chart when a pillar meets what a base stem or branch calls for.

Which stars count, and from what, differs between schools. These are the ones that Korean tables agree on most; each
rule below says its base. Tables by day stem run from 甲 to 癸, by branch from 子 to 亥, by group as THREE_COMBINE.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fortune_desktop.fortune.cycle import BRANCHES, THREE_COMBINE, Pillar, Pillars, Place

Base = Literal["day_stem", "year_branch", "day_branch", "month_branch", "pillar"]

# Called for by the day stem, met by a branch.
_BY_DAY_STEM = {
    "noble": ("丑未", "子申", "亥酉", "亥酉", "丑未", "子申", "丑未", "午寅", "巳卯", "巳卯"),
    "literary": tuple("巳午申酉申酉亥子寅卯"),
    # The branch where the stem was born: 장생 of the day stem.
    "scholar": tuple("亥午寅酉寅酉巳子申卯"),
    # The branch that combines with the stem's own office (건록).
    "hidden_stipend": tuple("亥戌申未申未巳辰寅丑"),
    # Two branches after the stem's own office.
    "golden_carriage": tuple("辰巳未申未申戌亥丑寅"),
    # Yang stems only, as most Korean schools count it.
    "blade": ("卯", "", "午", "", "午", "", "酉", "", "子", ""),
    # By the old verse: 甲乙午 丙寅 丁未 戊己辰 庚戌 辛酉 壬子 癸申.
    "red_charm": tuple("午午寅未辰辰戌酉子申"),
}
# Called for by the year's and by the day's branch, met by the branch of another pillar.
_BY_GROUP = {
    "travel_horse": dict(zip(THREE_COMBINE, "寅申亥巳", strict=True)),
    "peach_blossom": dict(zip(THREE_COMBINE, "酉卯午子", strict=True)),
    "canopy": dict(zip(THREE_COMBINE, "辰戌丑未", strict=True)),
}
# The Korean pairs 子酉 丑午 寅未 卯申 辰亥 巳戌; some books print others.
_GHOST_GATE = "酉午未申亥戌丑寅卯子巳辰"
# Called for by the month's branch: 천덕 met by a stem or a branch, 월덕 by a stem.
_HEAVEN_VIRTUE = "巳庚丁申壬辛亥甲癸寅丙乙"
_MONTH_VIRTUE = dict(zip(THREE_COMBINE, "壬丙庚甲", strict=True))
# Stars that are a pillar by themselves.
_BY_PILLAR = {
    "white_tiger": frozenset(["甲辰", "乙未", "丙戌", "丁丑", "戊辰", "壬戌", "癸丑"]),
    "commander": frozenset(["庚辰", "庚戌", "壬辰", "壬戌"]),
}
TWELVE_STARS = (
    "robbery", "disaster", "sky", "earth", "year", "month",
    "ruin", "general", "saddle", "horse", "harm", "canopy",
)  # fmt: skip
TWELVE_STARS_HANGUL = (
    "겁살", "재살", "천살", "지살", "년살", "월살", "망신살", "장성살", "반안살", "역마살", "육해살", "화개살",
)  # fmt: skip
# The first of the twelve (겁살) stands one branch after its group's last: 巳 亥 寅 申.
_FIRST_OF_TWELVE = dict(zip(THREE_COMBINE, (5, 11, 2, 8), strict=True))


@dataclass(frozen=True)
class Star:
    """A star in a pillar; `characters` are its base and what was met, in Hanja."""

    id: str
    place: Place
    base: Base
    characters: str


def group_of(branch: int) -> str:
    """The three-way combination (삼합) that a branch belongs to."""
    return _GROUPS[branch]


_GROUPS = tuple(next(group for group in THREE_COMBINE if sign in group) for sign in BRANCHES)


def _wanted_by_branch(branch: int) -> tuple[tuple[str, str], ...]:
    return tuple((star, table[_GROUPS[branch]]) for star, table in _BY_GROUP.items())


_STEM_WANTS = tuple(
    tuple((star, table[stem]) for star, table in _BY_DAY_STEM.items()) for stem in range(10)
)
_BRANCH_WANTS = tuple(_wanted_by_branch(branch) for branch in range(12))
_PILLAR_STARS: Mapping[str, tuple[str, ...]] = {
    pillar: tuple(star for star, pillars in _BY_PILLAR.items() if pillar in pillars)
    for pillar in sorted(frozenset().union(*_BY_PILLAR.values()))
}


def noble(stem: int) -> str:
    """The two branches in Hanja that help a day stem (천을귀인)."""
    return _BY_DAY_STEM["noble"][stem]


def literary(stem: int) -> str:
    """The branch in Hanja of letters for a day stem (문창귀인)."""
    return _BY_DAY_STEM["literary"][stem]


def stars(pillars: Pillars) -> tuple[Star, ...]:
    """Every star of a chart, pillar by pillar."""
    return tuple(_stars(pillars))


def _stars(pillars: Pillars) -> Iterator[Star]:
    for place, pillar in pillars.placed().items():
        yield from _from_day_stem(pillars, place, pillar)
        yield from _from_branches(pillars, place, pillar)
        yield from _from_month(pillars, place, pillar)
        for star in _PILLAR_STARS.get(pillar.hanja, ()):
            yield Star(star, place, "pillar", pillar.hanja)


def _from_day_stem(pillars: Pillars, place: Place, pillar: Pillar) -> Iterator[Star]:
    branch = pillar.hanja[1]
    for star, wanted in _STEM_WANTS[pillars.day.stem]:
        if branch in wanted:
            yield Star(star, place, "day_stem", pillars.day.hanja[0] + branch)


def _from_branches(pillars: Pillars, place: Place, pillar: Pillar) -> Iterator[Star]:
    branch, day = pillar.hanja[1], pillars.day.hanja[1]
    # A branch does not call for itself.
    if place != "year":
        for star, wanted in _BRANCH_WANTS[pillars.year.branch]:
            if branch == wanted:
                yield Star(star, place, "year_branch", pillars.year.hanja[1] + branch)
    if place != "day":
        for star, wanted in (
            *_BRANCH_WANTS[pillars.day.branch],
            ("ghost_gate", _GHOST_GATE[pillars.day.branch]),
        ):
            if branch == wanted:
                yield Star(star, place, "day_branch", day + branch)


def _from_month(pillars: Pillars, place: Place, pillar: Pillar) -> Iterator[Star]:
    month = pillars.month
    heaven, moon = _HEAVEN_VIRTUE[month.branch], _MONTH_VIRTUE[_GROUPS[month.branch]]
    if heaven in pillar.hanja:
        yield Star("heaven_virtue", place, "month_branch", month.hanja[1] + heaven)
    if moon == pillar.hanja[0]:
        yield Star("month_virtue", place, "month_branch", month.hanja[1] + moon)


def twelve_star(base: int, branch: int) -> int:
    """The place in `TWELVE_STARS` (십이신살) of a branch, counted from a base branch's group."""
    return (branch - _FIRST_OF_TWELVE[_GROUPS[base]]) % 12
