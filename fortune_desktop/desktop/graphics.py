"""Settles what Chromium needs on this machine before Qt starts: software drawing without a GPU, no sandbox for root."""

import os
import socket
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

from fortune_desktop.desktop.true_kept import keep_true

# Without a GPU WebGL is blocked by default; the first switch alone shows an empty page, both together draw.
SOFTWARE_DRAWING = ("--ignore-gpu-blocklist", "--disable-gpu-compositing")
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


def has_gpu(devices: Path = Path("/dev/dri")) -> bool:
    """True if this machine offers a device that can render (on Linux; elsewhere the system always draws)."""
    return not sys.platform.startswith("linux") or any(devices.glob("renderD*"))


def prepare(environ: MutableMapping[str, str], *, gpu: bool, root: bool) -> None:
    """Add the switches this machine needs to the environment; what the person set themselves stays."""
    if not gpu and FLAGS not in environ:
        environ[FLAGS] = " ".join(SOFTWARE_DRAWING)
    if root:
        environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


def prepare_this_process() -> None:
    """`prepare` for the process we are, and what else must hold before Qt starts."""
    keep_true()
    root = hasattr(os, "getuid") and os.getuid() == 0
    prepare(os.environ, gpu=has_gpu(), root=root)
    input_method = os.environ.get("QT_IM_MODULE", "")
    if input_method.startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = (
            "ibus"  # our Qt carries no fcitx plug-in; fcitx speaks ibus too
        )


def has_display(environ: Mapping[str, str] = os.environ) -> bool:
    """True if a window can be shown: on Linux, if the display that the session names answers."""
    if not sys.platform.startswith("linux"):
        return True
    if environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return True
    return any(_answers(address) for address in _display_addresses(environ))


def _display_addresses(environ: Mapping[str, str]) -> Iterator[str | tuple[str, int]]:
    """Where the session's Wayland and X servers listen; a leading NUL is Linux's nameless socket."""
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland:
        yield str(Path(environ.get("XDG_RUNTIME_DIR", "/"), wayland))
    host, colon, rest = environ.get("DISPLAY", "").rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdecimal():
        return
    if host and host != "unix":
        yield (host, 6000 + int(number))
    else:
        address = str(Path("/", "tmp", ".X11-unix", f"X{number}"))
        yield from (address, f"\0{address}")


def _answers(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
