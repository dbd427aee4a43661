"""`speak`: sentence by sentence through the chain into one file, the person's own settings obeyed."""

import json
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from fortune_desktop.commands import speak
from fortune_desktop.providers.base import ProviderFailed, Speech, SpeechRequest, TtsProvider
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.settings.service import Voice
from tests.commands.conftest import Ask
from tests.providers.stand_ins import RATE, StandIn


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> list[StandIn]:
    """An online voice before a local one."""
    made = [StandIn("cloud", remote=True), StandIn("here", rank=2)]
    providers: Sequence[TtsProvider] = made
    monkeypatch.setattr(speak, "tts_providers", lambda: providers)
    return made


def seconds(file: Path) -> float:
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        return sound.getnframes() / sound.getframerate()


def test_every_sentence_is_spoken_and_told(ask: Ask, voices: list[StandIn], tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = ask("speak", "First one. Second one!", "--out", out, "--provider", "here", "--json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert [request.text for request in voices[1].asked] == ["First one.", "Second one!"]
    assert told.pop("first_audio_ms") >= 0
    assert told == {"file": str(out), "provider": "here", "duration": 0.1}
    assert seconds(out) == pytest.approx(0.1)
    assert all(voice.closed for voice in voices)


def test_for_a_person_it_is_a_line(ask: Ask, voices: list[StandIn], tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = ask("speak", "Hello there.", "--out", out, "--provider", "here")
    assert done.out.startswith(f"{out}: 0.05 s, here, first audio after ")


def test_korean_is_respelled_and_recognised(
    ask: Ask, voices: list[StandIn], tmp_path: Path
) -> None:
    ask("speak", "반갑습니다.", "--out", tmp_path / "a.wav", "--provider", "here")
    (request,) = voices[1].asked
    assert (request.locale, request.respelled) == ("ko", "반갑슴니다.")
    ask("speak", "ok", "--out", tmp_path / "a.wav", "--provider", "here", "--lang", "ko")
    assert voices[1].asked[1].locale == "ko"


def test_a_voice_that_fails_is_followed_by_the_next(
    ask: Ask, voices: list[StandIn], tmp_path: Path
) -> None:
    voices[1].fails = "failed"
    voices[0].remote = False
    done = ask("speak", "Hello there.", "--out", tmp_path / "a.wav", "--provider", "here", "--json")
    assert json.loads(done.out)["provider"] == "cloud"


async def test_another_rate_in_the_middle_keeps_the_length() -> None:
    slow, quick = StandIn("slow", seconds=0.5), StandIn("quick", seconds=0.5, rank=2)
    half = RATE // 2

    async def once(request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        if slow.asked:
            raise ProviderFailed("failed")
        slow.asked.append(request)
        return Speech(np.ones(half // 2, np.int16), half, slow.id, "")

    slow.speak = once  # type: ignore[method-assign]
    spoken = await speak.speak(TtsChain([slow, quick]), ["One.", "Two."], "en", None, Voice())
    assert (spoken.rate, spoken.provider) == (half, "slow, quick")
    assert spoken.seconds == 1.0


def test_a_person_who_forbids_online_voices_is_obeyed(
    ask: Ask, voices: list[StandIn], home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "settings.json").write_text(
        json.dumps({"voice": {"online": False, "rate": 1.5, "pitch": 0.1}})
    )
    done = ask("speak", "Hello there.", "--out", tmp_path / "a.wav", "--json")
    assert json.loads(done.out)["provider"] == "here"
    assert voices[0].asked == []
    assert (voices[1].asked[0].rate, voices[1].asked[0].pitch) == (1.5, 0.1)


def test_settings_that_cannot_be_read_are_left_alone(
    ask: Ask, voices: list[StandIn], home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "settings.json").write_text("{")
    assert ask("speak", "Hi you.", "--out", tmp_path / "a.wav", "--provider", "here").code == 0
    assert [path.name for path in home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("...", "--out", "a.wav"), "words in it"),
        (("", "--out", "a.wav"), "words in it"),
        (("Hello.", "--out", "nowhere/a.wav"), "no such folder"),
        (("Hello.", "--out", "a.wav", "--provider", "parrot"), "cloud, here"),
        (("Hello.",), "--out"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    ask: Ask,
    voices: list[StandIn],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: Sequence[str],
    hint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = ask("speak", *words)
    assert (done.code, done.out) == (2, "")
    assert hint in done.complaint
    assert not (tmp_path / "a.wav").exists()


def test_without_any_voice_it_fails(ask: Ask, voices: list[StandIn], tmp_path: Path) -> None:
    for voice in voices:
        voice.fails = "failed"
    done = ask("speak", "Hello there.", "--out", tmp_path / "a.wav")
    assert done.code == 1
    assert "no voice" in done.complaint
    assert all(voice.closed for voice in voices)


def test_the_voice_of_this_machine_speaks(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    done = ask("speak", "안녕하세요.", "--out", out, "--provider", "espeak_tts", "--json")
    told = json.loads(done.out)
    assert told["provider"] == "espeak_tts"
    assert seconds(out) == pytest.approx(told["duration"], abs=0.001)
    assert told["duration"] > 0.5
