"""The operations of the cards as a caller meets them."""

from datetime import date

from hypothesis import strategies as st

from fortune_desktop.fortune.tarot.models import TarotReading
from tests.fortune.house import UNBORN, House


async def test_a_draw_without_a_seed_tells_the_seed_that_replays_it(house: House) -> None:
    drawn = await house.call("tarot")
    assert isinstance(drawn, TarotReading)
    assert drawn.seed == "07" * 16
    assert await house.call("tarot", seed=drawn.seed) == drawn
    assert house.shelf.kept == {}


async def test_a_persons_draw_is_kept_even_without_a_birth(house: House) -> None:
    await house.call("tarot", user_id=str(UNBORN), seed=1)
    ((user, kind, on, _),) = house.shelf.kept.values()
    assert (user, kind, on) == (UNBORN, "tarot", date(2026, 11, 22))


TEXT = st.text(max_size=30) | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)
