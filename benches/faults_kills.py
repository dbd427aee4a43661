"""Kills the running app again and again while programs write through it, and looks for what it had shown as done."""

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from fortune_desktop.store.check import check
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.keys import find_key
from tests.faults.hardship import GREETING, Caller, caller_of, started
from tests.faults.quick import seeded
from tests.running import RunningApp, all_gone, make_home

WRITERS = 3
MOST_PEOPLE = 20
SHORTEST_S, LONGEST_S = 0.05, 0.8
KILLED_IN_THE_START = 0.15


@dataclass
class Kept:
    """What a writer was told is done. Of a thing written over and over, the last word and the one after it count."""

    user_id: str
    messages: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: [""])
    people: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    done: int = 0
    refused: list[str] = field(default_factory=list)


class Refused(Exception):
    """Status and error code of a write that was not done."""


class Writer:
    """A program that writes in a thread of its own until the app is gone."""

    def __init__(self, user_id: str, seed: int) -> None:
        self.kept = Kept(user_id)
        self._chance = seeded(seed)
        self._count = 0

    def write(self, caller: Caller) -> None:
        """Write one thing after the other; returns when nobody answers, or something is refused."""
        with contextlib.suppress(OSError, HTTPException, ValueError):
            while not self.kept.refused:
                self.write_one(caller)

    def write_one(self, caller: Caller) -> None:
        """Write one thing; a refusal is noted."""
        self._count += 1
        acts = (self._say, self._say, self._rename, self._add, self._remove)
        try:
            self._chance.choice(acts)(caller)
            self.kept.done += 1
        except Refused as refusal:
            self.kept.refused.append(str(refusal))

    def missing(self, caller: Caller) -> list[str]:
        """What was done and is not there, or not as it was left."""
        kept, lost = self.kept, list[str]()
        there = set(_messages(caller, kept.user_id))
        lost += [f"message {one}" for one in kept.messages if one not in there]
        _, profile = caller.call("GET", f"/user/{kept.user_id}")
        if profile["name"] not in kept.names:
            lost.append(f"name {kept.names[0]}")
        kept.names = [profile["name"]]
        people = _people(caller, kept.user_id)
        lost += [f"person {who}" for who, name in kept.people.items() if people.get(who) != name]
        lost += [f"removal of {who}" for who in kept.gone if who in people]
        kept.people = people
        return lost

    def _say(self, caller: Caller) -> None:
        words = f"{GREETING} {self._count}"
        reply = _done(caller.say(self.kept.user_id, words), 200)
        self.kept.messages += [words, reply["message_id"]]

    def _rename(self, caller: Caller) -> None:
        name = f"하늘 {self._count}"
        self.kept.names.append(name)
        _done(caller.call("PATCH", f"/user/{self.kept.user_id}", {"name": name}), 200)
        self.kept.names = [name]

    def _add(self, caller: Caller) -> None:
        if len(self.kept.people) < MOST_PEOPLE:
            new = {"name": f"달 {self._count}", "relation": "friend"}
            made = _done(caller.call("POST", f"/user/{self.kept.user_id}/people", new), 201)
            self.kept.people[made["id"]] = made["name"]

    def _remove(self, caller: Caller) -> None:
        if self.kept.people:
            # Neither there nor gone until the answer has come.
            who, _ = self.kept.people.popitem()
            _done(caller.call("DELETE", f"/user/{self.kept.user_id}/people/{who}"), 200)
            self.kept.gone.add(who)


class Kills:
    """One home, its writers, and what was found after each kill."""

    def __init__(self, home: Path, seed: int) -> None:
        self.kills = 0
        self.lost: list[str] = []
        self.problems: list[str] = []
        self.left_running = 0
        self._home = make_home(home)
        self._chance = seeded(seed)
        self._seed = seed
        self._writers: list[Writer] = []

    @property
    def done(self) -> int:
        """How many writes were answered as done."""
        return sum(writer.kept.done for writer in self._writers)

    @property
    def refused(self) -> list[str]:
        """What an app that was alive did not do."""
        return [refusal for writer in self._writers for refusal in writer.kept.refused]

    def run(self, kills: int) -> None:
        """Start, write, kill, look; and once more to the end."""
        for _ in range(kills):
            if self._writers and self._chance.random() < KILLED_IN_THE_START:
                self._kill_in_the_start()
            else:
                self._kill_while_writing()
            self.problems += problems_of(self._home)
        with started(self._home, os.environ) as app:
            self._look(caller_of(app))
            app.quit()
        self.problems += problems_of(self._home)

    def _kill_in_the_start(self) -> None:
        with started(self._home, os.environ) as app:
            time.sleep(self._chance.uniform(0, 2 * LONGEST_S))
            self._kill(app)

    def _kill_while_writing(self) -> None:
        with started(self._home, os.environ) as app:
            caller = caller_of(app)
            self._look(caller)
            with self._writing(caller):
                time.sleep(self._chance.uniform(SHORTEST_S, LONGEST_S))
                self._kill(app)

    def _kill(self, app: RunningApp) -> None:
        family = app.descendants()
        app.process.kill()
        app.process.wait()
        self.kills += 1
        self.left_running += not all_gone(family)

    @contextlib.contextmanager
    def _writing(self, caller: Caller) -> Iterator[None]:
        threads = [threading.Thread(target=one.write, args=(caller,)) for one in self._writers]
        for thread in threads:
            thread.start()
        yield
        for thread in threads:
            thread.join()

    def _look(self, caller: Caller) -> None:
        """The first time there is nothing to find yet."""
        if not self._writers:
            self._writers = [Writer(caller.person(), self._seed + n) for n in range(WRITERS)]
        for writer in self._writers:
            self.lost += writer.missing(caller)


def problems_of(home: Path) -> list[str]:
    """What `db check` finds wrong with the database of a home at rest; nothing of how full the disk is."""
    found = check(home / "fortune.db", Cipher(find_key(home).secret))
    return [problem.code for problem in found if problem.code != "disk"]


def _done(answer: tuple[int, dict[str, Any]], status: int) -> dict[str, Any]:
    found, body = answer
    if found != status:
        raise Refused(f"{found} {body['error']['code']}")
    return body


def _messages(caller: Caller, user_id: str) -> Iterator[str]:
    """The ids and texts of everything said; asked for page by page."""
    path = f"/chat/{user_id}/history?limit=100"
    cursor = ""
    while True:
        _, page = caller.call("GET", path + cursor)
        for message in page["items"]:
            yield from (message["id"], message["text"])
        if page["next_cursor"] is None:
            return
        cursor = f"&cursor={page['next_cursor']}"


def _people(caller: Caller, user_id: str) -> dict[str, str]:
    people: Any = caller.call("GET", f"/user/{user_id}/people")[1]
    return {one["id"]: one["name"] for one in people}


def run(kills: int = 100, seed: int = 1) -> dict[str, float]:
    """Figures of so many kills, about two seconds each."""
    with tempfile.TemporaryDirectory() as folder:
        seen = Kills(Path(folder) / "home", seed)
        seen.run(kills)
    for problem in (*seen.lost, *seen.problems, *seen.refused):
        print(problem)
    return {
        "kills": seen.kills,
        "kills_writes_done": seen.done,
        "kills_writes_refused": len(seen.refused),
        "kills_writes_lost": len(seen.lost),
        "kills_check_problems": len(seen.problems),
        "kills_left_something_running": seen.left_running,
    }
