"""`doctor`: a line a finding in either language, JSON for programs, the exit code of the worst, nothing changed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fortune_desktop.commands import doctor
from fortune_desktop.commands.checkup.finding import Finding, Probe, bad, ok, warn
from fortune_desktop.core.texts import LOCALES, Texts
from fortune_desktop.store.home import Home
from tests.commands.conftest import Ask
from tests.commands.processes import PATIENCE_S, environment
from tests.running import ROOT

PAGE, SOUND = ok("doctor.page.ok"), warn("doctor.sound.none")
SPACE = bad("doctor.space.none", free_mb=3)


def finds(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Let the doctor find just this."""

    def probe() -> Iterator[Finding]:
        yield from findings

    only: dict[str, Probe] = {"probe": probe}
    monkeypatch.setattr(doctor, "probes", lambda home: only)


@pytest.mark.parametrize(
    ("findings", "code", "strict"),
    [((PAGE,), 0, 0), ((PAGE, SOUND), 0, 1), ((PAGE, SOUND, SPACE), 1, 1)],
)
def test_the_worst_finding_is_the_exit_code(
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    findings: tuple[Finding, ...],
    code: int,
    strict: int,
) -> None:
    finds(monkeypatch, *findings)
    assert ask("doctor").code == code
    assert ask("doctor", "--strict").code == strict


def test_a_line_a_finding(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    finds(monkeypatch, SOUND)
    assert ask("doctor").out.startswith("! There is no sound output. Connect a speaker")
    finds(monkeypatch, PAGE, SPACE)
    assert ask("doctor").out.splitlines() == [
        "✓ The page is built.",
        "✗ With 3 MB free on the disk nothing can be saved. Make some room.",
    ]
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert ask("doctor").out.splitlines()[0] == "✓ 화면이 만들어져 있어요."


def test_json_is_one_line_with_facts(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    finds(monkeypatch, PAGE, SPACE)
    (line,) = ask("doctor", "--json").out.splitlines()
    told = json.loads(line)
    assert told["state"] == "bad"
    assert told["checks"][1] == {
        "name": "probe",
        "state": "bad",
        "code": "doctor.space.none",
        "text": "With 3 MB free on the disk nothing can be saved. Make some room.",
        "facts": {"free_mb": 3},
    }


def test_what_hangs_cannot_keep_the_doctor_from_leaving(home: Path) -> None:
    hang = (
        "import atexit, threading\n"
        "from fortune_desktop import cli\n"
        "from fortune_desktop.commands import doctor\n"
        "forever = threading.Event()\n"
        "atexit.register(forever.wait)\n"
        "doctor.WITHIN_S = 0.1\n"
        "doctor.probes = lambda home: {'sound': forever.wait}\n"
        "raise SystemExit(cli.main(['doctor']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", hang],
        cwd=ROOT,
        env={**environment(home), "LANG": "en"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("✗ sound: no answer within 0.1 s.")


def test_this_machine_is_looked_at_whole_and_nothing_is_made(ask: Ask, home: Path) -> None:
    done = ask("doctor", "--json")
    told = json.loads(done.out)
    names = list(dict.fromkeys(check["name"] for check in told["checks"]))
    assert names == list(doctor.probes(Home(home)))
    assert "doctor.failed" not in {check["code"] for check in told["checks"]}
    assert done.err == ""
    assert not home.exists()


def test_every_line_of_the_doctor_is_in_both_languages() -> None:
    texts = Texts.load()
    source = Path(doctor.__file__).parent / "checkup"
    code = "".join(file.read_text("utf-8") for file in source.glob("*.py"))
    keys = {word for word in code.split('"') if word.startswith("doctor.")}
    assert len(keys) > 30
    for key in keys:
        assert all(texts.text(locale, key) for locale in LOCALES)
