"""The page is built when its sources changed, with the system's Node or the one from a package."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import page
from devtools.packages import Environment
from devtools.page import Page
from devtools.steps import SetupError


class NodeWheel(Environment):
    """An environment with Node that needs no making."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, ".setup/node", "node")
        self.asked = 0

    def ensure(self, wanted: str) -> None:
        self.asked += 1


class Checkout:
    """A page's folder and a pretended npm."""

    def __init__(self, root: Path) -> None:
        self.root, self.web = root, root / "resources" / "web"
        self.system_node: Path | None = Path("node")
        self.wheel = NodeWheel(root)
        self.calls: list[str] = []
        self.command: Sequence[str] = ()
        self.env: Mapping[str, str] = {}
        self.leaves = "index.html"
        for name in ("web/src/main.jsx", "web/package-lock.json", "locales/ko.json"):
            path = root / "resources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, "utf-8")

    def npm(self, command: Sequence[str], env: Mapping[str, str] | None) -> None:
        self.command, self.env = command, env or {}
        self.calls.append("ci" if "ci" in command else "build")
        folder = self.web / ("node_modules" if "ci" in command else "dist")
        folder.mkdir(exist_ok=True)
        (folder / self.leaves).touch()

    def build(self) -> list[str]:
        """Which npm commands another `ensure_built` needs."""
        self.calls = []
        Page(self.root, self.npm, lambda: self.system_node, self.wheel).ensure_built()
        return self.calls


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout that was never built."""
    return Checkout(tmp_path)


def test_first_build_installs_then_builds(checkout: Checkout) -> None:
    assert checkout.build() == ["ci", "build"]
    assert checkout.build() == []


@pytest.mark.parametrize("source", ["web/src/main.jsx", "locales/ko.json", "web/src/new.css"])
def test_changed_source_builds_only(checkout: Checkout, source: str) -> None:
    checkout.build()
    (checkout.root / "resources" / source).write_text("changed", "utf-8")
    assert checkout.build() == ["build"]


def test_touched_source_builds_nothing(checkout: Checkout) -> None:
    checkout.build()
    os.utime(checkout.web / "src" / "main.jsx", (1, 1))
    assert checkout.build() == []


def test_changed_lock_installs_again(checkout: Checkout) -> None:
    checkout.build()
    (checkout.web / "package-lock.json").write_text("changed", "utf-8")
    assert checkout.build() == ["ci", "build"]


def test_damaged_build_and_packages_are_repaired(checkout: Checkout) -> None:
    checkout.build()
    (checkout.web / "dist" / "index.html").unlink()
    assert checkout.build() == ["build"]
    (checkout.web / "node_modules" / "index.html").unlink()
    (checkout.web / "dist" / "index.html").unlink()
    assert checkout.build() == ["ci", "build"]


def test_build_without_a_page_is_an_error(checkout: Checkout) -> None:
    checkout.leaves = "other.html"
    with pytest.raises(SetupError, match=r"index\.html"):
        checkout.build()


def test_system_node_is_preferred(checkout: Checkout) -> None:
    checkout.build()
    assert Path(checkout.command[0]).stem == "npm"
    assert checkout.wheel.asked == 0


def test_packaged_node_comes_first_on_the_path(checkout: Checkout) -> None:
    checkout.system_node = None
    checkout.build()
    node, script = map(Path, checkout.command[:2])
    assert checkout.wheel.asked > 0
    assert node.is_relative_to(checkout.wheel.site)
    assert script.name == "npm-cli.js"
    assert checkout.env["PATH"].split(os.pathsep)[0] == str(node.parent)


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v18.20.0", False),
        ("v20.18.9", False),
        ("v20.19.0\n", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.0.0", True),
        ("", False),
        ("nonsense", False),
    ],
)
def test_node_versions(version: str, fits: bool) -> None:
    assert page.new_enough(version) is fits


def test_old_system_node_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, answer in (("node", "v18.0.0"), ("npm", "9")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {answer}\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert page.system_node() is None
    (tmp_path / "node").write_text("#!/bin/sh\necho v22.20.0\n", "utf-8")
    assert page.system_node() == tmp_path / "node"
    (tmp_path / "npm").unlink()
    assert page.system_node() is None
