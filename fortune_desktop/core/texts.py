"""The catalogues of everything a person reads: `resources/locales/{ko,en}.json`, shared with Qt and the page."""

import json
from collections.abc import Mapping

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Detail, FortuneError
from fortune_desktop.core.refusals import advice
from fortune_desktop.core.resources import resource

LOCALES: tuple[Locale, ...] = ("ko", "en")


def locale_of(accept_language: str) -> Locale:
    """The best of our languages for an `Accept-Language` header: the first one named; Korean by default."""
    for item in accept_language.split(","):
        tag = item.split(";")[0].strip().lower()[:2]
        for locale in LOCALES:
            if tag == locale:
                return locale
    return "ko"


class Texts:
    """Texts by key and language. Keys are flat (`error.not_found`), holes are written `{{name}}` as in i18next."""

    def __init__(self, catalogues: Mapping[Locale, Mapping[str, str]]) -> None:
        self._catalogues = catalogues

    @classmethod
    def load(cls) -> "Texts":
        """Read both catalogues from the resources."""
        read = {name: resource("locales", f"{name}.json").read_text("utf-8") for name in LOCALES}
        return cls({name: json.loads(text) for name, text in read.items()})

    def text(self, locale: Locale, key: str, **values: object) -> str:
        """The text of a key with its holes filled; a missing key is a KeyError (a bug a test finds)."""
        text = self._catalogues[locale][key]
        for name, value in values.items():
            text = text.replace("{{" + name + "}}", str(value))
        return text

    def error(self, locale: Locale, error: FortuneError) -> dict[str, object]:
        """The `error` object of an HTTP body or a frame, in the caller's language."""
        details = dict(error.details)
        return {
            "code": error.code,
            "message": self.message(locale, error.code, details),
            "details": details,
        }

    def message(self, locale: Locale, code: str, details: Mapping[str, Detail]) -> str:
        """What a person reads of an error: what happened, then what each refused field may hold."""
        sentences = [self.text(locale, f"error.{code}", **details)]
        sentences += advice(details, lambda key, **values: self.text(locale, key, **values))
        return " ".join(sentences)
