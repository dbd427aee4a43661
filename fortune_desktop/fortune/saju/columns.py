"""The pillars of a chart as columns to draw and as the contract's tables by place."""

from collections.abc import Callable, Sequence
from typing import Literal

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    HIDDEN_SHARES,
    PILLARS,
    STEMS,
    Pillar,
    Pillars,
    Place,
    branch_element,
    hidden_stems,
    main_stem,
    stem_element,
    ten_god,
    voids,
)
from fortune_desktop.fortune.models import PillarTexts
from fortune_desktop.fortune.saju.models import (
    BranchShown,
    Column,
    GodPair,
    HiddenStem,
    Named,
    PlacedGods,
    PlacedStems,
    StemShown,
)
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.nayin import nayin
from fortune_desktop.fortune.saju.stages import stage
from fortune_desktop.fortune.saju.stars import TWELVE_STARS, stars, twelve_star

Role = Literal["initial", "middle", "main"]
_ROLES: dict[int, tuple[Role, ...]] = {2: ("initial", "main"), 3: ("initial", "middle", "main")}


def columns(pillars: Pillars, notes: dict[Place, str], names: Names) -> list[Column]:
    """The columns from the hour to the year, as Korean tables stand; `notes` are the small lines of their heads."""
    found = stars(pillars)
    shown = []
    for place, pillar in reversed(list(pillars.placed().items())):
        ids = dict.fromkeys(star.id for star in found if star.place == place)
        here = [Named(id=star, name=names.phrases.stars[star].name) for star in ids]
        shown.append(_column(pillars, place, pillar, notes.get(place, ""), here, names))
    return shown


def _column(
    pillars: Pillars, place: Place, pillar: Pillar, note: str, here: list[Named], names: Names
) -> Column:
    me, texts = pillars.day.stem, names.phrases
    image, twelfth = nayin(pillar), TWELVE_STARS[twelve_star(pillars.year.branch, pillar.branch)]
    return Column(
        place=place,
        title=texts.places[place],
        note=note,
        pillar=pillar.hanja,
        pillar_name=names.pillar(pillar),
        stem=_stem(pillars, place, pillar, names),
        branch=_branch(pillars, pillar, names),
        hidden=_hidden(me, pillar.branch, names),
        stage=names.stage(stage(me, pillar.branch)),
        own_stage=names.stage(stage(pillar.stem, pillar.branch)),
        nayin=Named(id=str(image), name=texts.nayin[image]),
        twelve_star=Named(id=twelfth, name=texts.twelve_stars[twelfth]),
        stars=here,
    )


def _stem(pillars: Pillars, place: Place, pillar: Pillar, names: Names) -> StemShown:
    element = stem_element(pillar.stem)
    god = None if place == "day" else names.god(ten_god(pillars.day.stem, pillar.stem))
    return StemShown(
        hanja=STEMS[pillar.stem],
        name=names.signs(pillar)[0],
        element=element,
        element_name=names.element(element),
        yang=pillar.stem % 2 == 0,
        god=god,
    )


def _branch(pillars: Pillars, pillar: Pillar, names: Names) -> BranchShown:
    element = branch_element(pillar.branch)
    return BranchShown(
        hanja=BRANCHES[pillar.branch],
        name=names.signs(pillar)[1],
        animal=names.phrases.animals[pillar.branch],
        element=element,
        element_name=names.element(element),
        yang=pillar.branch % 2 == 0,
        god=names.god(ten_god(pillars.day.stem, main_stem(pillar.branch))),
        void_of=void_of(pillars, pillar),
    )


def void_of(pillars: Pillars, pillar: Pillar) -> list[Literal["year", "day"]]:
    """For which of the two base pillars (연주, 일주) a pillar's branch is void (공망)."""
    found: list[Literal["year", "day"]] = []
    if pillar.branch in voids(pillars.year):
        found.append("year")
    if pillar.branch in voids(pillars.day):
        found.append("day")
    return found


def _hidden(me: int, branch: int, names: Names) -> list[HiddenStem]:
    shares = HIDDEN_SHARES[branch]
    return [
        HiddenStem(
            hanja=STEMS[stem],
            name=names.signs(PILLARS[stem])[0],
            role=role,
            role_name=names.phrases.roles[role],
            element=stem_element(stem),
            god=names.god(ten_god(me, stem)),
            days=days,
        )
        for (stem, days), role in zip(shares, roles_of(branch), strict=True)
    ]


def roles_of(branch: int) -> tuple[Role, ...]:
    """What the hidden stems of a branch are called, in order: 여기, 중기 if there are three, 정기."""
    return _ROLES[len(HIDDEN_SHARES[branch])]


def by_place(pillars: Pillars, text: Callable[[Pillar], str]) -> PillarTexts:
    """One text a pillar; null for an unknown hour."""
    return PillarTexts(
        year=text(pillars.year),
        month=text(pillars.month),
        day=text(pillars.day),
        hour=None if pillars.hour is None else text(pillars.hour),
    )


def placed_gods(pillars: Pillars) -> PlacedGods:
    """The ten gods in Korean by pillar."""
    me = pillars.day.stem

    def pair(pillar: Pillar) -> GodPair:
        branch = ten_god(me, main_stem(pillar.branch)).hangul
        return GodPair(stem=ten_god(me, pillar.stem).hangul, branch=branch)

    day = pair(pillars.day).model_copy(update={"stem": None})
    hour = pair(pillars.hour) if pillars.hour else None
    return PlacedGods(year=pair(pillars.year), month=pair(pillars.month), day=day, hour=hour)


def placed_stems(pillars: Pillars) -> PlacedStems:
    """The hidden stems in Hanja by pillar."""

    def inside(pillar: Pillar) -> list[str]:
        return list(hidden_stems(pillar.branch))

    return PlacedStems(
        year=inside(pillars.year),
        month=inside(pillars.month),
        day=inside(pillars.day),
        hour=inside(pillars.hour) if pillars.hour else None,
    )


def in_hanja(branches: Sequence[int]) -> list[str]:
    """Branches as Hanja."""
    return [BRANCHES[branch] for branch in branches]
