"""What both readings of this room share: the twelve animals, the span of a score, and its mood."""

from typing import Literal, get_args

from fortune_desktop.fortune.pair.models import Animal

ANIMALS: tuple[Animal, ...] = get_args(Animal)
BASE_SCORE, LOWEST_SCORE, HIGHEST_SCORE = 60, 20, 98
_GOOD_FROM, _CAREFUL_BELOW = 66, 54


def clipped(points: int) -> int:
    """A score: 60 and the points, kept within 20-98."""
    return max(LOWEST_SCORE, min(HIGHEST_SCORE, BASE_SCORE + points))


def tone_of(score: int) -> Literal["good", "fair", "careful"]:
    """Which mood a score calls for."""
    if score >= _GOOD_FROM:
        return "good"
    return "careful" if score < _CAREFUL_BELOW else "fair"
