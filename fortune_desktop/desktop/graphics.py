"""Settles what Chromium needs on this machine before Qt starts: software drawing without a GPU, no sandbox for root."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

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
    """`prepare` for the process we are."""
    root = hasattr(os, "getuid") and os.getuid() == 0
    prepare(os.environ, gpu=has_gpu(), root=root)
    input_method = os.environ.get("QT_IM_MODULE", "")
    if input_method.startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = (
            "ibus"  # our Qt carries no fcitx plug-in; fcitx speaks ibus too
        )


def has_display(environ: MutableMapping[str, str] | None = None) -> bool:
    """True if a window can be shown."""
    known = os.environ if environ is None else environ
    if not sys.platform.startswith("linux"):
        return True
    if known.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return True
    return bool(known.get("DISPLAY") or known.get("WAYLAND_DISPLAY"))
