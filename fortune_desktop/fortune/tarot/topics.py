"""What a question is about, read from its words."""

import re
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from fortune_desktop.fortune.tarot.models import Topic


def topic_of(question: str) -> Topic | None:
    """The topic most of whose words stand in the question, in either language; None if there are none."""
    found = {topic: len(words.findall(question)) for topic, words in _patterns().items()}
    best = max(found, key=lambda topic: found[topic])
    return best if found[best] else None


@cache
def _patterns() -> dict[Topic, re.Pattern[str]]:
    """Korean words are found anywhere, since endings are glued to them; English ones only whole."""
    data = (files("fortune_desktop.fortune.tarot") / "data" / "topics.json").read_bytes()
    return {
        topic: re.compile("|".join(_pattern(word) for word in words), re.IGNORECASE)
        for topic, words in TypeAdapter(dict[Topic, list[str]]).validate_json(data).items()
    }


def _pattern(word: str) -> str:
    return rf"\b{re.escape(word)}(?:s|d|ed|ing)?\b" if word.isascii() else re.escape(word)
