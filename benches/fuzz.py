"""Sends the fuzz test's requests and frames by the thousand and counts what came back."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

_TEST = Path(__file__).parents[1] / "tests" / "api" / "test_fuzz.py"
_EACH = 200


def run() -> dict[str, float]:
    """How many requests and frames were sent, how many of them broke something, how many tests failed."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", str(_TEST)],
        env={**os.environ, "FORTUNE_FUZZ": os.environ.get("FORTUNE_FUZZ", str(_EACH))},
        cwd=_TEST.parents[2],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    print(told[-4000:])
    found = re.search(r"^fuzz: (.*)$", told, re.MULTILINE)
    answers: dict[str, int] = ast.literal_eval(found[1]) if found else {}
    by_status = {code: count for code, count in answers.items() if code.isdecimal()}
    failed = re.search(r"(\d+) failed", told)
    return {
        "http_requests": sum(by_status.values()),
        "frames_answered": sum(answers.values()) - sum(by_status.values()),
        "answers_5xx": sum(count for code, count in by_status.items() if code.startswith("5")),
        "answers_internal": answers.get("internal", 0),
        "failed_tests": int(failed[1]) if failed else 0,
    }
