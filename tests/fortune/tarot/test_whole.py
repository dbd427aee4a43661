"""What is said of a spread as a whole."""

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.deck import deck
from fortune_desktop.fortune.tarot.patterns import Laid
from fortune_desktop.fortune.tarot.phrases import phrases
from fortune_desktop.fortune.tarot.shuffle import seeded
from fortune_desktop.fortune.tarot.spreads import layouts
from fortune_desktop.fortune.tarot.voice import Voice
from fortune_desktop.fortune.tarot.whole import Whole, one_card, several, yes_or_no

BY_ID = {card.id: card for card in deck()}


def laid(spread: str, *cards: str) -> list[Laid]:
    """Cards on a spread; a minus before the id turns the card."""
    return [
        Laid(place, BY_ID[card.lstrip("-")], card.startswith("-"))
        for place, card in zip(layouts()[spread].positions, cards, strict=True)
    ]


def together(spread: str, *cards: str, locale: Locale = "ko", seed: int = 1) -> Whole:
    return several(Voice(locale, seeded(seed)), layouts()[spread], laid(spread, *cards), 0.5)


def ids(whole: Whole) -> list[str]:
    return [fact.id for fact in whole.facts]


def test_the_headline_names_the_pattern_and_the_card_at_the_end() -> None:
    whole = together("past_present_future", "-wands_01", "cups_01", "swords_01")
    assert phrases("ko").themes["rank_ace"] in whole.lead
    assert "소드 에이스 카드" in whole.lead
    assert whole.end.place.id == "future"


def test_facts_tell_what_is_there() -> None:
    whole = together("past_present_future", "-wands_01", "cups_01", "swords_01")
    facts = {fact.id: fact.text for fact in whole.facts}
    assert facts["rank_ace"] == "에이스 카드가 3장 모였어요."
    assert facts["sum"] == "카드의 숫자를 모두 더해 줄이면 3, 여황제 카드예요."
    assert facts["dignity_weak"] == (
        "과거 자리의 불과 현재 자리의 물은 서로 누그러뜨리는 원소예요."
    )


def test_three_cards_have_an_opening_a_tension_and_an_end() -> None:
    whole = together("past_present_future", "-wands_09", "cups_03", "major_11")
    assert len(whole.told) == 3
    assert ids(whole) == ["balanced", "sum", "dignity_weak", "arc_up"]
    assert "완드 9 카드" in whole.told[1] or "과거" in whole.told[1]


def test_larger_spreads_open_with_two_patterns() -> None:
    cards = ("wands_01", "-cups_01", "swords_01", "major_01", "major_05", "major_09", "major_16")
    whole = together("horseshoe", *cards)
    assert ids(whole)[:2] == ["majors_many", "rank_ace"]
    assert len(whole.told) == 4


def test_a_week_names_its_brightest_and_heaviest_day() -> None:
    cards = ("major_09", "major_19", "-cups_12", "swords_10", "cups_07", "wands_02", "swords_04")
    whole = together("week", *cards)
    assert whole.facts[-2].text == "가장 밝은 카드는 화요일, 가장 묵직한 카드는 목요일에 놓였어요."
    assert any("화요일" in told and "목요일" in told for told in whole.told)


def test_a_week_of_one_weight_names_no_day() -> None:
    cards = ("cups_01", "cups_02", "cups_03", "cups_06", "cups_09", "cups_10", "cups_11")
    whole = together("week", *cards)
    assert "span" not in ids(whole)
    assert ids(whole)[-1] == "arc_bright"


def test_the_year_s_card_is_no_month() -> None:
    months = [f"swords_{number:02}" for number in range(2, 14)]
    whole = together("year", *months, "major_19")
    span = next(fact for fact in whole.facts if fact.id == "span")
    assert "한 해의 카드" not in span.text
    assert whole.end.card.id == "major_19"


def test_a_choice_ends_with_the_brighter_way() -> None:
    whole = together("choice", "-cups_04", "swords_05", "swords_03", "cups_02", "major_19")
    assert ids(whole)[-1] == "choice_b"
    assert whole.end.place.id == "b_later"
    even = together("choice", "-cups_04", "cups_02", "major_19", "cups_03", "major_21")
    assert ids(even)[-1] == "choice_even"
    assert even.end.place.id == "situation"


def test_one_card_is_named_with_its_words_and_its_suit() -> None:
    (star,) = laid("one", "-cups_05")
    voice = Voice("ko", seeded(3))
    whole = one_card(voice, star)
    assert "컵 5 카드" in whole.told[0]
    assert voice.keywords(star) in whole.told[0]
    assert "컵 5 카드" in whole.told[1]
    assert any(whole.told[1].endswith(nature) for nature in phrases("ko").single["cups"])
    assert whole.facts == []


def test_yes_no_and_an_honest_maybe() -> None:
    def answer(card: str) -> str | None:
        (only,) = laid("yes_no", card)
        whole = yes_or_no(Voice("ko", seeded(card)), only)
        assert whole.answer is not None
        assert whole.lead in phrases("ko").leads[whole.answer]
        return whole.answer

    assert [answer(card) for card in ("major_19", "major_16", "major_09")] == ["yes", "no", "maybe"]
    turned = [answer(card) for card in ("-major_19", "-major_16", "-major_09")]
    assert turned == ["maybe", "maybe", "no"]


def test_every_answer_comes_up_in_a_fair_share() -> None:
    answers = [
        yes_or_no(
            Voice("en", seeded(card.id)), Laid(layouts()["yes_no"].positions[0], card, way)
        ).answer
        for card in deck()
        for way in (False, True)
    ]
    shares = {answer: answers.count(answer) / len(answers) for answer in answers}
    assert all(0.2 < share < 0.6 for share in shares.values()), shares
