"""Looks into and types into the app's own window through Chromium's debugging protocol, on loopback."""

import base64
import contextlib
import json
import socket
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 40.0
_AGAIN_S = 0.05


class NoContext(RuntimeError):
    """The page is just being loaded: there is nothing to run a script in, or it is no more."""


class Window:
    """One page. Every wait ends after `PATIENCE_S` seconds with a TimeoutError that says for what."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Run one command of the protocol; its result."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE_S))
            if answer.get("id") == self._number:
                if "error" in answer:
                    message = answer["error"]["message"]
                    gone = "context" in message
                    raise (NoContext if gone else RuntimeError)(f"{method}: {message}")
                result: dict[str, Any] = answer["result"]
                return result

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description"))
        return answer["result"].get("value")

    def until(self, script: str) -> Any:
        """The value of an expression as soon as it is truthy; looked at every frame of the page."""
        watch = f"""new Promise((done, fail) => {{
            const end = performance.now() + {PATIENCE_S * 900};
            const look = () => {{
                let value; try {{ value = ({script}); }} catch {{ value = null; }}
                if (value) done(value instanceof Node ? true : value);
                else if (performance.now() > end) fail(new Error('never: ' + {json.dumps(script)}));
                else setTimeout(look, 16);
            }};
            look();
        }})"""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                return self.run(watch)
            except NoContext:
                if time.monotonic() > end:
                    raise
                time.sleep(_AGAIN_S)

    def click(self, selector: str) -> None:
        """Press the left button in the middle of an element."""
        box = self.until(
            f"(() => {{ const b = document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect(); return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **box)

    def type(self, text: str) -> None:
        """Put text in as an input method would."""
        self.send("Input.insertText", text=text)

    def press_enter(self) -> None:
        """Press and release Enter."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        self.send("Input.dispatchKeyEvent", type="keyDown", **key)
        self.send("Input.dispatchKeyEvent", type="keyUp", **key)

    def picture(self, x: float, y: float, width: float, height: float) -> bytes:
        """A PNG of a part of the page."""
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": 1}
        data = self.send("Page.captureScreenshot", format="png", clip=clip)["data"]
        return base64.b64decode(data)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def window(port: int, url: str = "") -> Iterator[Window]:
    """The page behind a debugging port, as soon as it is there and its address begins with `url`."""
    with connect(_address(port, url), max_size=None, compression=None) as socket:
        yield Window(socket)


def _address(port: int, url: str) -> str:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for page in _pages(port):
            if page["type"] == "page" and page["url"].startswith(url):
                return page["webSocketDebuggerUrl"]
        time.sleep(_AGAIN_S)
    raise TimeoutError(f"no page answers on the debugging port {port}")


def _pages(port: int) -> list[dict[str, str]]:
    """What the port lists; nothing while nobody listens there yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=5) as answer:
            pages: list[dict[str, str]] = json.load(answer)
            return pages
    except (OSError, ValueError):
        return []
