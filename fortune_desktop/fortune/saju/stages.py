"""The twelve stages of life (십이운성) that a stem passes through in the branches.

Yang stems go forward, yin stems backward (양순음역), and earth goes with fire (화토동궁), as Korean manuals print it.
"""

from enum import StrEnum


class Stage(StrEnum):
    """The stages in the order of a life, from birth (장생) to nurture (양)."""

    BIRTH = "birth"
    BATH = "bath"
    CROWN = "crown"
    OFFICE = "office"
    PEAK = "peak"
    DECLINE = "decline"
    ILLNESS = "illness"
    DEATH = "death"
    TOMB = "tomb"
    SEVERANCE = "severance"
    WOMB = "womb"
    NURTURE = "nurture"

    @property
    def hangul(self) -> str:
        """The Korean name."""
        return _HANGUL[self]


_STAGES = tuple(Stage)
_HANGUL = dict(
    zip(
        Stage,
        ["장생", "목욕", "관대", "건록", "제왕", "쇠", "병", "사", "묘", "절", "태", "양"],
        strict=True,
    )
)
# The branch of each stem's birth, from 甲: 亥 午 寅 酉 寅 酉 巳 子 申 卯.
_BIRTHS = (11, 6, 2, 9, 2, 9, 5, 0, 8, 3)


def _stage(stem: int, branch: int) -> Stage:
    steps = branch - _BIRTHS[stem] if stem % 2 == 0 else _BIRTHS[stem] - branch
    return _STAGES[steps % 12]


_TABLE = tuple(tuple(_stage(stem, branch) for branch in range(12)) for stem in range(10))


def stage(stem: int, branch: int) -> Stage:
    """The stage of a stem (0-9) in a branch (0-11)."""
    return _TABLE[stem][branch]
