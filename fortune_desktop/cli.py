"""The command line: finds the command, runs it, and turns whatever goes wrong into one line and an exit code."""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol, cast

from fortune_desktop import __version__
from fortune_desktop.commands.common import BAD_USE, FAILED, BadUse, terminal_locale
from fortune_desktop.core.errors import FortuneError, Invalid
from fortune_desktop.core.texts import Texts

log = logging.getLogger(__name__)

ABOUT_ITSELF = ("-h", "--help", "--version")
# Each command's module, loaded only when it is asked for, and what it is for.
COMMANDS = {
    "run": ("run", "open the desktop companion (default)"),
    "serve": ("serve", "browser mode: page and API without a window"),
    "reading": ("reading", "one reading, printed"),
    "speak": ("speak", "text to a sound file"),
    "lipsync": ("lipsync", "the mouth over sound files"),
    "db": ("database", "check, migrate, back up or restore the database"),
    "doctor": ("doctor", "what works on this machine"),
}
# Long slices make a busy core thread felt in the window; half a millisecond keeps both smooth.
THREAD_SLICE = 0.0005


class Command(Protocol):
    """A module of `commands`."""

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit code."""


class _Parser(argparse.ArgumentParser):
    """Tells wrong words in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the right words stand, then end."""
        self.exit(BAD_USE, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 2 bad usage or input, 1 anything else."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in ABOUT_ITSELF):
        words.insert(0, "run")
    command = _load(words[0])
    options = _parser(words[0], command).parse_args(words)
    assert command is not None  # any other name has ended in the parser
    sys.setswitchinterval(THREAD_SLICE)
    logging.getLogger().addHandler(logging.NullHandler())  # no log on the screen of short commands
    try:
        code = command.run(options)
        sys.stdout.flush()  # here, where a reader who has gone is no surprise
        return code
    except BadUse as problem:
        return _tell(Texts.load().text(terminal_locale(), problem.key, **problem.values), BAD_USE)
    except FortuneError as problem:
        return _tell(_message(problem), BAD_USE if isinstance(problem, Invalid) else FAILED)
    except BrokenPipeError:
        # Whoever read the output has gone; what is left of it must not complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    except OSError as problem:
        return _tell(f"fortune-desktop: {problem.strerror}: {problem.filename or ''}", FAILED)
    except Exception:  # a bug of ours: its traceback belongs into the log
        log.exception("the command failed")
        return _tell(_message(FortuneError()), FAILED)


def _message(problem: FortuneError) -> object:
    return Texts.load().error(terminal_locale(), problem)["message"]


def _load(name: str) -> Command | None:
    if name not in COMMANDS:
        return None
    module, _ = COMMANDS[name]
    return cast(Command, importlib.import_module(f"fortune_desktop.commands.{module}"))


def _parser(wanted: str, command: Command | None) -> argparse.ArgumentParser:
    parser = _Parser(prog="fortune-desktop")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, (_, about) in COMMANDS.items():
        one = commands.add_parser(name, help=about, description=about)
        if name == wanted and command is not None:
            command.add(one)
    return parser


def _tell(words: object, code: int) -> int:
    print(words, file=sys.stderr)
    return code
