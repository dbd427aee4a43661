"""What both readings of the room share."""

from fortune_desktop.fortune.cycle import BRANCHES
from fortune_desktop.fortune.pair.show import ANIMALS, clipped, tone_of


def test_scores_stay_within_their_span() -> None:
    assert [clipped(points) for points in (-99, -40, 0, 38, 99)] == [20, 20, 60, 98, 98]


def test_moods() -> None:
    moods = [tone_of(score) for score in (98, 66, 65, 54, 53, 20)]
    assert moods == ["good", "good", "fair", "fair", "careful", "careful"]


def test_animals_stand_in_the_order_of_the_branches() -> None:
    assert dict(zip(BRANCHES, ANIMALS, strict=True))["午"] == "horse"
