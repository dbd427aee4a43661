"""House rules that hold for the whole tree: sizes, names, texts, locks, licences and import contracts."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from fortune_desktop.core.errors import FortuneError

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "resources" / "web"
MADE = {".git", ".venv", ".setup", "node_modules", "dist", "build", "__pycache__"}
CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"}
OUR_MODELS = {"resources/live2d/dalto", "resources/web/src/stage/fixtures"}

# Modules without a test file of their own, and what tests them instead.
TESTED_ELSEWHERE = {
    "fortune_desktop/__main__.py": "tests/test_cli.py",
    "fortune_desktop/app.py": "tests/test_full_conversation_pipeline.py",
    "fortune_desktop/fortune/models.py": "tests/fortune/test_service.py",
    "fortune_desktop/fortune/daily/models.py": "tests/fortune/daily/test_service.py",
    "fortune_desktop/fortune/pair/models.py": "tests/fortune/pair/test_service.py",
    "fortune_desktop/fortune/saju/models.py": "tests/fortune/saju/test_service.py",
    "fortune_desktop/fortune/sky/models.py": "tests/fortune/sky/test_service.py",
    "fortune_desktop/fortune/tarot/models.py": "tests/fortune/tarot/test_service.py",
    "fortune_desktop/store/records.py": "tests/store/test_people.py",
}


def files(*suffixes: str) -> list[Path]:
    """Every file of the project with one of these suffixes; what set-up makes is left out."""

    def walk(folder: Path) -> Iterator[Path]:
        for path in folder.iterdir():
            if path.name in MADE | CACHES or path.name.endswith(".egg-info"):
                continue
            yield from walk(path) if path.is_dir() else [path]

    return sorted(path for path in walk(ROOT) if not suffixes or path.suffix in suffixes)


def told(paths: Iterator[Path] | list[Path]) -> list[str]:
    """Paths as a person names them."""
    return [path.relative_to(ROOT).as_posix() for path in paths]


def nothing(found: Iterable[str]) -> None:
    """Fail with everything that breaks the rule, a line each."""
    if text := "\n".join(sorted(found)):
        pytest.fail(text, pytrace=False)


def catalogue(locale: str) -> dict[str, str]:
    """All texts of one language."""
    text = (ROOT / "resources" / "locales" / f"{locale}.json").read_text("utf-8")
    texts: dict[str, str] = json.loads(text)
    return texts


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text("utf-8").splitlines())


def test_no_module_is_longer_than_400_lines() -> None:
    nothing(told([path for path in files(".py", ".js", ".jsx", ".css") if lines(path) > 400]))


def test_every_module_says_what_it_is() -> None:
    modules = {path: path.read_text("utf-8") for path in files(".py")}
    nothing(told([p for p, text in modules.items() if not ast.get_docstring(ast.parse(text))]))


def test_tests_mirror_the_source_tree() -> None:
    missing = []
    for source in files(".py"):
        place = source.relative_to(ROOT)
        if place.parts[0] not in {"fortune_desktop", "devtools"} or source.name == "__init__.py":
            continue
        if source.name.startswith("_") or "migrations" in place.parts:
            continue  # private modules are tested through their neighbours, migrations by upgrades
        inside = place.parts[place.parts[0] == "fortune_desktop" :]
        test = ROOT.joinpath("tests", *inside[:-1], f"test_{source.name}")
        if place.as_posix() not in TESTED_ELSEWHERE and not test.is_file():
            missing.append(f"{place.as_posix()}: no {test.relative_to(ROOT).as_posix()}")
    nothing(missing)


def test_exceptions_to_the_mirror_are_tested_where_they_say() -> None:
    nothing([test for test in TESTED_ELSEWHERE.values() if not (ROOT / test).is_file()])


def test_catalogues_have_the_same_keys() -> None:
    nothing(set(catalogue("ko")) ^ set(catalogue("en")))


def test_translations_have_the_same_holes() -> None:
    def holes(text: str) -> set[str]:
        return set(re.findall(r"{{\s*(\w+)", text))

    korean, english = catalogue("ko"), catalogue("en")
    nothing([key for key in korean if holes(korean[key]) != holes(english.get(key, ""))])


def test_no_text_is_empty() -> None:
    nothing([key for name in ("ko", "en") for key, text in catalogue(name).items() if not text])


def test_every_text_is_used() -> None:
    """A key stands in the code whole, or its beginning does, where the rest is put together."""
    code = "".join(
        path.read_text("utf-8") for path in files(".py", ".js", ".jsx") if ".test." not in path.name
    )
    joined = re.findall(r"[`\"']([a-z]\w*(?:\.\w+)*\.)[{$]", code)
    listed = [f"{name}." for name in re.findall(r'names="([\w.]+)"', code)]
    beginnings = (*joined, *listed)
    nothing(key for key in catalogue("ko") if key not in code and not key.startswith(beginnings))


def error_types(base: type[FortuneError] = FortuneError) -> list[type[FortuneError]]:
    """The whole error tree."""
    return [base, *(kind for child in base.__subclasses__() for kind in error_types(child))]


def test_every_error_has_a_text() -> None:
    codes = {f"error.{kind.code}" for kind in error_types()}
    nothing(codes - set(catalogue("ko")))


def test_page_code_holds_no_korean() -> None:
    comment = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
    found = [
        path
        for path in files(".js", ".jsx")
        if path.is_relative_to(WEB / "src")
        and ".test." not in path.name
        and not {"testing", "fixtures"} & set(path.parts)
        and re.search("[가-힣]", comment.sub("", path.read_text("utf-8")))
    ]
    nothing(told(found))


# Written in pieces, so that this file does not hold what it looks for.
HOSTS = "|".join(
    re.escape(f"{name}.{rest}")
    for name, rest in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmmirror", "com"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    )
)
MACHINE = r"(?<![\w.~/-])/(?:work|tmp|root)/"
TEXT = {".py", ".toml", ".txt", ".md", ".json", ".js", ".jsx", ".css", ".html", ".yml", ".svg", ""}


@pytest.mark.parametrize("pattern", [HOSTS, MACHINE], ids=["registry hosts", "machine paths"])
def test_nothing_names(pattern: str) -> None:
    found = [path for path in files(*TEXT) if re.search(pattern, path.read_text("utf-8"))]
    nothing(told(found))


@pytest.mark.parametrize("lock", ["run", "dev", "bake", "mutate", "node"])
def test_python_locks_pin_by_hash_without_addresses(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    nothing([entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry])
    assert "://" not in text


def npm_packages() -> dict[str, dict[str, object]]:
    """The page's locked packages by name, without the page itself."""
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))
    packages: dict[str, dict[str, object]] = lock["packages"]
    return {path.rpartition("node_modules/")[2]: entry for path, entry in packages.items() if path}


def test_npm_lock_pins_by_hash_without_addresses() -> None:
    packages = npm_packages()
    nothing([name for name, entry in packages.items() if "integrity" not in entry])
    nothing([name for name, entry in packages.items() if "://" in json.dumps(entry)])


def test_every_shipped_package_is_named_among_the_licences() -> None:
    run = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    shipped = set(re.findall(r"^([\w.-]+)==", run, re.MULTILINE))
    shipped |= {name for name, entry in npm_packages().items() if not entry.get("dev")}
    rows = re.findall(r"^\| ([^ |]+)", (ROOT / "THIRD_PARTY.md").read_text("utf-8"), re.MULTILINE)
    nothing([name for name in sorted(shipped) if not any(fnmatch(name, row) for row in rows)])


def test_no_cubism_core_and_no_foreign_model() -> None:
    nothing(told([path for path in files() if "cubismcore" in path.name.lower()]))
    models = {path.parent.relative_to(ROOT).as_posix() for path in files(".moc3")}
    assert models <= OUR_MODELS


def run_tool(*arguments: str) -> None:
    """Run a checking tool in the root; its findings become the failure's text."""
    command = (sys.executable, *arguments)
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        pytest.fail(ended.stdout + ended.stderr, pytrace=False)


def test_imports_run_one_way() -> None:
    run_tool("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


def test_code_is_linted() -> None:
    run_tool("-m", "ruff", "check", "--no-cache")


def test_code_is_formatted() -> None:
    run_tool("-m", "ruff", "format", "--check", "--no-cache")
