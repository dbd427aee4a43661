"""How a score is made in every room: 60 and the sum of named effects, kept within 20-98; and the mood it calls for."""

from typing import Annotated, Literal

from pydantic import Field

BASE_SCORE, LOWEST_SCORE, HIGHEST_SCORE = 60, 20, 98
Score = Annotated[int, Field(ge=LOWEST_SCORE, le=HIGHEST_SCORE)]
Tone = Literal["good", "fair", "careful"]
_GOOD_FROM, _CAREFUL_BELOW = 66, 54


def score_of(points: int) -> int:
    """A score from the sum of its effects."""
    return max(LOWEST_SCORE, min(HIGHEST_SCORE, BASE_SCORE + points))


def tone_of(score: int) -> Tone:
    """Which mood a score calls for."""
    if score >= _GOOD_FROM:
        return "good"
    return "careful" if score < _CAREFUL_BELOW else "fair"
