"""What the cards of a spread say together: how they open, how two of them stand to each other, where they lead."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from fortune_desktop.fortune.tarot import patterns
from fortune_desktop.fortune.tarot.deck import deck
from fortune_desktop.fortune.tarot.models import Answer, Pattern
from fortune_desktop.fortune.tarot.patterns import Found, Laid
from fortune_desktop.fortune.tarot.spreads import Layout
from fortune_desktop.fortune.tarot.voice import Voice, continued

_MANY_CARDS: Final = 5  # from here on two patterns open the reading
# Which answer a card gives, and why, by whether it is reversed and by its light as it lies.
_ANSWERS: Final[Mapping[tuple[bool, int], tuple[Answer, str]]] = {
    (False, 1): ("yes", "yes"),
    (False, 0): ("maybe", "maybe_upright"),
    (False, -1): ("no", "no_upright"),
    (True, 1): ("maybe", "maybe_late"),
    (True, 0): ("no", "no_reversed"),
    (True, -1): ("maybe", "maybe_lift"),
}


class Whole(NamedTuple):
    """The headline, the sentences on the spread as a whole, the facts behind them, and the card it ends with."""

    lead: str
    told: list[str]
    facts: list[Pattern]
    end: Laid
    answer: Answer | None = None


class _Remark(NamedTuple):
    """A sentence and the plain fact it rests on."""

    told: str
    fact: Pattern


def one_card(voice: Voice, laid: Laid) -> Whole:
    """A card that is alone: what it is about, and the nature of its suit."""
    words, name = voice.words, voice.name(laid)
    lead = voice.say(words.leads[f"one_{_lies(laid)}"], theme=voice.keyword(laid), name=name)
    pool = words.single["reversed" if laid.reversed else "upright"]
    told = voice.say(pool, name=name, words=voice.keywords(laid))
    # With the card's name no sentence returns before the card does.
    further = voice.say(words.further, name=name) + continued(_nature(voice, laid))
    return Whole(lead, [told, further], [], laid)


def yes_or_no(voice: Voice, laid: Laid) -> Whole:
    """The answer of one card with its reason: its nature and how it lies."""
    answer, why = _ANSWERS[laid.reversed, laid.card.light]
    words = voice.words
    reason = voice.say(words.answers[why], name=voice.name(laid), word=voice.keyword(laid))
    told = [reason, _nature(voice, laid)]
    return Whole(voice.say(words.leads[answer]), told, [], laid, answer)


def _lies(laid: Laid) -> str:
    """How a headline speaks of the card."""
    if laid.reversed:
        return "reversed"
    return "heavy" if laid.light < 0 else "upright"


def _nature(voice: Voice, laid: Laid) -> str:
    return voice.say(voice.words.single[laid.card.suit or "major"])


def several(voice: Voice, layout: Layout, hand: Sequence[Laid], reversals: float) -> Whole:
    """Three cards and more: the strongest patterns, the key pair or the span, and where it goes."""
    found = patterns.find(hand, reversals)
    total = len(hand)
    strongest = [one for one in found if one.weight >= patterns.NOTABLE]
    opening = [_say_pattern(voice, one, total) for one in strongest[: 1 + (total >= _MANY_CARDS)]]
    places = {laid.place.id: laid for laid in hand}
    if layout.id == "choice":
        remarks, end = _choice(voice, places)
    else:
        end = places[layout.outcome]
        remarks = [*_tension(voice, layout, hand), _ending(voice, hand[0], end)]
    return Whole(
        _lead(voice, strongest[0], end),
        opening + [remark.told for remark in remarks],
        [_fact(voice, one, total) for one in found] + [remark.fact for remark in remarks],
        end,
    )


def _lead(voice: Voice, strongest: Found, end: Laid) -> str:
    return voice.say(
        voice.words.leads[_lies(end)], theme=voice.words.themes[strongest.id], name=voice.name(end)
    )


def _say_pattern(voice: Voice, found: Found, total: int) -> str:
    return voice.say(voice.words.openings[found.family], **_holes(voice, found, total))


def _fact(voice: Voice, found: Found, total: int) -> Pattern:
    told = voice.fill(voice.words.facts[found.family], **_holes(voice, found, total))
    return Pattern(id=found.id, text=told)


def _holes(voice: Voice, found: Found, total: int) -> dict[str, str]:
    """What fills the sentences of a pattern."""
    words = voice.words
    holes = {
        "n": str(found.number),
        "total": str(total),
        "theme": words.themes.get(found.id, ""),
        "task": words.tasks.get(found.id, ""),
    }
    if found.thing:
        holes["thing"] = words.names[found.thing]
    if found.family == "sum":
        holes["card"] = deck()[found.number].spoken(voice.locale)
    return holes


def _tension(voice: Voice, layout: Layout, hand: Sequence[Laid]) -> list[_Remark]:
    """How the key pair stands to each other by elements; without a pair, the brightest and the heaviest place."""
    if layout.pair is None:
        return _span(voice, [laid for laid in hand if laid.place.role == "named"])
    one, other = (next(laid for laid in hand if laid.place.id == place) for place in layout.pair)
    kind = patterns.dignity(one.card.element, other.card.element)
    places = {"a": voice.place(one), "b": voice.place(other)}
    told = voice.say(voice.words.between[kind], x=voice.name(one), y=voice.name(other), **places)
    elements = {"x": voice.element(one), "y": voice.element(other)}
    return [_remark(voice, told, f"dignity_{kind}", kind, **elements, **places)]


def _span(voice: Voice, hand: Sequence[Laid]) -> list[_Remark]:
    found = patterns.brightest_and_heaviest(hand)
    if found is None:
        return []
    best, careful = map(voice.place, found)
    told = voice.say(voice.words.between["span"], best=best, careful=careful)
    return [_remark(voice, told, "span", "span", best=best, careful=careful)]


def _ending(voice: Voice, first: Laid, last: Laid) -> _Remark:
    kind = patterns.arc(first, last)
    told = voice.say(voice.words.ends[kind], last=voice.name(last), word=voice.keyword(last))
    return _remark(voice, told, f"arc_{kind}", kind)


def _choice(voice: Voice, places: Mapping[str, Laid]) -> tuple[list[_Remark], Laid]:
    """Which way is brighter, and the card it comes to: the situation's if neither is."""
    kind = patterns.leaning(
        [places["a_now"], places["a_later"]], [places["b_now"], places["b_later"]]
    )
    a, b = places["a_later"], places["b_later"]
    told = voice.say(voice.words.choices[kind], x=voice.name(a), y=voice.name(b))
    end = {"choice_a": a, "choice_b": b, "choice_even": places["situation"]}[kind]
    return [_remark(voice, told, kind, kind)], end


def _remark(voice: Voice, told: str, pattern: str, fact: str, **holes: str) -> _Remark:
    return _Remark(told, Pattern(id=pattern, text=voice.fill(voice.words.facts[fact], **holes)))
