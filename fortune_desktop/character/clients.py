"""How she is for each client: what it asked for last, or what she showed of herself since."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Literal

from cachetools import TTLCache

from fortune_desktop.character.models import Shown
from fortune_desktop.core.errors import NotFound
from fortune_desktop.core.events import Emotion

MOST_CLIENTS = 256
FORGOTTEN_AFTER = timedelta(days=1)
KEPT_SHOWN = 100


@dataclass
class Client:
    """One client; `motion` plays until `motion_ends`."""

    heard_at: datetime
    motion_ends: datetime
    expression: int = 0
    motion: str = ""
    history: deque[Shown] = field(default_factory=lambda: deque(maxlen=KEPT_SHOWN))


class Clients:
    """The clients heard of lately. `now` gives the aware time."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._seqs = count(1)
        self._kept: TTLCache[str, Client] = TTLCache(
            MOST_CLIENTS, FORGOTTEN_AFTER.total_seconds(), timer=lambda: now().timestamp()
        )

    def heard(self, client_uid: str, expression: int) -> Client:
        """A client spoke; a new one sees the face that is shown now."""
        at = self._now()
        client = self._kept.pop(client_uid, None) or Client(at, at, expression)
        client.heard_at = at
        self._kept[client_uid] = client
        return client

    def find(self, client_uid: str) -> Client:
        """A client; NotFound if it was never heard of, or not for a day."""
        client = self._kept.get(client_uid)
        if client is None:
            raise NotFound(what="client")
        return client

    def face(self, name: str, index: int, emotion: Emotion, client: Client | None = None) -> None:
        """A face is shown: at a client's wish, or to all."""
        for one in self._whom(client):
            one.expression = index
            one.history.append(self._shown("expression", name, index, emotion))

    def motion(
        self, name: str, index: int, seconds: float = 0.0, client: Client | None = None
    ) -> None:
        """A motion plays for so many seconds: at a client's wish, or for all."""
        ends = self._now() + timedelta(seconds=seconds)
        for one in self._whom(client):
            one.motion, one.motion_ends = name, ends
            one.history.append(self._shown("motion", name, index))

    def _whom(self, client: Client | None) -> Iterable[Client]:
        return [client] if client else self._kept.values()

    def _shown(
        self,
        kind: Literal["expression", "motion"],
        name: str,
        index: int,
        emotion: Emotion | None = None,
    ) -> Shown:
        return Shown(
            seq=next(self._seqs),
            at=self._now(),
            kind=kind,
            name=name,
            index=index,
            emotion=emotion,
        )
