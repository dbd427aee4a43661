"""`run`: the desktop companion; without a display, browser mode."""

import argparse
import gc
import json
import sys
from pathlib import Path

from pydantic import JsonValue

from fortune_desktop.commands.common import BadUse, open_home, terminal_locale
from fortune_desktop.core.texts import Texts


def add(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--say", action="append", default=[], metavar="TEXT", help="say this")
    parser.add_argument("--person", type=Path, metavar="FILE.json", help="take this profile")
    parser.add_argument("--capture", type=Path, metavar="FILE.png", help="a picture, then the end")
    parser.add_argument(
        "--after", type=float, default=60.0, metavar="SECONDS", help="at the latest"
    )


def run(options: argparse.Namespace) -> int:
    """Show the companion until the person quits, or the script of the options has ended."""
    person = None if options.person is None else _person(options.person)
    home = open_home()
    from fortune_desktop.desktop.graphics import has_display, prepare_this_process

    if not has_display():
        from fortune_desktop.commands.serve import serve

        print(Texts.load().text(terminal_locale(), "cli.no_display"), file=sys.stderr)
        return serve(home)
    prepare_this_process()
    gc.disable()  # while everything is loaded, a collection would hold the window for 50 to 150 ms
    from fortune_desktop.desktop.application import run_desktop
    from fortune_desktop.desktop.core_thread import Running
    from fortune_desktop.desktop.script import Script

    script = Script(
        person=person, say=tuple(options.say), capture=options.capture, after=options.after
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
    except (OSError, ValueError):
        raise BadUse("cli.person", file=file) from None
    if not isinstance(fields, dict):
        raise BadUse("cli.person", file=file)
    return fields
