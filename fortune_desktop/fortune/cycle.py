"""The sexagenary cycle (육십갑자): stems, branches, their elements, ten gods, hidden stems and relations.

Stems are counted 0-9 from 甲, branches 0-11 from 子, pillars 0-59 from 甲子. The tables are those that
independent Korean and Chinese sources share; the hidden stems are the Korean 여기·중기·정기 table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_STEMS_HANGUL = "갑을병정무기경신임계"
_BRANCHES_HANGUL = "자축인묘진사오미신유술해"
_STEMS_LATIN = ("Gap", "Eul", "Byeong", "Jeong", "Mu", "Gi", "Gyeong", "Sin", "Im", "Gye")
_BRANCHES_LATIN = (
    "Ja", "Chuk", "In", "Myo", "Jin", "Sa", "O", "Mi", "Sin", "Yu", "Sul", "Hae",
)  # fmt: skip


class Element(StrEnum):
    """The five elements (오행) in the order in which each feeds the next."""

    WOOD = "wood"
    FIRE = "fire"
    EARTH = "earth"
    METAL = "metal"
    WATER = "water"


ELEMENTS = tuple(Element)
_BRANCH_ELEMENT = (4, 2, 0, 0, 2, 1, 1, 2, 3, 3, 2, 4)
# Last is the main stem (정기).
_HIDDEN = (
    "壬癸", "癸辛己", "戊丙甲", "甲乙", "乙癸戊", "戊庚丙", "丙己丁", "丁乙己", "戊壬庚", "庚辛", "辛丁戊", "戊甲壬",
)  # fmt: skip
# The days of a month that each of them rules (월률분야), as Korean manuals print them.
_HIDDEN_DAYS = (
    (10, 20), (9, 3, 18), (7, 7, 16), (10, 20), (9, 3, 18), (7, 7, 16),
    (10, 9, 11), (9, 3, 18), (7, 7, 16), (10, 20), (9, 3, 18), (7, 7, 16),
)  # fmt: skip


class TenGod(StrEnum):
    """What a stem is to the day master (십성), in pairs of equal and unequal polarity."""

    FRIEND = "friend"
    ROB_WEALTH = "rob_wealth"
    EATING_GOD = "eating_god"
    HURTING_OFFICER = "hurting_officer"
    INDIRECT_WEALTH = "indirect_wealth"
    DIRECT_WEALTH = "direct_wealth"
    SEVEN_KILLINGS = "seven_killings"
    DIRECT_OFFICER = "direct_officer"
    INDIRECT_RESOURCE = "indirect_resource"
    DIRECT_RESOURCE = "direct_resource"

    @property
    def hangul(self) -> str:
        """The Korean name."""
        return _GOD_NAMES[_GODS.index(self)]

    @property
    def family(self) -> str:
        """The group of two it belongs to: companion, output, wealth, officer or resource."""
        return _FAMILIES[_GODS.index(self) // 2]


_GODS = tuple(TenGod)
_GOD_NAMES = ("비견", "겁재", "식신", "상관", "편재", "정재", "편관", "정관", "편인", "정인")
_FAMILIES = ("companion", "output", "wealth", "officer", "resource")


@dataclass(frozen=True)
class Pillar:
    """One of the sixty pairs, by its place in the cycle (0-59, 0 = 甲子)."""

    index: int

    @staticmethod
    def of(stem: int, branch: int) -> "Pillar":
        """The pillar of a stem and a branch of equal parity."""
        return PILLARS[(6 * stem - 5 * branch) % 60]

    @cached_property
    def stem(self) -> int:
        """The stem, 0-9."""
        return self.index % 10

    @cached_property
    def branch(self) -> int:
        """The branch, 0-11."""
        return self.index % 12

    @cached_property
    def hanja(self) -> str:
        """Two Hanja, as 庚午."""
        return STEMS[self.stem] + BRANCHES[self.branch]

    @cached_property
    def hangul(self) -> str:
        """The Korean reading, as 경오."""
        return _STEMS_HANGUL[self.stem] + _BRANCHES_HANGUL[self.branch]

    @cached_property
    def latin(self) -> str:
        """The Revised Romanization, as Gyeong-O."""
        return f"{_STEMS_LATIN[self.stem]}-{_BRANCHES_LATIN[self.branch]}"

    def next(self, steps: int = 1) -> "Pillar":
        """The pillar so many steps later in the cycle."""
        return PILLARS[(self.index + steps) % 60]


PILLARS = tuple(Pillar(index) for index in range(60))

Place = Literal["year", "month", "day", "hour"]


@dataclass(frozen=True)
class Pillars:
    """The four pillars; `hour` is None when the time of birth is unknown."""

    year: Pillar
    month: Pillar
    day: Pillar
    hour: Pillar | None

    def placed(self) -> Mapping[Place, Pillar]:
        """The known pillars by place."""
        known: dict[Place, Pillar] = {
            "year": self.year,
            "month": self.month,
            "day": self.day,
        }
        if self.hour is not None:
            known["hour"] = self.hour
        return known

    def elements(self) -> Mapping[Element, int]:
        """How often each element stands in the plain characters (six or eight)."""
        found = dict.fromkeys(ELEMENTS, 0)
        for pillar in self.placed().values():
            found[stem_element(pillar.stem)] += 1
            found[branch_element(pillar.branch)] += 1
        return found


def stem_element(stem: int) -> Element:
    """The element of a stem."""
    return ELEMENTS[stem // 2]


def branch_element(branch: int) -> Element:
    """The element of a branch."""
    return ELEMENTS[_BRANCH_ELEMENT[branch]]


def steps(one: Element, other: Element) -> int:
    """How many steps (0-4) an element is ahead of one in the order in which each feeds the next."""
    return (ELEMENTS.index(other) - ELEMENTS.index(one)) % len(ELEMENTS)


def hidden_stems(branch: int) -> str:
    """The stems inside a branch in Hanja, main stem last."""
    return _HIDDEN[branch]


# Of each branch: every hidden stem (0-9) with its days, the main one last.
HIDDEN_SHARES = tuple(
    tuple(zip(map(STEMS.index, stems), days, strict=True))
    for stems, days in zip(_HIDDEN, _HIDDEN_DAYS, strict=True)
)
MAIN_STEMS = tuple(STEMS.index(stems[-1]) for stems in _HIDDEN)


def main_stem(branch: int) -> int:
    """The main hidden stem (정기) of a branch, 0-9."""
    return MAIN_STEMS[branch]


def _ten_god(day_stem: int, other: int) -> TenGod:
    distance = (other // 2 - day_stem // 2) % 5
    same_polarity = (other - day_stem) % 2 == 0
    # The regular pairs (정재, 정관, 정인) are of unequal polarity and come second.
    return _GODS[2 * distance + (0 if same_polarity else 1)]


_TEN_GODS = tuple(tuple(_ten_god(me, other) for other in range(10)) for me in range(10))


def ten_god(day_stem: int, other: int) -> TenGod:
    """The ten god of another stem seen from the day master."""
    return _TEN_GODS[day_stem][other]


def voids(day: Pillar) -> tuple[int, int]:
    """The two branches (공망) that the ten days of this pillar's decade leave out."""
    first = (10 - day.index // 10 * 2) % 12
    return first, first + 1


class Relation(StrEnum):
    """How two branches meet."""

    SIX_COMBINE = "six_combine"
    HALF_COMBINE = "half_combine"
    CLASH = "clash"
    PUNISH = "punish"
    BREAK = "break"
    HARM = "harm"
    RESENT = "resent"


def _pairs(text: str) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(BRANCHES.index(sign) for sign in pair) for pair in text.split())


_RELATIONS = {
    Relation.SIX_COMBINE: _pairs("子丑 寅亥 卯戌 辰酉 巳申 午未"),
    # Half of a three-way combination: its middle branch (왕지) and one of the other two.
    Relation.HALF_COMBINE: _pairs("申子 子辰 寅午 午戌 巳酉 酉丑 亥卯 卯未"),
    Relation.CLASH: _pairs("子午 丑未 寅申 卯酉 辰戌 巳亥"),
    Relation.PUNISH: _pairs("寅巳 巳申 寅申 丑戌 戌未 丑未 子卯 辰 午 酉 亥"),
    Relation.BREAK: _pairs("子酉 丑辰 寅亥 卯午 巳申 戌未"),
    Relation.HARM: _pairs("子未 丑午 寅巳 卯辰 申亥 酉戌"),
    Relation.RESENT: _pairs("子未 丑午 寅酉 卯申 辰亥 巳戌"),
}


def _met(one: int, other: int) -> tuple[Relation, ...]:
    pair = frozenset((one, other))
    return tuple(kind for kind, pairs in _RELATIONS.items() if pair in pairs)


_MET = tuple(tuple(_met(one, other) for other in range(12)) for one in range(12))


def relations(one: int, other: int) -> tuple[Relation, ...]:
    """Every relation of two branches (합충형파해원진), the same branch twice included."""
    return _MET[one][other]


THREE_COMBINE = ("申子辰", "寅午戌", "巳酉丑", "亥卯未")


def stems_combine(one: int, other: int) -> bool:
    """True for the five stem combinations (천간합), as 甲 and 己."""
    return abs(one - other) == 5


def stems_clash(one: int, other: int) -> bool:
    """True for the four stem clashes (천간충), as 甲 and 庚; 戊 and 己 clash with none."""
    return abs(one - other) == 6
