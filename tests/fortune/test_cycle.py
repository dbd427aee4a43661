"""The sexagenary cycle and its tables."""

import json

import pytest

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    HIDDEN_SHARES,
    PILLARS,
    STEMS,
    Element,
    Pillar,
    Relation,
    TenGod,
    branch_element,
    hidden_stems,
    main_stem,
    relations,
    stem_element,
    stems_clash,
    stems_combine,
    ten_god,
    voids,
)
from tests.fortune.samples import FOLDER

# Ten gods of 甲 … 癸 for two day masters of either polarity.
GODS = {
    "甲": "비견 겁재 식신 상관 편재 정재 편관 정관 편인 정인",
    "丁": "정인 편인 겁재 비견 상관 식신 정재 편재 정관 편관",
    "庚": "편재 정재 편관 정관 편인 정인 비견 겁재 식신 상관",
    "癸": "상관 식신 정재 편재 정관 편관 정인 편인 겁재 비견",
}
VOIDS = {
    "甲子": "戌亥",
    "癸未": "申酉",
    "庚寅": "午未",
    "甲午": "辰巳",
    "癸丑": "寅卯",
    "丙辰": "子丑",
}


def pillar(hanja: str) -> Pillar:
    return Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1]))


DERIVED = json.loads((FOLDER / "derived.json").read_text("utf-8"))


def test_all_sixty_pillars_are_found_by_stem_and_branch() -> None:
    assert [Pillar.of(i % 10, i % 12).index for i in range(60)] == list(range(60))


def test_a_pillar_in_three_scripts() -> None:
    found = pillar("庚子")
    assert (found.hanja, found.hangul, found.latin) == ("庚子", "경자", "Gyeong-Ja")
    assert found.next().hanja == "辛丑"
    assert pillar("甲子").next(-1).hanja == "癸亥"


@pytest.mark.parametrize("me", GODS)
def test_ten_gods(me: str) -> None:
    found = [ten_god(STEMS.index(me), other).hangul for other in range(10)]
    assert found == GODS[me].split()


def test_families_of_ten_gods() -> None:
    assert TenGod.ROB_WEALTH.family == TenGod.FRIEND.family == "companion"
    assert TenGod.DIRECT_RESOURCE.family == "resource"


@pytest.mark.parametrize("hanja", VOIDS)
def test_voids(hanja: str) -> None:
    assert "".join(BRANCHES[branch] for branch in voids(pillar(hanja))) == VOIDS[hanja]


def test_elements() -> None:
    assert stem_element(STEMS.index("辛")) is Element.METAL
    found = "".join(branch_element(branch)[0] for branch in range(12))
    assert found == "weww" + "effemmew"


def test_hidden_stems_end_with_the_main_stem_of_the_branchs_element() -> None:
    assert hidden_stems(BRANCHES.index("寅")) == "戊丙甲"
    for branch in range(12):
        assert stem_element(main_stem(branch)) is branch_element(branch)


@pytest.mark.parametrize(
    ("pair", "kinds"),
    [
        ("子午", {Relation.CLASH}),
        ("子丑", {Relation.SIX_COMBINE}),
        ("巳申", {Relation.SIX_COMBINE, Relation.PUNISH, Relation.BREAK}),
        ("子未", {Relation.HARM, Relation.RESENT}),
        ("申子", {Relation.HALF_COMBINE}),
        ("午午", {Relation.PUNISH}),
        ("子子", set()),
        ("申辰", set()),
    ],
)
def test_relations_of_branches(pair: str, kinds: set[Relation]) -> None:
    one, other = (BRANCHES.index(sign) for sign in pair)
    assert set(relations(one, other)) == set(relations(other, one)) == kinds


def test_relations_of_stems() -> None:
    names = [(a, b) for a in range(10) for b in range(a, 10)]
    combine = {STEMS[a] + STEMS[b] for a, b in names if stems_combine(a, b)}
    clash = {STEMS[a] + STEMS[b] for a, b in names if stems_clash(a, b)}
    assert combine == {"甲己", "乙庚", "丙辛", "丁壬", "戊癸"}
    assert clash == {"甲庚", "乙辛", "丙壬", "丁癸"}


def test_every_ten_god_void_and_hidden_stem_of_the_sample() -> None:
    for me, stem in enumerate(STEMS):
        gods = " ".join(ten_god(me, other).hangul for other in range(10))
        mains = " ".join(ten_god(me, main_stem(branch)).hangul for branch in range(12))
        assert gods == DERIVED["ten_god_stem"][stem]
        assert mains == DERIVED["ten_god_branch"][stem]
    for one in PILLARS:
        empty = "".join(BRANCHES[branch] for branch in voids(one))
        assert empty == DERIVED["voids"][one.hanja]
    for branch, sign in enumerate(BRANCHES):
        inside = " ".join(f"{STEMS[stem]}{days}" for stem, days in HIDDEN_SHARES[branch])
        assert inside == DERIVED["hidden"][sign]
        assert sum(days for _, days in HIDDEN_SHARES[branch]) == 30


def test_every_relation_of_the_sample() -> None:
    found: dict[str, list[str]] = {}
    for one in range(12):
        for other in range(one, 12):
            for kind in relations(one, other):
                found.setdefault(kind.value, []).append(BRANCHES[one] + BRANCHES[other])
    assert {kind: " ".join(pairs) for kind, pairs in found.items()} == DERIVED["branches_meet"]


def test_a_void_is_what_its_ten_days_leave_out() -> None:
    for first in range(0, 60, 10):
        held = {one.branch for one in PILLARS[first : first + 10]}
        assert set(range(12)) - held == set(voids(PILLARS[first])) == set(voids(PILLARS[first + 9]))
