"""The operations of the cards as a caller meets them."""

from datetime import date

import pytest
from pydantic import ValidationError

from fortune_desktop.core.errors import Invalid, NotFound, OutOfRange
from fortune_desktop.fortune.tarot.models import (
    DailyCard,
    Deck,
    DeckCard,
    Spreads,
    TarotReading,
    TarotRequest,
)
from tests.fortune.house import NOBODY, SOMEONE, UNBORN, House


async def test_a_draw_without_a_seed_tells_the_seed_that_replays_it(house: House) -> None:
    drawn = await house.call("tarot")
    assert isinstance(drawn, TarotReading)
    assert drawn.seed == "07" * 16
    assert await house.call("tarot", seed=drawn.seed) == drawn
    assert house.shelf.kept == {}


async def test_a_persons_draw_is_kept_even_without_a_birth(house: House) -> None:
    drawn = await house.call("tarot", user_id=str(UNBORN), seed=1, spread="celtic_cross")
    ((user, kind, on, body),) = house.shelf.kept.values()
    assert (user, kind, on) == (UNBORN, "tarot", date(2026, 11, 22))
    assert TarotReading.model_validate_json(body) == drawn


async def test_every_part_of_a_request_is_heard(house: House) -> None:
    drawn = await house.call(
        "tarot", spread="week", question="돈?", topic="love", reversals=0, seed="s", locale="en"
    )
    assert isinstance(drawn, TarotReading)
    assert (drawn.spread, drawn.spread_name, drawn.topic) == ("week", "Week", "love")
    assert (drawn.question, drawn.seed) == ("돈?", "s")
    assert not any(card.reversed for card in drawn.cards)


@pytest.mark.parametrize(
    ("told", "share"),
    [(0, 0), (0.25, 0.25), (0.5, 0.5), (25, 0.25), (50, 0.5), (True, 0.5), (False, 0)],
)
def test_reversals_are_read_as_shares_percentages_and_truths(told: object, share: float) -> None:
    assert TarotRequest.model_validate({"reversals": told}).reversals == share


@pytest.mark.parametrize("told", [1, 0.3, 75, -0.25, "often", None, [0.5], float("nan")])
def test_other_reversals_say_what_is_allowed(told: object) -> None:
    with pytest.raises(ValidationError, match=r"should be 0, 0\.25 or 0\.5") as caught:
        TarotRequest.model_validate({"reversals": told})
    assert caught.value.errors()[0]["loc"] == ("reversals",)


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"spread": "pyramid"}, "spread"),
        ({"topic": "health"}, "topic"),
        ({"reversals": 0.4}, "reversals"),
        ({"question": "?" * 501}, "question"),
        ({"user_id": "x"}, "user_id"),
        ({"cards": 3}, "cards"),
    ],
)
async def test_bad_input_names_the_field(
    house: House, params: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await house.call("tarot", **params)
    (problem, *_) = caught.value.details["errors"]  # type: ignore[misc, index]
    assert problem["field"] == field  # type: ignore[index, call-overload]


async def test_an_unknown_spread_is_told_which_there_are(house: House) -> None:
    with pytest.raises(Invalid) as caught:
        await house.call("tarot", spread="pyramid")
    assert "'celtic_cross'" in str(caught.value.details["errors"])


async def test_the_deck_is_a_plain_array_of_78_cards(house: House) -> None:
    found = await house.call("tarot.deck", locale="en")
    assert isinstance(found, Deck)
    assert len(found.root) == 78
    assert found.json_bytes().startswith(b'[{"id":"major_00","name":"The Fool"')


async def test_the_spreads_are_a_plain_array(house: House) -> None:
    found = await house.call("tarot.spreads")
    assert isinstance(found, Spreads)
    assert len(found.root) == 11
    assert found.json_bytes().startswith('[{"id":"one","name":"한 장"'.encode())


async def test_a_card_by_its_id(house: House) -> None:
    found = await house.call("tarot.card", id="swords_13", locale="en")
    assert isinstance(found, DeckCard)
    assert (found.name, found.rank, found.element) == ("Queen of Swords", "queen", "air")


async def test_an_unknown_card_names_the_field_and_what_there_is(house: House) -> None:
    with pytest.raises(Invalid) as caught:
        await house.call("tarot.card", id="the_joker")
    assert caught.value.details["field"] == "id"
    known = caught.value.details["known"]
    assert isinstance(known, list)
    assert len(known) == 78
    assert "the_joker" not in known


async def test_the_card_of_the_day_is_today_s_and_stays(house: House) -> None:
    card = await house.call("tarot.daily", user_id=str(UNBORN))
    assert isinstance(card, DailyCard)
    assert card.date == date(2026, 11, 22)
    again = await house.call("tarot.daily", user_id=str(UNBORN), date="2026-11-22")
    assert again == card
    tomorrow = await house.call("tarot.daily", user_id=str(UNBORN), date="2026-11-23")
    assert isinstance(tomorrow, DailyCard)
    assert tomorrow.cards[0].card.id != card.cards[0].card.id
    assert house.shelf.kept == {}


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"user_id": str(NOBODY)}, NotFound),
        ({"user_id": str(SOMEONE), "date": "2026-02-30"}, Invalid),
        ({"user_id": str(SOMEONE), "date": "2150-01-01"}, OutOfRange),
        ({"user_id": str(SOMEONE), "date": "soon"}, Invalid),
    ],
)
async def test_no_card_for_nobody_or_no_day(
    house: House, params: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await house.call("tarot.daily", **params)
