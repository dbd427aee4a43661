"""Tries voice providers in order: deadlines, a rest for those that failed, and word of who is reachable."""

import asyncio
import logging
import math
import time
from collections.abc import Callable, Sequence

from fortune_desktop.core.errors import VoiceUnavailable
from fortune_desktop.providers.base import ProviderFailed, Speech, SpeechRequest, TtsProvider
from fortune_desktop.providers.network import has_route

log = logging.getLogger(__name__)

Watcher = Callable[[str, bool, str], None]
"""Told of a provider's id, whether it is available now, and if not the reason's code."""

_LOCAL_DEADLINE_S = 10.0


class TtsChain:
    """The providers in order of trying.

    A remote provider that fails, or shows no sign of life for `deadline` seconds, is left alone for `cool_down`
    seconds of `clock`, so that only the first sentence after a lost network waits for it. A local one is always
    tried again: it is the last that can speak.
    """

    def __init__(
        self,
        providers: Sequence[TtsProvider],
        *,
        deadline: float = 2.5,
        cool_down: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        has_route: Callable[[], bool] = has_route,
    ) -> None:
        self.providers = tuple(providers)
        self._deadline = deadline
        self._cool_down = cool_down
        self._clock = clock
        self._has_route = has_route
        self._rests_until: dict[str, float] = {}
        self._reasons: dict[str, str] = {}
        self._watcher: Watcher = lambda provider, available, reason: None

    def watch(self, watcher: Watcher) -> None:
        """Tell `watcher` whenever a provider becomes available or unavailable."""
        self._watcher = watcher

    def reason(self, provider: TtsProvider, *, online: bool = True) -> str:
        """Why a provider is not available; empty if, as far as is known, it is. `online` as for `speak`."""
        if provider.remote and not online:
            return "offline"
        if provider.remote and not self._has_route():
            return "no_network"
        reason = self._reasons.get(provider.id, "")
        return "" if reason == "no_network" else reason

    async def warm(self) -> None:
        """Get the local providers ready; remote ones are not touched."""
        for provider in self.providers:
            if not provider.remote:
                try:
                    await provider.warm()
                except ProviderFailed as failure:
                    self._failed(provider, failure.reason)

    async def close(self) -> None:
        """Close every provider."""
        for provider in self.providers:
            await provider.close()

    async def speak(
        self, request: SpeechRequest, *, prefer: str | None = None, online: bool = True
    ) -> Speech:
        """Speak with the first provider that can, `prefer` before all others.

        Raises VoiceUnavailable when none can; `online=False` leaves out those that need the network.
        """
        for provider in sorted(self.providers, key=lambda p: p.id != prefer):
            if request.locale in provider.languages and self._may_try(provider, online):
                speech = await self._try(provider, request)
                if speech is not None:
                    return speech
        raise VoiceUnavailable(tried=[p.id for p in self.providers])

    def _may_try(self, provider: TtsProvider, online: bool) -> bool:
        if provider.remote and not online:
            return False
        if provider.remote and not self._has_route():
            self._say(provider, "no_network")
            return False
        return self._clock() >= self._rests_until.get(provider.id, -math.inf)

    async def _try(self, provider: TtsProvider, request: SpeechRequest) -> Speech | None:
        loop = asyncio.get_running_loop()
        deadline = self._deadline if provider.remote else _LOCAL_DEADLINE_S
        try:
            async with asyncio.timeout(deadline) as limit:
                speech = await provider.speak(
                    request, lambda: limit.reschedule(loop.time() + deadline)
                )
        except TimeoutError:
            self._failed(provider, "timeout")
        except ProviderFailed as failure:
            self._failed(provider, failure.reason)
        except Exception:  # a provider's own fault must not silence the others
            log.exception("the provider %s fell over", provider.id)
            self._failed(provider, "failed")
        else:
            self._rests_until.pop(provider.id, None)
            self._say(provider, "")
            return speech
        return None

    def _failed(self, provider: TtsProvider, reason: str) -> None:
        if provider.remote:
            self._rests_until[provider.id] = self._clock() + self._cool_down
        self._say(provider, reason)

    def _say(self, provider: TtsProvider, reason: str) -> None:
        if reason != self._reasons.get(provider.id, ""):
            self._reasons[provider.id] = reason
            self._watcher(provider.id, not reason, reason)
