"""The Python packages: a virtual environment made from a hash-locked file, remade when it is not whole."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from devtools import libraries, stamps
from devtools.steps import Run, SetupError, must, say, step


def python_of(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _site_of(venv: Path) -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return venv / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")


def caches(root: Path) -> dict[str, str]:
    """Our environment with the package managers' caches inside the checkout (unless set already)."""
    folder = root / ".setup" / "cache"
    names = {"PIP_CACHE_DIR": "pip", "UV_CACHE_DIR": "uv", "npm_config_cache": "npm"}
    return {name: str(folder / sub) for name, sub in names.items()} | dict(os.environ)


def find_uv() -> str | None:
    """The uv program if there is one that works (a shim may lead nowhere)."""
    uv = shutil.which("uv")
    if uv and subprocess.run((uv, "--version"), capture_output=True, check=False).returncode == 0:
        return uv
    return None


class Environment:
    """A virtual environment inside the checkout, filled from one of the locks `requirements/NAME.txt`.

    `largest` names the lock that contains all others this environment may be filled from.
    """

    def __init__(
        self,
        root: Path,
        folder: str = ".venv",
        largest: str = "dev",
        *,
        run: Run = must,
        uv: Callable[[], str | None] = find_uv,
        need: Callable[[], None] = lambda: libraries.ensure(libraries.VENV),
    ) -> None:
        self._root, self._largest = root, largest
        self._run, self._uv, self._need = run, uv, need
        self._venv = root / folder
        self.python = python_of(self._venv)
        self.site = _site_of(self._venv)
        self._base = getattr(sys, "_base_executable", sys.executable)

    def _lock(self, name: str) -> Path:
        return self._root / "requirements" / f"{name}.txt"

    def _key(self, name: str) -> str:
        """What a finished set-up was made from: lock file and Python version."""
        digest = hashlib.sha256(self._lock(name).read_bytes()).hexdigest()
        return f"{name} {digest} {sys.version_info.major}.{sys.version_info.minor}"

    def ensure(self, wanted: str) -> None:
        """Have at least the packages of this lock; a set-up stale, damaged or half done is remade."""
        whole = self.python.exists() and (self._venv / "pyvenv.cfg").exists()
        found = (stamps.read(self.site) if whole else None) or ""
        if found in (self._key(wanted), self._key(self._largest)):
            return
        name = self._largest if found.startswith(f"{self._largest} ") else wanted
        with step(f"setting up Python packages ({name})"):
            self._make(self._lock(name))
        stamps.write(self.site, self._key(name))

    def _make(self, lock: Path) -> None:
        self._install(lock)
        # Six seconds once, for one at every start where Python may not keep what it compiled.
        compiling = (str(self.python), "-m", "compileall", "-q", "-q", "-j", "0", str(self.site))
        with contextlib.suppress(SetupError):  # some packages carry files for other Pythons
            self._run(compiling, dict(os.environ))

    def _install(self, lock: Path) -> None:
        uv = self._uv()
        if uv:
            try:
                self._make_with_uv(uv, lock)
            except SetupError:
                say("uv could not do it; trying again with pip")
            else:
                return
        self._make_with_pip(lock)

    def _clear(self) -> None:
        if self._venv.is_symlink() or self._venv.is_file():
            self._venv.unlink()
        elif self._venv.exists():
            shutil.rmtree(self._venv)

    def _make_with_uv(self, uv: str, lock: Path) -> None:
        self._clear()
        env = caches(self._root)
        self._run((uv, "venv", "--quiet", "--python", self._base, str(self._venv)), env)
        install = (uv, "pip", "install", "--quiet", "--python", str(self.python))
        self._run((*install, "--require-hashes", "-r", str(lock)), env)

    def _make_with_pip(self, lock: Path) -> None:
        self._need()
        self._clear()
        env = caches(self._root)
        self._run((self._base, "-m", "venv", str(self._venv)), env)
        pip = (str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        self._run((*pip, "--no-compile", "--require-hashes", "-r", str(lock)), env)
