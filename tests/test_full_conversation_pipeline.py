"""The whole line on the real app: a person types into the window, she answers, is heard, moves, and remembers."""

import io
import json
import re
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from devtools.headless import headless
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.tables import Seals
from tests.cdp import Window
from tests.running import RunningApp, all_gone, make_home, running
from tests.sound import RATE, Recorder

SENTENCE = "안녕? 오늘 운세 알려줘"
STAGES = ("saved", "understood", "first_text", "first_sentence", "first_sound", "ended")
pytestmark = [pytest.mark.gui, pytest.mark.audio]

# Each frame: time, mouth parameter, cheek, smile, and how many pixels of the drawn mouth are its dark red inside.
WATCH_THE_FACE = """(() => {
  window.seen = [];
  const drawn = document.querySelector('.dalto-live canvas');
  const [x, y, w, h] = [0.35, 0.44, 0.3, 0.16].map((part, i) => part * (i % 2 ? drawn.height : drawn.width));
  const copy = Object.assign(document.createElement('canvas'), { width: w, height: h });
  const pen = copy.getContext('2d', { willReadFrequently: true });
  const inside = () => {
    pen.clearRect(0, 0, w, h);
    pen.drawImage(drawn, x, y, w, h, 0, 0, w, h);
    const { data } = pen.getImageData(0, 0, copy.width, copy.height);
    let [count, any] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b, a] = data.subarray(i, i + 4);
      any += a;
      if (r > 80 && r < 180 && g < 75 && b > 50 && b < 110) count += 1;
    }
    return any ? count : -1;
  };
  const look = () => {
    const { ParamMouthOpenY, ParamCheek, ParamEyeLSmile } = fortuneStage.values();
    seen.push([Date.now() / 1000, ParamMouthOpenY, ParamCheek, ParamEyeLSmile, inside()]);
    requestAnimationFrame(look);
  };
  look();
})()"""


@pytest.fixture(scope="module")
def env() -> Iterator[dict[str, str]]:
    """A private screen and sound card."""
    with headless() as env:
        yield env


def test_full_conversation_pipeline(
    env: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = make_home(tmp_path / "home")
    with (
        Recorder(env["PULSE_SERVER"]) as recorder,
        running(home, env, ("run", "--person", str(home / "person.json"))) as app,
    ):
        with app.page() as page:
            neutral = meet(page)
            began = time.time()
            before, speaking = ask(page)
            answer = the_answer(page)
            face = np.array(page.run("seen"))
            recorder.wait_until(time.time())
        the_card_shows_the_reading(answer)
        what_was_said_is_saved(home, answer["bubble"])
        sound_came_from_the_speaker(recorder, began, face)
        the_mouth_on_the_screen_moved(face)
        the_face_changed(neutral, face)
        the_window_shows_it(before, speaking)
        with capsys.disabled():  # told by a passing test, too
            tell_stage_times(app)
        everything_ends(app)
    with running(home, env) as again, again.page() as page:
        page.until("document.querySelectorAll('.bubble .lines .s').length > 0")
        assert the_answer(page) == answer
        assert again.quit() == 0


def meet(page: Window) -> dict[str, float]:
    """Wait until she stands there with her face at rest; her face's parameters."""
    page.until("window.fortuneStage?.values()")
    page.until("document.querySelector('.bubble .lines') && document.querySelector('.todaymoon')")
    face: dict[str, float] = page.run("fortuneStage.values()")
    page.run(WATCH_THE_FACE)
    return face


def ask(page: Window) -> tuple[bytes, bytes]:
    """Type the sentence and wait until she has spoken; her picture before, and with her mouth open."""
    before = picture_of_her(page)
    page.click("#say")
    page.type(SENTENCE)
    assert page.run("document.querySelector('#say').value") == SENTENCE
    page.press_enter()
    page.until("fortuneStage.values().ParamMouthOpenY > 0.5")
    speaking = picture_of_her(page)
    page.until("document.querySelector('.bubble .s') && !document.querySelector('.say .stop')")
    return before, speaking


def picture_of_her(page: Window) -> bytes:
    """A picture of the part of the window where she stands."""
    return page.picture(
        *page.run(
            "(() => { const b = document.querySelector('.dalto-live').getBoundingClientRect();"
            "return [b.x, b.y, b.width, b.height]; })()"
        )
    )


def the_answer(page: Window) -> dict[str, str]:
    """What the page shows of the answer: the bubble, the score, the four pillars."""
    text = "(s) => [...document.querySelectorAll(s)].map((n) => n.textContent).join(' ')"
    return {
        "bubble": page.run(f"({text})('.bubble .lines .s')"),
        "score": page.run(f"({text})('.todaymoon .n')"),
        "areas": page.run(f"({text})('.side .mini')"),
        "pillars": page.run(f"({text})('.side .pcell')"),
        "reasons": page.run(f"({text})('.side .reasons li, .side .reason')"),
    }


def the_card_shows_the_reading(answer: dict[str, str]) -> None:
    """The pillars of 1990-05-15 14:30, the score she said, five areas, and reasons."""
    hanja = re.sub(r"[^\u4e00-\u9fff]", "", answer["pillars"])
    assert sorted(hanja) == sorted("庚午辛巳庚辰癸未")
    assert answer["score"] in answer["bubble"]
    assert len(re.findall(r"\d\d", answer["areas"])) == 5
    assert answer["reasons"]


def what_was_said_is_saved(home: Path, bubble: str) -> None:
    with closing(sqlite3.connect(home / "fortune.db")) as database:
        question, answer = database.execute(
            "SELECT role, provider, id, text, reading FROM chat_messages ORDER BY number"
        ).fetchall()
    seals = Seals(Cipher(find_key(home).secret), "chat_messages")
    asked, _, question_id, sentence, _ = question
    answered, provider, answer_id, text, reading = answer
    assert (asked, seals.open("text", UUID(question_id), sentence)) == ("user", SENTENCE)
    assert (answered, provider) == ("assistant", "builtin")
    said = seals.open("text", UUID(answer_id), text)
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", bubble)
    assert json.loads(seals.open("reading", UUID(answer_id), reading))["kind"] == "daily"


def envelope(recorder: Recorder, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """The loudness heard around each time."""
    windows = (recorder.between(at - 0.04, at + 0.04).astype(np.float64) for at in times)
    return np.array([np.sqrt(np.mean(part**2)) if len(part) else 0.0 for part in windows])


def sound_came_from_the_speaker(
    recorder: Recorder, began: float, face: NDArray[np.float64]
) -> None:
    """Seconds of speech were recorded, and the mouth moved with them."""
    loud = recorder.loud_moments(began)
    assert len(loud) / RATE > 2.0
    speaking = face[(face[:, 0] > loud[0]) & (face[:, 0] < loud[-1])]
    together = np.corrcoef(speaking[:, 1], envelope(recorder, speaking[:, 0]))[0, 1]
    print(f"heard for {loud[-1] - loud[0]:.1f} s, mouth with sound: r = {together:.2f}")
    assert together > 0.4
    quiet = face[face[:, 0] > loud[-1] + 0.3]
    assert quiet[:, 1].max(initial=0.0) < 0.05


def the_mouth_on_the_screen_moved(face: NDArray[np.float64]) -> None:
    """The drawn mouth opened and closed as its parameter did."""
    drawn = face[face[:, 4] >= 0]
    opening, pixels = drawn[:, 1], drawn[:, 4]
    together = np.corrcoef(opening, pixels)[0, 1]
    print(
        f"{len(drawn)} frames, mouth of {pixels.min():.0f} to {pixels.max():.0f} pixels, r = {together:.2f}"
    )
    assert np.median(pixels[opening > 0.5]) > 2 * np.median(pixels[opening < 0.05])
    assert together > 0.5


def the_face_changed(neutral: dict[str, float], face: NDArray[np.float64]) -> None:
    """At some moment cheeks or eyes were not those of the face at rest."""
    cheeks = np.abs(face[:, 2] - neutral["ParamCheek"]).max()
    smile = np.abs(face[:, 3] - neutral["ParamEyeLSmile"]).max()
    assert max(cheeks, smile) > 0.3


def the_window_shows_it(before: bytes, speaking: bytes) -> None:
    """What the person sees of her, not only what the stage says, is another picture while she speaks."""
    one, other = (
        np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), np.int16)
        for picture in (before, speaking)
    )
    assert (np.abs(one - other).max(axis=2) > 60).sum() > 200


def tell_stage_times(app: RunningApp) -> None:
    """The six stages of the turn, as the app measured them."""
    (line,) = re.findall(r"turn 1: (.*)", app.log)
    times = {name: int(ms) for name, ms in re.findall(r"(\w+) (\d+) ms", line)}
    print("\nstage times:", ", ".join(f"{name} {times[name]} ms" for name in STAGES))
    assert [times[name] for name in STAGES] == sorted(times[name] for name in STAGES)


def everything_ends(app: RunningApp) -> None:
    """After SIGTERM: exit code 0, no process, no thread's trace, no port, no server file."""
    port = urlsplit(app.server()["url"]).port
    family = app.descendants()
    assert family
    assert app.quit() == 0
    assert all_gone(family)
    assert not (app.home / "server.json").exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port or 0), timeout=5)
    assert "Traceback" not in app.log
    assert "Expect troubles" not in app.log.replace("software rasterizer. Expect troubles", "")
