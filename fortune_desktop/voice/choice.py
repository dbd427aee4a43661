"""Choosing a voice: which providers there are, which one is wanted, and how it sounds."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, JsonValue, RootModel

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.operations import operation
from fortune_desktop.core.texts import Texts
from fortune_desktop.providers.base import Cost, TtsProvider
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import MAX_TEXT, SpeakRequest, VoiceSettings
from fortune_desktop.voice.service import VoiceService


class ProvidersRequest(BaseModel):
    """For whom the providers are listed: voices of the caller's language come first."""

    user_id: UUID
    locale: Locale = "ko"


class ProviderInfo(BaseModel):
    """One source of speech. `context_limit` is how many letters it speaks at once, `reason` why it is not available."""

    id: str
    name: str
    cost: Cost
    voices: list[str]
    languages: list[Locale]
    speed: Literal["very_fast", "fast"]
    context_limit: int
    recommended: bool
    available: bool
    reason: str


class ProviderList(RootModel[list[ProviderInfo]]):
    """The voice providers in order of trying."""


class ChooseRequest(BaseModel):
    """The provider to try first; without a `voice` it uses its own. What is left out stays as it is."""

    user_id: UUID
    provider_id: str
    voice: str = ""
    speed: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    pitch: Annotated[float, Field(ge=-0.3, le=0.3)] = 0.0
    locale: Locale = "ko"


class Chosen(BaseModel):
    """It was saved; `message` says so in the caller's language."""

    status: Literal["success"] = "success"
    message: str


class SampleRequest(BaseModel):
    """Which voice to hear; the provider's own when `voice` is left out."""

    user_id: UUID
    provider_id: str
    voice: str | None = None
    locale: Locale = "ko"


class Sample(BaseModel):
    """Where the sample's sound is, for the caller to play, and who spoke it: another provider if this one could not."""

    audio_url: str
    provider: str
    cost_info: dict[str, JsonValue]


class VoiceChoice:
    """Lists, chooses and tries voices. `save` writes fields of the voice settings."""

    def __init__(
        self,
        chain: TtsChain,
        voice: VoiceService,
        settings: Callable[[], VoiceSettings],
        save: Callable[[dict[str, JsonValue]], Awaitable[object]],
        texts: Texts,
    ) -> None:
        self._chain = chain
        self._voice = voice
        self._settings = settings
        self._save = save
        self._texts = texts

    @operation("tts.providers", "GET", "/tts/providers")
    async def providers(self, request: ProvidersRequest) -> ProviderList:
        """Every voice provider, with its voices and whether it can speak now."""
        infos = [self._info(provider, request.locale) for provider in self._chain.providers]
        for info in infos:
            if info.available and request.locale in info.languages:
                info.recommended = True
                break
        return ProviderList(infos)

    @operation("tts.settings", "POST", "/tts/settings")
    async def choose(self, request: ChooseRequest) -> Chosen:
        """Choose the provider and the voice that speak first, and how."""
        self._check(request.provider_id, request.voice)
        chosen: dict[str, JsonValue] = {
            "provider": request.provider_id,
            "voice": request.voice,
            "rate": request.speed,
            "pitch": request.pitch,
        }
        left_out = {"rate": "speed", "pitch": "pitch"}
        for field, sent_as in left_out.items():
            if sent_as not in request.model_fields_set:
                del chosen[field]
        await self._save(chosen)
        return Chosen(message=self._texts.text(request.locale, "voice.settings.saved"))

    @operation("tts.test", "POST", "/tts/test")
    async def test(self, request: SampleRequest) -> Sample:
        """Make a sample of a voice."""
        self._check(request.provider_id, request.voice or "")
        spoken = await self._voice.sample(
            SpeakRequest(
                user_id=request.user_id,
                text=self._texts.text(request.locale, "voice.test.sentence"),
                provider_override=request.provider_id,
                voice=request.voice,
                locale=request.locale,
            )
        )
        return Sample(
            audio_url=spoken.audio_url, provider=spoken.provider, cost_info=spoken.cost_info
        )

    def _check(self, provider_id: str, voice: str) -> None:
        """Refuse a provider or a voice that does not exist, and tell those that do."""
        by_id = {provider.id: provider for provider in self._chain.providers}
        if provider_id not in by_id:
            raise Invalid(field="provider_id", known=list(by_id))
        voices = _voices(by_id[provider_id])
        if voice and voice not in voices:
            raise Invalid(field="voice", known=voices)

    def _info(self, provider: TtsProvider, locale: Locale) -> ProviderInfo:
        reason = self._chain.reason(provider, online=self._settings().online)
        return ProviderInfo(
            id=provider.id,
            name=provider.name,
            cost=provider.cost,
            voices=_voices(provider, locale),
            languages=list(provider.languages),
            speed="fast" if provider.remote else "very_fast",
            context_limit=MAX_TEXT,
            recommended=False,
            available=not reason,
            reason=reason,
        )


def _voices(provider: TtsProvider, first: Locale = "ko") -> list[str]:
    """Every voice of a provider, those of one language first."""
    ordered = sorted(provider.voices.items(), key=lambda item: item[0] != first)
    return [voice for _, voices in ordered for voice in voices]
