"""What holds for the hand-written sentences of every room."""

import re

CERTAIN = {
    "ko": ("질병", "수술", "사망", "죽", "암에", "소송", "당첨", "반드시", "틀림없이", "투자"),
    "en": ("disease", "surgery", "die", "lawsuit", "lottery", "guarantee", "invest"),
}


def sentences(value: object) -> list[str]:
    """Every text inside a value."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in sentences(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in sentences(part)]
    return [str(value)]


def shape(value: object) -> object:
    """The same value with every text as 1: two languages must agree on it."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [shape(part) for part in value]
    return 1


def too_certain(texts: list[str], locale: str) -> list[str]:
    """The texts that speak with certainty of death, illness, law or money, or alarm."""
    found = re.compile("|".join(rf"\b{word}" for word in CERTAIN[locale]))
    return [text for text in texts if found.search(text.lower())]


def impolite(texts: list[str]) -> list[str]:
    """The Korean texts with a sentence that does not end in 해요체."""
    ends = re.compile(r"(요|죠)[.!?]")
    return [text for text in texts if not all(map(ends.search, re.findall(r"[^.!?]+[.!?]", text)))]
