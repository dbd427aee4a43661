"""Every kind of trouble a database file can be in is found, and a good one is left alone."""

import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.events import Emotion
from fortune_desktop.store import check as checking
from fortune_desktop.store.check import LEAST_FREE_BYTES, Problem, check, sealed_columns
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Message, NewRelative
from fortune_desktop.store.relatives import Relatives
from fortune_desktop.store.taste import Tastes

CALM: Emotion = "neutral"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
async def path(database: Database, clock: Callable[[], datetime]) -> Path:
    """A database with something in every sealed column."""
    people, talks = People(database, clock), Conversations(database, clock)
    readings, relatives = Readings(database, clock), Relatives(database, clock)
    person = await people.create("ko")
    birth = Birth(date="1990-05-15")
    await people.save(person.model_copy(update={"name": "하늘", "birth": birth}))
    await relatives.add(person.user_id, NewRelative(name="바다", relation="friend", birth=birth))
    sitting = await talks.conversation_of(person.user_id)
    said = Message(
        id=uuid4(),
        user_id=person.user_id,
        conversation_id=sitting,
        role="user",
        text="안녕",
        at=clock(),
        reading={"kind": "daily"},
    )
    await talks.add(said)
    await readings.keep("key", person.user_id, "daily", date(2026, 11, 22), '{"score": 78}')
    (kept,) = await readings.all(person.user_id)
    await readings.react(person.user_id, kept.id, 5, "고마워")
    await Tastes(database).change(person.user_id, lambda _kept: '{"style": "short"}')
    return database.path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def codes(path: Path, cipher: Cipher, *, thorough: bool = True) -> list[str]:
    return [problem.code for problem in check(path, cipher, thorough=thorough)]


@pytest.mark.parametrize("thorough", [True, False])
async def test_a_good_file_has_no_problem_and_stays_as_it_is(
    path: Path, database: Database, thorough: bool
) -> None:
    before = path.read_bytes()
    assert check(path, database.cipher, thorough=thorough) == []
    assert path.read_bytes() == before


async def test_every_sealed_column_is_looked_at(path: Path, database: Database) -> None:
    """A value that was sealed for another place does not open: each column is spoilt in turn."""
    columns = {f"{table.name}.{column.name}" for table, _, column in sealed_columns()}
    assert columns == {
        "store_facts.value",
        "users.name",
        "users.birth",
        "people.name",
        "people.birth",
        "chat_messages.text",
        "chat_messages.reading",
        "fortune_cache.body",
        "reading_reactions.note",
        "tastes.body",
    }
    strange = database.cipher.seal("moved", "elsewhere").hex()
    for name in sorted(columns - {"store_facts.value"}):
        table, _, column = name.partition(".")
        spoilt = path.with_name(f"{name}.db")
        shutil.copyfile(path, spoilt)
        shutil.copyfile(f"{path}-wal", f"{spoilt}-wal")
        change(spoilt, f"UPDATE {table} SET {column} = x'{strange}'")
        assert check(spoilt, database.cipher) == [
            Problem("sealed", facts={"column": name, "rows": 1})
        ]


async def test_another_key_is_told_once_not_for_every_row(path: Path) -> None:
    assert codes(path, Cipher(bytes(32))) == ["key"]


async def test_a_file_that_lost_the_proof_of_its_key_is_told(
    path: Path, database: Database
) -> None:
    change(path, "DELETE FROM store_facts")
    assert codes(path, database.cipher) == ["key"]


async def test_rows_that_lost_their_owner_are_counted(path: Path, database: Database) -> None:
    change(path, "DELETE FROM users")
    found = [problem.facts for problem in check(path, database.cipher)]
    assert {"table": "people", "rows": 1} in found
    assert {"table": "chat_messages", "rows": 1} in found


async def test_a_damaged_file_is_told(path: Path, database: Database) -> None:
    database.close()
    content = bytearray(path.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half : half + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    assert codes(path, database.cipher)[0] in {"damaged", "unreadable"}


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"not a database at all, " * 99)
    assert codes(letter, Cipher(bytes(32))) == ["unreadable"]


def test_a_file_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "fortune.db"
    assert codes(missing, Cipher(bytes(32))) == ["unreadable"]
    assert not missing.parent.exists()


def test_another_programs_database_is_told(tmp_path: Path) -> None:
    change(tmp_path / "other.db", "CREATE TABLE t (x)")
    assert codes(tmp_path / "other.db", Cipher(bytes(32))) == ["foreign"]


async def test_the_file_of_a_newer_program_is_told(path: Path, database: Database) -> None:
    change(path, "UPDATE alembic_version SET version_num = '9999'")
    assert check(path, database.cipher) == [Problem("newer", facts={"revision": "9999"})]


async def test_an_older_revision_is_no_problem(path: Path) -> None:
    change(path, "UPDATE alembic_version SET version_num = '0001'")
    assert codes(path, Cipher(bytes(32))) == []


async def test_little_room_on_the_disk_is_told_but_not_bad(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = LEAST_FREE_BYTES - 1
    monkeypatch.setattr(checking.shutil, "disk_usage", lambda _folder: Usage(0, 0, free))
    assert check(path, database.cipher) == [Problem("disk", bad=False, facts={"free_mb": 209})]


async def test_a_quick_look_opens_only_the_first_rows(
    path: Path, database: Database, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    people = People(database, clock)
    strange = database.cipher.seal("moved", "elsewhere").hex()
    last = await people.create("ko")
    change(path, f"UPDATE users SET name = x'{strange}' WHERE id = '{last.user_id.hex}'")
    monkeypatch.setattr(checking, "_SAMPLE", 1)
    assert codes(path, database.cipher, thorough=False) == []
    assert codes(path, database.cipher) == ["sealed"]


def test_each_problem_names_the_sentence_about_it() -> None:
    assert Problem("disk").key == "check.disk"
