"""Who tries which arm of an experiment."""

import random
from uuid import UUID

from fortune_desktop.fortune.daily.experiments import ARMS, READING_STYLE, arm_of
from fortune_desktop.fortune.daily.taste import STYLES


def test_a_person_keeps_their_arm_for_good() -> None:
    assert ARMS[READING_STYLE] == STYLES
    tried = [arm_of(READING_STYLE, UUID(int=number)) for number in range(6)]
    assert tried == ["warm", "warm", "detailed", "short", "short", "detailed"]


def test_arms_are_even() -> None:
    chance = random.Random(7)
    crowd = [UUID(int=chance.getrandbits(128)) for _ in range(3000)]
    tried = [arm_of(READING_STYLE, person) for person in crowd]
    chi_square = sum((tried.count(arm) - 1000) ** 2 / 1000 for arm in STYLES)
    assert chi_square < 9.21  # 99 % of fair draws lie below, with 2 degrees of freedom
