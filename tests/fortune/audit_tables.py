"""The tables of four pillars once more, written from their text-book rules and never from the engine's code."""

from collections.abc import Container, Iterator
from itertools import combinations

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
SIXTY = tuple(STEMS[n % 10] + BRANCHES[n % 12] for n in range(60))
ELEMENTS = ("wood", "fire", "earth", "metal", "water")
HANGUL = dict(zip(STEMS + BRANCHES, "갑을병정무기경신임계자축인묘진사오미신유술해", strict=True))
ELEMENT_OF = dict(zip(STEMS, (one for one in ELEMENTS for _ in "음양"), strict=True)) | {
    sign: element
    for element, signs in {
        "wood": "寅卯",
        "fire": "巳午",
        "earth": "辰戌丑未",
        "metal": "申酉",
        "water": "亥子",
    }.items()
    for sign in signs
}
YANG = set("甲丙戊庚壬子寅辰午申戌")
# Every hidden stem with its days, by the Korean table of a month's shares (월률분야).
HIDDEN = {
    "子": {"壬": 10, "癸": 20},
    "丑": {"癸": 9, "辛": 3, "己": 18},
    "寅": {"戊": 7, "丙": 7, "甲": 16},
    "卯": {"甲": 10, "乙": 20},
    "辰": {"乙": 9, "癸": 3, "戊": 18},
    "巳": {"戊": 7, "庚": 7, "丙": 16},
    "午": {"丙": 10, "己": 9, "丁": 11},
    "未": {"丁": 9, "乙": 3, "己": 18},
    "申": {"戊": 7, "壬": 7, "庚": 16},
    "酉": {"庚": 10, "辛": 20},
    "戌": {"辛": 9, "丁": 3, "戊": 18},
    "亥": {"戊": 7, "甲": 7, "壬": 16},
}
STAGES = ("장생", "목욕", "관대", "건록", "제왕", "쇠", "병", "사", "묘", "절", "태", "양")
# Where each stem is born: 甲亥 丙戊寅 庚巳 壬申 forward, 乙午 丁己酉 辛子 癸卯 backward.
BIRTHPLACE = dict(zip("甲乙丙丁戊己庚辛壬癸", "亥午寅酉寅酉巳子申卯", strict=True))
NAYIN = [
    "해중금",
    "노중화",
    "대림목",
    "노방토",
    "검봉금",
    "산두화",
    "간하수",
    "성두토",
    "백랍금",
    "양류목",
    "천중수",
    "옥상토",
    "벽력화",
    "송백목",
    "장류수",
    "사중금",
    "산하화",
    "평지목",
    "벽상토",
    "금박금",
    "복등화",
    "천하수",
    "대역토",
    "차천금",
    "상자목",
    "대계수",
    "사중토",
    "천상화",
    "석류목",
    "대해수",
]
GROUPS = {"申子辰": "water", "寅午戌": "fire", "巳酉丑": "metal", "亥卯未": "wood"}
SEASONS = {"寅卯辰": "wood", "巳午未": "fire", "申酉戌": "metal", "亥子丑": "water"}
STEM_PAIRS = {"甲己": "earth", "乙庚": "metal", "丙辛": "water", "丁壬": "wood", "戊癸": "fire"}
STEM_CLASHES = ("甲庚", "乙辛", "丙壬", "丁癸")
SIX_PAIRS = {"子丑": "earth", "寅亥": "wood", "卯戌": "fire", "辰酉": "metal", "巳申": "water"}
PUNISHED = ("寅巳", "巳申", "申寅", "丑戌", "戌未", "未丑", "子卯", "辰辰", "午午", "酉酉", "亥亥")
BREAKS = ("子酉", "丑辰", "寅亥", "卯午", "巳申", "戌未")
HARMS = ("子未", "丑午", "寅巳", "卯辰", "申亥", "酉戌")
RESENTS = ("子未", "丑午", "寅酉", "卯申", "辰亥", "巳戌")
GHOSTS = ("子酉", "丑午", "寅未", "卯申", "辰亥", "巳戌")
TWELVE = [
    "겁살",
    "재살",
    "천살",
    "지살",
    "년살",
    "월살",
    "망신살",
    "장성살",
    "반안살",
    "역마살",
    "육해살",
    "화개살",
]
NOBLE = {
    **dict.fromkeys("甲戊庚", "丑未"),
    **dict.fromkeys("乙己", "子申"),
    **dict.fromkeys("丙丁", "亥酉"),
    "辛": "寅午",
    **dict.fromkeys("壬癸", "巳卯"),
}
LITERARY = dict(zip(STEMS, "巳午申酉申酉亥子寅卯", strict=True))
RED_CHARM = dict(zip(STEMS, "午午寅未辰辰戌酉子申", strict=True))
HEAVEN_VIRTUE = dict(zip("寅卯辰巳午未申酉戌亥子丑", "丁申壬辛亥甲癸寅丙乙巳庚", strict=True))
TIGER = ("甲辰", "乙未", "丙戌", "丁丑", "戊辰", "壬戌", "癸丑")
COMMANDER = ("庚辰", "庚戌", "壬辰", "壬戌")
GODS = {
    "same": ("비견", "겁재"),
    "feeds": ("식신", "상관"),
    "rules": ("편재", "정재"),
    "ruled": ("편관", "정관"),
    "fed": ("편인", "정인"),
}


def paired(one: str, other: str, pairs: Container[str]) -> str | None:
    """The pair of signs as the table writes it, whichever way round it is met."""
    return next((pair for pair in (one + other, other + one) if pair in pairs), None)


def bond(me: str, other: str) -> str:
    """How an element stands to mine: the one it feeds is the next, the one it rules the next but one."""
    at, to = ELEMENTS.index(ELEMENT_OF[me]), ELEMENTS.index(ELEMENT_OF[other])
    return ("same", "feeds", "rules", "ruled", "fed")[(to - at) % 5]


def ten_god(me: str, other: str) -> str:
    """Of equal polarity the first of each two names, else the second."""
    return GODS[bond(me, other)][(me in YANG) != (other in YANG)]


def main_stem(branch: str) -> str:
    """The hidden stem with the most days."""
    return max(HIDDEN[branch], key=HIDDEN[branch].__getitem__)


def stage(stem: str, branch: str) -> str:
    """Yang stems walk forward from their birthplace, yin stems backward."""
    way = 1 if stem in YANG else -1
    return STAGES[way * (BRANCHES.index(branch) - BRANCHES.index(BIRTHPLACE[stem])) % 12]


def nayin(pillar: str) -> str:
    """One image for two pillars in a row."""
    return NAYIN[SIXTY.index(pillar) // 2]


def voids(pillar: str) -> set[str]:
    """The branches that do not occur in the ten pillars that begin with the same 甲."""
    first = SIXTY.index(pillar) - STEMS.index(pillar[0])
    return set(BRANCHES) - {SIXTY[first + n][1] for n in range(10)}


def group(branch: str) -> str:
    """The three-way combination of a branch."""
    return next(three for three in GROUPS if branch in three)


def twelve_star(base: str, branch: str) -> str:
    """지살 stands on the group's first branch, and the others follow in order."""
    return TWELVE[(BRANCHES.index(branch) - BRANCHES.index(group(base)[0]) + 3) % 12]


def opposite(branch: str) -> str:
    """The branch on the other side."""
    return BRANCHES[(BRANCHES.index(branch) + 6) % 12]


def six_partner(branch: str) -> str:
    """The branch it combines with: the two always add up to 丑, the second."""
    return BRANCHES[(1 - BRANCHES.index(branch)) % 12]


def office(stem: str) -> str:
    """건록: where the stem itself is at home."""
    return next(branch for branch in BRANCHES if stage(stem, branch) == "건록")


Chart = dict[str, str]
Met = tuple[str, frozenset[str], str | None]
Star = tuple[str, str, str]


def meetings(chart: Chart) -> Iterator[Met]:
    """Every relation of a chart: kind, the places, and what it turns to."""
    for (here, one), (there, other) in combinations(chart.items(), 2):
        between = frozenset((here, there))
        for kind, element in (*_stems(one[0], other[0]), *_branches(one[1], other[1])):
            yield kind, between, element
    have = {pillar[1] for pillar in chart.values()}
    for kind, threes in (
        ("three_combine", GROUPS),
        ("directional", SEASONS),
        ("three_punish", {"寅巳申": None, "丑戌未": None}),
    ):
        for three, element in threes.items():
            if set(three) <= have:
                yield (
                    kind,
                    frozenset(p for p, pillar in chart.items() if pillar[1] in three),
                    element,
                )


def _stems(one: str, other: str) -> Iterator[tuple[str, str | None]]:
    if pair := paired(one, other, STEM_PAIRS):
        yield "stem_combine", STEM_PAIRS[pair]
    if paired(one, other, STEM_CLASHES):
        yield "stem_clash", None


def _branches(one: str, other: str) -> Iterator[tuple[str, str | None]]:
    if six_partner(one) == other:
        yield "six_combine", SIX_PAIRS.get(paired(one, other, SIX_PAIRS) or "")
    if one != other and group(one) == group(other) and set("子午卯酉") & {one, other}:
        yield "half_combine", GROUPS[group(one)]
    if opposite(one) == other:
        yield "clash", None
    for kind, pairs in {
        "punish": PUNISHED,
        "break": BREAKS,
        "harm": HARMS,
        "resent": RESENTS,
    }.items():
        if paired(one, other, pairs):
            yield kind, None


def stars(chart: Chart) -> Iterator[Star]:
    """Every star of a chart: id, place and base."""
    me, month = chart["day"][0], chart["month"][1]
    for place, pillar in chart.items():
        yield from ((star, place, "day_stem") for star in _by_stem(me, pillar[1]))
        for base in ("year", "day"):
            if place != base:
                called = _by_branch(chart[base][1], pillar[1])
                yield from ((star, place, f"{base}_branch") for star in called)
        if place != "day" and paired(chart["day"][1], pillar[1], GHOSTS):
            yield "ghost_gate", place, "day_branch"
        if HEAVEN_VIRTUE[month] in pillar:
            yield "heaven_virtue", place, "month_branch"
        # 월덕: the yang stem of the element of the month's three-way combination.
        if ELEMENT_OF[pillar[0]] == GROUPS[group(month)] and pillar[0] in YANG:
            yield "month_virtue", place, "month_branch"
        if pillar in TIGER:
            yield "white_tiger", place, "pillar"
        if pillar in COMMANDER:
            yield "commander", place, "pillar"


def _by_stem(me: str, branch: str) -> Iterator[str]:
    called = {
        "noble": branch in NOBLE[me],
        "literary": branch == LITERARY[me],
        "scholar": stage(me, branch) == "장생",
        "hidden_stipend": branch == six_partner(office(me)),
        "golden_carriage": branch == BRANCHES[(BRANCHES.index(office(me)) + 2) % 12],
        "blade": me in YANG and stage(me, branch) == "제왕",
        "red_charm": branch == RED_CHARM[me],
    }
    return (star for star, here in called.items() if here)


def _by_branch(base: str, branch: str) -> Iterator[str]:
    first, _, last = group(base)
    called = {
        "travel_horse": opposite(first),
        # The branch after the group's first: where its element bathes (목욕).
        "peach_blossom": BRANCHES[(BRANCHES.index(first) + 1) % 12],
        "canopy": last,
    }
    return (star for star, sign in called.items() if sign == branch)
