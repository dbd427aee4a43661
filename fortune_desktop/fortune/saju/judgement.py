"""The estimates written out: strength, useful element and pattern, each with its sum and its reasons."""

from fortune_desktop.fortune.cycle import STEMS, Pillars, TenGod, main_stem, stem_element, ten_god
from fortune_desktop.fortune.saju import strength as rules
from fortune_desktop.fortune.saju.models import (
    ElementCandidate,
    Pattern,
    Strength,
    StrengthLine,
    UsefulElement,
)
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.words import Word

_WHOLE = 100
_RULES: tuple[rules.Rule, ...] = ("season", "seat", "allies")


def strength(found: rules.Strength, names: Names) -> Strength:
    """The sum with a text for each line."""
    return Strength(
        score=found.score,
        points=found.points,
        of=found.of,
        level=found.level,
        level_name=names.phrases.levels[found.level],
        lines=[_line(line, names) for line in found.lines],
        text=_sum(found, names),
    )


def _line(line: rules.Line, names: Names) -> StrengthLine:
    texts = names.phrases
    above = line.character in STEMS
    places = texts.stem_places if above else texts.branch_places
    return StrengthLine(
        rule=line.rule,
        rule_name=texts.rules[line.rule],
        place=line.place,
        character=line.character,
        god=names.god(line.god),
        points=line.points,
        of=line.of,
        text=texts.strength["line"].format(
            place=places[line.place],
            character=line.character,
            god=names.god(line.god).name,
            points=line.points,
            of=line.of,
        ),
    )


def _sum(found: rules.Strength, names: Names) -> str:
    parts = {rule: sum(line.points for line in found.lines if line.rule == rule) for rule in _RULES}
    level = Word(names.phrases.levels[found.level])
    key = "sum" if found.of == _WHOLE else "sum_part"
    return names.phrases.strength[key].format(
        **parts, points=found.points, of=found.of, score=found.score, level=level
    )


def useful_element(pillars: Pillars, found: rules.Strength, names: Names) -> UsefulElement:
    """The estimate with every school's candidate and why."""
    useful = rules.useful_element(pillars, found)
    candidates = [
        ElementCandidate(
            school=one.school,
            school_name=names.phrases.schools[one.school],
            element=one.element,
            element_name=names.element(one.element),
            helper=one.helper,
            helper_name=names.element(one.helper),
            text=_reason(one, pillars, found, useful, names),
        )
        for one in useful.candidates
    ]
    verdict = _verdict(useful, names)
    helper = names.phrases.useful["helper"].format(helper=names.element(useful.helper))
    return UsefulElement(
        element=useful.element,
        element_name=names.element(useful.element),
        helper=useful.helper,
        helper_name=names.element(useful.helper),
        agree=useful.agree,
        candidates=candidates,
        reasons=[*(one.text for one in candidates), verdict, helper],
        text=f"{candidates[0].text} {verdict}",
    )


def _reason(
    one: rules.Candidate,
    pillars: Pillars,
    found: rules.Strength,
    useful: rules.Useful,
    names: Names,
) -> str:
    heavy = one.heavy
    me = stem_element(pillars.day.stem)
    return names.phrases.useful[one.rule].format(
        element=names.element(one.element),
        points=useful.weights[one.element],
        weight=useful.weights[rules.family_element(me, heavy)] if heavy else 0,
        level=Word(names.phrases.levels[found.level]),
        month=names.branch(pillars.month.branch),
    )


def _verdict(useful: rules.Useful, names: Names) -> str:
    first, *others = useful.candidates
    other = others[0].element if others else first.element
    key = ("agree" if useful.agree else "disagree") if others else "alone"
    return names.phrases.useful[key].format(
        element=names.element(first.element), other=names.element(other)
    )


def pattern(pillars: Pillars, names: Names) -> Pattern:
    """격국 by the month branch's main stem alone, shown among the stems above or not."""
    me, main = pillars.day.stem, main_stem(pillars.month.branch)
    god = ten_god(me, main)
    above = [pillars.year, pillars.month, *([pillars.hour] if pillars.hour else [])]
    shown = main in [pillar.stem for pillar in above]
    blade = god is TenGod.ROB_WEALTH and me % 2 == 0
    key = "blade" if blade else god.value
    called = Word(names.phrases.patterns[key])
    return Pattern(
        id=key,
        name=called,
        shown=shown,
        text=names.phrases.pattern["shown" if shown else "hidden"].format(
            branch=names.branch(pillars.month.branch),
            stem=names.stem(main),
            god=Word(names.god(god).name),
            pattern=called,
        ),
    )
