"""The Edge voice against a stand-in on loopback that speaks the service's protocol with the real client."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import edge_tts.communicate
import pytest
from aiohttp import WSMsgType, web

from fortune_desktop.core.errors import VoiceUnavailable
from fortune_desktop.providers.base import ProviderFailed, Speech, SpeechRequest
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.tts.edge import EdgeTts
from tests.providers.mpeg import FRAME_SECONDS, silent_mp3
from tests.providers.stand_ins import StandIn

HELLO = SpeechRequest("안녕하세요.", "ko")
FRAMES = 50
CHUNK = 720


class Service:
    """The stand-in. `mood` says how it behaves; `ssml` holds every request it got."""

    def __init__(self) -> None:
        self.mood: Callable[[web.WebSocketResponse], AsyncIterator[None]] = self.well
        self.refuses = False
        self.silent_times = 0
        self.ssml: list[str] = []
        self.connections = 0
        self.url = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.connections += 1
        if self.refuses:
            return web.Response(status=403)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.TEXT and "Path:ssml" in message.data:
                self.ssml.append(message.data)
                async for _ in self.mood(socket):
                    pass
                break
        return socket

    async def well(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        """Answer as the service does."""
        await self._begin(socket)
        if self.silent_times:
            self.silent_times -= 1
        else:
            await self._audio(socket, silent_mp3(FRAMES))
        await socket.send_str("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")
        yield

    async def hanging(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        """Take the request and say nothing; ends when the client goes."""
        await socket.receive()
        yield

    async def hanging_in_the_middle(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        """Send half, then nothing."""
        await self._begin(socket)
        await self._audio(socket, silent_mp3(FRAMES // 2))
        await socket.receive()
        yield

    async def dying(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        """Close politely after a part of the sentence."""
        await self._begin(socket)
        await self._audio(socket, silent_mp3(FRAMES // 4))
        yield

    async def breaking(self, socket: web.WebSocketResponse) -> AsyncIterator[None]:
        """Send what is no MP3."""
        await self._begin(socket)
        await self._audio(socket, b"?" * 2000)
        await socket.send_str("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")
        yield

    async def _begin(self, socket: web.WebSocketResponse) -> None:
        await socket.send_str("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
        await socket.send_str("X-RequestId:1\r\nPath:response\r\n\r\n{}")
        data = {
            "Offset": 0,
            "Duration": round(FRAMES * FRAME_SECONDS * 1e7),
            "text": {"Text": "x", "Length": 1, "BoundaryType": "SentenceBoundary"},
        }
        metadata = json.dumps({"Metadata": [{"Type": "SentenceBoundary", "Data": data}]})
        await socket.send_str(f"X-RequestId:1\r\nPath:audio.metadata\r\n\r\n{metadata}")

    async def _audio(self, socket: web.WebSocketResponse, mp3: bytes) -> None:
        head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
        for at in range(0, len(mp3), CHUNK):
            body = mp3[at : at + CHUNK]
            await socket.send_bytes(len(head).to_bytes(2, "big") + head + body)


@pytest.fixture
async def service(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    stand_in = Service()
    app = web.Application()
    app.router.add_get("/edge/v1", stand_in.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    stand_in.url = f"ws://127.0.0.1:{port}/edge/v1?TrustedClientToken=test"
    monkeypatch.setattr(edge_tts.communicate, "WSS_URL", stand_in.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield stand_in
    await runner.cleanup()


async def speak(request: SpeechRequest = HELLO) -> Speech:
    return await EdgeTts().speak(request, lambda: None)


async def test_a_sentence(service: Service) -> None:
    signs = []
    speech = await EdgeTts().speak(HELLO, lambda: signs.append(1))
    assert (speech.provider, speech.rate) == ("edge_tts", 24_000)
    assert abs(len(speech.pcm) / 24_000 - FRAMES * FRAME_SECONDS) < 0.1
    assert len(signs) == FRAMES * 144 // CHUNK
    assert "안녕하세요." in service.ssml[0]
    assert "ko-KR" in service.ssml[0]


async def test_feeling_reaches_the_service(service: Service) -> None:
    await speak(SpeechRequest("a", "en", rate=1.06, pitch=0.05, volume=-0.08))
    assert "pitch='+5Hz' rate='+6%' volume='-8%'" in service.ssml[0]
    await speak(SpeechRequest("a", "en", pitch=-0.9))
    assert "pitch='-30Hz' rate='+0%' volume='+0%'" in service.ssml[1]


async def test_markup_in_a_text_is_only_text(service: Service) -> None:
    await speak(SpeechRequest("<voice name='x'>&", "ko"))
    assert "&lt;voice" in service.ssml[0]


async def test_an_answer_without_sound_is_asked_for_once_more(service: Service) -> None:
    service.silent_times = 1
    assert len((await speak()).pcm)
    assert service.connections == 2


async def test_no_sound_twice(service: Service) -> None:
    service.silent_times = 2
    await fails_with("no_audio")


async def test_403(service: Service) -> None:
    service.refuses = True
    await fails_with("refused")


async def test_dying_in_the_middle(service: Service) -> None:
    service.mood = service.dying
    await fails_with("cut_off")


async def test_sound_that_is_none(service: Service) -> None:
    service.mood = service.breaking
    await fails_with("broken_audio")


async def test_nobody_listens(monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int) -> None:
    url = f"ws://127.0.0.1:{unused_tcp_port}/edge/v1?TrustedClientToken=test"
    monkeypatch.setattr(edge_tts.communicate, "WSS_URL", url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    await fails_with("unreachable")


@pytest.mark.parametrize("mood", ["hanging", "hanging_in_the_middle"])
async def test_a_service_that_hangs_gives_way_to_the_next_voice(
    service: Service, mood: str
) -> None:
    service.mood = getattr(service, mood)
    chain = TtsChain([EdgeTts(), StandIn("near")], deadline=0.3, has_route=lambda: True)
    told = []
    chain.watch(lambda *word: told.append(word))
    assert (await chain.speak(HELLO)).provider == "near"
    assert told == [("edge_tts", False, "timeout")]


async def test_a_stop_leaves_no_connection(service: Service) -> None:
    service.mood = service.hanging
    speaking = asyncio.create_task(speak())
    async with asyncio.timeout(5):
        while not service.ssml:
            await asyncio.sleep(0)
    speaking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await speaking


async def test_alone_and_refused_it_is_unavailable(service: Service) -> None:
    service.refuses = True
    with pytest.raises(VoiceUnavailable):
        await TtsChain([EdgeTts()], has_route=lambda: True).speak(HELLO)


async def fails_with(reason: str) -> None:
    with pytest.raises(ProviderFailed) as caught:
        await speak()
    assert caught.value.reason == reason
