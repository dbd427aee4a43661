"""Which file answers a path, and that no path leads outside the page, the models and the spoken sentences."""

import sys
from pathlib import Path

import pytest

from fortune_desktop.core.page_files import MIME_TYPES, is_private, page_file


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Resources of our own, and the folder of what was said."""
    for name in (
        "resources/web/dist/index.html",
        "resources/web/dist/assets/app.js",
        "resources/web/dist/assets/.hidden.js",
        "resources/web/dist/assets/notes.txt",
        "resources/web/package.json",
        "resources/live2d/달토/달토.model3.json",
        "resources/live2d/달토/textures/a-1.png",
        "resources/live2d/atelier/rig.json",
        "resources/live2d/rig.json",
        "secret.json",
        "voice/one.wav",
        "voice/one.json",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path / "voice"


@pytest.mark.parametrize(
    ("path", "file", "mime"),
    [
        ("", "resources/web/dist/index.html", "text/html"),
        ("/", "resources/web/dist/index.html", "text/html"),
        ("index.html", "resources/web/dist/index.html", "text/html"),
        ("/assets/app.js", "resources/web/dist/assets/app.js", "text/javascript"),
        (
            "live2d/달토/달토.model3.json",
            "resources/live2d/달토/달토.model3.json",
            "application/json",
        ),
        ("/live2d/달토/textures/a-1.png", "resources/live2d/달토/textures/a-1.png", "image/png"),
        ("/audio/one.wav", "voice/one.wav", "audio/wav"),
    ],
)
def test_a_path_finds_its_file(voice: Path, path: str, file: str, mime: str) -> None:
    found = page_file(path, voice)
    assert found == (voice.parent / file, mime)


@pytest.mark.parametrize(
    "path",
    [
        "nothing.js",
        "assets",
        "assets/",
        "//assets/app.js",
        "assets//app.js",
        "assets/notes.txt",
        "assets/.hidden.js",
        "./index.html",
        "../package.json",
        "assets/../../package.json",
        "assets/%2e%2e/%2e%2e/package.json",
        "assets\\..\\..\\package.json",
        "assets/app.js\0.json",
        "assets/app.js\n",
        "index.html?x",
        "C:/index.html",
        "live2d/atelier/rig.json",
        "live2d/rig.json",
        "live2d/달토/../atelier/rig.json",
        "audio/../secret.json",
        "audio/one.json",
        "audio/",
        "audio.wav",
    ],
)
def test_every_other_path_finds_nothing(voice: Path, path: str) -> None:
    assert page_file(path, voice) is None


@pytest.mark.parametrize("link", ["resources/web/dist/assets/out.json", "voice/out.wav"])
def test_a_link_that_leads_out_is_refused(voice: Path, link: str) -> None:
    (voice.parent / link).symlink_to(voice.parent / "secret.json")
    path = link.removeprefix("resources/web/dist").replace("voice/", "audio/")
    assert page_file(path, voice) is None


def test_only_what_was_said_is_private() -> None:
    assert is_private("/audio/one.wav")
    assert is_private("audio/one.wav")
    assert not is_private("/assets/audio/app.js")
    assert not is_private("/")


def test_the_types_do_not_come_from_the_machine() -> None:
    assert MIME_TYPES[".js"] == MIME_TYPES[".mjs"] == "text/javascript"
    assert MIME_TYPES[".moc3"] == "application/octet-stream"
