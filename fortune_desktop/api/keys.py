"""The secrets of one run: the token of programs, the session of a browser, its tickets."""

import hmac
import time
from collections import deque
from collections.abc import Callable, Iterable
from secrets import token_urlsafe

from fortune_desktop.core.errors import TooManyRequests, Unauthorized
from fortune_desktop.core.security import SecurityEvent, Watch, nobody

TICKET_SECONDS = 600.0
WRONG_ALLOWED = 20
WRONG_SECONDS = 10.0


def _unlimited(name: str) -> None:
    """Stands where nothing is limited."""


class Keys:
    """Who may enter. Every comparison takes constant time; `now` is a monotonic clock in seconds.

    `limit` counts each entry by the name of its key, and refuses with TooManyRequests.
    `security` is told of every guest who was kept out.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        *,
        limit: Callable[[str], None] = _unlimited,
        security: Watch = nobody,
    ) -> None:
        self.token = token_urlsafe(32)
        self.session = token_urlsafe(32)
        self.security = security
        self._now = now
        self._limit = limit
        self._tickets: dict[str, float] = {}
        self._wrong: deque[float] = deque(maxlen=WRONG_ALLOWED)

    def ticket(self) -> str:
        """A new ticket for `/?ticket=…`, good once and for ten minutes."""
        ticket = token_urlsafe(32)
        self._tickets[ticket] = self._now() + TICKET_SECONDS
        return ticket

    def admit(self, offered: Iterable[str]) -> None:
        """Let in who shows the token or the session; else Unauthorized. Too often is TooManyRequests."""
        keys = tuple(offered)
        name = self._fitting(keys)
        if name is None:
            raise self._refusal("bad_token") if keys else Unauthorized
        try:
            self._limit(name)
        except TooManyRequests:
            self.security("rate_limited", key=name)
            raise

    def fits(self, offered: Iterable[str]) -> bool:
        """True if one of these is the token or the session."""
        return self._fitting(offered) is not None

    def redeem(self, ticket: str) -> None:
        """Use a ticket up; a wrong, used or expired one is Unauthorized, or TooManyRequests."""
        now = self._now()
        self._tickets = {known: end for known, end in self._tickets.items() if end > now}
        found = [known for known in self._tickets if _same(known, ticket)]
        if not found:
            raise self._refusal("ticket_refused")
        del self._tickets[found[0]]

    def _fitting(self, offered: Iterable[str]) -> str | None:
        """The name of the key that one of these is."""
        for key in offered:
            if _same(key, self.token):
                return "token"
            if _same(key, self.session):
                return "session"
        return None

    def _refusal(self, event: SecurityEvent) -> Unauthorized | TooManyRequests:
        """What a guesser hears; only wrong keys are counted, so the right one is never slowed."""
        now = self._now()
        rest = WRONG_SECONDS - (now - self._wrong[0]) if self._wrong else 0.0
        slowed = len(self._wrong) == WRONG_ALLOWED and rest > 0
        self.security(event, slowed=int(slowed))
        if slowed:
            return TooManyRequests(retry_after=round(rest, 3))
        self._wrong.append(now)
        return Unauthorized()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
