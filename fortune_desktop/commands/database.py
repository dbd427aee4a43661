"""`db`: the database looked through, brought to the newest revision, copied, and put back from a copy."""

import argparse
import asyncio
from pathlib import Path

from fortune_desktop.commands.common import (
    DONE,
    FAILED,
    BadUse,
    RunningApp,
    terminal_locale,
)
from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.core.texts import Texts
from fortune_desktop.store.backup import back_up
from fortune_desktop.store.check import check
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.home import Home
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.restore import restore
from fortune_desktop.store.upgrade import NEWEST, upgrade

ASKED = "asked"


def add(parser: argparse.ArgumentParser) -> None:
    """One subcommand an action."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, about in (
        ("check", "look through the whole file"),
        ("migrate", "bring it to the newest revision, after a copy"),
        ("backup", "make a copy"),
        ("restore", "put a copy in its place; the present file is kept beside the copies"),
    ):
        action = actions.add_parser(name, help=about, description=about)
        if name == "restore":
            action.add_argument("file", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Do it; FortuneErrors of the storage pass."""
    home = Home.open()
    match options.action:
        case "check":
            return _check(home)
        case "migrate":
            return asyncio.run(_migrate(home))
        case "backup":
            return _back_up(home)
        case _:
            return _restore(home, options.file)


def cipher_of(home: Home) -> Cipher:
    """What opens the home's sealed columns."""
    return Cipher(find_key(home.root).secret)


def _say(key: str, **values: object) -> None:
    print(Texts.load().text(terminal_locale(), key, **values))


def _needed(home: Home) -> Path:
    """The database; BadUse if there is none yet."""
    if not home.database.exists():
        raise BadUse("cli.db.none", file=home.database)
    return home.database


def _check(home: Home) -> int:
    problems = check(_needed(home), cipher_of(home))
    for problem in problems:
        _say(problem.key, **problem.facts)
    if not problems:
        _say("cli.db.fine", file=home.database)
    return FAILED if any(problem.bad for problem in problems) else DONE


async def _migrate(home: Home) -> int:
    database = Database(home.database, cipher_of(home))
    try:
        await upgrade(database, home.backups)
    finally:
        database.close()
    _say("cli.db.newest", revision=NEWEST)
    return DONE


def _back_up(home: Home) -> int:
    print(back_up(_needed(home), home.backups, ASKED))
    return DONE


def _restore(home: Home, copy: Path) -> int:
    if RunningApp.find(home.root) is not None:
        raise BadUse("cli.db.running")
    try:
        aside = restore(copy, home.database, home.backups, cipher_of(home))
    except StorageBroken as refused:
        reason = refused.details.get("reason", "")
        raise BadUse("cli.db.copy", file=copy, reason=reason, folder=home.backups) from refused
    _say("cli.db.restored", file=copy)
    if aside is not None:
        _say("cli.db.aside", file=aside)
    return DONE
