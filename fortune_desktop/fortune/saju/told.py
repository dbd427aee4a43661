"""Stars and relations of a chart in a sentence each: what met what, and how it is read."""

from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Pillar, Relation
from fortune_desktop.fortune.saju.meetings import Meeting
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.stars import Star
from fortune_desktop.fortune.words import Word


def star_text(star: Star, names: Names) -> str:
    """Why a star is there and what it is read as."""
    called = names.phrases.stars[star.id]
    base, met = star.characters[0], star.characters[1]
    if star.base == "pillar":
        pillar = Pillar.of(STEMS.index(base), BRANCHES.index(met))
        found = names.pillar(pillar)
    else:
        found = sign(met, names)
    rule = names.phrases.star_bases[star.base].format(
        base=sign(base, names), met=found, star=Word(called.name), place=names.place(star.place)
    )
    return f"{rule} {called.about}"


def meeting_name(met: Meeting, names: Names) -> str:
    """A relation's name; punishments are called by their branches, as sources swap the old names."""
    if met.kind not in (Relation.PUNISH.value, "three_punish"):
        return names.phrases.relations[met.kind].name
    if len(set(met.characters)) == 1:
        return names.phrases.punish_names["self"]
    order = "".join(sorted(met.characters, key="子卯寅巳申丑戌未".index))
    return names.phrases.punish_names[order]


def meeting_text(met: Meeting, names: Names) -> str:
    """What a relation says, and what a combination turns to."""
    signs = [sign(character, names) for character in met.characters]
    said = names.phrases.relations[met.kind].text.format(
        one=signs[0], other=signs[1], all=Word(", ".join(signs)), between=names.places(met.places)
    )
    if met.element is None:
        return said
    return f"{said} {names.phrases.turns_to.format(element=names.element(met.element))}"


def sign(character: str, names: Names) -> Word:
    """A stem or a branch given in Hanja."""
    if character in STEMS:
        return names.stem(STEMS.index(character))
    return names.branch(BRANCHES.index(character))
