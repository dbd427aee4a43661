"""The shapes of natal chart, transits and signs; names are those of the contract."""

from fortune_desktop.fortune.models import Model


class SunSign(Model):
    """A sun sign; `other` is the second candidate when the birth day is a cusp and the hour unknown."""

    id: str
    name: str
    text: str
    other: str | None = None
