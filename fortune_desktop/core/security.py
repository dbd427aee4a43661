"""What the doors tell the security log; the log itself is in `observe/security.py`."""

from typing import Literal, Protocol

SecurityEvent = Literal[
    "bad_token",
    "ticket_refused",
    "foreign_host",
    "foreign_origin",
    "cross_site",
    "too_large",
    "head_too_large",
    "not_http",
    "slow",
    "too_many_connections",
    "rate_limited",
    "flood",
    "filter_hit",
]
Fact = str | int


class Watch(Protocol):
    """Whoever is told of an event. Facts are words of ours: never a key, a text or a birth."""

    def __call__(self, event: SecurityEvent, **facts: Fact) -> None:
        """Take note of one event."""


def nobody(event: SecurityEvent, **facts: Fact) -> None:
    """Stands where nobody watches."""
