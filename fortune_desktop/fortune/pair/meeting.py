"""How two branches meet across two charts, or a chart and a day: the kinds that this room weighs and tells."""

from fortune_desktop.fortune.cycle import Relation, relations
from fortune_desktop.fortune.saju.stars import group_of

SAME, THREE = "same", "three_combine"
# The order in which a meeting is named when it is several things at once.
KINDS = ("six_combine", THREE, "clash", "punish", "resent", "harm", "break", SAME)


def kinds(one: int, other: int) -> tuple[str, ...]:
    """Every way two branches (0-11) meet, the most telling first; empty when they do not."""
    found = {kind.value for kind in relations(one, other) if kind is not Relation.HALF_COMBINE}
    if one == other:
        found.add(SAME)
    elif group_of(one) == group_of(other):
        found.add(THREE)
    return tuple(kind for kind in KINDS if kind in found)
