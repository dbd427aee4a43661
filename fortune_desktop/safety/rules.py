"""Recognises words of crisis by the patterns of `rules.json`, and lets figures of speech pass."""

import json
import re
import unicodedata
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_RULES = Path(__file__).with_name("rules.json")
_HIDDEN = re.compile(
    "[\u00ad\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u2064\u3164\ufeff\uffa0]"
)
_BREAKS = re.compile(r"[\s.,!?~…·\-_'\"*/ㅠㅜㅋㅎ]+")


class CrisisRule(BaseModel):
    """One pattern. `view` says what it reads: `joined` has no spaces or marks at all, `spaced` keeps words apart.

    The rule stays silent when `unless` is found anywhere in the same view.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    view: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


class _Data(BaseModel):
    """The file: `figures` are figures of speech, blanked out of the joined view before the rules read it."""

    model_config = ConfigDict(extra="forbid")

    figures: list[re.Pattern[str]]
    rules: list[CrisisRule]


class CrisisRules:
    """Every crisis rule of the data file, in its order."""

    def __init__(self, path: Path = _RULES) -> None:
        data = _Data.model_validate(json.loads(path.read_text("utf-8")))
        self._figures = data.figures
        self._rules = data.rules

    def match(self, text: str) -> str | None:
        """The id of the first rule that recognises a crisis in the text, or None."""
        spaced = _plain(text)
        joined = _BREAKS.sub("", spaced)
        for figure in self._figures:
            joined = figure.sub("|", joined)
        views = {"spaced": spaced, "joined": joined}
        for rule in self._rules:
            view = views[rule.view]
            if rule.pattern.search(view) and not (rule.unless and rule.unless.search(view)):
                return rule.id
        return None


def _plain(text: str) -> str:
    """Lower case, composed Hangul, ordinary apostrophes and single spaces."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).lower().replace("’", "'")
    return " ".join(text.split())
