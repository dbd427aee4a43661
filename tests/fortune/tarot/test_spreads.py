"""The spreads: every one of the contract, with places that exist and names in both languages."""

from typing import get_args

import pytest

from fortune_desktop.fortune.tarot.models import SpreadId
from fortune_desktop.fortune.tarot.phrases import frames
from fortune_desktop.fortune.tarot.spreads import layouts

SIZES = {
    "one": 1, "yes_no": 1, "past_present_future": 3, "situation_action_outcome": 3,
    "self_other_relation": 3, "choice": 5, "relationship": 7, "horseshoe": 7, "celtic_cross": 10,
    "week": 7, "year": 13,
}  # fmt: skip


def test_every_spread_of_the_contract_with_its_cards() -> None:
    assert tuple(layouts()) == get_args(SpreadId)
    assert {name: len(one.positions) for name, one in layouts().items()} == SIZES


def test_the_celtic_cross_is_dealt_in_waites_order() -> None:
    places = [place.id for place in layouts()["celtic_cross"].positions]
    assert places == [
        "covers", "crosses", "crowns", "beneath", "behind",
        "before", "self", "house", "hopes_fears", "outcome",
    ]  # fmt: skip
    about = layouts()["celtic_cross"].about["ko"]
    names = [place.ko for place in layouts()["celtic_cross"].positions]
    assert sorted(names, key=about.index) == names


@pytest.mark.parametrize("name", SIZES)
def test_places_are_named_once_and_the_key_places_exist(name: str) -> None:
    layout = layouts()[name]
    ids = [place.id for place in layout.positions]
    assert len(set(ids)) == len({place.ko for place in layout.positions}) == len(ids)
    assert len({place.en for place in layout.positions}) == len(ids)
    assert {layout.outcome, *(layout.pair or ())} <= set(ids)


@pytest.mark.parametrize("name", SIZES)
def test_the_end_gives_advice_that_its_place_does_not_tell_already(name: str) -> None:
    says = {place.id: place.says for place in layouts()[name].positions}
    assert says[layouts()[name].outcome] != "advice"
    assert all(
        (place.role == "advice") == (place.says == "advice") for place in layouts()[name].positions
    )


def test_every_role_has_words() -> None:
    two_faced = {"challenge", "strength"}
    roles = {place.role for layout in layouts().values() for place in layout.positions}
    spoken = {f"{role}_{way}" for role in two_faced for way in ("up", "down")}
    for locale in ("ko", "en"):
        assert set(frames(locale)) == (roles - two_faced) | spoken


def test_a_spread_as_it_is_told() -> None:
    shown = layouts()["choice"].shown("ko")
    assert shown.name == "두 갈래 선택"
    assert [place.name for place in shown.positions][1:3] == ["A의 지금", "A의 나중"]
    assert layouts()["week"].shown("en").positions[0].name == "Monday"
