"""Speaks of cards in one language: chooses among variants, fills their holes, and finds a card's own words."""

from collections.abc import Iterator, Sequence

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.deck import meaning
from fortune_desktop.fortune.tarot.models import Meaning
from fortune_desktop.fortune.tarot.patterns import Laid
from fortune_desktop.fortune.tarot.phrases import frames, phrases
from fortune_desktop.fortune.tarot.shuffle import below
from fortune_desktop.fortune.words import Word, pick


class Voice:
    """The sentences of one reading; `stream` says where each pool begins.

    A pool goes round from there, so that no variant returns before all were heard.
    """

    def __init__(self, locale: Locale, stream: Iterator[int]) -> None:
        self.locale = locale
        self.words = phrases(locale)
        self.frames = frames(locale)
        self._stream = stream
        self._turns: dict[int, int] = {}

    def say(self, pool: Sequence[str], **holes: str) -> str:
        """The next variant of a pool, its holes filled."""
        turn = self._turns.get(id(pool))  # the pools live as long as the voice that holds them
        turn = below(self._stream, len(pool)) if turn is None else turn + 1
        self._turns[id(pool)] = turn
        return self.fill(pick(pool, turn), **holes)

    def fill(self, sentence: str, **holes: str) -> str:
        """A sentence with its holes filled, and a capital at its beginning."""
        said = sentence.format(**{name: Word(word) for name, word in holes.items()})
        return said[0].upper() + said[1:]

    def name(self, laid: Laid) -> str:
        """The card in the middle of a sentence."""
        return laid.card.spoken(self.locale)

    def place(self, laid: Laid) -> str:
        """What the card's place is called."""
        return laid.place.name(self.locale)

    def element(self, laid: Laid) -> str:
        """The card's element."""
        return self.words.names[laid.card.element]

    def meaning(self, laid: Laid) -> Meaning:
        """What the card says as it lies."""
        return meaning(laid.card.id, laid.reversed, self.locale)

    def keyword(self, laid: Laid) -> str:
        """The first word for the card as it lies."""
        return self.meaning(laid).keywords[0]

    def keywords(self, laid: Laid) -> str:
        """Its three words in a row."""
        *words, last = self.meaning(laid).keywords
        joint = ", " if self.locale == "ko" else " and "
        return f"{', '.join(words)}{joint}{last}"


def continued(sentence: str) -> str:
    """A sentence as it goes on after a beginning: an English one with a small letter, unless it begins with I."""
    says_i = sentence[0] == "I" and not sentence[1].isalpha()
    return sentence if says_i else sentence[0].lower() + sentence[1:]
