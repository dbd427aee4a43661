"""Which voice a provider uses."""

from fortune_desktop.core.birth import Locale
from fortune_desktop.providers.base import SpeechRequest, voice_for
from fortune_desktop.providers.tts.espeak import EspeakTts


def chosen(locale: Locale, voice: str | None) -> str:
    return voice_for(EspeakTts(), SpeechRequest("x", locale, voice=voice))


def test_the_voice_asked_for_or_the_default_of_the_language() -> None:
    assert chosen("ko", "ko+m3") == "ko+m3"
    assert chosen("ko", None) == EspeakTts.voices["ko"][0]
    assert chosen("en", "another engine's voice") == EspeakTts.voices["en"][0]
