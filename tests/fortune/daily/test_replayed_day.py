"""A household's day of 1,000 requests: most of them find what they want in memory."""

from pathlib import Path

from benches.core_day import REQUESTS, replay


async def test_four_of_five_requests_of_a_day_are_answered_from_memory(tmp_path: Path) -> None:
    day = await replay(tmp_path)
    assert day.remembered >= 0.8 * REQUESTS
    assert sum(day.looked) >= 0.8 * len(day.looked)
    assert day.asked > 0
