"""The animals and what they are called."""

import pytest

from fortune_desktop.core.errors import Invalid
from fortune_desktop.fortune.cycle import BRANCHES
from fortune_desktop.fortune.pair.branches import ANIMALS, branch_asked


def test_animals_stand_in_the_order_of_the_branches() -> None:
    assert dict(zip(BRANCHES, ANIMALS, strict=True))["午"] == "horse"
    assert [branch_asked(animal) for animal in ANIMALS] == list(range(12))


def test_an_animal_is_asked_for_in_any_script() -> None:
    assert {branch_asked(text) for text in ("horse", "午", "오", "말")} == {6}


@pytest.mark.parametrize("unknown", ["cat", "", "쥐띠", "子午", "HORSE"])
def test_an_unknown_animal_is_refused_with_those_there_are(unknown: str) -> None:
    with pytest.raises(Invalid) as caught:
        branch_asked(unknown)
    assert caught.value.details == {"field": "branch", "known": list(ANIMALS)}
