"""How two branches meet across two charts, or a chart and a day: the kinds that this room weighs and tells."""

from fortune_desktop.fortune.cycle import BRANCHES, THREE_COMBINE, Relation, relations

SAME, THREE = "same", "three_combine"
# The order in which a meeting is named when it is several things at once.
KINDS = ("six_combine", THREE, "clash", "punish", "resent", "harm", "break", SAME)


def kinds(one: int, other: int) -> tuple[str, ...]:
    """Every way two branches (0-11) meet, the most telling first; empty when they do not."""
    found = {kind.value for kind in relations(one, other) if kind is not Relation.HALF_COMBINE}
    if one == other:
        found.add(SAME)
    elif _group(one) == _group(other):
        found.add(THREE)
    return tuple(kind for kind in KINDS if kind in found)


def _group(branch: int) -> str:
    """The three-way combination (삼합) a branch belongs to."""
    return next(group for group in THREE_COMBINE if BRANCHES[branch] in group)
