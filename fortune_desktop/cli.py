"""The command line: `run` (the desktop companion, default) and `serve` (browser mode)."""

import argparse
import asyncio
import gc
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import JsonValue

from fortune_desktop import __version__
from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.texts import Texts, locale_of
from fortune_desktop.observe.logs import start_logging
from fortune_desktop.store.home import Home

DONE, FAILED, BAD_USE = 0, 1, 2
ABOUT_ITSELF = ("-h", "--help", "--version")
THIS_MACHINE = "127.0.0.1"
# Long slices make a busy core thread felt in the window; half a millisecond keeps both smooth.
THREAD_SLICE = 0.0005


class BadUse(Exception):
    """The person asked for something that cannot be; the message says what, and how to mend it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 2 bad usage or input, 1 anything else."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in ABOUT_ITSELF):
        words.insert(0, "run")
    options = _parser().parse_args(words)
    sys.setswitchinterval(THREAD_SLICE)
    try:
        home = Home.open()
        start_logging(home.logs)
        if options.command == "serve":
            return _serve(home, options.host, options.port)
        return _run(home, options)
    except BadUse as problem:
        print(problem, file=sys.stderr)
        return BAD_USE
    except FortuneError as problem:
        texts, locale = Texts.load(), locale_of(os.environ.get("LANG", ""))
        print(texts.error(locale, problem)["message"], file=sys.stderr)
        return FAILED
    except OSError as problem:
        print(f"fortune-desktop: {problem.strerror}: {problem.filename or ''}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fortune-desktop")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    run = commands.add_parser("run", help="open the desktop companion (default)")
    run.add_argument("--say", action="append", default=[], metavar="TEXT", help="say this to her")
    run.add_argument("--person", type=Path, metavar="FILE.json", help="take this profile")
    run.add_argument("--capture", type=Path, metavar="FILE.png", help="a picture, then the end")
    run.add_argument("--after", type=float, default=60.0, metavar="SECONDS", help="at the latest")
    serve = commands.add_parser("serve", help="browser mode: page and API without a window")
    serve.add_argument("--port", type=int, default=0, help="a free one by default")
    serve.add_argument("--host", default=THIS_MACHINE, help="this machine only")
    serve.add_argument("--workers", type=int, choices=[1], default=1, help="one process")
    return parser


def _run(home: Home, options: argparse.Namespace) -> int:
    from fortune_desktop.desktop.graphics import has_display, prepare_this_process

    if not has_display():
        print("No display: starting browser mode instead of the window.", file=sys.stderr)
        return _serve(home, THIS_MACHINE, 0)
    prepare_this_process()
    gc.disable()  # while everything is loaded, a collection would hold the window for 50 to 150 ms
    from fortune_desktop.desktop.application import run_desktop
    from fortune_desktop.desktop.core_thread import Running
    from fortune_desktop.desktop.script import Script

    script = Script(
        person=None if options.person is None else _person(options.person),
        say=tuple(options.say),
        capture=options.capture,
        after=options.after,
    )

    async def start() -> Running:
        # Heavy: loaded on the core thread, after the window shows.
        from fortune_desktop.app import App

        app = App(home, sound="device")
        await app.start()
        app.serve_in_background(then=_collect_from_now_on)
        return app

    return run_desktop(home, start, script)


def _collect_from_now_on() -> None:
    """Leave what was loaded out of every later collection: it stays, and looking through it takes long."""
    gc.freeze()
    gc.enable()


def _person(file: Path) -> dict[str, JsonValue]:
    """A profile's fields from a JSON file."""
    try:
        fields = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise BadUse(
            f"--person {file}: cannot be read as JSON ({problem}); give a file with a profile's fields"
        ) from None
    if not isinstance(fields, dict):
        raise BadUse(
            f'--person {file}: expected an object such as {{"name": "하늘", "birth": {{"date": "1990-05-15"}}}}'
        )
    return fields


def _serve(home: Home, host: str, port: int) -> int:
    try:
        return asyncio.run(_serve_until_stopped(home, host, port))
    except ValueError as problem:
        raise BadUse(f"serve: {problem}") from problem


async def _serve_until_stopped(home: Home, host: str, port: int) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    from fortune_desktop.app import App  # loading takes a second, in which a farewell may come

    app = App(home, sound="page")
    await app.start()
    try:
        server = await app.serve(host, port)
    except BaseException:
        await app.stop()
        raise
    ready = {
        "url": server.url,
        "token": server.token,
        "open": f"{server.url}/?ticket={server.ticket()}",
        "pid": os.getpid(),
    }
    print(json.dumps(ready), flush=True)
    await stop.wait()
    await app.stop()
    return DONE
