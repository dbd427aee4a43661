"""`run`: what a person can get wrong, and what happens without a screen; the window itself is tested in `desktop`."""

import signal
from pathlib import Path

import pytest

from tests.commands.conftest import Ask
from tests.commands.processes import get, served
from tests.running import make_home


@pytest.mark.parametrize("content", [None, b"{", b"[1]", '"하늘"'.encode(), b"\xff\xfe"])
def test_a_person_file_that_is_none_is_told_in_a_line(
    ask: Ask, home: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "person.json"
    if content is not None:
        file.write_bytes(content)
    done = ask("run", "--person", file)
    assert (done.code, done.out) == (2, "")
    assert done.complaint.startswith(f"--person {file}: ")
    assert not home.exists()


@pytest.mark.parametrize("words", [("--after", "soon"), ("--say",), ("--sing", "la")])
def test_wrong_words_end_with_two_and_a_line(ask: Ask, words: tuple[str, ...]) -> None:
    done = ask("run", *words)
    assert (done.code, done.out) == (2, "")
    assert words[0] in done.complaint
    assert ask(*words).complaint == done.complaint  # `run` needs not be said


def test_without_a_display_it_says_so_in_a_line_and_serves(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with served(home, "run") as (process, ready):
        assert get(f"{ready['url']}/health") == 200
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert err.splitlines()[0] == "화면이 없어서 창 대신 브라우저 모드로 시작해요."
    assert process.returncode == 0
