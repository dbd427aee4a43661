"""Scores: where they begin, how far they go, and their moods."""

from fortune_desktop.fortune.scores import score_of, tone_of


def test_scores_stay_within_their_span() -> None:
    assert [score_of(points) for points in (-99, -40, 0, 38, 99)] == [20, 20, 60, 98, 98]


def test_moods() -> None:
    moods = [tone_of(score) for score in (98, 66, 65, 54, 53, 20)]
    assert moods == ["good", "good", "fair", "fair", "careful", "careful"]
