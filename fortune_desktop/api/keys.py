"""The secrets of one run: the token of programs, the session of a browser, its tickets."""

import hmac
import time
from collections import deque
from collections.abc import Callable, Iterable
from secrets import token_urlsafe

from fortune_desktop.core.errors import TooManyRequests, Unauthorized

TICKET_SECONDS = 600.0
WRONG_ALLOWED = 20
WRONG_SECONDS = 10.0


class Keys:
    """Who may enter. Every comparison takes constant time; `now` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.token = token_urlsafe(32)
        self.session = token_urlsafe(32)
        self._now = now
        self._tickets: dict[str, float] = {}
        self._wrong: deque[float] = deque(maxlen=WRONG_ALLOWED)

    def ticket(self) -> str:
        """A new ticket for `/?ticket=…`, good once and for ten minutes."""
        ticket = token_urlsafe(32)
        self._tickets[ticket] = self._now() + TICKET_SECONDS
        return ticket

    def admit(self, offered: Iterable[str]) -> None:
        """Let in who shows the token or the session; else Unauthorized, or TooManyRequests."""
        keys = tuple(offered)
        if not self.fits(keys):
            raise self._refusal(guessed=bool(keys))

    def fits(self, offered: Iterable[str]) -> bool:
        """True if one of these is the token or the session."""
        return any(_same(key, right) for key in offered for right in (self.token, self.session))

    def redeem(self, ticket: str) -> None:
        """Use a ticket up; a wrong, used or expired one is Unauthorized, or TooManyRequests."""
        now = self._now()
        self._tickets = {known: end for known, end in self._tickets.items() if end > now}
        found = [known for known in self._tickets if _same(known, ticket)]
        if not found:
            raise self._refusal(guessed=True)
        del self._tickets[found[0]]

    def _refusal(self, *, guessed: bool) -> Unauthorized | TooManyRequests:
        """What a stranger hears; only wrong keys are counted, so the right one is never slowed."""
        now = self._now()
        full = len(self._wrong) == WRONG_ALLOWED
        if guessed and full and now - self._wrong[0] < WRONG_SECONDS:
            return TooManyRequests(retry_after=round(WRONG_SECONDS - (now - self._wrong[0]), 3))
        if guessed:
            self._wrong.append(now)
        return Unauthorized()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
