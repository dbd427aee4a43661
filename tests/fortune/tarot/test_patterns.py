"""What a hand of cards shows together."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.tarot.deck import deck
from fortune_desktop.fortune.tarot.models import Element
from fortune_desktop.fortune.tarot.patterns import (
    ELEMENTS,
    NOTABLE,
    Found,
    Laid,
    arc,
    brightest_and_heaviest,
    dignity,
    find,
    leaning,
)
from fortune_desktop.fortune.tarot.spreads import layouts

PLACES = layouts()["year"].positions
BY_ID = {card.id: card for card in deck()}


def hand(*cards: str) -> list[Laid]:
    """Cards laid in a row; a minus before the id turns the card."""
    return [
        Laid(place, BY_ID[card.lstrip("-")], card.startswith("-"))
        for place, card in zip(PLACES, cards, strict=False)
    ]


def found(*cards: str) -> dict[str, Found]:
    return {one.id: one for one in find(hand(*cards), 0.5)}


@pytest.mark.parametrize(
    ("cards", "pattern", "number"),
    [
        (("major_01", "major_05", "-wands_02"), "majors_many", 2),
        (("-cups_02", "cups_12", "major_16"), "suit_cups", 2),
        (("major_04", "wands_02", "-major_19"), "element_fire", 3),
        (("wands_01", "-cups_01", "swords_01"), "rank_ace", 3),
        (("-wands_13", "cups_13", "swords_05"), "rank_queen", 2),
        (("-wands_01", "cups_03", "swords_08"), "rising", 3),
        (("-wands_09", "cups_03", "swords_02"), "falling", 3),
        (("-wands_09", "-cups_03", "-swords_05"), "reversed_many", 3),
        (("wands_09", "cups_03", "swords_05"), "upright_all", 3),
        (("-wands_11", "cups_14", "swords_05"), "courts_many", 2),
    ],
)
def test_three_cards_show(cards: tuple[str, ...], pattern: str, number: int) -> None:
    assert found(*cards)[pattern].number == number


def test_five_cards_show_what_is_missing() -> None:
    patterns = found("-wands_02", "cups_07", "swords_05", "wands_11", "cups_04")
    assert patterns["missing_earth"].thing == "earth"
    assert patterns["majors_none"].number == 0
    several_missing = found("-wands_02", "wands_07", "swords_05", "wands_11", "swords_04")
    assert not any(name.startswith("missing") for name in several_missing)


def test_three_cards_do_not_show_what_is_missing() -> None:
    patterns = found("-wands_02", "cups_07", "swords_05")
    assert not any(name.startswith(("missing", "majors_none")) for name in patterns)


def test_a_pair_in_a_large_hand_is_nothing() -> None:
    large = ("-wands_02", "cups_02", "swords_05", "pentacles_07", "major_01", "major_13", "cups_09")
    assert "rank_two" not in found(*large)


@pytest.mark.parametrize(
    ("cards", "number"),
    [
        (("major_15", "-swords_01", "pentacles_07"), 5),
        (("wands_14", "-cups_10", "swords_11"), 10),
        (("major_21", "-cups_01", "major_00"), 4),
        (("major_00", "-wands_11", "cups_12"), 0),
    ],
)
def test_the_sum_is_reduced_to_a_trump(cards: tuple[str, ...], number: int) -> None:
    assert found(*cards)["sum"].number == number


def test_a_hand_of_courts_has_no_sum() -> None:
    assert "sum" not in found("wands_11", "-cups_12", "swords_13")


def test_without_anything_notable_it_is_balanced() -> None:
    assert list(found("-wands_09", "cups_03", "major_11")) == ["balanced", "sum"]


def test_upright_is_remarkable_only_when_cards_could_be_reversed() -> None:
    assert "upright_all" not in {one.id for one in find(hand("wands_09", "cups_03", "major_11"), 0)}


def test_one_card_has_no_pattern() -> None:
    assert find(hand("major_01"), 0.5) == []


def test_four_of_a_rank_outweigh_the_rest() -> None:
    cards = ("wands_01", "cups_01", "swords_01", "pentacles_01", "-major_05")
    assert find(hand(*cards), 0.5)[0].id == "rank_ace"


hands = st.lists(
    st.tuples(st.sampled_from(sorted(BY_ID)), st.booleans()),
    min_size=3,
    max_size=13,
    unique_by=lambda drawn: drawn[0],
).map(lambda drawn: hand(*(f"{'-' * turned}{card}" for card, turned in drawn)))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(hands)
def test_every_hand_shows_something_and_the_strongest_first(cards: Sequence[Laid]) -> None:
    patterns = find(cards, 0.5)
    assert patterns[0].weight >= NOTABLE
    weights = [one.weight for one in patterns]
    assert weights == sorted(weights, reverse=True)
    assert len({one.id for one in patterns}) == len(patterns)
    assert all(0 <= one.number <= max(21, len(cards)) for one in patterns)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("fire", "air", "friendly"),
        ("water", "earth", "friendly"),
        ("fire", "water", "weak"),
        ("air", "earth", "weak"),
        ("fire", "earth", "neutral"),
        ("air", "water", "neutral"),
    ],
)
def test_elemental_dignities(one: Element, other: Element, kind: str) -> None:
    assert dignity(one, other) == dignity(other, one) == kind


def test_an_element_is_the_same_as_itself() -> None:
    assert {dignity(element, element) for element in ELEMENTS} == {"same"}


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("major_16", "major_19", "up"),
        ("-major_19", "major_21", "up"),
        ("major_19", "major_16", "down"),
        ("major_19", "major_21", "bright"),
        ("major_09", "-major_16", "mixed"),
        ("major_16", "major_15", "heavy"),
    ],
)
def test_where_a_hand_goes(first: str, last: str, kind: str) -> None:
    assert arc(*hand(first, last)) == kind


def test_reversed_the_bright_waits_and_the_heavy_lets_go() -> None:
    lights = [laid.light for laid in hand("-major_19", "-major_09", "-major_16")]
    assert lights == [0, -1, 0]


def test_two_ways_compared() -> None:
    bright, heavy = hand("major_19", "major_21"), hand("major_16", "cups_02")
    assert leaning(bright, heavy) == "choice_a"
    assert leaning(heavy, bright) == "choice_b"
    assert leaning(bright, bright) == "choice_even"


def test_the_brightest_and_the_heaviest_place() -> None:
    span = brightest_and_heaviest(hand("major_09", "major_19", "major_16", "major_21"))
    assert span is not None
    assert [laid.card.id for laid in span] == ["major_19", "major_16"]
    assert brightest_and_heaviest(hand("major_19", "major_21")) is None
