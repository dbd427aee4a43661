"""A whole reading of drawn cards: each at its place, and all of them together."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot import whole
from fortune_desktop.fortune.tarot.deck import deck, shown
from fortune_desktop.fortune.tarot.models import DrawnCard, SpreadId, TarotReading, Topic
from fortune_desktop.fortune.tarot.patterns import Laid
from fortune_desktop.fortune.tarot.shuffle import Dealt, deal, seeded
from fortune_desktop.fortune.tarot.spreads import Layout, layouts
from fortune_desktop.fortune.tarot.topics import topic_of
from fortune_desktop.fortune.tarot.voice import Voice, continued

_TWO_FACED: Final = ("challenge", "strength")  # roles that begin otherwise when the card is hard


class Draw(NamedTuple):
    """What was asked and what was dealt: a card for each place of the layout."""

    layout: Layout
    cards: Sequence[Dealt]
    topic: Topic
    reversals: float
    question: str | None = None
    seed: int | str | None = None


def draw(
    spread: SpreadId,
    seed: int | str,
    reversals: float,
    locale: Locale,
    *,
    question: str | None = None,
    topic: Topic | None = None,
) -> TarotReading:
    """Shuffle by the seed, deal the spread and read it; seed, spread and reversals replay the cards.

    `reversals` is the probability that a card lies reversed: 0, 0.25 or 0.5. Without a topic the question's words
    tell it, else the spread.
    """
    layout, stream = layouts()[spread], seeded(seed)
    cards = deal(stream, len(deck()), len(layout.positions), reversals)
    about = topic or topic_of(question or "") or layout.topic
    return read(Draw(layout, cards, about, reversals, question, seed), locale, stream)


def read(drawn: Draw, locale: Locale, stream: Iterator[int]) -> TarotReading:
    """Put a draw into words; `stream` chooses among the variants of sentences."""
    voice, layout = Voice(locale, stream), drawn.layout
    hand = [
        Laid(place, deck()[dealt.card], dealt.reversed)
        for place, dealt in zip(layout.positions, drawn.cards, strict=True)
    ]
    together = _together(voice, layout, hand, drawn.reversals)
    advice = voice.meaning(together.end).advice
    return TarotReading(
        spread=layout.id,
        spread_name=layout.name[locale],
        question=drawn.question,
        topic=drawn.topic,
        cards=[_at_its_place(voice, laid, drawn.topic) for laid in hand],
        lead=together.lead,
        text=" ".join([*together.told, advice]),
        advice=advice,
        patterns=together.facts,
        answer=together.answer,
        seed=drawn.seed,
        notice=voice.words.notice,
    )


def _together(voice: Voice, layout: Layout, hand: Sequence[Laid], reversals: float) -> whole.Whole:
    if len(hand) > 1:
        return whole.several(voice, layout, hand, reversals)
    return (whole.yes_or_no if layout.id == "yes_no" else whole.one_card)(voice, hand[0])


def _at_its_place(voice: Voice, laid: Laid, topic: Topic) -> DrawnCard:
    """A card with its own words, begun as the role of its place begins."""
    place = laid.place
    said: str = getattr(voice.meaning(laid), topic if place.says == "topic" else place.says)
    role: str = place.role
    if role in _TWO_FACED:
        role += "_down" if laid.reversed or laid.light < 0 else "_up"
    beginning = voice.say(voice.frames[role], name=voice.place(laid))
    return DrawnCard(
        position=place.id,
        position_name=voice.place(laid),
        card=shown(laid.card, laid.reversed, voice.locale),
        reversed=laid.reversed,
        text=f"{beginning} {continued(said)}",
    )
