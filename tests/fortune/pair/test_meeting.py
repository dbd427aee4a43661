"""How two branches meet."""

from itertools import product

import pytest

from fortune_desktop.fortune.cycle import BRANCHES
from fortune_desktop.fortune.pair.meeting import KINDS, kinds


def met(pair: str) -> tuple[str, ...]:
    one, other = (BRANCHES.index(sign) for sign in pair)
    return kinds(one, other)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("子丑", ("six_combine",)),
        ("寅亥", ("six_combine", "break")),
        ("巳申", ("six_combine", "punish", "break")),
        ("寅午", ("three_combine",)),
        ("申辰", ("three_combine",)),
        ("卯未", ("three_combine",)),
        ("子午", ("clash",)),
        ("丑未", ("clash", "punish")),
        ("子未", ("resent", "harm")),
        ("寅巳", ("punish", "harm")),
        ("寅酉", ("resent",)),
        ("子酉", ("break",)),
        ("午午", ("punish", "same")),
        ("子子", ("same",)),
        ("子寅", ()),
    ],
)
def test_known_meetings(pair: str, expected: tuple[str, ...]) -> None:
    assert met(pair) == expected


def test_meetings_are_mutual_and_in_their_order() -> None:
    for one, other in product(range(12), repeat=2):
        assert kinds(one, other) == kinds(other, one)
        assert list(kinds(one, other)) == sorted(kinds(one, other), key=KINDS.index)


def test_each_branch_has_its_trio_and_its_opposite() -> None:
    for one in range(12):
        trio = [other for other in range(12) if "three_combine" in kinds(one, other)]
        assert trio == sorted([(one + 4) % 12, (one + 8) % 12])
        assert "clash" in kinds(one, (one + 6) % 12)
