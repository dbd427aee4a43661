"""The page's scheme and locks, tried from inside a real page."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage
from pytestqt.qtbot import QtBot

from fortune_desktop.desktop.page import HOME, LockedPage, is_ours, make_page

Run = Callable[[str], JsonValue]


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("app://ui/index.html", True),
        ("app://ui/assets/x.js", True),
        ("data:image/png;base64,AA", True),
        ("blob:app://ui/1234", True),
        ("app://other/index.html", False),
        ("http://127.0.0.1:80/", False),
        ("https://example.com/", False),
        ("ws://127.0.0.1:80/ws", False),
        ("file:///etc/passwd", False),
        ("qrc:///qtwebchannel/qwebchannel.js", False),
        ("chrome://gpu", False),
    ],
)
def test_only_the_pages_own_addresses_are_ours(url: str, ours: bool) -> None:
    assert is_ours(QUrl(url)) is ours


@pytest.fixture
def voice_folder(tmp_path: Path) -> Path:
    (tmp_path / "said.wav").write_bytes(b"RIFF")
    return tmp_path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small built page of our own, so that these tests need no build."""
    root = tmp_path / "site" / "resources" / "web" / "dist"
    root.mkdir(parents=True)
    (root / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>t</title><p id=p>달토</p>", "utf-8"
    )
    (root / "own.js").write_text("window.ran = true", "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "site"), raising=False)


@pytest.fixture
def page(qtbot: QtBot, site: None, voice_folder: Path) -> Iterator[LockedPage]:
    owner = QObject()
    page = make_page(voice_folder, owner)
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.load(HOME)
    yield page
    for thing in (page, owner):  # the page before its profile
        thing.deleteLater()
        QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)


@pytest.fixture
def run(page: LockedPage, qtbot: QtBot) -> Run:
    """Run a script in the page; a promise is waited for through the document's title."""

    def run(script: str) -> JsonValue:
        with qtbot.waitSignal(page.titleChanged, timeout=10_000):
            page.runJavaScript(
                f"Promise.resolve().then(() => {script})"
                ".then((v) => (document.title = 'done ' + JSON.stringify(v)),"
                "(e) => (document.title = 'failed ' + e.name))"
            )
        return page.title()

    return run


def test_the_page_is_served_with_policy_and_types(run: Run) -> None:
    assert run("document.querySelector('#p').textContent") == 'done "달토"'
    assert run("fetch('own.js').then((r) => r.headers.get('content-type'))") == (
        'done "text/javascript"'
    )
    policy = run("fetch('index.html').then((r) => r.headers.get('content-security-policy'))")
    assert "script-src 'self'" in str(policy)


def test_sounds_are_served_from_the_voice_folder(run: Run) -> None:
    assert run("fetch('audio/said.wav').then((r) => r.text())") == 'done "RIFF"'


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("missing.js", "done 404"),
        ("audio/../../../etc/passwd", "done 404"),
        ("audio/%2e%2e/%2e%2e/etc/passwd", "done 404"),
        ("http://127.0.0.1:9/", "failed TypeError"),
        ("https://example.com/", "failed TypeError"),
        ("app://other/index.html", "failed TypeError"),
    ],
)
def test_nothing_else_can_be_fetched(run: Run, address: str, answer: str) -> None:
    assert run(f"fetch('{address}').then((r) => r.status)") == answer


def test_inline_script_does_not_run(run: Run, page: LockedPage) -> None:
    script = "const s = document.createElement('script'); s.textContent = 'window.bad = 1'"
    run(f"(() => {{ {script}; document.body.append(s); }})()")
    assert run("window.bad ?? 'clean'") == 'done "clean"'


@pytest.mark.parametrize(
    "address", ["https://example.com/", "http://127.0.0.1/", "file:///etc/passwd", "app://other/"]
)
def test_the_page_never_leaves_home(
    page: LockedPage, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    kinds = QWebEnginePage.NavigationType
    assert not page.acceptNavigationRequest(QUrl(address), kinds.NavigationTypeTyped, True)
    assert opened == []
    assert not page.acceptNavigationRequest(QUrl(address), kinds.NavigationTypeLinkClicked, True)
    assert opened == ([address] if address.startswith("https") else [])


def test_no_window_opens_from_inside(page: LockedPage) -> None:
    assert page.createWindow(QWebEnginePage.WebWindowType.WebBrowserWindow) is None


def test_the_profile_leaves_nothing_on_the_disk(page: LockedPage) -> None:
    assert page.profile().isOffTheRecord()


@pytest.mark.parametrize(
    ("address", "saved"),
    [
        ("URL.createObjectURL(new Blob(['{}']))", ["mine.json"]),
        ("'data:text/plain,x'", []),
        ("'app://ui/own.js'", []),
    ],
)
def test_only_what_the_page_made_itself_is_saved(
    run: Run,
    page: LockedPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    saved: list[str],
) -> None:
    downloads = tmp_path / "downloads"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(downloads))
    asked: list[QWebEngineDownloadRequest] = []
    page.profile().downloadRequested.connect(asked.append)
    link = f"Object.assign(document.createElement('a'), {{href: {address}, download: 'mine.json'}})"
    run(f"({link}).click()")
    qtbot.waitUntil(lambda: bool(asked) and asked[0].isFinished(), timeout=10_000)
    assert [file.name for file in downloads.glob("*")] == saved
