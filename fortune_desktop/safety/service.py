"""Judges what a person wrote before anybody answers it: support for a crisis, else clean text for a responder."""

from dataclasses import dataclass
from typing import Literal

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import Texts
from fortune_desktop.safety.markers import without_markers
from fortune_desktop.safety.rules import CrisisRules


@dataclass(frozen=True)
class Verdict:
    """What to do with a message.

    `allow`: `text` is the message, free of markers, for a responder.
    `support`: `text` is the fixed answer that names people to call; nobody else answers.
    """

    action: Literal["allow", "support"]
    text: str


class SafetyService:
    """The hook in front of every turn."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._rules = CrisisRules()

    def judge(self, text: str, locale: Locale) -> Verdict:
        """Judge one message; `locale` is the language of the supporting answer."""
        plain = self.clean(text)
        if self._rules.match(text) or self._rules.match(plain):
            return Verdict("support", self._texts.text(locale, "safety.support"))
        return Verdict("allow", plain)

    def clean(self, text: str) -> str:
        """A person's words as a responder may see them: without role markers, thoughts and tags."""
        return without_markers(text)
