"""System libraries and programs that wheels cannot bring: what is missing, and how to get it on Debian and Ubuntu."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.steps import Run, SetupError, must, say

INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
QUIET = ("-qq", "-o", "Dpkg::Use-Pty=0")


@dataclass(frozen=True)
class Need:
    """One thing the system must have.

    `name` is a library file (`libGL.so.1`), a program (`Xvfb`) or `module:NAME`; `packages` are
    Debian package names, the newest release's first.
    """

    name: str
    packages: tuple[str, ...]


def _needs(table: str) -> tuple[Need, ...]:
    rows = (line.split() for line in table.strip().splitlines())
    return tuple(Need(name, tuple(packages)) for name, *packages in rows)


# Proven in a minimal Debian 12; the t64 names are those of Debian 13 and Ubuntu 24.04.
WINDOW = _needs("""
    libEGL.so.1            libegl1
    libGL.so.1             libgl1
    libnss3.so             libnss3
    libasound.so.2         libasound2t64 libasound2
    libfontconfig.so.1     libfontconfig1
    libglib-2.0.so.0       libglib2.0-0t64 libglib2.0-0
    libdbus-1.so.3         libdbus-1-3
    libxkbcommon.so.0      libxkbcommon0
    libXcomposite.so.1     libxcomposite1
    libXdamage.so.1        libxdamage1
    libXrandr.so.2         libxrandr2
    libXtst.so.6           libxtst6
    libxkbfile.so.1        libxkbfile1
    libxkbcommon-x11.so.0  libxkbcommon-x11-0
    libxcb-cursor.so.0     libxcb-cursor0
    libxcb-icccm.so.4      libxcb-icccm4
    libxcb-keysyms.so.1    libxcb-keysyms1
    libxcb-shape.so.0      libxcb-shape0
    libportaudio.so.2      libportaudio2
""")
HEADLESS = _needs("""
    Xvfb                                    xvfb
    pulseaudio                              pulseaudio
    parec                                   pulseaudio-utils
    alsa-lib/libasound_module_pcm_pulse.so  libasound2-plugins
""")
TEST = _needs("""
    chromium  chromium
    xdotool   xdotool
""")
VENV = (Need("module:ensurepip", (f"python3.{sys.version_info.minor}-venv",)),)


def _folders() -> list[Path]:
    """Where the dynamic linker finds libraries, on Debian's multi-arch layout and elsewhere."""
    arch = sysconfig.get_config_var("MULTIARCH") or ""
    bases = ("/usr/lib", "/lib", "/usr/local/lib", "/usr/lib64", "/lib64")
    return [path for base in bases for path in (Path(base, arch), Path(base)) if path.is_dir()]


def present(need: Need) -> bool:
    """True if the file, program or module is there. Looks at files only: this runs at every start."""
    if need.name.startswith("module:"):
        return importlib.util.find_spec(need.name.removeprefix("module:")) is not None
    if ".so" in need.name:
        return any((folder / need.name).exists() for folder in _folders())
    return shutil.which(need.name) is not None


def _known(package: str) -> bool:
    """True if apt could install this package now."""
    command = ("apt-cache", "policy", package)
    env = {**os.environ, "LC_ALL": "C"}
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer


class Apt:
    """Debian's package manager, as root or for a developer who is not."""

    def __init__(self, run: Run = must, known: Callable[[str], bool] = _known) -> None:
        self._run, self._known = run, known

    def names(self, needs: Iterable[Need]) -> list[str]:
        """The packages that bring the needs, by the names this release uses."""
        return [next(filter(self._known, need.packages), need.packages[-1]) for need in needs]

    def install(self, needs: Sequence[Need]) -> None:
        """Install what is missing, refreshing the package lists first if they are empty."""
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if not any(self._known(name) for need in needs for name in need.packages):
            self._run(("apt-get", "update", "-qq"), env)
        say(f"installing system packages: {' '.join(self.names(needs))}")
        try:
            self._run((*INSTALL, *QUIET, *self.names(needs)), env)
        except SetupError:  # the lists may name versions that the archive no longer has
            self._run(("apt-get", "update", "-qq"), env)
            self._run((*INSTALL, *QUIET, *self.names(needs)), env)


def ensure(
    needs: Sequence[Need],
    apt: Apt | None = None,
    present: Callable[[Need], bool] = present,
    *,
    system: str = sys.platform,
    root: bool = hasattr(os, "geteuid") and os.geteuid() == 0,
    debian: bool = shutil.which("apt-get") is not None,
) -> None:
    """Make sure that a Linux system has the needs; SetupError says what to run where we may not."""
    missing = [need for need in needs if not present(need)]
    if system != "linux" or not missing:
        return
    apt = apt or Apt()
    if not debian:
        names = ", ".join(need.name for need in missing)
        raise SetupError(f"install these with your system's package manager: {names}")
    if not root:
        line = " ".join((*INSTALL, *apt.names(missing)))
        raise SetupError(
            f"system packages are missing; run this line, then try again:\nsudo {line}"
        )
    apt.install(missing)
    if still := [need.name for need in missing if not present(need)]:
        raise SetupError(f"still missing after the installation: {', '.join(still)}")
