"""`doctor`: what works on this machine, line by line, and how to mend the rest; it changes nothing and never hangs."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from fortune_desktop.commands.checkup import data, machine
from fortune_desktop.commands.checkup.finding import NO_ANSWER, Finding, Probe, State, examine
from fortune_desktop.commands.common import DONE, FAILED, as_json, terminal_locale
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import Texts
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.store.home import Home

WITHIN_S: Final = 15.0
_SIGNS: Final[Mapping[State, str]] = {"ok": "✓", "warn": "!", "bad": "✗"}
_WORST_FIRST: Final[Sequence[State]] = ("bad", "warn", "ok")


def add(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--json", action="store_true", help="one JSON line")
    parser.add_argument("--strict", action="store_true", help="exit 1 for a warning too")


def run(options: argparse.Namespace) -> int:
    """Look, tell, and fail if something does not work."""
    found = examine(probes(Home.place()), WITHIN_S)
    texts, locale = Texts.load(), terminal_locale()
    print(_as_json(found, texts, locale) if options.json else _as_lines(found, texts, locale))
    state = worst(found)
    code = FAILED if state == "bad" or (options.strict and state == "warn") else DONE
    if any(finding.key == NO_ANSWER for findings in found.values() for finding in findings):
        # What hangs now, a sound library for one, would hang again when the process cleans up.
        sys.stdout.flush()
        os._exit(code)
    return code


def probes(home: Home) -> dict[str, Probe]:
    """Every probe by name, in the order of the report."""
    here: dict[str, Probe] = {
        "python": machine.python,
        "packages": machine.packages,
        "window": machine.window,
        "page": machine.page,
        "model": machine.model,
        "display": machine.display,
        "sound": machine.sound,
        "network": machine.network,
        "voices": lambda: machine.voices(tts_providers()),
    }
    about = (data.home, data.space, data.key, data.database, data.backup, data.turns, data.waiting)
    return here | {probe.__name__: partial(probe, home) for probe in about}


def worst(found: Mapping[str, Sequence[Finding]]) -> State:
    """The worst state of all findings."""
    states = {finding.state for findings in found.values() for finding in findings}
    return next(state for state in _WORST_FIRST if state in states)


def _as_lines(found: Mapping[str, Sequence[Finding]], texts: Texts, locale: Locale) -> str:
    return "\n".join(
        f"{_SIGNS[finding.state]} {texts.text(locale, finding.key, **finding.facts)}"
        for findings in found.values()
        for finding in findings
    )


def _as_json(found: Mapping[str, Sequence[Finding]], texts: Texts, locale: Locale) -> str:
    checks = [
        {
            "name": name,
            "state": finding.state,
            "code": finding.key,
            "text": texts.text(locale, finding.key, **finding.facts),
            "facts": {
                fact: value if isinstance(value, int | float | dict) else str(value)
                for fact, value in finding.facts.items()
            },
        }
        for name, findings in found.items()
        for finding in findings
    ]
    return as_json({"state": worst(found), "checks": checks})
