"""How often anybody may call: token buckets by key, bounded in number, exact about when to try again.

How much at once is judged at the doors: `core/session.py` (frames), `api/guard.py` (bodies),
`api/connection.py` (heads).
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from fortune_desktop.core.errors import TooManyRequests

MOST_KEYS = 4096


@dataclass(frozen=True)
class Rate:
    """`burst` calls at once, then `per_second` of them in the long run; infinity means no limit."""

    per_second: float
    burst: float = 1.0


TOKEN_RATE = Rate(2000, 4000)
USER_RATE = Rate(1000, 2000)
FRAME_RATE = Rate(500, 1000)
_FREE = Rate(math.inf)
_SECOND = 1_000_000_000


class Buckets:
    """One bucket a key; of many keys the ones unused the longest are forgotten. `now` is monotonic seconds.

    Kept is only the moment at which a key's bucket will be full again (the generic cell rate algorithm), in whole
    nanoseconds, so that nothing is rounded away.
    """

    def __init__(
        self, rate: Rate, now: Callable[[], float] = time.monotonic, most: int = MOST_KEYS
    ) -> None:
        self._apart = round(_SECOND / rate.per_second)
        self._ahead = round((rate.burst - 1) * self._apart)
        self._now = now
        self._most = most
        self._full_at: dict[str, int] = {}

    def take(self, key: str) -> None:
        """Count one call of this key; TooManyRequests (`retry_after` seconds) counts nothing."""
        now = round(self._now() * _SECOND)
        full_at = max(self._full_at.pop(key, now), now)
        wait = full_at - now - self._ahead
        self._full_at[key] = full_at + self._apart if wait <= 0 else full_at
        if len(self._full_at) > self._most:
            del self._full_at[next(iter(self._full_at))]
        if wait > 0:
            raise TooManyRequests(retry_after=wait / _SECOND)


@dataclass(frozen=True)
class Limits:
    """The limits of one server: by key of entry, by person, and for the frames of one connection."""

    token: Buckets
    user: Buckets
    frames: Rate

    @classmethod
    def usual(cls, now: Callable[[], float] = time.monotonic) -> "Limits":
        """Far above what a page or a diligent program does, far below what stops the others."""
        return cls(Buckets(TOKEN_RATE, now), Buckets(USER_RATE, now), FRAME_RATE)

    @classmethod
    def none(cls) -> "Limits":
        """No limits at all, to measure without them."""
        return cls(Buckets(_FREE), Buckets(_FREE), _FREE)
