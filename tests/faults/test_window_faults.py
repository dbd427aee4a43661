"""The window when its surroundings break: the database is held, the voice dies, the sound server goes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.headless import headless
from tests.cdp import Window
from tests.faults.hardship import GREETING, espeak_of, locked, said_in, sound_server_of, started
from tests.running import PATIENCE_S, all_gone, make_home

pytestmark = [pytest.mark.gui, pytest.mark.audio]
SPEAKS = "fortuneStage.values().ParamMouthOpenY > 0.2"
RESTS = "!document.querySelector('.say .stop')"


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    """A private screen and sound card."""
    with headless() as env:
        yield env


def meet(page: Window) -> None:
    """Wait until she is there and today's reading of the person is shown."""
    page.until("window.fortuneStage?.values()")
    page.until("document.querySelector('.todaymoon .n')")


def say(page: Window, text: str = GREETING) -> None:
    """Say something as a person does, as soon as she is awake."""
    page.until("document.querySelector('.bubble .s')")
    page.click("#say")
    page.type(text)
    page.press_enter()


def test_a_database_that_another_program_holds(env: dict[str, str], tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, env, ("run", "--person", str(home / "person.json"))) as app:
        with app.page() as page:
            meet(page)
            with locked(home):
                page.run("location.reload()")
                page.until("document.querySelector('.todaymoon')")
                say(page)
                page.until("document.querySelector('.toast')?.textContent.includes('저장')")
            say(page)
            page.until(SPEAKS)
            page.until(RESTS)
        assert [role for role, _ in said_in(home)] == ["user", "assistant"]
        assert app.quit() == 0
        assert "Traceback" not in app.log


def test_the_voice_dies_and_the_sound_server_goes(env: dict[str, str], tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, env, ("run", "--person", str(home / "person.json"))) as app:
        with app.page() as page:
            meet(page)
            say(page)
            page.until(SPEAKS)
            os.kill(espeak_of(app), signal.SIGKILL)
            page.until(RESTS)
            say(page)
            page.until(SPEAKS)
            os.kill(sound_server_of(env), signal.SIGKILL)
            page.until(RESTS)
            say(page, "안녕?")
            page.until(SPEAKS)
        family = app.descendants()
        assert [role for role, _ in said_in(home)][:4] == ["user", "assistant"] * 2
        assert app.quit(signal.SIGINT) == 0
        assert all_gone(family)
        assert "Traceback" not in app.log
    assert not (home / "server.json").exists()


def test_a_scripted_run_that_cannot_start_ends(env: dict[str, str], tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    (home / "fortune.db").write_bytes(b"a letter, not a database\n" * 99)
    command = ("run", "--capture", str(tmp_path / "picture.png"), "--after", "1")
    with started(home, env, command) as app:
        assert app.process.wait(PATIENCE_S) == 1
        assert "Traceback" not in app.log
